/** Products of two sparse matrices. */
import { dtypes } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { sparseProducts } from '../kernels/generated/sparseProducts.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf, EntryRoom, type LineArrays, zeroed } from '../memory/room.ts';
import { KINDS, promoted } from '../parts/dtypes.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';

/** Lines that a kernel does in one call: V8 exchanges code for faster one between calls. */
const LINES = 2048;

/**
 * A B by rows (Gustavson 1978), or by columns where A is `csc`; indices of a line increase, and sums that
 * are zero are left out. O(multiplications + rows + columns), and what sorting costs.
 *
 * @throws RangeError when the shapes do not fit, or the product has 2³¹ entries
 */
export function timesSparse(a: Parts, b: Parts, caller: string): Parts {
  const [rows, inner] = a.shape;
  const columns = b.shape[1];
  if (inner !== b.shape[0]) {
    throw new RangeError(
      `${caller}: ${rows}x${inner} and ${b.shape[0]}x${columns}: ${inner} columns meet ${b.shape[0]} rows`,
    );
  }
  const dtype = promoted(a.dtype, b.dtype);
  const format = a.format === 'csc' ? 'csc' : 'csr';
  const left = convert(a, format);
  const right = convert(b, format);
  const product =
    format === 'csr'
      ? linesTimes(left, right, rows, columns, dtype, caller)
      : linesTimes(right, left, columns, rows, dtype, caller);
  const parts = { format, dtype, shape: [rows, columns], ...product } as Parts;
  return convert(parts, formatOfProduct(a.format, b.format));
}

/** As SciPy has it. */
function formatOfProduct(a: Format, b: Format): Format {
  if (a === 'csc' || a === 'bsr') return a;
  return a === 'dia' && b === 'dia' ? 'dia' : 'csr';
}

function linesTimes(
  left: LineArrays,
  right: LineArrays,
  lines: number,
  length: number,
  dtype: SparseDType,
  caller: string,
): LineArrays {
  return withFrame((frame) => {
    const a = addressesOf(left, dtype, frame);
    const b = addressesOf(right, dtype, frame);
    const kernels = kernelsOf(sparseProducts);
    const indptr = frame.written('int32', [lines + 1]);
    const starts = addressOf(indptr.inside);
    const counting = zeroed(frame, 4 * length);
    for (let i = 0; i < lines; i += LINES) {
      kernels.countLines(
        ...([i, Math.min(lines, i + LINES), a.starts, a.indices] as const),
        ...([b.starts, b.indices, counting, starts] as const),
      );
    }
    const most = kernels.sumCounts(lines, starts);
    if (most < 0) throw new RangeError(`${caller}: the product has more than 2^31 - 1 entries`);
    const room = new EntryRoom(frame, dtype, most);
    const marks = zeroed(frame, 4 * length);
    const bits = zeroed(frame, 8 * Math.ceil(length / 64));
    const sums = frame.bytes(length * dtypes[dtype].itemsize);
    for (let i = 0; i < lines; i += LINES) {
      kernels.fillLines(
        ...([KINDS[dtype], i, Math.min(lines, i + LINES)] as const),
        ...([a.starts, a.indices, a.values, b.starts, b.indices, b.values] as const),
        ...([marks, sums, bits, starts, room.indices, room.values] as const),
      );
    }
    const count = indptr.inside.get(lines);
    return { indptr: indptr.array, ...room.arrays(count) };
  });
}
