/** Square roots and logarithms of matrices. */
import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import {
  eig,
  LinAlgError,
  type LinAlgWarning,
  logm,
  matmul,
  onWarning,
  sqrtm,
} from '@numloom/linalg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { layouts, matrix, randomComplex, randomMatrix } from './matrices.ts';
import { factorRatio, THRESHOLD } from './ratios.ts';
import reference from './reference/eig.json' with { type: 'json' };

let warnings: LinAlgWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings = [];
  before = onWarning((warning) => warnings.push(warning));
});
afterEach(() => {
  onWarning(before);
});

type Element = number | readonly number[];

/** An array of real numbers, or of pairs. */
function arrayOf(rows: readonly (readonly Element[])[]): NdArray {
  const isReal = typeof rows[0]![0] === 'number';
  if (isReal) return asarray(rows as number[][], { dtype: 'float64' });
  return asarray(rows.map((row) => row.map((x) => new Complex(...(x as [number, number])))));
}

function distance(x: NdArray, y: NdArray): number {
  const expected = Dense.of(y);
  return Dense.of(x).minus(expected).norm / expected.norm;
}

/** A matrix with eigenvalues in the right half plane, of any condition. */
function positive(n: number, seed: number): NdArray<'float64'> {
  const a = randomMatrix(n, n, seed);
  return matrix(n, n, (i, j) => a.get(i, j) + (i === j ? 1.2 * Math.sqrt(n) : 0));
}

describe.each(reference.sqrtm.map((_, i) => i))('reference %d', (i) => {
  test('sqrtm', () => {
    const { matrix: rows, result } = reference.sqrtm[i]!;
    expect(distance(sqrtm(arrayOf(rows)), arrayOf(result))).toBeLessThan(1e-13);
  });
  test('logm', () => {
    const { matrix: rows, result } = reference.logm[i]!;
    expect(distance(logm(arrayOf(rows)), arrayOf(result))).toBeLessThan(1e-13);
  });
});

test.each([0, 1, 2, 3, 7, 20, 49, 110])('roots of order %d are roots, real and complex', (n) => {
  const a = positive(n, 3);
  const x = sqrtm(a);
  expect(x.dtype).toBe('float64');
  expect(factorRatio(a, x, x)).toBeLessThan(THRESHOLD);
  const c = randomComplex(n, n, 4);
  const y = sqrtm(c);
  // The error is relative to the square of the root's norm (Higham 2008, section 6.1).
  const growth = n === 0 ? 1 : Dense.of(y).norm ** 2 / Dense.of(c).norm;
  expect(factorRatio(c, y, y) / growth).toBeLessThan(THRESHOLD);
});

test.each([1, 2, 5, 20, 60])('logarithms of order %d belong to logarithms of eigenvalues', (n) => {
  const a = positive(n, 5);
  const x = logm(a);
  expect(x.dtype).toBe('float64');
  const { eigenvalues, eigenvectors } = eig(a);
  const v = Dense.of(eigenvectors);
  const w = Dense.of(eigenvalues);
  for (let j = 0; j < n; j++) {
    const [re, im] = [w.re[j]!, w.im[j]!];
    w.re[j] = Math.log(Math.hypot(re, im));
    w.im[j] = Math.atan2(im, re);
  }
  const scaled = new Dense(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      scaled.re[at] = v.re[at]! * w.re[j]! - v.im[at]! * w.im[j]!;
      scaled.im[at] = v.re[at]! * w.im[j]! + v.im[at]! * w.re[j]!;
    }
  }
  const error = Dense.of(x).times(v).minus(scaled).norm / scaled.norm;
  expect(error).toBeLessThan(1e-12);
});

test('logarithms of powers are multiples', () => {
  const a = positive(40, 8);
  const twice = Dense.of(logm(matmul(a, a)));
  expect(twice.minus(Dense.of(logm(a)).scaled(2)).norm / twice.norm).toBeLessThan(1e-12);
});

