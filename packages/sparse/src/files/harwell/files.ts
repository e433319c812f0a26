/** Harwell-Boeing files by path, under SciPy's names. */
import type { SparseArray } from '../../array/sparse-array.ts';
import { contentAt, writeAt } from '../paths.ts';
import type { FileDType } from '../triplets.ts';
import { readHarwell } from './read.ts';
import { type HarwellOptions, writeHarwell } from './write.ts';

/**
 * The matrix in the Harwell-Boeing or Rutherford-Boeing file at a path, or in its bytes; see
 * {@link decodeHarwellBoeing}.
 *
 * @throws MatrixFormatError with the line, as `decodeHarwellBoeing` does; Error when the file system
 *   refuses, or, for a path, outside of Node: use `decodeHarwellBoeing` there.
 *
 * @example
 * ```ts
 * import { csc_array } from '@numloom/sparse';
 * import { hb_read, hb_write } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * hb_write(`${tmpdir()}/small.hb`, csc_array([[1, 0], [2, 3]]), { key: 'SMALL' });
 * console.log(hb_read(`${tmpdir()}/small.hb`).nnz); // => 3
 * ```
 */
export function hb_read(
  source: string | URL | Uint8Array | ArrayBuffer,
): SparseArray<FileDType, 'csc'> {
  return readHarwell(contentAt(source, 'hb_read', 'decodeHarwellBoeing'), 'hb_read');
}

/**
 * Writes a matrix to a Harwell-Boeing file; see {@link encodeHarwellBoeing}.
 *
 * @throws TypeError or RangeError as `encodeHarwellBoeing` does; Error when the file system refuses, or
 *   outside of Node.
 *
 * @example
 * ```ts
 * import { csc_array } from '@numloom/sparse';
 * import { hb_read, hb_write } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * hb_write(`${tmpdir()}/even.hb`, csc_array([[4, 1], [1, 4]]), { symmetry: 'symmetric' });
 * console.log(hb_read(`${tmpdir()}/even.hb`).toarray().tolist()); // => [ [ 4, 1 ], [ 1, 4 ] ]
 * ```
 */
export function hb_write(path: string | URL, a: SparseArray, options: HarwellOptions = {}): void {
  writeAt(path, '', () => writeHarwell(a, options, 'hb_write'), 'hb_write', 'encodeHarwellBoeing');
}
