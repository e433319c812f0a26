/** Matrices of powers. */
import {
  assertOptions,
  type DType,
  formatShape,
  type NdArray,
  ones,
  promote_types,
  type PromoteTypes,
} from '@numloom/ndarray';
import { assign } from '../evaluate.ts';
import { applyOperator } from '../expression/apply.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { checkCount } from '../expression/shown.ts';
import { multiply } from '../operators/rows/arithmetic.ts';
import { arrayOf } from '../order/rows.ts';

/** Options of {@link vander}. */
export interface VanderOptions {
  /** The number of columns; that of the elements by default. */
  readonly N?: number | null | undefined;
  /** Whether powers increase from left to right; false by default. */
  readonly increasing?: boolean | undefined;
}

/**
 * The Vandermonde matrix: the powers of each element, in a row, made by multiplying one after the
 * other.
 *
 * @param x - one axis
 * @param options - `N` and `increasing`
 * @returns x.size by N, of the dtype that `x` and int64 promote to
 * @throws RangeError when `x` has not one axis, or `N` is no whole number of at least 0
 * @example
 * ```ts
 * import { vander } from '@numloom/ufunc';
 * console.log(vander([2, 3], { N: 3 }).tolist()); // => [ [ 4, 2, 1 ], [ 9, 3, 1 ] ]
 * ```
 */
export function vander<X extends Operand>(
  x: X,
  options?: VanderOptions,
): NdArray<PromoteTypes<DTypeOf<X>, 'int64'>>;
export function vander(x: Operand, options: VanderOptions = {}): NdArray<DType> {
  assertOptions(options, ['N', 'increasing'], 'vander');
  const given = arrayOf(x, 'vander');
  if (given.ndim !== 1) {
    throw new RangeError(`vander: x has the shape ${formatShape(given.shape)}, must have one axis`);
  }
  const count = options.N ?? given.size;
  checkCount(count, 'N', 'vander');
  const dtype = promote_types(given.dtype, 'int64');
  const base = given.astype(dtype, { copy: false });
  // Powers lie in rows until all are there: kernels run along them.
  const powers = ones([count, given.size], { dtype });
  for (let k = 1; k < count; k++) {
    const row = k === 1 ? base : applyOperator(multiply, [powers.slice(k - 1), base]);
    assign(powers.slice(k), row);
  }
  return (options.increasing === true ? powers : powers.slice('::-1')).T.copy();
}
