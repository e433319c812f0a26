export { base_repr, type BaseReprOptions, binary_repr, type BinaryReprOptions } from './digits.ts';
export { iscomplexobj, isrealobj, isscalar, min_scalar_type } from './kinds.ts';
export { ndenumerate, ndindex } from './places.ts';
export { ndim, shape, size, type SizeOptions } from './shape.ts';
