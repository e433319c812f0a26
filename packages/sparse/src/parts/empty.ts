/** Matrices without entries. */
import { zeros } from '@numloom/ndarray';
import type { BlockSize, Format, Parts, Shape, SparseDType } from './parts.ts';

/** The parts of a matrix that is all zero. */
export function emptyParts<D extends SparseDType, F extends Format>(
  format: F,
  dtype: D,
  shape: Shape,
  [height, width]: BlockSize = [1, 1],
): Parts<D, F> {
  return partsOf(format, dtype, shape, height, width) as Parts<D, F>;
}

function partsOf<D extends SparseDType>(
  format: Format,
  dtype: D,
  shape: Shape,
  height: number,
  width: number,
): Parts<D> {
  const none = () => zeros([0], { dtype: 'int32' });
  const starts = (lines: number) => zeros([lines + 1], { dtype: 'int32' });
  const data = zeros([0], { dtype });
  switch (format) {
    case 'coo':
      return { format, dtype, shape, row: none(), col: none(), data };
    case 'csr':
      return { format, dtype, shape, indptr: starts(shape[0]), indices: none(), data };
    case 'csc':
      return { format, dtype, shape, indptr: starts(shape[1]), indices: none(), data };
    case 'bsr': {
      const blocks = data.reshape([0, height, width]);
      return {
        format,
        dtype,
        shape,
        indptr: starts(shape[0] / height),
        indices: none(),
        data: blocks,
      };
    }
    case 'dia':
      return { format, dtype, shape, offsets: none(), data: data.reshape([0, 0]) };
    case 'dok':
      return { format, dtype, shape, entries: new Map() };
    case 'lil': {
      const lists = <T>(): T[][] => Array.from({ length: shape[0] }, () => []);
      return { format, dtype, shape, rows: lists(), values: lists() };
    }
  }
}
