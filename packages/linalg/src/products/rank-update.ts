/**
 * Updates of a Hermitian (or real symmetric) matrix of which the lower triangle alone is read and
 * written: what Cholesky factorisations and reductions to tridiagonal form spend their time on.
 */
import { dtypes } from '@numloom/ndarray';
import { copies } from '../kernels/generated/copies.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { multiply } from './multiply.ts';

/** Size of triangles that are computed as squares. */
const SMALL = 48;

/** Options of {@link rankUpdate} and {@link rankTwoUpdate}. */
export interface RankUpdateOptions {
  /** A real factor; -1 unless told otherwise. */
  readonly alpha?: number;
  /** Whether the conjugates of A and B are meant. */
  readonly conjugate?: boolean;
}

/**
 * C += alpha A A^H, A (n x k), in the lower triangle of C (n x n): n² k operations, four times as many
 * of complex numbers. The diagonal of a complex C becomes real. C does not overlap A, and its rows
 * or its columns are contiguous.
 */
export function rankUpdate(a: Matrix, c: Matrix, frame: Frame, options?: RankUpdateOptions): void {
  update([[a, a]], c, frame, options);
}

/** C += alpha (A B^H + B A^H) likewise, A and B (n x k): 2 n² k operations. */
export function rankTwoUpdate(
  a: Matrix,
  b: Matrix,
  c: Matrix,
  frame: Frame,
  options?: RankUpdateOptions,
): void {
  const pairs: [Matrix, Matrix][] = [
    [a, b],
    [b, a],
  ];
  update(pairs, c, frame, options);
}

/** C += alpha Σ A B^H over pairs of matrices, whose sum is Hermitian. */
function update(
  pairs: readonly (readonly [Matrix, Matrix])[],
  c: Matrix,
  frame: Frame,
  { alpha = -1, conjugate = false }: RankUpdateOptions = {},
): void {
  const { dtype } = c;
  const size = Math.min(c.rows, SMALL);
  const room = frame.elements(dtype, size * size);
  const add = (i: number, j: number, m: number, n: number, to: Matrix, isFirst: boolean): void => {
    pairs.forEach(([a, b], place) => {
      const left = block(a, i, 0, m, a.columns);
      const right = transposed(block(b, j, 0, n, b.columns));
      const accumulate = place > 0 || !isFirst;
      multiply(left, right, to, {
        alpha,
        accumulate,
        conjugateA: conjugate,
        conjugateB: !conjugate,
      });
    });
  };
  const visit = (start: number, n: number): void => {
    if (n > SMALL) {
      // A multiple of eight, so that tiles are whole
      const half = ((n >> 1) + 7) & -8;
      visit(start, half);
      add(
        start + half,
        start,
        n - half,
        half,
        block(c, start + half, start, n - half, half),
        false,
      );
      visit(start + half, n - half);
      return;
    }
    const square = byColumns(dtype, room, n, n);
    add(start, start, n, n, square, true);
    const { address, rowStride, columnStride } = block(c, start, start, n, n);
    const { addLower } = kernelsOf(copies);
    addLower(n, room, address, rowStride, columnStride, dtypes[dtype].components);
  };
  if (c.rows > 0) visit(0, c.rows);
}
