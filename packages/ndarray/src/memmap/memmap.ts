/** Arrays that are files: memory maps under NumPy's names. */
import { NdArray } from '../array/ndarray.ts';
import type { Order } from '../creation/new-array.ts';
import { type DType, dtypeInfo } from '../dtype/dtypes.ts';
import { NpyFormatError } from '../files/error.ts';
import { fileSystem, openFile } from '../files/file-system.ts';
import { checkOrder, checkShape, formatShape, packedLayout, sizeOf } from '../layout/layout.ts';
import { namedOptions } from '../options.ts';
import { foreignStorage, type Storage } from '../memory/storage.ts';
import { Mapping } from './mapping.ts';
import { checkMode, createNpy, openNpy } from './npy-file.ts';
import { mappingSystem } from './system.ts';

/**
 * How a file is mapped: `r`, to read; `r+`, to read and write; `w+`, a new file, to read and write;
 * `c`, copy on write: what is written stays with this array, and never comes to the file.
 */
export type MapMode = 'r' | 'r+' | 'w+' | 'c';

/** Options of {@link memmap}. */
export interface MemmapOptions<D extends DType = DType> {
  /** Element type; default uint8, as in NumPy. */
  readonly dtype?: D | undefined;
  /** Default `r+`, as in NumPy. */
  readonly mode?: MapMode | undefined;
  /** Byte of the file where the elements start; default 0. */
  readonly offset?: number | undefined;
  /** By default one axis of all that the file holds; mode `w+` needs it. */
  readonly shape?: number | readonly number[] | undefined;
  /** Whether the last (`C`, the default) or the first axis (`F`) is the fastest. */
  readonly order?: Order | undefined;
}

/** Options of {@link open_memmap}. */
export interface OpenMemmapOptions<D extends DType = DType> {
  /** Default `r+`, as in NumPy. */
  readonly mode?: MapMode | undefined;
  /** Element type of a new file, default float64; of an existing one, what it must be. */
  readonly dtype?: D | undefined;
  /** Shape in a new file, where it is needed; in an existing one, what it must be. */
  readonly shape?: number | readonly number[] | undefined;
  /** Whether the first axis is the fastest in a new file; default false. */
  readonly fortran_order?: boolean | undefined;
}

/**
 * An array whose elements are bytes of a file. Made by {@link memmap} and {@link open_memmap}; slices
 * and other views of it are of the class `NdArray`.
 *
 * It ends by `close`, `dispose` or `using`, or as garbage. Views that are used after `close`, typed
 * arrays too, see zeros. A file that somebody cuts short while it is mapped, and a disk that is full,
 * end the process when the missing bytes are touched: that is how systems map files.
 */
export class Memmap<D extends DType = DType> extends NdArray<D> {
  readonly filename: string;
  readonly mode: MapMode;
  readonly #mapping: Mapping | undefined;

  /** @internal */
  constructor(
    of: { readonly filename: string; readonly mode: MapMode; readonly dtype: D },
    layout: { readonly shape: readonly number[]; readonly order: Order },
    storage: Storage,
    mapping: Mapping | undefined,
  ) {
    super(of.dtype, packedLayout(layout.shape, layout.order), storage);
    this.filename = of.filename;
    this.mode = of.mode;
    this.#mapping = mapping;
  }

  /**
   * Waits until all that was written is on the disk (msync).
   *
   * @throws Error when the system reports a failure.
   */
  flush(): void {
    this.#mapping?.flush(`flush: ${this.filename}`);
  }

  /** Flushes and ends the map; pending expressions read their values first. As `dispose`. */
  close(): void {
    this.dispose();
  }
}

/**
 * A file as an array, as NumPy's `memmap`: its pages come when they are read, and those that are
 * written go back to the file, which other processes see at once. `Atomics` on the typed array
 * `data` of an integer array work between processes. Expressions take it as any other array; their
 * kernels run on copies of its parts.
 *
 * Needs Linux or macOS and the package koffi. Node 20 maps up to 4 GiB at once; of a larger file,
 * map parts.
 *
 * @throws RangeError when the file is shorter than `offset` and `shape` ask for, when `offset` is not
 *   a multiple of the dtype's alignment, or when mode `w+` has no `shape`; TypeError when an option is
 *   not known; Error when the system refuses, or where files cannot be mapped.
 *
 * @example
 * ```ts
 * import { memmap } from '@numloom/ndarray/memmap';
 * import { tmpdir } from 'node:os';
 * using counts = memmap(`${tmpdir()}/counts`, { dtype: 'int32', mode: 'w+', shape: 4 });
 * Atomics.add(counts.data, 2, 5);
 * using again = memmap(`${tmpdir()}/counts`, { dtype: 'int32', mode: 'r' });
 * console.log(again.tolist()); // => [ 0, 0, 5, 0 ]
 * ```
 */
