/** Arrays of `reference/lu.json`, by their shape and their elements. */
import { asarray, Complex, type NdArray } from '@numloom/ndarray';

export interface Flat {
  readonly shape: readonly number[];
  /** Whether elements are pairs. */
  readonly complex: boolean;
  readonly data: readonly number[];
}

export function arrayOfFlat({ shape, complex, data }: Flat): NdArray {
  if (!complex) return asarray(Float64Array.from(data)).reshape(shape);
  const values = data
    .filter((_, i) => i % 2 === 0)
    .map((re, i) => new Complex(re, data[2 * i + 1]));
  return asarray(values, { dtype: 'complex128' }).reshape(shape);
}
