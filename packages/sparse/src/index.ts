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
export type {
  CompressedInput,
  DiagonalsInput,
  List,
  MatrixInput,
  Nearest,
  SparseDTypeOf,
  SparseInput,
  SparseOptions,
  TripletsInput,
} from './construct/types.ts';
export { norm, type NormOptions } from './reductions/norm.ts';
export type { AxisOptions, ExtremeOptions } from './reductions/lines.ts';
export type { IndexPart } from './indexing/places.ts';
export type { BlockSize, Format, Parts, Shape, SparseDType } from './parts/parts.ts';
