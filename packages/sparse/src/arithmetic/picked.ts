/** Elements of a dense array where a sparse matrix has entries. */
import { broadcastLayout, type NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { merges } from '../kernels/generated/merges.ts';
import { addressOf } from '../memory/compressed.ts';
import { KINDS, promoted } from '../parts/dtypes.ts';
import type { CooParts, Parts, SparseDType } from '../parts/parts.ts';
import { broadcastParts, commonShape } from './align.ts';

/** Entries that a kernel does in one call: V8 exchanges code for faster one between calls. */
const ENTRIES = 32_768;

/**
 * The entries as triplets, and the elements of `dense` at their places; either is broadcast to the shape
 * of the other.
 *
 * @throws RangeError when the shapes do not fit
 */
export function picked(
  a: Parts,
  dense: NdArray,
  caller: string,
): { readonly entries: CooParts; readonly beside: NdArray<SparseDType> } {
  const shape = commonShape(a.shape, dense.shape, caller);
  const entries = convert(broadcastParts(a, shape), 'coo');
  const dtype = promoted(a.dtype, dense.dtype);
  const count = entries.data.size;
  return withFrame((frame) => {
    const there = frame.reachable(dense, dtype);
    const { strides } = broadcastLayout(there, shape, caller);
    const { array, inside } = frame.written(dtype, [count]);
    const rows = addressOf(frame.reachable(entries.row, 'int32'));
    const columns = addressOf(frame.reachable(entries.col, 'int32'));
    for (let k = 0; k < count; k += ENTRIES) {
      kernelsOf(merges).pick(
        ...([KINDS[dtype], k, Math.min(count, k + ENTRIES), rows, columns] as const),
        ...([addressOf(there), strides[0]!, strides[1]!, addressOf(inside)] as const),
      );
    }
    return { entries, beside: array };
  });
}
