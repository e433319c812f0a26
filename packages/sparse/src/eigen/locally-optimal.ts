/** The blocks of vectors of the locally optimal method: X, what it was moved by (P), and residuals (W). */
import { eigh, LinAlgError, qr } from '@numloom/linalg';
import {
  block,
  byColumns,
  type Frame,
  type Matrix,
  multiply,
  newArray,
  type Scalar,
  transposed,
  withFrame,
} from '@numloom/linalg/kernels';
import { dtypes, type NdArray } from '@numloom/ndarray';
import { type Action, copyElements, numbersAt, storeArray } from '../operators/action.ts';
import { Basis } from './basis.ts';
import { columnsAt, numbersOf, toHeap } from './small.ts';

/** The problem A x = λ B x. */
export interface Problem {
  readonly a: Action;
  readonly b: Action | undefined;
  readonly m: Action | undefined;
  readonly n: number;
  readonly scalar: Scalar;
  readonly isLargest: boolean;
}

const CALLER = 'lobpcg';

/**
 * An orthonormal basis, in the product of B: constraints, `width` vectors X, then P, then W; and the images of all
 * but the constraints by A. New blocks are combinations of old ones by coordinates that are orthonormal themselves
 * (Hetmaniuk and Lehoucq 2006), so that no Gram matrix gets ill-conditioned.
 */
export class LocallyOptimal {
  readonly width: number;
  readonly #problem: Problem;
  readonly #basis: Basis;
  readonly #constraints: number;
  readonly #capacity: number;
  readonly #images: number;
  readonly #temporary: number;
  readonly #residual: number;
  /** Vectors of P and W that are there. */
  #others = 0;
  /** Those of P among them. */
  #moves = 0;
  /** Approximate eigenvalues. */
  values: Float64Array = new Float64Array(0);

  /** @throws LinAlgError where columns of X or Y depend on one another. */
  constructor(
    problem: Problem,
    x: NdArray,
    y: NdArray | undefined,
    isWhole: boolean,
    frame: Frame,
  ) {
    const { n, scalar } = problem;
    const width = x.shape[1]!;
    const constraints = y === undefined ? 0 : y.shape[1]!;
    this.#problem = problem;
    this.width = width;
    this.#constraints = constraints;
    this.#capacity = isWhole ? n - constraints : Math.min(3 * width, n - constraints);
    const vectors = constraints + this.#capacity;
    this.#basis = new Basis(frame, scalar, n, vectors, problem.b, 'B');
    this.#images = frame.elements(scalar, n * this.#capacity);
    this.#temporary = frame.elements(scalar, n * 2 * width);
    this.#residual = frame.elements(scalar, n);
    if (y !== undefined) this.#store(y, 0, 'Y');
    this.#store(x, constraints, 'X');
    if (isWhole) {
      for (let j = width; j < this.#capacity; j++) this.#basis.randomise(constraints + j, CALLER);
      this.#others = this.#capacity - width;
    }
    for (let j = 0; j < width + this.#others; j++) this.#apply(j);
    this.improve();
  }

  #store(given: NdArray, start: number, name: string): void {
    const count = given.shape[1]!;
    storeArray(given.T, this.#problem.scalar, this.#basis.vector(start));
    for (let j = start; j < start + count; j++) {
      const { norm } = this.#basis.orthogonalise(j, CALLER);
      if (!(norm > 0)) {
        throw new LinAlgError(
          `${CALLER}: column ${j - start} of ${name} depends on those before${name === 'X' ? ' and on Y' : ''}`,
        );
      }
      this.#basis.divide(j, norm);
    }
  }

  /** Address of vector j, X before P before W. */
  vector(j: number): number {
    return this.#basis.vector(this.#constraints + j);
  }

  #image(j: number): number {
    return this.#images + j * this.#problem.n * dtypes[this.#problem.scalar].itemsize;
  }

  #apply(j: number): void {
    this.#problem.a(this.vector(j), this.#image(j));
  }

  #matrixAt(address: number, columns: number): Matrix {
    return byColumns(this.#problem.scalar, address, this.#problem.n, columns, this.#problem.n);
  }

