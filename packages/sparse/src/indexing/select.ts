/** Parts of a matrix as a new one. */
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import { isCanonical, sortedIndices } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { fromDense } from '../convert/dense.ts';
import { transposed } from '../convert/transpose.ts';
import { selection } from '../kernels/generated/selection.ts';
import { addressOf } from '../memory/compressed.ts';
import { addressesOf, EntryRoom, zeroed } from '../memory/room.ts';
import { KINDS } from '../parts/dtypes.ts';
import { int32Array } from '../parts/numbers.ts';
import type { Axes, CompressedParts, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { type AxisPlaces, type IndexPart, resolve } from './places.ts';

/** Lines, or elements, that a kernel does in one call: V8 exchanges code for faster one between calls. */
const COUNT = 4096;

/** What an index selects. */
export interface Selected {
  /** A matrix; of one row, where what is selected has one axis or none. */
  readonly parts: Parts;
  /** How many axes NumPy has for it. */
  readonly ndim: number;
}

/**
 * The elements that an index selects, in the same format; of `dia` and `bsr` as `csr`. What has one axis of a
 * matrix's two is `coo`, as in SciPy. O(rows + columns + what is selected), and the conversion of other formats
 * than `csr` and `csc`.
 *
 * @param axes - 1 where the matrix is the only row of an array of one axis
 */
export function select(
  a: Parts,
  index: readonly IndexPart[],
  caller: string,
  axes: Axes = 2,
): Selected {
  const places = resolve(a.shape, index, caller, axes);
  const ndim = places.result.length;
  const format = a.format === 'csc' ? 'csc' : 'csr';
  const lines = convert(a, format);
  const same: Format = a.format === 'dia' || a.format === 'bsr' ? 'csr' : a.format;
  const to = ndim < axes ? 'coo' : same;
  if (places.kind === 'pairs') {
    const values = sampled(lines, places.rows, places.columns);
    return { parts: convert(fromDense(values.reshape(places.shape), format), to), ndim };
  }
  const [rows, columns] = places.axes;
  if (ndim === 0) {
    const value = sampled(lines, rows.places, columns.places, false);
    return { parts: fromDense(value.reshape([1, 1]), format), ndim };
  }
  const [major, minor] = format === 'csr' ? [rows, columns] : [columns, rows];
  const parts = kept(taken(lines, major, caller), minor, caller);
  return { parts: convert(places.isColumn ? transposed(parts) : parts, to), ndim };
}

function shapeWith(parts: CompressedParts, isMajor: boolean, length: number): Shape {
  const [rows, columns] = parts.shape;
  return (parts.format === 'csr') === isMajor ? [length, columns] : [rows, length];
}

function tooMany(caller: string): RangeError {
  return new RangeError(`${caller}: more than 2^31 - 1 entries are selected`);
}

/** Some of the lines. */
function taken(parts: CompressedParts, axis: AxisPlaces, caller: string): CompressedParts {
  if (axis.isAll) return parts;
  const { format, dtype } = parts;
  const count = axis.places.length;
  return withFrame((frame) => {
    const list = addressOf(frame.reachable(int32Array(axis.places), 'int32'));
    const from = addressesOf(parts, dtype, frame);
    const indptr = frame.written('int32', [count + 1]);
    const starts = addressOf(indptr.inside);
    const kernels = kernelsOf(selection);
    const entries = kernels.takenStarts(count, list, from.starts, starts);
    if (entries < 0) throw tooMany(caller);
    const room = new EntryRoom(frame, dtype, entries);
    for (let k = 0; k < count; k += COUNT) {
      kernels.takeLines(
        ...([KINDS[dtype], k, Math.min(count, k + COUNT), list] as const),
        ...([from.starts, from.indices, from.values] as const),
        ...([starts, room.indices, room.values] as const),
      );
    }
    const shape = shapeWith(parts, true, count);
    return { format, dtype, shape, indptr: indptr.array, ...room.arrays(entries) };
  });
}

/** Some of the elements of each line. */
function kept(parts: CompressedParts, axis: AxisPlaces, caller: string): CompressedParts {
  if (axis.isAll) return parts;
  const { format, dtype } = parts;
  const lines = parts.indptr.size - 1;
  const length = parts.shape[format === 'csr' ? 1 : 0];
  const count = axis.places.length;
  const result = withFrame((frame): CompressedParts => {
    const list = addressOf(frame.reachable(int32Array(axis.places), 'int32'));
    const from = addressesOf(parts, dtype, frame);
    const ends = zeroed(frame, 4 * (length + 1));
    const places = frame.bytes(4 * count);
    const indptr = frame.written('int32', [lines + 1]);
    const starts = addressOf(indptr.inside);
    const kernels = kernelsOf(selection);
    kernels.placesOf(length, count, list, ends, places);
    const entries = kernels.keptStarts(lines, from.starts, from.indices, ends, starts);
    if (entries < 0) throw tooMany(caller);
    const room = new EntryRoom(frame, dtype, entries);
    for (let i = 0; i < lines; i += COUNT) {
      kernels.keepElements(
        ...([KINDS[dtype], i, Math.min(lines, i + COUNT)] as const),
        ...([from.starts, from.indices, from.values, ends, places] as const),
        ...([starts, room.indices, room.values] as const),
      );
    }
    const shape = shapeWith(parts, false, count);
    return { format, dtype, shape, indptr: indptr.array, ...room.arrays(entries) };
  });
  const increases = axis.places.every((place, k) => k === 0 || place > axis.places[k - 1]!);
  return increases ? result : sortedIndices(result);
}

/** Single elements, entries of one place added up. */
export function sampled(
  parts: CompressedParts,
  rows: Int32Array,
  columns: Int32Array,
  isSorted = isCanonical(parts),
): NdArray<SparseDType> {
  const { format, dtype } = parts;
  const [lines, minors] = format === 'csr' ? [rows, columns] : [columns, rows];
  const count = rows.length;
  return withFrame((frame) => {
    const [at, of] = [lines, minors].map((list) =>
      addressOf(frame.reachable(int32Array(list), 'int32')),
    ) as [number, number];
    const from = addressesOf(parts, dtype, frame);
    const { array, inside } = frame.written(dtype, [count]);
    for (let k = 0; k < count; k += COUNT) {
      kernelsOf(selection).sample(
        ...([KINDS[dtype], k, Math.min(count, k + COUNT), at, of, isSorted] as const),
        ...([from.starts, from.indices, from.values, addressOf(inside)] as const),
      );
    }
    return array;
  });
}
