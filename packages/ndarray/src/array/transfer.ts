/** Copying elements between layouts and dtypes, in plain loops over the strides. */
import { type DType, dtypes, type ElementOf, type TypedArray } from '../dtype/dtypes.ts';
import { convertScalar } from '../dtype/convert.ts';
import { elementReader, elementWriter, type ScalarLike } from '../dtype/element.ts';
import { isPacked, type Layout, sizeOf } from '../layout/layout.ts';

/** The elements of one side of a transfer. */
export interface Elements<D extends DType = DType> {
  readonly dtype: D;
  readonly data: TypedArray;
  readonly layout: Layout;
}

/**
 * Calls `visit(offset)` for each element of the layout in C order. O(size).
 */
export function forEachOffset(layout: Layout, visit: (offset: number) => void): void {
  const { shape, strides } = layout;
  if (sizeOf(shape) === 0) return;
  const last = shape.length - 1;
  if (last < 0) return visit(layout.offset);
  const index = new Array<number>(shape.length).fill(0);
  const length = shape[last]!;
  const stride = strides[last]!;
  let start = layout.offset;
  for (;;) {
    for (let i = 0, at = start; i < length; i++, at += stride) visit(at);
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      start += strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      start -= shape[axis]! * strides[axis]!;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** Writes `value`, converted, to every element. */
export function fillElements(to: Elements, value: ScalarLike): void {
  const element = convertScalar(value, to.dtype);
  const size = sizeOf(to.layout.shape);
  if (isPacked(to.layout) && dtypes[to.dtype].components === 1) {
    const { offset } = to.layout;
    (to.data as Float64Array).fill(Number(element), offset, offset + size);
    return;
  }
  const write = elementWriter(to.dtype);
  forEachOffset(to.layout, (at) => write(to.data, at, element));
}

/**
 * Copies every element of `from` to the same index of `to`, converting the dtype. The shapes
 * are equal, and the two sides do not overlap.
 */
export function copyElements(to: Elements, from: Elements): void {
  const size = sizeOf(from.layout.shape);
  if (size === 0) return;
  const { components } = dtypes[from.dtype];
  if (to.dtype === from.dtype && isPacked(to.layout) && isPacked(from.layout)) {
    const start = components * from.layout.offset;
    const source = from.data.subarray(start, start + components * size);
    (to.data as Float64Array).set(source as Float64Array, components * to.layout.offset);
    return;
  }
  if (to.dtype === from.dtype && components === 1) {
    walkPair(to.layout, from.layout, copyRun(to.data, from.data));
    return;
  }
  const read = elementReader(from.dtype);
  const write = elementWriter(to.dtype);
  const same = to.dtype === from.dtype;
  walkPair(to.layout, from.layout, (toAt, fromAt, length, toStride, fromStride) => {
    for (let i = 0; i < length; i++, toAt += toStride, fromAt += fromStride) {
      const value = read(from.data, fromAt);
      write(to.data, toAt, same ? value : convertScalar(value, to.dtype));
    }
  });
}

type Run = (
  toAt: number,
  fromAt: number,
  length: number,
  toStride: number,
  fromStride: number,
) => void;

function copyRun(to: TypedArray, from: TypedArray): Run {
  const target = to as Float64Array;
  const source = from as Float64Array;
  return (toAt, fromAt, length, toStride, fromStride) => {
    if (toStride === 1 && fromStride === 1) {
      target.set(source.subarray(fromAt, fromAt + length), toAt);
      return;
    }
    for (let i = 0; i < length; i++, toAt += toStride, fromAt += fromStride) {
      target[toAt] = source[fromAt]!;
    }
  };
}

/** Walks two layouts of one shape in C order, a run along the last axis at a time. */
function walkPair(to: Layout, from: Layout, run: Run): void {
  const { shape } = to;
  const last = shape.length - 1;
  if (last < 0) return run(to.offset, from.offset, 1, 0, 0);
  const index = new Array<number>(shape.length).fill(0);
  let toStart = to.offset;
  let fromStart = from.offset;
  for (;;) {
    run(toStart, fromStart, shape[last]!, to.strides[last]!, from.strides[last]!);
    let axis = last - 1;
    for (; axis >= 0; axis--) {
      toStart += to.strides[axis]!;
      fromStart += from.strides[axis]!;
      if (++index[axis]! < shape[axis]!) break;
      toStart -= shape[axis]! * to.strides[axis]!;
      fromStart -= shape[axis]! * from.strides[axis]!;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** The element at `index` elements from the storage's start. */
export function elementAt<D extends DType>(
  dtype: D,
  data: TypedArray,
  index: number,
): ElementOf<D> {
  return elementReader(dtype)(data, index);
}
