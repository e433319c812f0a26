/** Elements repeated until they fill a shape. */
import { checkShape, dtypes, type NdArray, sizeOf, zeros } from '@numloom/ndarray';
import { inNameOf } from '../expression/naming.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { arrayOf, elementsOf, flat, newArray } from '../order/rows.ts';

/**
 * The elements in C order, as often as needed to fill a shape; zeros where there is no element.
 *
 * @throws RangeError when a length is no whole number of at least 0
 * @example
 * ```ts
 * import { resize } from '@numloom/ufunc';
 * console.log(resize([1, 2, 3], [2, 2]).tolist()); // => [ [ 1, 2 ], [ 3, 1 ] ]
 * ```
 */
export function resize<A extends Operand>(
  a: A,
  new_shape: number | readonly number[],
): NdArray<DTypeOf<A>>;
export function resize(a: Operand, new_shape: number | readonly number[]): NdArray {
  const given = flat(arrayOf(a, 'resize'));
  const { dtype } = given;
  const shape = inNameOf('resize', () => checkShape(new_shape, 'resize'));
  const size = sizeOf(shape);
  if (given.size === 0 || size === 0) return zeros(shape, { dtype });
  const result = newArray(dtype, shape);
  const to = elementsOf(result);
  const { components } = dtypes[dtype];
  const from = elementsOf(given.slice(`:${Math.min(size, given.size)}`)) as Float64Array;
  (to as Float64Array).set(from);
  const end = size * components;
  for (let done = from.length; done < end; done *= 2) to.copyWithin(done, 0, end - done);
  return result;
}
