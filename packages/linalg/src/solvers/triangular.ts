/** Systems with a triangle or a diagonal. */
import { dtypes } from '@numloom/ndarray';
import { type Frame, view } from '../memory/frame.ts';
import { block, type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { solveTriangular } from '../triangular/solve.ts';
import { columnNorm, reciprocalCondition } from './condition.ts';
import type { System } from './structure.ts';

export function solveUpper({ a, b, frame }: System): number {
  return solveTriangle(a, b, false, frame);
}

export function solveLower({ a, b, frame }: System): number {
  return solveTriangle(a, b, true, frame);
}

/** The other triangle is not read. */
function solveTriangle(a: Matrix, b: Matrix, lower: boolean, frame: Frame): number {
  if (zeroOnDiagonal(a) >= 0) return 0;
  clearTriangle(a, !lower);
  solveTriangular(a, b, { lower });
  const solve = (x: Matrix, adjoint: boolean) => {
    if (adjoint) solveTriangular(transposed(a), x, { lower: !lower, conjugate: true });
    else solveTriangular(a, x, { lower });
  };
  return reciprocalCondition(a.rows, a.dtype as Scalar, columnNorm(a, frame), solve, frame);
}

/** Each unknown by itself; nothing but the diagonal is read. */
export function solveDiagonal({ a, b }: System): number {
  if (zeroOnDiagonal(a) >= 0) return 0;
  let [least, most] = [Infinity, 0];
  for (let i = 0; i < a.rows; i++) {
    solveTriangular(block(a, i, i, 1, 1), block(b, i, 0, 1, b.columns), { lower: true });
    const size = diagonalSize(a, i);
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return least / most || Number.MIN_VALUE;
}

/** The first place of a zero on the diagonal, -1 if there is none. */
export function zeroOnDiagonal(a: Matrix): number {
  for (let i = 0; i < a.rows; i++) if (diagonalSize(a, i) === 0) return i;
  return -1;
}

function diagonalSize(a: Matrix, i: number): number {
  const { itemsize, components } = dtypes[a.dtype];
  const address = a.address + i * (a.rowStride + a.columnStride) * itemsize;
  const [re, im = 0] = view('float64', address, components);
  return Math.hypot(re!, im);
}

/** Sets what is above the diagonal, or below it, to zero; rows are contiguous. */
export function clearTriangle(a: Matrix, above: boolean): void {
  const { rows, columns, address, rowStride, dtype } = a;
  const { components } = dtypes[dtype];
  const length = ((rows - 1) * rowStride + columns) * components;
  const data = view('float64', address, length);
  for (let i = 0; i < rows; i++) {
    const row = i * rowStride * components;
    const diagonal = row + i * components;
    if (above) data.fill(0, diagonal + components, row + columns * components);
    else data.fill(0, row, diagonal);
  }
}
