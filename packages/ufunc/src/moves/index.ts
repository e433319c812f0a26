export type { Places } from './along.ts';
export {
  type BitOrder,
  packbits,
  type PackbitsOptions,
  unpackbits,
  type UnpackbitsOptions,
} from './bits.ts';
export { block, type Blocks } from './block.ts';
export {
  diag_indices,
  type DiagIndicesOptions,
  fill_diagonal,
  type FillDiagonalOptions,
} from './diagonals.ts';
export { insert, type PlacesOptions } from './insert.ts';
export { delete, remove } from './remove.ts';
export { resize } from './resize.ts';
export { rollaxis, type RollaxisOptions } from './rollaxis.ts';
export {
  type MatrixIndices,
  tril_indices,
  triu_indices,
  type TriangleOptions,
} from './triangles.ts';
export { trim_zeros, type TrimZerosOptions } from './trim-zeros.ts';
