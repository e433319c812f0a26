/** To and from diagonals. */
import { array, copyto, type NdArray, zeros } from '@numloom/ndarray';
import { kernelsOf, view, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { diagonals as kernels } from '../kernels/generated/diagonals.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import { zeroed } from '../memory/zeroed.ts';
import {
  type CompressedParts,
  type DiaParts,
  itemsizeOf,
  type Shape,
  type SparseDType,
} from '../parts/parts.ts';
import { shortened } from './canonical.ts';

/** Bytes that kernels reach. */
const REACH = 2 ** 32;

/** The number of elements of the matrix that diagonals store. */
export function storedOnDiagonals({ shape: [rows, columns], offsets, data }: DiaParts): number {
  const end = Math.min(data.shape[1]!, columns);
  return listOf(offsets).reduce(
    (sum, offset) => sum + Math.max(0, Math.min(rows + offset, end) - Math.max(offset, 0)),
    0,
  );
}

/**
 * The diagonals that have entries, by increasing offsets. O(entries + rows +
 * columns + diagonals * columns).
 *
 * @throws RangeError when they take more than the memory that kernels reach.
 */
export function toDiagonals<D extends SparseDType>(parts: CompressedParts<D, 'csr'>): DiaParts<D> {
  assertFits(parts);
  const { dtype, shape } = parts;
  const [rows, columns] = shape;
  return withFrame((frame) => {
    const marks = frame.bytes(reached(4 * (rows + columns), shape));
    view('int32', marks, rows + columns).fill(0);
    const starts = addressOf(frame.reachable(parts.indptr, 'int32'));
    const indices = addressOf(frame.reachable(parts.indices, 'int32'));
    const values = addressOf(frame.reachable(parts.data, dtype));
    const run = kernelsOf(kernels);
    const width = run.markDiagonals(rows, starts, indices, marks);
    const count = run.numberMarks(Math.max(rows + columns - 1, 0), marks);
    reached(count * width * itemsizeOf(dtype), shape);
    const offsets = frame.written('int32', [count]);
    run.writeOffsets(rows, starts, indices, marks, addressOf(offsets.inside));
    const data = zeroed(frame, dtype, [count, width]);
    const fill = kernelFor(run, 'toDiagonals', dtype);
    fill(rows, starts, indices, values, marks, width, addressOf(data.inside));
    return { format: 'dia', dtype, shape, offsets: offsets.array, data: data.array };
  });
}

function reached(bytes: number, [rows, columns]: Shape): number {
  if (bytes < REACH) return bytes;
  throw new RangeError(
    `todia: the diagonals of a ${rows}x${columns} matrix take ${bytes} bytes, more than 4 GiB`,
  );
}

/** The rows of diagonals, without zeros. O(rows * diagonals). */
export function fromDiagonals<D extends SparseDType>(
  parts: DiaParts<D>,
): CompressedParts<D, 'csr'> {
  const { dtype, shape } = parts;
  const [rows, columns] = shape;
  const most = storedOnDiagonals(parts);
  const given = listOf(parts.offsets);
  const order = Int32Array.from(given.keys()).sort((a, b) => given[a]! - given[b]!);
  const { entries, indptr, indices, data } = withFrame((frame) => {
    const offsets = array(Int32Array.from(order, (k) => given[k]!));
    const places = array(order);
    const written = {
      indptr: frame.written('int32', [rows + 1]),
      indices: frame.written('int32', [most]),
      data: frame.written(dtype, [most]),
    };
    const entries = kernelFor(kernelsOf(kernels), 'toRows', dtype)(
      ...([rows, columns, given.length, parts.data.shape[1]!] as const),
      addressOf(frame.reachable(offsets, 'int32')),
      addressOf(frame.reachable(places, 'int32')),
      addressOf(frame.reachable(parts.data, dtype)),
      addressOf(written.indptr.inside),
      addressOf(written.indices.inside),
      addressOf(written.data.inside),
    );
    return {
      entries,
      indptr: written.indptr.array,
      indices: written.indices.array,
      data: written.data.array,
    };
  });
  return {
    format: 'csr',
    dtype,
    shape,
    indptr,
    indices: shortened(indices, entries),
    data: shortened(data, entries),
  };
}

/** The diagonals of the transposed matrix. */
export function transposedDiagonals<D extends SparseDType>({
  dtype,
  shape: [rows, columns],
  offsets,
  data,
}: DiaParts<D>): DiaParts<D> {
  const end = Math.min(data.shape[1]!, columns);
  const turned = zeros([offsets.size, rows], { dtype });
  const negated = listOf(offsets).map((offset, k) => {
    const [from, to] = [Math.max(0, offset), Math.min(end, rows + offset)];
    if (from < to) {
      copyto(turned.slice(k, `${from - offset}:${to - offset}`), data.slice(k, `${from}:${to}`));
    }
    return -offset;
  });
  return {
    format: 'dia',
    dtype,
    shape: [columns, rows],
    offsets: array(Int32Array.from(negated)),
    data: turned,
  };
}

function listOf(offsets: NdArray<'int32'>): number[] {
  return offsets.tolist() as number[];
}
