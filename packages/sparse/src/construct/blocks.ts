/** Matrices of matrices. */
import type { AnySparse } from '../array/matrix.ts';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { asDType } from '../convert/values.ts';
import { checkDType, checkFormat, checkShape } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import { LONGEST } from '../long/axis.ts';
import { checkLongFormat, shapeOf } from '../long/held.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import type { IdentityOptions } from './identity.ts';
import { joined, type Placed } from './join.ts';
import { heldRowsOf, promoted } from './operands.ts';
import type { MatrixInput, SparseDTypeOf } from './types.ts';

/** A matrix, or nothing where all is zero. A sparse array of one axis is a matrix of one row, as a list is. */
export type Block = MatrixInput | AnySparse | null | undefined;

/** Options of functions that put matrices together. */
export type JoinOptions<
  F extends Format = Format,
  D extends SparseDType = SparseDType,
> = IdentityOptions<F, D>;

/** What a result is without the `format` option. */
type Usual = 'coo' | 'csc' | 'csr';

type DTypeOfBlock<B> = SparseDTypeOf<Exclude<B, null | undefined>> & SparseDType;

/**
 * The matrix that consists of blocks; null is a block of zeros. Its format is `csr` or `csc` where all
 * blocks have that, else `coo`. O(entries), and what conversions cost.
 *
 * @throws RangeError when blocks of a row have not as many rows, or those of a column as many columns, or
 *   a row or column of blocks has nothing but null.
 *
 * @example
 * ```ts
 * import { block_array, eye_array } from '@numloom/sparse';
 * const a = block_array([[eye_array(2), [[5], [6]]], [null, [[7]]]]);
 * console.log(a.toarray().tolist()); // => [ [ 1, 0, 5 ], [ 0, 1, 6 ], [ 0, 0, 7 ] ]
 * ```
 */
export function block_array<
  const B extends readonly (readonly Block[])[],
  F extends Format = Usual,
  D extends SparseDType = DTypeOfBlock<B[number][number]>,
>(blocks: B, options: JoinOptions<F, D> = {}): SparseArray<D, F> {
  return stacked(blocks, options, 'block_array');
}

/**
 * Matrices side by side; see {@link block_array}. Sparse arrays of one axis are rows.
 *
 * @throws RangeError when they have not as many rows.
 *
 * @example
 * ```ts
 * import { csr_array, hstack } from '@numloom/sparse';
 * const a = csr_array([[1], [2]]);
 * console.log(hstack([a, a]).toarray().tolist()); // => [ [ 1, 1 ], [ 2, 2 ] ]
 * ```
 */
export function hstack<
  B extends Block,
  F extends Format = Usual,
  D extends SparseDType = DTypeOfBlock<B>,
>(blocks: readonly B[], options: JoinOptions<F, D> = {}): SparseArray<D, F> {
  return stacked([blocks], options, 'hstack');
}

/**
 * Matrices one below the other; see {@link block_array}. Sparse arrays of one axis are rows.
 *
 * @throws RangeError when they have not as many columns.
 *
 * @example
 * ```ts
 * import { csr_array, vstack } from '@numloom/sparse';
 * const a = csr_array([[1, 2]]);
 * console.log(vstack([a, a]).toarray().tolist()); // => [ [ 1, 2 ], [ 1, 2 ] ]
 * ```
 */
export function vstack<
  B extends Block,
  F extends Format = Usual,
  D extends SparseDType = DTypeOfBlock<B>,
>(blocks: readonly B[], options: JoinOptions<F, D> = {}): SparseArray<D, F> {
  checkList(blocks, 'vstack');
  return stacked(
    blocks.map((block) => [block]),
    options,
    'vstack',
  );
}

/**
 * The matrix that has these on its diagonal, one after the other; a number is a matrix of one element, a
 * list one of one row. Its format is `coo` unless told otherwise.
 *
 * @throws RangeError when there are 2 ** 31 entries or more, or a length is above 2 ** 53 - 1.
 *
 * @example
 * ```ts
 * import { block_diag } from '@numloom/sparse';
 * console.log(block_diag([[[1, 2]], 3]).toarray().tolist()); // => [ [ 1, 2, 0 ], [ 0, 0, 3 ] ]
 * ```
 */
export function block_diag<
  B extends MatrixInput | AnySparse,
  F extends Format = 'coo',
  D extends SparseDType = DTypeOfBlock<B>,
