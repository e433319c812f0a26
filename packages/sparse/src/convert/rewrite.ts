/** The same matrix of whatever format, its entries in order, or without those that are zero. */
import { arange, take } from '@numloom/ndarray';
import type { BsrParts, Format, Parts, SparseDType } from '../parts/parts.ts';
import { fromBlocks } from './blocks.ts';
import { canonical, isCanonical, isSorted, sortedIndices, withoutZeros } from './canonical.ts';
import { convert, inBlocks } from './convert.ts';
import { nonzeroTriplets, orderedTriplets } from './triplets.ts';

/** The indices of each line in order, those of equal ones as they were; triplets stay as they are. */
export function sorted<D extends SparseDType, F extends Format>(parts: Parts<D, F>): Parts<D, F> {
  const same: Parts<D> = parts;
  switch (same.format) {
    case 'csr':
    case 'csc':
      return sortedIndices(same) as Parts<D, F>;
    case 'bsr':
      return sortedBlocks(same) as Parts<D, F>;
    default:
      return parts;
  }
}

/** Entries in order, those of one place added up. */
export function summed<D extends SparseDType, F extends Format>(parts: Parts<D, F>): Parts<D, F> {
  const same: Parts<D> = parts;
  switch (same.format) {
    case 'coo':
      return orderedTriplets(same) as Parts<D, F>;
    case 'csr':
    case 'csc':
      return canonical(same) as Parts<D, F>;
    case 'bsr':
      return (isCanonical(same) ? same : inBlocks(fromBlocks(same), sizeOf(same))) as Parts<D, F>;
    default:
      return parts;
  }
}

/** Entries that are not zero; of blocks those that have any. */
export function nonzero<D extends SparseDType, F extends Format>(parts: Parts<D, F>): Parts<D, F> {
  const same: Parts<D> = parts;
  switch (same.format) {
    case 'coo':
      return nonzeroTriplets(same) as Parts<D, F>;
    case 'csr':
    case 'csc':
      return withoutZeros(same) as Parts<D, F>;
    case 'bsr':
      return inBlocks(withoutZeros(fromBlocks(same)), sizeOf(same)) as Parts<D, F>;
    default:
      return convert(withoutZeros(convert(same, 'csr')), parts.format as F);
  }
}

const sizeOf = ({ data }: BsrParts) => data.shape.slice(1) as [number, number];

function sortedBlocks<D extends SparseDType>(parts: BsrParts<D>): BsrParts<D> {
  if (isSorted(parts)) return parts;
  const { shape, indptr, indices, data } = parts;
  const [height, width] = sizeOf(parts);
  const sorted = sortedIndices({
    ...({ format: 'csr', dtype: 'float64', indptr, indices } as const),
    shape: [shape[0] / height, shape[1] / width],
    data: arange(indices.size, { dtype: 'float64' }),
  });
  const order = sorted.data.astype('int32');
  return { ...parts, indices: sorted.indices, data: take(data, order, { axis: 0 }) };
}
