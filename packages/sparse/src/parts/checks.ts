/** Whether arguments and parts are what they have to be. */
import { formatShape, isPacked, type NdArray } from '@numloom/ndarray';
import { kernelsOf, withFrame } from '@numloom/linalg/kernels';
import { compress } from '../kernels/generated/compress.ts';
import { addressOf } from '../memory/address.ts';
import type { BlockSize, Format, Parts, Shape, SparseDType } from './parts.ts';

/** Indices are int32: no axis may be longer, nor may there be more entries. */
export const MOST = 2 ** 31 - 1;

const FORMATS: readonly Format[] = ['bsr', 'coo', 'csc', 'csr', 'dia', 'dok', 'lil'];
const DTYPES: readonly SparseDType[] = ['float32', 'float64', 'complex128'];

/** @throws TypeError naming `caller` when there is no such format. */
export function checkFormat(format: unknown, caller: string): asserts format is Format {
  if (FORMATS.includes(format as Format)) return;
  throw new TypeError(
    `${caller}: format is ${String(format)}, must be one of ${FORMATS.join(', ')}`,
  );
}

/** @throws TypeError naming `caller` when values cannot have that dtype. */
export function checkDType(dtype: unknown, caller: string): asserts dtype is SparseDType {
  if (DTYPES.includes(dtype as SparseDType)) return;
  throw new TypeError(
    `${caller}: dtype is ${String(dtype)}, must be float32, float64 or complex128`,
  );
}

/** @throws RangeError naming `caller` when it is not two lengths, by default ones that int32 indices reach. */
export function checkShape(
  shape: unknown,
  caller: string,
  most: number = MOST,
): asserts shape is Shape {
  if (!Array.isArray(shape) || shape.length !== 2) {
    throw new RangeError(`${caller}: shape must be [rows, columns], got ${shapeText(shape)}`);
  }
  for (const length of shape as unknown[]) {
    if (isLength(length, most)) continue;
    throw new RangeError(
      `${caller}: shape is (${shape.join(', ')}), lengths must be whole numbers from 0 to ${powerOf(most)}`,
    );
  }
}

/**
 * The length of an only axis: a number, or a list of one.
 *
 * @throws RangeError naming `caller` when it is none, by default none that int32 indices reach.
 */
export function checkLength(shape: unknown, caller: string, most: number = MOST): number {
  const length: unknown = Array.isArray(shape) && shape.length === 1 ? shape[0] : shape;
  if (isLength(length, most)) return length;
  throw new RangeError(
    `${caller}: shape is ${shapeText(shape)}, must be [length], a whole number from 0 to ${powerOf(most)}`,
  );
}

const isLength = (length: unknown, most: number): length is number =>
  Number.isInteger(length) && (length as number) >= 0 && (length as number) <= most;

const powerOf = (most: number): string => `2 ** ${Math.log2(most + 1)} - 1`;

const shapeText = (shape: unknown): string =>
  Array.isArray(shape) ? formatShape(shape as number[]) : String(shape);

/** @throws RangeError naming `caller` when it is not two lengths that divide the shape. */
export function checkBlockSize(
  size: unknown,
  shape: Shape,
  caller: string,
): asserts size is BlockSize {
  if (
    Array.isArray(size) &&
    size.length === 2 &&
    size.every((length) => Number.isInteger(length) && (length as number) > 0) &&
    shape.every((length, axis) => length % (size[axis] as number) === 0)
  ) {
    return;
  }
  throw new RangeError(
    `${caller}: blocksize is ${String(size)}, must be two lengths that divide the shape ${formatShape(shape)}`,
  );
}

/** @throws RangeError naming `caller` when there are more entries than int32 counts. */
export function checkCount(entries: number, caller: string): void {
  if (entries <= MOST) return;
  throw new RangeError(`${caller}: ${entries} entries, at most 2 ** 31 - 1 can be stored`);
}

/** @throws RangeError naming `caller` when an index is not in [0, bound). */
export function checkIndices(
  indices: NdArray<'int32'>,
  bound: number,
  name: string,
  caller: string,
): void {
  const at = withFrame((frame) =>
    kernelsOf(compress).firstOutside(
      ...([indices.size, addressOf(frame.reachable(indices, 'int32')), bound] as const),
    ),
  );
  if (at === indices.size) return;
  throw new RangeError(`${caller}: ${name}[${at}] is ${indices.get(at)}, must be in [0, ${bound})`);
}

