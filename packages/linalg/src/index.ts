export { type Backend, backend } from './backend.ts';
export { LinAlgError, LinAlgWarning, onWarning, type WarningHandler } from './errors.ts';
export type { Operand } from './arguments/operands.ts';
export { matmul } from './products/matmul.ts';
export { type Eigenpairs, eigh, type EighOptions, type RealOf } from './eigh/eigh.ts';
export { eigvalsh } from './eigh/eigvalsh.ts';
export { cholesky, type CholeskyOptions } from './definite/cholesky.ts';
export {
  type CholeskyFactor,
  cho_factor,
  type ChoFactorOptions,
  cho_solve,
  type ChoSolveOptions,
} from './definite/cho_factor.ts';
export { ldl, type LdlOptions, type LdlResult } from './indefinite/ldl.ts';
export { solve_banded, type SolveBandedOptions } from './banded/solve_banded.ts';
export {
  cho_solve_banded,
  type ChoSolveBandedOptions,
  cholesky_banded,
  type DefiniteBandedOptions,
  solveh_banded,
} from './banded/definite.ts';
export {
  solve_toeplitz,
  type SolveToeplitzOptions,
  type ToeplitzOperand,
} from './toeplitz/solve_toeplitz.ts';
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
export { expm } from './exponential/expm.ts';
export { det, slogdet, type SLogDet } from './solvers/determinants.ts';
export { inv } from './solvers/inv.ts';
export {
  eigh_tridiagonal,
  eigvalsh_tridiagonal,
  type TridiagonalOptions,
  type TridiagonalPairs,
} from './eigh/tridiagonal.ts';
export type { ProblemType } from './eigh/generalised.ts';
export type { SubsetOptions } from './eigh/options.ts';
