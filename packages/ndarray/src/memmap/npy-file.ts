/** Arrays that stay in `.npy` files, read and written block by block. */
import { NdArray } from '../array/ndarray.ts';
import { type ArrayInput, toArray } from '../creation/input.ts';
import { type DType, dtypeInfo } from '../dtype/dtypes.ts';
import { NpyFormatError } from '../files/error.ts';
import { fileSystem, openFile, readFully, writeFully } from '../files/file-system.ts';
import { HEADER_BYTES, headerBytes, readHeader } from '../files/header.ts';
import { checkLength } from '../files/npy.ts';
import {
  checkShape,
  formatShape,
  packedLayout,
  packedStrides,
  sameShape,
  sizeOf,
} from '../layout/layout.ts';
import { allocate } from '../memory/heap.ts';
import { namedOptions } from '../options.ts';
import { type OpenFile, readBlock, writeBlock } from './transfer.ts';

/** How an existing file is opened: to read it, or to read and write it. */
export type FileMode = 'r' | 'r+';

/** A place in an array: a row, or one index for each of the first axes; 0 for all other axes. */
export type Place = number | readonly number[];

/** Options of {@link openNpy}. */
export interface OpenNpyOptions<D extends DType = DType> {
  /** `r`, the default, reads; `r+` also writes. */
  readonly mode?: FileMode | undefined;
  /** What the file must hold. */
  readonly dtype?: D | undefined;
  /** The shape that the array must have. */
  readonly shape?: number | readonly number[] | undefined;
}

/** Options of {@link createNpy}. */
export interface CreateNpyOptions<D extends DType = DType> {
  readonly shape: number | readonly number[];
  /** Element type; default float64. */
  readonly dtype?: D | undefined;
  /** Whether the first axis is the fastest in the file; default false. */
  readonly fortran_order?: boolean | undefined;
  /** `w+`, the default, replaces a file that is there; `x+` refuses to. */
  readonly mode?: 'w+' | 'x+' | undefined;
}

/** What {@link NpyFile} is made of. */
interface Parts<D extends DType> {
  readonly path: string;
  readonly mode: FileMode;
  readonly dtype: D;
  readonly file: Omit<OpenFile, 'caller'>;
}

/**
 * An array in a `.npy` file of which blocks are read and written. It is never in memory as a whole,
 * so it may be larger than that; several processes may have it open, as NumPy's `memmap` of the same
 * file. Made by {@link openNpy} and {@link createNpy}.
 */
export class NpyFile<D extends DType = DType> {
  /** Of the file. */
  readonly path: string;
  readonly mode: FileMode;
  readonly dtype: D;
  readonly shape: readonly number[];
  /** Whether the first axis is the fastest in the file. */
  readonly fortran_order: boolean;
  /** Whether its numbers are little-endian; blocks always are as memory needs them. */
  readonly littleEndian: boolean;
  /** Where the elements start in the file, in bytes. */
  readonly offset: number;
  #file: Omit<OpenFile, 'caller'> | undefined;

  /** @internal */
  constructor({ path, mode, dtype, file }: Parts<D>) {
    const { shape, fortranOrder, littleEndian, dataStart } = file.header;
    this.path = path;
    this.mode = mode;
    this.dtype = dtype;
    this.shape = shape;
    this.fortran_order = fortranOrder;
    this.littleEndian = littleEndian;
    this.offset = dataStart;
    this.#file = file;
  }

