/**
 * P A P^T = L D L^T (or L^H) of symmetric and Hermitian matrices, by the pivots of Bunch and Kaufman:
 * panels of columns by a kernel, the rest by matrix products.
 */
import { dtypes } from '@numloom/ndarray';
import { indefinite } from '../kernels/generated/indefinite.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';
import { solveTriangular } from '../triangular/solve.ts';

/** Columns of a panel. */
const WIDTH = 32;
/** Columns of what is left that are updated at once, down from the diagonal. */
const STRIPE = 96;

/** The factors of a matrix. */
export interface Indefinite {
  /** L below the diagonal, the diagonal of D on it; by columns. */
  readonly matrix: Matrix;
  /** Address of the elements of D below its diagonal, n of them. */
  readonly corners: number;
  /** Address of n int32 numbers; see assembly/base/indefinite.ts. */
  readonly pivots: number;
  readonly hermitian: boolean;
}

function kernels({ dtype }: Matrix) {
  const all = kernelsOf(indefinite);
  return dtype === 'complex128'
    ? {
        factor: all.factorIndefiniteComplex,
        takeCorners: all.takeCornersComplex,
        divide: all.divideByBlocksComplex,
        exchange: all.exchangeByPivotsComplex,
        expand: all.expandBlocksComplex,
      }
    : {
        factor: all.factorIndefiniteReal,
        takeCorners: all.takeCornersReal,
        divide: all.divideByBlocksReal,
        exchange: all.exchangeByPivotsReal,
        expand: all.expandBlocksReal,
      };
}

/**
 * Factors A (n x n, by columns) in place; only its lower triangle is read, all of it is overwritten.
 * n³/3 operations.
 *
 * @param lastFirst - which of several elements of one size becomes the pivot: the last instead of
 *   the first
 */
export function factorIndefinite(
  a: Matrix,
  hermitian: boolean,
  frame: Frame,
  lastFirst = false,
): Indefinite {
  const { rows: n, dtype, columnStride } = a;
  const pivots = frame.bytes(4 * n);
  const corners = frame.elements(dtype, n);
  const room = frame.elements(dtype, n * Math.min(WIDTH, n));
  for (let k = 0; k < n;) {
    const rest = block(a, k, k, n - k, n - k);
    const width = Math.min(WIDTH, n - k);
    const w = byColumns(dtype, room, n - k, width);
    const done = kernels(a).factor(
      ...([n - k, width, k, hermitian, lastFirst, rest.address, columnStride] as const),
      ...([w.address, w.columnStride, pivots + 4 * k] as const),
    );
    const left = n - k - done;
    if (left > 0) {
      const l = block(rest, done, 0, left, done);
      subtractLower(l, block(w, done, 0, left, done), block(rest, done, done, left, left));
    }
    k += done;
  }
  kernels(a).takeCorners(n, a.address, columnStride, pivots, corners);
  return { matrix: a, corners, pivots, hermitian };
}

/** C -= A B^T, on and below the diagonal, and in triangles above it. */
function subtractLower(a: Matrix, b: Matrix, c: Matrix): void {
  const { rows: n, columns: depth } = a;
  for (let j = 0; j < n; j += STRIPE) {
    const width = Math.min(STRIPE, n - j);
    const left = block(a, j, 0, n - j, depth);
    const right = transposed(block(b, j, 0, width, depth));
    multiply(left, right, block(c, j, j, n - j, width), { alpha: -1, accumulate: true });
  }
}

/** Whether D has a block that is zero, so that A is singular. */
export function isSingular({ matrix, pivots }: Indefinite): boolean {
  const { rows: n, dtype, columnStride, address } = matrix;
  const { components } = dtypes[dtype];
  const isExchange = view('int32', pivots, n);
  const elements = view('float64', address, components * (n + (n - 1) * columnStride));
  for (let k = 0; k < n; k++) {
    const at = components * k * (columnStride + 1);
    const isZero = elements[at] === 0 && (components === 1 || elements[at + 1] === 0);
    if (isZero && isExchange[k]! >= 0) return true;
  }
  return false;
}

/** B = A^-1 B by the factors, B of any strides. */
export function solveIndefinite(factors: Indefinite, b: Matrix): void {
  const { matrix, corners, pivots, hermitian } = factors;
  exchangeByPivots(factors, b, false);
  solveTriangular(matrix, b, { lower: true, unit: true });
  kernels(matrix).divide(
    ...([b.rows, b.columns, hermitian, matrix.address, matrix.columnStride] as const),
    ...([pivots, corners, b.address, b.rowStride, b.columnStride] as const),
  );
  solveTriangular(transposed(matrix), b, { lower: false, unit: true, conjugate: hermitian });
  exchangeByPivots(factors, b, true);
}

/** B = P B, or P^T B if `backwards`. */
export function exchangeByPivots(factors: Indefinite, b: Matrix, backwards: boolean): void {
  const { matrix, pivots } = factors;
  const place = [b.address, b.rowStride, b.columnStride] as const;
  kernels(matrix).exchange(b.rows, b.columns, backwards, pivots, ...place);
}

/** The row of A that each row of P A is. */
export function permutationOf({ matrix, pivots }: Indefinite): number[] {
  const rows = Array.from({ length: matrix.rows }, (_, row) => row);
  view('int32', pivots, matrix.rows).forEach((pivot, k) => {
    const other = pivot >= 0 ? pivot : pivot === -1 ? k : -1 - pivot;
    [rows[k], rows[other]] = [rows[other]!, rows[k]!];
  });
  return rows;
}

/** Writes D to a packed matrix. */
export function writeBlocks({ matrix, corners, hermitian }: Indefinite, to: Matrix): void {
  const { rows: n, address, columnStride } = matrix;
  kernels(matrix).expand(n, hermitian, address, columnStride, corners, to.address);
}
