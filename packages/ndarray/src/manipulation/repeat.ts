/** Elements repeated or moved round. */
import { namedOptions } from '../options.ts';
import { checkWhole, modulo } from '../creation/checks.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type ArrayInput, type NdArrayLike, toArray } from '../creation/input.ts';
import { newArray, setElements } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { gather } from '../indexing/picks.ts';
import { numbersOf } from '../indexing/values.ts';
import { broadcastShapes } from '../layout/broadcast.ts';
import { checkShape, normalizeAxis, packedLayout } from '../layout/layout.ts';
import { section } from './section.ts';

/**
 * A new array of copies of `a`, so many along each axis. With fewer numbers than axes they count
 * from the last axis; with more, `a` gets new first axes.
 *
 * @throws RangeError when a number is not a whole one of at least 0.
 *
 * @example
 * ```ts
 * import { tile } from '@numloom/ndarray';
 * console.log(tile([1, 2], [2, 2]).tolist()); // => [ [ 1, 2, 1, 2 ], [ 1, 2, 1, 2 ] ]
 * ```
 */
export function tile<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  reps: number | readonly number[],
): NdArray<D> {
  const x = toArray(a, 'tile');
  const times = checkShape(reps, 'tile');
  const ndim = Math.max(x.ndim, times.length);
  const lengths = [...new Array<number>(ndim - x.ndim).fill(1), ...x.shape];
  times.unshift(...new Array<number>(ndim - times.length).fill(1));
  const result = newArray(
    'tile',
    x.dtype,
    lengths.map((length, axis) => length * times[axis]!),
  );
  // Each axis as two, so that the copies are a broadcast.
  const pairs = lengths.flatMap((length, axis) => [times[axis]!, length]);
  const from = x.reshape(lengths.flatMap((length) => [1, length]));
  setElements(result.withLayout(packedLayout(pairs)), from, 'tile');
  return result;
}

/**
 * A new array in which each place of an axis, or without `axis` (or with null) each element, is
 * repeated so many times: one number for all, or one for each.
 *
 * @throws RangeError when the axis does not exist, or the numbers are not whole ones of at least 0
 *   or not as many as the axis has places.
 *
 * @example
 * ```ts
 * import { repeat } from '@numloom/ndarray';
 * console.log(repeat([1, 2], 2).tolist()); // => [ 1, 1, 2, 2 ]
 * console.log(repeat([[1, 2], [3, 4]], [1, 2], { axis: 0 }).tolist()); // => [ [ 1, 2 ], [ 3, 4 ], [ 3, 4 ] ]
 * ```
 */
export function repeat<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  repeats: ArrayInput,
  options: { readonly axis?: number | null | undefined } = {},
): NdArray<D> {
  const { axis } = namedOptions(options, ['axis'], 'repeat');
  const given = toArray(a, 'repeat');
  const x = axis == null || given.ndim === 0 ? given.reshape(-1) : given;
  const k = normalizeAxis(axis ?? 0, x.ndim, 'repeat');
  const length = x.shape[k]!;
  const { shape, values } = numbersOf(repeats, 'repeat');
  if (shape.length > 1 || (values.length !== 1 && values.length !== length)) {
    throw new RangeError(
      `repeat: ${values.length} numbers of repeats for ${length} places; give 1 or ${length}`,
    );
  }
  const negative = values.find((times) => times < 0);
  if (negative !== undefined) {
    throw new RangeError(`repeat: ${negative} repeats; give at least 0`);
  }
  const counts = values.length === 1 ? new Float64Array(length).fill(values[0]!) : values;
  const [total] = checkShape(
    counts.reduce((sum, times) => sum + times, 0),
    'repeat',
  ) as [number];
  const places = new Float64Array(total);
  let start = 0;
  counts.forEach((times, i) => places.fill(i, start, (start += times)));
  return gather('repeat', x, x, [{ axis: k, shape: [places.length], values: places }], k);
}

/**
 * A new array with the elements moved round along axes: what leaves at the end comes in at the
 * start. Without `axis` or with null they move in C order over all axes.
 *
 * @throws RangeError when an axis does not exist, a shift is not a whole number, or the numbers of
 *   shifts and axes do not fit.
 *
 * @example
 * ```ts
 * import { roll } from '@numloom/ndarray';
 * console.log(roll([1, 2, 3, 4], 1).tolist()); // => [ 4, 1, 2, 3 ]
 * console.log(roll([[1, 2], [3, 4]], 1, { axis: 0 }).tolist()); // => [ [ 3, 4 ], [ 1, 2 ] ]
 * ```
 */
export function roll<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  shift: number | readonly number[],
  options: { readonly axis?: number | readonly number[] | null | undefined } = {},
): NdArray<D> {
  const { axis } = namedOptions(options, ['axis'], 'roll');
  const x = toArray(a, 'roll');
  if (axis == null) return roll(x.reshape(-1), shift, { axis: 0 }).reshape(x.shape);
  const [shifts, axes] = [shift, axis].map((value) =>
    Array.isArray(value) ? (value as readonly number[]) : [value as number],
  ) as [readonly number[], readonly number[]];
  const [count] = broadcastShapes([[shifts.length], [axes.length]], 'roll') as [number];
  const moved = x.shape.map(() => 0);
  for (let i = 0; i < count; i++) {
    const by = checkWhole(shifts[shifts.length === 1 ? 0 : i]!, 'the shift', 'roll');
    moved[normalizeAxis(axes[axes.length === 1 ? 0 : i]!, x.ndim, 'roll')]! += by;
  }
  const result = newArray('roll', x.dtype, x.shape);
  // Cuts both sides in two along each axis that moves.
  let blocks = [{ to: result, from: x }];
  moved.forEach((by, k) => {
    const length = x.shape[k]!;
    const start = modulo(by, length);
    if (!(start > 0)) return;
    blocks = blocks.flatMap(({ to, from }) => [
      { to: section(to, k, start, length - start), from: section(from, k, 0, length - start) },
      { to: section(to, k, 0, start), from: section(from, k, length - start, start) },
    ]);
  });
  for (const { to, from } of blocks) copyElements(elementsOf(to), elementsOf(from));
  return result;
}
