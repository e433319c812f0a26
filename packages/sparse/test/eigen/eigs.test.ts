import { array, Complex, type NdArray } from '@numloom/ndarray';
import { eig, eigvals } from '@numloom/linalg';
import {
  csr_array,
  diags_array,
  EigenConvergenceError,
  eigs,
  eye_array,
  kronsum,
  LinearOperator,
  type SparseArray,
} from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import reference from '../reference/eigen.json' with { type: 'json' };
import { complexOf, elements, expectClose, hermitian, residualOf, scattered } from './matrices.ts';

const chain = (n: number, low: number, high: number): SparseArray =>
  diags_array([low, 2, high], { offsets: [-1, 0, 1], shape: [n, n] });

/** Convection and diffusion, with a complex diagonal. */
function turned(): NdArray {
  const flow = elements(kronsum(chain(13, -1.1, -0.9), chain(11, -0.95, -1.1)).toarray());
  return array(
    flow.map(({ re }, at) => new Complex(re, at % 144 === 0 ? at / 144 / 50 : 0)),
    { dtype: 'complex128' },
  ).reshape([143, 143]);
}

/** In the order that the reference has. */
const ascending = (values: NdArray): NdArray => {
  const list = elements(values).sort((x, y) => x.re + x.im / 10 - y.re - y.im / 10);
  return complexOf([list.map(({ re }) => re)], [list.map(({ im }) => im)]).reshape([list.length]);
};

const pairs = (list: readonly (readonly number[])[]): { re: number; im: number }[] =>
  list.map(([re, im]) => ({ re: re!, im: im! }));

describe('what SciPy finds', () => {
  test.each(['LM', 'LR', 'SR'] as const)('%s', (which) => {
    const a = turned();
    const { eigenvalues, eigenvectors } = eigs(csr_array(a), { which, k: 4 });
    expectClose(ascending(eigenvalues), pairs(reference.eigs[which]));
    expect(residualOf(a, eigenvectors, eigenvalues)).toBeLessThan(1e-12);
  });

  test('next to sigma', () => {
    const a = turned();
    const { eigenvalues, eigenvectors } = eigs(csr_array(a), { sigma: new Complex(3, 1), k: 4 });
    expectClose(ascending(eigenvalues), pairs(reference.eigs.sigma));
    expect(residualOf(a, eigenvectors, eigenvalues)).toBeLessThan(1e-12);
  });
});

describe('what the dense solver finds', () => {
  const n = 45;
  const cases: readonly [string, NdArray][] = [
    ['real', array(scattered(n, n, 5))],
    ['complex', complexOf(scattered(n, n, 6), scattered(n, n, 7))],
  ];
  const wantedOf = (isReal: boolean) =>
    ({
      LM: ({ re, im }) => -Math.hypot(re, im),
      SM: ({ re, im }) => Math.hypot(re, im),
      LR: ({ re }) => -re,
      SR: ({ re }) => re,
      // Eigenvalues of real matrices are pairs.
      LI: ({ im }) => -(isReal ? Math.abs(im) : im),
      SI: ({ im }) => (isReal ? Math.abs(im) : im),
    }) satisfies Record<string, (z: { re: number; im: number }) => number>;
  /** Keys of what was found are those of the most wanted; there are ties between pairs. */
  test.each(cases)('%s', (name, a) => {
    const all = elements(eig(a).eigenvalues);
    const wanted = wantedOf(name === 'real');
    for (const which of ['LM', 'LR', 'SR', 'LI'] as const) {
      for (const ncv of [undefined, n]) {
        const { eigenvalues, eigenvectors } = eigs(csr_array(a), { k: 4, which, ncv });
        const keys = all.map(wanted[which]).sort((x, y) => x - y);
        elements(eigenvalues).forEach((value, i) =>
          expect(wanted[which](value)).toBeCloseTo(keys[i]!, 10),
        );
        expect(residualOf(a, eigenvectors, eigenvalues)).toBeLessThan(1e-11);
        elements(eigenvalues).forEach(({ re, im }) => {
          expect(Math.min(...all.map((z) => Math.hypot(z.re - re, z.im - im)))).toBeLessThan(1e-10);
        });
      }
    }
  });

  test.each(cases)('next to sigma, and of A x = λ M x, %s', (_, a) => {
    const m = hermitian(
      scattered(n, n, 8).map((row, i) => row.map((x, j) => x / 8 + (i === j ? 2 : 0))),
    );
    for (const options of [{ sigma: 0.2 }, { M: csr_array(m) }, { M: csr_array(m), sigma: 0.2 }]) {
      const found = eigs(csr_array(a), { ...options, k: 3 });
      const whole = eigs(csr_array(a), { ...options, k: 3, ncv: n });
      expectClose(found.eigenvalues, elements(whole.eigenvalues));
      const right = 'M' in options ? m : undefined;
      expect(residualOf(a, found.eigenvectors, found.eigenvalues, right)).toBeLessThan(1e-10);
    }
  });
});

