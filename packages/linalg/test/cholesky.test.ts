import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { add } from '@numloom/ufunc';
import { cho_factor, cho_solve, cholesky, LinAlgError } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { definiteMatrices, randomDefinite, withGarbage } from './definite-matrices.ts';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix } from './matrices.ts';
import { factorRatio, solveRatio, THRESHOLD } from './ratios.ts';

const SIZES = [0, 1, 2, 3, 8, 17, 33, 49, 70] as const;

function isTriangle(a: NdArray, lower: boolean): boolean {
  const n = a.shape[0]!;
  const { re, im } = Dense.of(a);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      if ((lower ? i < j : i > j) && (re[at] !== 0 || im[at] !== 0)) return false;
    }
    if (!(re[i * n + i]! > 0) || im[i * n + i] !== 0) return false;
  }
  return true;
}

describe.each(Object.keys(definiteMatrices))('%s', (name) => {
  test.each(SIZES)('n = %d', (n) => {
    const a = definiteMatrices[name]!(n);
    const l = cholesky(withGarbage(a, true));
    expect(l.dtype).toBe(a.dtype);
    expect(isTriangle(l, true)).toBe(true);
    expect(factorRatio(a, l, Dense.of(l).adjoint)).toBeLessThan(THRESHOLD);
    const u = cholesky(withGarbage(a, false), { upper: true });
    expect(isTriangle(u, false)).toBe(true);
    expect(factorRatio(a, Dense.of(u).adjoint, u)).toBeLessThan(THRESHOLD);
  });

  test.each([0, 1, 2, 7, 40])('systems, n = %d', (n) => {
    const a = definiteMatrices[name]!(n);
    const b = randomMatrix(n, 3, 21);
    for (const lower of [false, true]) {
      const factor = cho_factor(withGarbage(a, lower), { lower });
      expect(factor.lower).toBe(lower);
      const x = cho_solve(factor, b);
      expect(x.shape).toEqual([n, 3]);
      expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
      const single = cho_solve(factor, b.slice(':', 1));
      expect(single.shape).toEqual([n]);
      expect(solveRatio(a, single, b.slice(':', 1))).toBeLessThan(THRESHOLD);
    }
  });
});

test.each([4, 60])('layouts of order %d have one factor', (n) => {
  const a = randomDefinite(n, 9, true);
  const expected = cholesky(a).tolist();
  for (const other of Object.values(layouts(a))) {
    const before = other.tolist();
    expect(cholesky(other).tolist()).toEqual(expected);
    expect(other.tolist()).toEqual(before);
  }
});

test('dtypes', () => {
  for (const dtype of ['float32', 'complex64'] as const) {
    const a = randomDefinite(40, 10, dtype === 'complex64').astype(dtype);
    const l = cholesky(a);
    expect(l.dtype).toBe(dtype);
    expect(factorRatio(a, l, Dense.of(l).adjoint)).toBeLessThan(THRESHOLD);
    const b = randomMatrix(40, 2).astype('float32');
    const x = cho_solve(cho_factor(a), b);
    expect(x.dtype).toBe(dtype);
    expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
  }
  expect(
    cholesky(
      asarray([
        [4, 2],
        [2, 10],
      ]).astype('int8'),
    ).tolist(),
  ).toEqual([
    [2, 0],
    [1, 3],
  ]);
  expect(cholesky(asarray([[true]])).dtype).toBe('float64');
  expect(
    cholesky(
      add(
        [
          [2, 1],
          [1, 5],
        ],
        [
          [2, 1],
          [1, 5],
        ],
      ),
    ).tolist(),
  ).toEqual([
    [2, 0],
    [1, 3],
  ]);
});

