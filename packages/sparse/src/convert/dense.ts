/** To and from dense arrays. */
import { formatShape, type NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { dense as kernels } from '../kernels/generated/dense.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import { zeroed } from '../memory/zeroed.ts';
import {
  type CompressedParts,
  type CooParts,
  itemsizeOf,
  type SparseDType,
} from '../parts/parts.ts';

/** Most entries that int32 indices can count. */
const MOST_ENTRIES = 2 ** 31 - 1;

/** The elements of a dense matrix that are not zero; its layout may be any. O(size). */
export function fromDense<D extends SparseDType, F extends 'csr' | 'csc'>(
  dense: NdArray<D>,
  format: F,
): CompressedParts<D, F> {
  const { dtype } = dense;
  const [rows, columns] = dense.shape as [number, number];
  const turned = format === 'csr' ? [0, 1] : [1, 0];
  return withFrame((frame) => {
    const from = frame.reachable(dense, dtype);
    const [lines, length] = turned.map((axis) => dense.shape[axis]!) as [number, number];
    const steps = turned.map((axis) => from.strides[axis]! * from.itemsize) as [number, number];
    const indptr = frame.written('int32', [lines + 1]);
    const place = [lines, length, addressOf(from), ...steps] as const;
    const starts = addressOf(indptr.inside);
    kernelFor(kernelsOf(kernels), 'count', dtype)(...place, starts);
    const entries = indptr.inside.get(lines) >>> 0;
    if (entries > MOST_ENTRIES) {
      throw new RangeError(`${format}_array: ${entries} entries, more than int32 counts`);
    }
    const indices = frame.written('int32', [entries]);
    const data = frame.written(dtype, [entries]);
    const to = [addressOf(indices.inside), addressOf(data.inside)] as const;
    kernelFor(kernelsOf(kernels), 'gather', dtype)(...place, ...to);
    const shape = [rows, columns] as const;
    return {
      format,
      dtype,
      shape,
      indptr: indptr.array,
      indices: indices.array,
      data: data.array,
    };
  });
}

/** Bytes that kernels reach. */
const REACH = 2 ** 32;

/** A dense array of the elements, by rows ('C') or by columns ('F'). O(size + entries). */
export function toDense<D extends SparseDType>(
  parts: CooParts<D> | CompressedParts<D>,
  order: 'C' | 'F' = 'C',
): NdArray<D> {
  assertFits(parts);
  const { dtype, shape } = parts;
  const bytes = shape[0] * shape[1] * itemsizeOf(dtype);
  if (bytes >= REACH) {
    throw new RangeError(
      `toarray: a dense array of the shape ${formatShape(shape)} takes ${bytes} bytes, more than 4 GiB`,
    );
  }
  return withFrame((frame) => {
    const { array, inside } = zeroed(frame, dtype, order === 'C' ? shape : [shape[1], shape[0]]);
    const minor = itemsizeOf(dtype);
    const [row, column] = order === 'C' ? [shape[1] * minor, minor] : [minor, shape[0] * minor];
    const values = addressOf(frame.reachable(parts.data, dtype));
    const to = addressOf(inside);
    if (parts.format === 'coo') {
      const rows = addressOf(frame.reachable(parts.row, 'int32'));
      const columns = addressOf(frame.reachable(parts.col, 'int32'));
      const add = kernelFor(kernelsOf(kernels), 'addTriplets', dtype);
      add(parts.data.size, rows, columns, values, to, row, column);
    } else {
      const lines = parts.indptr.size - 1;
      const starts = addressOf(frame.reachable(parts.indptr, 'int32'));
      const indices = addressOf(frame.reachable(parts.indices, 'int32'));
      const steps = parts.format === 'csr' ? ([row, column] as const) : ([column, row] as const);
      kernelFor(kernelsOf(kernels), 'add', dtype)(lines, starts, indices, values, to, ...steps);
    }
    return order === 'C' ? array : array.T;
  });
}
