/** NumPy's `.npz` format: a zip archive of `.npy` files. */
import { deflateSync, inflateSync } from 'fflate';
import type { NdArray } from '../array/ndarray.ts';
import { namedOptions } from '../options.ts';
import { crc32 } from './crc32.ts';
import { NpyFormatError } from './error.ts';
import { HEADER_BYTES, isNpy, type NpyHeader, readHeader } from './header.ts';
import { checkLength, encodeNpy, join, npyChunks, readNpy, toBytes } from './npy.ts';
import { readZip, zipChunks, type ZipEntry, type ZipSource } from './zip.ts';

/** Arrays by name; in a list they are named `arr_0`, `arr_1` and so on, as NumPy names them. */
export type NamedArrays = Readonly<Record<string, NdArray>> | readonly NdArray[];

/** Options of functions that read archives. */
export interface NpzReadOptions {
  /** The arrays that are wanted; others are not looked at, and may be of any dtype. */
  readonly names?: readonly string[] | undefined;
}

const SUFFIX = '.npy';
/** Deflate makes at most 258 bytes of 2 bits. */
const MAX_RATIO = 1032;

/**
 * Arrays as the bytes of an `.npz` archive, which NumPy's `load` reads.
 *
 * @param options - `compressed`: whether the entries are deflated, as by `savez_compressed`, or
 *   stored.
 * @throws RangeError when the archive would be larger than 2 GiB.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { decodeNpz, encodeNpz } from '@numloom/ndarray/files';
 * const bytes = encodeNpz({ x: arange(3), y: arange(2) }, { compressed: true });
 * console.log(Object.keys(decodeNpz(bytes))); // => [ 'x', 'y' ]
 * ```
 */
export function encodeNpz(
  arrays: NamedArrays,
  options: { readonly compressed?: boolean } = {},
): Uint8Array<ArrayBuffer> {
  const { compressed = false } = namedOptions(options, ['compressed'], 'encodeNpz');
  return join([...npzChunks(arrays, compressed, 'encodeNpz')]);
}

/** The bytes of an archive piece by piece; arrays that are stored are not copied as a whole. */
export function npzChunks(
  arrays: NamedArrays,
  compressed: boolean,
  caller: string,
): Generator<Uint8Array> {
  const named = Object.entries(arrays as Record<string, NdArray>);
  const nameOf = Array.isArray(arrays) ? (key: string) => `arr_${key}` : (key: string) => key;
  const source = compressed ? deflatedSource : storedSource;
  return zipChunks(
    named.map(([key, array]) => source(nameOf(key) + SUFFIX, array)),
    caller,
  );
}

function storedSource(name: string, array: NdArray): ZipSource {
  let crc = 0;
  let size = 0;
  for (const chunk of npyChunks(array)) {
    crc = crc32(chunk, crc);
    size += chunk.length;
  }
  const data = { [Symbol.iterator]: () => npyChunks(array) };
  return { name, deflated: false, crc, size, storedSize: size, data };
}

function deflatedSource(name: string, array: NdArray): ZipSource {
  const bytes = encodeNpy(array);
  const data = deflateSync(bytes);
  const sizes = { size: bytes.length, storedSize: data.length };
  return { name, deflated: true, crc: crc32(bytes), ...sizes, data: [data] };
}

/**
 * The arrays in the bytes of an `.npz` archive by name.
 *
 * @param options - `names`: which arrays to read, by default all of them.
 * @throws NpyFormatError when the archive or a file in it is damaged, is no `.npy` file, or is of
 *   a dtype that does not exist here; RangeError when there is no array of one of the `names`;
 *   TypeError when `bytes` are no bytes.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { decodeNpz, encodeNpz } from '@numloom/ndarray/files';
 * const { x } = decodeNpz(encodeNpz({ x: arange(3) }));
 * console.log(x?.tolist()); // => [ 0, 1, 2 ]
 * ```
 */
export function decodeNpz(
  bytes: Uint8Array | ArrayBuffer,
  options: NpzReadOptions = {},
): Record<string, NdArray> {
  const named = namedOptions(options, ['names'], 'decodeNpz');
  return readNpz(toBytes(bytes, 'decodeNpz'), 'decodeNpz', named);
}

/**
 * @throws NpyFormatError naming `caller` when the bytes are no sound archive of arrays; RangeError
 *   when a wanted array is not there.
 */
export function readNpz(
  bytes: Uint8Array,
  caller: string,
  { names }: NpzReadOptions,
): Record<string, NdArray> {
  if (isNpy(bytes)) {
    throw new NpyFormatError(`${caller}: this is a .npy file of one array, not an .npz archive`);
  }
  const arrays = new Map<string, NdArray>();
  const entries = readZip(bytes, caller);
  const missing = names?.find((wanted) => !entries.some(({ name }) => arrayName(name) === wanted));
  if (missing !== undefined) {
    const there = entries.map(({ name }) => arrayName(name)).join(', ');
    throw new RangeError(`${caller}: no array is named ${missing}; there are ${there}`);
  }
  for (const entry of entries) {
    const name = arrayName(entry.name);
    if (names && !names.includes(name)) continue;
    const where = `${caller}: entry ${JSON.stringify(entry.name)}`;
    if (arrays.has(name)) throw new NpyFormatError(`${where} is there twice`);
    arrays.set(name, readNpy(contentOf(entry, where), where));
  }
  // Unlike assignment this also takes a name such as __proto__ for nothing but a name.
  return Object.fromEntries(arrays);
}

function arrayName(file: string): string {
  return file.endsWith(SUFFIX) ? file.slice(0, -SUFFIX.length) : file;
}

/** The bytes of a `.npy` file in an archive, proved by its size and its checksum. */
function contentOf(entry: ZipEntry, where: string): Uint8Array {
  checkLength(headerOf(entry, where), entry.size, where);
  const content = entry.deflated ? inflate(entry, where) : entry.data;
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new NpyFormatError(`${where} is damaged: its size or checksum is wrong`);
  }
  return content;
}

/** Reads no more than the header, so that a false size is found before room is made for it. */
function headerOf(entry: ZipEntry, where: string): NpyHeader {
  if (!entry.deflated) return readHeader(entry.data, where);
  const start = new Uint8Array(Math.min(HEADER_BYTES, entry.size));
  try {
    inflateSync(entry.data.subarray(0, HEADER_BYTES), { out: start });
  } catch {
    // The input ends in the middle; what it came to is in `start`.
  }
  return readHeader(start, where);
}

function inflate(entry: ZipEntry, where: string): Uint8Array {
  if (entry.size > MAX_RATIO * entry.data.length) {
    throw new NpyFormatError(`${where} is damaged: it cannot inflate to ${entry.size} bytes`);
  }
  try {
    // One byte more than there should be shows whether there is more.
    return inflateSync(entry.data, { out: new Uint8Array(entry.size + 1) });
  } catch (error) {
    throw new NpyFormatError(`${where} is damaged: ${(error as Error).message}`);
  }
}
