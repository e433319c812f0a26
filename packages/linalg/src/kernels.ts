/**
 * For packages that build on this one: loading kernels of their own into the heap's memory, room to work in, the
 * product of matrices that lie there, the table of approximants of the exponential, and how to warn. Applications need
 * none of it.
 */
export { arrayOf, checkFinite, floatingOf, scalarOf } from './arguments/operands.ts';
export { tellOnce } from './tell-once.ts';
export {
  leadingCoefficient,
  PADE_BOUNDS,
  padeCoefficients,
  type PadeOrder,
  ROUNDING_UNIT,
} from './exponential/degrees.ts';
export { compiled, hasMultiplyAdd, kernelsOf, type KernelModule } from './kernels/load.ts';
export { Frame, newArray, view, withFrame } from './memory/frame.ts';
export {
  block,
  byColumns,
  byRows,
  type InexactDType,
  type Matrix,
  type Scalar,
  transposed,
} from './memory/matrix.ts';
export { Owned } from './memory/owned.ts';
export { Stack } from './memory/stack.ts';
export { multiply } from './products/multiply.ts';
export { warn } from './errors.ts';
