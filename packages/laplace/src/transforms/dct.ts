/** Discrete cosine transforms. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/ufunc';
import type { TransformOptions, TransformsOptions } from './options.ts';
import { transform } from './transform.ts';

/**
 * Cosine transforms of the lines of an array, as `scipy.fft.dct` defines them: of n numbers x[j] the sums
 * x[0] + (-1)^k x[n - 1] + 2 Σ x[j] cos(π k j / (n - 1)) over the j between (type 1),
 * 2 Σ x[j] cos(π k (2 j + 1) / (2 n)) (type 2), or x[0] + 2 Σ x[j] cos(π (2 k + 1) j / (2 n)) over j > 0
 * (type 3). Any real dtype; float64 results. O(n log n) operations for any n, as sine transforms take.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dct } from '@numloom/laplace/transforms';
 * console.log(dct([1, 2, 3], { type: 1 }).toString()); // => [ 8. -2.  0.]
 * ```
 */
export function dct(x: Operand, options: TransformOptions = {}): NdArray<'float64'> {
  return transform('dct', false, x, options, 'dct', false);
}

/**
 * The inverse of {@link dct} of the same type and norm.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dct, idct } from '@numloom/laplace/transforms';
 * console.log(idct(dct([1, 2, 3])).toString()); // => [1. 2. 3.]
 * ```
 */
export function idct(x: Operand, options: TransformOptions = {}): NdArray<'float64'> {
  return transform('dct', true, x, options, 'idct', false);
}

/**
 * Cosine transforms along several axes: {@link dct} along each, as `scipy.fft.dctn`.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dctn } from '@numloom/laplace/transforms';
 * console.log(dctn([[1, 2], [3, 4]]).get(0, 0)); // => 40
 * ```
 */
export function dctn(x: Operand, options: TransformsOptions = {}): NdArray<'float64'> {
  return transform('dct', false, x, options, 'dctn', true);
}

/**
 * The inverse of {@link dctn} of the same type, norm and axes.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dctn, idctn } from '@numloom/laplace/transforms';
 * const x = idctn(dctn([[1, 2], [3, 4]]));
 * console.log(x.get(1, 0).toFixed(12)); // => 3.000000000000
 * ```
 */
export function idctn(x: Operand, options: TransformsOptions = {}): NdArray<'float64'> {
  return transform('dct', true, x, options, 'idctn', true);
}
