/** Arrays in files by path, under NumPy's names. Only where Node's file system is. */
import { NdArray } from '../array/ndarray.ts';
import { namedOptions } from '../options.ts';
import { NpyFormatError } from './error.ts';
import {
  checkPath,
  type FileSystem,
  fileSystem,
  openFile,
  readFully,
  writeFully,
} from './file-system.ts';
import { HEADER_BYTES, isNpy, readHeader } from './header.ts';
import { arrayOf, checkLength, npyChunks, readNpy } from './npy.ts';
import { type NamedArrays, type NpzReadOptions, npzChunks, readNpz } from './npz.ts';

/**
 * Writes an array to a `.npy` file; `.npy` is added to a path that does not end so. A packed array
 * is written from where it lies, another one in pieces.
 *
 * @throws TypeError when it is no array, or the path is none; Error when the file system refuses, or outside
 *   of Node: use `encodeNpy` there.
 */
export function save(path: string | URL, array: NdArray): void {
  const fs = fileSystem('save', 'use encodeNpy');
  if (!(array instanceof NdArray)) throw new TypeError('save: array is no NdArray; see asarray');
  array.storage.assertUsable('save');
  writeFile(fs, withSuffix(path, '.npy', 'save'), npyChunks(array), 'save');
}

/**
 * Writes arrays to an `.npz` file; `.npz` is added to a path that does not end so. A list of arrays
 * gets the names `arr_0`, `arr_1` and so on.
 *
 * @throws RangeError when the archive would be larger than 2 GiB; Error when the file system
 *   refuses, or outside of Node: use `encodeNpz` there.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { load, savez } from '@numloom/ndarray/files';
 * import { tmpdir } from 'node:os';
 * savez(`${tmpdir()}/both`, { a: arange(3), b: arange(2) });
 * console.log(Object.keys(load(`${tmpdir()}/both.npz`))); // => [ 'a', 'b' ]
 * ```
 */
export function savez(path: string | URL, arrays: NamedArrays): void {
  const fs = fileSystem('savez', 'use encodeNpz');
  const caller = 'savez';
  writeFile(fs, withSuffix(path, '.npz', caller), npzChunks(arrays, false, caller), caller);
}

/**
 * As {@link savez}, with deflated entries.
 *
 * @throws RangeError when the archive would be larger than 2 GiB; Error when the file system
 *   refuses, or outside of Node: use `encodeNpz` there.
 */
export function savez_compressed(path: string | URL, arrays: NamedArrays): void {
  const fs = fileSystem('savez_compressed', 'use encodeNpz');
  const caller = 'savez_compressed';
  writeFile(fs, withSuffix(path, '.npz', caller), npzChunks(arrays, true, caller), caller);
}

/**
 * Reads a `.npy` file as an array, straight into its memory, or an `.npz` file as arrays by name;
 * what the file is, its first bytes tell. The option `names` says which arrays of an archive to read,
 * by default all of them.
 *
 * @throws NpyFormatError when the file is neither, is damaged or holds an unsupported dtype; RangeError
 *   when there is no array of one of the `names`; Error when the file system refuses, or outside of
 *   Node: use `decodeNpy` and `decodeNpz` there.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * import { load, save } from '@numloom/ndarray/files';
 * import { tmpdir } from 'node:os';
 * save(`${tmpdir()}/three.npy`, arange(3));
 * console.log(load(`${tmpdir()}/three.npy`).tolist()); // => [ 0, 1, 2 ]
 * ```
 */
export function load(path: `${string}.npy`): NdArray;
export function load(path: `${string}.npz`, options?: NpzReadOptions): Record<string, NdArray>;
export function load(
  path: string | URL,
  options?: NpzReadOptions,
): NdArray | Record<string, NdArray>;
export function load(
  path: string | URL,
  options: NpzReadOptions = {},
): NdArray | Record<string, NdArray> {
  namedOptions(options, ['names'], 'load');
  const fs = fileSystem('load', 'use decodeNpy or decodeNpz');
  const file = openFile(fs, path, 'r', 'load');
  const caller = `load: ${String(path)}`;
  try {
    const status = fs.fstatSync(file);
    if (!status.isFile()) {
      // A pipe has no size and cannot be read twice.
      const bytes = fs.readFileSync(file);
      return isNpy(bytes) ? readNpy(bytes, caller) : readNpz(bytes, caller, options);
    }
    const start = new Uint8Array(Math.min(HEADER_BYTES, status.size));
    readFully(fs, file, start, 0, caller);
    if (!isNpy(start)) {
      if (start[0] !== 0x50 || start[1] !== 0x4b) {
        throw new NpyFormatError(`${caller}: neither a .npy file nor an .npz archive`);
      }
      const bytes = new Uint8Array(status.size);
      readFully(fs, file, bytes, 0, caller);
      return readNpz(bytes, caller, options);
    }
    const header = readHeader(start, caller);
    checkLength(header, status.size, caller);
    return arrayOf(header, (target) => readFully(fs, file, target, header.dataStart, caller));
  } finally {
    fs.closeSync(file);
  }
}

function withSuffix(path: string | URL, suffix: string, caller: string): string | URL {
  checkPath(path, caller);
  const text = String(path);
  if (text.endsWith(suffix)) return path;
  return typeof path === 'string' ? text + suffix : new URL(text + suffix);
}

function writeFile(
  fs: FileSystem,
  path: string | URL,
  chunks: Iterable<Uint8Array>,
  caller: string,
): void {
  const file = openFile(fs, path, 'w', caller);
  try {
    for (const chunk of chunks) writeFully(fs, file, chunk);
  } finally {
    fs.closeSync(file);
  }
}
