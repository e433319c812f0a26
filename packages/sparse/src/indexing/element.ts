/** Single elements of a matrix, read and written. */
import { Complex, convertScalar, type ElementOf, type ScalarLike } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import type { DokParts, LilParts, Parts, SparseDType } from '../parts/parts.ts';
import { sampled } from './select.ts';

/**
 * Element (row, column), which has to be one; entries of one place are added up. O(1) for `dok`, O(entries of the
 * line) for `lil`, `csr` and `csc`, others are converted.
 */
export function elementAt<D extends SparseDType>(
  a: Parts<D>,
  row: number,
  column: number,
): ElementOf<D> {
  const none = convertScalar(0, a.dtype);
  if (a.format === 'dok') return a.entries.get(row * a.shape[1] + column) ?? none;
  if (a.format === 'lil') {
    const at = lowerBound(a.rows[row]!, column);
    return a.rows[row]![at] === column ? a.values[row]![at]! : none;
  }
  const lines = a.format === 'csc' ? a : convert(a, 'csr');
  const values = sampled(lines, Int32Array.of(row), Int32Array.of(column), false);
  return values.get(0) as ElementOf<D>;
}

/**
 * The place in a matrix of an element of an array of one or two axes; what is negative is counted from the end.
 *
 * @throws RangeError naming `caller` when an index is out of bounds, or there are not as many as axes
 */
export function placeOf(
  shape: readonly number[],
  given: readonly number[],
  caller: string,
): readonly [row: number, column: number] {
  if (given.length !== shape.length) {
    const axes = shape.length === 1 ? '1 axis' : '2 axes';
    throw new RangeError(`${caller}: ${given.length} indices for an array of ${axes}`);
  }
  const places = given.map((index, axis) => {
    const length = shape[axis]!;
    if (Number.isInteger(index) && index >= -length && index < length) {
      return index < 0 ? index + length : index;
    }
    throw new RangeError(
      `${caller}: index ${index} is out of bounds for axis ${axis} with length ${length}`,
    );
  });
  return places.length === 1 ? [0, places[0]!] : [places[0]!, places[1]!];
}

/**
 * A value as one of a matrix.
 *
 * @throws TypeError naming `caller` when it is no number, or complex and the matrix is not.
 */
export function valueFor<D extends SparseDType>(
  value: ScalarLike,
  dtype: D,
  caller: string,
): ElementOf<D> {
  if (value instanceof Complex && dtype !== 'complex128') {
    throw new TypeError(`${caller}: ${String(value)} is complex, the matrix ${dtype}`);
  }
  return convertScalar(value, dtype, caller);
}

/** Whether a value is zero. */
export function isZero(value: number | Complex): boolean {
  return value instanceof Complex ? value.equals(0) : value === 0;
}

/** Writes an element of a matrix that is to be written to; a zero is not stored. */
export function write<D extends SparseDType>(
  a: DokParts<D> | LilParts<D>,
  row: number,
  column: number,
  value: ElementOf<D>,
): void {
  if (a.format === 'dok') {
    const place = row * a.shape[1] + column;
    if (isZero(value)) a.entries.delete(place);
    else a.entries.set(place, value);
    return;
  }
  const [columns, values] = [a.rows[row]!, a.values[row]!];
  const at = lowerBound(columns, column);
  const isThere = columns[at] === column;
  if (isZero(value)) {
    if (!isThere) return;
    columns.splice(at, 1);
    values.splice(at, 1);
  } else if (isThere) values[at] = value;
  else {
    columns.splice(at, 0, column);
    values.splice(at, 0, value);
  }
}

/** Where a number is in an increasing list, or would be. */
function lowerBound(list: readonly number[], number: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
