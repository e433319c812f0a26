/** From each format to each other, most of them by way of rows. */
import type {
  BlockSize,
  CompressedParts,
  CooParts,
  Format,
  Parts,
  SparseDType,
} from '../parts/parts.ts';
import { fromBlocks, toBlocks } from './blocks.ts';
import { blockSizeOf } from './block-size.ts';
import { canonical } from './canonical.ts';
import { compressCoo, expand, turn } from './compress.ts';
import { fromDiagonals, toDiagonals } from './diagonals.ts';
import { fromLists, fromPlaces, toLists, toPlaces } from './lists.ts';
import { orderedTriplets } from './triplets.ts';

/**
 * The same matrix in another format, itself if it has that one. As in SciPy, entries of one place are
 * added up where triplets become something else, and where no format of the other kind can have them;
 * what is the same in both may be shared.
 */
export function convert<D extends SparseDType, F extends Format>(
  parts: Parts<D>,
  format: F,
): Parts<D, F> {
  return (parts.format === format ? parts : MAKE[format](parts)) as Parts<D, F>;
}

const MAKE: { readonly [F in Format]: <D extends SparseDType>(parts: Parts<D>) => Parts<D, F> } = {
  coo: triplets,
  csr: (parts) => byLines(parts, 'csr'),
  csc: (parts) => byLines(parts, 'csc'),
  dia: (parts) => toDiagonals(byLines(parts, 'csr')),
  bsr: (parts) => inBlocks(parts),
  lil: (parts) => toLists(canonical(byLines(parts, 'csr'))),
  dok: (parts) => toPlaces(orderedTriplets(triplets(parts))),
};

/** The same matrix in blocks of a size, by default of one that suits it; itself if it is so. */
export function inBlocks<D extends SparseDType>(
  parts: Parts<D>,
  size?: BlockSize,
): Parts<D, 'bsr'> {
  if (parts.format === 'bsr') {
    const [, height, width] = parts.data.shape;
    const isSo = size === undefined || (height === size[0] && width === size[1]);
    if (isSo) return parts;
  }
  const rows = byLines(parts, 'csr');
  return toBlocks(rows, size ?? blockSizeOf(rows));
}

function byLines<D extends SparseDType, F extends 'csr' | 'csc'>(
  parts: Parts<D>,
  format: F,
): CompressedParts<D, F> {
  switch (parts.format) {
    case 'csr':
    case 'csc':
      return (parts.format === format ? parts : turn(parts, format)) as CompressedParts<D, F>;
    case 'coo':
      return canonical(compressCoo(parts, format));
    case 'dok':
      return canonical(compressCoo(fromPlaces(parts), format));
    case 'dia':
      return byLines(fromDiagonals(parts), format);
    case 'bsr':
      return byLines(fromBlocks(parts), format);
    case 'lil':
      return byLines(fromLists(parts), format);
  }
}

function triplets<D extends SparseDType>(parts: Parts<D>): CooParts<D> {
  switch (parts.format) {
    case 'coo':
      return parts;
    case 'dok':
      return fromPlaces(parts);
    case 'csc':
      return expand(parts);
    default:
      return expand(byLines(parts, 'csr'));
  }
}
