/**
 * Singular values and vectors of a bidiagonal matrix by divide and conquer (Gu and Eisenstat 1995):
 * it is torn at a row, whose elements become the z of the secular equation between the singular
 * values of both halves.
 */
import { LinAlgError } from '../errors.ts';
import { singular } from '../kernels/generated/singular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, viewOf } from '../memory/frame.ts';
import { block, byColumns, type Matrix } from '../memory/matrix.ts';
import { multiply } from '../products/multiply.ts';
import { deflated, type Merge } from './deflate.ts';

/** Rows up to which the QR iteration takes over. */
const LEAF = 32;

/** B = U S V^T. */
interface BidiagonalVectors {
  /** By columns, which are in the order of `values`. */
  readonly u: Matrix;
  readonly v: Matrix;
  /** Not sorted. */
  readonly values: Float64Array;
}

/**
 * The decomposition of the square bidiagonal matrix with `d` on and `e` above its diagonal; both are
 * overwritten. About 8/3 n³ operations in products; less where singular values are equal or parts
 * are not coupled.
 */
export function bidiagonalVectors(d: number, e: number, u: Matrix, v: Matrix, frame: Frame) {
  return new Divide(d, e, u, v, frame).run();
}

class Divide {
  readonly #kernels = kernelsOf(singular);
  readonly #d: Float64Array;
  readonly #e: Float64Array;
  readonly #u: Matrix;
  readonly #v: Matrix;
  readonly #n: number;
  /** Room for a leaf's diagonals. */
  readonly #leaf: number;
  /** Room for a merge: vectors of n + 1 numbers, and matrices of n columns. */
  readonly #vectors: number;
  readonly #packed: Matrix;
  readonly #gaps: Matrix;
  readonly #inner: Matrix;

