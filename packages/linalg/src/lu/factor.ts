/**
 * LU with partial pivoting, in place and recursively over halves of the columns (Toledo 1997), so
 * that nearly all is matrix products. Matrices are by rows.
 */
import { dtypes } from '@numloom/ndarray';
import { lu } from '../kernels/generated/lu.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { block, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';
import { solveTriangular } from '../triangular/solve.ts';

/** Columns that a kernel factors at once. */
const WIDTH = { float64: 32, complex128: 16 } as const;

/** Address of int32 numbers of rows: row i was exchanged with row `pivots[i]`, from the first on. */
export type Pivots = number;

/** Room for the pivots of a matrix. */
export function pivotsFor({ rows, columns }: Matrix, frame: Frame): Pivots {
  return frame.bytes(Math.min(rows, columns) * 4);
}

/**
 * P A = L U in place, A (m x n) of contiguous rows: U on and above the diagonal, below it L, whose
 * diagonal is of ones. Answers the first column without a pivot, min(m, n) if all have one. n² (m -
 * n/3) operations for m ≥ n.
 */
export function factorLU(a: Matrix, pivots: Pivots, frame: Frame): number {
  const { rows, columns } = a;
  const count = Math.min(rows, columns);
  if (count === 0) return 0;
  const room = frame.bytes(kernelsOf(lu).panelWorkspace(rows));
  const singular = factorColumns(block(a, 0, 0, rows, count), pivots, room);
  if (columns > count) {
    const rest = block(a, 0, count, rows, columns - count);
    exchangeRows(rest, pivots, count);
    solveTriangular(block(a, 0, 0, rows, count), rest, { lower: true, unit: true });
  }
  return singular;
}

/** B = P B, or P^T B if `backwards`, for the first `count` pivots. */
export function exchangeRows(b: Matrix, pivots: Pivots, count: number, backwards = false): void {
  kernelsOf(lu).exchangeRows(
    ...([b.columns, b.address, b.rowStride, b.columnStride] as const),
    ...([count, pivots, backwards, dtypes[b.dtype].components] as const),
  );
}

/** Rows whose columns are permuted at once. */
const ROWS = 4;

/** A = A P of contiguous rows, for the pivots of as many rows as A has columns. */
export function permuteColumns(a: Matrix, pivots: Pivots): void {
  for (let i = 0; i < a.rows; i += ROWS) {
    const rows = block(a, i, 0, Math.min(ROWS, a.rows - i), a.columns);
    exchangeRows(transposed(rows), pivots, a.columns, true);
  }
}

function factorColumns(a: Matrix, pivots: Pivots, room: number): number {
  const { rows, columns } = a;
  const width = a.dtype === 'complex128' ? WIDTH.complex128 : WIDTH.float64;
  if (columns <= width) {
    const { factorPanelReal, factorPanelComplex } = kernelsOf(lu);
    const factorPanel = a.dtype === 'complex128' ? factorPanelComplex : factorPanelReal;
    return factorPanel(rows, columns, a.address, a.rowStride, pivots, room);
  }
  const head = Math.ceil(columns / width / 2) * width;
  const tail = columns - head;
  const left = block(a, 0, 0, rows, head);
  const right = block(a, 0, head, rows, tail);
  const first = factorColumns(left, pivots, room);
  exchangeRows(right, pivots, head);
  const above = block(right, 0, 0, head, tail);
  const below = block(right, head, 0, rows - head, tail);
  solveTriangular(block(left, 0, 0, head, head), above, { lower: true, unit: true });
  const factors = block(left, head, 0, rows - head, head);
  multiply(factors, above, below, { alpha: -1, accumulate: true });
  const later = pivots + 4 * head;
  const second = factorColumns(below, later, room);
  exchangeRows(factors, later, tail);
  kernelsOf(lu).shiftPivots(tail, later, head);
  return first < head ? first : head + second;
}
