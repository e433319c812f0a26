/** Values that are JavaScript's own as an array. */
import { array, type ElementOf, type NdArray, zeros } from '@numloom/ndarray';
import type { SparseDType } from '../parts/parts.ts';

/** An array of one axis of these values. */
export function fromElements<D extends SparseDType>(
  dtype: D,
  elements: readonly ElementOf<D>[],
): NdArray<D> {
  // An empty list has no kind that could be converted.
  return elements.length === 0 ? zeros([0], { dtype }) : array(elements as never, { dtype });
}
