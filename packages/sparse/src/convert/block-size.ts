/** Which blocks suit a matrix. */
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { blocks as kernels } from '../kernels/generated/blocks.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import type { BlockSize, CompressedParts, SparseDType } from '../parts/parts.ts';

/** Of the elements of all blocks, how many have to be entries. */
const ENOUGH = 0.7;
const MOST = (1 + ENOUGH) / 2;

/**
 * The largest square blocks that are full enough, as SciPy chooses: of 1, 2, 3, 4 or 6 rows. O(entries +
 * rows).
 */
export function blockSizeOf(parts: CompressedParts<SparseDType, 'csr'>): BlockSize {
  assertFits(parts);
  const entries = parts.indices.size;
  if (entries === 0) return [1, 1];
  const share = (size: number): number => {
    if (parts.shape.some((length) => length % size !== 0)) return 0;
    return entries / (size * size * countBlocks(parts, size));
  };
  const [two, three] = [share(2), share(3)];
  if (two > MOST && three > MOST) return share(6) > ENOUGH ? [6, 6] : [3, 3];
  if (share(4) > ENOUGH) return [4, 4];
  const size = three > ENOUGH ? 3 : two > ENOUGH ? 2 : 1;
  return [size, size];
}

/** Number of square blocks of a size that have entries. */
function countBlocks({ shape, indptr, indices }: CompressedParts, size: number): number {
  const [rows, columns] = [shape[0] / size, shape[1] / size];
  return withFrame((frame) =>
    kernelsOf(kernels).findBlocks(
      ...([rows, columns, size, size] as const),
      addressOf(frame.reachable(indptr, 'int32')),
      addressOf(frame.reachable(indices, 'int32')),
      frame.bytes(4 * columns),
      frame.bytes(4 * (rows + 1)),
      frame.bytes(4 * indices.size),
    ),
  );
}
