/** Random systems, as dense rows of complex numbers, and what errors are measured by. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { type LinAlgWarning, matmul, onWarning } from '@numloom/linalg';
import fc from 'fast-check';
import { afterEach, beforeEach } from 'vitest';

/** A list that holds the warnings of each test of a file, and nothing of those before. */
export function collectWarnings(): LinAlgWarning[] {
  const warnings: LinAlgWarning[] = [];
  let before: ReturnType<typeof onWarning>;
  beforeEach(() => {
    warnings.length = 0;
    before = onWarning((warning) => void warnings.push(warning));
  });
  afterEach(() => void onWarning(before));
  return warnings;
}

/** A square matrix as nested lists, of numbers or of complex numbers. */
export interface Dense {
  readonly rows: (number | Complex)[][];
  readonly isComplex: boolean;
}

/** Sparse random matrices, with a diagonal that makes them regular, their rows exchanged. */
export const regular = fc
  .record({
    n: fc.integer({ min: 1, max: 24 }),
    density: fc.double({ min: 0, max: 0.5, noNaN: true }),
    isComplex: fc.boolean(),
    isExchanged: fc.boolean(),
    seed: fc.integer(),
  })
  .map(({ n, density, isComplex, isExchanged, seed }): Dense => {
    const random = generator(seed);
    const value = () => (isComplex ? new Complex(random() - 0.5, random() - 0.5) : random() - 0.5);
    const rows = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => {
        if (i === j) return isComplex ? new Complex(n, random()) : n * (random() < 0.5 ? -1 : 1);
        return random() < density ? value() : 0;
      }),
    );
    if (isExchanged) rows.reverse();
    return { rows, isComplex };
  });

export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

export function denseArray({ rows, isComplex }: Dense): NdArray {
  return array(rows, { dtype: isComplex ? 'complex128' : 'float64' });
}

const size = (value: unknown): number =>
  value instanceof Complex ? Math.hypot(value.re, value.im) : Math.abs(Number(value));

/** The largest absolute value. */
export function largest(a: NdArray): number {
  return Array.from(a.values(), size).reduce((most, one) => (one <= most ? most : one), 0);
}

/** ‖b - A x‖ / (‖A‖ ‖x‖ + ‖b‖), of largest elements. */
export function backwardError(a: NdArray, x: NdArray, b: NdArray): number {
  const product = matmul(a, x);
  const [left, right] = [Array.from(product.values()), Array.from(b.values())];
  const residual = left.reduce((most: number, value, k) => {
    const other = right[k]!;
    const [p, q] = [value, other].map((one) =>
      one instanceof Complex ? one : new Complex(Number(one)),
    );
    return Math.max(most, Math.hypot(p!.re - q!.re, p!.im - q!.im));
  }, 0);
  return residual / (a.shape[0]! * largest(a) * largest(x) + largest(b));
}