/** @throws RangeError naming `caller` when these are not the starts of so many lines. */
export function checkStarts(
  indptr: NdArray<'int32'>,
  lines: number,
  entries: number,
  caller: string,
): void {
  if (indptr.size !== lines + 1) {
    throw new RangeError(
      `${caller}: indptr has ${indptr.size} elements, must have ${lines + 1} for ${lines} lines`,
    );
  }
  if (indptr.get(0) !== 0) {
    throw new RangeError(`${caller}: indptr begins with ${indptr.get(0)}, must begin with 0`);
  }
  const at = withFrame((frame) =>
    kernelsOf(compress).firstDecrease(lines + 1, addressOf(frame.reachable(indptr, 'int32'))),
  );
  if (at <= lines) {
    const [here, next] = [indptr.get(at), indptr.get(at + 1)];
    throw new RangeError(`${caller}: indptr decreases from ${here} to ${next} at ${at + 1}`);
  }
  if (indptr.get(lines) > entries) {
    throw new RangeError(
      `${caller}: indptr ends with ${indptr.get(lines)}, but there are ${entries} entries`,
    );
  }
}

function checkPart(array: NdArray, name: string, ndim: number, caller: string): void {
  if (array.ndim === ndim && isPacked(array)) return;
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(array.shape)}, must be packed, with ${ndim} axes`,
  );
}

/** @throws RangeError naming `caller` when the arrays of parts do not fit together. */
export function checkParts(parts: Parts, caller: string): void {
  const { shape } = parts;
  checkShape(shape, caller);
  switch (parts.format) {
    case 'coo': {
      const { row, col, data } = parts;
      checkPart(data, 'data', 1, caller);
      checkPart(row, 'row', 1, caller);
      checkPart(col, 'col', 1, caller);
      checkLengths({ row, col, data }, caller);
      checkIndices(row, shape[0], 'row', caller);
      checkIndices(col, shape[1], 'col', caller);
      return;
    }
    case 'csr':
    case 'csc':
    case 'bsr': {
      const { indptr, indices, data } = parts;
      const [height, width] =
        parts.format === 'bsr' ? (data.shape.slice(1) as [number, number]) : [1, 1];
      const [rows, columns] = [shape[0] / height, shape[1] / width];
      const [lines, length] = parts.format === 'csc' ? [columns, rows] : [rows, columns];
      checkPart(indptr, 'indptr', 1, caller);
      checkPart(indices, 'indices', 1, caller);
      checkPart(data, 'data', parts.format === 'bsr' ? 3 : 1, caller);
      if (!Number.isInteger(rows) || !Number.isInteger(columns)) {
        throw new RangeError(
          `${caller}: blocks of ${height}x${width} do not divide the shape ${formatShape(shape)}`,
        );
      }
      checkLengths({ indices, data }, caller);
      checkStarts(indptr, lines, indices.size, caller);
      checkIndices(indices, length, 'indices', caller);
      return;
    }
    case 'dia': {
      const { offsets, data } = parts;
      checkPart(offsets, 'offsets', 1, caller);
      checkPart(data, 'data', 2, caller);
      checkLengths({ offsets, data }, caller);
      const seen = new Set<number>();
      for (const offset of offsets.values()) {
        if (seen.has(offset)) throw new RangeError(`${caller}: offsets has ${offset} twice`);
        seen.add(offset);
      }
      return;
    }
    case 'lil':
      checkRows(parts, caller);
      return;
    case 'dok':
      for (const place of parts.entries.keys()) {
        if (Number.isInteger(place) && place >= 0 && place < shape[0] * shape[1]) continue;
        throw new RangeError(`${caller}: an entry is at the place ${place}, outside of the shape`);
      }
  }
}

function checkRows({ shape, rows, values }: Parts<SparseDType, 'lil'>, caller: string): void {
  if (rows.length !== shape[0] || values.length !== shape[0]) {
    throw new RangeError(`${caller}: there are ${rows.length} rows, must be ${shape[0]}`);
  }
  rows.forEach((row, i) => {
    if (row.length !== values[i]!.length) {
      throw new RangeError(
        `${caller}: row ${i} has ${row.length} columns, but ${values[i]!.length} values`,
      );
    }
    row.forEach((column, k) => {
      const isAfter = k === 0 || column > row[k - 1]!;
      if (Number.isInteger(column) && column >= 0 && column < shape[1] && isAfter) return;
      throw new RangeError(
        `${caller}: row ${i} has the column ${column}, they must increase within [0, ${shape[1]})`,
      );
    });
  });
}

/** @throws RangeError naming `caller` when arrays are not as long as one another. */
function checkLengths(arrays: Readonly<Record<string, NdArray>>, caller: string): void {
  const lengths = Object.values(arrays).map(({ shape }) => shape[0]!);
  if (lengths.every((length) => length === lengths[0])) return;
  throw new RangeError(
    `${caller}: ${Object.keys(arrays).join(', ')} have ${lengths.join(', ')} elements, must have as many`,
  );
}
