/** Exponentials of matrices. */
import { asarray, Complex, eye, type NdArray, stack, zeros } from '@numloom/ndarray';
import { add, evaluate, exp, multiply } from '@numloom/ufunc';
import { eigh, expm, LinAlgError, matmul } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import {
  layouts,
  matrix,
  randomComplex,
  randomHermitian,
  randomMatrix,
  squareMatrices,
} from './matrices.ts';
import reference from './reference/expm.json' with { type: 'json' };

interface Case {
  readonly matrix: number[][];
  readonly expm: number[][];
  readonly matrixImaginary?: number[][];
  readonly expmImaginary?: number[][];
}

function combined(re: number[][], im?: number[][]): NdArray {
  if (im === undefined) return asarray(re);
  return asarray(re.map((row, i) => row.map((x, j) => new Complex(x, im[i]![j]))));
}

/** ‖X - Y‖ / ‖Y‖ in rounding units. */
function difference(x: NdArray, y: NdArray | Dense): number {
  const expected = y instanceof Dense ? y : Dense.of(y);
  const unit = x.dtype === 'float32' || x.dtype === 'complex64' ? 2 ** -24 : 2 ** -53;
  return Dense.of(x).minus(expected).norm / expected.norm / unit;
}

describe('against mpmath', () => {
  const cases = Object.entries(reference as Record<string, Case>);
  test.each(cases)('%s', (_, given) => {
    const a = combined(given.matrix, given.matrixImaginary);
    const expected = combined(given.expm, given.expmImaginary);
    const condition = Math.max(Dense.of(a).norm, 1);
    expect(difference(expm(a), expected)).toBeLessThan(30 * condition);
  });

  test('norms that say little do not cost digits', () => {
    for (const name of ['nilpotent but for the diagonal', 'Al-Mohy and Higham'] as const) {
      expect(difference(expm(reference[name].matrix), asarray(reference[name].expm))).toBeLessThan(
        200,
      );
    }
  });

  test('each element of triangular matrices that has a formula', () => {
    for (const name of ['upper triangular', 'lower triangular'] as const) {
      const { matrix: a, expm: expected } = reference[name];
      const result = expm(a).tolist() as number[][];
      a.forEach((_, i) => {
        a.forEach((_, j) => {
          if (Math.abs(i - j) > 1) return;
          const exact = expected[i]![j]!;
          expect(Math.abs(result[i]![j]! - exact)).toBeLessThan(
            20 * 2 ** -53 * Math.abs(exact) + 1e-320,
          );
        });
      });
    }
  });
});

test.each([1, 2, 5, 40, 70])('of a Hermitian matrix of size %d: by its eigenvalues', (n) => {
  for (const complex of [false, true]) {
    const a = randomHermitian(n, n, complex);
    const { eigenvalues, eigenvectors } = eigh(a);
    const v = Dense.of(eigenvectors);
    const exact = v.times(Dense.diagonal(evaluate(exp(eigenvalues)))).times(v.adjoint);
    expect(difference(expm(a), exact)).toBeLessThan(30 * n);
  }
});

test.each(Object.keys(squareMatrices))('%s: exp(A) exp(-A) is the identity', (name) => {
  if (name === 'norm 1e300') return;
  for (const n of [1, 2, 7, 52]) {
    const a = squareMatrices[name]!(n);
    const norm = Dense.of(a).norm;
    const small = evaluate(multiply(a, norm > 1 ? 1 / norm : 1));
    const product = matmul(expm(small), expm(evaluate(multiply(small, -1))));
    expect(difference(product, eye(n))).toBeLessThan(300);
  }
});

test('additive for multiples of one matrix, of any scale', () => {
  const a = randomMatrix(60, 60);
  for (const t of [1e-9, 1e-3, 0.01, 0.05, 0.1, 0.3, 1, 2]) {
    const whole = expm(evaluate(multiply(a, 2 * t)));
    const half = expm(evaluate(multiply(a, t)));
    expect(difference(matmul(half, half), whole)).toBeLessThan(2000);
  }
});

test('diagonal matrices are exponentiated by elements', () => {
  const a = asarray([
    [1, 0, 0],
    [0, -Infinity, 0],
    [0, 0, NaN],
  ]);
  expect(expm(a).tolist()).toEqual([
    [Math.E, 0, 0],
    [0, 0, 0],
    [0, 0, NaN],
  ]);
  expect(expm(zeros([3, 3])).tolist()).toEqual(eye(3).tolist());
  const turned = expm([[new Complex(0, Math.PI)]]).get(0, 0) as Complex;
  expect(turned.re).toBe(-1);
  expect(Math.abs(turned.im)).toBeLessThan(2e-16);
});

test('stacks, layouts, dtypes and expressions', () => {
  const a = stack([randomMatrix(6, 6, 1), randomMatrix(6, 6, 2)]);
  const expected = expm(a);
  expect(expected.slice(1).tolist()).toEqual(expm(randomMatrix(6, 6, 2)).tolist());
  for (const [name, array] of Object.entries(layouts(a))) {
    expect(expm(array).tolist(), name).toEqual(expected.tolist());
  }
  expect(expm(add(a, 0)).tolist()).toEqual(expected.tolist());
  const single = expm(a.astype('float32'));
  expect(single.dtype).toBe('float32');
  expect(difference(single.slice(0), expected.slice(0))).toBeLessThan(100);
  const complex = expm(randomComplex(4, 4).astype('complex64'));
  expect(complex.dtype).toBe('complex64');
  expect(difference(complex, expm(randomComplex(4, 4)))).toBeLessThan(100);
  expect(expm(matrix(3, 3, (i, j) => i - j).astype('int8')).dtype).toBe('float64');
  expect(expm(zeros([0, 0])).shape).toEqual([0, 0]);
  expect(expm(zeros([2, 0, 0])).shape).toEqual([2, 0, 0]);
  expect(expm(zeros([0, 2, 2])).shape).toEqual([0, 2, 2]);
});

describe('what has no exponential', () => {
  test('NaN and infinities spread to all elements', () => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      expect(
        expm([
          [1, bad],
          [2, 3],
        ]).tolist(),
      ).toEqual([
        [NaN, NaN],
        [NaN, NaN],
      ]);
      expect(
        expm([
          [1, bad],
          [0, 3],
        ]).tolist(),
      ).toEqual([
        [NaN, NaN],
        [NaN, NaN],
      ]);
    }
  });

  test('elements that are too large end', () => {
    expect(
      expm([
        [1e300, 1e300],
        [1e300, 1e300],
      ]).get(0, 0),
    ).not.toBeLessThan(Infinity);
    const tiny = expm([
      [1e-300, 1e-300],
      [1e-300, 1e-300],
    ]);
    expect(tiny.get(0, 0)).toBe(1);
    expect((tiny.get(0, 1) as number) / 1e-300).toBeCloseTo(1, 14);
  });

  test('shapes', () => {
    expect(() => expm([1, 2])).toThrow(LinAlgError);
    expect(() => expm(zeros([2, 3]))).toThrow(/expm: A is 2x3/);
  });
});
