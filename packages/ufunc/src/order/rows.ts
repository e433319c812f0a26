/** Arrays as packed rows, which is how everything here reads its operands and writes its results. */
import {
  allocate,
  type DType,
  dtypes,
  isPacked,
  NdArray,
  normalizeAxes,
  normalizeAxis,
  packedLayout,
  sizeOf,
  toArray,
  type TypedArray,
} from '@numloom/ndarray';
import { Lazy } from '../expression/lazy.ts';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { computed } from '../methods/operands.ts';
import { writeOut } from '../reductions/apply.ts';
import { isAxisOfScalar } from '../reductions/options.ts';

/** The array that an operand stands for, computed if it is an expression. */
export function arrayOf<A extends Operand>(operand: A, caller: string): NdArray<DTypeOf<A>> {
  const array = operand instanceof Lazy ? operand.evaluate() : toArray(operand as never, caller);
  array.storage.assertUsable(caller);
  return array as NdArray<DTypeOf<A>>;
}

/** A new packed array; its elements are written next. Views taken before may be detached. */
export function newArray<D extends DType>(dtype: D, shape: readonly number[]): NdArray<D> {
  const storage = allocate(sizeOf(shape) * dtypes[dtype].itemsize, false);
  return new NdArray(dtype, packedLayout(shape), storage);
}

/** The elements of a packed array; complex ones take two places. */
export function elementsOf(array: NdArray): TypedArray {
  const data = array.storage.view(array.dtype);
  const { components } = dtypes[array.dtype];
  const start = array.offset * components;
  const end = start + array.size * components;
  return start === 0 && end === data.length ? data : data.subarray(start, end);
}

/** The array itself if its elements lie packed, else a packed copy. */
export function packed<D extends DType>(array: NdArray<D>): NdArray<D> {
  return isPacked(array) ? array : array.copy();
}

/** The elements as a packed array of one axis. */
export function flat<D extends DType>(array: NdArray<D>): NdArray<D> {
  return packed(array).reshape(-1);
}

/** A result, or `out` with the result written to it. */
export function delivered(result: NdArray, out: NdArray | undefined, caller: string): NdArray {
  return out === undefined ? result : writeOut(out, computed(result), caller);
}

/** An array whose last axis holds what is worked on at once. */
export interface Rows<D extends DType = DType> {
  /** Packed. Not to be written: it may be the operand. */
  readonly array: NdArray<D>;
  /** Number of rows. */
  readonly count: number;
  /** Elements of a row. */
  readonly length: number;
  /** Lengths of the other axes. */
  readonly outer: readonly number[];
  /** Where the axis belongs in results. */
  readonly axis: number;
}

/**
 * Rows along an axis; all elements in one row for null.
 *
 * @throws RangeError naming `caller` when there is no such axis.
 */
export function rowsOf<D extends DType>(
  array: NdArray<D>,
  axis: number | null,
  caller: string,
): Rows<D> {
  if (axis === null) {
    return { array: flat(array), count: 1, length: array.size, outer: [], axis: 0 };
  }
  const k = normalizeAxis(axis, array.ndim, caller);
  const order = array.shape.map((_, i) => i);
  order.push(...order.splice(k, 1));
  const last = packed(array.transpose(order));
  const outer = last.shape.slice(0, -1);
  return { array: last, count: sizeOf(outer), length: array.shape[k]!, outer, axis: k };
}

/** An array with `length` places along the axis of `rows`, to be written row by row. */
export function resultRows<D extends DType>(
  dtype: D,
  rows: Rows,
  length = rows.length,
): NdArray<D> {
  return newArray(dtype, [...rows.outer, length]);
}

/** Rows as of {@link rowsOf}; but what has no axis is one row, as NumPy lets its axis 0 or -1 be named. */
export function rowsOfAny<D extends DType>(
  array: NdArray<D>,
  axis: number | null,
  caller: string,
): Rows<D> {
  return rowsOf(array, isAxisOfScalar(axis, array.ndim) ? null : axis, caller);
}

/** What was written as rows, with the axis where it belongs. */
export function restored<D extends DType>(result: NdArray<D>, rows: Rows): NdArray<D> {
  const last = result.ndim - 1;
  if (rows.axis === last) return result;
  const order = result.shape.map((_, i) => i);
  order.splice(rows.axis, 0, order.pop()!);
  return result.transpose(order).copy();
}

/** Which axes are reduced: one, several, or all for null and undefined. */
export type Axes = number | readonly number[] | null | undefined;

/** Rows over several axes, and the shape that is left of the array. */
export interface ReducedRows<D extends DType = DType> {
  readonly array: NdArray<D>;
  readonly count: number;
  readonly length: number;
  readonly shape: readonly number[];
}

/**
 * Rows over some axes, to be reduced.
 *
 * @throws RangeError naming `caller` when an axis does not exist.
 */
export function reducedRows<D extends DType>(
  array: NdArray<D>,
  axis: Axes,
  keepdims: boolean,
  caller: string,
): ReducedRows<D> {
  const all = array.shape.map((_, i) => i);
  const axes = normalizeAxes(axis ?? all, array.ndim, caller).sort((a, b) => a - b);
  const kept = all.filter((i) => !axes.includes(i));
  const count = sizeOf(kept.map((i) => array.shape[i]!));
  const length = sizeOf(axes.map((i) => array.shape[i]!));
  const shape = keepdims
    ? all.map((i) => (axes.includes(i) ? 1 : array.shape[i]!))
    : kept.map((i) => array.shape[i]!);
  return { array: packed(array.transpose([...kept, ...axes])), count, length, shape };
}

/** Indices below 2 ** 32 as int64, written as pairs of 32-bit words. */
export function writeIndices(
  to: NdArray<'int64'>,
  start: number,
  indices: ArrayLike<number>,
  length: number = indices.length,
): void {
  const words = to.storage.view('uint32');
  let at = 2 * (to.offset + start);
  for (let i = 0; i < length; i++, at += 2) {
    words[at] = indices[i]!;
    words[at + 1] = 0;
  }
}

/** An int64 array of indices below 2 ** 32. */
export function indexArray(
  indices: ArrayLike<number>,
  shape: readonly number[] = [indices.length],
): NdArray<'int64'> {
  const result = newArray('int64', shape);
  writeIndices(result, 0, indices);
  return result;
}

/** Elements of a packed array at places, as a new array of one axis. */
export function picked<D extends DType>(array: NdArray<D>, places: ArrayLike<number>): NdArray<D> {
  const result = newArray(array.dtype, [places.length]);
  gather(elementsOf(result), 0, elementsOf(array), 0, places, dtypes[array.dtype].components);
  return result;
}

/** Copies elements at places, counted in elements from `start`, to a row. */
export function gather(
  to: TypedArray,
  toStart: number,
  from: TypedArray,
  start: number,
  places: ArrayLike<number>,
  components: 1 | 2,
): void {
  const [target, source] = [to as Float64Array, from as Float64Array];
  const n = places.length;
  if (components === 1) {
    for (let i = 0; i < n; i++) target[toStart + i] = source[start + places[i]!]!;
    return;
  }
  for (let i = 0; i < n; i++) {
    const at = 2 * (start + places[i]!);
    target[2 * (toStart + i)] = source[at]!;
    target[2 * (toStart + i) + 1] = source[at + 1]!;
  }
}
