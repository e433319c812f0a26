/**
 * NumPy's `.npy` format (NEP 1, numpy.lib.format): one array, with a header in front.
 */
import { elementsOf, NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type DType, dtypes } from '../dtype/dtypes.ts';
import { packedLayout } from '../layout/layout.ts';
import { allocate } from '../memory/heap.ts';
import { foreignStorage } from '../memory/storage.ts';
import { NpyFormatError } from './error.ts';
import { isFortran, type NpyHeader, readHeader, writeHeader } from './header.ts';

/** Of an array that is not packed, about so many bytes are packed at a time. */
const CHUNK = 2 ** 20;

/**
 * An array as the bytes of a `.npy` file, the same that NumPy's `save` writes: format 1.0, little
 * endian, in Fortran order if the array is packed only that way.
 *
 * @throws Error when the array is disposed; RangeError when the engine has no room for the bytes.
 *
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * import { decodeNpy, encodeNpy } from '@numloom/ndarray/files';
 * const bytes = encodeNpy(array([[1, 2], [3, 4]]));
 * console.log(bytes.length); // => 160
 * console.log(decodeNpy(bytes).tolist()); // => [ [ 1, 2 ], [ 3, 4 ] ]
 * ```
 */
export function encodeNpy(array: NdArray): Uint8Array<ArrayBuffer> {
  return join([...npyChunks(array)]);
}

/** One run of bytes after the other. */
export function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The bytes of a `.npy` file piece by piece; views of the array's own bytes where it is packed. */
export function* npyChunks(array: NdArray): Generator<Uint8Array, void> {
  yield writeHeader(array);
  if (array.size > 0) yield* elementChunks(isFortran(array) ? array.T : array);
}

function* elementChunks(array: NdArray): Generator<Uint8Array, void> {
  if (array.isContiguous()) {
    const start = array.offset * array.itemsize;
    yield array.storage.view('uint8').subarray(start, start + array.nbytes);
    return;
  }
  const rows = array.shape[0]!;
  const rowBytes = array.nbytes / rows;
  if (rowBytes > CHUNK) {
    for (let row = 0; row < rows; row++) yield* elementChunks(array.slice(row));
    return;
  }
  const step = Math.max(1, Math.floor(CHUNK / rowBytes));
  for (let row = 0; row < rows; row += step) {
    const part = array.slice(`${row}:${Math.min(rows, row + step)}`);
    const bytes = new Uint8Array(part.nbytes);
    const packed = new NdArray(part.dtype, packedLayout(part.shape), foreignStorage(bytes));
    copyElements(elementsOf(packed), elementsOf(part));
    yield bytes;
  }
}

/**
 * The array in the bytes of a `.npy` file, in memory of its own. Reads formats 1.0, 2.0 and 3.0,
 * little and big endian; a file in Fortran order gives an array with such strides.
 *
 * @throws NpyFormatError when the bytes are not exactly one sound file, or its dtype does not
 *   exist here (structured, object, text, date, half and long double ones); TypeError when `bytes`
 *   are no bytes.
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * import { decodeNpy, encodeNpy } from '@numloom/ndarray/files';
 * console.log(decodeNpy(encodeNpy(ones([2], { dtype: 'float32' }))).dtype); // => float32
 * ```
 */
export function decodeNpy(bytes: Uint8Array | ArrayBuffer): NdArray {
  return readNpy(toBytes(bytes, 'decodeNpy'), 'decodeNpy');
}

/** @throws TypeError naming `caller` when `bytes` are no bytes. */
export function toBytes(bytes: Uint8Array | ArrayBuffer, caller: string): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  throw new TypeError(`${caller}: expected a Uint8Array or an ArrayBuffer`);
}

/** @throws NpyFormatError naming `caller` when the bytes are not exactly one sound file. */
export function readNpy(bytes: Uint8Array, caller: string): NdArray {
  const header = readHeader(bytes, caller);
  checkLength(header, bytes.length, caller);
  return arrayOf(header, (target) => target.set(bytes.subarray(header.dataStart)));
}

/** @throws NpyFormatError naming `caller` when a file of `length` bytes is not what it says. */
export function checkLength(header: NpyHeader, length: number, caller: string): void {
  const { dataStart, nbytes } = header;
  if (length === dataStart + nbytes) return;
  const problem = length < dataStart + nbytes ? 'is cut short' : 'has more behind its elements';
  throw new NpyFormatError(
    `${caller}: the file ${problem}: ${length - dataStart} bytes for the ${nbytes} of its elements`,
  );
}

/** The array that a header tells of; `read` puts the file's bytes behind the header in its place. */
export function arrayOf(header: NpyHeader, read: (target: Uint8Array) => void): NdArray {
  const { dtype, shape, fortranOrder, littleEndian, nbytes } = header;
  const storage = allocate(nbytes, false);
  const target = storage.view('uint8').subarray(0, nbytes);
  read(target);
  if (!littleEndian) swapBytes(target, dtype);
  if (dtype === 'bool') target.forEach((byte, i) => (target[i] = byte === 0 ? 0 : 1));
  return new NdArray(dtype, packedLayout(shape, fortranOrder ? 'F' : 'C'), storage);
}

/** Turns every number around, from the other byte order to this one or back. */
export function swapBytes(bytes: Uint8Array, dtype: DType): void {
  const { itemsize, components } = dtypes[dtype];
  const width = itemsize / components;
  for (let start = 0; start < bytes.length; start += width) {
    for (let i = start, j = start + width - 1; i < j; i++, j--) {
      const byte = bytes[i]!;
      bytes[i] = bytes[j]!;
      bytes[j] = byte;
    }
  }
}
