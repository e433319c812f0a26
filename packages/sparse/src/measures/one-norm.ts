/** Estimates of ‖B‖₁ of a matrix B that is known by its products only. */
import { type Frame, type Scalar, view } from '@numloom/linalg/kernels';

/**
 * X = B X in place, or Bᴴ X, for `count` columns of n elements one after the other, at an address of
 * the heap.
 */
export type BlockProduct = (x: number, count: number, adjoint: boolean) => void;

/** Options of estimates. */
export interface EstimateOptions {
  /** Columns of a block: more are more reliable, and slower. 2 unless told otherwise. */
  readonly t?: number;
  /** Iterations at most, 5 unless told otherwise. */
  readonly itmax?: number;
}

/** ‖B‖₁ at least, and where it was found. */
export interface OneNormEstimate {
  readonly norm: number;
  /** A vector v with ‖v‖₁ = 1 and w = B v with ‖w‖₁ = `norm`; complex numbers as pairs. */
  readonly v: Float64Array;
  readonly w: Float64Array;
}

/**
 * A lower bound of ‖B‖₁, hardly ever less than a third of it: products with B and Bᴴ of a few blocks
 * of `t` columns.
 *
 * N. J. Higham, F. Tisseur, "A block algorithm for matrix 1-norm estimation, with an application to
 * 1-norm pseudospectra", SIAM J. Matrix Anal. Appl. 21 (2000), algorithm 2.4.
 */
export function estimateOneNorm(
  n: number,
  scalar: Scalar,
  product: BlockProduct,
  frame: Frame,
  { t = 2, itmax = 5 }: EstimateOptions = {},
): OneNormEstimate {
  const block = new Block(n, scalar, Math.max(1, Math.min(t, n)), product, frame);
  // All columns at once, or one after the other of a matrix so small: exact.
  if (n <= 4 || t >= n) return block.exactly();
  const random = signs();
  const isReal = scalar === 'float64';
  block.start(random);
  const seen = new Set<number>();
  /** The columns of B that X consists of, after the first iteration. */
  let chosen: number[] = [];
  let best: OneNormEstimate & { readonly column: number } = {
    norm: -1,
    v: new Float64Array(0),
    w: new Float64Array(0),
    column: -1,
  };
  let before: Float64Array | undefined;
  for (let k = 1; ; k++) {
    const v = block.values().slice();
    block.apply(false);
    const { norm, place } = block.largestColumn();
    // NaN and infinities are the answer; so is a norm that grows no more.
    if (!(norm <= best.norm)) {
      const column = k > 1 ? chosen[place]! : -1;
      best = { norm, v: block.part(v, place), w: block.part(block.values(), place), column };
    } else if (k > 1) return best;
    if (k > itmax || !(norm < Infinity)) return best;
    block.takeSigns();
    const now = block.values();
    if (isReal) {
      if (before !== undefined && block.allParallel(now, before)) return best;
      block.separate(now, before, random);
    }
    before = now.slice();
    block.apply(true);
    const sizes = block.rowSizes();
    const order = block.largestRows(sizes, seen);
    if (k > 1 && sizes[order.largest] === sizes[best.column]) return best;
    chosen = order.fresh;
    if (chosen.length === 0) return best;
    for (const column of chosen) seen.add(column);
    block.setColumns(chosen);
  }
}

/** A stream of signs that look random and are the same each time. */
function signs(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state < 0 ? -1 : 1;
  };
}

/** The t columns that are multiplied. */
class Block {
  readonly #n: number;
  readonly #parts: 1 | 2;
  readonly #address: number;
  readonly #product: BlockProduct;
  /** Columns in use. */
  #count: number;
  readonly #t: number;

  constructor(n: number, scalar: Scalar, t: number, product: BlockProduct, frame: Frame) {
    this.#n = n;
    this.#parts = scalar === 'complex128' ? 2 : 1;
    this.#t = this.#count = t;
    this.#product = product;
    this.#address = frame.bytes(8 * this.#parts * n * t);
  }

