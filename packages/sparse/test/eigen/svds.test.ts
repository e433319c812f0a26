import { array, type NdArray } from '@numloom/ndarray';
import { matmul, svd } from '@numloom/linalg';
import { csr_array, EigenConvergenceError, LinearOperator, svds } from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import reference from '../reference/eigen.json' with { type: 'json' };
import { complexOf, elements, expectClose, expectOrthonormal, scattered } from './matrices.ts';

const real = (list: readonly number[]): { re: number; im: number }[] =>
  list.map((re) => ({ re, im: 0 }));

test('what SciPy finds', () => {
  const wide = Array.from({ length: 45 }, (_, i) =>
    Array.from({ length: 30 }, (__, j) => ((7 * i + 3 * j) % 5 === 0 ? Math.sin(i * j + 1) : 0)),
  );
  for (const solver of [undefined, 'arpack', 'propack'] as const) {
    expectClose(svds(csr_array(wide), { k: 4, solver }).S, real(reference.svds));
  }
  expectClose(svds(csr_array(wide), { k: 4, solver: 'lobpcg' }).S, real(reference.svds));
});

describe('by lobpcg', () => {
  const tall = scattered(60, 35, 1);
  const cases: readonly [string, NdArray][] = [
    ['tall', array(tall)],
    ['wide', array(scattered(35, 60, 2))],
    ['complex', complexOf(scattered(50, 40, 3), scattered(50, 40, 4))],
    ['large numbers', array(tall.map((row) => row.map((x) => 1e9 * x)))],
  ];
  test.each(cases)('%s', (_, a) => {
    const all = elements(svd(a).S).map(({ re }) => re);
    for (const [which, wanted] of [
      ['LM', all.slice(0, 3)],
      ['SM', all.slice(-3)],
    ] as const) {
      const { U, S, Vh } = svds(csr_array(a), { k: 3, which, solver: 'lobpcg' });
      expectClose(S, real(wanted));
      expectOrthonormal(U);
      expectOrthonormal(Vh.T);
      const scaled = matmul(U, array(elements(S).map(({ re }, i) => elements(S).map((__, j) => (i === j ? re : 0))))); // prettier-ignore
      const left = elements(matmul(a, elementsConjugate(Vh).T));
      elements(scaled).forEach(({ re, im }, at) => {
        const error = Math.hypot(left[at]!.re - re, left[at]!.im - im);
        expect(error).toBeLessThan(1e-6 * all[0]!);
      });
    }
  });

  test('from v0, to a tolerance, and what has not converged', () => {
    const a = csr_array(scattered(200, 150, 7));
    const v0 = Float64Array.from({ length: 150 }, (_, i) => 1 + (i % 4));
    const { S } = svds(a, { k: 1, v0, tol: 1e-6, solver: 'lobpcg' });
    expectClose(S, elements(svds(a, { k: 1 }).S));
    expect(() => svds(a, { k: 4, which: 'SM', maxiter: 2, solver: 'lobpcg' })).toThrow(
      EigenConvergenceError,
    );
    const zeros = csr_array(array(new Float64Array(1600)).reshape([40, 40]));
    expect(svds(zeros, { k: 2, solver: 'lobpcg' }).S.tolist()).toEqual([0, 0]);
  });

  function elementsConjugate(a: NdArray): NdArray {
    const list = elements(a);
    return complexOf([list.map(({ re }) => re)], [list.map(({ im }) => -im)]).reshape(a.shape);
  }
});

