/** SciPy's archives of sparse matrices: `.npz` files of their parts. */
import { asarray, formatShape, type NdArray } from '@numloom/ndarray';
import { decodeNpz, encodeNpy, NpyFormatError } from '@numloom/ndarray/files';
import { zipSync } from 'fflate';
import type { AnySparse } from '../../array/matrix.ts';
import { SparseArray } from '../../array/sparse-array.ts';
import { memoryError } from '../../memory/within.ts';
import { checkFlags, checkOptions } from '../../parts/options.ts';
import type { Axes, Format, SparseDType } from '../../parts/parts.ts';
import { MatrixFormatError } from '../error.ts';
import { contentAt, writeAt } from '../paths.ts';
import { Checker } from './check.ts';
import { readLabel, writeLabel } from './label.ts';

/** Options of {@link encodeSparseNpz} and `save_npz`. */
export interface SparseNpzOptions {
  /** Whether parts are deflated, as unless told otherwise, or stored. */
  readonly compressed?: boolean | undefined;
}

/** The earliest date that archives have. */
const DATE = '1980-01-01T00:00:00';

const PARTS: Readonly<Record<string, readonly string[]>> = {
  csr: ['indices', 'indptr', 'data'],
  csc: ['indices', 'indptr', 'data'],
  bsr: ['indices', 'indptr', 'data'],
  dia: ['offsets', 'data'],
  coo: ['row', 'col', 'data'],
};

/**
 * A sparse array as the bytes of an `.npz` archive that SciPy's `load_npz` reads, in the format that
 * it has.
 *
 * @throws TypeError when the format is lil or dok, which have no such files, or an option is not known; RangeError when
 *   `indptr` would not fit into memory: of `csr` with 2 ** 31 rows and more, of `csc` with so many columns.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * import { decodeSparseNpz, encodeSparseNpz } from '@numloom/sparse/files';
 * const bytes = encodeSparseNpz(csr_array([[0, 1], [2, 0]]));
 * console.log(decodeSparseNpz(bytes).format); // => csr
 * ```
 */
export function encodeSparseNpz(
  a: AnySparse,
  options: SparseNpzOptions = {},
): Uint8Array<ArrayBuffer> {
  return writeArchive(a, options, 'encodeSparseNpz');
}

function writeArchive(
  a: AnySparse,
  options: SparseNpzOptions,
  caller: string,
): Uint8Array<ArrayBuffer> {
  checkOptions(options, ['compressed'], caller);
  checkFlags(options, ['compressed'], caller);
  if (!(a instanceof SparseArray)) throw new TypeError(`${caller}: a is no sparse matrix`);
  const { format, shape, ndim } = a;
  const names = PARTS[format];
  if (names === undefined) {
    throw new TypeError(
      `${caller}: the format is ${format}, must be ${Object.keys(PARTS).join(' or ')}`,
    );
  }
  const isByLongLines = format !== 'coo' && a.held.axes?.[format === 'csc' ? 1 : 0] !== undefined;
  if (isByLongLines) {
    throw new RangeError(
      `${caller}: a has the shape ${formatShape(shape)}, of which indptr of ${format} does not fit into memory; tocoo() does`,
    );
  }
  const parts = a as unknown as Readonly<Record<string, NdArray>>;
  const files: Record<string, Uint8Array> = {};
  const isLine = format === 'coo' && ndim === 1;
  for (const name of isLine ? ['data'] : names) files[`${name}.npy`] = encodeNpy(parts[name]!);
  // As SciPy writes what has not two axes.
  if (isLine) files['coords.npy'] = encodeNpy(parts['col']!.reshape([1, -1]));
  files['format.npy'] = writeLabel(format);
  files['shape.npy'] = encodeNpy(asarray(BigInt64Array.from(shape, BigInt)));
  files['_is_array.npy'] = encodeNpy(asarray(true));
  const level = options.compressed === false ? 0 : 6;
  return new Uint8Array(zipSync(files, { level, mtime: DATE }));
}

