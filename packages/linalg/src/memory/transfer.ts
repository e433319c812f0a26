/** Copies and multiples of matrices in the heap. */
import { dtypes } from '@numloom/ndarray';
import { copies } from '../kernels/generated/copies.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Matrix } from './matrix.ts';

/** to = from, of one shape and dtype, float64 or complex128. */
export function copyMatrix(from: Matrix, to: Matrix): void {
  kernelsOf(copies).copyMatrix(
    ...([from.rows, from.columns] as const),
    ...([from.address, from.rowStride, from.columnStride] as const),
    ...([to.address, to.rowStride, to.columnStride] as const),
    dtypes[from.dtype].components,
  );
}

/** A *= factor, of float64 or complex128 elements. */
export function scaleMatrix(a: Matrix, factor: number): void {
  kernelsOf(copies).scaleMatrix(
    ...([a.rows, a.columns, factor] as const),
    ...([a.address, a.rowStride, a.columnStride] as const),
    dtypes[a.dtype].components,
  );
}

/** A = ones on the diagonal and zeros elsewhere. */
export function setIdentity(a: Matrix): void {
  kernelsOf(copies).setIdentity(
    ...([a.rows, a.columns, a.address, a.rowStride, a.columnStride] as const),
    dtypes[a.dtype].components,
  );
}
