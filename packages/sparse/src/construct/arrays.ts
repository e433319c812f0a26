/** Making sparse arrays of each format. */
import { checkLineFormat } from '../array/line.ts';
import type { SparseOf } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { inBlocks, convert } from '../convert/convert.ts';
import { checkPlaces } from '../convert/lists.ts';
import { asDType, copiedParts } from '../convert/values.ts';
import { checkLongFormat } from '../long/held.ts';
import { checkBlockSize } from '../parts/checks.ts';
import { emptyParts } from '../parts/empty.ts';
import { checkOptions } from '../parts/options.ts';
import type { Axes, BlockSize, Format, Parts, ShapeOf, SparseDType } from '../parts/parts.ts';
import { arrayShape, madeOf } from './input.ts';
import type { AxesOfInput, SparseDTypeOf, SparseInput, SparseOptions } from './types.ts';

/** Options that say that there is one axis, where the first argument does not. */
type LineOptions<D extends SparseDType> = SparseOptions<D, 1> & { readonly shape: ShapeOf<1> };

/**
 * A matrix, or an array of one axis, as triplets. Of triplets it keeps all, in their order, those of one place
 * among them.
 *
 * @param a - a dense or sparse array; the shape of an empty one, `[rows, columns]` or `[length]`; or
 *   `{ data, row, col }` or `{ data, coords }`, also written `[data, coords]`, where `coords` is `[row, col]`, or
 *   `[places]` of one axis. Lists of one or two numbers are shapes: so few elements are given as an array.
 * @throws RangeError when indices are negative, too large or not whole, lengths differ, or there are not
 *   one or two axes; TypeError when it is nothing of these.
 *
 * @example
 * ```ts
 * import { coo_array } from '@numloom/sparse';
 * const a = coo_array({ data: [1, 2, 3], row: [0, 1, 1], col: [2, 0, 0] });
 * console.log(a.shape, a.nnz); // => [ 2, 3 ] 3
 * console.log(a.toarray().tolist()); // => [ [ 0, 0, 1 ], [ 5, 0, 0 ] ]
 * console.log(coo_array([0, 5, 0]).shape); // => [ 3 ]
 * const v = coo_array({ data: [7, 8], coords: [[3, 1]] }, { shape: [5] });
 * console.log(v.ndim, v.toarray().tolist()); // => 1 [ 0, 8, 0, 7, 0 ]
 * ```
 */
export function coo_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options: LineOptions<D>,
): SparseArray<D, 'coo', 1>;
export function coo_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D>,
): SparseOf<AxesOfInput<S>, D, 'coo'>;
export function coo_array(a: SparseInput, options?: SparseOptions): SparseOf<Axes> {
  return made(a, 'coo', options, 'coo_array');
}

/**
 * A matrix by rows; an array of one axis is a single row. Triplets of one place are added up, entries of rows are kept as they are.
 *
 * @param a - as for {@link coo_array}; or `{ data, indices, indptr }`, also written `[data, indices, indptr]` where
 *   the last two are arrays of integers (three lists are the rows of a dense matrix).
 * @throws As {@link coo_array}, and RangeError when `indptr` decreases.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * const a = csr_array({ data: [1, 2, 3], indices: [2, 0, 1], indptr: [0, 1, 3] });
 * console.log(a.toarray().tolist()); // => [ [ 0, 0, 1 ], [ 2, 3, 0 ] ]
 * console.log(csr_array([2, 3]).nnz); // => 0
 * ```
 */
export function csr_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options: LineOptions<D>,
): SparseArray<D, 'csr', 1>;
export function csr_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D>,
): SparseOf<AxesOfInput<S>, D, 'csr'>;
export function csr_array(a: SparseInput, options?: SparseOptions): SparseOf<Axes> {
  return made(a, 'csr', options, 'csr_array');
}

/**
 * A matrix by columns; as {@link csr_array}, `indices` being rows and `indptr` where columns begin.
 *
 * @throws As {@link csr_array}.
 *
 * @example
 * ```ts
 * import { csc_array } from '@numloom/sparse';
 * const a = csc_array([[1, 0], [2, 3]]);
 * console.log(a.indptr.tolist(), a.indices.tolist()); // => [ 0, 2, 3 ] [ 0, 1, 1 ]
 * ```
 */
export function csc_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D, 2>,
): SparseArray<D, 'csc'> {
  return made(a, 'csc', options, 'csc_array') as SparseArray<D, 'csc'>;
}

/**
 * A matrix by diagonals.
 *
 * @param a - a dense or sparse matrix; the shape of an empty one; or `{ data, offsets }`, also written
 *   `[data, offsets]`, with the `shape` option: element (i, j) is `data[k, j]` where `offsets[k]` is j - i.
 * @throws As {@link coo_array}, and RangeError when an offset occurs twice.
 *
 * @example
 * ```ts
 * import { dia_array } from '@numloom/sparse';
 * const a = dia_array({ data: [[1, 2, 3], [4, 5, 6]], offsets: [0, 1] }, { shape: [3, 3] });
 * console.log(a.toarray().tolist()); // => [ [ 1, 5, 0 ], [ 0, 2, 6 ], [ 0, 0, 3 ] ]
 * ```
 */
