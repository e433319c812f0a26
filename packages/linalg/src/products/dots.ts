/** Scalar products of vectors that are rows of arrays. */
import { dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import { scalarOf } from '../arguments/operands.ts';
import { dots as dotKernels } from '../kernels/generated/dots.ts';
import { kernelsOf } from '../kernels/load.ts';
import { view, withFrame } from '../memory/frame.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';

/** Elements that one call of a kernel goes through: engines exchange code between calls. */
const CALL = 65_536;
/** Elements whose products are summed in one go. */
const RUN = 8192;

/** Sums products of `count` pairs of vectors of `n` elements, from elements of `x` and `y` on. */
type Sum = (count: number, n: number, xAt: number, yAt: number, to: number) => void;

/**
 * Σ x y along the last axis of two arrays of one shape, of at least two axes; of conj(x) y where
 * `conjugated`. Sums are float64 or complex128, and rounded in the end.
 */
export function dotRows<D extends InexactDType>(
  x: NdArray,
  y: NdArray,
  dtype: D,
  conjugated: boolean,
): NdArray<D> {
  const scalar = scalarOf(dtype);
  const shape = x.shape.slice(0, -1);
  return withFrame((frame) => {
    const left = frame.readable(x, dtype);
    const right = frame.readable(y, dtype);
    const { rows, columns, count } = left;
    const isExact = scalar === dtype;
    const target = isExact ? frame.written(dtype, shape) : undefined;
    const sums = target ? undefined : frame.stack(scalar, [1, sizeOf(shape)]);
    const inside = target?.inside ?? sums!.array;
    const { itemsize } = dtypes[scalar];
    const room = columns > 2 * RUN ? frame.elements(scalar, CALL / RUN) : 0;
    let to = inside.storage.byteOffset + inside.offset * itemsize;
    for (let i = 0; i < count; i++, to += rows * itemsize) {
      const [a, b] = [left.matrix(i), right.matrix(i)];
      if (columns > 2 * RUN) dotLong(a, b, to, conjugated, room);
      else dotPairs(a, b, to, conjugated);
    }
    return target?.array ?? frame.delivered(sums!, dtype, shape);
  });
}

/** The scalar products of rows with rows. */
function dotPairs(x: Matrix, y: Matrix, to: number, conjugated: boolean): void {
  const { rows, columns, rowStride, columnStride } = x;
  const { itemsize } = dtypes[scalarOf(x.dtype)];
  const most = Math.max(1, Math.floor(CALL / Math.max(columns, 1)));
  const sum = kernel(x, y, rowStride, columnStride, y.rowStride, y.columnStride, conjugated);
  for (let i = 0; i < rows; i += most) {
    const count = Math.min(most, rows - i);
    sum(count, columns, i * rowStride, i * y.rowStride, to + i * itemsize);
  }
}

/** The same of long rows, of which runs are partial sums. */
function dotLong(x: Matrix, y: Matrix, to: number, conjugated: boolean, room: number): void {
  const { rows, columns, columnStride: step } = x;
  const { itemsize, components } = dtypes[scalarOf(x.dtype)];
  const sum = kernel(x, y, RUN * step, step, RUN * y.columnStride, y.columnStride, conjugated);
  for (let i = 0; i < rows; i++) {
    const total = [0, 0];
    for (let p = 0; p < columns;) {
      const length = Math.min(RUN, columns - p);
      const count = Math.max(1, Math.floor(Math.min(CALL, columns - p) / RUN));
      sum(count, length, i * x.rowStride + p * step, i * y.rowStride + p * y.columnStride, room);
      const parts = view('float64', room, count * components);
      for (let k = 0; k < parts.length; k++) total[k % components]! += parts[k]!;
      p += count * length;
    }
    view('float64', to + i * itemsize, components).set(total.slice(0, components));
  }
}

/** The kernel for the elements of two matrices of one dtype. */
function kernel(
  x: Matrix,
  y: Matrix,
  xNext: number,
  xStride: number,
  yNext: number,
  yStride: number,
  conjugated: boolean,
): Sum {
  const kernels = kernelsOf(dotKernels);
  const { itemsize, components } = dtypes[x.dtype];
  const isDouble = itemsize === 8 * components;
  if (components === 1) {
    const run = isDouble ? kernels.dotsFloat64 : kernels.dotsFloat32;
    return (count, n, xAt, yAt, to) => {
      const [a, b] = [x.address + xAt * itemsize, y.address + yAt * itemsize];
      run(count, n, a, xNext, xStride, b, yNext, yStride, to);
    };
  }
  const run = isDouble ? kernels.dotsComplex128 : kernels.dotsComplex64;
  return (count, n, xAt, yAt, to) => {
    const [a, b] = [x.address + xAt * itemsize, y.address + yAt * itemsize];
    run(count, n, a, xNext, xStride, b, yNext, yStride, to, conjugated);
  };
}