test('norms from 1e-300 to 1e300', () => {
  for (const factor of [1e-300, 1e300]) {
    const a = matrix(5, 5, (i, j) => factor * (positive(5, 2).get(i, j) / 10));
    const x = sqrtm(a);
    expect(factorRatio(a, x, x)).toBeLessThan(THRESHOLD);
    const shift = Dense.of(logm(a)).minus(Dense.of(logm(positive(5, 2))));
    expect(shift.re[0]).toBeCloseTo(Math.log(factor / 10), 10);
    expect(shift.re[1]).toBeCloseTo(0, 10);
  }
});

test('negative eigenvalues make results complex', () => {
  const root = sqrtm([
    [-1, 0],
    [0, -4],
  ]);
  expect(root.dtype).toBe('complex128');
  expect(root.tolist()).toEqual([
    [new Complex(0, 1), new Complex(0, 0)],
    [new Complex(0, 0), new Complex(0, 2)],
  ]);
  const log = logm([
    [-1, 0],
    [0, 4],
  ]);
  expect(
    distance(
      log,
      arrayOf([
        [
          [0, Math.PI],
          [0, 0],
        ],
        [
          [0, 0],
          [Math.log(4), 0],
        ],
      ]),
    ),
  ).toBeLessThan(1e-14);
});

test('singular matrices', () => {
  expect(
    sqrtm([
      [1, 1],
      [0, 0],
    ]).tolist(),
  ).toEqual([
    [1, 1],
    [0, 0],
  ]);
  expect(warnings.map(({ rcond, message }) => [rcond, message])).toEqual([
    [0, 'sqrtm: a is singular, the result may be inaccurate or no root'],
  ]);
  expect(
    sqrtm([
      [0, 1],
      [0, 0],
    ]).get(0, 1),
  ).toBe(Infinity);
  expect(sqrtm(zeros([3, 3])).tolist()).toEqual(zeros([3, 3]).tolist());
  warnings = [];
  // As SciPy has it.
  const log = logm([
    [1, 1],
    [0, 0],
  ]);
  expect(log.get(1, 1)).toBeCloseTo(-46.05170186, 8);
  expect(log.get(0, 1)).toBeCloseTo(46.05170186, 8);
  expect(warnings).toHaveLength(1);
  sqrtm([
    [1, 0],
    [0, 1e-17],
  ]);
  expect(warnings[1]!.message).toContain('nearly singular');
  expect(warnings[1]!.rcond).toBeCloseTo(1e-17, 20);
});

test('layouts, dtypes and stacks', () => {
  const a = positive(6, 9);
  for (const layout of Object.values(layouts(a))) {
    expect(sqrtm(layout).tolist()).toEqual(sqrtm(a).tolist());
    expect(logm(layout).tolist()).toEqual(logm(a).tolist());
  }
  const single = sqrtm(a.astype('float32'));
  expect(single.dtype).toBe('float32');
  expect(factorRatio(a.astype('float32'), single, single)).toBeLessThan(THRESHOLD);
  expect(logm(randomComplex(3, 3, 2).astype('complex64')).dtype).toBe('complex64');
  const mixed = sqrtm(
    stack([
      asarray([
        [4, 0],
        [0, 9],
      ]),
      asarray([
        [-1, 0],
        [0, 1],
      ]),
    ]),
  );
  expect(mixed.dtype).toBe('complex128');
  expect(mixed.get(0, 1, 1)).toEqual(new Complex(3, 0));
  expect(mixed.get(1, 0, 0)).toEqual(new Complex(0, 1));
  expect(sqrtm(zeros([2, 0, 0])).shape).toEqual([2, 0, 0]);
});

test('bad input', () => {
  expect(() => sqrtm([[1, 2]])).toThrow(LinAlgError);
  expect(() =>
    sqrtm([
      [1, NaN],
      [1, 1],
    ]),
  ).toThrow('NaN or infinite');
  expect(() => logm([[Infinity]])).toThrow(LinAlgError);
  expect(() => logm([1])).toThrow('logm: a has 1 axis');
});
