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
