/** Sums, differences and products of two sparse matrices; and both of them side by side. */
import type { NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { merges } from '../kernels/generated/merges.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf, EntryRoom } from '../memory/room.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { checkCount } from '../parts/checks.ts';
import { KINDS } from '../parts/dtypes.ts';
import type { Aligned } from './align.ts';

/** Lines that a kernel does in one call: V8 exchanges code for faster one between calls. */
const LINES = 4096;

const OPERATIONS = { add: 0, subtract: 1, multiply: 2 } as const;

/** The sum, difference or product, element by element, without zeros. O(entries + lines). */
export function combined(
  { format, dtype, shape, lines, left, right }: Aligned,
  operation: keyof typeof OPERATIONS,
): CompressedParts {
  return withFrame((frame) => {
    const a = addressesOf(left, dtype, frame);
    const b = addressesOf(right, dtype, frame);
    const most =
      operation === 'multiply'
        ? Math.min(left.indices.size, right.indices.size)
        : unionSize(lines, a, b, operation);
    const indptr = frame.written('int32', [lines + 1]);
    const starts = addressOf(indptr.inside);
    const room = new EntryRoom(frame, dtype, most);
    indptr.inside.set(0, 0);
    for (let i = 0; i < lines; i += LINES) {
      kernelsOf(merges).combine(
        ...([KINDS[dtype], OPERATIONS[operation], i, Math.min(lines, i + LINES)] as const),
        ...([a.starts, a.indices, a.values, b.starts, b.indices, b.values] as const),
        ...([starts, room.indices, room.values] as const),
      );
    }
    const arrays = room.arrays(indptr.inside.get(lines));
    return { format, dtype, shape, indptr: indptr.array, ...arrays };
  });
}

/** All places where one of the two has an entry, and what each has there: zero where it has none. */
export interface Union {
  readonly indptr: NdArray<'int32'>;
  readonly indices: NdArray<'int32'>;
  readonly left: NdArray<SparseDType>;
  readonly right: NdArray<SparseDType>;
}

/** Two matrices side by side. O(entries + lines). */
export function united({ dtype, lines, left, right }: Aligned): Union {
  return withFrame((frame) => {
    const a = addressesOf(left, dtype, frame);
    const b = addressesOf(right, dtype, frame);
    const most = unionSize(lines, a, b, 'united');
    const indptr = frame.written('int32', [lines + 1]);
    const starts = addressOf(indptr.inside);
    const room = new EntryRoom(frame, dtype, most);
    const other = frame.written(dtype, [most]);
    indptr.inside.set(0, 0);
    for (let i = 0; i < lines; i += LINES) {
      kernelsOf(merges).unite(
        ...([KINDS[dtype], i, Math.min(lines, i + LINES)] as const),
        ...([a.starts, a.indices, a.values, b.starts, b.indices, b.values] as const),
        ...([starts, room.indices, room.values, addressOf(other.inside)] as const),
      );
    }
    const count = indptr.inside.get(lines);
    const { indices, data } = room.arrays(count);
    const beside = other.inside.slice(`:${count}`).copy();
    return { indptr: indptr.array, indices, left: data, right: beside };
  });
}

type Places = { readonly starts: number; readonly indices: number };

/** How many places there are where one of two matrices has an entry. */
function unionSize(lines: number, a: Places, b: Places, caller: string): number {
  let size = 0;
  for (let i = 0; i < lines; i += LINES) {
    size += kernelsOf(merges).countUnion(
      ...([i, Math.min(lines, i + LINES), a.starts, a.indices, b.starts, b.indices] as const),
    );
  }
  checkCount(size, caller);
  return size;
}
