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
export { spy, type SpyOptions } from './picture/spy.ts';