export function dia_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D, 2>,
): SparseArray<D, 'dia'> {
  return made(a, 'dia', options, 'dia_array') as SparseArray<D, 'dia'>;
}

/** Options of {@link bsr_array}. */
export interface BlockOptions<D extends SparseDType = SparseDType> extends SparseOptions<D, 2> {
  /** Rows and columns of a block; by default found of the matrix, at most 6 by 6. */
  readonly blocksize?: BlockSize | undefined;
}

/**
 * A matrix by rows of dense blocks.
 *
 * @param a - as for {@link csr_array}; of `{ data, indices, indptr }`, `data` is (blocks, rows of a
 *   block, columns of a block), and the others are of blocks.
 * @throws As {@link csr_array}, and RangeError when blocks do not divide the shape.
 *
 * @example
 * ```ts
 * import { bsr_array } from '@numloom/sparse';
 * const a = bsr_array([[1, 2, 0, 0], [3, 4, 0, 0]], { blocksize: [2, 2] });
 * console.log(a.data.tolist(), a.indices.tolist()); // => [ [ [ 1, 2 ], [ 3, 4 ] ] ] [ 0 ]
 * ```
 */
export function bsr_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  given: BlockOptions<D> = {},
): SparseArray<D, 'bsr'> {
  checkOptions(given, ['blocksize', 'shape', 'dtype', 'copy'], 'bsr_array');
  const { blocksize, ...options } = given;
  const held = madeOf(a, 'bsr', options, 'bsr_array');
  const { parts, ndim } = held;
  if (ndim === 1) checkLineFormat('bsr', 'bsr_array');
  checkLongFormat('bsr', arrayShape(held), 'bsr_array');
  if (blocksize !== undefined) checkBlockSize(blocksize, parts.shape, 'bsr_array');
  const { dtype = parts.dtype } = options;
  const isEmpty = parts.format === 'bsr' && parts.indices.size === 0;
  const blocks = isEmpty
    ? emptyParts('bsr', dtype, parts.shape, blocksize)
    : inBlocks<SparseDType>(asDType(parts, dtype), blocksize);
  return new SparseArray(ownParts(blocks, a, options) as Parts<D, 'bsr'>);
}

/**
 * A matrix that is written element by element: a list of columns and one of values for each row.
 *
 * @param a - a dense or sparse matrix, the shape of an empty one, or `{ data, row, col }`.
 * @throws As {@link coo_array}.
 *
 * @example
 * ```ts
 * import { lil_array } from '@numloom/sparse';
 * console.log(lil_array([[0, 1], [2, 3]]).rows); // => [ [ 1 ], [ 0, 1 ] ]
 * ```
 */
export function lil_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D, 2>,
): SparseArray<D, 'lil'> {
  return made(a, 'lil', options, 'lil_array') as SparseArray<D, 'lil'>;
}

/**
 * A matrix, or an array of one axis, that is written element by element: values by their places.
 *
 * @param a - as for {@link coo_array}.
 * @throws As {@link coo_array}, and RangeError when there are more than 2 ** 53 places.
 *
 * @example
 * ```ts
 * import { dok_array } from '@numloom/sparse';
 * console.log(dok_array([[0, 1], [2, 3]]).nnz); // => 3
 * const v = dok_array([4]);
 * v.set(2, 5);
 * console.log(v.toarray().tolist()); // => [ 0, 0, 5, 0 ]
 * ```
 */
export function dok_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options: LineOptions<D>,
): SparseArray<D, 'dok', 1>;
export function dok_array<const S extends SparseInput, D extends SparseDType = SparseDTypeOf<S>>(
  a: S,
  options?: SparseOptions<D>,
): SparseOf<AxesOfInput<S>, D, 'dok'>;
export function dok_array(a: SparseInput, options?: SparseOptions): SparseOf<Axes> {
  return made(a, 'dok', options, 'dok_array');
}

function made(
  given: SparseInput,
  format: Format,
  options: SparseOptions | undefined,
  caller: string,
): SparseOf<Axes> {
  const held = madeOf(given, format, options, caller);
  const { parts, ndim, axes } = held;
  if (ndim === 1) checkLineFormat(format, caller);
  checkLongFormat(format, arrayShape(held), caller);
  if (format === 'dok') checkPlaces(parts.shape, caller);
  const converted = convert<SparseDType, Format>(
    asDType(parts, options?.dtype ?? parts.dtype),
    format,
  );
  return new SparseArray<SparseDType, Format, Axes>(
    ownParts(converted, given, options),
    ndim,
    axes,
  ) as SparseOf<Axes>;
}

/** Parts that share nothing with another sparse array, if that is asked for. */
function ownParts<F extends Format>(
  parts: Parts<SparseDType, F>,
  given: SparseInput,
  options: SparseOptions | undefined,
): Parts<SparseDType, F> {
  return given instanceof SparseArray && options?.copy === true ? copiedParts(parts) : parts;
}