  /** Number of axes. */
  get ndim(): number {
    return this.shape.length;
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Bytes of all elements. */
  get nbytes(): number {
    return this.size * dtypeInfo(this.dtype, 'nbytes').itemsize;
  }

  /** Whether {@link close} was called. */
  get closed(): boolean {
    return this.#file === undefined;
  }

  /**
   * The block from `begin` up to, but not including, `end`: rows of the first axis where these are
   * numbers, a rectangular block where they are lists of indices. By default all, and all of the axes
   * that are not named. The elements go straight into the memory of the result, in the order that they
   * have in the file, or into that of the option `out`; one call of the system reads what lies
   * together in both.
   *
   * @throws RangeError when the block is not within the array, or `out` has another shape; TypeError
   *   when it has another dtype; Error when the file is closed or has been cut short, or when the
   *   file system refuses.
   *
   * @example
   * ```ts
   * import { arange } from '@numloom/ndarray';
   * import { save } from '@numloom/ndarray/files';
   * import { openNpy } from '@numloom/ndarray/memmap';
   * import { tmpdir } from 'node:os';
   * save(`${tmpdir()}/table.npy`, arange(12).reshape([4, 3]));
   * using table = openNpy(`${tmpdir()}/table.npy`);
   * console.log(table.read(1, 3).tolist()); // => [ [ 3, 4, 5 ], [ 6, 7, 8 ] ]
   * console.log(table.read([0, 1], [2, 3]).tolist()); // => [ [ 1, 2 ], [ 4, 5 ] ]
   * ```
   */
  read(
    begin: Place = 0,
    end: Place = [],
    options: { readonly out?: NdArray<D> | undefined } = {},
  ): NdArray<D> {
    const file = this.#open('read');
    const { caller } = file;
    const first = this.#place(begin, 0, 'begin', caller);
    const last = this.#place(end, undefined, 'end', caller);
    const shape = last.map((stop, axis) => stop - first[axis]!);
    const axis = shape.findIndex((length) => length < 0);
    if (axis >= 0) {
      throw new RangeError(
        `${caller}: axis ${axis} begins at ${first[axis]!} and ends before it, at ${last[axis]!}`,
      );
    }
    const { out = this.#newArray(shape, caller) } = namedOptions(options, ['out'], 'read');
    this.#check(out, shape, 'out', caller);
    out.beginWrite(caller);
    if (sizeOf(shape) > 0) readBlock(file, this.#layout(shape, first), out);
    return out;
  }

  /**
   * Writes a block whose first element is at `begin`: a row, or an index for each of the first axes.
   * Only the bytes of its elements are written, so several processes may write blocks that do not
   * meet. Other processes see them at once; {@link flush} also brings them to the disk.
   *
   * @throws RangeError when the block is not within the array; TypeError when its dtype is not that of
   *   the file; Error when the file is closed or open to read only, or when the file system refuses.
   *
   * @example
   * ```ts
   * import { createNpy } from '@numloom/ndarray/memmap';
   * import { tmpdir } from 'node:os';
   * using file = createNpy(`${tmpdir()}/grid.npy`, { shape: [3, 3] });
   * file.write([1, 1], [[5, 6]]);
   * console.log(file.read().tolist()); // => [ [ 0, 0, 0 ], [ 0, 5, 6 ], [ 0, 0, 0 ] ]
   * ```
   */
  write(begin: Place, values: ArrayInput): void {
    const file = this.#open('write');
    const { caller } = file;
    if (this.mode === 'r') {
      throw new Error(`${caller}: the file is open to read only; open it with mode 'r+'`);
    }
    const first = this.#place(begin, 0, 'begin', caller);
    const block = toArray(values, caller);
    const { shape } = block;
    const fits =
      shape.length === this.ndim &&
      shape.every((length, axis) => first[axis]! + length <= this.shape[axis]!);
    if (!fits) {
      throw new RangeError(
        `${caller}: a block of shape ${formatShape(shape)} at ${formatShape(first)} is not within ${formatShape(this.shape)}`,
      );
    }
    this.#check(block, shape, 'the block', caller);
    block.storage.assertUsable(caller);
    if (block.size > 0) writeBlock(file, this.#layout(shape, first), block);
  }

  /**
   * Waits until all that was written is on the disk (fdatasync).
   *
   * @throws Error when the file is closed, or the file system reports a failure.
   */
  flush(): void {
    const { fs, descriptor } = this.#open('flush');
    if (this.mode === 'r+') fs.fdatasyncSync(descriptor);
  }

  /** Closes the file; a second call does nothing. It does not {@link flush}. */
  close(): void {
    const file = this.#file;
    this.#file = undefined;
    file?.fs.closeSync(file.descriptor);
  }

  /** `using file = openNpy(path)` closes it at the end of the block. */
  [Symbol.dispose](): void {
    this.close();
  }

  #open(method: string): OpenFile {
    const caller = `${method}: ${this.path}`;
    if (this.#file) return { ...this.#file, caller };
    throw new Error(`${caller}: the file was closed`);
  }

  #layout(shape: readonly number[], first: readonly number[]) {
    const strides = packedStrides(this.shape, this.fortran_order ? 'F' : 'C');
    const offset = first.reduce((sum, index, axis) => sum + index * strides[axis]!, 0);
    return { shape, strides, offset };
  }

  #newArray(shape: readonly number[], caller: string): NdArray<D> {
    const bytes = sizeOf(shape) * dtypeInfo(this.dtype, caller).itemsize;
    const order = this.fortran_order ? 'F' : 'C';
    return new NdArray(this.dtype, packedLayout(shape, order), allocate(bytes, false, caller));
  }

  /** An index for each axis. */
  #place(place: Place, rest: number | undefined, name: string, caller: string): number[] {
    const given: readonly number[] = Array.isArray(place) ? place : [place as number];
    // The array without axes has one element, and no rows.
    const known = this.ndim === 0 && place === 0 ? [] : given;
    if (known.length > this.ndim) {
      throw new RangeError(
        `${caller}: ${name} has ${known.length} indices, the array has ${this.ndim} axes`,
      );
    }
    return this.shape.map((length, axis) => {
      const index = axis < known.length ? known[axis]! : (rest ?? length);
      if (Number.isInteger(index) && index >= 0 && index <= length) return index;
      throw new RangeError(
        `${caller}: ${name} is ${String(index)} on axis ${axis}, must be an integer of 0 to ${length}`,
      );
    });
  }

  #check(array: NdArray, shape: readonly number[], name: string, caller: string): void {
    if (!(array instanceof NdArray)) throw new TypeError(`${caller}: ${name} is no NdArray`);
    if (array.dtype !== this.dtype) {
      throw new TypeError(
        `${caller}: ${name} is ${array.dtype}, the file holds ${this.dtype}; convert it by astype`,
      );
    }
    if (!sameShape(array.shape, shape)) {
      throw new RangeError(
        `${caller}: ${name} has shape ${formatShape(array.shape)}, the block has ${formatShape(shape)}`,
      );
    }
  }
}