describe('parts of what solves with a complex shift', () => {
  const swirl = (): SparseArray =>
    kronsum(chain(13, -1.1, 0.9), chain(11, -0.95, 1.1))
      .add(diags_array([Float64Array.from({ length: 143 }, (_, i) => i ** 2 / 1e4)], {}))
      .tocsr();

  test.each(reference.parts)('$part at $sigma: what SciPy finds', ({ part, sigma, values }) => {
    const OPpart = part as 'r' | 'i';
    for (const ncv of [undefined, 143]) {
      const options = { sigma: new Complex(sigma[0]!, sigma[1]), k: 4, OPpart, ncv };
      const { eigenvalues, eigenvectors } = eigs(swirl(), options);
      expectClose(ascending(eigenvalues), pairs(values));
      expect(residualOf(swirl().toarray(), eigenvectors, eigenvalues)).toBeLessThan(1e-10);
    }
  });

  test('of A x = λ M x', () => {
    const M = diags_array([Float64Array.from({ length: 143 }, (_, i) => 1 + i / 100)], {});
    for (const OPpart of ['r', 'i'] as const) {
      const options = { sigma: new Complex(2.3, 1), k: 4, M, OPpart };
      const { eigenvalues, eigenvectors } = eigs(swirl(), options);
      expectClose(
        ascending(eigenvalues),
        elements(ascending(eigs(swirl(), { ...options, ncv: 143 }).eigenvalues)),
      );
      expect(residualOf(swirl().toarray(), eigenvectors, eigenvalues, M.toarray())).toBeLessThan(1e-10); // prettier-ignore
    }
  });

  test('vectors of several eigenvalues that have one part are refused, where SciPy gives other numbers', () => {
    const even = kronsum(chain(13, -1.1, 0.9), chain(11, -0.95, 1.1));
    expect(() => eigs(even, { sigma: new Complex(4, 1.5), k: 4, OPpart: 'i' })).toThrow(
      /^eigs: OPpart makes several eigenvalues the same/,
    );
  });

  test('what does not fit', () => {
    const a = swirl();
    const sigma = new Complex(1, 1);
    expect(() => eigs(a, { sigma, OPpart: 'R' as 'r' })).toThrow("eigs: OPpart is R, must be 'r' or 'i'"); // prettier-ignore
    expect(() => eigs(a, { OPpart: 'r' })).toThrow('eigs: OPpart is r, needs sigma');
    expect(() => eigs(a, { sigma: 1, OPpart: 'i' })).toThrow('eigs: OPpart is i, sigma must not be real'); // prettier-ignore
    expect(() => eigs(csr_array(turned()), { sigma, OPpart: 'r' })).toThrow('A, M and v0 must be real'); // prettier-ignore
    expectClose(
      eigs(a, { sigma: 1, OPpart: 'r', k: 2 }).eigenvalues,
      elements(eigs(a, { sigma: 1, k: 2 }).eigenvalues),
    );
  });
});

test('of a pair that does not fit, the upper one', () => {
  const a = csr_array([
    [0, -2, 0],
    [2, 0, 0],
    [0, 0, 1],
  ]);
  expectClose(eigs(a, { k: 1 }).eigenvalues, [{ re: 0, im: 2 }]);
});

