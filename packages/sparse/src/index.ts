export type { LineFormat } from './array/line.ts';
export type { AnySparse, SparseOf } from './array/matrix.ts';
export type { AxesOf, Broadcast } from './array/operands.ts';
export type { DenseProduct, SparseProduct } from './array/products.ts';
export type { Selection } from './array/selected.ts';
export { SparseArray, type Transposed } from './array/sparse-array.ts';
export {
  type BlockOptions,
  bsr_array,
  coo_array,
  csc_array,
  csr_array,
  dia_array,
  dok_array,
  lil_array,
} from './construct/arrays.ts';
export {
  type Block,
  block_array,
  block_diag,
  hstack,
  type JoinOptions,
  vstack,
} from './construct/blocks.ts';
export {
  type DiagonalsOptions,
  diags_array,
  eye_array,
  type EyeOptions,
  type FormatOptions,
  identity,
  type IdentityOptions,
} from './construct/identity.ts';
export { kron, kronsum, type PromotedDType } from './construct/kron.ts';
export { random_array, type RandomOptions } from './construct/random.ts';
export {
  find,
  type Found,
  issparse,
  type TriangleOptions,
  tril,
  triu,
} from './construct/triangles.ts';
export type {
  AxesOfInput,
  CompressedInput,
  Coords,
  CoordsInput,
  DiagonalsInput,
  List,
  MatrixInput,
  Nearest,
  SparseDTypeOf,
  SparseInput,
  SparseOptions,
  TripletsInput,
} from './construct/types.ts';
export type { Side } from './direct/factors.ts';
export type { OrderingName, SpluOptions, StrategyName } from './direct/options.ts';
export type { SparseSolution } from './direct/solution.ts';
export { SparseLU, type SparseSolveOptions } from './direct/sparse-lu.ts';
export { factorized, splu } from './direct/splu.ts';
export { inv, spsolve, type SpsolveOptions } from './direct/spsolve.ts';
export type { Path, Strategy } from './direct/strategy.ts';
export { eigs, type EigsOptions, type EigsResult } from './eigen/eigs.ts';
export { eigsh, type EigshOptions, type EigshResult } from './eigen/eigsh.ts';
export { EigenConvergenceError } from './eigen/error.ts';
export { lobpcg, type LobpcgOptions, type LobpcgResult } from './eigen/lobpcg.ts';
export type { KrylovOptions } from './eigen/options.ts';
export { svds, type SvdsOptions, type SvdsResult } from './eigen/svds.ts';
export type { ShiftMode } from './eigen/modes.ts';
export type { OPpart } from './eigen/real-parts.ts';
export type { WhichGeneral, WhichSymmetric } from './eigen/which.ts';
export { expm } from './exponential/expm.ts';
export { expm_multiply, type ExpmMultiplyOptions } from './exponential/expm-multiply.ts';
export { is_sptriangular, spbandwidth } from './graph/bandwidth.ts';
export {
  connected_components,
  type ConnectedComponents,
  type ConnectedComponentsOptions,
} from './graph/connected-components.ts';
export {
  type MatchingOptions,
  maximum_bipartite_matching,
  structural_rank,
} from './graph/matching.ts';
export {
  reverse_cuthill_mckee,
  type ReverseCuthillMcKeeOptions,
} from './graph/reverse-cuthill-mckee.ts';
export {
  min_weight_full_bipartite_matching,
  type WeightedMatching,
  type WeightedMatchingOptions,
} from './graph/weighted-matching.ts';
export { ic0, type Ic0Options, IncompleteCholesky } from './incomplete/ic0.ts';
export { type DropRule, IncompleteLU, spilu, type SpiluOptions } from './incomplete/spilu.ts';
export type { IndexPart } from './indexing/places.ts';
export { bicg, cgs } from './iterative/bicg.ts';
export { bicgstab } from './iterative/bicgstab.ts';
export { cg } from './iterative/cg.ts';
export { gcrotmk, type GcrotmkOptions, type RecycledPair } from './iterative/gcrotmk.ts';
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
export { onenormest, type OneNormOptions, type OneNormResult } from './measures/onenormest.ts';
export type { BoundaryConditions } from './operators/laplacian-lines.ts';
export {
  LaplacianNd,
  type LaplacianNdOptions,
  type LaplacianOperator,
} from './operators/laplacian-nd.ts';
export {
  type ActingDefinition,
  aslinearoperator,
  identityOperator,
  LinearOperator,
  type OperatorDefinition,
  type OperatorLike,
} from './operators/linear-operator.ts';
export type {
  Axes,
  BlockSize,
  Format,
  IndexDType,
  Parts,
  Shape,
  ShapeOf,
  SparseDType,
} from './parts/parts.ts';
export { spy, type SpyOptions } from './picture/spy.ts';
export type { CycleOptions } from './preconditioners/aggregation/cycle.ts';
export {
  type MultilevelSolveOptions,
  MultilevelSolver,
  smoothedAggregation,
  type SmoothedAggregationOptions,
} from './preconditioners/aggregation/smoothed-aggregation.ts';
export { jacobi } from './preconditioners/jacobi.ts';
export { ssor } from './preconditioners/ssor.ts';
export { matrix_power } from './products/matrix-power.ts';
export type { AxisOptions, ExtremeOptions, SumOptions } from './reductions/lines.ts';
export { norm, type NormOptions } from './reductions/norm.ts';
export {
  spsolve_triangular,
  type SpsolveTriangularOptions,
} from './triangular/spsolve_triangular.ts';
