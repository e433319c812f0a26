/**
 * Reading files of the Harwell-Boeing collection (Duff, Grimes and Lewis 1992) and of its successor,
 * Rutherford-Boeing (Duff, Grimes and Lewis 1997), whose first lines are nearly the same.
 */
import { SparseArray } from '../../array/sparse-array.ts';
import { sortedIndices } from '../../convert/canonical.ts';
import { compressCoo, expand } from '../../convert/compress.ts';
import { within } from '../../memory/within.ts';
import type { CompressedParts } from '../../parts/parts.ts';
import { bytesOf, type FileContent, mostBytesOf } from '../bytes/content.ts';
import { Scanner } from '../bytes/scanner.ts';
import { type FileDType, mirrored, packed, plain } from '../triplets.ts';
import { type FortranFormat, readFields } from './formats.ts';
import { type HarwellHeader, readHeader } from './header.ts';

const mostBytes = mostBytesOf((scanner) => readHeader(scanner).lines);

/**
 * The matrix in a Harwell-Boeing or Rutherford-Boeing file by columns: real, complex or a pattern, whose
 * values are ones; of symmetric, skew-symmetric and Hermitian files the whole matrix. Right-hand sides
 * are not read. Numbers lie in columns as the Fortran formats of the file say, so that they may touch.
 * gzip is recognised; it may hold a kilobyte for each line that the file says it has. O(bytes).
 *
 * @throws MatrixFormatError with the line, when the file is damaged or cut short, has unassembled
 *   elements, or an index is out of range; TypeError when `content` is no text or bytes.
 *
 * @example
 * ```ts
 * import { decodeHarwellBoeing, encodeHarwellBoeing } from '@numloom/sparse/files';
 * import { csc_array } from '@numloom/sparse';
 * const file = encodeHarwellBoeing(csc_array([[1, 0], [2, 3]]));
 * console.log(decodeHarwellBoeing(file).toarray().tolist()); // => [ [ 1, 0 ], [ 2, 3 ] ]
 * ```
 */
export function decodeHarwellBoeing(content: FileContent): SparseArray<FileDType, 'csc'> {
  return readHarwell(content, 'decodeHarwellBoeing');
}

export function readHarwell(content: FileContent, caller: string): SparseArray<FileDType, 'csc'> {
  return within(caller, () => readMatrix(content, caller));
}

function readMatrix(content: FileContent, caller: string): SparseArray<FileDType, 'csc'> {
  const scanner = new Scanner(bytesOf(content, mostBytes, caller), caller);
  const header = readHeader(scanner);
  const parts = readColumns(scanner, header);
  const { symmetry } = header;
  if (symmetry === 'general') return new SparseArray(parts);
  const whole = mirrored(expand(parts), symmetry, (reason) => scanner.fail(reason));
  return new SparseArray(sortedIndices(compressCoo(whole, 'csc')));
}

function readColumns(scanner: Scanner, header: HarwellHeader): CompressedParts<FileDType, 'csc'> {
  const { rows, columns, entries, values, pointers, indices, numbers } = header;
  const components = values === 'complex' ? 2 : 1;
  checkRoom(scanner, columns + 1, pointers, 'pointers');
  checkRoom(scanner, entries, indices, 'indices');
  if (numbers) checkRoom(scanner, entries * components, numbers, 'values');
  const dtype = values === 'complex' ? 'complex128' : 'float64';
  const parts: CompressedParts<FileDType, 'csc'> = {
    format: 'csc',
    dtype,
    shape: [rows, columns],
    indptr: packed('int32', columns + 1),
    indices: packed('int32', entries),
    data: packed<FileDType>(dtype, entries),
  };
  const [starts, row, data] = [plain(parts.indptr), plain(parts.indices), plain(parts.data)];

  let line = scanner.line;
  readFields(scanner, pointers, columns + 1, starts, 'pointer');
  const place = (k: number, format: FortranFormat): number => line + Math.floor(k / format.repeat);
  for (let j = 0; j <= columns; j++) {
    const least = j === 0 ? 1 : starts[j - 1]! + 1;
    const isWrong = j === 0 ? starts[j] !== 1 : starts[j]! < least || starts[j]! > entries + 1;
    if (isWrong || (j === columns && starts[j] !== entries + 1)) {
      scanner.fail(
        `the pointer ${j + 1} is ${starts[j]}, must rise from 1 to ${entries + 1}`,
        place(j, pointers),
      );
    }
    starts[j]!--;
  }
  line = scanner.line;
  readFields(scanner, indices, entries, row, 'index');
  for (let k = 0; k < entries; k++) {
    const index = row[k]!;
    if (index < 1 || index > rows) {
      scanner.fail(`the index ${k + 1} is ${index}, must be in 1 to ${rows}`, place(k, indices));
    }
    row[k] = index - 1;
  }
  if (numbers) readFields(scanner, numbers, entries * components, data, 'value');
  else data.fill(1);
  return parts;
}

/** Room is made only for what can be in the file; a last field may be narrower than others. */
function checkRoom(scanner: Scanner, count: number, { width }: FortranFormat, what: string): void {
  const room = Math.ceil((scanner.bytes.length - scanner.at) / width);
  if (count <= room) return;
  scanner.fail(`${count} ${what} are declared, but the file has bytes for ${room} at most`, 3);
}