/**
 * The sparse array in the bytes of an `.npz` archive as SciPy's `save_npz` writes it, in the format
 * that it has there: csr, csc, bsr, dia or coo. Integers and bool become float64. `ndim` tells whether it is a
 * matrix or has one axis.
 *
 * @throws MatrixFormatError when the arrays are no parts of a matrix, or an index is out of range; NpyFormatError when
 *   the archive is damaged; TypeError when `bytes` are no bytes.
 *
 * @example
 * ```ts
 * import { coo_array } from '@numloom/sparse';
 * import { decodeSparseNpz, encodeSparseNpz } from '@numloom/sparse/files';
 * const v = coo_array({ data: [7], coords: [[1]] }, { shape: [3] });
 * const { format, ndim, shape } = decodeSparseNpz(encodeSparseNpz(v));
 * console.log(format, ndim, shape); // => coo 1 [ 3 ]
 * ```
 */
export function decodeSparseNpz(bytes: Uint8Array | ArrayBuffer): AnySparse {
  return readArchive(bytes, 'decodeSparseNpz');
}

function readArchive(bytes: Uint8Array | ArrayBuffer, caller: string): AnySparse {
  if (!(bytes instanceof Uint8Array || bytes instanceof ArrayBuffer)) {
    throw new TypeError(`${caller}: expected a Uint8Array or an ArrayBuffer`);
  }
  // Checks the directory, of which the other reader is careless.
  arraysOf(bytes, [], caller);
  const archive = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  const { names: there, label } = readLabel(archive, caller);
  const wanted = PARTS[label];
  if (wanted === undefined) {
    throw new MatrixFormatError(
      `${caller}: the format is ${JSON.stringify(label)}, must be ${Object.keys(PARTS).join(' or ')}`,
    );
  }
  const names = ['shape', ...wanted, 'coords'].filter((name) => there.includes(name));
  const checker = new Checker(arraysOf(archive, names, caller), caller);
  const ndim = checker.axes(label);
  const { parts, axes } =
    label === 'csr' || label === 'csc'
      ? checker.compressed(label)
      : label === 'bsr'
        ? checker.bsr()
        : label === 'dia'
          ? checker.dia()
          : checker.coo();
  return new SparseArray<SparseDType, Format, Axes>(parts, ndim, axes) as AnySparse;
}

/** Some arrays of an archive; errors name `caller` instead of the reader of archives. */
function arraysOf(
  archive: Uint8Array | ArrayBuffer,
  names: readonly string[],
  caller: string,
): Record<string, NdArray> {
  try {
    return decodeNpz(archive, { names });
  } catch (error) {
    if (!(error instanceof NpyFormatError)) throw memoryError(error, caller) ?? error;
    throw new NpyFormatError(error.message.replace(/^decodeNpz/, caller));
  }
}

/**
 * Writes a sparse array to an `.npz` file, which SciPy's `load_npz` reads; `.npz` is added to a path
 * that does not end so.
 *
 * @throws TypeError and RangeError as {@link encodeSparseNpz} does; Error when the file system refuses, or outside of
 *   Node: use `encodeSparseNpz` there.
 *
 * @example
 * ```ts
 * import { csr_array } from '@numloom/sparse';
 * import { load_npz, save_npz } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * save_npz(`${tmpdir()}/small`, csr_array([[0, 1], [2, 0]]));
 * console.log(load_npz(`${tmpdir()}/small.npz`).toarray().tolist()); // => [ [ 0, 1 ], [ 2, 0 ] ]
 * ```
 */
export function save_npz(path: string | URL, a: AnySparse, options: SparseNpzOptions = {}): void {
  const make = (): Uint8Array => writeArchive(a, options, 'save_npz');
  writeAt(path, '.npz', make, 'save_npz', 'encodeSparseNpz');
}

/**
 * The sparse array in the `.npz` file at a path, or in its bytes, as SciPy's `save_npz` writes it. `ndim` tells
 * whether it is a matrix or has one axis.
 *
 * @throws MatrixFormatError or NpyFormatError as {@link decodeSparseNpz} does; Error when the file
 *   system refuses, or, for a path, outside of Node: use `decodeSparseNpz` there.
 *
 * @example
 * ```ts
 * import { eye_array } from '@numloom/sparse';
 * import { load_npz, save_npz } from '@numloom/sparse/files';
 * import { tmpdir } from 'node:os';
 * save_npz(`${tmpdir()}/unit.npz`, eye_array(3, { format: 'csr' }));
 * console.log(load_npz(`${tmpdir()}/unit.npz`).format); // => csr
 * ```
 */
export function load_npz(source: string | URL | Uint8Array | ArrayBuffer): AnySparse {
  return readArchive(contentAt(source, 'load_npz', 'decodeSparseNpz'), 'load_npz');
}
