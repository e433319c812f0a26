import { asarray, type NdArray, take, zeros } from '@numloom/ndarray';
import { qr } from '@numloom/linalg';
import { expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix, squareMatrices } from './matrices.ts';
import { factorRatio, orthogonalityRatio, THRESHOLD } from './ratios.ts';

function checkTriangle(R: NdArray): void {
  const { re, im, rows, columns } = Dense.of(R);
  let below = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < Math.min(i, columns); j++) {
      if (re[i * columns + j] !== 0 || im[i * columns + j] !== 0) below++;
    }
  }
  expect(below).toBe(0);
}

function check(a: NdArray): void {
  const [m, n] = a.shape as [number, number];
  for (const mode of ['reduced', 'complete'] as const) {
    const k = mode === 'complete' ? m : Math.min(m, n);
    const { Q, R } = qr(a, { mode });
    expect([Q.shape, R.shape]).toEqual([
      [m, k],
      [k, n],
    ]);
    expect(factorRatio(a, Q, R)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(Q)).toBeLessThan(THRESHOLD);
    checkTriangle(R);
    const pivoted = qr(a, { mode, pivoting: true });
    expect(pivoted.P.shape).toEqual([n]);
    const exchanged = n === 0 ? a : take(a, pivoted.P, { axis: 1 });
    expect(factorRatio(exchanged, pivoted.Q, pivoted.R)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(pivoted.Q)).toBeLessThan(THRESHOLD);
    checkTriangle(pivoted.R);
    const { re, im } = Dense.of(pivoted.R);
    const sizesOf = Array.from({ length: Math.min(m, n) }, (_, i) =>
      Math.hypot(re[i * n + i]!, im[i * n + i]!),
    );
    expect(sizesOf.every((size, i) => i === 0 || size <= sizesOf[i - 1]! * (1 + 1e-7))).toBe(true);
  }
  expect(qr(a, { mode: 'r' }).R.tolist()).toEqual(qr(a).R.tolist());
}

test.each(Object.keys(squareMatrices))('%s', (name) => {
  for (const n of [0, 1, 2, 5, 17, 34]) check(squareMatrices[name]!(n));
});

test.each([
  [1, 4],
  [4, 1],
  [60, 45],
  [45, 60],
  [100, 7],
  [7, 100],
  [0, 3],
  [3, 0],
])('%d x %d', (m, n) => {
  check(randomMatrix(m, n));
  check(randomComplex(m, n));
});

test('raw reflectors make Q', () => {
  const a = randomComplex(5, 3);
  const { h, tau } = qr(a, { mode: 'raw' });
  expect([h.shape, tau.shape]).toEqual([[3, 5], [3]]);
  let product = Dense.identity(5);
  const factors = Dense.of(tau);
  const rows = Dense.of(h);
  for (let k = 0; k < 3; k++) {
    const v = new Dense(5, 1);
    v.re[k] = 1;
    for (let i = k + 1; i < 5; i++) {
      v.re[i] = rows.re[k * 5 + i]!;
      v.im[i] = rows.im[k * 5 + i]!;
    }
    const factor = new Dense(1, 1);
    factor.re[0] = factors.re[k]!;
    factor.im[0] = factors.im[k]!;
    product = product.times(Dense.identity(5).minus(v.times(factor).times(v.adjoint)));
  }
  expect(product.minus(Dense.of(qr(a, { mode: 'complete' }).Q)).largest).toBeLessThan(1e-15);
});

test('the numerical rank shows on the diagonal of pivoted R', () => {
  const { R } = qr(squareMatrices['nearly singular']!(50), { pivoting: true });
  expect(Math.abs(R.get(1, 1)) / Math.abs(R.get(0, 0))).toBeLessThan(1e-12);
});

test('stacks, layouts, dtypes', () => {
  const stack = randomMatrix(24, 5, 4).reshape([2, 3, 4, 5]);
  for (const [name, a] of Object.entries(layouts(stack))) {
    const { Q, R, P } = qr(a, { pivoting: true });
    expect([Q.shape, R.shape, P.shape], name).toEqual([
      [2, 3, 4, 4],
      [2, 3, 4, 5],
      [2, 3, 5],
    ]);
    const one = qr(stack.slice(1, 2), { pivoting: true });
    expect(Q.slice(1, 2).tolist()).toEqual(one.Q.tolist());
    expect(R.slice(1, 2).tolist()).toEqual(one.R.tolist());
    expect(P.slice(1, 2).tolist()).toEqual(one.P.tolist());
  }
  expect(qr(zeros([0, 3, 2])).R.shape).toEqual([0, 2, 2]);
  for (const dtype of ['float32', 'complex64'] as const) {
    const a = randomMatrix(30, 20).astype(dtype);
    check(a);
    expect(qr(a).Q.dtype).toBe(dtype);
  }
  expect(qr([[1n, 2n]]).Q.dtype).toBe('float64');
});

test('bad input', () => {
  expect(() => qr([1, 2])).toThrow('qr: a has 1 axis, needs at least 2');
  expect(() => qr([[1]], { mode: 'full' as 'r' })).toThrow('qr: mode is full, must be one of');
  const { R } = qr([
    [NaN, 1],
    [2, 3],
  ]);
  expect(Number.isNaN(R.get(0, 0))).toBe(true);
  expect(qr(asarray([[NaN, 1]]), { pivoting: true }).P.tolist()).toEqual([0n, 1n]);
});
