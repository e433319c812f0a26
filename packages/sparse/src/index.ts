export { SparseArray } from './array/sparse-array.ts';
export { csc_array, csr_array } from './construct/compressed.ts';
export type { Format, Parts, Shape, SparseDType } from './parts/parts.ts';
export type { Side } from './direct/factors.ts';
export type { OrderingName, SpluOptions, StrategyName } from './direct/options.ts';
export { SparseLU, type SparseSolution, type SparseSolveOptions } from './direct/sparse-lu.ts';
export { factorized, splu } from './direct/splu.ts';
export { inv, spsolve, type SpsolveOptions } from './direct/spsolve.ts';
export type { Path, Strategy } from './direct/strategy.ts';
