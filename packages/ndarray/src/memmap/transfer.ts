/** Rectangular blocks of an array in a file: how they are brought to memory and back in few calls. */
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { dtypes } from '../dtype/dtypes.ts';
import { type FileSystem, readFully, writeFully } from '../files/file-system.ts';
import type { NpyHeader } from '../files/header.ts';
import { swapBytes } from '../files/npy.ts';
import type { Layout } from '../layout/layout.ts';

/** An open `.npy` file. */
export interface OpenFile {
  readonly fs: FileSystem;
  readonly descriptor: number;
  readonly header: NpyHeader;
  /** For the messages of errors. */
  readonly caller: string;
}

/** Bytes that are brought over at a time where memory and file differ. */
const BUFFER = 2 ** 20;
/** To read so many bytes for nothing costs less than another call. */
const GAP = 8192;

interface Axis {
  length: number;
  readonly file: number;
  readonly memory: number;
}

/**
 * Axes that file and memory walk together, slowest in the file first; neighbours that both sides
 * step through evenly are one.
 */
function pairAxes(file: Layout, memory: Layout): Axis[] {
  const axes = file.shape.map((length, k) => {
    return { length, file: file.strides[k]!, memory: memory.strides[k]! };
  });
  return axes
    .filter(({ length }) => length !== 1)
    .sort((a, b) => b.file - a.file)
    .reduceRight<Axis[]>((merged, axis) => {
      const [inner] = merged;
      const { length = 0, file = 0, memory = 0 } = inner ?? {};
      if (inner && axis.file === file * length && axis.memory === memory * length) {
        inner.length *= axis.length;
      } else merged.unshift(axis);
      return merged;
    }, []);
}

/** Rows of elements, each without gaps in the file. */
interface Rows {
  readonly row: Axis;
  readonly rows: Axis;
  readonly file: number;
  readonly memory: number;
}

/** Calls `each` with all rows that one axis apart from them steps through. */
function forRows(file: Layout, memory: Layout, each: (rows: Rows) => void): void {
  const single = { length: 1, file: 0, memory: 0 };
  const axes = pairAxes(file, memory);
  const row = axes.at(-1)?.file === 1 ? axes.pop()! : single;
  const rows = axes.pop() ?? single;
  const walk = (k: number, fileAt: number, memoryAt: number): void => {
    const axis = axes[k];
    if (!axis) return each({ row, rows, file: fileAt, memory: memoryAt });
    for (let i = 0; i < axis.length; i++) {
      walk(k + 1, fileAt + i * axis.file, memoryAt + i * axis.memory);
    }
  };
  walk(0, file.offset, memory.offset);
}

/** Reads the elements at `place` of the file into all of `out`. */
export function readBlock(from: OpenFile, place: Layout, out: NdArray): void {
  const { fs, descriptor, header, caller } = from;
  const { itemsize } = dtypes[header.dtype];
  const isPlain = header.littleEndian && header.dtype !== 'bool';
  forRows(place, out, ({ row, rows, file, memory }) => {
    const gap = (rows.file - row.length) * itemsize;
    if (isPlain && (row.memory === 1 || row.length === 1) && (rows.length === 1 || gap > GAP)) {
      const bytes = out.storage.view('uint8');
      for (let i = 0; i < rows.length; i++) {
        const start = (memory + i * rows.memory) * itemsize;
        const target = bytes.subarray(start, start + row.length * itemsize);
        readFully(
          fs,
          descriptor,
          target,
          header.dataStart + (file + i * rows.file) * itemsize,
          caller,
        );
      }
      return;
    }
    inPieces({ row, rows, file, memory }, itemsize, gap <= GAP, (piece, at, length, packed) => {
      const bytes = buffer().subarray(0, length * itemsize);
      readFully(fs, descriptor, bytes, header.dataStart + at * itemsize, caller);
      if (!header.littleEndian) swapBytes(bytes, header.dtype);
      if (header.dtype === 'bool') bytes.forEach((byte, i) => (bytes[i] = byte === 0 ? 0 : 1));
      copyElements({ ...elementsOf(out), layout: piece }, { ...buffered(header), layout: packed });
    });
  });
}

/** Writes all of `values` to the elements at `place` of the file, and no byte beside them. */
export function writeBlock(to: OpenFile, place: Layout, values: NdArray): void {
  const { fs, descriptor, header } = to;
  const { itemsize } = dtypes[header.dtype];
  forRows(place, values, ({ row, rows, file, memory }) => {
    const isWhole = rows.file === row.length;
    if (
      header.littleEndian &&
      (row.memory === 1 || row.length === 1) &&
      !(isWhole && rows.length > 1)
    ) {
      const bytes = values.storage.view('uint8');
      for (let i = 0; i < rows.length; i++) {
        const start = (memory + i * rows.memory) * itemsize;
        const source = bytes.subarray(start, start + row.length * itemsize);
        writeFully(fs, descriptor, source, header.dataStart + (file + i * rows.file) * itemsize);
      }
      return;
    }
    inPieces({ row, rows, file, memory }, itemsize, isWhole, (piece, at, length, packed) => {
      const bytes = buffer().subarray(0, length * itemsize);
      copyElements(
        { ...buffered(header), layout: packed },
        { ...elementsOf(values), layout: piece },
      );
      if (!header.littleEndian) swapBytes(bytes, header.dtype);
      writeFully(fs, descriptor, bytes, header.dataStart + at * itemsize);
    });
  });
}

/**
 * Takes rows apart into what fits into the buffer: parts of one row, or several rows with the gaps
 * between them where these are to be read as well. `use` is given where the piece lies in memory,
 * where it starts in the file and how long it is there, and where it lies in the buffer.
 */
function inPieces(
  { row, rows, file, memory }: Rows,
  itemsize: number,
  together: boolean,
  use: (piece: Layout, at: number, length: number, packed: Layout) => void,
): void {
  const room = BUFFER / itemsize;
  const width = Math.min(row.length, room);
  const height =
    together && width === row.length ? 1 + Math.floor((room - width) / Math.max(1, rows.file)) : 1;
  for (let i = 0; i < rows.length; i += height) {
    const count = Math.min(height, rows.length - i);
    for (let j = 0; j < row.length; j += width) {
      const shape = [count, Math.min(width, row.length - j)];
      const offset = memory + i * rows.memory + j * row.memory;
      use(
        { shape, strides: [rows.memory, row.memory], offset },
        file + i * rows.file + j,
        (count - 1) * rows.file + shape[1]!,
        { shape, strides: [rows.file, 1], offset: 0 },
      );
    }
  }
}

let bytes: Uint8Array | undefined;

function buffer(): Uint8Array {
  return (bytes ??= new Uint8Array(BUFFER));
}

function buffered({ dtype }: NpyHeader) {
  return { dtype, data: new dtypes[dtype].TypedArray(buffer().buffer) };
}
