/** Going through the places of an array. */
import { checkShape, type ElementOf } from '@numloom/ndarray';
import { inNameOf } from '../expression/naming.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { arrayOf } from '../order/rows.ts';

/**
 * The indices of all places of a shape, in C order, each a list of its own. The shape is a list, or
 * given length by length.
 *
 * @throws RangeError when a length is no whole number of at least 0
 * @example
 * ```ts
 * import { ndindex } from '@numloom/ufunc';
 * console.log([...ndindex(2, 2)]); // => [ [ 0, 0 ], [ 0, 1 ], [ 1, 0 ], [ 1, 1 ] ]
 * ```
 */
export function ndindex(
  ...shape: readonly number[] | readonly [readonly number[]]
): Generator<number[], void> {
  const lengths = (Array.isArray(shape[0]) ? shape[0] : shape) as readonly number[];
  return indicesOf(inNameOf('ndindex', () => checkShape(lengths, 'ndindex')));
}

function* indicesOf(shape: readonly number[]): Generator<number[], void> {
  const index = shape.map(() => 0);
  if (shape.includes(0)) return;
  for (;;) {
    yield [...index];
    let axis = shape.length - 1;
    for (; axis >= 0; axis--) {
      if (++index[axis]! < shape[axis]!) break;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/**
 * The index and the element of all places of an array, in C order.
 *
 * @throws TypeError when `arr` stands for no array
 * @example
 * ```ts
 * import { ndenumerate } from '@numloom/ufunc';
 * console.log([...ndenumerate([[7, 8]])]); // => [ [ [ 0, 0 ], 7 ], [ [ 0, 1 ], 8 ] ]
 * ```
 */
export function ndenumerate<A extends Operand>(
  arr: A,
): Generator<[index: number[], element: ElementOf<DTypeOf<A>>], void> {
  const array = arrayOf(arr, 'ndenumerate');
  return enumerated(array.shape, array.values());
}

function* enumerated<T>(
  shape: readonly number[],
  elements: Iterator<T, void>,
): Generator<[number[], T], void> {
  for (const index of indicesOf(shape)) {
    const { value } = elements.next();
    yield [index, value as T];
  }
}