  /** Norms of the residuals A x - λ B x of all X. */
  residualNorms(): Float64Array {
    return Float64Array.from({ length: this.width }, (_, j) => {
      this.#residualOf(j, this.#residual);
      const numbers = numbersAt(this.#problem.scalar, this.#residual, this.#problem.n);
      let largest = 0;
      for (const value of numbers) largest = Math.max(largest, Math.abs(value));
      if (!(largest > 0 && largest < Infinity)) return largest;
      let sum = 0;
      for (const value of numbers) sum += (value / largest) ** 2;
      return largest * Math.sqrt(sum);
    });
  }

  #residualOf(j: number, to: number): void {
    const { b, n, scalar } = this.#problem;
    if (b === undefined) copyElements(scalar, this.vector(j), to, n);
    else b(this.vector(j), to);
    const [numbers, image] = [numbersAt(scalar, to, n), numbersAt(scalar, this.#image(j), n)];
    const value = this.values[j]!;
    for (let at = 0; at < numbers.length; at++) numbers[at] = image[at]! - value * numbers[at]!;
  }

  /** Takes residuals of some X, preconditioned, as W; whether any are independent of what is there. */
  extend(active: readonly number[]): boolean {
    const { m, n, scalar } = this.#problem;
    for (const j of active) {
      const at = this.width + this.#others;
      if (at >= this.#capacity) break;
      const target = this.vector(at);
      if (m === undefined) this.#residualOf(j, target);
      else {
        this.#residualOf(j, this.#residual);
        m(this.#residual, target);
      }
      if (!isFinite(numbersAt(scalar, target, n))) {
        throw new LinAlgError(`${CALLER}: a product of M is not finite`);
      }
      const { norm } = this.#basis.orthogonalise(this.#constraints + at, CALLER);
      if (!(norm > 0)) continue;
      this.#basis.divide(this.#constraints + at, norm);
      this.#apply(at);
      this.#others++;
    }
    return this.#others > this.#moves;
  }

  /** Makes the basis orthonormal anew, without P, and its images those that A gives. */
  renew(): void {
    this.#others = this.#moves = 0;
    for (let j = 0; j < this.width; j++) {
      const at = this.#constraints + j;
      const { norm } = this.#basis.orthogonalise(at, CALLER);
      if (norm > 0) this.#basis.divide(at, norm);
      else this.#basis.randomise(at, CALLER);
      this.#apply(j);
    }
    this.improve();
  }

  /** Moves X to the best vectors of the basis, and makes P of the moves of those that are active. */
  improve(active: readonly number[] = []): void {
    const { scalar, isLargest } = this.#problem;
    const order = this.width + this.#others;
    const gram = this.#gram(order);
    const { eigenvalues, eigenvectors } = eigh(gram);
    const ascending = numbersOf(eigenvalues.copy());
    const chosen = Array.from({ length: this.width }, (_, j) => (isLargest ? order - 1 - j : j));
    this.values = Float64Array.from(chosen, (j) => ascending[j]!);
    const coordinates = columnsAt(eigenvectors, chosen);
    const moves = active.length === 0 ? undefined : this.#moved(coordinates, active);
    const all = moves === undefined ? [coordinates] : [coordinates, moves];
    this.#moves = moves === undefined ? 0 : moves.shape[1]!;
    withFrame((frame) => {
      const small = all.map((one) => toHeap(one, scalar, frame));
      for (const start of [this.vector(0), this.#images]) {
        const whole = this.#matrixAt(start, order);
        const temporary = this.#matrixAt(this.#temporary, this.width + this.#moves);
        multiply(whole, small[0]!, block(temporary, 0, 0, temporary.rows, this.width));
        if (small.length > 1) {
          const rest = block(temporary, 0, this.width, temporary.rows, this.#moves);
          multiply(whole, small[1]!, rest);
        }
        const count = (this.width + this.#moves) * this.#problem.n;
        copyElements(scalar, this.#temporary, start, count);
      }
    });
    this.#others = this.#moves;
  }

  /** Sᴴ A S */
  #gram(order: number): NdArray<Scalar> {
    const { scalar } = this.#problem;
    const result = newArray(scalar, [order, order]);
    withFrame((frame) => {
      const room = frame.elements(scalar, order * order);
      const [vectors, images] = [this.vector(0), this.#images].map((at) =>
        this.#matrixAt(at, order),
      );
      const product = byColumns(scalar, room, order, order, order);
      multiply(transposed(images!), vectors!, product, { conjugateA: true });
      // It lies by columns, which are read as rows: transposed, that is conjugate.
      const numbers = numbersAt(scalar, room, order * order);
      if (!isFinite(numbers)) throw new LinAlgError(`${CALLER}: a product of A is not finite`);
      const target = numbersOf(result);
      target.set(numbers);
      if (dtypes[scalar].components === 2) {
        for (let at = 1; at < target.length; at += 2) target[at]! *= -1;
      }
    });
    return result;
  }

  /** Coordinates of what active X are moved by, orthonormal and orthogonal to those of X. */
  #moved(coordinates: NdArray, active: readonly number[]): NdArray | undefined {
    const { scalar } = this.#problem;
    const [order, width] = coordinates.shape as [number, number];
    const count = Math.min(active.length, order - width, this.#capacity - width);
    if (count <= 0) return undefined;
    const { components } = dtypes[scalar];
    const both = newArray(scalar, [order, width + count]);
    const [from, to] = [numbersOf(coordinates), numbersOf(both)];
    const chosen = active.slice(0, count);
    for (let i = 0; i < order; i++) {
      for (let j = 0; j < width + count; j++) {
        const column = j < width ? j : chosen[j - width]!;
        for (let part = 0; part < components; part++) {
          const value = from[(i * width + column) * components + part]!;
          to[(i * (width + count) + j) * components + part] = j >= width && i < width ? 0 : value;
        }
      }
    }
    scaleColumns(to, order, width + count, width, components);
    const { Q } = qr(both);
    return columnsAt(
      Q,
      chosen.map((_, j) => width + j),
    );
  }
}

/** Divides columns from `first` on by their largest element. */
function scaleColumns(
  numbers: Float64Array,
  rows: number,
  columns: number,
  first: number,
  components: number,
): void {
  for (let j = first; j < columns; j++) {
    let largest = 0;
    const visit = (each: (at: number) => void): void => {
      for (let i = 0; i < rows; i++) {
        for (let part = 0; part < components; part++) each((i * columns + j) * components + part);
      }
    };
    visit((at) => (largest = Math.max(largest, Math.abs(numbers[at]!))));
    if (largest > 0) visit((at) => (numbers[at]! /= largest));
  }
}

function isFinite(numbers: Float64Array): boolean {
  // x - x is 0 for all but NaN and infinities.
  for (let at = 0; at < numbers.length; at++) if (numbers[at]! - numbers[at]! !== 0) return false;
  return true;
}
