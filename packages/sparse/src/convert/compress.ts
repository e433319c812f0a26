/** Triplets to compressed rows or columns, and those to the other of the two. */
import type { NdArray } from '@numloom/ndarray';
import { type Frame, kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { compress } from '../kernels/generated/compress.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits, assertStarts } from '../memory/fitting.ts';
import type { CompressedParts, CooParts, SparseDType } from '../parts/parts.ts';

/** Lines that a kernel turns at a time: between calls V8 puts optimised code in place. */
const LINES_AT_ONCE = 4096;

/** The matrix by rows or by columns, entries of a line in their order. O(entries + lines). */
export function compressCoo<D extends SparseDType, F extends 'csr' | 'csc'>(
  { dtype, shape, row, col, data }: CooParts<D>,
  format: F,
): CompressedParts<D, F> {
  const lines = format === 'csr' ? shape[0] : shape[1];
  const [majors, minors] = format === 'csr' ? [row, col] : [col, row];
  assertFits({ format: 'coo', dtype, shape, row, col, data });
  return withFrame((frame) => {
    const entries = data.size;
    const from = addressOf(frame.reachable(majors, 'int32'));
    const indices = addressOf(frame.reachable(minors, 'int32'));
    const values = addressOf(frame.reachable(data, dtype));
    const to = written(frame, dtype, lines, entries);
    const next = countedStarts(frame, entries, from, lines, to.starts);
    const place = kernelFor(kernelsOf(compress), 'place', dtype);
    place(entries, from, indices, values, next, to.indices, to.values);
    return { format, dtype, shape, ...to.arrays };
  });
}

/** By columns what is by rows, and the other way round; the indices of no line decrease then. */
export function turn<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D>,
  format: F,
): CompressedParts<D, F> {
  assertFits(parts);
  const { dtype, shape } = parts;
  const lines = format === 'csr' ? shape[0] : shape[1];
  return withFrame((frame) => {
    const entries = parts.indices.size;
    const starts = addressOf(frame.reachable(parts.indptr, 'int32'));
    const indices = addressOf(frame.reachable(parts.indices, 'int32'));
    const values = addressOf(frame.reachable(parts.data, dtype));
    const to = written(frame, dtype, lines, entries);
    const next = countedStarts(frame, entries, indices, lines, to.starts);
    const run = kernelFor(kernelsOf(compress), 'turn', dtype);
    const count = parts.indptr.size - 1;
    for (let line = 0; line < count; line += LINES_AT_ONCE) {
      const end = Math.min(line + LINES_AT_ONCE, count);
      run(line, end, starts, indices, values, next, to.indices, to.values);
    }
    return { format, dtype, shape, ...to.arrays };
  });
}

/** The line of each entry, a new array. */
function linesOf(parts: Pick<CompressedParts, 'indptr' | 'indices'>): NdArray<'int32'> {
  assertStarts(parts);
  const { indptr, indices } = parts;
  return withFrame((frame) => {
    const { array, inside } = frame.written('int32', [indices.size]);
    const starts = addressOf(frame.reachable(indptr, 'int32'));
    kernelsOf(compress).expandStarts(indptr.size - 1, starts, addressOf(inside));
    return array;
  });
}

/** The triplets of a compressed matrix, by its lines; its indices and values are shared. */
export function expand<D extends SparseDType>(parts: CompressedParts<D>): CooParts<D> {
  const { format, dtype, shape, indices, data } = parts;
  const lines = linesOf(parts);
  const [row, col] = format === 'csr' ? [lines, indices] : [indices, lines];
  return { format: 'coo', dtype, shape, row, col, data };
}

/** New arrays of a compressed matrix, and where kernels write them. */
function written<D extends SparseDType>(frame: Frame, dtype: D, lines: number, entries: number) {
  const indptr = frame.written('int32', [lines + 1]);
  const indices = frame.written('int32', [entries]);
  const data = frame.written(dtype, [entries]);
  return {
    arrays: { indptr: indptr.array, indices: indices.array, data: data.array },
    starts: addressOf(indptr.inside),
    indices: addressOf(indices.inside),
    values: addressOf(data.inside),
  };
}

/** Writes where lines start, and answers the address of a copy that may be counted on with. */
function countedStarts(
  frame: Frame,
  entries: number,
  majors: number,
  lines: number,
  starts: number,
): number {
  const next = frame.bytes(4 * (lines + 1));
  kernelsOf(compress).countStarts(entries, majors, lines, starts, next);
  return next;
}
