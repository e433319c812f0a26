/** Triplets of several matrices as those of one. */
import { newArray } from '@numloom/linalg/kernels';
import { copyto, type NdArray } from '@numloom/ndarray';
import { checkCount } from '../parts/checks.ts';
import type { CooParts, Shape, SparseDType } from '../parts/parts.ts';

/** A matrix, and where its first element goes. */
export interface Placed {
  readonly parts: CooParts;
  readonly row: number;
  readonly column: number;
}

/** The triplets of all, those of one place among them. */
export function joined(
  pieces: readonly Placed[],
  shape: Shape,
  dtype: SparseDType,
  caller: string,
): CooParts {
  const entries = pieces.reduce((sum, { parts }) => sum + parts.data.size, 0);
  checkCount(entries, caller);
  const [row, col] = [newArray('int32', [entries]), newArray('int32', [entries])];
  const data = newArray(dtype, [entries]);
  let at = 0;
  for (const { parts, row: firstRow, column } of pieces) {
    const end = at + parts.data.size;
    shift(row, at, parts.row, firstRow);
    shift(col, at, parts.col, column);
    copyto(data.slice(`${at}:${end}`), parts.data);
    at = end;
  }
  return { format: 'coo', dtype, shape, row, col, data };
}

function shift(to: NdArray<'int32'>, at: number, from: NdArray<'int32'>, by: number): void {
  const target = to.storage.view('int32');
  const { offset, size } = from;
  const source = from.storage.view('int32').subarray(offset, offset + size);
  if (by === 0) target.set(source, to.offset + at);
  else for (let k = 0; k < size; k++) target[to.offset + at + k] = source[k]! + by;
}