  values(): Float64Array {
    return view('float64', this.#address, this.#parts * this.#n * this.#count);
  }

  part(values: Float64Array, column: number): Float64Array {
    const length = this.#parts * this.#n;
    return values.slice(column * length, (column + 1) * length);
  }

  apply(adjoint: boolean): void {
    this.#product(this.#address, this.#count, adjoint);
  }

  /** Columns of ±1/n, the first of equal signs, none parallel to another. */
  start(random: () => number): void {
    const values = this.values().fill(0);
    for (let at = 0; at < this.#n * this.#count; at++) {
      values[at * this.#parts] = at < this.#n ? 1 : random();
    }
    if (this.#parts === 1) this.separate(values, undefined, random);
    for (let at = 0; at < values.length; at++) values[at]! /= this.#n;
  }

  #size(values: Float64Array, at: number): number {
    return this.#parts === 1
      ? Math.abs(values[at]!)
      : Math.hypot(values[2 * at]!, values[2 * at + 1]!);
  }

  largestColumn(): { readonly norm: number; readonly place: number } {
    const values = this.values();
    let norm = -1;
    let place = 0;
    for (let column = 0; column < this.#count; column++) {
      let sum = 0;
      for (let i = column * this.#n; i < (column + 1) * this.#n; i++) sum += this.#size(values, i);
      if (norm >= sum) continue;
      [norm, place] = [sum, column];
    }
    return { norm, place };
  }

  /** x / |x|, 1 for zeros. */
  takeSigns(): void {
    const values = this.values();
    for (let at = 0; at < this.#n * this.#count; at++) {
      if (this.#parts === 1) {
        values[at] = values[at]! < 0 ? -1 : 1;
        continue;
      }
      const size = this.#size(values, at);
      values[2 * at] = size > 0 ? values[2 * at]! / size : 1;
      values[2 * at + 1] = size > 0 ? values[2 * at + 1]! / size : 0;
    }
  }

  /** Whether a column of signs is a multiple of one of `others`, of as many columns as given. */
  #isParallel(values: Float64Array, column: number, others: Float64Array, count: number): boolean {
    const n = this.#n;
    for (let other = 0; other < count; other++) {
      const isSame = values[column * n] === others[other * n];
      let i = 1;
      while (i < n && (values[column * n + i] === others[other * n + i]) === isSame) i++;
      if (i === n) return true;
    }
    return false;
  }

  allParallel(values: Float64Array, before: Float64Array): boolean {
    const count = before.length / this.#n;
    for (let column = 0; column < this.#count; column++) {
      if (!this.#isParallel(values, column, before, count)) return false;
    }
    return true;
  }

  /** Draws columns again that are parallel to one of those before. */
  separate(values: Float64Array, before: Float64Array | undefined, random: () => number): void {
    const count = before === undefined ? 0 : before.length / this.#n;
    for (let column = before === undefined ? 1 : 0; column < this.#count; column++) {
      // Of few elements there may be no other signs.
      for (let tries = 0; tries < 8; tries++) {
        const isTaken =
          this.#isParallel(values, column, values, column) ||
          (before !== undefined && this.#isParallel(values, column, before, count));
        if (!isTaken) break;
        for (let i = column * this.#n; i < (column + 1) * this.#n; i++) values[i] = random();
      }
    }
  }

  /** max over the columns of |x| of each row. */
  rowSizes(): Float64Array {
    const values = this.values();
    const sizes = new Float64Array(this.#n);
    for (let column = 0; column < this.#count; column++) {
      for (let i = 0; i < this.#n; i++) {
        const size = this.#size(values, column * this.#n + i);
        if (!(size <= sizes[i]!)) sizes[i] = size;
      }
    }
    return sizes;
  }

  /** The place of the largest, and those of the t largest that are not `seen`. */
  largestRows(sizes: Float64Array, seen: ReadonlySet<number>) {
    let largest = 0;
    const fresh: number[] = [];
    for (let i = 0; i < this.#n; i++) {
      if (!(sizes[i]! <= sizes[largest]!)) largest = i;
      if (seen.has(i)) continue;
      if (fresh.length === this.#t && !(sizes[i]! > sizes[fresh.at(-1)!]!)) continue;
      let at = fresh.length;
      while (at > 0 && sizes[i]! > sizes[fresh[at - 1]!]!) at--;
      fresh.splice(at, 0, i);
      if (fresh.length > this.#t) fresh.pop();
    }
    return { largest, fresh };
  }

  /** Columns of the identity. */
  setColumns(columns: readonly number[]): void {
    this.#count = columns.length;
    const values = this.values().fill(0);
    columns.forEach((row, column) => {
      values[(column * this.#n + row) * this.#parts] = 1;
    });
  }

  exactly(): OneNormEstimate {
    let best: OneNormEstimate = { norm: 0, v: new Float64Array(0), w: new Float64Array(0) };
    for (let column = 0; column < this.#n; column++) {
      this.setColumns([column]);
      const v = this.values().slice();
      this.apply(false);
      const { norm } = this.largestColumn();
      if (column === 0 || !(norm <= best.norm)) best = { norm, v, w: this.values().slice() };
    }
    return best;
  }
}
