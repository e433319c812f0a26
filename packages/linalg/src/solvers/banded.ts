/** Systems with matrices of which nothing but a band around the diagonal is read. */
import { dtypes } from '@numloom/ndarray';
import { factorBand, solveBand } from '../banded/factor.ts';
import { factorTridiagonal, pivotsOf, solveTridiagonal } from '../banded/tridiagonal.ts';
import { type Frame, view } from '../memory/frame.ts';
import { block, byColumns, byRows, type Matrix, type Scalar } from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { columnNorm, reciprocalCondition } from './condition.ts';
import type { System } from './structure.ts';

/** By LU within three diagonals. */
export function solveThreeDiagonals({ a, b, frame }: System): number {
  const { rows: n, dtype } = a;
  const diagonals = byRows(dtype, zeros(dtype, 4 * n, frame), 4, n);
  copyDiagonal(a, -1, block(diagonals, 0, 0, 1, n - 1));
  copyDiagonal(a, 0, block(diagonals, 1, 0, 1, n));
  copyDiagonal(a, 1, block(diagonals, 2, 0, 1, n - 1));
  const norm = diagonalsNorm(diagonals, frame);
  const pivots = pivotsOf(diagonals, frame);
  if (factorTridiagonal(diagonals, pivots) > 0) return 0;
  byContiguousColumns(b, frame, (columns) => solveTridiagonal(diagonals, pivots, columns));
  const solve = (x: Matrix, adjoint: boolean) => solveTridiagonal(diagonals, pivots, x, adjoint);
  return reciprocalCondition(n, dtype as Scalar, norm, solve, frame);
}

/** By LU within the band that is not zero. */
export function solveWithinBand({ a, b, frame }: System): number {
  const { rows: n, dtype } = a;
  const { below, above } = bandwidth(a);
  const rows = 2 * below + above + 1;
  const matrix = byColumns(dtype, zeros(dtype, rows * n, frame), rows, n);
  for (let k = -below; k <= above; k++) {
    const start = Math.max(k, 0);
    copyDiagonal(a, k, block(matrix, below + above - k, start, 1, n - Math.abs(k)));
  }
  const norm = columnNorm(matrix, frame);
  const factors = factorBand({ below, above, matrix }, frame);
  if ('singular' in factors) return 0;
  byContiguousColumns(b, frame, (columns) => solveBand(factors, columns));
  const solve = (x: Matrix, adjoint: boolean) => solveBand(factors, x, adjoint);
  return reciprocalCondition(n, dtype as Scalar, norm, solve, frame);
}

/** Copies a diagonal of a matrix, above the main one if positive, to a row. */
function copyDiagonal(a: Matrix, above: number, to: Matrix): void {
  if (to.columns === 0) return;
  const { itemsize } = dtypes[a.dtype];
  const start = above < 0 ? -above * a.rowStride : above * a.columnStride;
  const columnStride = a.rowStride + a.columnStride;
  copyMatrix({ ...to, address: a.address + start * itemsize, columnStride }, to);
}

/** ‖A‖₁ of a tridiagonal matrix by its rows. */
function diagonalsNorm(diagonals: Matrix, frame: Frame): number {
  const n = diagonals.columns;
  const { dtype } = diagonals;
  // The elements of a column under one another
  const columns = byRows(dtype, zeros(dtype, 3 * n, frame), 3, n);
  copyMatrix(block(diagonals, 0, 0, 2, n), block(columns, 0, 0, 2, n));
  copyMatrix(block(diagonals, 2, 0, 1, n - 1), block(columns, 2, 1, 1, n - 1));
  return columnNorm(columns, frame);
}

/** How many diagonals on either side of the main one are not zero. */
export function bandwidth(a: Matrix): { readonly below: number; readonly above: number } {
  const { rows: n, dtype, rowStride, columnStride } = a;
  const { components } = dtypes[dtype];
  const data = view('float64', a.address, components * ((n - 1) * (rowStride + columnStride) + 1));
  const isZero = (i: number, j: number) => {
    const at = components * (i * rowStride + j * columnStride);
    return data[at] === 0 && (components === 1 || data[at + 1] === 0);
  };
  let below = 0;
  let above = 0;
  for (let i = 0; i < n; i++) {
    let first = 0;
    while (first < i - below && isZero(i, first)) first++;
    below = Math.max(below, i - first);
    let last = n - 1;
    while (last > i + above && isZero(i, last)) last--;
    above = Math.max(above, last - i);
  }
  return { below, above };
}

function zeros(dtype: Matrix['dtype'], count: number, frame: Frame): number {
  const address = frame.elements(dtype, count);
  view('float64', address, count * dtypes[dtype].components).fill(0);
  return address;
}

/** Has a solver work on contiguous columns. */
function byContiguousColumns(b: Matrix, frame: Frame, run: (columns: Matrix) => void): void {
  if (b.rowStride === 1) return run(b);
  const { rows, columns, dtype } = b;
  const copy = byColumns(dtype, frame.elements(dtype, rows * columns), rows, columns);
  copyMatrix(b, copy);
  run(copy);
  copyMatrix(copy, b);
}
