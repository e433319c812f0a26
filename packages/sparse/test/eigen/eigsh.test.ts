import { array, type NdArray } from '@numloom/ndarray';
import { eigh, LinAlgError, matmul } from '@numloom/linalg';
import {
  csr_array,
  diags_array,
  EigenConvergenceError,
  eigsh,
  eye_array,
  kronsum,
  LinearOperator,
  type SparseArray,
  splu,
} from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import reference from '../reference/eigen.json' with { type: 'json' };
import {
  elements,
  expectClose,
  expectOrthonormal,
  hermitian,
  residualOf,
  scattered,
} from './matrices.ts';

const chain = (n: number): SparseArray =>
  diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [n, n] });
const laplacian = (): SparseArray => kronsum(chain(15), chain(12)).tocsr();
const real = (list: readonly number[]): { re: number; im: number }[] =>
  list.map((re) => ({ re, im: 0 }));

describe('what SciPy finds', () => {
  test.each(['LM', 'SM', 'LA', 'SA', 'BE'] as const)('%s', (which) => {
    const { eigenvalues, eigenvectors } = eigsh(laplacian(), { which, k: which === 'BE' ? 4 : 5 });
    expectClose(eigenvalues, real(reference.eigsh[which]));
    expect(residualOf(laplacian().toarray(), eigenvectors, eigenvalues)).toBeLessThan(1e-12);
    expectOrthonormal(eigenvectors);
  });

  test('next to sigma', () => {
    const { eigenvalues, eigenvectors } = eigsh(laplacian(), { sigma: 3.3, k: 4 });
    expectClose(eigenvalues, real(reference.eigsh.sigma));
    expect(residualOf(laplacian().toarray(), eigenvectors, eigenvalues)).toBeLessThan(1e-12);
  });
});

describe('modes of shift and invert', () => {
  const n = 180;
  const diagonal = (sign: (i: number) => number): SparseArray =>
    diags_array([Float64Array.from({ length: n }, (_, i) => sign(i) * (1 + i / 90))], {});
  const weights: Readonly<Record<string, SparseArray | undefined>> = {
    one: undefined,
    definite: diagonal(() => 1),
    indefinite: diagonal((i) => (i % 3 === 0 ? -1 : 1)),
  };
  type Mode = 'normal' | 'buckling' | 'cayley';

  test.each(reference.modes)('$mode, $which, M $M: what SciPy finds', ({ values, ...how }) => {
    const [M, a] = [weights[how.M], laplacian()];
    const [mode, which] = [how.mode as Mode, how.which as 'LM'];
    for (const ncv of [undefined, n]) {
      const options = { k: 4, M, mode, which, sigma: 1.3, ncv };
      const { eigenvalues, eigenvectors } = eigsh(a, options);
      expectClose(eigenvalues, real(values));
      expect(residualOf(a.toarray(), eigenvectors, eigenvalues, M?.toarray())).toBeLessThan(1e-11);
      expectOrthonormal(eigenvectors, mode === 'buckling' ? a.toarray() : M?.toarray(), 10);
    }
  });

  test('Hermitian matrices, operators with OPinv, and eigenvalues that M makes infinite', () => {
    const z = csr_array(hermitian(scattered(40, 40, 2), scattered(40, 40, 3)));
    const all = Array.from(eigh(z.toarray()).eigenvalues.values());
    const sigma = all[20]! + 0.3 * (all[21]! - all[20]!);
    const near = eigsh(z, { k: 1, sigma, mode: 'cayley' });
    expectClose(near.eigenvalues, real([all[20]!]));
    const a = chain(60);
    const operator = new LinearOperator({
      shape: a.shape,
      dtype: 'float64',
      matvec: (x) => a.matmul(x),
    });
    using lu = splu(a.subtract(eye_array(60).multiply(0.5)));
    const OPinv = new LinearOperator({
      shape: a.shape,
      dtype: 'float64',
      matvec: (x) => lu.solve(x),
    });
    for (const mode of ['buckling', 'cayley'] as const) {
      const found = eigsh(operator, { k: 3, sigma: 0.5, mode, OPinv }).eigenvalues;
      expectClose(found, elements(eigsh(a, { k: 3, sigma: 0.5, mode }).eigenvalues));
    }
    const M = diags_array([Float64Array.from({ length: 60 }, (_, i) => (i < 30 ? 1 : 0))], {});
    for (const ncv of [undefined, 60]) {
      const { eigenvalues, eigenvectors } = eigsh(a, {
        k: 2,
        M,
        sigma: 0.1,
        mode: 'buckling',
        ncv,
      });
      expect(residualOf(a.toarray(), eigenvectors, eigenvalues, M.toarray())).toBeLessThan(1e-12);
    }
  });

  test('what does not fit', () => {
    const a = chain(30);
    expect(() => eigsh(a, { sigma: 1, mode: 'Cayley' as Mode })).toThrow(
      new RangeError('eigsh: mode is Cayley, must be normal, buckling, cayley'),
    );
    for (const sigma of [undefined, 0]) {
      for (const mode of ['buckling', 'cayley'] as const) {
        expect(() => eigsh(a, { sigma, mode })).toThrow(
          new RangeError(`eigsh: mode is ${mode}, needs a sigma that is not 0`),
        );
      }
    }
    expect(eigsh(a, { k: 1, mode: 'normal' }).eigenvalues.size).toBe(1);
    const indefinite = a.subtract(eye_array(30));
    for (const ncv of [undefined, 30]) {
      expect(() => eigsh(indefinite, { k: 2, sigma: 0.3, mode: 'buckling', ncv })).toThrow(
        /^eigsh: A is not positive definite/,
      );
    }
  });
});

