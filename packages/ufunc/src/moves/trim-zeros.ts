/** Arrays without the zeros around. */
import { assertOptions, dtypes, type NdArray, normalizeAxes } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import { type Axes, arrayOf, reducedRows, elementsOf } from '../order/rows.ts';

/** Options of {@link trim_zeros}. */
export interface TrimZerosOptions {
  /** From where: `f` the front, `b` the back, `fb`, the default, both. */
  readonly trim?: string | undefined;
  /** Along which axes; all by default. */
  readonly axis?: Axes;
}

/**
 * An array without the zeros around its elements that are not zero, along some axes; a view. NaN is
 * not zero.
 *
 * @throws TypeError when `trim` is none of f, b, fb; RangeError when an axis does not exist
 * @example
 * ```ts
 * import { trim_zeros } from '@numloom/ufunc';
 * console.log(trim_zeros([0, 0, 1, 0, 2, 0]).tolist()); // => [ 1, 0, 2 ]
 * console.log(trim_zeros([[0, 0], [0, 3]], { axis: 1 }).tolist()); // => [ [ 0 ], [ 3 ] ]
 * ```
 */
export function trim_zeros<A extends Operand>(
  filt: A,
  options?: TrimZerosOptions,
): NdArray<DTypeOf<A>>;
export function trim_zeros(filt: Operand, options: TrimZerosOptions = {}): NdArray {
  assertOptions(options, ['trim', 'axis'], 'trim_zeros');
  const { trim = 'fb', axis } = options;
  const sides = typeof trim === 'string' ? trim.toLowerCase() : '';
  if (!['fb', 'bf', 'f', 'b'].includes(sides)) {
    throw new TypeError(`trim_zeros: trim is ${shown(trim)}, must be 'f', 'b' or 'fb'`);
  }
  const array = arrayOf(filt, 'trim_zeros');
  const all = array.shape.map((_, k) => k);
  const axes = normalizeAxes(axis ?? all, array.ndim, 'trim_zeros');
  const ranges = all.map((k) => {
    if (!axes.includes(k)) return ':';
    const [start, end] = within(array, k);
    // Where all are zero, nothing is left, wherever one begins.
    if (start === end) return ':0';
    return `${sides.includes('f') ? start : ''}:${sides.includes('b') ? end : ''}`;
  });
  return array.slice(...ranges);
}

/** Where along an axis elements that are not zero begin and end. */
function within(array: NdArray, axis: number): [start: number, end: number] {
  const others = array.shape.map((_, k) => k).filter((k) => k !== axis);
  const { array: packed, count, length } = reducedRows(array, others, false, 'trim_zeros');
  const data = elementsOf(packed) as Float64Array;
  const width = length * dtypes[array.dtype].components;
  const isZero = (row: number): boolean => {
    for (let i = row * width, end = i + width; i < end; i++) {
      // 64-bit integers are bigints.
      if (data[i] || data[i] !== data[i]) return false;
    }
    return true;
  };
  let [start, end] = [0, count];
  while (start < end && isZero(start)) start++;
  while (end > start && isZero(end - 1)) end--;
  return [start, end];
}
