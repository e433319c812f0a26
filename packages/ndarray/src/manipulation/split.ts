/** One array as several views. */
import { namedOptions } from '../options.ts';
import { checkAxes, checkWhole } from '../creation/checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { formatShape, normalizeAxis } from '../layout/layout.ts';
import { section } from './section.ts';

/** Option of {@link split} and {@link array_split}. */
export interface AxisOption {
  /** Axis that is cut, 0 unless told otherwise. */
  readonly axis?: number | undefined;
}

/**
 * Views of the parts of `a` along an axis: so many of equal length, or cut before the given places.
 *
 * @throws RangeError when the axis does not exist, the number of sections is not a whole number of
 *   at least 1, or does not divide the axis.
 *
 * @example
 * ```ts
 * import { arange, split } from '@numloom/ndarray';
 * console.log(split(arange(4), 2).map((part) => part.tolist())); // => [ [ 0, 1 ], [ 2, 3 ] ]
 * console.log(split(arange(4), [1]).map((part) => part.tolist())); // => [ [ 0 ], [ 1, 2, 3 ] ]
 * ```
 */
export function split<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices_or_sections: number | readonly number[],
  options: AxisOption = {},
): NdArray<D>[] {
  return cut('split', a, indices_or_sections, options, true);
}

/**
 * As {@link split}, but parts may differ in length by one: the first ones are longer.
 *
 * @throws RangeError when the axis does not exist or the number of sections is not a whole number
 *   of at least 1.
 *
 * @example
 * ```ts
 * import { arange, array_split } from '@numloom/ndarray';
 * console.log(array_split(arange(5), 3).map((part) => part.size)); // => [ 2, 2, 1 ]
 * ```
 */
export function array_split<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices_or_sections: number | readonly number[],
  options: AxisOption = {},
): NdArray<D>[] {
  return cut('array_split', a, indices_or_sections, options, false);
}

/**
 * Splits the columns: along the second axis, or the first of a 1-d array.
 *
 * @throws As {@link split}.
 *
 * @example
 * ```ts
 * import { hsplit, zeros } from '@numloom/ndarray';
 * console.log(hsplit(zeros([2, 4]), 2).map((part) => part.shape)); // => [ [ 2, 2 ], [ 2, 2 ] ]
 * ```
 */
export function hsplit<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices_or_sections: number | readonly number[],
): NdArray<D>[] {
  const x = toArray(a, 'hsplit');
  return cut('hsplit', x, indices_or_sections, { axis: x.ndim === 1 ? 0 : 1 }, true);
}

/**
 * Splits the rows of an array of at least 2 axes.
 *
 * @throws As {@link split}; RangeError with fewer than 2 axes.
 *
 * @example
 * ```ts
 * import { vsplit, zeros } from '@numloom/ndarray';
 * console.log(vsplit(zeros([4, 2]), 2).map((part) => part.shape)); // => [ [ 2, 2 ], [ 2, 2 ] ]
 * ```
 */
export function vsplit<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  indices_or_sections: number | readonly number[],
): NdArray<D>[] {
  const x = toArray(a, 'vsplit');
  checkAxes(x, 2, Infinity, 'vsplit');
  return cut('vsplit', x, indices_or_sections, {}, true);
}

/**
 * Views of the places of an axis, without it.
 *
 * @throws RangeError when the axis does not exist.
 *
 * @example
 * ```ts
 * import { unstack } from '@numloom/ndarray';
 * console.log(unstack([[1, 2], [3, 4]]).map((row) => row.tolist())); // => [ [ 1, 2 ], [ 3, 4 ] ]
 * ```
 */
export function unstack<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: AxisOption = {},
): NdArray<D>[] {
  const { axis = 0 } = namedOptions(options, ['axis'], 'unstack');
  const x = toArray(a, 'unstack');
  const k = normalizeAxis(axis, x.ndim, 'unstack');
  const [shape, strides] = [x.shape, x.strides].map((list) =>
    list.filter((_, axis) => axis !== k),
  ) as [number[], number[]];
  return Array.from({ length: x.shape[k]! }, (_, i) =>
    x.withLayout({ shape, strides, offset: x.offset + i * x.strides[k]! }),
  );
}

/** A list of more views than this could not be held. */
const MOST_SECTIONS = 2 ** 24;

function cut<D extends DType>(
  caller: string,
  a: NdArrayLike<D>,
  sections: number | readonly number[],
  options: AxisOption,
  equal: boolean,
): NdArray<D>[] {
  const { axis: place = 0 } = namedOptions(options, ['axis'], caller);
  const x = toArray(a, caller);
  const axis = normalizeAxis(place, x.ndim, caller);
  const length = x.shape[axis]!;
  const cuts: number[] = [];
  if (typeof sections === 'number') {
    const valid = Number.isInteger(sections) && sections >= 1 && sections <= MOST_SECTIONS;
    if (!valid || (equal && length % sections !== 0)) {
      throw new RangeError(
        `${caller}: ${sections} sections of axis ${axis} of an array of shape ${formatShape(x.shape)}; ${equal ? 'give a number that divides its length' : `give a whole number from 1 to ${MOST_SECTIONS}`}`,
      );
    }
    const [size, longer] = [Math.floor(length / sections), length % sections];
    for (let i = 1; i < sections; i++) cuts.push(i * size + Math.min(i, longer));
  } else {
    if (!Array.isArray(sections)) {
      throw new TypeError(`${caller}: expected a number of sections or a list of places`);
    }
    // Places are those of Python's slices: negative ones count from the end, others are cut off.
    for (const at of sections as readonly number[]) {
      checkWhole(at, 'a place', caller);
      cuts.push(Math.min(length, Math.max(0, at < 0 ? at + length : at)));
    }
  }
  let start = 0;
  return [...cuts, length].map((stop) => {
    const part = section(x, axis, start, Math.max(0, stop - start));
    start = stop;
    return part;
  });
}