describe('what the dense solver finds', () => {
  const n = 50;
  const cases: readonly [string, NdArray][] = [
    ['real', hermitian(scattered(n, n, 1))],
    ['complex', hermitian(scattered(n, n, 2), scattered(n, n, 3))],
  ];
  test.each(cases)('%s', (_, a) => {
    const all = Array.from(eigh(a).eigenvalues.values());
    const sparse = csr_array(a);
    for (const ncv of [8, undefined, n]) {
      const { eigenvalues, eigenvectors } = eigsh(sparse, { k: 3, which: 'LA', ncv });
      expectClose(eigenvalues, real(all.slice(-3)));
      expect(residualOf(a, eigenvectors, eigenvalues)).toBeLessThan(1e-12);
      expectOrthonormal(eigenvectors);
      const sigma = all[20]! + 0.3 * (all[21]! - all[20]!);
      const near = eigsh(sparse, { k: 1, sigma, ncv }).eigenvalues;
      expectClose(near, real([all[20]!]));
    }
    const { eigenvalues } = eigsh(a, { k: 2, which: 'SA', return_eigenvectors: false });
    expectClose(eigenvalues, real(all.slice(0, 2)));
  });

  test.each(cases)('of A x = λ M x, %s', (_, a) => {
    const b = hermitian(
      scattered(n, n, 4).map((row, i) => row.map((x, j) => x / 8 + (i === j ? 2 : 0))),
    );
    const all = Array.from(eigh(a, b).eigenvalues.values());
    const sparse = { A: csr_array(a), M: csr_array(b) };
    for (const options of [{}, { sigma: all[n - 1]! + 0.1 }]) {
      for (const ncv of [undefined, n]) {
        const { eigenvalues, eigenvectors } = eigsh(sparse.A, {
          ...options,
          M: sparse.M,
          k: 2,
          which: options.sigma ? 'LM' : 'LA',
          ncv,
        });
        expectClose(eigenvalues, real(all.slice(-2)));
        expect(residualOf(a, eigenvectors, eigenvalues, b)).toBeLessThan(1e-11);
        expectOrthonormal(eigenvectors, b, 11);
      }
    }
  });
});

test('operators that are known by their products, and by what solves with them', () => {
  const n = 200;
  const a = chain(n);
  const product = new LinearOperator({
    shape: [n, n],
    dtype: 'float64',
    matvec: (x) => matmul(a.toarray(), x),
  });
  const exact = (i: number): number => 2 - 2 * Math.cos((Math.PI * i) / (n + 1));
  expectClose(eigsh(product, { k: 2, which: 'LA' }).eigenvalues, real([exact(n - 1), exact(n)]));
  const inverse = array(
    Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => ((Math.min(i, j) + 1) * (n - Math.max(i, j))) / (n + 1)),
    ),
  );
  const found = eigsh(product, { k: 2, sigma: 0, OPinv: inverse }).eigenvalues;
  expectClose(found, real([exact(1), exact(2)]));
  expect(() => eigsh(product, { sigma: 0 })).toThrow(/OPinv/);
  expect(() => eigsh(a, { M: product })).toThrow(/Minv/);
});

