/** Two sparse matrices of one shape, one format and one dtype, as their kernels want them. */
import { broadcastShapes, dtypes, type NdArray } from '@numloom/ndarray';
import { newArray } from '@numloom/linalg/kernels';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { promoted } from '../parts/dtypes.ts';
import { int32Array, numbersOf } from '../parts/numbers.ts';
import type { CompressedParts, Parts, Shape, SparseDType } from '../parts/parts.ts';

/** A pair by rows, or by columns; indices of a line increase, none twice. */
export interface Aligned {
  readonly format: 'csr' | 'csc';
  readonly dtype: SparseDType;
  readonly shape: Shape;
  /** Rows or columns. */
  readonly lines: number;
  readonly left: CompressedParts;
  readonly right: CompressedParts;
}

/**
 * A pair that can be combined element by element: by columns if the left one is. A single row or column
 * is repeated as often as the other matrix has them.
 *
 * @throws RangeError when the shapes do not fit
 */
export function align(a: Parts, b: Parts, caller: string): Aligned {
  const shape = commonShape(a.shape, b.shape, caller);
  const format = a.format === 'csc' ? 'csc' : 'csr';
  const [left, right] = [a, b].map((one) =>
    canonical(convert(broadcastParts(one, shape), format)),
  ) as [CompressedParts, CompressedParts];
  const lines = shape[format === 'csr' ? 0 : 1];
  return { format, dtype: promoted(a.dtype, b.dtype), shape, lines, left, right };
}

/** The shape that two shapes broadcast to; the second one may have fewer axes. */
export function commonShape(a: Shape, b: readonly number[], caller: string): Shape {
  if (b.length > 2) {
    throw new RangeError(`${caller}: the dense operand has ${b.length} axes, at most 2 fit`);
  }
  try {
    return broadcastShapes([a, b], caller) as unknown as Shape;
  } catch (cause) {
    throw new RangeError(`${caller}: ${a.join('x')} and ${b.join('x')} do not fit`, { cause });
  }
}

/** The matrix with its only row or column repeated, as the shape wants it. */
export function broadcastParts(parts: Parts, shape: Shape): Parts {
  const [rows, columns] = parts.shape;
  if (rows === shape[0] && columns === shape[1]) return parts;
  const { dtype, row, col, data } = convert(parts, 'coo');
  const down = rows === shape[0] ? 1 : shape[0];
  const across = columns === shape[1] ? 1 : shape[1];
  const times = down * across;
  return {
    format: 'coo',
    dtype,
    shape,
    row: repeated(row, times, (copy) => (down > 1 ? Math.floor(copy / across) : 0)),
    col: repeated(col, times, (copy) => (across > 1 ? copy % across : 0)),
    data: repeatedValues(data, times),
  };
}

/** So many copies of indices, each of them shifted. */
function repeated(
  indices: NdArray<'int32'>,
  times: number,
  shift: (copy: number) => number,
): NdArray<'int32'> {
  const from = numbersOf(indices);
  const to = new Int32Array(from.length * times);
  for (let copy = 0, at = 0; copy < times; copy++) {
    const add = shift(copy);
    for (const index of from) to[at++] = index + add;
  }
  return int32Array(to);
}

function repeatedValues<D extends SparseDType>(data: NdArray<D>, times: number): NdArray<D> {
  const result = newArray(data.dtype, [data.size * times]);
  const to = numbersOf(result as NdArray<SparseDType>);
  const from = numbersOf(data as NdArray<SparseDType>);
  const length = data.size * dtypes[data.dtype].components;
  for (let copy = 0; copy < times; copy++) to.set(from, copy * length);
  return result;
}
