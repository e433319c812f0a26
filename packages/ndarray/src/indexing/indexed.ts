/** NumPy's advanced indexing: slices, index arrays and masks together. */
import type { NdArray } from '../array/ndarray.ts';
import { checkTarget } from '../creation/checks.ts';
import { type ArrayInput, type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { formatShape, type Layout, sameShape } from '../layout/layout.ts';
import { sliceLayout, type SlicePart } from '../layout/slice.ts';
import { coordinates } from './coordinates.ts';
import { type AxisIndex, copyPicks, detached, gather, picksOf, select } from './picks.ts';
import { bound, type Numbers, numbersOf, placesOf } from './values.ts';

/**
 * One part of an index: a slice string, a number, `null` for a new axis, `'...'` (see
 * `NdArray.slice`), an array of whole numbers, or a mask, which stands for as many axes as it has.
 */
export type IndexPart = SlicePart | Exclude<ArrayInput, boolean>;

/**
 * The elements that an index selects, as a new array, by NumPy's rules: index arrays are broadcast
 * together, and a mask counts as the index arrays that `nonzero` gives. Their axes take the place
 * of the indexed ones when these are next to each other, else they come first. Numbers beside an
 * index array count as index arrays.
 *
 * `indexed(a, '1:', [0, 2])` is `a[1:, [0, 2]]` in Python. For slices and numbers alone,
 * `a.slice(...)` gives a view without copying.
 *
 * @throws RangeError when an index is out of bounds or no whole number, there are more parts than
 *   axes, index arrays do not broadcast together, or a mask has not the lengths of its axes;
 *   SyntaxError when a string is no slice; TypeError when a part is none.
 *
 * @example
 * ```ts
 * import { arange, indexed } from '@numloom/ndarray';
 * const a = arange(6).reshape([2, 3]);
 * console.log(indexed(a, ':', [2, 0]).tolist()); // => [ [ 2, 0 ], [ 5, 3 ] ]
 * console.log(indexed(a, [true, false]).tolist()); // => [ [ 0, 1, 2 ] ]
 * console.log(indexed(a, [0, 1], [2, 1]).tolist()); // => [ 2, 4 ]
 * ```
 */
export function indexed<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  ...parts: readonly IndexPart[]
): NdArray<D> {
  const x = toArray(a, 'indexed');
  const { view, indices, place } = resolve(x, parts, 'indexed');
  if (indices.length === 0) return x.withLayout(view).copy();
  return gather('indexed', x, view, indices, place);
}

/**
 * Writes `value`, broadcast and converted as by `astype`, to the elements that an index selects; see
 * {@link indexed}. Where an element is selected more than once, the last value stays.
 *
 * @throws As {@link indexed}; RangeError when `value` does not broadcast to the selection; Error
 *   when `a` is disposed or a broadcast view.
 *
 * @example
 * ```ts
 * import { assignIndexed, zeros } from '@numloom/ndarray';
 * const a = zeros([2, 3]);
 * assignIndexed(a, [':', [2, 0]], [7, 8]);
 * console.log(a.tolist()); // => [ [ 8, 0, 7 ], [ 8, 0, 7 ] ]
 * ```
 */
export function assignIndexed(a: NdArray, parts: readonly IndexPart[], value: ArrayInput): void {
  const caller = 'assignIndexed';
  checkTarget(a, caller);
  if (!Array.isArray(parts)) throw new TypeError(`${caller}: expected a list of index parts`);
  const { view, indices, place } = resolve(a, parts, caller);
  const { shape, picks, isOuter } = select(view, indices, place, caller);
  const source = detached(toArray(value, caller), a, caller, shape);
  a.beginWrite(caller);
  copyPicks(a, picks, source, picksOf(source, isOuter));
}

interface Resolved {
  /** What slices and new axes leave; all indexed axes are still there. */
  readonly view: Layout;
  readonly indices: readonly AxisIndex[];
  /** Where the axes of the index arrays go. */
  readonly place: number;
}

const WHOLE = /^[+-]?\d+$/;

/** One part of a slice string, in the form that has a type of its own. */
function simplest(text: string): SlicePart {
  if (WHOLE.test(text)) return Number(text);
  return text === 'None' || text === 'newaxis' ? null : text;
}

function resolve(a: NdArray, given: readonly IndexPart[], caller: string): Resolved {
  const parts: (SlicePart | NdArray)[] = given.flatMap((part): (SlicePart | NdArray)[] => {
    if (typeof part === 'string') return part.split(',').map((text) => simplest(text.trim()));
    return [part === null || typeof part === 'number' ? part : toArray(part, caller)];
  });
  if (!parts.some((part) => part !== null && typeof part === 'object')) {
    return { view: sliceLayout(a, parts as SlicePart[], caller), indices: [], place: 0 };
  }
  if (parts.indexOf('...') !== parts.lastIndexOf('...')) {
    throw new SyntaxError(`${caller}: an index has at most one '...'`);
  }
  const axesOf = (part: SlicePart | NdArray): number =>
    part === null || part === '...'
      ? 0
      : typeof part === 'object' && part.dtype === 'bool'
        ? part.ndim
        : 1;
  const named = parts.reduce<number>((sum, part) => sum + axesOf(part), 0);
  if (named > a.ndim) {
    throw new RangeError(
      `${caller}: ${named} indices for an array of ${a.ndim} dimensions, shape ${formatShape(a.shape)}`,
    );
  }
  const slices: SlicePart[] = [];
  const indices: AxisIndex[] = [];
  let axis = 0;
  let groups = 0;
  let wasBasic = true;
  for (const part of parts) {
    const isBasic = part === null || typeof part === 'string';
    if (!isBasic && wasBasic) groups++;
    wasBasic = isBasic;
    if (part === '...') {
      for (const end = axis + a.ndim - named; axis < end; axis++) slices.push(':');
    } else if (isBasic) {
      slices.push(part);
      axis += axesOf(part);
    } else {
      for (const numbers of arraysOf(part, a, axis, caller)) {
        indices.push({ ...numbers, axis: slices.push(':') - 1 });
        axis++;
      }
    }
  }
  const view = sliceLayout(a, slices, caller);
  return { view, indices, place: groups === 1 ? indices[0]!.axis : 0 };
}

/** The index arrays, within bounds, that a part stands for: one for each of its axes. */
function arraysOf(part: NdArray | number, a: NdArray, axis: number, caller: string): Numbers[] {
  if (typeof part === 'number' || part.dtype !== 'bool') {
    const numbers = numbersOf(part, caller);
    bound(numbers.values, a.shape[axis]!, axis, 'raise', caller);
    return [numbers];
  }
  const shape = a.shape.slice(axis, axis + part.ndim);
  if (part.ndim === 0 || !sameShape(part.shape, shape)) {
    throw new RangeError(
      `${caller}: a mask of shape ${formatShape(part.shape)} for axes of shape ${formatShape(shape)}; they must be the same and not ()`,
    );
  }
  const places = placesOf(part);
  return coordinates(places, shape).map((values) => ({ shape: [places.length], values }));
}