describe('what the dense decomposition finds', () => {
  const cases: readonly [string, NdArray][] = [
    ['tall', array(scattered(60, 35, 1))],
    ['wide', array(scattered(35, 60, 2))],
    ['complex', complexOf(scattered(50, 40, 3), scattered(50, 40, 4))],
  ];
  test.each(cases)('%s', (_, a) => {
    const all = elements(svd(a).S).map(({ re }) => re);
    for (const ncv of [undefined, 35, 60]) {
      const { U, S, Vh } = svds(csr_array(a), { k: 4, ncv });
      expectClose(S, real(all.slice(0, 4)));
      expectOrthonormal(U);
      expectOrthonormal(Vh.T);
      // A Vᴴ = U S, by way of Uᴴ A = S V for each vector.
      const left = elements(matmul(a, conjugateOf(Vh).T));
      const [us, s] = [elements(U), elements(S)];
      left.forEach(({ re, im }, at) => {
        expect(re).toBeCloseTo(us[at]!.re * s[at % 4]!.re, 11);
        expect(im).toBeCloseTo(us[at]!.im * s[at % 4]!.re, 11);
      });
    }
    const { S } = svds(csr_array(a), {
      k: 3,
      which: 'SM',
      ncv: 30,
      return_singular_vectors: false,
    });
    expectClose(S, real(all.slice(-3)));
  });

  function conjugateOf(a: NdArray): NdArray {
    if (!a.dtype.startsWith('complex')) return a;
    const list = elements(a);
    return complexOf([list.map(({ re }) => re)], [list.map(({ im }) => -im)]).reshape(a.shape);
  }
});

test('small singular values are accurate, which squares would lose', () => {
  const n = 40;
  const sizes = Array.from({ length: n }, (_, i) => (i < 3 ? 1e-9 * (i + 1) : 1 + i / n));
  const a = csr_array(sizes.map((size, i) => sizes.map((__, j) => (i === j ? size : 0))));
  const { S } = svds(a, { k: 3, which: 'SM', ncv: 30 });
  elements(S).forEach(({ re }, i) => expect(re).toBeCloseTo(1e-9 * (3 - i), 14));
});

test('matrices of small rank, and of zeros', () => {
  const one = Array.from({ length: 40 }, (_, i) =>
    Array.from({ length: 30 }, (__, j) => (i + 1) * (j % 3)),
  );
  const { U, S, Vh } = svds(csr_array(one), { k: 3 });
  const wanted = elements(svd(one).S)[0]!.re;
  expectClose(S, real([wanted, 0, 0]));
  expectOrthonormal(U);
  expectOrthonormal(Vh.T);
  expect(
    svds(csr_array(array(new Float64Array(900)).reshape([30, 30])), { k: 1 }).S.tolist(),
  ).toEqual([0]);
});

test('operators, float32, what has not converged, and wrong input', () => {
  const n = 300;
  const times = (x: NdArray): Float64Array =>
    Float64Array.from(x.values(), (value, i) => (Number(value) * (i + 1)) / n);
  const operator = new LinearOperator({
    shape: [n, n],
    dtype: 'float64',
    matvec: times,
    rmatvec: times,
  });
  expect(elements(svds(operator, { k: 1 }).S)[0]!.re).toBeCloseTo(1, 12);
  expect(() => svds(operator, { k: 3, which: 'SM', maxiter: 1 })).toThrow(EigenConvergenceError);
  const oneWay = new LinearOperator({ shape: [n, n], dtype: 'float64', matvec: times });
  expect(() => svds(oneWay)).toThrow(/rmatvec/);
  const single = svds(csr_array(array(scattered(30, 30, 5)).astype('float32')), { k: 1 });
  expect([single.U.dtype, single.S.dtype, single.Vh.dtype]).toEqual([
    'float32',
    'float32',
    'float32',
  ]);
  expect(() => svds(operator, { k: 0 })).toThrow(/k is 0/);
  expect(() => svds(operator, { solver: 'lanczos' as 'arpack' })).toThrow(
    'svds: solver is lanczos, must be arpack, lobpcg, propack',
  );
});

test('vectors of one side, as in SciPy', () => {
  const a = csr_array([
    [3, 0, 0],
    [0, 0, 4],
  ]);
  const left = svds(a, { k: 1, return_singular_vectors: 'u' });
  expect(Object.keys(left)).toEqual(['U', 'S']);
  expect(left.U.shape).toEqual([2, 1]);
  const right = svds(a, { k: 1, return_singular_vectors: 'vh' });
  expect(Object.keys(right)).toEqual(['S', 'Vh']);
  expect(right.Vh.shape).toEqual([1, 3]);
  expect(Object.keys(svds(a, { k: 1, return_singular_vectors: false }))).toEqual(['S']);
  expect(() => svds(a, { k: 1, return_singular_vectors: 'both' as never })).toThrow(
    new TypeError(`svds: return_singular_vectors is both, must be true, false, 'u' or 'vh'`),
  );
});
