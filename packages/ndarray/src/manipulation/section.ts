/** Some places of one axis. */
import type { NdArray } from '../array/ndarray.ts';
import type { DType } from '../dtype/dtypes.ts';

/** A view of `length` places of an axis, from `start` by `step`; the caller keeps them inside. */
export function section<D extends DType>(
  a: NdArray<D>,
  axis: number,
  start: number,
  length: number,
  step = 1,
): NdArray<D> {
  const stride = a.strides[axis]!;
  return a.withLayout({
    shape: replaced(a.shape, axis, length),
    // No -0, which tests and keys would tell from 0.
    strides: replaced(a.strides, axis, stride * step || 0),
    offset: length > 0 ? a.offset + start * stride : a.offset,
  });
}

/** A list with another value at one place. */
export function replaced(list: readonly number[], at: number, value: number): number[] {
  const copy = [...list];
  copy[at] = value;
  return copy;
}
