/** Putting the entries of compressed lines in order. */
import { copyto, type DType, type NdArray } from '@numloom/ndarray';
import { type Frame, kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { compress } from '../kernels/generated/compress.ts';
import { sort } from '../kernels/generated/sort.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits, assertStarts } from '../memory/fitting.ts';
import { type CompressedParts, itemsizeOf, type SparseDType } from '../parts/parts.ts';

type Test = 'isCanonical' | 'isSorted';

/** Where entries are: of lines, or of blocks. */
type Places = Pick<CompressedParts, 'indices' | 'indptr'>;

function hold(test: Test, places: Places): boolean {
  assertStarts(places);
  const { indptr, indices } = places;
  return withFrame((frame) => {
    const starts = addressOf(frame.reachable(indptr, 'int32'));
    const at = addressOf(frame.reachable(indices, 'int32'));
    return Boolean(kernelsOf(compress)[test](indptr.size - 1, starts, at));
  });
}

/** Whether the indices of each line increase, none twice. */
export function isCanonical(parts: Places): boolean {
  return hold('isCanonical', parts);
}

/** Whether the indices of no line decrease. */
export function isSorted(parts: Places): boolean {
  return hold('isSorted', parts);
}

/**
 * The same matrix, the indices of each line increasing, none twice: itself if it is so. Entries of
 * one place are added in their order. O(entries log(length of a line) + lines).
 */
export function canonical<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D, F>,
): CompressedParts<D, F> {
  return isCanonical(parts) ? parts : rewritten(parts, !isSorted(parts), 'sumEqual');
}

/** The same matrix, the indices of each line in order, those of equal ones as they were. */
export function sortedIndices<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D, F>,
): CompressedParts<D, F> {
  return isSorted(parts) ? parts : rewritten(parts, true);
}

/** The same matrix without the entries that are zero. */
export function withoutZeros<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D, F>,
): CompressedParts<D, F> {
  return rewritten(parts, false, 'dropZeros');
}

/** A copy whose lines are sorted, if asked for, and then made shorter by a kernel. */
function rewritten<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D, F>,
  isToSort: boolean,
  shorten?: 'dropZeros' | 'sumEqual',
): CompressedParts<D, F> {
  assertFits(parts);
  const { format, dtype, shape } = parts;
  const lines = parts.indptr.size - 1;
  const entries = parts.indices.size;
  const { count, indptr, indices, data } = withFrame((frame) => {
    const copies = {
      indptr: copied(frame, parts.indptr),
      indices: copied(frame, parts.indices),
      data: copied(frame, parts.data),
    };
    const starts = addressOf(copies.indptr.inside);
    const at = addressOf(copies.indices.inside);
    const values = addressOf(copies.data.inside);
    if (isToSort) {
      const spares = [frame.bytes(4 * entries), frame.bytes(itemsizeOf(dtype) * entries)] as const;
      kernelFor(kernelsOf(sort), 'sort', dtype)(lines, starts, at, values, ...spares);
    }
    const count =
      shorten === undefined
        ? entries
        : kernelFor(kernelsOf(compress), shorten, dtype)(lines, starts, at, values);
    return {
      count,
      indptr: copies.indptr.array,
      indices: copies.indices.array,
      data: copies.data.array,
    };
  });
  if (count === entries) return { format, dtype, shape, indptr, indices, data };
  return {
    format,
    dtype,
    shape,
    indptr,
    indices: shortened(indices, count),
    data: shortened(data, count),
  };
}

/** A copy to be changed by kernels. */
function copied<D extends DType>(frame: Frame, array: NdArray<D>) {
  const copy = frame.written(array.dtype, array.shape);
  copyto(copy.inside, array);
  return copy;
}

/**
 * The first elements of an array that nobody else has: a view of it, unless more than half of it would be
 * kept for nothing.
 */
export function shortened<D extends DType>(array: NdArray<D>, count: number): NdArray<D> {
  if (count === array.size) return array;
  const kept = array.slice(`:${count}`);
  if (2 * count >= array.size) return kept;
  const copy = kept.copy();
  array.dispose();
  return copy;
}
