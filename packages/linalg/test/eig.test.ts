import type { NdArray } from '@numloom/ndarray';
import { eig, eigvals } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { randomComplex, sizes, squareMatrices } from './matrices.ts';
import { eigenRatio, THRESHOLD } from './ratios.ts';

/** The largest distance of the norm of a column from 1, in rounding units. */
function normRatio(vectors: NdArray): number {
  const v = Dense.of(vectors);
  let worst = 0;
  for (let j = 0; j < v.columns; j++) {
    let sum = 0;
    for (let i = 0; i < v.rows; i++) {
      sum += v.re[i * v.columns + j]! ** 2 + v.im[i * v.columns + j]! ** 2;
    }
    worst = Math.max(worst, Math.abs(Math.sqrt(sum) - 1));
  }
  return worst / 2 ** -53 / Math.max(v.rows, 1);
}

describe.each(Object.entries(squareMatrices))('%s', (_, make) => {
  test.each(sizes)('eigenvectors of order %d', (n) => {
    const a = make(n);
    const { eigenvalues, eigenvectors } = eig(a);
    expect(eigenvalues.shape).toEqual([n]);
    expect(eigenvectors.shape).toEqual([n, n]);
    expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
    expect(normRatio(eigenvectors)).toBeLessThan(THRESHOLD);
  });
});

test.each(sizes)('complex matrices of order %d', (n) => {
  const a = randomComplex(n, n, 5);
  const { eigenvalues, eigenvectors } = eig(a);
  expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
  expect(normRatio(eigenvectors)).toBeLessThan(THRESHOLD);
  expect(eigvals(a).shape).toEqual([n]);
});
