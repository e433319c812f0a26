/** Scalar products of vectors that are rows of arrays. */
import { dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import { dots as dotKernels } from '../kernels/generated/dots.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import { scalarOf } from '../arguments/operands.ts';
import type { InexactDType, Matrix, Scalar } from '../memory/matrix.ts';

/** Elements that one call of a kernel goes through: engines exchange code between calls. */
const CALL = 65_536;
/** Elements whose products are summed in one go. */
const RUN = 8192;

/**
 * Σ x y along the last axis of two arrays of one shape, of at least two axes; of conj(x) y where
 * `conjugated`.
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
    const left = frame.readable(x, scalar);
    const right = frame.readable(y, scalar);
    const sums = frame.stack(scalar, [1, sizeOf(shape)]);
    const { itemsize } = dtypes[scalar];
    for (let i = 0; i < left.count; i++) {
      const to = sums.address + i * left.rows * itemsize;
      dotPairs(left.matrix(i), right.matrix(i), to, scalar, conjugated, frame);
    }
    return frame.delivered(sums, dtype, shape);
  });
}

/** The scalar products of rows with rows. */
function dotPairs(
  x: Matrix,
  y: Matrix,
  to: number,
  scalar: Scalar,
  conjugated: boolean,
  frame: Frame,
): void {
  const { rows, columns } = x;
  const { itemsize } = dtypes[scalar];
  const run = kernel(scalar, conjugated);
  if (columns > 2 * RUN) {
    const room = frame.elements(scalar, CALL / RUN);
    for (let i = 0; i < rows; i++) {
      dotLong(row(x, i), row(y, i), to + i * itemsize, scalar, run, room);
    }
    return;
  }
  const most = Math.max(1, Math.floor(CALL / Math.max(columns, 1)));
  for (let i = 0; i < rows; i += most) {
    run(
      ...([Math.min(most, rows - i), columns] as const),
      ...([x.address + i * x.rowStride * itemsize, x.rowStride, x.columnStride] as const),
      ...([y.address + i * y.rowStride * itemsize, y.rowStride, y.columnStride] as const),
      to + i * itemsize,
    );
  }
}

/** The scalar product of two long vectors, of which runs are partial sums. */
function dotLong(
  x: Matrix,
  y: Matrix,
  to: number,
  scalar: Scalar,
  run: ReturnType<typeof kernel>,
  room: number,
): void {
  const { itemsize, components } = dtypes[scalar];
  const sum = [0, 0];
  for (let p = 0; p < x.columns;) {
    const length = Math.min(RUN, x.columns - p);
    const count = length < RUN ? 1 : Math.min(CALL, x.columns - p) / RUN;
    run(
      ...([Math.floor(count), length] as const),
      ...([
        x.address + p * x.columnStride * itemsize,
        RUN * x.columnStride,
        x.columnStride,
      ] as const),
      ...([
        y.address + p * y.columnStride * itemsize,
        RUN * y.columnStride,
        y.columnStride,
      ] as const),
      room,
    );
    const parts = view('float64', room, Math.floor(count) * components);
    parts.forEach((part, k) => (sum[k % components]! += part));
    p += Math.floor(count) * length;
  }
  view('float64', to, components).set(sum.slice(0, components));
}

function row(matrix: Matrix, index: number): Matrix {
  const offset = index * matrix.rowStride * dtypes[matrix.dtype].itemsize;
  return { ...matrix, address: matrix.address + offset, rows: 1 };
}

type Place = readonly [
  ...[count: number, n: number],
  ...[x: number, xNext: number, xStride: number],
  ...[y: number, yNext: number, yStride: number],
  to: number,
];

/** The kernel for elements of a kind. */
function kernel(scalar: Scalar, conjugated: boolean): (...place: Place) => void {
  const { dotsReal, dotsComplex } = kernelsOf(dotKernels);
  if (scalar === 'float64') return dotsReal;
  return (...place) => dotsComplex(...place, conjugated);
}
