/**
 * Copying picked elements: those at all sums of an outer and an inner offset, outer ones chosen by
 * index arrays, inner ones all of the axes that were not indexed.
 */
import type { NdArray } from '../array/ndarray.ts';
import { may_share_memory } from '../array/sharing.ts';
import { partsOf } from '../array/transfer.ts';
import { newArray } from '../creation/new-array.ts';
import type { DType } from '../dtype/dtypes.ts';
import { assignedLayout, broadcastLayout, broadcastShapes } from '../layout/broadcast.ts';
import { type Layout, isPacked, packedLayout, sameShape, sizeOf } from '../layout/layout.ts';
import type { Numbers } from './values.ts';

/** Index arrays for one axis, within its bounds. */
export interface AxisIndex extends Numbers {
  readonly axis: number;
}

/** Elements of one side: at `outer[i] + inner[j]`. */
export interface Picks {
  readonly outer: Float64Array;
  readonly inner: Float64Array;
  /** Whether the inner offsets are 0, 1, 2, … */
  readonly dense: boolean;
}

/** Offsets of all elements, in C order. */
export function offsetsOf({ shape, strides, offset }: Layout): Float64Array {
  const offsets = new Float64Array(sizeOf(shape));
  offsets[0] = offset;
  // What is there for the inner axes is repeated for each further place of the next outer one.
  for (let axis = shape.length - 1, known = 1; axis >= 0; known *= shape[axis--]!) {
    const stride = strides[axis]!;
    const end = Math.min(offsets.length, known * shape[axis]!);
    for (let i = known; i < end; i++) offsets[i] = offsets[i - known]! + stride;
  }
  return offsets;
}

/**
 * Values of a shape, in C order, broadcast to another shape.
 *
 * @throws RangeError naming `caller` when the shapes do not fit.
 */
export function spread(
  { shape, values }: Numbers,
  to: readonly number[],
  caller: string,
): Float64Array {
  if (sameShape(shape, to)) return values;
  return offsetsOf(broadcastLayout(packedLayout(shape), to, caller)).map((at) => values[at]!);
}

/** All elements, outer offsets from the axes that `isOuter` names. */
export function picksOf(layout: Layout, isOuter: (axis: number) => boolean): Picks {
  const part = (outer: boolean, offset: number): Layout => {
    const keep = (_: unknown, axis: number) => isOuter(axis) === outer;
    return { shape: layout.shape.filter(keep), strides: layout.strides.filter(keep), offset };
  };
  const inner = part(false, 0);
  return {
    outer: offsetsOf(part(true, layout.offset)),
    inner: offsetsOf(inner),
    dense: isPacked(inner),
  };
}

/** Elements picked from a list of offsets. */
export function picksAt(outer: Float64Array): Picks {
  return { outer, inner: new Float64Array(1), dense: true };
}

/** What index arrays select of a layout. */
export interface Selection {
  /** Of the result. */
  readonly shape: readonly number[];
  readonly picks: Picks;
  /** Whether an axis of the result comes from the index arrays. */
  readonly isOuter: (axis: number) => boolean;
}

/**
 * What index arrays, broadcast together, select along their axes; all other axes are kept. The
 * axes of the index arrays stand at `place` in the result.
 *
 * @throws RangeError naming `caller` when the index arrays do not broadcast together.
 */
export function select(
  layout: Layout,
  indices: readonly AxisIndex[],
  place: number,
  caller: string,
): Selection {
  const common = broadcastShapes(
    indices.map(({ shape }) => shape),
    caller,
  );
  const isIndexed = (axis: number) => indices.some((index) => index.axis === axis);
  const kept = layout.shape.filter((_, axis) => !isIndexed(axis));
  const { strides, offset } = layout;
  const rest = {
    shape: layout.shape.map((length, axis) => (isIndexed(axis) ? 1 : length)),
    strides,
    offset: 0,
  };
  const { inner, dense } = picksOf(rest, isIndexed);
  const outer = new Float64Array(sizeOf(common)).fill(offset);
  for (const index of indices) {
    const stride = strides[index.axis]!;
    const values = spread(index, common, caller);
    for (let i = 0; i < outer.length; i++) outer[i]! += values[i]! * stride;
  }
  return {
    shape: [...kept.slice(0, place), ...common, ...kept.slice(place)],
    picks: { outer, inner, dense },
    isOuter: (axis) => axis >= place && axis < place + common.length,
  };
}

/**
 * `value` broadcast to `shape`, by default that of `to`, in the dtype of `to` and where writing
 * to `to` does not change it.
 *
 * @throws RangeError naming `caller` when it does not broadcast.
 */
export function detached<D extends DType>(
  value: NdArray,
  to: NdArray<D>,
  caller: string,
  shape = to.shape,
): NdArray<D> {
  const fits = value.dtype === to.dtype && !may_share_memory(value, to);
  const source = fits ? (value as NdArray<D>) : value.astype(to.dtype);
  return source.withLayout(assignedLayout(source, shape, caller));
}

/** Copies element after element; both arrays have one dtype and do not overlap. */
export function copyPicks(to: NdArray, toPicks: Picks, from: NdArray, fromPicks: Picks): void {
  const { data: target, parts } = partsOf(to.dtype, to.storage.view(to.dtype));
  const { data: source } = partsOf(from.dtype, from.storage.view(from.dtype));
  const { outer: toOuter, inner: toInner } = toPicks;
  const { outer: fromOuter, inner: fromInner } = fromPicks;
  const { length } = toInner;
  if (length * parts === 1) {
    for (let i = 0; i < toOuter.length; i++) target[toOuter[i]!] = source[fromOuter[i]!]!;
    return;
  }
  const isRun = toPicks.dense && fromPicks.dense;
  for (let i = 0; i < toOuter.length; i++) {
    const toStart = toOuter[i]! * parts;
    const fromStart = fromOuter[i]! * parts;
    if (isRun && length * parts > 8) {
      target.set(source.subarray(fromStart, fromStart + length * parts), toStart);
      continue;
    }
    for (let j = 0; j < length; j++) {
      const toAt = toStart + toInner[j]! * parts;
      const fromAt = fromStart + fromInner[j]! * parts;
      target[toAt] = source[fromAt]!;
      if (parts === 2) target[toAt + 1] = source[fromAt + 1]!;
    }
  }
}

/** A new array of what index arrays select of a view of `a`; see {@link select}. */
export function gather<D extends DType>(
  caller: string,
  a: NdArray<D>,
  view: Layout,
  indices: readonly AxisIndex[],
  place: number,
): NdArray<D> {
  const { shape, picks, isOuter } = select(view, indices, place, caller);
  const result = newArray(caller, a.dtype, shape);
  copyPicks(result, picksOf(result, isOuter), a, picks);
  return result;
}
