/** Reading Matrix Market files (Boisvert, Pozo and Remington, NISTIR 5935, 1996). */
import type { NdArray } from '@numloom/ndarray';
import { SparseArray } from '../../array/sparse-array.ts';
import { within } from '../../memory/within.ts';
import type { CooParts } from '../../parts/parts.ts';
import { bytesOf, type FileContent, mostBytesOf } from '../bytes/content.ts';
import { Scanner } from '../bytes/scanner.ts';
import { type FileDType, mirrored, newTriplets, plain } from '../triplets.ts';
import { type MarketInfo, readHeader } from './header.ts';
import { readDense } from './dense.ts';

const PERCENT = 37;

/** A line for each entry. */
const mostBytes = mostBytesOf((scanner) => readHeader(scanner).entries);

/**
 * What the head of a Matrix Market file says; the rest is not read.
 *
 * @throws MatrixFormatError when it is no such file; TypeError when `content` is no text or bytes.
 *
 * @example
 * ```ts
 * import { decodeMatrixMarketInfo } from '@numloom/sparse/files';
 * const text = '%%MatrixMarket matrix coordinate real general\n2 3 1\n1 2 0.5\n';
 * const { rows, cols, field } = decodeMatrixMarketInfo(text);
 * console.log(rows, cols, field); // => 2 3 real
 * ```
 */
export function decodeMatrixMarketInfo(content: FileContent): MarketInfo {
  return readInfo(content, 'decodeMatrixMarketInfo');
}

export function readInfo(content: FileContent, caller: string): MarketInfo {
  return readHeader(new Scanner(bytesOf(content, mostBytes, caller), caller));
}

/**
 * The matrix in a Matrix Market file: triplets in the order of the file if it is of the format
 * `coordinate`, a dense array if it is of the format `array`. Of symmetric, skew-symmetric and
 * Hermitian files it is the whole matrix; as in SciPy, a Hermitian file that is not complex is a symmetric one,
 * and of a skew-symmetric pattern elements that the file does not list are -1. Values are float64 or complex128, those of integer arrays
 * int64 or uint64; a pattern's are ones. An element that is there more than once is the sum. gzip is
 * recognised; it may hold as many bytes as the sizes in the file make likely, a kilobyte an entry. O(bytes).
 *
 * @throws MatrixFormatError with the line, when the file is damaged, cut short or longer than it says,
 *   an index is out of range, or a symmetric file has an element in both triangles; TypeError when
 *   `content` is no text or bytes.
 *
 * @example
 * ```ts
 * import { decodeMatrixMarket } from '@numloom/sparse/files';
 * const a = decodeMatrixMarket('%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n2 1 0.5\n');
 * console.log('toarray' in a && a.toarray().tolist()); // => [ [ 0, 0.5 ], [ 0.5, 0 ] ]
 * ```
 */
export function decodeMatrixMarket(content: FileContent): NdArray | SparseArray<FileDType, 'coo'> {
  return readMarket(content, 'decodeMatrixMarket');
}

export function readMarket(
  content: FileContent,
  caller: string,
): NdArray | SparseArray<FileDType, 'coo'> {
  return within(caller, () => readMatrix(content, caller));
}

function readMatrix(content: FileContent, caller: string): NdArray | SparseArray<FileDType, 'coo'> {
  const scanner = new Scanner(bytesOf(content, mostBytes, caller), caller);
  const info = readHeader(scanner);
  if (info.format === 'array') return readDense(scanner, info);
  const parts = readEntries(scanner, info);
  if (info.symmetry === 'general') return new SparseArray(parts);
  return new SparseArray(mirrored(parts, info.symmetry, (reason) => scanner.fail(reason)));
}

/** Bytes of the shortest line of an entry, but for the last line's end. */
const SHORTEST = {
  pattern: 4,
  complex: 8,
  real: 6,
  double: 6,
  integer: 6,
  'unsigned-integer': 6,
} as const;

function readEntries(scanner: Scanner, info: MarketInfo): CooParts<FileDType> {
  const { rows, cols, entries, field } = info;
  const room = Math.floor((scanner.bytes.length - scanner.at) / SHORTEST[field]);
  if (entries > room) {
    scanner.fail(
      `${entries} entries are declared, but the file has bytes for ${room} at most`,
      scanner.line - 1,
    );
  }
  const dtype = field === 'complex' ? 'complex128' : 'float64';
  const parts = newTriplets<FileDType>(dtype, [rows, cols], entries);
  const [row, col, data] = [plain(parts.row), plain(parts.col), plain(parts.data)];
  if (field === 'pattern') data.fill(1);
  const components = field === 'pattern' ? 0 : field === 'complex' ? 2 : 1;
  const isWhole = field.endsWith('integer');
  for (let k = 0; k < entries; k++)
    readEntry(scanner, info, row, col, data, k, components, isWhole);
  if (scanner.skipLines(PERCENT)) {
    scanner.fail(`there are more entries than the ${entries} that are declared`);
  }
  return parts;
}

function readEntry(
  scanner: Scanner,
  info: MarketInfo,
  row: Int32Array,
  col: Int32Array,
  data: Float64Array,
  k: number,
  components: number,
  isWhole: boolean,
): void {
  const first = scanner.bytes[scanner.at]!;
  // A line that does not begin with a digit may be blank or a comment.
  if (!(first >= 48 && first <= 57) && !scanner.skipLines(PERCENT)) {
    scanner.fail(`the file ends after ${k} of ${info.entries} entries`);
  }
  const i = scanner.count('the row');
  if (i < 1 || i > info.rows) scanner.fail(`row ${i} is not in 1 to ${info.rows}`);
  const j = scanner.count('the column');
  if (j < 1 || j > info.cols) scanner.fail(`column ${j} is not in 1 to ${info.cols}`);
  row[k] = i - 1;
  col[k] = j - 1;
  if (components > 0) {
    const value = scanner.number('the value');
    if (isWhole) checkWhole(scanner, info, value);
    data[components * k] = value;
    if (components === 2) data[2 * k + 1] = scanner.number('the imaginary part');
  }
  scanner.endLine();
}

function checkWhole(scanner: Scanner, { field }: MarketInfo, value: number): void {
  const [least, most] = field === 'integer' ? [-(2 ** 63), 2 ** 63] : [0, 2 ** 64];
  if (Number.isInteger(value) && value >= least && value < most) return;
  scanner.fail(
    `the value is ${value}, must be ${field === 'integer' ? 'a 64-bit integer' : 'a 64-bit integer that is not negative'}`,
  );
}
