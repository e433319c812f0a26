/** Indices of triangles of matrices. */
import { assertOptions, type NdArray } from '@numloom/ndarray';
import { checkCount, shown } from '../expression/shown.ts';
import { indexArray } from '../order/rows.ts';

/** Options of {@link tril_indices} and {@link triu_indices}. */
export interface TriangleOptions {
  /** How far above the main diagonal; negative below; 0 by default. */
  readonly k?: number | undefined;
  /** The number of columns; `n` by default. */
  readonly m?: number | null | undefined;
}

/** Indices of rows and of columns. */
export type MatrixIndices = [rows: NdArray<'int64'>, columns: NdArray<'int64'>];

/**
 * The indices of what lies on and below the `k`-th diagonal of an `n` by `m` matrix, in C order, as
 * int64.
 *
 * @throws RangeError when `n` or `m` is no whole number of at least 0, or `k` no whole number
 * @example
 * ```ts
 * import { arange, indexed } from '@numloom/ndarray';
 * import { tril_indices } from '@numloom/ufunc';
 * console.log(indexed(arange(9).reshape([3, 3]), ...tril_indices(3)).tolist()); // => [ 0, 3, 4, 6, 7, 8 ]
 * ```
 */
export function tril_indices(n: number, options: TriangleOptions = {}): MatrixIndices {
  return indices(n, options, 'tril_indices', (row, columns, k) => [
    0,
    Math.min(columns, row + k + 1),
  ]);
}

/**
 * The indices of what lies on and above the `k`-th diagonal of an `n` by `m` matrix, in C order, as
 * int64.
 *
 * @throws As {@link tril_indices}
 * @example
 * ```ts
 * import { arange, indexed } from '@numloom/ndarray';
 * import { triu_indices } from '@numloom/ufunc';
 * console.log(indexed(arange(9).reshape([3, 3]), ...triu_indices(3, { k: 1 })).tolist()); // => [ 1, 2, 5 ]
 * ```
 */
export function triu_indices(n: number, options: TriangleOptions = {}): MatrixIndices {
  return indices(n, options, 'triu_indices', (row, columns, k) => [Math.max(0, row + k), columns]);
}

/** Of each row the columns from one on, before another. */
type Range = (row: number, columns: number, k: number) => readonly [from: number, to: number];

function indices(n: number, options: TriangleOptions, caller: string, range: Range): MatrixIndices {
  assertOptions(options, ['k', 'm'], caller);
  const { k = 0 } = options;
  const m = options.m ?? n;
  checkCount(n, 'n', caller);
  checkCount(m, 'm', caller);
  if (!Number.isInteger(k)) {
    throw new RangeError(`${caller}: k is ${shown(k)}, must be a whole number`);
  }
  let count = 0;
  for (let row = 0; row < n; row++) {
    const [from, to] = range(row, m, k);
    count += Math.max(0, to - from);
  }
  const [rows, columns] = [new Uint32Array(count), new Uint32Array(count)];
  let at = 0;
  for (let row = 0; row < n; row++) {
    const [from, to] = range(row, m, k);
    for (let column = from; column < to; column++, at++) {
      rows[at] = row;
      columns[at] = column;
    }
  }
  return [indexArray(rows), indexArray(columns)];
}
