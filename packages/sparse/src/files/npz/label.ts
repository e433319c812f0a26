/** The text in an archive of SciPy's that names the format: a `.npy` file of bytes or letters. */
import { unzipSync } from 'fflate';
import { MatrixFormatError } from '../error.ts';

const FILE = 'format.npy';
/** A header of 118 bytes and a name of three letters, of four bytes each at most. */
const MAX_SIZE = 512;
/** SciPy's have 6. */
const MAX_FILES = 1000;

/** The names of all files of an archive, and the text in `format.npy`. */
export function readLabel(
  archive: Uint8Array,
  caller: string,
): { readonly names: readonly string[]; readonly label: string } {
  const names: string[] = [];
  let content: Uint8Array | undefined;
  try {
    content = unzipSync(archive, {
      filter({ name, size, originalSize }) {
        if (names.push(name.replace(/\.npy$/, '')) > MAX_FILES) throw new Error('too many files');
        return name === FILE && size <= MAX_SIZE && originalSize <= MAX_SIZE;
      },
    })[FILE];
  } catch (error) {
    throw new MatrixFormatError(`${caller}: the archive is damaged: ${(error as Error).message}`);
  }
  if (content === undefined) {
    throw new MatrixFormatError(
      `${caller}: no sparse matrix: the archive has no ${FILE}, as SciPy's save_npz writes it`,
    );
  }
  return { names, label: textOf(content, caller) };
}

function textOf(content: Uint8Array, caller: string): string {
  const start = content[6] === 1 ? 10 : 12;
  const header = latin1(content.subarray(start, start + (content[8]! | (content[9]! << 8))));
  const [, order, kind, length] = /'descr': '([|<>=])([SU])(\d{1,2})'/.exec(header) ?? [];
  const data = content.subarray(start + header.length);
  if (kind === 'S' && data.length === Number(length)) return latin1(data).replace(/\0+$/, '');
  if (kind === 'U' && data.length === 4 * Number(length)) {
    const lowest = order === '>' ? 3 : 0;
    return latin1(data.filter((_, at) => at % 4 === lowest)).replace(/\0+$/, '');
  }
  throw new MatrixFormatError(`${caller}: ${FILE} of the archive is no text`);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** A `.npy` file of a text, as NumPy writes bytes. */
export function writeLabel(label: string): Uint8Array {
  const dict = `{'descr': '|S${label.length}', 'fortran_order': False, 'shape': (), }`;
  const header = `${dict.padEnd(117)}\n`;
  const prefix = `\x93NUMPY\x01\x00${String.fromCharCode(header.length)}\x00`;
  return Uint8Array.from(prefix + header + label, (letter) => letter.charCodeAt(0));
}
