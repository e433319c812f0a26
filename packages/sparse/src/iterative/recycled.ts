/** Pairs of vectors u and c = A u, with orthonormal c, that one iteration after the other uses again. */
import { svd } from '@numloom/linalg';
import { newArray } from '@numloom/linalg/kernels';
import { dtypes } from '@numloom/ndarray';
import { numbersOf } from '../eigen/small.ts';
import type { HessenbergSystem } from './hessenberg.ts';
import { minus, modulus, negative, over, times, type Value, value, ZERO } from './values.ts';
import type { Vectors } from './vectors.ts';

/** Addresses of the vectors. */
export interface Pair {
  readonly c: number;
  readonly u: number;
}

/** What is left of a vector of the length 1, where it depends on others but for rounding. */
const DEPENDENT = 1e-12;

/** The pairs of an iteration, the oldest first. */
export class Recycled {
  readonly #vectors: Vectors;
  readonly #spare: Pair[] = [];
  #pairs: Pair[] = [];

  constructor(vectors: Vectors) {
    this.#vectors = vectors;
  }

  get pairs(): readonly Pair[] {
    return this.#pairs;
  }

  /** Room for a pair, to be {@link add}ed or given back. */
  room(): Pair {
    return this.#spare.pop() ?? { c: this.#vectors.room(), u: this.#vectors.room() };
  }

  giveBack(pair: Pair): void {
    this.#spare.push(pair);
  }

  /** Makes c orthogonal to those before, and of the length 1; whether the pair was taken. */
  addAny(pair: Pair): boolean {
    const vectors = this.#vectors;
    const { c, u } = pair;
    const before = vectors.norm(c);
    for (let pass = 0; pass < 2; pass++) {
      for (const other of this.#pairs) {
        const component = negative(vectors.dot(other.c, c));
        vectors.addScaled(component, other.c, c);
        vectors.addScaled(component, other.u, u);
      }
    }
    const norm = vectors.norm(c);
    const isTaken = norm > DEPENDENT * before && norm < Infinity;
    if (isTaken) {
      for (const one of [c, u]) vectors.scale(value(1 / norm), one);
      this.#pairs.push(pair);
    } else this.giveBack(pair);
    return isTaken;
  }

  /** Adds a pair whose c is orthogonal to the others, and of the length 1. */
  add(pair: Pair): void {
    this.#pairs.push(pair);
  }

  /** Moves x to where the residual r = b - A x is orthogonal to all c. */
  project(x: number, r: number): void {
    const vectors = this.#vectors;
    for (const { c, u } of this.#pairs) {
      const component = vectors.dot(c, r);
      vectors.addScaled(component, u, x);
      vectors.addScaled(negative(component), c, r);
    }
  }

  /** Leaves at most `count` pairs, the newest. */
  dropOldest(count: number): void {
    this.#spare.push(...this.#pairs.splice(0, Math.max(0, this.#pairs.length - count)));
  }

  /**
   * Leaves combinations of pairs, at most `count`, that matter most to the inner iteration, by singular values of
   * B R⁻¹ (de Sturler 1999).
   *
   * @param products - the columns of B = Cᴴ A Z
   * @param small - that has R
   */
  dropSmallest(
    count: number,
    products: readonly (readonly Value[])[],
    small: HessenbergSystem,
  ): void {
    const old = this.#pairs;
    if (old.length <= count) return;
    const weights = mainDirections(products, small.columns, old.length, this.#vectors.scalar);
    this.#pairs = [];
    for (const column of weights.slice(0, count)) {
      const pair = this.room();
      column.forEach((factor, i) => {
        for (const part of ['c', 'u'] as const) {
          if (i === 0) this.#vectors.scale(factor, old[0]![part], pair[part]);
          else this.#vectors.addScaled(factor, old[i]![part], pair[part]);
        }
      });
      this.addAny(pair);
    }
    // The combination that matters most is the last to be dropped.
    this.#pairs.reverse();
    this.#spare.push(...old);
  }
}

/** Left singular vectors of B R⁻¹, of `count` rows, in descending order of the singular values. */
function mainDirections(
  products: readonly (readonly Value[])[],
  triangle: readonly (readonly Value[])[],
  count: number,
  scalar: Vectors['scalar'],
): Value[][] {
  const rows: Value[][] = [];
  triangle.forEach((column, j) => {
    let row = products[j]!.slice(0, count);
    for (let i = 0; i < j; i++) {
      row = row.map((one, at) => minus(one, times(rows[i]![at]!, column[i]!)));
    }
    const isFree = modulus(column[j]!) === 0;
    rows.push(row.map((one) => (isFree ? ZERO : over(one, column[j]!))));
  });
  const { components } = dtypes[scalar];
  const matrix = newArray(scalar, [count, rows.length]);
  const numbers = numbersOf(matrix);
  rows.forEach((row, j) => {
    row.forEach(({ re, im }, i) => {
      const at = (i * rows.length + j) * components;
      numbers[at] = re;
      if (components === 2) numbers[at + 1] = im;
    });
  });
  const left = svd(matrix).U.copy();
  const parts = numbersOf(left);
  return Array.from({ length: count }, (_, j) =>
    Array.from({ length: count }, (__, i) => {
      const at = (i * count + j) * components;
      return value(parts[at]!, components === 2 ? parts[at + 1]! : 0);
    }),
  );
}
