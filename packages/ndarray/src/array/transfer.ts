/** Copying elements between layouts and dtypes, in plain loops over the strides. */
import { type DType, type DTypeInfo, dtypes, type TypedArray } from '../dtype/dtypes.ts';
import { convertScalar } from '../dtype/convert.ts';
import { elementReader, elementWriter, type ScalarLike } from '../dtype/element.ts';
import { isPacked, type Layout, sizeOf } from '../layout/layout.ts';

/** The elements of one side of a transfer. */
export interface Elements<D extends DType = DType> {
  readonly dtype: D;
  readonly data: TypedArray;
  readonly layout: Layout;
}

/** Places of the elements in C order; of all, or along each axis at the indices that are given. */
export function offsetsOf(
  { shape, strides, offset }: Layout,
  indices: (length: number) => readonly number[] = (length) => [...Array(length).keys()],
): number[] {
  let offsets = [offset];
  shape.forEach((length, axis) => {
    const steps = indices(length).map((i) => i * strides[axis]!);
    const starts = offsets;
    offsets = [];
    for (const start of starts) for (const step of steps) offsets.push(start + step);
  });
  return offsets;
}

/**
 * Writes `value`, converted, to every element.
 *
 * @throws TypeError naming `caller` when `value` is no scalar.
 */
export function fillElements(to: Elements, value: ScalarLike, caller?: string): void {
  const { dtype, layout } = to;
  const { shape, offset } = layout;
  const { components, TypedArray } = dtypes[dtype];
  const data = new TypedArray(components);
  elementWriter(dtype)(data, 0, convertScalar(value, dtype, caller));
  if ((isPacked(layout) || isPacked(layout, 'F')) && components === 1) {
    (to.data as Float64Array).fill(data[0] as number, offset, offset + sizeOf(shape));
  } else {
    const strides = shape.map(() => 0);
    copyElements(to, { dtype, data, layout: { shape, strides, offset: 0 } });
  }
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
  if (to.dtype === from.dtype) {
    const { data, parts } = partsOf(to.dtype, to.data);
    walkPair(to.layout, from.layout, copyRun(data, partsOf(from.dtype, from.data).data, parts));
    return;
  }
  if (convertsItself(to.dtype, from.dtype)) {
    walkPair(to.layout, from.layout, copyRun(to.data, from.data, 1));
    return;
  }
  const read = elementReader(from.dtype);
  const write = elementWriter(to.dtype);
  walkPair(to.layout, from.layout, (toAt, fromAt, length, toStride, fromStride) => {
    for (let i = 0; i < length; i++, toAt += toStride, fromAt += fromStride) {
      write(to.data, toAt, convertScalar(read(from.data, fromAt), to.dtype));
    }
  });
}

/**
 * Whether a typed array converts a number that is stored in it as elements are to be converted:
 * integers wrap, anything becomes a float. Not so for 64-bit integers, which are bigints.
 */
function convertsItself(to: DType, from: DType): boolean {
  const [target, source] = [dtypes[to], dtypes[from]];
  const isNumber = (info: DTypeInfo) => info.kind === 'f' || info.itemsize < 8;
  const isSafe = target.kind === 'f' || (source.kind !== 'f' && to !== 'bool');
  return isSafe && isNumber(target) && isNumber(source);
}

/**
 * Elements as one or two parts of one of four kinds of typed arrays: element loops that meet more
 * kinds become ten times slower. Only floats are moved as floats, which may change a NaN's bits.
 */
export function partsOf(dtype: DType, data: TypedArray): { data: Float64Array; parts: number } {
  const { kind, itemsize } = dtypes[dtype];
  const isDouble = kind !== 'i' && kind !== 'u' && itemsize / dtypes[dtype].components === 8;
  const size = isDouble ? 8 : Math.min(4, itemsize);
  const Part = { 1: Uint8Array, 2: Int16Array, 4: Int32Array, 8: Float64Array }[size]!;
  const parts =
    data instanceof Part
      ? data
      : new Part(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength / size);
  return { data: parts as Float64Array, parts: itemsize / size };
}

type Run = (
  toAt: number,
  fromAt: number,
  length: number,
  toStride: number,
  fromStride: number,
) => void;

function copyRun(to: TypedArray, from: TypedArray, components: number): Run {
  const target = to as Float64Array;
  const source = from as Float64Array;
  return (toAt, fromAt, length, toStride, fromStride) => {
    if (components === 2) {
      for (let i = 0; i < length; i++, toAt += toStride, fromAt += fromStride) {
        target[2 * toAt] = source[2 * fromAt]!;
        target[2 * toAt + 1] = source[2 * fromAt + 1]!;
      }
    } else if (toStride === 1 && fromStride === 1) {
      target.set(source.subarray(fromAt, fromAt + length), toAt);
    } else {
      for (let i = 0; i < length; i++, toAt += toStride, fromAt += fromStride) {
        target[toAt] = source[fromAt]!;
      }
    }
  };
}

interface AxisPair {
  length: number;
  readonly to: number;
  readonly from: number;
}

/**
 * The axes of two layouts of one shape, the longest strides of `to` first, without those of length
 * 1; neighbours that both sides step through evenly are one.
 */
function pairAxes(to: Layout, from: Layout): AxisPair[] {
  const axes: AxisPair[] = [];
  to.shape.forEach((length, axis) => {
    if (length !== 1) axes.push({ length, to: to.strides[axis]!, from: from.strides[axis]! });
  });
  axes.sort((a, b) => Math.abs(b.to) - Math.abs(a.to));
  return axes.reduceRight<AxisPair[]>((merged, axis) => {
    const inner = merged[0];
    if (inner && axis.to === inner.to * inner.length && axis.from === inner.from * inner.length) {
      inner.length *= axis.length;
    } else merged.unshift(axis);
    return merged;
  }, []);
}

/** Walks two layouts of one shape, a run along the innermost axis at a time. */
function walkPair(to: Layout, from: Layout, run: Run): void {
  const axes = pairAxes(to, from);
  const inner = axes.pop() ?? { length: 1, to: 1, from: 1 };
  const index = axes.map(() => 0);
  let toStart = to.offset;
  let fromStart = from.offset;
  for (;;) {
    run(toStart, fromStart, inner.length, inner.to, inner.from);
    let k = axes.length - 1;
    for (; k >= 0; k--) {
      const axis = axes[k]!;
      toStart += axis.to;
      fromStart += axis.from;
      if (++index[k]! < axis.length) break;
      toStart -= axis.length * axis.to;
      fromStart -= axis.length * axis.from;
      index[k] = 0;
    }
    if (k < 0) return;
  }
}