test('eigenvalues of many vectors, and of nothing but zeros', () => {
  const { eigenvalues, eigenvectors } = eigsh(eye_array(60, 60), { k: 4 });
  expectClose(eigenvalues, real([1, 1, 1, 1]));
  expectOrthonormal(eigenvectors);
  const zeros = eigsh(csr_array(array(new Float64Array(1600)).reshape([40, 40])), { k: 2 });
  expect(zeros.eigenvalues.tolist()).toEqual([0, 0]);
  expectOrthonormal(zeros.eigenvectors);
});

test('more rows than are exchanged at a time', () => {
  const a = kronsum(chain(61), chain(37)).tocsr();
  const part = (i: number, n: number): number => 2 - 2 * Math.cos((Math.PI * (i + 1)) / (n + 1));
  const exact = Array.from(
    { length: 100 },
    (_, at) => part(at % 10, 61) + part(Math.floor(at / 10), 37),
  );
  const { eigenvalues, eigenvectors } = eigsh(a, { k: 5, sigma: 0, ncv: 8 });
  expectClose(eigenvalues, real(exact.sort((x, y) => x - y).slice(0, 5)));
  expectOrthonormal(eigenvectors);
});

test('v0, and results in float32', () => {
  const v0 = Float64Array.from({ length: 180 }, (_, i) => 1 + (i % 7));
  const { eigenvalues } = eigsh(laplacian(), { v0, k: 1, which: 'LA' });
  expectClose(eigenvalues, real(reference.eigsh.LA.slice(-1)));
  const single = eigsh(csr_array(laplacian().toarray().astype('float32')), { k: 1 });
  expect([single.eigenvalues.dtype, single.eigenvectors.dtype]).toEqual(['float32', 'float32']);
  expect(elements(single.eigenvalues)[0]!.re).toBeCloseTo(reference.eigsh.LA[4]!, 5);
});

test('what has converged comes with the error', () => {
  const a = diags_array([Float64Array.from({ length: 400 }, (_, i) => (i === 399 ? 1e4 : i))], {});
  let caught: unknown;
  try {
    eigsh(a, { k: 4, maxiter: 1 });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(EigenConvergenceError);
  expect(caught).toBeInstanceOf(LinAlgError);
  const { eigenvalues, eigenvectors } = caught as EigenConvergenceError;
  expectClose(eigenvalues, real([1e4]));
  expect(eigenvectors.shape).toEqual([400, 1]);
  expect(String(caught)).toMatch(/1 of 4 eigenvalues have converged after 1 restart/);
});

test('wrong input is refused', () => {
  const a = chain(30);
  expect(() => eigsh(csr_array([[1, 2]]))).toThrow(/A is 1x2/);
  expect(() => eigsh(a, { k: 0 })).toThrow(/k is 0/);
  expect(() => eigsh(a, { k: 31 })).toThrow(/k is 31, must be a whole number in 1 to 30/);
  expect(() => eigsh(a, { ncv: 3 })).toThrow(/ncv is 3/);
  expect(() => eigsh(a, { tol: -1 })).toThrow(/tol is -1/);
  expect(() => eigsh(a, { maxiter: 0 })).toThrow(/maxiter is 0/);
  expect(() => eigsh(a, { sigma: NaN })).toThrow(/sigma is NaN/);
  expect(() => eigsh(a, { which: 'LR' as 'LM' })).toThrow(/which is LR/);
  expect(() => eigsh(a, { v0: [1, 2] })).toThrow(/v0 has the shape \(2\)/);
  expect(() => eigsh(a, { v0: new Float64Array(30) })).toThrow(/v0 is zero/);
  expect(() => eigsh(a, { M: chain(3) })).toThrow(/M is 3x3, A is 30x30/);
  expect(() => eigsh(a, { rng: 1 } as object)).toThrow(/unknown option "rng"/);
  for (const ncv of [undefined, 30]) {
    const M = diags_array([new Float64Array(30).fill(-1)], {});
    expect(() => eigsh(a, { M, ncv })).toThrow(/^eigsh: M is not positive definite/);
  }
  const bad = new LinearOperator({
    shape: [40, 40],
    dtype: 'float64',
    matvec: () => new Float64Array(40).fill(NaN),
  });
  expect(() => eigsh(bad)).toThrow(/not finite/);
});

test('what solves with a matrix that is not solved with is refused, as in SciPy', () => {
  const a = csr_array(array(scattered(20, 20, 1)));
  expect(() => eigsh(a, { OPinv: a })).toThrow('eigsh: OPinv is given, needs sigma');
  for (const options of [{}, { M: eye_array(20), sigma: 1 }]) {
    expect(() => eigsh(a, { ...options, Minv: a })).toThrow(
      'eigsh: Minv is given, needs M, and no sigma',
    );
  }
});
