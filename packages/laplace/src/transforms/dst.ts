/** Discrete sine transforms. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/ufunc';
import type { TransformOptions, TransformsOptions } from './options.ts';
import { transform } from './transform.ts';

/**
 * Sine transforms of the lines of an array, as `scipy.fft.dst` defines them: of n numbers x[j] the sums
 * 2 Σ x[j] sin(π (k + 1) (j + 1) / (n + 1)) (type 1), 2 Σ x[j] sin(π (k + 1) (2 j + 1) / (2 n)) (type 2),
 * or (-1)^k x[n - 1] + 2 Σ x[j] sin(π (2 k + 1) (j + 1) / (2 n)) over j < n - 1 (type 3). Any real dtype;
 * float64 results, with errors of some 1e-16 relative to the largest. O(n log n) operations for any n:
 * radices 2 to 5 and small primes, Bluestein's convolution for large ones.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dst } from '@numloom/laplace/transforms';
 * console.log(dst([1, 0, 0], { type: 1 }).toString()); // => [1.41421356 2.         1.41421356]
 * ```
 */
export function dst(x: Operand, options: TransformOptions = {}): NdArray<'float64'> {
  return transform('dst', false, x, options, 'dst', false);
}

/**
 * The inverse of {@link dst} of the same type and norm.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dst, idst } from '@numloom/laplace/transforms';
 * console.log(idst(dst([1, 2, 3])).toString()); // => [1. 2. 3.]
 * ```
 */
export function idst(x: Operand, options: TransformOptions = {}): NdArray<'float64'> {
  return transform('dst', true, x, options, 'idst', false);
}

/**
 * Sine transforms along several axes: {@link dst} along each, as `scipy.fft.dstn`.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dstn } from '@numloom/laplace/transforms';
 * console.log(dstn([[1, 0], [0, 0]], { type: 1 }).get(0, 0).toFixed(12)); // => 3.000000000000
 * ```
 */
export function dstn(x: Operand, options: TransformsOptions = {}): NdArray<'float64'> {
  return transform('dst', false, x, options, 'dstn', true);
}

/**
 * The inverse of {@link dstn} of the same type, norm and axes.
 *
 * @throws RangeError when a type, norm, axis or length is none, or lines are too short; TypeError when x is
 *   complex or an option has another name
 *
 * @example
 * ```ts
 * import { dstn, idstn } from '@numloom/laplace/transforms';
 * const x = idstn(dstn([[1, 2], [3, 4]]));
 * console.log(x.get(1, 0).toFixed(12)); // => 3.000000000000
 * ```
 */
export function idstn(x: Operand, options: TransformsOptions = {}): NdArray<'float64'> {
  return transform('dst', true, x, options, 'idstn', true);
}
