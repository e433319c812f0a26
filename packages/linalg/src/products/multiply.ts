/** The matrix product that everything is built on: C = alpha A B, or C += alpha A B. */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { copies } from '../kernels/generated/copies.ts';
import { products } from '../kernels/generated/products.ts';
import { kernelsOf } from '../kernels/load.ts';
import { byRows, type Matrix, transposed } from '../memory/matrix.ts';

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
  if (c.rows === 0 || c.columns === 0) return;
  if (c.dtype === 'complex128') return multiplyComplex(a, b, c, options);
  if (c.columnStride !== 1) {
    if (c.rowStride === 1) return multiply(transposed(b), transposed(a), transposed(c), options);
    throw new RangeError('multiply: neither the rows nor the columns of c are contiguous');
  }
  const { alpha = 1, accumulate = false } = options;
  const { multiplyFloat64, multiplyWorkspace } = kernelsOf(products);
  const { rows, columns } = c;
  const depth = a.columns;
  const room = workspace(multiplyWorkspace(rows, columns, depth));
  multiplyFloat64(
    ...([rows, columns, depth, alpha] as const),
    ...([a.address, a.rowStride, a.columnStride] as const),
    ...([b.address, b.rowStride, b.columnStride] as const),
    ...([c.address, c.rowStride, accumulate, room] as const),
  );
}

/** Four products of real matrices: the real and the imaginary parts. */
function multiplyComplex(a: Matrix, b: Matrix, c: Matrix, options: MultiplyOptions): void {
  const { alpha = 1, accumulate = false, conjugateA = false, conjugateB = false } = options;
  const { rows, columns } = c;
  const bytes = rows * columns * 8;
  const scratch = allocateScratch(2 * bytes);
  try {
    const real = byRows('float64', scratch.byteOffset, rows, columns);
    const imaginary = byRows('float64', scratch.byteOffset + bytes, rows, columns);
    const [ar, ai] = partsOf(a);
    const [br, bi] = partsOf(b);
    const signA = conjugateA ? -alpha : alpha;
    const signB = conjugateB ? -alpha : alpha;
    multiply(ar, br, real, { alpha });
    multiply(ai, bi, real, { alpha: conjugateA ? signB : -signB, accumulate: true });
    multiply(ar, bi, imaginary, { alpha: signB });
    multiply(ai, br, imaginary, { alpha: signA, accumulate: true });
    kernelsOf(copies).interleave(
      ...([rows, columns, real.address, imaginary.address] as const),
      ...([c.address, c.rowStride, c.columnStride, accumulate] as const),
    );
  } finally {
    scratch.dispose();
  }
}

/** The real and the imaginary part of a complex matrix. */
function partsOf(matrix: Matrix): [Matrix, Matrix] {
  const real: Matrix = {
    ...matrix,
    dtype: 'float64',
    rowStride: 2 * matrix.rowStride,
    columnStride: 2 * matrix.columnStride,
  };
  return [real, { ...real, address: real.address + dtypes.float64.itemsize }];
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
