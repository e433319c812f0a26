/** Orthonormal vectors in the heap, one after the other, and making another one orthogonal to them. */
import { LinAlgError } from '@numloom/linalg';
import {
  block,
  byColumns,
  type Frame,
  type Matrix,
  multiply,
  type Scalar,
  transposed,
} from '@numloom/linalg/kernels';
import { dtypes } from '@numloom/ndarray';
import { type Action, copyElements, numbersAt } from '../operators/action.ts';

/** A vector that lost more than this share of its length has to be made orthogonal once more. */
const KEPT = 0.717;
const MAX_PASSES = 4;
const EPSILON = 2 ** -52;
/** So many rows of the vectors are exchanged at a time. */
const ROWS = 1024;

/** What is left of a vector, and what was taken away. */
export interface Orthogonalised {
  /** Products of the basis with the vector, complex ones as pairs. */
  readonly coefficients: Float64Array;
  /** Length of what is left; 0 where that is rounding error only. */
  readonly norm: number;
}

/** Room for a number of vectors of n elements. */
export class Basis {
  readonly scalar: Scalar;
  readonly n: number;
  readonly #capacity: number;
  readonly #coefficients: number;
  readonly #action: Action | undefined;
  readonly #image: number;
  readonly #address: number;
  /** Room for some rows of the vectors. */
  readonly #part: number;
  #state = 0x9e3779b9;

  readonly #innerName: string;

  /**
   * @param inner - M, where vectors are to be orthonormal in the product xᴴ M y
   * @param innerName - what errors call it
   */
  constructor(
    frame: Frame,
    scalar: Scalar,
    n: number,
    capacity: number,
    inner?: Action,
    innerName = 'M',
  ) {
    this.#innerName = innerName;
    this.scalar = scalar;
    this.n = n;
    this.#capacity = capacity;
    this.#address = frame.elements(scalar, n * capacity);
    this.#part = frame.elements(scalar, Math.min(n, ROWS) * capacity);
    this.#coefficients = frame.elements(scalar, capacity + 1);
    this.#action = inner;
    this.#image = inner ? frame.elements(scalar, n) : 0;
  }

  /** The address of a vector. */
  vector(j: number): number {
    return this.#address + j * this.n * dtypes[this.scalar].itemsize;
  }

  /** The first vectors as columns. */
  matrix(count: number): Matrix {
    return byColumns(this.scalar, this.#address, this.n, count, this.n);
  }

  /** Makes vector j orthogonal to those before it, twice where digits were lost (Kahan's rule). */
  orthogonalise(j: number, caller: string): Orthogonalised {
    const { scalar } = this;
    const { components } = dtypes[scalar];
    const coefficients = new Float64Array(j * components);
    const before = this.#norm(j, caller);
    let length = before;
    const w = block(this.matrix(this.#capacity), 0, j, this.n, 1);
    const others = this.matrix(j);
    const h = byColumns(scalar, this.#coefficients, j, 1, Math.max(1, j));
    for (let pass = 0; pass < MAX_PASSES && j > 0; pass++) {
      const image = this.#imageOf(j);
      multiply(transposed(others), image, h, { conjugateA: true });
      multiply(others, h, w, { alpha: -1, accumulate: true });
      numbersAt(scalar, h.address, j).forEach((value, at) => (coefficients[at]! += value));
      const left = this.#norm(j, caller);
      if (left >= KEPT * length) {
        length = left;
        break;
      }
      length = left;
      // What remains is rounding error of the vector.
      if (left <= 4 * EPSILON * before) return { coefficients, norm: 0 };
    }
    return { coefficients, norm: length };
  }

  /** Divides vector j by a number. */
  divide(j: number, by: number): void {
    const numbers = numbersAt(this.scalar, this.vector(j), this.n);
    for (let at = 0; at < numbers.length; at++) numbers[at]! /= by;
  }

  /** Makes vector j a random one of unit length, orthogonal to those before it. */
  randomise(j: number, caller: string): void {
    for (let attempt = 0; attempt < 8; attempt++) {
      const numbers = numbersAt(this.scalar, this.vector(j), this.n);
      for (let at = 0; at < numbers.length; at++) numbers[at] = this.#random();
      const { norm } = this.orthogonalise(j, caller);
      if (norm > 0) {
        this.divide(j, norm);
        return;
      }
    }
    throw new LinAlgError(`${caller}: found no vector that is independent of ${j} others`);
  }

  /**
   * Exchanges the first vectors for products of them with the columns of Y, and puts vector `next`
   * behind those.
   */
  exchange(y: Matrix, next: number): void {
    const { scalar, n } = this;
    const { itemsize } = dtypes[scalar];
    const whole = this.matrix(y.rows);
    for (let row = 0; row < n; row += ROWS) {
      const rows = Math.min(ROWS, n - row);
      const part = byColumns(scalar, this.#part, rows, y.columns, rows);
      multiply(block(whole, row, 0, rows, y.rows), y, part);
      for (let j = 0; j < y.columns; j++) {
        const from = part.address + j * rows * itemsize;
        copyElements(scalar, from, this.vector(j) + row * itemsize, rows);
      }
    }
    copyElements(scalar, this.vector(next), this.vector(y.columns), n);
  }

  #imageOf(j: number): Matrix {
    const w = block(this.matrix(this.#capacity), 0, j, this.n, 1);
    if (this.#action === undefined) return w;
    this.#action(w.address, this.#image);
    return byColumns(this.scalar, this.#image, this.n, 1, this.n);
  }

  #norm(j: number, caller: string): number {
    const w = block(this.matrix(this.#capacity), 0, j, this.n, 1);
    const place = this.#coefficients + this.#capacity * dtypes[this.scalar].itemsize;
    const square = byColumns(this.scalar, place, 1, 1, 1);
    multiply(transposed(w), this.#imageOf(j), square, { conjugateA: true });
    const value = numbersAt(this.scalar, place, 1)[0]!;
    if (value - value !== 0) throw new LinAlgError(`${caller}: a product of A is not finite`);
    if (value < 0) {
      throw new LinAlgError(`${caller}: ${this.#innerName} is not positive definite`);
    }
    return Math.sqrt(value);
  }

  /** In (-1, 1), the same in every run. */
  #random(): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(this.#state ^ (this.#state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1;
  }
}
