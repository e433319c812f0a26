/** To and from lists of rows (`lil`) and values by place (`dok`), which are JavaScript's own. */
import { array, type ElementOf, type NdArray } from '@numloom/ndarray';
import type {
  CompressedParts,
  CooParts,
  DokParts,
  LilParts,
  Shape,
  SparseDType,
} from '../parts/parts.ts';
import { fromElements } from './elements.ts';

/** The lists of the rows of a matrix whose indices increase, none twice. */
export function toLists<D extends SparseDType>(parts: CompressedParts<D, 'csr'>): LilParts<D> {
  const { dtype, shape } = parts;
  const indptr = parts.indptr.tolist() as number[];
  const indices = parts.indices.tolist() as number[];
  const data = parts.data.tolist() as ElementOf<D>[];
  const perRow = <T>(list: T[]): T[][] =>
    Array.from({ length: shape[0] }, (_, i) => list.slice(indptr[i], indptr[i + 1]));
  return { format: 'lil', dtype, shape, rows: perRow(indices), values: perRow(data) };
}

/** The rows of lists. */
export function fromLists<D extends SparseDType>(parts: LilParts<D>): CompressedParts<D, 'csr'> {
  const { dtype, shape, rows, values } = parts;
  const indptr = new Int32Array(shape[0] + 1);
  rows.forEach((row, i) => {
    indptr[i + 1] = indptr[i]! + row.length;
  });
  return {
    format: 'csr',
    dtype,
    shape,
    indptr: array(indptr),
    indices: array(Int32Array.from(rows.flat())),
    data: fromElements(dtype, values.flat() as ElementOf<D>[]),
  };
}

/** Places are numbered by rows: more than these cannot be told apart. */
const MOST_PLACES = 2 ** 53;

/** @throws RangeError naming `caller` when a `dok` of that shape has too many places. */
export function checkPlaces([rows, columns]: Shape, caller: string): void {
  if (rows * columns <= MOST_PLACES) return;
  throw new RangeError(
    `${caller}: a dok of the shape (${rows}, ${columns}) has more than 2 ** 53 places`,
  );
}

/** The values by place of triplets, no place twice. */
export function toPlaces<D extends SparseDType>(parts: CooParts<D>): DokParts<D> {
  const { dtype, shape } = parts;
  checkPlaces(shape, 'todok');
  const rows = parts.row.tolist() as number[];
  const columns = parts.col.tolist() as number[];
  const data = parts.data.tolist() as ElementOf<D>[];
  const entries = new Map<number, ElementOf<D>>();
  data.forEach((value, k) => entries.set(rows[k]! * shape[1] + columns[k]!, value));
  return { format: 'dok', dtype, shape, entries };
}

/** Triplets of values by place, in their order. */
export function fromPlaces<D extends SparseDType>(parts: DokParts<D>): CooParts<D> {
  const { dtype, shape, entries } = parts;
  const places = [...entries.keys()];
  const index = (of: (place: number) => number): NdArray<'int32'> =>
    array(Int32Array.from(places, of));
  return {
    format: 'coo',
    dtype,
    shape,
    row: index((place) => Math.floor(place / shape[1])),
    col: index((place) => place % shape[1]),
    data: fromElements(dtype, [...entries.values()]),
  };
}
