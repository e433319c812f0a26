/** A picture of where the entries of a matrix are. */
import { needTwoAxes } from '../array/matrix.ts';
import type { SparseArray } from '../array/sparse-array.ts';
import { issparse } from '../construct/triangles.ts';
import { within } from '../memory/within.ts';
import { checkOptions } from '../parts/options.ts';
import { binned } from './bins.ts';
import { drawPng } from './png.ts';
import { needShort } from '../long/held.ts';
import { drawSvg } from './svg.ts';

/** Options of {@link spy}. */
export interface SpyOptions {
  /** An SVG text, or the bytes of a PNG. */
  readonly format?: 'svg' | 'png' | undefined;
  /** Pixels of the longer side, 512 unless told otherwise. */
  readonly size?: number | undefined;
  /** Entries count if their absolute value is larger, 0 by default; of 'present' stored zeros, too. */
  readonly precision?: number | 'present' | undefined;
}

/** A picture of one side's length has a pixel for each of 2^24 cells at most. */
const MAX_SIZE = 4096;
/** A cell of an SVG is drawn by some 20 letters, so that those of large matrices have two units. */
const SVG_CELL = 2;

/**
 * Draws the pattern of a sparse matrix: a square for each entry, or where the matrix is larger than the
 * picture, shades that say how many entries there are. The ground is transparent, and the colours are
 * seen on light and on dark pages. O(entries + size²).
 *
 * @throws TypeError when an option is not known; RangeError when one is out of range.
 *
 * @example
 * ```ts
 * import { csr_array, spy } from '@numloom/sparse';
 * const a = csr_array([[1, 0], [2, 3]]);
 * console.log(spy(a).slice(0, 4), spy(a, { format: 'png' }).slice(1, 4)); // => <svg Uint8Array(3) [ 80, 78, 71 ]
 * ```
 */
export function spy(
  a: SparseArray,
  options: SpyOptions & { readonly format: 'png' },
): Uint8Array<ArrayBuffer>;
export function spy(
  a: SparseArray,
  options?: SpyOptions & { readonly format?: 'svg' | undefined },
): string;
export function spy(a: SparseArray, options?: SpyOptions): string | Uint8Array<ArrayBuffer>;
export function spy(a: SparseArray, options: SpyOptions = {}): string | Uint8Array<ArrayBuffer> {
  checkOptions(options, ['format', 'size', 'precision'], 'spy');
  const { format = 'svg', size = 512, precision = 0 } = options;
  if (format !== 'svg' && format !== 'png') {
    throw new RangeError(`spy: format is ${String(format)}, must be svg or png`);
  }
  if (!Number.isInteger(size) || size < 1 || size > MAX_SIZE) {
    throw new RangeError(`spy: size is ${size}, must be a whole number in 1 to ${MAX_SIZE}`);
  }
  if (precision !== 'present' && !(precision >= 0)) {
    throw new RangeError(`spy: precision is ${String(precision)}, must be 'present' or from 0 on`);
  }
  if (!issparse(a)) throw new TypeError('spy: a is no sparse matrix');
  needTwoAxes(a, 'spy', 'a');
  needShort(a.shape, 'spy', 'a');
  const longest = Math.max(...a.shape, 1);
  const isSvg = format === 'svg';
  const most = isSvg && longest > size ? Math.ceil(size / SVG_CELL) : size;
  const grid = within('spy', () => binned(a.tocoo().parts, most, precision));
  const scale = size / Math.max(grid.rows, grid.columns, 1);
  // Whole pixels a cell, so that none is wider than others.
  const cell = isSvg ? scale : Math.max(1, Math.floor(scale));
  const [width, height] = [Math.max(1, grid.columns * cell), Math.max(1, grid.rows * cell)];
  if (!isSvg) return drawPng(grid, width, height);
  const [rows, columns] = a.shape;
  return drawSvg(grid, width, height, `${rows} × ${columns}, ${grid.entries} entries`);
}
