/** To and from dense blocks. */
import { kernelsOf, newArray, view, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { blocks as kernels } from '../kernels/generated/blocks.ts';
import { checkCount } from '../parts/checks.ts';
import { addressOf } from '../memory/address.ts';
import { assertFits } from '../memory/fitting.ts';
import { zeroed } from '../memory/zeroed.ts';
import {
  type BlockSize,
  type BsrParts,
  type CompressedParts,
  type SparseDType,
} from '../parts/parts.ts';
import { sortedIndices } from './canonical.ts';

/** The blocks that have entries, by increasing columns in each row of blocks. */
export function toBlocks<D extends SparseDType>(
  parts: CompressedParts<D, 'csr'>,
  [height, width]: BlockSize,
): BsrParts<D> {
  assertFits(parts);
  const { dtype, shape } = parts;
  const [blockRows, blockColumns] = [shape[0] / height, shape[1] / width];
  const pattern = sortedIndices(
    withFrame((frame) => {
      const starts = addressOf(frame.reachable(parts.indptr, 'int32'));
      const indices = addressOf(frame.reachable(parts.indices, 'int32'));
      const marks = frame.bytes(4 * blockColumns);
      const indptr = frame.written('int32', [blockRows + 1]);
      const found = frame.bytes(4 * parts.indices.size);
      const count = kernelsOf(kernels).findBlocks(
        ...([blockRows, blockColumns, height, width, starts, indices, marks] as const),
        ...([addressOf(indptr.inside), found] as const),
      );
      const blockIndices = newArray('int32', [count]);
      blockIndices.data.set(view('int32', found, count));
      return {
        format: 'csr' as const,
        dtype: 'float32' as const,
        shape: [blockRows, blockColumns] as const,
        indptr: indptr.array,
        indices: blockIndices,
        data: newArray('float32', [count]),
      };
    }),
  );
  const { indptr, indices } = pattern;
  checkCount(indices.size * height * width, 'tobsr');
  return withFrame((frame) => {
    const data = zeroed(frame, dtype, [indices.size, height, width]);
    kernelFor(kernelsOf(kernels), 'toBlocks', dtype)(
      ...([blockRows, height, width] as const),
      addressOf(frame.reachable(parts.indptr, 'int32')),
      addressOf(frame.reachable(parts.indices, 'int32')),
      addressOf(frame.reachable(parts.data, dtype)),
      frame.bytes(4 * blockColumns),
      addressOf(frame.reachable(indptr, 'int32')),
      addressOf(frame.reachable(indices, 'int32')),
      addressOf(data.inside),
    );
    return { format: 'bsr', dtype, shape, indptr, indices, data: data.array };
  });
}

/** The rows of blocks, zeros of blocks included. */
export function fromBlocks<D extends SparseDType>(parts: BsrParts<D>): CompressedParts<D, 'csr'> {
  assertFits(parts);
  const { dtype, shape } = parts;
  const [, height, width] = parts.data.shape as [number, number, number];
  return withFrame((frame) => {
    const indptr = frame.written('int32', [shape[0] + 1]);
    const indices = frame.written('int32', [parts.data.size]);
    const data = frame.written(dtype, [parts.data.size]);
    kernelFor(kernelsOf(kernels), 'toRows', dtype)(
      ...([parts.indptr.size - 1, height, width] as const),
      addressOf(frame.reachable(parts.indptr, 'int32')),
      addressOf(frame.reachable(parts.indices, 'int32')),
      addressOf(frame.reachable(parts.data, dtype)),
      addressOf(indptr.inside),
      addressOf(indices.inside),
      addressOf(data.inside),
    );
    return {
      format: 'csr',
      dtype,
      shape,
      indptr: indptr.array,
      indices: indices.array,
      data: data.array,
    };
  });
}
