/** Triplets in order, and without what is stored twice or zero. */
import { copyto, type NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { kernelFor } from '../kernels/by-dtype.ts';
import { compress } from '../kernels/generated/compress.ts';
import { addressOf } from '../memory/address.ts';
import type { CooParts, SparseDType } from '../parts/parts.ts';
import { canonical, shortened } from './canonical.ts';
import { compressCoo, expand } from './compress.ts';

/** Whether triplets go by rows, by increasing columns within each, no place twice. */
export function isOrdered({ row, col }: CooParts): boolean {
  return withFrame((frame) => {
    const rows = addressOf(frame.reachable(row, 'int32'));
    const columns = addressOf(frame.reachable(col, 'int32'));
    return Boolean(kernelsOf(compress).isOrdered(row.size, rows, columns));
  });
}

/** The same matrix, by rows and increasing columns, no place twice: itself if it is so. */
export function orderedTriplets<D extends SparseDType>(parts: CooParts<D>): CooParts<D> {
  return isOrdered(parts) ? parts : expand(canonical(compressCoo(parts, 'csr')));
}

/** The same triplets without those that are zero, in their order. */
export function nonzeroTriplets<D extends SparseDType>(parts: CooParts<D>): CooParts<D> {
  const { dtype, shape } = parts;
  const { count, row, col, data } = withFrame((frame) => {
    const copied = <E extends SparseDType | 'int32'>(array: NdArray<E>) => {
      const copy = frame.written(array.dtype, array.shape);
      copyto(copy.inside, array);
      return copy;
    };
    const copies = { row: copied(parts.row), col: copied(parts.col), data: copied(parts.data) };
    const count = kernelFor(kernelsOf(compress), 'dropZeroTriplets', dtype)(
      parts.data.size,
      addressOf(copies.row.inside),
      addressOf(copies.col.inside),
      addressOf(copies.data.inside),
    );
    return { count, row: copies.row.array, col: copies.col.array, data: copies.data.array };
  });
  return {
    format: 'coo',
    dtype,
    shape,
    row: shortened(row, count),
    col: shortened(col, count),
    data: shortened(data, count),
  };
}
