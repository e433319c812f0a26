export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export { eig, type EigResult, eigvals } from './eigen/eig.ts';
export { hessenberg, type HessenbergOptions, type HessenbergResult } from './eigen/hessenberg.ts';
export {
  rsf2csf,
  schur,
  type SchurOptions,
  type SchurResult,
  type SchurSort,
  type SortedSchurResult,
} from './eigen/schur.ts';
