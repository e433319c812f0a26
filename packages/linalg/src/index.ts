export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export type { Out, OutOptions } from './arguments/out.ts';
export type { ProductOf, PromotedOf } from './arguments/types.ts';
export {
  einsum,
  einsum_path,
  type EinsumOptions,
  type EinsumPath,
  type EinsumPathOptions,
} from './einsum/einsum.ts';
export type { ContractionPath } from './einsum/path.ts';
export { multi_dot } from './products/chain.ts';
export { cross, type CrossOptions } from './products/cross.ts';
export {
  diagonal,
  type DiagonalOptions,
  matrix_transpose,
  trace,
  type TraceOptions,
} from './products/diagonals.ts';
export { dot, inner, vdot } from './products/dot.ts';
export { matmul } from './products/matmul.ts';
export { kron, outer } from './products/outer.ts';
export { matrix_power } from './products/power.ts';
export { tensordot, type TensordotOptions } from './products/tensordot.ts';
export { vecdot, type VecdotOptions } from './products/vecdot.ts';
