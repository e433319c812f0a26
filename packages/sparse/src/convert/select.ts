/** Some of the triplets. */
import { array, take } from '@numloom/ndarray';
import type { CooParts, SparseDType } from '../parts/parts.ts';

/** Triplets of these numbers, in this order. */
export function selected<D extends SparseDType>(
  { row, col, data, ...rest }: CooParts<D>,
  numbers: readonly number[],
): CooParts<D> {
  const places = array(Int32Array.from(numbers));
  return { ...rest, row: take(row, places), col: take(col, places), data: take(data, places) };
}
