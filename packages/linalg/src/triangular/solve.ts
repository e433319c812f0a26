/**
 * Triangular systems and inverses in place, recursively: all but small blocks on the diagonal is
 * done by matrix products.
 */
import { dtypes } from '@numloom/ndarray';
import { triangular } from '../kernels/generated/triangular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { withFrame } from '../memory/frame.ts';
import { block, byRows, type Matrix, transposed } from '../memory/matrix.ts';
import { copyMatrix, scaleMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';

/** Which part of a matrix is meant; what is not in it is never read. */
export interface Triangle {
  readonly lower: boolean;
  /** Whether ones are meant on the diagonal, whatever is there. */
  readonly unit?: boolean;
  /** Whether the complex conjugate of the matrix is meant. */
  readonly conjugate?: boolean;
}

/** Orders of systems that kernels solve at once, and of inverses. */
const BASE = 32;
/** Columns that are rather solved one by one. */
const FEW = 2;

/**
 * B = T^-1 B in place, T (n x n) triangular and of the dtype of B, any strides. For T^T and T^H give
 * the transposed matrix and the other triangle. n² operations for each column of B. Zeros on the
 * diagonal are divided by.
 */
export function solveTriangular(t: Matrix, b: Matrix, triangle: Triangle): void {
  if (b.rows === 0 || b.columns === 0) return;
  withFrame((frame) => {
    if (b.columns <= FEW) {
      const room = frame.elements(b.dtype, b.rows);
      for (let j = 0; j < b.columns; j++) {
        solveColumn(t, block(b, 0, j, b.rows, 1), triangle, room);
      }
      return;
    }
    const room = frame.bytes(kernelsOf(triangular).lowerWorkspace(Math.min(BASE, b.rows)));
    if (b.rows <= BASE || b.rowStride === 1 || b.columnStride === 1) {
      solveRecursively(t, b, triangle, room);
    } else {
      const packed = byRows(
        b.dtype,
        frame.elements(b.dtype, b.rows * b.columns),
        b.rows,
        b.columns,
      );
      copyMatrix(b, packed);
      solveRecursively(t, packed, triangle, room);
      copyMatrix(packed, b);
    }
  });
}

/** B = B T^-1 in place: as {@link solveTriangular}, T being on the right. */
export function solveTriangularRight(t: Matrix, b: Matrix, triangle: Triangle): void {
  solveTriangular(transposed(t), transposed(b), { ...triangle, lower: !triangle.lower });
}

/**
 * T = T^-1 in place, T (n x n) triangular; the other triangle stays as it is. n³/3 operations.
 * Zeros on the diagonal are divided by.
 */
export function invertTriangular(t: Matrix, triangle: Omit<Triangle, 'conjugate'>): void {
  const { rows: n } = t;
  const { lower, unit = false } = triangle;
  if (!lower) return invertTriangular(transposed(t), { lower: true, unit });
  if (n <= BASE) {
    const { invertLowerReal, invertLowerComplex } = kernelsOf(triangular);
    const invert = t.dtype === 'complex128' ? invertLowerComplex : invertLowerReal;
    return invert(n, t.address, t.rowStride, t.columnStride, unit);
  }
  const head = half(n);
  const first = block(t, 0, 0, head, head);
  const last = block(t, head, head, n - head, n - head);
  const below = block(t, head, 0, n - head, head);
  // The inverse below is -last^-1 below first^-1.
  solveTriangularRight(first, below, triangle);
  solveTriangular(last, below, triangle);
  scaleMatrix(below, -1);
  invertTriangular(first, triangle);
  invertTriangular(last, triangle);
}

function solveRecursively(t: Matrix, b: Matrix, triangle: Triangle, room: number): void {
  const { rows: n, columns } = b;
  if (n <= BASE) return solveSmall(t, b, triangle, room);
  const { lower, conjugate = false } = triangle;
  const head = half(n);
  const tail = n - head;
  const top = block(b, 0, 0, head, columns);
  const bottom = block(b, head, 0, tail, columns);
  const options = { alpha: -1, accumulate: true, conjugateA: conjugate };
  if (lower) {
    solveRecursively(block(t, 0, 0, head, head), top, triangle, room);
    multiply(block(t, head, 0, tail, head), top, bottom, options);
    solveRecursively(block(t, head, head, tail, tail), bottom, triangle, room);
  } else {
    solveRecursively(block(t, head, head, tail, tail), bottom, triangle, room);
    multiply(block(t, 0, head, head, tail), bottom, top, options);
    solveRecursively(block(t, 0, 0, head, head), top, triangle, room);
  }
}

/** About half of an order: of the smallest blocks a whole number. */
function half(n: number): number {
  return Math.ceil(n / BASE / 2) * BASE;
}

function solveSmall(t: Matrix, b: Matrix, triangle: Triangle, room: number): void {
  const { unit = false, conjugate = false } = triangle;
  const lower = triangle.lower ? t : reversed(t, true);
  const rows = triangle.lower ? b : reversed(b, false);
  const system = [b.rows, b.columns, lower.address, lower.rowStride, lower.columnStride] as const;
  const right = [rows.address, rows.rowStride, rows.columnStride, room] as const;
  const { solveLowerReal, solveLowerComplex } = kernelsOf(triangular);
  if (b.dtype === 'complex128') solveLowerComplex(...system, unit, conjugate, ...right);
  else solveLowerReal(...system, unit, ...right);
}

function solveColumn(t: Matrix, b: Matrix, triangle: Triangle, room: number): void {
  const { lower, unit = false, conjugate = false } = triangle;
  const system = [b.rows, t.address, t.rowStride, t.columnStride, lower, unit] as const;
  const { solveVectorReal, solveVectorComplex } = kernelsOf(triangular);
  if (b.dtype === 'complex128') {
    solveVectorComplex(...system, conjugate, b.address, b.rowStride, room);
  } else {
    solveVectorReal(...system, b.address, b.rowStride, room);
  }
}

/** The last row first, and the last column first if asked. */
function reversed(matrix: Matrix, both: boolean): Matrix {
  const { rows, columns, rowStride, columnStride, dtype } = matrix;
  const start = (rows - 1) * rowStride + (both ? (columns - 1) * columnStride : 0);
  return {
    ...matrix,
    address: matrix.address + start * dtypes[dtype].itemsize,
    rowStride: -rowStride,
    columnStride: both ? -columnStride : columnStride,
  };
}
