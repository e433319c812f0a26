/** Matrix Market files by path, under SciPy's names. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { SparseArray } from '../../array/sparse-array.ts';
import { contentAt, writeAt } from '../paths.ts';
import type { FileDType } from '../triplets.ts';
import type { MarketInfo } from './header.ts';
import { readInfo, readMarket } from './read.ts';
import { type MarketOptions, writeMarket } from './write.ts';

/**
 * The matrix in the Matrix Market file at a path, or in its bytes; see {@link decodeMatrixMarket}.
 *
 * @throws MatrixFormatError with the line, as `decodeMatrixMarket` does; Error when the file system
 *   refuses, or, for a path, outside of Node: use `decodeMatrixMarket` there.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * import { mmread, mmwrite } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * mmwrite(`${tmpdir()}/half.mtx`, csr_array([[0, 0.5]]));
 * console.log(mmread(`${tmpdir()}/half.mtx`).shape); // => [ 1, 2 ]
 * ```
 */
export function mmread(
  source: string | URL | Uint8Array | ArrayBuffer,
): NdArray | SparseArray<FileDType, 'coo'> {
  return readMarket(contentAt(source, 'mmread', 'decodeMatrixMarket'), 'mmread');
}

/**
 * What the head of the Matrix Market file at a path says, or of its bytes.
 *
 * @throws MatrixFormatError when it is no such file; Error as {@link mmread}.
 *
 * @example
 * ```ts
 * import { eye_array } from '@numloom/sparse';
 * import { mminfo, mmwrite } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * mmwrite(`${tmpdir()}/unit.mtx`, eye_array(3));
 * const { rows, entries, symmetry } = mminfo(`${tmpdir()}/unit.mtx`);
 * console.log(rows, entries, symmetry); // => 3 3 symmetric
 * ```
 */
export function mminfo(source: string | URL | Uint8Array | ArrayBuffer): MarketInfo {
  return readInfo(contentAt(source, 'mminfo', 'decodeMatrixMarketInfo'), 'mminfo');
}

/**
 * Writes a matrix to a Matrix Market file: `coordinate` if it is sparse, else `array`. `.mtx` is
 * added to a path that ends neither so nor with `.mtx.gz`, which is compressed.
 *
 * @throws TypeError or RangeError as {@link encodeMatrixMarket} does; Error when the file system
 *   refuses, or outside of Node.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * import { mmread, mmwrite } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * const a = csr_array([[1, 0], [0, 1]]);
 * mmwrite(`${tmpdir()}/ones.mtx.gz`, a, { field: 'pattern', comment: 'where ones are' });
 * console.log(mmread(`${tmpdir()}/ones.mtx.gz`).shape); // => [ 2, 2 ]
 * ```
 */
export function mmwrite(
  path: string | URL,
  a: SparseArray | Operand,
  options: MarketOptions = {},
): void {
  const isZipped = String(path).endsWith('.gz');
  const make = (): Uint8Array => writeMarket(a, options, 'mmwrite', isZipped);
  writeAt(path, isZipped ? '.gz' : '.mtx', make, 'mmwrite', 'encodeMatrixMarket');
}
