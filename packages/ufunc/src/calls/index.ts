export { apply_along_axis, apply_over_axes } from './apply.ts';
export { type Piece, piecewise } from './piecewise.ts';
