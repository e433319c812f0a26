export type { Operand } from './arguments/operands.ts';
export type { Out, OutOptions } from './arguments/out.ts';
export type { FloatingOf, ProductOf, PromotedOf, RealOf, SolutionOf } from './arguments/types.ts';
export { backend, type Backend } from './backend.ts';
export {
  cho_solve_banded,
  cholesky_banded,
  type ChoSolveBandedOptions,
  type DefiniteBandedOptions,
  solveh_banded,
} from './banded/definite.ts';
export { solve_banded, type SolveBandedOptions } from './banded/solve_banded.ts';
export {
  cho_factor,
  cho_solve,
  type ChoFactorOptions,
  type CholeskyFactor,
  type ChoSolveOptions,
} from './definite/cho_factor.ts';
export { cholesky, type CholeskyOptions } from './definite/cholesky.ts';
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
export { type Eigenpairs, eigh, type EighOptions } from './eigh/eigh.ts';
export { eigvalsh } from './eigh/eigvalsh.ts';
export type { ProblemType } from './eigh/generalised.ts';
export type { Triangle } from './eigh/hermitian.ts';
export type { SubsetOptions } from './eigh/options.ts';
export {
  eigh_tridiagonal,
  eigvalsh_tridiagonal,
  type TridiagonalOptions,
  type TridiagonalPairs,
} from './eigh/tridiagonal.ts';
export {
  einsum,
  einsum_path,
  type EinsumOptions,
  type EinsumPath,
  type EinsumPathOptions,
} from './einsum/einsum.ts';
export type { ContractionPath } from './einsum/path.ts';
export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export { expm } from './exponential/expm.ts';
export { logm } from './functions/logm.ts';
export { sqrtm } from './functions/sqrtm.ts';
export { ldl, type LdlOptions, type LdlResult } from './indefinite/ldl.ts';
export { lu, type LU, type LUOptions, type PermutedLU } from './lu/lu.ts';
export {
  type FiniteOption,
  lu_factor,
  lu_solve,
  type LUFactors,
  type LUSolveOptions,
} from './lu/lu_factor.ts';
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
export type { InexactDType } from './memory/matrix.ts';
export { poly } from './polynomials/poly.ts';
export {
  polyfit,
  type PolyfitCovariance,
  type PolyfitFull,
  type PolyfitOptions,
} from './polynomials/polyfit.ts';
export { roots } from './polynomials/roots.ts';
export { matrix_power } from './powers/matrix_power.ts';
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
export { tensordot, type TensordotOptions } from './products/tensordot.ts';
export { vecdot, type VecdotOptions } from './products/vecdot.ts';
export { lstsq, type LstsqOptions, type LstsqResult } from './pseudoinverse/lstsq.ts';
export { pinv, type PinvOptions } from './pseudoinverse/pinv.ts';
export { polar, type PolarOptions, type PolarResult } from './pseudoinverse/polar.ts';
export { null_space, orth, type SubspaceOptions } from './pseudoinverse/subspaces.ts';
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
export { det, slogdet, type SLogDet } from './solvers/determinants.ts';
export { inv } from './solvers/inv.ts';
export { solve, type SolveOptions } from './solvers/solve.ts';
export type { AssumeA, Structure } from './solvers/structure.ts';
export { block_diag, companion, hilbert } from './special/named.ts';
export { circulant, hankel, toeplitz } from './special/toeplitz.ts';
export {
  solve_toeplitz,
  type SolveToeplitzOptions,
  type ToeplitzOperand,
} from './toeplitz/solve_toeplitz.ts';
export { solve_triangular, type SolveTriangularOptions } from './triangular/solve_triangular.ts';
