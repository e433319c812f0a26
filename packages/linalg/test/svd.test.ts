import { asarray, type NdArray, zeros } from '@numloom/ndarray';
import { LinAlgError, matmul, svd, svdvals } from '@numloom/linalg';
import { expect, test } from 'vitest';
import { Dense } from './dense.ts';
import {
  layouts,
  matrix,
  random,
  randomComplex,
  randomMatrix,
  sizes,
  squareMatrices,
} from './matrices.ts';
import { factorRatio, orthogonalityRatio, THRESHOLD, valuesRatio } from './ratios.ts';

/** U S Vh is A, U and Vh are orthogonal, and S descends and is what `svdvals` answers. */
function check(a: NdArray, full_matrices = false): void {
  const { U, S, Vh } = svd(a, { full_matrices });
  const [m, n] = a.shape as [number, number];
  const count = Math.min(m, n);
  expect(U.shape).toEqual([m, full_matrices ? m : count]);
  expect(Vh.shape).toEqual([full_matrices ? n : count, n]);
  expect(S.shape).toEqual([count]);
  const sigma = Dense.diagonal(S, U.shape[1]!, Vh.shape[0]!);
  expect(factorRatio(a, U, sigma, Vh)).toBeLessThan(THRESHOLD);
  expect(orthogonalityRatio(U)).toBeLessThan(THRESHOLD);
  expect(orthogonalityRatio(Vh.mT)).toBeLessThan(THRESHOLD);
  const values = S.tolist() as number[];
  expect(values.every((value, i) => value >= 0 && (i === 0 || value <= values[i - 1]!))).toBe(true);
  expect(valuesRatio(svdvals(a), S)).toBeLessThan(THRESHOLD);
}

test.each(Object.keys(squareMatrices))('%s', (name) => {
  for (const n of sizes) check(squareMatrices[name]!(n));
});

const shapes = [
  [1, 4],
  [4, 1],
  [7, 6],
  [6, 7],
  [40, 9],
  [9, 40],
  [90, 75],
  [75, 90],
  [150, 70],
  [3, 0],
  [0, 3],
] as const;

test.each(shapes)('%d x %d, reduced and full, real and complex', (m, n) => {
  for (const full of [false, true]) {
    check(randomMatrix(m, n), full);
    check(randomComplex(m, n), full);
    check(zeros([m, n]), full);
  }
});

test('clusters, ranks and couplings that deflate', () => {
  const n = 100;
  const next = random(3);
  check(matrix(n, n, (i, j) => (i === j ? 1 + 1e-15 * i : j === i + 1 ? 1e-17 : 0)));
  check(matrix(n, n, (i, j) => (i === j ? (i % 3) + 1 : 0)));
  check(matrix(n, n, () => 1));
  check(
    matrix(n, n, (i, j) => (i === j ? 10 ** -(i / 5) : j === i + 1 ? 10 ** -(i / 5) * next() : 0)),
  );
  check(matrix(n, n, (i, j) => (j === i || j === i + 1 ? 1 : 0)));
  const low = matmul(randomMatrix(n, 3), randomMatrix(3, n, 2));
  check(low);
  const S = svdvals(low).tolist() as number[];
  expect(S[3]! / S[0]!).toBeLessThan(1e-14);
});

test('singular values of bidiagonal matrices are found to high relative accuracy', () => {
  // d_i = 10^-i and e_i = d_i: det = Π d_i, and the inverse has the largest value ~ 1 / smallest.
  const n = 12;
  const graded = matrix(n, n, (i, j) => (i === j || j === i + 1 ? 10 ** (-2 * i) : 0));
  const S = svdvals(graded).tolist() as number[];
  const product = S.reduce((sum, value) => sum + Math.log10(value), 0);
  expect(product).toBeCloseTo(-2 * ((n * (n - 1)) / 2), 10);
});

test('stacks, layouts, dtypes', () => {
  const stack = randomMatrix(24, 5, 4).reshape([2, 3, 4, 5]);
  for (const [name, a] of Object.entries(layouts(stack))) {
    const { U, S, Vh } = svd(a, { full_matrices: true });
    expect(U.shape, name).toEqual([2, 3, 4, 4]);
    expect(S.shape).toEqual([2, 3, 4]);
    expect(Vh.shape).toEqual([2, 3, 5, 5]);
    for (let i = 0; i < 2; i++) {
      for (let j = 0; j < 3; j++) {
        const one = svd(stack.slice(i, j));
        expect(S.slice(i, j).tolist()).toEqual(one.S.tolist());
        expect(U.slice(i, j).tolist()).toEqual(one.U.tolist());
        expect(Vh.slice(i, j).tolist()).toEqual(one.Vh.tolist());
      }
    }
  }
  expect(svd(zeros([0, 3, 2])).S.shape).toEqual([0, 2]);
  for (const dtype of ['float32', 'complex64'] as const) {
    const a = randomComplex(30, 20).real.astype('float32').astype(dtype);
    check(a);
    const { U, S } = svd(a);
    expect([U.dtype, S.dtype]).toEqual([dtype, 'float32']);
  }
  expect(svd([[1n, 2n]]).U.dtype).toBe('float64');
  expect(svdvals(asarray([[true, true]])).tolist()).toEqual([Math.SQRT2]);
});

test('scales and bad input', () => {
  for (const factor of [1e-305, 1e-300, 1e-160, 1e160, 1e300]) {
    check(matrix(40, 40, () => factor));
    check(matrix(5, 3, (i, j) => factor * (i - j)));
  }
  for (const value of [NaN, Infinity]) {
    const a = randomMatrix(40, 40);
    a.set(3, 5, value);
    expect(() => svd(a)).toThrow(LinAlgError);
    expect(() => svdvals(a)).toThrow(LinAlgError);
  }
  expect(() => svd([1, 2])).toThrow('svd: a has 1 axis, needs at least 2');
  expect(svd([[2, 0]], { compute_uv: false }).tolist()).toEqual([2]);
});
