export { SparseArray } from './array/sparse-array.ts';
export { csc_array, csr_array } from './construct/compressed.ts';
export type { Format, Parts, Shape, SparseDType } from './parts/parts.ts';
export {
  type ActingDefinition,
  aslinearoperator,
  identityOperator,
  LinearOperator,
  type OperatorDefinition,
  type OperatorLike,
} from './operators/linear-operator.ts';
export { bicg, cgs } from './iterative/bicg.ts';
export { bicgstab } from './iterative/bicgstab.ts';
export { cg } from './iterative/cg.ts';
export { gmres, type GmresOptions } from './iterative/gmres.ts';
export type { LeastSquaresOptions } from './iterative/least-squares.ts';
export { lgmres, type LgmresOptions } from './iterative/lgmres.ts';
export { lsmr, type LsmrOptions, type LsmrSolution } from './iterative/lsmr.ts';
export { lsqr, type LsqrOptions, type LsqrSolution } from './iterative/lsqr.ts';
export { minres, type MinresOptions } from './iterative/minres.ts';
export type { IterateCallback, IterationOptions } from './iterative/options.ts';
export type { ActingObject, Preconditioner, SolvingObject } from './iterative/preconditioner.ts';
export { qmr, type QmrOptions } from './iterative/qmr.ts';
export type { IterativeSolution } from './iterative/system.ts';
export { tfqmr } from './iterative/tfqmr.ts';
export type { CycleOptions } from './preconditioners/aggregation/cycle.ts';
export {
  MultilevelSolver,
  type MultilevelSolveOptions,
  smoothedAggregation,
  type SmoothedAggregationOptions,
} from './preconditioners/aggregation/smoothed-aggregation.ts';
export { jacobi } from './preconditioners/jacobi.ts';
export { ssor } from './preconditioners/ssor.ts';
