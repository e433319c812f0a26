/** Tridiagonal matrices: LU with partial pivoting, and L D L^H of positive definite ones. */
import { dtypes } from '@numloom/ndarray';
import { tridiagonal } from '../kernels/generated/tridiagonal.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';

/**
 * Four contiguous rows of n elements: what is under the main diagonal, the main diagonal, what is
 * over it, and one that the factors need. The first and the third begin at the first element.
 */
export type Tridiagonal = Matrix;

function kernels({ dtype }: Matrix) {
  const all = kernelsOf(tridiagonal);
  return dtype === 'complex128'
    ? {
        factor: all.factorTridiagonalComplex,
        solve: all.solveTridiagonalComplex,
        solveAdjoint: all.solveAdjointTridiagonalComplex,
        factorDefinite: all.factorDefiniteTridiagonalComplex,
        solveDefinite: all.solveDefiniteTridiagonalComplex,
      }
    : {
        factor: all.factorTridiagonalReal,
        solve: all.solveTridiagonalReal,
        solveAdjoint: all.solveAdjointTridiagonalReal,
        factorDefinite: all.factorDefiniteTridiagonalReal,
        solveDefinite: all.solveDefiniteTridiagonalReal,
      };
}

/** The address of int32 numbers that say which rows were exchanged. */
export function pivotsOf({ columns: n }: Tridiagonal, frame: Frame): number {
  return frame.bytes(4 * n);
}

/** P A = L U in place. Answers 0, or the number of the first column without pivot, from one. */
export function factorTridiagonal(a: Tridiagonal, pivots: number): number {
  return kernels(a).factor(a.columns, a.address, pivots);
}

/** B = A^-1 B by the factors, or A^-H B; B of contiguous columns. */
export function solveTridiagonal(a: Tridiagonal, pivots: number, b: Matrix, adjoint = false): void {
  const { columns: n, address } = a;
  const { solve, solveAdjoint } = kernels(a);
  if (!adjoint) return solve(n, b.columns, address, pivots, b.address, b.columnStride);
  const bytes = b.columnStride * dtypes[b.dtype].itemsize;
  for (let j = 0; j < b.columns; j++) solveAdjoint(n, address, pivots, b.address + j * bytes);
}

/**
 * A = L D L^H in place, of a Hermitian matrix given by its diagonal and what is under it, both rows of
 * n elements. Answers 0, or the order of the first leading minor that is not positive.
 */
export function factorDefiniteTridiagonal(a: Matrix): number {
  return kernels(a).factorDefinite(a.columns, a.address, secondRow(a));
}

/** B = A^-1 B by the factors; B of contiguous columns. */
export function solveDefiniteTridiagonal(a: Matrix, b: Matrix): void {
  const place = [a.address, secondRow(a), b.address, b.columnStride] as const;
  kernels(a).solveDefinite(a.columns, b.columns, ...place);
}

function secondRow(a: Matrix): number {
  return a.address + a.rowStride * dtypes[a.dtype].itemsize;
}
