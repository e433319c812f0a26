/** Matrices with a structure: ones on a diagonal, triangles. */
import { namedOptions } from '../options.ts';
import { checkAxes, checkWhole } from './checks.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { fillElements } from '../array/transfer.ts';
import type { DType } from '../dtype/dtypes.ts';
import { checkShape } from '../layout/layout.ts';
import { sliceLayout } from '../layout/slice.ts';
import { diagonal } from '../manipulation/diagonal.ts';
import { type NdArrayLike, toArray } from './input.ts';
import { type CreationOptions, newArray, orderOf, setElements } from './new-array.ts';

/** Option of {@link diag}, {@link tril} and {@link triu}. */
export interface DiagonalOption {
  /** How far above the main diagonal; negative below. */
  readonly k?: number | undefined;
}

/** Options of {@link eye} and {@link tri}. */
export type MatrixOptions<D extends DType> = CreationOptions<D> & DiagonalOption;

/**
 * Ones on the `k`-th diagonal and zeros elsewhere, `n_rows` by `n_cols` (by default as many).
 *
 * @throws RangeError when a length or `k` is not a whole number; TypeError when the dtype is not
 *   known.
 *
 * @example
 * ```ts
 * import { eye } from '@numloom/ndarray';
 * console.log(eye(2, 3, { k: 1 }).tolist()); // => [ [ 0, 1, 0 ], [ 0, 0, 1 ] ]
 * ```
 */
export function eye<D extends DType = 'float64'>(
  n_rows: number,
  options?: MatrixOptions<D>,
): NdArray<D>;
export function eye<D extends DType = 'float64'>(
  n_rows: number,
  n_cols: number,
  options?: MatrixOptions<D>,
): NdArray<D>;
export function eye<D extends DType = 'float64'>(
  n_rows: number,
  n_cols?: number | MatrixOptions<D>,
  options?: MatrixOptions<D>,
): NdArray<D> {
  return ones('eye', n_rows, n_cols, options);
}

/**
 * The `n` by `n` identity matrix.
 *
 * @throws As {@link eye}.
 *
 * @example
 * ```ts
 * import { identity } from '@numloom/ndarray';
 * console.log(identity(2).tolist()); // => [ [ 1, 0 ], [ 0, 1 ] ]
 * ```
 */
export function identity<D extends DType = 'float64'>(
  n: number,
  options: CreationOptions<D> = {},
): NdArray<D> {
  return ones('identity', n, namedOptions(options, ['dtype', 'order'], 'identity'));
}

/**
 * The `k`-th diagonal of a matrix, as a view; or, of a 1-d array, a new square matrix that has
 * its elements there and zeros elsewhere.
 *
 * @throws RangeError when `a` has not 1 or 2 axes or `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { array, diag } from '@numloom/ndarray';
 * console.log(diag([1, 2]).tolist()); // => [ [ 1, 0 ], [ 0, 2 ] ]
 * console.log(diag(array([[1, 2], [3, 4]]), { k: 1 }).tolist()); // => [ 2 ]
 * ```
 */
export function diag<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: DiagonalOption = {},
): NdArray<D> {
  const { k = 0 } = namedOptions(options, ['k'], 'diag');
  const x = toArray(a, 'diag');
  checkAxes(x, 1, 2, 'diag');
  checkWhole(k, 'k', 'diag');
  if (x.ndim === 2) return diagonal(x, { offset: k });
  const length = x.size + Math.abs(k);
  const result = newArray('diag', x.dtype, [length, length], 'C', true);
  setElements(diagonal(result, { offset: k }), x, 'diag');
  return result;
}

/**
 * Ones on and below the `k`-th diagonal and zeros above, `n` by `m` (by default as many).
 *
 * @throws As {@link eye}.
 *
 * @example
 * ```ts
 * import { tri } from '@numloom/ndarray';
 * console.log(tri(2, 3).tolist()); // => [ [ 1, 0, 0 ], [ 1, 1, 0 ] ]
 * ```
 */
export function tri<D extends DType = 'float64'>(n: number, options?: MatrixOptions<D>): NdArray<D>;
export function tri<D extends DType = 'float64'>(
  n: number,
  m: number,
  options?: MatrixOptions<D>,
): NdArray<D>;
export function tri<D extends DType = 'float64'>(
  n: number,
  m?: number | MatrixOptions<D>,
  options?: MatrixOptions<D>,
): NdArray<D> {
  return ones('tri', n, m, options);
}

/**
 * A copy of the matrix, or of a stack of matrices in the last two axes, with zeros above the
 * `k`-th diagonal.
 *
 * @throws RangeError when there are fewer than 2 axes or `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { ones, tril } from '@numloom/ndarray';
 * console.log(tril(ones([2, 2])).tolist()); // => [ [ 1, 0 ], [ 1, 1 ] ]
 * ```
 */
export function tril<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: DiagonalOption = {},
): NdArray<D> {
  return triangle('tril', a, options);
}

/**
 * A copy of the matrix, or of a stack of matrices in the last two axes, with zeros below the
 * `k`-th diagonal.
 *
 * @throws As {@link tril}.
 *
 * @example
 * ```ts
 * import { ones, triu } from '@numloom/ndarray';
 * console.log(triu(ones([2, 2]), { k: 1 }).tolist()); // => [ [ 0, 1 ], [ 0, 0 ] ]
 * ```
 */
export function triu<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: DiagonalOption = {},
): NdArray<D> {
  return triangle('triu', a, options);
}

function triangle<D extends DType>(
  caller: 'tril' | 'triu',
  like: NdArrayLike<D>,
  options: DiagonalOption,
): NdArray<D> {
  const { k = 0 } = namedOptions(options, ['k'], caller);
  const a = toArray(like, caller);
  checkAxes(a, 2, Infinity, caller);
  checkWhole(k, 'k', caller);
  const result = newArray(caller, a.dtype, a.shape, orderOf(a), true);
  for (let row = 0; row < a.shape.at(-2)!; row++) {
    const place = caller === 'tril' ? Math.max(0, row + k + 1) : Math.max(0, row + k);
    const index = ['...', row, caller === 'tril' ? `:${place}` : `${place}:`];
    const to = result.withLayout(sliceLayout(result, index, caller));
    setElements(to, a.withLayout(sliceLayout(a, index, caller)), caller);
  }
  return result;
}

/** Ones on a diagonal, for `tri` also below it; the number of columns may be left out. */
function ones<D extends DType>(
  caller: 'eye' | 'identity' | 'tri',
  rows: number,
  columns?: number | MatrixOptions<D> | null,
  options: MatrixOptions<D> = {},
): NdArray<D> {
  if (typeof columns === 'object') [columns, options] = [undefined, columns ?? options];
  const {
    k = 0,
    dtype = 'float64' as D,
    order,
  } = namedOptions(options, ['dtype', 'order', 'k'], caller);
  checkWhole(k, 'k', caller);
  const shape = checkShape([rows, columns ?? rows], caller);
  const result = newArray(caller, dtype, shape, order, true);
  if (caller !== 'tri') {
    fillElements(elementsOf(diagonal(result, { offset: k })), 1);
    return result;
  }
  for (let row = Math.max(0, -k); row < rows; row++) {
    const layout = sliceLayout(result, [row, `:${row + k + 1}`], caller);
    fillElements(elementsOf(result.withLayout(layout)), 1);
  }
  return result;
}