/**
 * Opens a `.npy` file to read and write blocks of its array; only the header is read. The options
 * `dtype` and `shape` say what the file must hold.
 *
 * @throws NpyFormatError when the file is none, is cut short or longer than its header says, or
 *   holds another dtype or shape than asked for; TypeError when `mode` is none; Error when the file
 *   system refuses, or outside of Node.
 *
 * @example
 * ```ts
 * import { ones } from '@numloom/ndarray';
 * import { save } from '@numloom/ndarray/files';
 * import { openNpy } from '@numloom/ndarray/memmap';
 * import { tmpdir } from 'node:os';
 * save(`${tmpdir()}/ones.npy`, ones([1000, 3]));
 * using file = openNpy(`${tmpdir()}/ones.npy`, { mode: 'r+', dtype: 'float64' });
 * file.write(998, [[7, 8, 9]]);
 * console.log(file.shape, file.read(997, 999).tolist()); // => [ 1000, 3 ] [ [ 1, 1, 1 ], [ 7, 8, 9 ] ]
 * ```
 */
export function openNpy<D extends DType = DType>(
  path: string | URL,
  options: OpenNpyOptions<D> = {},
): NpyFile<D> {
  const { mode = 'r', dtype, shape } = namedOptions(options, ['mode', 'dtype', 'shape'], 'openNpy');
  const fs = fileSystem('openNpy', 'use decodeNpy');
  checkMode(mode, ['r', 'r+'], 'openNpy');
  const caller = `openNpy: ${String(path)}`;
  const descriptor = openFile(fs, path, mode, 'openNpy');
  try {
    const status = fs.fstatSync(descriptor);
    if (!status.isFile()) throw new NpyFormatError(`${caller}: not a file on a disk`);
    const start = new Uint8Array(Math.min(HEADER_BYTES, status.size));
    readFully(fs, descriptor, start, 0, caller);
    const header = readHeader(start, caller);
    checkLength(header, status.size, caller);
    if (dtype !== undefined && header.dtype !== dtype) {
      throw new NpyFormatError(`${caller}: the file holds ${header.dtype}, not ${dtype}`);
    }
    if (shape !== undefined && !sameShape(header.shape, checkShape(shape, 'openNpy'))) {
      const wanted = formatShape(checkShape(shape, 'openNpy'));
      throw new NpyFormatError(
        `${caller}: the array has shape ${formatShape(header.shape)}, not ${wanted}`,
      );
    }
    const file = { fs, descriptor, header };
    return new NpyFile({ path: String(path), mode, dtype: header.dtype as D, file });
  } catch (error) {
    fs.closeSync(descriptor);
    throw error;
  }
}

