/** Schur forms of matrices so large that many shifts are chased at once. */
import { array, type NdArray } from '@numloom/ndarray';
import { matmul, norm, schur } from '@numloom/linalg';
import { subtract } from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { shiftCount } from '../src/eigen/multishift.ts';

/** Few elements a column, in a ring: whose active part shrinks slowly, through all orders. */
function ring(n: number): NdArray {
  const rows = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let j = 0; j < n; j++) {
    for (const [step, value] of [
      [1, 4],
      [7, 1],
      [0, 1e-3],
      [n - 1, 0.5],
    ] as const) {
      // prettier-ignore
      rows[(j + step) % n]![j]! += value + (j % 5) / 10;
    }
  }
  return array(rows);
}

test('smaller parts have no more shifts: windows have room for those of the whole', () => {
  for (let order = 2; order < 2000; order++) {
    expect(shiftCount(order)).toBeGreaterThanOrEqual(shiftCount(order - 1));
    expect(shiftCount(order) % 2).toBe(0);
  }
});

test.each([183, 185, 190, 364])('a ring of %i', (n) => {
  const a = ring(n);
  const { T, Z } = schur(a);
  const product = matmul(matmul(Z, T), Z.T);
  expect(Number(norm(subtract(a, product)))).toBeLessThan(1e-12 * n);
  expect(Number(norm(subtract(matmul(Z.T, Z), array(identity(n)))))).toBeLessThan(1e-12 * n);
});

const identity = (n: number): number[][] =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (__, j) => +(i === j)));
