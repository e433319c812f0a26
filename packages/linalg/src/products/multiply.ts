/** The matrix product that everything is built on: C = alpha A B, or C += alpha A B. */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { products } from '../kernels/generated/products.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';

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
  const { rows, columns, dtype } = c;
  if (rows === 0 || columns === 0) return;
  const { alpha = 1, accumulate = false, conjugateA = false, conjugateB = false } = options;
  if (c.columnStride !== 1 && columns > 1) {
    if (c.rowStride !== 1 && rows > 1) {
      throw new RangeError('multiply: neither the rows nor the columns of c are contiguous');
    }
    const exchanged = { alpha, accumulate, conjugateA: conjugateB, conjugateB: conjugateA };
    return multiply(transposed(b), transposed(a), transposed(c), exchanged);
  }
  const kernels = kernelsOf(products);
  const { components, itemsize } = dtypes[dtype];
  const isDouble = itemsize === 8 * components;
  const depth = a.columns;
  const needed = isDouble ? kernels.workspaceFloat64 : kernels.workspaceFloat32;
  const room = workspace(needed(rows, columns * components, depth * components));
  (isDouble ? kernels.multiplyFloat64 : kernels.multiplyFloat32)(
    ...([components, rows, columns, depth, alpha] as const),
    ...([a.address, a.rowStride, a.columnStride, conjugateA] as const),
    ...([b.address, b.rowStride, b.columnStride, conjugateB] as const),
    ...([c.address, c.rowStride, accumulate, room] as const),
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
