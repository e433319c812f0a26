/** Triplets of several matrices as those of one. */
import { newArray } from '@numloom/linalg/kernels';
import { copyto, type NdArray } from '@numloom/ndarray';
import { checkCount } from '../parts/checks.ts';
import { isLong } from '../long/axis.ts';
import { type Held, heldTriplets, tripletPlaces } from '../long/held.ts';
import type { Shape, SparseDType } from '../parts/parts.ts';

/** A matrix, and where its first element goes. */
export interface Placed {
  readonly held: Held<SparseDType, 'coo'>;
  readonly row: number;
  readonly column: number;
}

/** The triplets of all, those of one place among them. */
export function joined(
  pieces: readonly Placed[],
  shape: Shape,
  dtype: SparseDType,
  caller: string,
): Held<SparseDType, 'coo'> {
  const entries = pieces.reduce((sum, { held }) => sum + held.parts.data.size, 0);
  checkCount(entries, caller);
  const data = newArray(dtype, [entries]);
  let at = 0;
  const places = pieces.map(({ held, ...first }) => {
    const begin = at;
    at += held.parts.data.size;
    copyto(data.slice(`${begin}:${at}`), held.parts.data);
    return { begin, held, ...first };
  });
  if (shape.some(isLong)) {
    const [rows, columns] = [new Float64Array(entries), new Float64Array(entries)];
    for (const { begin, held, row, column } of places) {
      const [down, across] = tripletPlaces(held);
      down.forEach((place, k) => (rows[begin + k] = place + row));
      across.forEach((place, k) => (columns[begin + k] = place + column));
    }
    return heldTriplets({ dtype, data }, shape, [rows, columns]);
  }
  const [row, col] = [newArray('int32', [entries]), newArray('int32', [entries])];
  for (const { begin, held, row: firstRow, column } of places) {
    shift(row, begin, held.parts.row, firstRow);
    shift(col, begin, held.parts.col, column);
  }
  return { parts: { format: 'coo', dtype, shape, row, col, data } };
}

function shift(to: NdArray<'int32'>, at: number, from: NdArray<'int32'>, by: number): void {
  const target = to.storage.view('int32');
  const { offset, size } = from;
  const source = from.storage.view('int32').subarray(offset, offset + size);
  if (by === 0) target.set(source, to.offset + at);
  else for (let k = 0; k < size; k++) target[to.offset + at + k] = source[k]! + by;
}