test('eigenvalues of many vectors', () => {
  expectClose(
    eigs(eye_array(40, 40), { k: 3 }).eigenvalues,
    pairs([
      [1, 0],
      [1, 0],
      [1, 0],
    ]),
  );
});

test('operators, float32, what has not converged, and wrong input', () => {
  const n = 300;
  const double = new LinearOperator({
    shape: [n, n],
    dtype: 'float64',
    matvec: (x) => Float64Array.from(x.values(), (value, i) => (Number(value) * (i + 1)) / n),
  });
  expect(
    elements(eigs(double, { k: 2, which: 'LR', return_eigenvectors: false }).eigenvalues)[0]!.re,
  ).toBeCloseTo(1, 12);
  expect(() => eigs(double, { k: 4, which: 'SM', maxiter: 1 })).toThrow(EigenConvergenceError);
  const single = csr_array(array(scattered(40, 40, 9)).astype('float32'));
  expect(eigs(single, { k: 1 }).eigenvalues.dtype).toBe('complex64');
  expect(() => eigs(double, { sigma: 1 })).toThrow(/OPinv/);
  expect(() => eigs(single, { which: 'LA' as 'LM' })).toThrow(/which is LA/);
  expect(() => eigs(single, { sigma: Infinity })).toThrow(/sigma/);
  expect(() => eigs(csr_array([[1, 2]]))).toThrow(/1x2/);
  expect(() => eigs(single, { eps: 1 } as object)).toThrow(/unknown option "eps"/);
});

test('imaginary parts of complex matrices have their sign', () => {
  const values = (
    [
      [1, 5],
      [2, -7],
      [3, 1],
      [4, -1],
      [5, 0.5],
      [6, 2],
      [7, 3],
      [8, -4],
    ] as const
  ).map(([re, im]) => new Complex(re, im));
  const a = diags_array([values], { offsets: [0], format: 'csc' });
  for (const ncv of [undefined, 5]) {
    const one = (which: 'LI' | 'SI') =>
      eigs(a, { k: 1, which, ...(ncv === undefined ? {} : { ncv }) }).eigenvalues.get(0);
    const [largest, smallest] = [one('LI'), one('SI')];
    expect(Math.hypot(largest.re - 1, largest.im - 5)).toBeLessThan(1e-9);
    expect(Math.hypot(smallest.re - 2, smallest.im + 7)).toBeLessThan(1e-9);
  }
});

/** Few elements a column, in a ring: many values are equally far from a real number, up to rounding. */
function ring(n: number): SparseArray {
  const list = Array.from({ length: n }, (_, i) => i);
  const steps = [[1, 4], [7, 1], [0, 1e-3], [n - 1, 0.5]] as const; // prettier-ignore
  return csr_array({
    row: steps.flatMap(([step]) => list.map((i) => (i + step) % n)),
    col: steps.flatMap(() => list),
    data: steps.flatMap(([, value]) => list.map((i) => value + (i % 5) / 10)),
    shape: [n, n],
  });
}

test.each([150, 200, 250])('values that are equally far from sigma, of a ring of %i', (n) => {
  const a = ring(n);
  const far = (values: NdArray): number[] =>
    elements(values)
      .map(({ re, im }) => Math.hypot(re - 1, im))
      .sort((x, y) => x - y);
  const found = far(eigs(a, { k: 3, sigma: 1 }).eigenvalues);
  const all = far(eigvals(a.toarray()));
  found.forEach((distance, i) => expect(distance).toBeCloseTo(all[i]!, 9));
});

test('what solves with a matrix that is not solved with is refused, as in SciPy', () => {
  const a = csr_array(array(scattered(20, 20, 1)));
  expect(() => eigs(a, { OPinv: a })).toThrow('eigs: OPinv is given, needs sigma');
  for (const options of [{}, { M: eye_array(20), sigma: 1 }]) {
    expect(() => eigs(a, { ...options, Minv: a })).toThrow(
      'eigs: Minv is given, needs M, and no sigma',
    );
  }
});
