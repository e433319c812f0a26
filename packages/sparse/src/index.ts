export { SparseArray } from './array/sparse-array.ts';
export { csc_array, csr_array } from './construct/compressed.ts';
export type { Format, Parts, Shape, SparseDType } from './parts/parts.ts';
