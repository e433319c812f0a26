export { assertOptions } from './options.ts';
export { nearest } from './suggest.ts';
export { Complex } from './dtype/complex.ts';
export {
  type ComplexDType,
  type DType,
  type DTypeInfo,
  dtypeInfo,
  dtypes,
  type ElementOf,
  type FloatingDType,
  type IntegerDType,
  isDType,
  type Kind,
  type TypedArray,
  type TypedArrayOf,
} from './dtype/dtypes.ts';
export type { ScalarLike } from './dtype/element.ts';
export { convertScalar } from './dtype/convert.ts';
export {
  can_cast,
  type Casting,
  type DTypeKind,
  isdtype,
  promote_types,
  type PromoteTypes,
  result_type,
  type Typed,
} from './dtype/promotion.ts';
export { finfo, type FloatInfo, iinfo, type IntegerInfo } from './dtype/limits.ts';

export { allocate, allocateScratch, heap, type Heap, type HeapStatistics } from './memory/heap.ts';
export { type HasStorages, scope, storagesOf } from './memory/scope.ts';
export { foreignStorage, type Region, Storage } from './memory/storage.ts';
export type { PendingReader } from './memory/readers.ts';

export {
  checkShape,
  extentOf,
  formatShape,
  isPacked,
  type Layout,
  normalizeAxes,
  normalizeAxis,
  overlapsItself,
  packedLayout,
  packedStrides,
  sameShape,
  sizeOf,
  transposeLayout,
} from './layout/layout.ts';
export { broadcastLayout, broadcastShapes } from './layout/broadcast.ts';
export { gcd } from './layout/overlap.ts';
export { reshapeLayout } from './layout/reshape.ts';
export { sliceLayout, type SlicePart } from './layout/slice.ts';

export { NdArray, type Nested, type RealOf } from './array/ndarray.ts';
export { may_share_memory, shares_memory } from './array/sharing.ts';

export { array, asarray, frombuffer, fromfunction, fromiter } from './creation/asarray.ts';
export * from './creation/constants.ts';
export * from './creation/full.ts';
export { meshgrid, type MeshgridOptions } from './creation/grids.ts';
export {
  type ArrayInput,
  type DTypeOf,
  type NdArrayLike,
  type NestedNumbers,
  toArray,
  type TypedInput,
} from './creation/input.ts';
export {
  diag,
  type DiagonalOption,
  eye,
  identity,
  type MatrixOptions,
  tri,
  tril,
  triu,
} from './creation/matrices.ts';
export type { CreationOptions, Order } from './creation/new-array.ts';
export {
  arange,
  type DTypeOption,
  geomspace,
  linspace,
  logspace,
  type SpaceOptions,
} from './creation/ranges.ts';

export * from './manipulation/axes.ts';
export * from './manipulation/broadcast.ts';
export * from './manipulation/copyto.ts';
export { diagonal, type DiagonalOptions } from './manipulation/diagonal.ts';
export * from './manipulation/join.ts';
export { pad, type PadOptions } from './manipulation/pad.ts';
export * from './manipulation/repeat.ts';
export * from './manipulation/reshape.ts';
export * from './manipulation/split.ts';

export {
  ravel_multi_index,
  type RavelOptions,
  unravel_index,
  type UnravelOptions,
} from './indexing/coordinates.ts';
export { assignIndexed, indexed, type IndexPart } from './indexing/indexed.ts';
export * from './indexing/masks.ts';
export { indices, ix_ } from './indexing/open-grids.ts';
export {
  put,
  put_along_axis,
  type PutOptions,
  take,
  take_along_axis,
  type TakeOptions,
} from './indexing/take.ts';
export type { IndexMode } from './indexing/values.ts';

export { array2string, type Array2StringOptions } from './printing/format.ts';
export {
  get_printoptions,
  printoptions,
  type FloatMode,
  type PrintOptions,
  set_printoptions,
} from './printing/options.ts';
