/** Parts of matrices: triangles, and what is not zero. */
import type { NdArray } from '@numloom/ndarray';
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { selected } from '../convert/select.ts';
import { nonzeroTriplets, orderedTriplets } from '../convert/triplets.ts';
import { checkFormat } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { CooParts, Format, Parts, SparseDType } from '../parts/parts.ts';
import type { FormatOptions } from './identity.ts';
import { matrixOf, rowsOf } from './operands.ts';
import type { MatrixInput, SparseDTypeOf } from './types.ts';

/** Options of {@link tril} and {@link triu}. */
export interface TriangleOptions<F extends Format = Format> extends FormatOptions<F> {
  /** The last diagonal, or the first, of the triangle: column minus row; by default 0. */
  readonly k?: number | undefined;
}

/** The dtype of a part of a matrix. */
type DTypeIn<A> = SparseDTypeOf<A> & SparseDType;

/**
 * The lower triangle: entries on the `k`-th diagonal and below. Its format is `coo` unless told otherwise.
 * O(nnz).
 *
 * @throws RangeError when `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { tril } from '@numloom/sparse';
 * console.log(tril([[1, 2], [3, 4]]).toarray().tolist()); // => [ [ 1, 0 ], [ 3, 4 ] ]
 * ```
 */
export function tril<A extends MatrixInput, F extends Format = 'coo'>(
  A: A,
  options: TriangleOptions<F> = {},
): SparseArray<DTypeIn<A>, F> {
  return triangle(A, options, 'tril', (above, k) => above <= k);
}

/**
 * The upper triangle: entries on the `k`-th diagonal and above. Its format is `coo` unless told otherwise.
 * O(nnz).
 *
 * @throws RangeError when `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { triu } from '@numloom/sparse';
 * console.log(triu([[1, 2], [3, 4]], { k: 1 }).toarray().tolist()); // => [ [ 0, 2 ], [ 0, 0 ] ]
 * ```
 */
export function triu<A extends MatrixInput, F extends Format = 'coo'>(
  A: A,
  options: TriangleOptions<F> = {},
): SparseArray<DTypeIn<A>, F> {
  return triangle(A, options, 'triu', (above, k) => above >= k);
}

function triangle<A extends MatrixInput, F extends Format>(
  A: A,
  options: TriangleOptions<F>,
  caller: string,
  isIn: (above: number, k: number) => boolean,
): SparseArray<DTypeIn<A>, F> {
  checkOptions(options, ['format', 'k'], caller);
  const { format = 'coo', k = 0 } = options;
  checkFormat(format, caller);
  if (!Number.isInteger(k)) throw new RangeError(`${caller}: k is ${k}, must be a whole number`);
  const triplets = tripletsOf(A, caller);
  const [rows, columns] = [listOf(triplets.row), listOf(triplets.col)];
  const kept: number[] = [];
  for (let at = 0; at < rows.length; at++) {
    if (isIn(columns[at]! - rows[at]!, k)) kept.push(at);
  }
  const parts = convert<SparseDType, Format>(selected(triplets, kept), format);
  return new SparseArray(parts as Parts<DTypeIn<A>, F>);
}

/** The elements of a matrix that are not zero. */
export interface Found<D extends SparseDType = SparseDType> {
  readonly row: NdArray<'int32'>;
  readonly col: NdArray<'int32'>;
  readonly data: NdArray<D>;
}

/**
 * The elements that are not zero, by rows and increasing columns; entries of one place are added up before. What
 * has one axis is a row. O(nnz) where they are in order.
 *
 * @example
 * ```ts
 * import { find } from '@numloom/sparse';
 * const { row, col, data } = find([[0, 7], [8, 0]]);
 * console.log(row.tolist(), col.tolist(), data.tolist()); // => [ 0, 1 ] [ 1, 0 ] [ 7, 8 ]
 * ```
 */
export function find<A extends MatrixInput | AnySparse>(A: A): Found<DTypeIn<A>> {
  const triplets = convert<SparseDType, 'coo'>(rowsOf(A, 'find', 'coo'), 'coo');
  const { row, col, data } = nonzeroTriplets(orderedTriplets(triplets));
  return { row, col, data: data as NdArray<DTypeIn<A>> };
}

/**
 * Whether something is a sparse array, of one axis or two.
 *
 * @example
 * ```ts
 * import { csr_array, issparse } from '@numloom/sparse';
 * console.log(issparse(csr_array([[1]])), issparse([[1]])); // => true false
 * ```
 */
export function issparse(x: unknown): x is AnySparse {
  return x instanceof SparseArray;
}

function tripletsOf(a: MatrixInput, caller: string): CooParts {
  return convert<SparseDType, 'coo'>(matrixOf(a, caller, 'coo'), 'coo');
}

/** The numbers of a packed array. */
function listOf({ storage, offset, size }: NdArray<'int32'>): Int32Array {
  return storage.view('int32').subarray(offset, offset + size);
}
