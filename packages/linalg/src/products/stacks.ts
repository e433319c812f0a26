/** Products of arrays of any dtype, as stacks of matrices: what all functions of products use. */
import { broadcast_to, broadcastShapes, type DType, isdtype, type NdArray } from '@numloom/ndarray';
import { withFrame } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import { dotRows } from './dots.ts';
import { multiplyEach } from './each.ts';
import { multiplyIntegers } from './integers.ts';

/** Whether a dtype is one of floats or of complex numbers. */
function isInexact(dtype: DType): dtype is InexactDType {
  return isdtype(dtype, ['real floating', 'complex floating']);
}

/**
 * The products of matrices along the last two axes, other axes broadcast, in a dtype: integers wrap,
 * of bool it is whether any pair is true. The shapes fit.
 */
export function multiplyStacks<D extends DType>(
  a: NdArray,
  b: NdArray,
  dtype: D,
  caller: string,
): NdArray<D> {
  const outer = broadcastShapes([a.shape.slice(0, -2), b.shape.slice(0, -2)], caller);
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  // One matrix on the right: all rows on the left are those of one matrix.
  if (b.ndim === 2 && a.ndim > 2 && a.isContiguous() && a.size > 0) {
    return multiplyStacks(a.reshape([-1, k]), b, dtype, caller).reshape([...outer, m, n]);
  }
  const x = broadcast_to(a, [...outer, m, k]);
  const y = broadcast_to(b, [...outer, k, n]);
  if (!isInexact(dtype)) return multiplyIntegers(x, y, dtype);
  if (m === 1 && n === 1) {
    const sums = dotRows(rowsOf(x), rowsOf(y.mT), dtype, false);
    return sums.reshape([...outer, 1, 1]) as NdArray<DType> as NdArray<D>;
  }
  return floatProduct(x, y, dtype, [...outer, m, n]) as NdArray<DType> as NdArray<D>;
}

/** Σ conj(x) y along the last axis of two arrays of one shape, which has at least one axis. */
export function dotStacks<D extends DType>(x: NdArray, y: NdArray, dtype: D): NdArray<D> {
  const [shape, n] = [x.shape.slice(0, -1), x.shape.at(-1)!];
  const rows = x.reshape([...shape, 1, n]);
  const others = y.reshape([...shape, 1, n]);
  const sums = isInexact(dtype)
    ? dotRows(rowsOf(rows), rowsOf(others), dtype, true)
    : multiplyIntegers(rows, others.mT, dtype);
  return sums.reshape(shape);
}

function floatProduct<D extends InexactDType>(
  a: NdArray,
  b: NdArray,
  dtype: D,
  shape: readonly number[],
): NdArray<D> {
  return withFrame((frame) => {
    const x = frame.readable(a, dtype);
    const y = frame.readable(b, dtype);
    const { array, stack } = frame.result(dtype, shape);
    multiplyEach(x, y, stack);
    return array;
  });
}

/** The rows that an array of matrices of one row each consists of, of at least two axes. */
function rowsOf(array: NdArray): NdArray {
  const { shape, strides, offset, ndim } = array;
  if (ndim === 2) return array;
  const without = (list: readonly number[]) => [...list.slice(0, -2), list.at(-1)!];
  return array.withLayout({ shape: without(shape), strides: without(strides), offset });
}
