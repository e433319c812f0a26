/** Blocks of vectors that become their products with exponentials of a matrix. */
import type { Frame, Scalar } from '@numloom/linalg/kernels';
import { type Value, value } from '../iterative/values.ts';
import { Vectors } from '../iterative/vectors.ts';
import { numbersAt } from '../operators/action.ts';
import type { BlockOperator } from './block-operator.ts';
import type { Terms } from './taylor.ts';

const TOLERANCE = 2 ** -53;

/** e^(t A) B for the matrix A of an operator and a shift, and blocks of n rows and `width` columns. */
export class Propagator {
  readonly vectors: Vectors;
  readonly #operator: BlockOperator;
  readonly #shift: Value;
  readonly #width: number;
  readonly #rows: number;
  /** Terms: one after the other, or those of all powers. */
  readonly #rooms: number[] = [];

  constructor(
    operator: BlockOperator,
    shift: Value,
    [rows, width]: readonly [number, number],
    scalar: Scalar,
    frame: Frame,
  ) {
    this.#operator = operator;
    this.#shift = shift;
    this.#rows = rows;
    this.#width = width;
    this.vectors = new Vectors(scalar, rows * width, frame);
  }

  /** F = e^(t A) F at an address: algorithm 3.2 of Al-Mohy and Higham. */
  advance(f: number, t: number, { degree, steps }: Terms): void {
    const { vectors } = this;
    const factor = this.#exponential(t / steps);
    let [term, other] = [this.#room(0), this.#room(1)];
    for (let step = 0; step < steps; step++) {
      vectors.copy(f, term);
      let before = this.#size(f);
      let bound = before;
      for (let j = 1; j <= degree; j++) {
        this.#operator.product(term, other);
        [term, other] = [other, term];
        vectors.scale(value(t / (steps * j)), term);
        vectors.addScaled(value(1), term, f);
        const size = this.#size(term);
        bound += size;
        if (this.#isSmall(before + size, bound, f)) break;
        before = size;
      }
      vectors.scale(factor, f);
    }
  }

  /**
   * Hands over e^(k h A) Z for k = 1 to `count`, from common terms: the inner loops of algorithm 5.2. All of h
   * `count` is within reach of `degree` terms. The block that is handed over is overwritten.
   */
  series(
    z: number,
    h: number,
    count: number,
    degree: number,
    deliver: (f: number, k: number) => void,
  ): void {
    const { vectors } = this;
    const f = this.#room(degree + 1);
    vectors.copy(z, this.#room(0));
    const sizes = [this.#size(z)];
    for (let k = 1; k <= count; k++) {
      vectors.copy(z, f);
      let before = sizes[0]!;
      let bound = before;
      const part = k / count;
      for (let p = 1, power = part; p <= degree; p++, power *= part) {
        if (p === sizes.length) {
          this.#operator.product(this.#room(p - 1), this.#room(p));
          vectors.scale(value((h * count) / p), this.#room(p));
          sizes.push(this.#size(this.#room(p)));
        }
        vectors.addScaled(value(power), this.#room(p), f);
        const size = power * sizes[p]!;
        bound += size;
        if (this.#isSmall(before + size, bound, f)) break;
        before = size;
      }
      vectors.scale(this.#exponential(k * h), f);
      deliver(f, k);
    }
  }

  /** Whether terms of a finite norm are nothing beside F, of a norm of at most `bound`. */
  #isSmall(terms: number, bound: number, f: number): boolean {
    if (terms === Infinity) return false;
    return terms <= TOLERANCE * bound && terms <= TOLERANCE * this.#size(f);
  }

  #room(k: number): number {
    return (this.#rooms[k] ??= this.vectors.room());
  }

  /** e^(t μ) */
  #exponential(t: number): Value {
    const { re, im } = this.#shift;
    const size = Math.exp(t * re);
    return im === 0 ? value(size) : value(size * Math.cos(t * im), size * Math.sin(t * im));
  }

  /** The largest sum of moduli of a row; NaN counts for nothing. */
  #size(block: number): number {
    const numbers = numbersAt(this.vectors.scalar, block, this.vectors.length);
    const isReal = this.vectors.scalar === 'float64';
    const [rows, width] = [this.#rows, this.#width];
    let largest = 0;
    for (let i = 0, at = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0; j < width; j++) {
        if (isReal) sum += Math.abs(numbers[at++]!);
        else {
          const [re, im] = [numbers[at++]!, numbers[at++]!];
          sum += Math.sqrt(re * re + im * im);
        }
      }
      if (sum > largest) largest = sum;
    }
    return largest;
  }
}
