/** Arithmetic of packed vectors in the heap, of one length and dtype. */
import { type Frame, kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import { iterations } from '../kernels/generated/iterations.ts';
import { copyElements, numbersAt } from '../operators/action.ts';
import { type Value, value } from './values.ts';

/** Vectors are addresses; none is made but by {@link Vectors.room}. */
export class Vectors {
  readonly scalar: Scalar;
  readonly length: number;
  readonly #frame: Frame;
  readonly #kernels;

  constructor(scalar: Scalar, length: number, frame: Frame) {
    this.scalar = scalar;
    this.length = length;
    this.#frame = frame;
    const kernels = kernelsOf(iterations);
    this.#kernels =
      scalar === 'float64'
        ? {
            sumSquares: kernels.sumSquaresFloat64,
            dot: kernels.dotFloat64,
            scale: kernels.scaleFloat64,
            addScaled: kernels.addScaledFloat64,
            addTo: kernels.addToFloat64,
            advance: kernels.advanceFloat64,
            lastImaginary: () => 0,
          }
        : {
            sumSquares: kernels.sumSquaresComplex128,
            dot: kernels.dotComplex128,
            scale: kernels.scaleComplex128,
            addScaled: kernels.addScaledComplex128,
            addTo: kernels.addToComplex128,
            advance: kernels.advanceComplex128,
            lastImaginary: kernels.lastImaginary,
          };
  }

  /** A new vector; its elements may be anything. */
  room(): number {
    return this.#frame.elements(this.scalar, this.length);
  }

  /** A new vector of the elements of another. */
  copyOf(x: number): number {
    const copy = this.room();
    this.copy(x, copy);
    return copy;
  }

  zeros(): number {
    const vector = this.room();
    numbersAt(this.scalar, vector, this.length).fill(0);
    return vector;
  }

  /** y = x */
  copy(x: number, y: number): void {
    copyElements(this.scalar, x, y, this.length);
  }

  /** Σ conj(x) y */
  dot(x: number, y: number): Value {
    const re = this.#kernels.dot(this.length, x, y);
    return value(re, this.#kernels.lastImaginary());
  }

  /** √Σ|x|² */
  norm(x: number): number {
    return Math.sqrt(this.#kernels.sumSquares(this.length, x));
  }

  /** y = a x; y may be x. */
  scale({ re, im }: Value, x: number, y = x): void {
    this.#kernels.scale(this.length, re, im, x, y);
  }

  /** y += a x */
  addScaled({ re, im }: Value, x: number, y: number): void {
    this.#kernels.addScaled(this.length, re, im, x, y);
  }

  /** z = x + a y; z may be x or y. */
  addTo(x: number, { re, im }: Value, y: number, z: number): void {
    this.#kernels.addTo(this.length, x, re, im, y, z);
  }

  /** x += a p and r -= a q; answers Σ|r|². */
  advance({ re, im }: Value, p: number, q: number, x: number, r: number): number {
    return this.#kernels.advance(this.length, re, im, p, q, x, r);
  }
}
