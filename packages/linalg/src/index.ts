export { type Backend, backend } from './backend.ts';
export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export {
  qr,
  type QrMode,
  type QrOptions,
  type QrPivots,
  type QrReflectors,
  type QrResult,
  type QrTriangle,
} from './qr/qr.ts';
export { svd, type SvdOptions, type SvdResult, svdvals } from './singular/svd.ts';
export { type Eigenpairs, eigh, type EighOptions, type RealOf } from './eigh/eigh.ts';
export { eigvalsh } from './eigh/eigvalsh.ts';
export { lu, type LU, type LUOptions, type PermutedLU } from './lu/lu.ts';
export {
  type FiniteOption,
  lu_factor,
  lu_solve,
  type LUFactors,
  type LUSolveOptions,
} from './lu/lu_factor.ts';
export { solve, type SolveOptions } from './solvers/solve.ts';
export type { AssumeA, Structure } from './solvers/structure.ts';
export { solve_triangular, type SolveTriangularOptions } from './triangular/solve_triangular.ts';
export { lstsq, type LstsqOptions, type LstsqResult } from './pseudoinverse/lstsq.ts';
export { pinv, type PinvOptions } from './pseudoinverse/pinv.ts';
export { polar, type PolarOptions, type PolarResult } from './pseudoinverse/polar.ts';
export { null_space, orth, type SubspaceOptions } from './pseudoinverse/subspaces.ts';
export { cond, type CondOptions } from './measures/cond.ts';
export { matrix_rank, type MatrixRankOptions } from './measures/matrix_rank.ts';
export {
  matrix_norm,
  type MatrixNormOptions,
  norm,
  type NormOptions,
  type NormOrder,
  vector_norm,
  type VectorNormOptions,
} from './measures/norm.ts';
export type { RealArray } from './measures/vectors.ts';
export { expm } from './exponential/expm.ts';
