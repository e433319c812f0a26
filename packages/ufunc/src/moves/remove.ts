/** Arrays with places left out. */
import { assertOptions, concat, formatShape, type NdArray, take } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { alongOf, type Places, placesOf, placeWithin } from './along.ts';
import type { PlacesOptions } from './insert.ts';

/**
 * A copy without some places of an axis. O(size).
 *
 * Also exported as `delete`, which is a reserved word of the language:
 * `import { delete as del }`.
 *
 * @param arr - an array of any dtype, which the result has
 * @param obj - a place, a list of places, a mask as long as the axis, or a slice as text, as `'::2'`
 * @param options - `axis`
 * @throws RangeError when a place or the axis does not exist, or a mask has another length;
 *   SyntaxError for text that is no slice
 * @example
 * ```ts
 * import { remove } from '@numloom/ufunc';
 * console.log(remove([1, 2, 3, 4], [0, -1]).tolist()); // => [ 2, 3 ]
 * console.log(remove([[1, 2, 3], [4, 5, 6]], '::2', { axis: 1 }).tolist()); // => [ [ 2 ], [ 5 ] ]
 * ```
 */
export function remove<A extends Operand>(
  arr: A,
  obj: Places,
  options?: PlacesOptions,
): NdArray<DTypeOf<A>>;
export function remove(arr: Operand, obj: Places, options: PlacesOptions = {}): NdArray {
  assertOptions(options, ['axis'], 'remove');
  const along = alongOf(arr, options.axis, 'remove');
  const { array, axis, length } = along;
  const { places, mask } = placesOf(obj, length, 'remove');
  if (mask !== undefined && !(mask.length === 1 && mask[0] === length)) {
    throw new RangeError(
      `remove: obj is a mask of shape ${formatShape(mask)}, must have that of axis ${axis}, (${length},)`,
    );
  }
  if (places.length === 1) {
    // Two copies of what lies side by side are faster than picking all that stays.
    const place = placeWithin(places[0]!, along, length - 1, 'remove');
    const parts = [`:${place}`, `${place + 1}:`].map((range) =>
      array.slice(...array.shape.map((_, k) => (k === axis ? range : ':'))),
    );
    return concat(parts, { axis });
  }
  const isGone = new Uint8Array(length);
  for (const place of places) isGone[placeWithin(place, along, length - 1, 'remove')] = 1;
  const kept = new Int32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) if (isGone[i] === 0) kept[count++] = i;
  return take(array, kept.subarray(0, count), { axis });
}
export { remove as delete };