>(mats: readonly B[], options: JoinOptions<F, D> = {}): SparseArray<D, F> {
  const { format = 'coo', dtype } = read(options, 'block_diag');
  checkList(mats, 'block_diag');
  const shape: [number, number] = [0, 0];
  const pieces = mats.map((matrix): Placed => {
    const held = tripletsOf(matrix, 'block_diag');
    const [row, column] = shape;
    const [rows, columns] = shapeOf(held);
    shape[0] += rows;
    shape[1] += columns;
    return { held, row, column };
  });
  return made(pieces, shape, format, dtype, 'block_diag');
}

function stacked<F extends Format, D extends SparseDType>(
  blocks: readonly (readonly Block[])[],
  options: JoinOptions<F, D>,
  caller: string,
): SparseArray<D, F> {
  const { format, dtype } = read(options, caller);
  checkList(blocks, caller);
  for (const row of blocks) checkList(row, caller);
  const width = blocks[0]?.length ?? 0;
  if (width === 0 || blocks.some((row) => row.length !== width)) {
    throw new RangeError(`${caller}: rows of blocks must have as many blocks, at least one`);
  }
  const heights = new Array<number>(blocks.length).fill(-1);
  const widths = new Array<number>(width).fill(-1);
  const found: { readonly held: Placed['held']; readonly i: number; readonly j: number }[] = [];
  const formats = new Set<Format | undefined>();
  blocks.forEach((row, i) => {
    row.forEach((block, j) => {
      formats.add(block instanceof SparseArray ? block.format : undefined);
      if (block === null || block === undefined) return;
      const held = tripletsOf(block, caller);
      const shape = shapeOf(held);
      agree(heights, i, shape[0], 'rows', [i, j], caller);
      agree(widths, j, shape[1], 'columns', [i, j], caller);
      found.push({ held, i, j });
    });
  });
  const rows = ends(heights, 'row', caller);
  const columns = ends(widths, 'column', caller);
  const pieces = found.map(({ held, i, j }) => ({ held, row: rows[i]!, column: columns[j]! }));
  const [only] = formats;
  const usual = formats.size === 1 && (only === 'csr' || only === 'csc') ? only : 'coo';
  return made(pieces, [rows.at(-1)!, columns.at(-1)!], format ?? usual, dtype, caller);
}

function checkList(given: unknown, caller: string): void {
  if (Array.isArray(given)) return;
  const text = typeof given === 'string' ? `'${given}'` : String(given);
  throw new TypeError(`${caller}: ${text} is no list of matrices`);
}

function read(options: JoinOptions, caller: string): JoinOptions {
  checkOptions(options, ['dtype', 'format'], caller);
  const { format, dtype } = options;
  if (format !== undefined) checkFormat(format, caller);
  if (dtype !== undefined) checkDType(dtype, caller);
  return options;
}

function tripletsOf(matrix: MatrixInput | AnySparse, caller: string): Placed['held'] {
  const { parts, axes } = heldRowsOf(matrix, caller, 'coo');
  return { parts: convert<SparseDType, 'coo'>(parts, 'coo'), axes };
}

/** Writes down a length, which has to be the one that is known if there is one. */
function agree(
  lengths: number[],
  at: number,
  length: number,
  what: string,
  [i, j]: readonly [number, number],
  caller: string,
): void {
  const known = lengths[at]!;
  if (known !== -1 && known !== length) {
    throw new RangeError(
      `${caller}: block (${i}, ${j}) has ${length} ${what}, but those beside it ${known}`,
    );
  }
  lengths[at] = length;
}

/** Where each block begins, and the end of the last one. */
function ends(lengths: readonly number[], what: string, caller: string): number[] {
  let sum = 0;
  return [
    0,
    ...lengths.map((length, k) => {
      if (length >= 0) return (sum += length);
      throw new RangeError(`${caller}: ${what} ${k} of blocks has nothing but null`);
    }),
  ];
}

function made<F extends Format, D extends SparseDType>(
  pieces: readonly Placed[],
  shape: readonly [number, number],
  format: Format,
  wanted: SparseDType | undefined,
  caller: string,
): SparseArray<D, F> {
  checkShape(shape, caller, LONGEST);
  checkLongFormat(format, shape, caller);
  const found = promoted(pieces.map(({ held }) => held.parts));
  const whole = joined(pieces, shape, found, caller);
  const all = asDType<SparseDType, Format>(whole.parts, wanted ?? found);
  const parts = convert<SparseDType, Format>(all, format) as Parts<D, F>;
  return new SparseArray(parts, 2, whole.axes);
}
