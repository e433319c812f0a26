import type { NdArray } from '@numloom/ndarray';
import { arange, asarray, Complex } from '@numloom/ndarray';
import { matmul } from '@numloom/linalg';
import { expect, test } from 'vitest';

/** The definition, by elements. */
function product(a: NdArray, b: NdArray): number[][] {
  const [m, k] = a.shape as [number, number];
  const n = b.shape[1]!;
  return Array.from({ length: m }, (_, i) =>
    Array.from({ length: n }, (_, j) => {
      let sum = 0;
      for (let p = 0; p < k; p++) sum += (a.get(i, p) as number) * (b.get(p, j) as number);
      return sum;
    }),
  );
}

test.each([
  [1, 1, 1],
  [2, 8, 3],
  [3, 9, 5],
  [17, 23, 31],
  [130, 11, 400],
  [5, 1030, 7],
])('a %d x %d product of depth %d is exact for small integers', (m, n, k) => {
  const a = arange(m * k, { dtype: 'float64' }).reshape([m, k]);
  const b = arange(k * n, { dtype: 'float64' })
    .reshape([k, n])
    .slice('::-1', '::-1');
  expect(matmul(a, b).tolist()).toEqual(product(a, b));
  const at = arange(m * k, { dtype: 'float64' }).reshape([k, m]).T;
  expect(matmul(at, b).tolist()).toEqual(product(at, b));
});

test('complex products', () => {
  const i = new Complex(0, 1);
  const a = asarray([
    [1, i],
    [i, 2],
  ]);
  expect(matmul(a, a).tolist()).toEqual([
    [new Complex(0, 0), new Complex(0, 3)],
    [new Complex(0, 3), new Complex(3, 0)],
  ]);
});
