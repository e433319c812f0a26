/** The matrix product that everything is built on: C = alpha A B, or C += alpha A B. */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { products } from '../kernels/generated/products.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';
import { multiplyVector } from './matrixVector.ts';
import { multiplyShared } from './shared.ts';

/** Options of {@link multiply}. */
export interface MultiplyOptions {
  /** A real factor; 1 unless told otherwise. */
  readonly alpha?: number;
  /** Whether the product is added to C. */
  readonly accumulate?: boolean;
  /** Whether the complex conjugate of A is meant. */
  readonly conjugateA?: boolean;
  readonly conjugateB?: boolean;
}

/**
 * C = alpha A B for matrices of one dtype, C not overlapping A or B. 2 m n k operations, four times as
 * many where they are complex.
 */
export function multiply(a: Matrix, b: Matrix, c: Matrix, options: MultiplyOptions = {}): void {
  const { alpha = 1, accumulate = false, conjugateA = false, conjugateB = false } = options;
  if (c.rows === 0 || c.columns === 0) return;
  if (c.columns === 1) {
    const x = { address: b.address, stride: b.rowStride };
    const y = { address: c.address, stride: c.rowStride };
    if (multiplyVector(a, x, y, alpha, accumulate, conjugateA, conjugateB)) return;
  } else if (c.rows === 1) {
    const x = { address: a.address, stride: a.columnStride };
    const y = { address: c.address, stride: c.columnStride };
    if (multiplyVector(transposed(b), x, y, alpha, accumulate, conjugateB, conjugateA)) return;
  }
  if (c.columnStride === 1 || c.columns === 1) {
    multiplyByRows(a, b, c, alpha, accumulate, conjugateA, conjugateB);
  } else if (c.rowStride === 1 || c.rows === 1) {
    const [left, right, result] = [transposed(b), transposed(a), transposed(c)];
    multiplyByRows(left, right, result, alpha, accumulate, conjugateB, conjugateA);
  } else {
    throw new RangeError('multiply: neither the rows nor the columns of c are contiguous');
  }
}

/** C of contiguous rows. */
function multiplyByRows(
  a: Matrix,
  b: Matrix,
  c: Matrix,
  alpha: number,
  accumulate: boolean,
  conjugateA: boolean,
  conjugateB: boolean,
): void {
  if (multiplyShared(a, b, c, alpha, accumulate, conjugateA, conjugateB)) return;
  const { rows, columns, dtype } = c;
  const kernels = kernelsOf(products);
  const { components, itemsize } = dtypes[dtype];
  const isDouble = itemsize === 8 * components;
  const depth = a.columns;
  const needed = isDouble ? kernels.workspaceFloat64 : kernels.workspaceFloat32;
  const run = isDouble ? kernels.multiplyFloat64 : kernels.multiplyFloat32;
  run(
    components,
    rows,
    columns,
    depth,
    alpha,
    a.address,
    a.rowStride,
    a.columnStride,
    conjugateA,
    b.address,
    b.rowStride,
    b.columnStride,
    conjugateB,
    c.address,
    c.rowStride,
    accumulate,
    workspace(needed(rows, columns * components, depth * components)),
  );
}

let room: Storage | undefined;

/** Memory that is a product's until the next one begins. */
function workspace(byteLength: number): number {
  if (room === undefined || room.byteLength < byteLength) {
    room?.dispose();
    room = undefined;
    room = allocateScratch(byteLength);
  }
  return room.byteOffset;
}