export function memmap<D extends DType = 'uint8'>(
  filename: string | URL,
  options: MemmapOptions<D> = {},
): Memmap<D> {
  const {
    dtype = 'uint8' as D,
    mode = 'r+',
    offset = 0,
    order = 'C',
    shape: given,
  } = namedOptions(options, ['dtype', 'mode', 'offset', 'order', 'shape'], 'memmap');
  const fs = fileSystem('memmap', 'use frombuffer');
  const { itemsize, TypedArray } = dtypeInfo(dtype, 'memmap');
  checkMode(mode, ['r', 'r+', 'w+', 'c'], 'memmap');
  checkOrder(order, 'memmap');
  const wanted = given === undefined ? undefined : checkShape(given, 'memmap');
  const caller = `memmap: ${String(filename)}`;
  const alignment = TypedArray.BYTES_PER_ELEMENT;
  if (!Number.isSafeInteger(offset) || offset < 0 || offset % alignment !== 0) {
    throw new RangeError(
      `${caller}: offset is ${String(offset)}, must be a multiple of ${alignment} and at least 0`,
    );
  }
  if (mode === 'w+' && !wanted) throw new RangeError(`${caller}: mode 'w+' needs a shape`);
  // Before a file is made, or replaced.
  mappingSystem(caller);
  const descriptor = openFile(fs, filename, mode === 'c' ? 'r' : mode, 'memmap');
  try {
    const { size } = fs.fstatSync(descriptor);
    const left = size - offset;
    const shape = wanted ?? [left / itemsize];
    const byteLength = sizeOf(shape) * itemsize;
    if (mode === 'w+') fs.ftruncateSync(descriptor, offset + byteLength);
    else if (left < 0 || !Number.isInteger(shape[0] ?? 0)) {
      throw new RangeError(
        `${caller}: ${size} bytes from ${offset} on are no whole number of elements of ${itemsize} bytes`,
      );
    } else if (left < byteLength) {
      throw new RangeError(
        `${caller}: ${formatShape(shape)} of ${dtype} from byte ${offset} on takes ${byteLength} bytes, the file has ${left} there`,
      );
    }
    const of = { filename: String(filename), mode, dtype };
    return mapped(of, { shape, order }, { descriptor, offset, byteLength }, caller);
  } finally {
    // The map keeps the file.
    fs.closeSync(descriptor);
  }
}

/**
 * The array of a `.npy` file as a memory map, as NumPy's `numpy.lib.format.open_memmap`; see
 * {@link memmap}. With mode `w+` it makes a file of zeros.
 *
 * @throws NpyFormatError when an existing file is none, is cut short, is of the other byte order, or
 *   holds another dtype or shape than asked for; otherwise as {@link memmap}.
 *
 * @example
 * ```ts
 * import { open_memmap } from '@numloom/ndarray/memmap';
 * import { load } from '@numloom/ndarray/files';
 * import { tmpdir } from 'node:os';
 * const path = `${tmpdir()}/mapped.npy` as const;
 * {
 *   using a = open_memmap(path, { mode: 'w+', shape: [2, 2] });
 *   a.slice(1).fill(3);
 * }
 * console.log(load(path).tolist()); // => [ [ 0, 0 ], [ 3, 3 ] ]
 * ```
 */
export function open_memmap<D extends DType = 'float64'>(
  filename: string | URL,
  options: OpenMemmapOptions<D> = {},
): Memmap<D> {
  const {
    mode = 'r+',
    shape,
    ...rest
  } = namedOptions(options, ['mode', 'dtype', 'shape', 'fortran_order'], 'open_memmap');
  checkMode(mode, ['r', 'r+', 'w+', 'c'], 'open_memmap');
  const caller = `open_memmap: ${String(filename)}`;
  if (mode === 'w+' && shape === undefined) {
    throw new RangeError(`${caller}: mode 'w+' needs a shape`);
  }
  mappingSystem(caller);
  const file =
    mode === 'w+'
      ? createNpy<D>(filename, { ...rest, shape: shape! })
      : openNpy<D>(filename, { dtype: rest.dtype, shape });
  file.close();
  if (!file.littleEndian) {
    throw new NpyFormatError(`${caller}: big-endian numbers cannot be mapped; use openNpy`);
  }
  return memmap(filename, {
    mode: mode === 'w+' ? 'r+' : mode,
    dtype: file.dtype,
    shape: file.shape,
    offset: file.offset,
    order: file.fortran_order ? 'F' : 'C',
  });
}

function mapped<D extends DType>(
  of: { readonly filename: string; readonly mode: MapMode; readonly dtype: D },
  layout: { readonly shape: readonly number[]; readonly order: Order },
  range: { readonly descriptor: number; readonly offset: number; readonly byteLength: number },
  caller: string,
): Memmap<D> {
  const { mode } = of;
  // What is only read is mapped so that a stray write to a typed array neither ends the process nor
  // comes to the file.
  const shared = mode === 'r+' || mode === 'w+';
  const mapping = range.byteLength === 0 ? undefined : new Mapping({ ...range, shared }, caller);
  const bytes = new Uint8Array(
    mapping?.buffer ?? new ArrayBuffer(0),
    mapping?.byteOffset ?? 0,
    range.byteLength,
  );
  const storage = foreignStorage(bytes, {
    readOnly: mode === 'r',
    release: () => mapping?.close(`close: ${of.filename}`),
  });
  return new Memmap(of, layout, storage, mapping);
}