  constructor(d: number, e: number, u: Matrix, v: Matrix, frame: Frame) {
    const n = (this.#n = u.rows);
    this.#d = view('float64', d, n).slice();
    this.#e = view('float64', e, n).slice();
    this.#u = u;
    this.#v = v;
    this.#leaf = frame.elements('float64', 2 * LEAF + 2);
    const most = n > LEAF ? n : 0;
    const room = () => byColumns('float64', frame.elements('float64', most * most), most, most);
    this.#vectors = frame.elements('float64', 6 * (n + 1));
    this.#packed = room();
    this.#gaps = room();
    this.#inner = room();
  }

  run(): BidiagonalVectors {
    this.#solve(0, this.#n, 0);
    return { u: this.#u, v: this.#v, values: this.#d };
  }

  /** Rows start … start + n - 1, with `extra` columns more than rows. */
  #solve(start: number, n: number, extra: number): void {
    if (n <= LEAF) return this.#solveLeaf(start, n, extra);
    const left = n >> 1;
    const right = n - left - 1;
    const alpha = this.#d[start + left]!;
    const beta = this.#e[start + left]!;
    this.#solve(start, left, 1);
    this.#solve(start + left + 1, right, extra);
    this.#merge(start, left, right, extra, alpha, beta);
  }

  #solveLeaf(start: number, n: number, extra: number): void {
    if (n === 0) return;
    const d = this.#leaf;
    const e = d + 8 * (LEAF + 1);
    view('float64', d, n).set(this.#d.subarray(start, start + n));
    view('float64', e, n).set(this.#e.subarray(start, start + n));
    const u = block(this.#u, start, start, n, n);
    const v = block(this.#v, start, start, n + extra, n + extra);
    const vectors = [u.rows, u.address, u.columnStride, v.rows, v.address, v.columnStride] as const;
    if (extra > 0) this.#kernels.makeSquare(n, d, e, ...vectors);
    if (this.#kernels.diagonalise(n, d, e, ...vectors) > 0) throw notConverged(start, n);
    this.#d.set(view('float64', d, n), start);
  }

  #merge(
    ...[start, left, right, extra, alpha, beta]: [number, number, number, number, number, number]
  ): void {
    const n = left + right + 1;
    const u = block(this.#u, start, start, n, n);
    const v = block(this.#v, start, start, n + extra, n + extra);
    const values = this.#d.subarray(start, start + n);
    const unit = scaleOf(values, left, alpha, beta);
    if (unit === 0) {
      values[left] = 0;
      return;
    }
    const merge = deflated(u, v, values, left, extra, alpha / unit, beta / unit, unit);
    const { poles, z, order, kept } = merge;
    const k = poles.length;
    const [dAt, squares, zAt, weights, work, places] = Array.from(
      { length: 6 },
      (_, i) => this.#vectors + 8 * i * (this.#n + 1),
    ) as [number, number, number, number, number, number];
    view('float64', dAt, k).set(poles);
    view('float64', zAt, k).set(z);
    view('float64', squares, k).set(z.map((x) => x * x));
    view('int32', places, k).set(merge.places);
    const gaps = (i: number) => this.#gaps.address + 8 * k * i;
    const found = new Float64Array(n);
    for (let i = 0; i < k; i++) {
      found[i] = unit * this.#kernels.secularRoot(k, i, dAt, squares, gaps(i));
    }
    for (let i = k; i < n; i++) found[i] = values[order[i]!]!;
    values.set(found);
    this.#kernels.secularWeights(k, dAt, gaps(0), zAt, weights);
    const inner = byColumns('float64', this.#inner.address, k, k);
    const column = (i: number) => inner.address + 8 * k * i;
    for (let i = 0; i < k; i++) {
      this.#kernels.rightVector(k, weights, gaps(i), places, column(i), work);
    }
    this.#update(v, merge, inner, left + 1, left + 1);
    for (let i = 0; i < k; i++) {
      this.#kernels.leftVector(k, dAt, weights, gaps(i), places, column(i), work);
    }
    this.#update(u, merge, inner, left, left + 1);
    const middle = viewOf(u);
    const head = view('float64', inner.address, k * k);
    for (let i = 0; i < k; i++) middle[left + u.columnStride * i] = head[kept.left + k * i]!;
    for (let i = k; i < n; i++) middle[left + u.columnStride * i] = 0;
  }

  /**
   * Columns in their new order, those that take part times `inner`. The first of them are zero from
   * row `top` on, the last ones above row `bottom`.
   */
  #update(vectors: Matrix, merge: Merge, inner: Matrix, top: number, bottom: number): void {
    const { order, kept } = merge;
    const { rows, columnStride } = vectors;
    const k = inner.columns;
    const n = order.length;
    const packed = byColumns('float64', this.#packed.address, rows, n);
    const from = viewOf(vectors);
    const to = view('float64', packed.address, rows * n);
    for (let j = 0; j < n; j++) {
      const start = order[j]! * columnStride;
      to.set(from.subarray(start, start + rows), j * rows);
    }
    const upper = k - kept.right;
    const lower = kept.left;
    multiply(
      block(packed, 0, 0, top, upper),
      block(inner, 0, 0, upper, k),
      block(vectors, 0, 0, top, k),
    );
    multiply(
      block(packed, bottom, lower, rows - bottom, k - lower),
      block(inner, lower, 0, k - lower, k),
      block(vectors, bottom, 0, rows - bottom, k),
    );
    // Products may have moved the buffer.
    const target = viewOf(vectors);
    const source = view('float64', packed.address, rows * n);
    for (let j = k; j < n; j++) {
      target.set(source.subarray(j * rows, (j + 1) * rows), j * columnStride);
    }
  }
}

/** A power of two near the largest of the numbers that a merge is about; 0 if they all are. */
function scaleOf(values: Float64Array, skipped: number, alpha: number, beta: number): number {
  let largest = Math.max(Math.abs(alpha), Math.abs(beta));
  values.forEach((value, i) => {
    if (i !== skipped && value > largest) largest = value;
  });
  return largest === 0 ? 0 : 2 ** Math.floor(Math.log2(largest));
}

/** What is thrown where the QR iteration fails. */
export function notConverged(start: number, n: number): LinAlgError {
  return new LinAlgError(
    `svd: singular values did not converge, those of rows ${start} to ${start + n - 1} of the ` +
      'bidiagonal form',
  );
}