test.each([3, 60])('stacks of order %d', (n) => {
  const all = [1, 2, 3, 4, 5, 6].map((seed) => randomDefinite(n, seed));
  const a = stack(all).reshape([2, 3, n, n]);
  const l = cholesky(a);
  const u = cholesky(a.mT.copy().mT, { upper: true });
  for (let i = 0; i < 6; i++) {
    const place = [Math.floor(i / 3), i % 3] as const;
    expect(l.slice(...place).tolist()).toEqual(cholesky(all[i]!).tolist());
    expect(u.slice(...place).tolist()).toEqual(cholesky(all[i]!, { upper: true }).tolist());
  }
  const b = randomMatrix(n, 2);
  const x = cho_solve(cho_factor(a), b);
  expect(x.shape).toEqual([2, 3, n, 2]);
  expect(solveRatio(all[4]!, x.slice(1, 1), b)).toBeLessThan(THRESHOLD);
  expect(cho_solve(cho_factor(a), b.slice(':', 0)).shape).toEqual([2, 3, n]);
  expect(cholesky(zeros([0, n, n])).shape).toEqual([0, n, n]);
});

test('the other triangle is kept by cho_factor, and the diagonal taken as real', () => {
  const a = withGarbage(randomDefinite(70, 12), false);
  const { c } = cho_factor(a);
  for (let i = 0; i < 70; i++) {
    for (let j = 0; j < i; j++) expect(c.get(i, j)).toBe(a.get(i, j));
  }
  const tilted = asarray([
    [new Complex(4, 5), 7],
    [2, new Complex(10, -3)],
  ]);
  expect(cholesky(tilted).tolist()).toEqual([
    [new Complex(2, 0), new Complex(0, 0)],
    [new Complex(1, 0), new Complex(3, 0)],
  ]);
});

test.each([
  [2, 1],
  [20, 13],
  [70, 1],
  [70, 45],
  [70, 70],
])('order %d is not positive definite from minor %d on', (n, minor) => {
  for (const complex of [false, true]) {
    const a = randomDefinite(n, 13, complex);
    a.set(minor - 1, minor - 1, -1e6);
    for (const upper of [false, true]) {
      expect(() => cholesky(a, { upper })).toThrow(
        new LinAlgError(
          `cholesky: a is not positive definite: its leading minor of order ${minor} is not positive`,
        ),
      );
    }
    const good = randomDefinite(n, 14, complex);
    expect(() => cholesky(stack([good, a]))).toThrow(`order ${minor} of the matrix (1,) is not`);
  }
});

test('zero and semidefinite matrices are not positive definite', () => {
  expect(() => cholesky(zeros([3, 3]))).toThrow(LinAlgError);
  expect(() =>
    cho_factor([
      [1, 1],
      [1, 1],
    ]),
  ).toThrow('order 2');
});

test('NaN gives NaN, and is refused where finite values are asked for', () => {
  for (const n of [2, 60]) {
    const a = randomDefinite(n, 15);
    a.set(1, 0, NaN);
    a.set(0, 1, NaN);
    const l = cholesky(a);
    expect(l.get(0, 0)).toBeGreaterThan(0);
    expect(l.get(1, 1)).toBeNaN();
    expect(l.get(0, 1)).toBe(0);
    expect(() => cho_factor(a)).toThrow(RangeError);
    expect(cho_factor(a, { check_finite: false }).c.get(1, 1)).toBeNaN();
    const factor = cho_factor(randomDefinite(n, 16));
    expect(() => cho_solve(factor, a)).toThrow('cho_solve: b has NaN at (0, 1), must be finite');
  }
});

test('bad shapes', () => {
  expect(() => cholesky(zeros([2, 3]))).toThrow('cholesky: a is 2x3, needs square matrices');
  expect(() => cholesky(zeros([3]))).toThrow(LinAlgError);
  const factor = cho_factor([
    [1, 0],
    [0, 1],
  ]);
  expect(() => cho_solve(factor, [1, 2, 3])).toThrow(RangeError);
  expect(() => cho_solve(factor, 1)).toThrow(RangeError);
  expect(cho_solve(factor, zeros([2, 0])).shape).toEqual([2, 0]);
  expect(cho_solve({ c: randomComplex(2, 2), lower: true }, [1, 2]).dtype).toBe('complex128');
});
