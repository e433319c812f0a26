/** Places counted in C or F order, and the indices along each axis that they stand for. */
import { namedOptions } from '../options.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { type ArrayInput } from '../creation/input.ts';
import { newArray, type Order } from '../creation/new-array.ts';
import { broadcastShapes } from '../layout/broadcast.ts';
import { checkOrder, checkShape, formatShape, packedStrides, sizeOf } from '../layout/layout.ts';
import { spread } from './picks.ts';
import { bound, type IndexMode, numbersOf } from './values.ts';

const MAX_INDEX = 2 ** 31 - 1;

/**
 * A new int32 array of indices.
 *
 * @throws RangeError naming `caller` when one is beyond int32.
 */
export function indexArray(
  caller: string,
  values: Float64Array,
  shape: readonly number[] = [values.length],
): NdArray<'int32'> {
  const result = newArray(caller, 'int32', shape);
  const { data } = elementsOf(result) as { data: Int32Array };
  for (let i = 0; i < values.length; i++) {
    if (values[i]! > MAX_INDEX) {
      throw new RangeError(`${caller}: the index ${values[i]} is beyond the int32 of index arrays`);
    }
    data[i] = values[i]!;
  }
  return result;
}

/** The indices along each axis of places within a shape. */
export function coordinates(
  places: Float64Array,
  shape: readonly number[],
  order: Order = 'C',
): Float64Array[] {
  if (shape.length === 1) return [places];
  const result = shape.map(() => new Float64Array(places.length));
  const axes = [...shape.keys()];
  if (order === 'C') axes.reverse();
  for (let i = 0; i < places.length; i++) {
    let rest = places[i]!;
    for (const axis of axes) {
      const above = Math.floor(rest / shape[axis]!);
      result[axis]![i] = rest - above * shape[axis]!;
      rest = above;
    }
  }
  return result;
}

/** Options of {@link unravel_index}. */
export interface UnravelOptions {
  /** Whether places are counted with the last axis fastest (`C`) or the first (`F`). */
  readonly order?: Order | undefined;
}

/**
 * The indices along each axis of an array of `shape` of places that are counted over all axes: a
 * number for each axis, or of an array of places an int32 array for each.
 *
 * @throws RangeError when a place is no whole number or outside of the array.
 *
 * @example
 * ```ts
 * import { unravel_index } from '@numloom/ndarray';
 * console.log(unravel_index(5, [2, 3])); // => [ 1, 2 ]
 * console.log(unravel_index([5, 1], [2, 3]).map((axis) => axis.tolist())); // => [ [ 1, 0 ], [ 2, 1 ] ]
 * ```
 */
export function unravel_index(
  indices: number | bigint,
  shape: number | readonly number[],
  options?: UnravelOptions,
): number[];
export function unravel_index(
  indices: ArrayInput,
  shape: number | readonly number[],
  options?: UnravelOptions,
): NdArray<'int32'>[];
export function unravel_index(
  indices: ArrayInput,
  shape: number | readonly number[],
  options: UnravelOptions = {},
): number[] | NdArray<'int32'>[] {
  const { order = 'C' } = namedOptions(options, ['order'], 'unravel_index');
  checkOrder(order, 'unravel_index');
  const lengths = checkShape(shape, 'unravel_index');
  const { shape: own, values } = numbersOf(indices, 'unravel_index');
  const outside = values.find((place) => place < 0 || place >= sizeOf(lengths));
  if (outside !== undefined) {
    throw new RangeError(
      `unravel_index: place ${outside} is outside of the ${sizeOf(lengths)} elements of shape ${formatShape(lengths)}`,
    );
  }
  const axes = coordinates(values, lengths, order);
  if (typeof indices === 'object')
    return axes.map((list) => indexArray('unravel_index', list, own));
  return axes.map((list) => list[0]!);
}

/** Options of {@link ravel_multi_index}. */
export interface RavelOptions extends UnravelOptions {
  /** What becomes of an index out of bounds; one for all axes or one for each. */
  readonly mode?: IndexMode | readonly IndexMode[] | undefined;
}

/**
 * The places, counted over all axes of an array of `shape`, of indices along each axis: a number
 * for numbers, an int32 array for arrays, which are broadcast together.
 *
 * @throws RangeError when there is not one index for each axis, or one is no whole number or out of
 *   bounds (with mode `raise` negative ones are, too), or arrays do not broadcast together.
 *
 * @example
 * ```ts
 * import { ravel_multi_index } from '@numloom/ndarray';
 * console.log(ravel_multi_index([1, 2], [2, 3])); // => 5
 * console.log(ravel_multi_index([[1, 0], [2, 1]], [2, 3]).tolist()); // => [ 5, 1 ]
 * ```
 */
export function ravel_multi_index(
  multi_index: readonly number[],
  shape: number | readonly number[],
  options?: RavelOptions,
): number;
export function ravel_multi_index(
  multi_index: readonly ArrayInput[],
  shape: number | readonly number[],
  options?: RavelOptions,
): NdArray<'int32'>;
export function ravel_multi_index(
  multi_index: readonly ArrayInput[],
  shape: number | readonly number[],
  options: RavelOptions = {},
): number | NdArray<'int32'> {
  const { order = 'C', mode = 'raise' } = namedOptions(
    options,
    ['order', 'mode'],
    'ravel_multi_index',
  );
  const caller = 'ravel_multi_index';
  checkOrder(order, caller);
  const lengths = checkShape(shape, caller);
  if (multi_index.length !== lengths.length) {
    throw new RangeError(
      `${caller}: ${multi_index.length} indices for the shape ${formatShape(lengths)}; give one for each axis`,
    );
  }
  const indices = multi_index.map((index, axis) => {
    const numbers = numbersOf(index, caller);
    const rule = typeof mode === 'string' ? mode : (mode[axis] ?? 'raise');
    if (rule === 'raise' && numbers.values.some((value) => value < 0)) {
      throw new RangeError(`${caller}: an index of axis ${axis} is negative; use mode: 'wrap'`);
    }
    bound(numbers.values, lengths[axis]!, axis, rule, caller);
    return numbers;
  });
  const common = broadcastShapes(
    indices.map((index) => index.shape),
    caller,
  );
  const strides = packedStrides(lengths, order);
  const places = new Float64Array(sizeOf(common));
  indices.forEach((index, axis) => {
    spread(index, common, caller).forEach((at, i) => (places[i]! += at * strides[axis]!));
  });
  if (multi_index.some((index) => typeof index === 'object'))
    return indexArray(caller, places, common);
  return places[0]!;
}
