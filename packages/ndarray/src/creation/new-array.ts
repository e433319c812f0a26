/** Making a densely packed array whose elements are written next. */
import { elementsOf, NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type DType, dtypeInfo } from '../dtype/dtypes.ts';
import { assignedLayout } from '../layout/broadcast.ts';
import { checkOrder, isPacked, type Layout, packedLayout, sizeOf } from '../layout/layout.ts';
import { allocate } from '../memory/heap.ts';

/** How elements lie in memory: last axis fastest (`C`) or first axis fastest (`F`). */
export type Order = 'C' | 'F';

/** Options of functions that make an array. */
export interface CreationOptions<D extends DType = DType> {
  /** Element type. */
  readonly dtype?: D | undefined;
  /** Memory layout. */
  readonly order?: Order | undefined;
}

/**
 * A new array in the heap; its elements are anything unless `zeroed`. It may move the heap's
 * buffer, so typed arrays over other arrays are taken after it.
 *
 * @throws TypeError naming `caller` when the dtype or the order is not known; RangeError naming it
 *   when there is no memory left.
 */
export function newArray<D extends DType>(
  caller: string,
  dtype: D,
  shape: readonly number[],
  order: Order = 'C',
  zeroed = false,
): NdArray<D> {
  const { itemsize } = dtypeInfo(dtype, caller);
  checkOrder(order, caller);
  const storage = allocate(sizeOf(shape) * itemsize, zeroed, caller);
  return new NdArray(dtype, packedLayout(shape, order), storage);
}

/** The order in which an array like `layout` is laid out. */
export function orderOf(layout: Layout): Order {
  return isPacked(layout, 'F') && !isPacked(layout) ? 'F' : 'C';
}

/**
 * Writes `from`, broadcast and converted, over all of `to`, which it does not overlap.
 *
 * @throws RangeError naming `caller` when the shapes do not fit.
 */
export function setElements<A extends NdArray>(to: A, from: NdArray, caller: string): A {
  const layout = assignedLayout(from, to.shape, caller);
  copyElements(elementsOf(to), { ...elementsOf(from), layout });
  return to;
}
