/** Matrices of eigenproblems, and what is right of their solutions. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { matmul } from '@numloom/linalg';
import type { Operand } from '@numloom/linalg';
import { expect } from 'vitest';

/** Numbers in (-1, 1), the same at every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 12), 0x297a2d39);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 31 - 1;
  };
}

/** About a tenth of the elements of a matrix, and its diagonal. */
export function scattered(rows: number, columns: number, seed: number): number[][] {
  const random = randomNumbers(seed);
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => (random() > 0.8 || i === j ? random() : 0)),
  );
}

/** A + Aᵀ, or for two matrices (A + i B) + (A + i B)ᴴ. */
export function hermitian(a: number[][], b?: number[][]): NdArray {
  if (!b) return array(a.map((row, i) => row.map((value, j) => value + a[j]![i]!)));
  return array(
    a.map((row, i) => row.map((value, j) => new Complex(value + a[j]![i]!, b[i]![j]! - b[j]![i]!))),
    { dtype: 'complex128' },
  );
}

/** A + i B */
export function complexOf(a: number[][], b: number[][]): NdArray {
  return array(
    a.map((row, i) => row.map((value, j) => new Complex(value, b[i]![j]))),
    { dtype: 'complex128' },
  );
}

type Element = number | Complex;

export function elements(a: NdArray): { re: number; im: number }[] {
  return (Array.from(a.copy().reshape(-1).values()) as Element[]).map((value) =>
    typeof value === 'number' ? { re: value, im: 0 } : value,
  );
}

/** The largest absolute value of the elements of A X - M X diag(values). */
export function residualOf(a: Operand, x: NdArray, values: NdArray, m?: Operand): number {
  const [left, right] = [elements(matmul(a, x)), elements(m ? matmul(m, x) : x)];
  const lambda = elements(values);
  return left.reduce((most, { re, im }, at) => {
    const { re: p, im: q } = lambda[at % lambda.length]!;
    const { re: u, im: v } = right[at]!;
    return Math.max(most, Math.hypot(re - (p * u - q * v), im - (p * v + q * u)));
  }, 0);
}

/** Expects Xᴴ M X to be the identity. */
export function expectOrthonormal(x: NdArray, m?: NdArray, digits = 12): void {
  const conjugate = array(
    elements(x).map(({ re, im }) => new Complex(re, -im)),
    { dtype: 'complex128' },
  ).reshape(x.shape);
  const gram = matmul(conjugate.T, m ? matmul(m, x) : x);
  const k = x.shape[1]!;
  elements(gram).forEach(({ re, im }, at) => {
    expect(re).toBeCloseTo(at % (k + 1) === 0 ? 1 : 0, digits);
    expect(im).toBeCloseTo(0, digits);
  });
}

/** Expects numbers that are alike up to 1e-10 of the largest. */
export function expectClose(found: NdArray, wanted: readonly { re: number; im: number }[]): void {
  const all = elements(found);
  expect(all.length).toBe(wanted.length);
  const size = Math.max(...wanted.map(({ re, im }) => Math.hypot(re, im)));
  all.forEach(({ re, im }, i) => {
    expect(Math.hypot(re - wanted[i]!.re, im - wanted[i]!.im)).toBeLessThanOrEqual(1e-10 * size);
  });
}
