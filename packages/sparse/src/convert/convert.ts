/** From each format to each other, most of them by way of triplets or rows. */
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import { compressCoo, expand, turn } from './compress.ts';

/** The same matrix in another format. */
export function convert<D extends SparseDType>(parts: Parts<D>, format: Format): Parts<D> {
  if (parts.format === format) return parts;
  switch (format) {
    case 'csr':
    case 'csc':
      if (parts.format === 'csr' || parts.format === 'csc') return turn(parts, format);
      return compressCoo(triplets(parts), format);
    case 'coo':
      return triplets(parts);
    default:
      throw new TypeError(`asformat: format is ${format}`);
  }
}

function triplets<D extends SparseDType>(parts: Parts<D>): Parts<D, 'coo'> {
  switch (parts.format) {
    case 'coo':
      return parts;
    case 'csr':
    case 'csc':
      return expand(parts);
    default:
      throw new TypeError(`tocoo: format is ${parts.format}`);
  }
}