/**
 * Makes a `.npy` file of zeros and opens it to read and write blocks, as NumPy's
 * `numpy.lib.format.open_memmap(path, 'w+')`. Where the file system allows it, zeros that were never
 * written take no place on the disk.
 *
 * @throws RangeError when `shape` is not one; TypeError when the dtype or `mode` is not known; Error
 *   when the file system refuses, with mode `x+` also when the file is there, or outside of Node.
 *
 * @example
 * ```ts
 * import { createNpy } from '@numloom/ndarray/memmap';
 * import { tmpdir } from 'node:os';
 * using file = createNpy(`${tmpdir()}/large.npy`, { shape: [100_000, 8000], dtype: 'float64' });
 * file.write([99_999, 7998], [[1, 2]]);
 * console.log(file.nbytes, file.read([99_999, 7997]).tolist()); // => 6400000000 [ [ 0, 1, 2 ] ]
 * ```
 */
export function createNpy<D extends DType = 'float64'>(
  path: string | URL,
  options: CreateNpyOptions<D>,
): NpyFile<D> {
  const {
    dtype = 'float64' as D,
    fortran_order = false,
    mode = 'w+',
    shape,
  } = namedOptions(options, ['shape', 'dtype', 'fortran_order', 'mode'], 'createNpy');
  const fs = fileSystem('createNpy', 'use encodeNpy');
  checkMode(mode, ['w+', 'x+'], 'createNpy');
  dtypeInfo(dtype, 'createNpy');
  const bytes = headerBytes(dtype, checkShape(shape, 'createNpy'), fortran_order);
  const caller = `createNpy: ${String(path)}`;
  const header = readHeader(bytes, caller);
  const descriptor = openFile(fs, path, mode === 'x+' ? 'wx+' : mode, 'createNpy');
  try {
    writeFully(fs, descriptor, bytes, 0);
    fs.ftruncateSync(descriptor, header.dataStart + header.nbytes);
    return new NpyFile({ path: String(path), mode: 'r+', dtype, file: { fs, descriptor, header } });
  } catch (error) {
    fs.closeSync(descriptor);
    throw error;
  }
}

/** @throws TypeError naming `caller` when `mode` is none of `known`. */
export function checkMode(mode: string, known: readonly string[], caller: string): void {
  if (known.includes(mode)) return;
  throw new TypeError(
    `${caller}: mode ${JSON.stringify(mode)} is not known; use ${known.join(', ')}`,
  );
}
