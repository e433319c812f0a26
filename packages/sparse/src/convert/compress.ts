/** Triplets to compressed rows or columns, and those to the other of the two. */
import type { NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { compress, type CompressKernels } from '../kernels/generated/compress.ts';
import { addressOf } from '../memory/compressed.ts';
import type { CompressedParts, CooParts, SparseDType } from '../parts/parts.ts';

/** What kernels have for each dtype. */
const PLACE = {
  float32: 'placeFloat32',
  float64: 'placeFloat64',
  complex128: 'placeComplex128',
} as const satisfies Record<SparseDType, keyof CompressKernels>;

const SUM = {
  float32: 'sumEqualFloat32',
  float64: 'sumEqualFloat64',
  complex128: 'sumEqualComplex128',
} as const satisfies Record<SparseDType, keyof CompressKernels>;

/** The matrix by rows or by columns, entries of a line in their order. O(entries + lines). */
export function compressCoo<D extends SparseDType, F extends 'csr' | 'csc'>(
  { dtype, shape, row, col, data }: CooParts<D>,
  format: F,
): CompressedParts<D, F> {
  const lines = format === 'csr' ? shape[0] : shape[1];
  const [majors, minors] = format === 'csr' ? [row, col] : [col, row];
  return { format, dtype, shape, ...sorted(lines, majors, minors, data) };
}

/** By columns what is by rows, and the other way round; the indices of each line increase then. */
export function turn<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D>,
  format: F,
): CompressedParts<D, F> {
  const { dtype, shape, indices, data } = parts;
  const lines = format === 'csr' ? shape[0] : shape[1];
  const minors = linesOf(parts);
  const turned = sorted(lines, indices, minors, data);
  minors.dispose();
  return { format, dtype, shape, ...turned };
}

/** The line of each entry, a new array. */
export function linesOf(parts: Pick<CompressedParts, 'indptr' | 'indices'>): NdArray<'int32'> {
  const { indptr, indices } = parts;
  return withFrame((frame) => {
    const { array, inside } = frame.written('int32', [indices.size]);
    const starts = addressOf(frame.reachable(indptr, 'int32'));
    kernelsOf(compress).expandStarts(indptr.size - 1, starts, addressOf(inside));
    return array;
  });
}

/** Whether the indices of each line increase, none twice. */
export function isCanonical({ indptr, indices }: CompressedParts): boolean {
  return withFrame((frame) => {
    const starts = addressOf(frame.reachable(indptr, 'int32'));
    const at = addressOf(frame.reachable(indices, 'int32'));
    return Boolean(kernelsOf(compress).isCanonical(indptr.size - 1, starts, at));
  });
}

/** The same matrix, the indices of each line increasing, none twice: itself if it is so. */
export function canonical<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: CompressedParts<D, F>,
): CompressedParts<D, F> {
  if (isCanonical(parts)) return parts;
  const other = parts.format === 'csr' ? 'csc' : 'csr';
  const { dtype, shape, format, indptr, indices, data } = turn(turn(parts, other), parts.format);
  return withFrame((frame) => {
    const [starts, at, values] = [
      frame.reachable(indptr, 'int32'),
      frame.reachable(indices, 'int32'),
      frame.reachable(data, dtype),
    ];
    const sum = kernelsOf(compress)[SUM[dtype]];
    const count = sum(indptr.size - 1, addressOf(starts), addressOf(at), addressOf(values));
    return {
      format: format,
      dtype,
      shape,
      indptr: starts.copy(),
      indices: at.slice(`:${count}`).copy(),
      data: values.slice(`:${count}`).copy(),
    };
  });
}

function sorted<D extends SparseDType>(
  lines: number,
  majors: NdArray<'int32'>,
  minors: NdArray<'int32'>,
  data: NdArray<D>,
): Pick<CompressedParts<D>, 'indptr' | 'indices' | 'data'> {
  return withFrame((frame) => {
    const entries = data.size;
    const indptr = frame.written('int32', [lines + 1]);
    const indices = frame.written('int32', [entries]);
    const values = frame.written(data.dtype, [entries]);
    const [from, of] = [majors, minors].map((one) => addressOf(frame.reachable(one, 'int32'))) as [
      number,
      number,
    ];
    const next = frame.bytes(4 * (lines + 1));
    const kernels = kernelsOf(compress);
    kernels.countStarts(entries, from, lines, addressOf(indptr.inside));
    kernels.countStarts(entries, from, lines, next);
    kernels[PLACE[data.dtype]](
      ...([entries, from, of, addressOf(frame.reachable(data, data.dtype)), next] as const),
      ...([addressOf(indices.inside), addressOf(values.inside)] as const),
    );
    return { indptr: indptr.array, indices: indices.array, data: values.array };
  });
}

/** The triplets of a compressed matrix, by its lines. */
export function expand<D extends SparseDType>(parts: CompressedParts<D>): CooParts<D> {
  const { format, dtype, shape, indices, data } = parts;
  const lines = linesOf(parts);
  const [row, col] = format === 'csr' ? [lines, indices] : [indices, lines];
  return { format: 'coo', dtype, shape, row, col, data };
}
