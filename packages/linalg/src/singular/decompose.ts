/** The singular value decomposition of one matrix in the heap. */
import { dtypes } from '@numloom/ndarray';
import { LinAlgError } from '../errors.ts';
import { copies } from '../kernels/generated/copies.ts';
import { reflectors } from '../kernels/generated/reflectors.ts';
import { singular } from '../kernels/generated/singular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { block, byColumns, type Matrix, transposed } from '../memory/matrix.ts';
import { applyQ, type Factors, factorQR } from '../reflectors/blocks.ts';
import { type Bidiagonal, bidiagonalise } from './bidiagonalise.ts';
import { bidiagonalVectors, notConverged } from './divide.ts';

/** How many times as many rows as columns a matrix has that is reduced to a square one first. */
const TALL = 1.6;

/** Norms that are scaled: squares of others neither overflow nor lose digits. */
const LARGE = 2 ** 400;

/** Where vectors go: U (m x m or m x min(m, n)) and V^H (n x n or min(m, n) x n). */
export interface VectorTargets {
  readonly u: Matrix;
  readonly vh: Matrix;
}

/**
 * Writes the singular values of A to the address `s`, descending, and its vectors to `targets` where
 * there are any. A is overwritten; if it is tall or square it has to be by columns, else by rows.
 *
 * @throws LinAlgError naming `caller` when A has elements that are not finite.
 */
export function decompose(
  a: Matrix,
  s: number,
  targets: VectorTargets | undefined,
  frame: Frame,
  caller: string,
): void {
  if (a.rows >= a.columns) return decomposeTall(a, s, targets, frame, caller);
  // A^T = U S V^H, so A = conj(V) S U^T
  const exchanged = targets && { u: transposed(targets.vh), vh: transposed(targets.u) };
  decomposeTall(transposed(a), s, exchanged, frame, caller);
}

function decomposeTall(
  a: Matrix,
  s: number,
  targets: VectorTargets | undefined,
  frame: Frame,
  caller: string,
): void {
  const { rows: m, columns: n, dtype } = a;
  if (targets) setIdentity(targets.u);
  if (n === 0) return;
  const scale = scaled(a, caller);
  const isReduced = m >= TALL * n;
  let tau: Factors = 0;
  let square = a;
  if (isReduced) {
    tau = frame.elements(dtype, n);
    factorQR(a, tau, frame);
    square = byColumns(dtype, frame.elements(dtype, n * n), n, n);
    kernelsOf(reflectors).copyUpper(
      ...([n, n, a.address, 1, a.columnStride, square.address, 1, n] as const),
      dtypes[dtype].components,
    );
  }
  const form = bidiagonalise(square, frame);
  if (!targets) valuesOf(form, n, s);
  else {
    vectorsOf(form, s, targets, frame);
    const top = isReduced ? block(targets.u, 0, 0, n, n) : targets.u;
    applyQ(form.left, form.leftFactors, top, false, frame);
    if (isReduced) applyQ(a, tau, targets.u, false, frame);
  }
  if (scale !== 1) kernelsOf(singular).scaleAll(n, 1 / scale, s);
}

/** Brings a matrix into the range where squares are safe; answers the factor. */
function scaled({ address, rows, columns, dtype }: Matrix, caller: string): number {
  const { largestOf, scaleAll } = kernelsOf(singular);
  const count = rows * columns * dtypes[dtype].components;
  const largest = largestOf(count, address);
  if (!Number.isFinite(largest)) {
    throw new LinAlgError(`${caller}: singular values do not converge: a has NaN or infinities`);
  }
  if (largest === 0 || (largest <= LARGE && largest >= 1 / LARGE)) return 1;
  // Of two steps, for the reciprocal of a subnormal overflows.
  const scale = 2 ** Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(largest))));
  scaleAll(count, scale, address);
  return scale;
}

function valuesOf({ diagonal, above }: Bidiagonal, n: number, s: number): void {
  const { diagonalise } = kernelsOf(singular);
  if (diagonalise(n, diagonal, above, 0, 0, 0, 0, 0, 0) > 0) throw notConverged(0, n);
  view('float64', s, n).set(view('float64', diagonal, n));
}

/** The vectors of the bidiagonal matrix: to the first rows of U, and, times P^H, to V^H. */
function vectorsOf(form: Bidiagonal, s: number, targets: VectorTargets, frame: Frame): void {
  const { dtype, rows: n } = form.right;
  const room = () => {
    const matrix = byColumns('float64', frame.elements('float64', n * n), n, n);
    setIdentity(matrix);
    return matrix;
  };
  const { u, v, values } = bidiagonalVectors(form.diagonal, form.above, room(), room(), frame);
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[j]! - values[i]!);
  view('float64', s, n).set(order.map((i) => values[i]!));
  const right = transposed(targets.vh);
  order.forEach((from, to) => {
    placeReal(block(u, 0, from, n, 1), block(targets.u, 0, to, n, 1));
    placeReal(block(v, 0, from, n, 1), block(right, 0, to, n, 1));
  });
  const last = block(right, 1, 0, n - 1, n);
  applyQ(block(form.right, 1, 0, n - 1, n - 1), form.rightFactors, last, false, frame);
  if (dtype === 'complex128') {
    kernelsOf(singular).conjugateComplex(n * n, targets.vh.address);
  }
}

function placeReal(from: Matrix, to: Matrix): void {
  kernelsOf(singular).placeReal(
    ...([from.rows, from.columns, from.address, from.columnStride] as const),
    ...([to.address, to.rowStride, to.columnStride, dtypes[to.dtype].components] as const),
  );
}

function setIdentity({ address, rows, columns, rowStride, columnStride, dtype }: Matrix): void {
  kernelsOf(copies).setIdentity(
    ...([rows, columns, address, rowStride, columnStride, dtypes[dtype].components] as const),
  );
}
