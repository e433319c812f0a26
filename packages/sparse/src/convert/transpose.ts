/** The transposed matrix. */
import { arange, type ElementOf, take } from '@numloom/ndarray';
import type { BsrParts, DokParts, LilParts, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { canonical } from './canonical.ts';
import { turn } from './compress.ts';
import { transposedDiagonals } from './diagonals.ts';
import { fromLists, toLists } from './lists.ts';

/** The transposed matrix: by columns what is by rows, and the other way round; others as they are. */
export function transposed<D extends SparseDType>(parts: Parts<D>): Parts<D> {
  const shape: Shape = [parts.shape[1], parts.shape[0]];
  switch (parts.format) {
    case 'coo':
      return { ...parts, shape, row: parts.col, col: parts.row };
    case 'csr':
      return { ...parts, format: 'csc', shape };
    case 'csc':
      return { ...parts, format: 'csr', shape };
    case 'bsr':
      return transposedBlocks(parts);
    case 'dia':
      return transposedDiagonals(parts);
    case 'dok':
      return transposedPlaces(parts);
    case 'lil':
      return transposedLists(parts);
  }
}

function transposedLists<D extends SparseDType>(parts: LilParts<D>): LilParts<D> {
  const { format: _, ...columns } = turn(fromLists(parts), 'csc');
  const shape: Shape = [parts.shape[1], parts.shape[0]];
  return toLists(canonical({ ...columns, format: 'csr', shape }));
}

function transposedPlaces<D extends SparseDType>({
  shape: [rows, columns],
  entries,
  ...rest
}: DokParts<D>): DokParts<D> {
  const turned = new Map<number, ElementOf<D>>();
  for (const [place, value] of entries) {
    turned.set((place % columns) * rows + Math.floor(place / columns), value);
  }
  return { ...rest, shape: [columns, rows], entries: turned };
}

/** Blocks turned as entries are, then the elements of each. */
function transposedBlocks<D extends SparseDType>(parts: BsrParts<D>): BsrParts<D> {
  const { dtype, shape, indptr, indices, data } = parts;
  const [, height, width] = data.shape as [number, number, number];
  const numbers = arange(indices.size, { dtype: 'float64' });
  const { data: from, ...turned } = turn(
    {
      ...({ format: 'csr', dtype: 'float64', indptr, indices } as const),
      shape: [shape[0] / height, shape[1] / width] as const,
      data: numbers,
    },
    'csc',
  );
  return {
    ...({ format: 'bsr', dtype, shape: [shape[1], shape[0]] } as const),
    indptr: turned.indptr,
    indices: turned.indices,
    data: take(data, from.astype('int32'), { axis: 0 }).mT.copy(),
  };
}
