/** The names of dtypes and numbers, for `{ dtype: float32 }` and the like. */
export const bool = 'bool' as const;
export const int8 = 'int8' as const;
export const int16 = 'int16' as const;
export const int32 = 'int32' as const;
export const int64 = 'int64' as const;
export const uint8 = 'uint8' as const;
export const uint16 = 'uint16' as const;
export const uint32 = 'uint32' as const;
export const uint64 = 'uint64' as const;
export const float32 = 'float32' as const;
export const float64 = 'float64' as const;
export const complex64 = 'complex64' as const;
export const complex128 = 'complex128' as const;

/**
 * Dtype of index arrays that functions such as `nonzero` return: int32, as NumPy's `intp` on
 * WebAssembly, so that an index is read as a number.
 */
export const intp = int32;

export const pi = Math.PI;
export const e = Math.E;
export const inf = Infinity;
export const nan = NaN;
/** In an index: a new axis of length 1. */
export const newaxis = null;
