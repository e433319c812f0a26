/** Eigenvalues and eigenvectors of symmetric and Hermitian matrices. */
import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { add, evaluate, multiply } from '@numloom/ufunc';
import {
  eigh,
  eigh_tridiagonal,
  eigvalsh,
  eigvalsh_tridiagonal,
  LinAlgError,
} from '@numloom/linalg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureOf } from '../src/eigh/hermitian.ts';
import { Dense } from './dense.ts';
import {
  layouts,
  matrix,
  random,
  randomComplex,
  randomHermitian,
  randomMatrix,
  sizes,
  squareMatrices,
} from './matrices.ts';
import { eigenRatio, orthogonalityRatio, THRESHOLD, valuesRatio } from './ratios.ts';
import reference from './reference/eigh.json' with { type: 'json' };

/** Fails unless a has these values, ascending, and vectors. */
function expectSpectrum(a: NdArray, { eigenvalues, eigenvectors }: ReturnType<typeof eigh>): void {
  expect(eigenvalues.shape).toEqual(a.shape.slice(1));
  expect(eigenvectors.shape).toEqual(a.shape);
  const values = [...eigenvalues.values()] as number[];
  expect(values).toEqual(values.slice().sort((x, y) => x - y));
  if (a.size === 0) return;
  expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
  expect(orthogonalityRatio(eigenvectors)).toBeLessThan(THRESHOLD);
  expect(valuesRatio(eigvalsh(a), eigenvalues)).toBeLessThan(THRESHOLD);
}

function symmetrised(a: NdArray): NdArray {
  return evaluate(add(a, a.mT));
}

/** A with what is on the other side of its diagonal than `triangle` replaced by NaN. */
function halved(a: NdArray, triangle: 'L' | 'U'): NdArray {
  const result = a.copy();
  const n = a.shape[0]!;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (triangle === 'L') result.set(j, i, NaN);
      else result.set(i, j, NaN);
    }
  }
  return result;
}

describe.each(Object.keys(squareMatrices))('%s, symmetrised', (name) => {
  test.each(sizes)('of size %d', (n) => {
    const a = symmetrised(squareMatrices[name]!(n));
    expectSpectrum(a, eigh(a));
  });
});

test.each([1, 2, 3, 8, 33, 49, 130])('a Hermitian matrix of size %d', (n) => {
  const a = randomHermitian(n, n, true);
  expectSpectrum(a, eigh(a));
});

test.each([
  [40, 1e300],
  [40, 1e-300],
  [2, 1e308],
  [3, 5e-324],
])('a Hermitian matrix of size %d and norm %d', (n, norm) => {
  const a = evaluate(multiply(randomHermitian(n, n, true), norm / 4));
  const { eigenvalues, eigenvectors } = eigh(a);
  expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
  expect(orthogonalityRatio(eigenvectors)).toBeLessThan(THRESHOLD);
});

test.each([7, 20, 70])('a matrix of size %i, some of it below the normal numbers', (n) => {
  for (const [seed, size] of [1e-309, 1e-312, 1e-315, 1e-319].entries()) {
    const a = randomHermitian(n, seed + 1);
    const half = (n + 1) >> 1;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (i < half !== j < half) a.set(i, j, 0);
        else if (i < half) a.set(i, j, Number(a.get(i, j)) * size);
      }
    }
    expectSpectrum(a, eigh(a));
  }
});

test('elements that grow small from a first one that is zero', () => {
  const d = [
    0, 0, -9.1e-28, -9.7e-61, 6.9e-89, -4.8e-89, 9.6e-89, -9.5e-89, -2.1e-89, -3.8e-120, 1.9e-148,
    -1.9e-148, -6.9e-165, 3.9e-171,
  ];
  const e = [
    -1.3, 1.1e-27, 2.6e-45, 3.0e-16, 1.2e-31, 1.5e-84, 3.7e-75, 7.8e-80, 1.2e-104, -3.9e-121,
    -8.2e-143, -1.5e-158, -9.6e-178,
  ];
  const a = matrix(14, 14, (i, j) =>
    i === j ? d[i]! : Math.abs(i - j) === 1 ? e[Math.min(i, j)]! : 0,
  );
  expectSpectrum(a, eigh(a));
  expectSpectrum(a, eigh_tridiagonal(d, e));
});

test('tridiagonal elements of all magnitudes', () => {
  const next = random(5);
  const any = () => next() * 10 ** (150 * next());
  for (let trial = 0; trial < 300; trial++) {
    const n = 3 + (trial % 30);
    const d = Array.from({ length: n }, any);
    const e = Array.from({ length: n - 1 }, any);
    const a = matrix(n, n, (i, j) => {
      return i === j ? d[i]! : Math.abs(i - j) === 1 ? e[Math.min(i, j)]! : 0;
    });
    const { eigenvalues, eigenvectors } = eigh_tridiagonal(d, e);
    expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(eigenvectors)).toBeLessThan(THRESHOLD);
  }
});

describe('tridiagonal elements whose squares are no normal numbers beside the largest', () => {
  const solved = (d: readonly number[], e: readonly number[]) => {
    const n = d.length;
    const a = matrix(n, n, (i, j) => {
      return i === j ? d[i]! : Math.abs(i - j) === 1 ? e[Math.min(i, j)]! : 0;
    });
    expectSpectrum(a, eigh(a));
    expectSpectrum(a, eigh_tridiagonal(d, e));
    expect(
      valuesRatio(eigvalsh_tridiagonal(d, e), eigh_tridiagonal(d, e).eigenvalues),
    ).toBeLessThan(THRESHOLD);
  };

  test('an element of 1 between those of 1e-160: eigenvalues were 1.00001', () => {
    const small = 1.5089459432227787e-160;
    solved([0, 0, 0, 0, 0], [small, 1, small, small]);
  });

  test('blocks that fall apart only far below their largest element: nothing converged', () => {
    const d = [
      -0.6601467025466263, 9.594294391572476e-131, 0, 0, -9.805026510730387e-131,
      0.2675284128636122, -6.974965645931661e-131, 0, -0.3440761538222432, 0.03841792419552803, 0,
      0,
    ];
    const e = [
      2.0637458097189663e-224, 8.463646178133785e-224, -4.648408470675349e-224,
      -6.805280274711549e-224, 5.435803453437984e-224, 2.2218984272331e-224,
      -3.3300079125910995e-224, -0.23459239676594734, 0.01317649893462658, 9.71534423995763e-224,
      6.31163293030113e-224,
    ];
    solved(d, e);
  });

  test('all of one size or another', () => {
    const next = random(11);
    for (let trial = 0; trial < 400; trial++) {
      const n = 3 + (trial % 10);
      const small = 10 ** -(75 + (trial % 90));
      const any = () => (next() > 0 ? 1 : small) * (trial % 2 === 0 ? 1 : next());
      const d = Array.from({ length: n }, () => (next() > 0.5 ? any() : 0));
      solved(d, Array.from({ length: n - 1 }, any));
    }
  });
});

describe('eigenvalues that are given', () => {
  /** V diag(values) V^H for orthonormal V. */
  const withValues = (values: number[], complex: boolean) => {
    const n = values.length;
    const { eigenvectors } = eigh(randomHermitian(n, 5, complex));
    const v = Dense.of(eigenvectors);
    const product = v.times(Dense.diagonal(asarray(values))).times(v.adjoint);
    const result = zeros([n, n], { dtype: complex ? 'complex128' : 'float64' }) as NdArray;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const [re, im] = [product.re[i * n + j]!, product.im[i * n + j]!];
        result.set(i, j, complex ? new Complex(re, im) : re);
      }
    }
    return result;
  };
  const spectra: Record<string, (i: number, n: number) => number> = {
    'all but one equal': (i) => (i === 0 ? 1e-10 : 1),
    'in two clusters': (i) => (i % 2 === 0 ? 1 : -1) + i * 1e-15,
    geometric: (i, n) => 1e-16 ** (i / (n - 1)),
    'of both signs in pairs': (i) => (i % 2 === 0 ? 1 : -1) * (1 + (i >> 1)),
    'of rank one': (i) => Number(i === 0),
  };
  test.each(
    Object.keys(spectra).flatMap((name) =>
      [false, true].map((complex) => [name, complex ? 'complex' : 'real'] as const),
    ),
  )('%s, %s', (name, kind) => {
    const n = 90;
    const values = Array.from({ length: n }, (_, i) => spectra[name]!(i, n));
    const a = withValues(values, kind === 'complex');
    const found = eigh(a);
    expectSpectrum(a, found);
    const expected = asarray(values.slice().sort((x, y) => x - y));
    expect(valuesRatio(found.eigenvalues, expected)).toBeLessThan(THRESHOLD);
  });
});

describe('against other libraries', () => {
  test.each(Object.entries(reference.exact))('%s, exactly', (name, { eigenvalues, ...rest }) => {
    const n = eigenvalues.length;
    const a =
      'matrix' in rest ? asarray(rest.matrix) : squareMatrices[name.replace(/ \d+$/, '')]!(n);
    expect(valuesRatio(eigh(a).eigenvalues, asarray(eigenvalues))).toBeLessThan(2);
    expect(valuesRatio(eigvalsh(a), asarray(eigenvalues))).toBeLessThan(2);
  });

  test('each triangle of a stack that is not Hermitian, as NumPy reads it', () => {
    const { real, imaginary, L, U } = reference.stack;
    const a = evaluate(add(asarray(real), multiply(asarray(imaginary), new Complex(0, 1))));
    for (const [UPLO, expected] of [
      ['L', L],
      ['U', U],
    ] as const) {
      const values = eigvalsh(a, { UPLO });
      expect(values.shape).toEqual([2, 4]);
      expect(valuesRatio(values, asarray(expected))).toBeLessThan(THRESHOLD);
      expect(valuesRatio(eigh(a, { UPLO }).eigenvalues, asarray(expected))).toBeLessThan(THRESHOLD);
    }
  });
});

describe.each([4, 36])('of size %d', (n) => {
  test.each([false, true])('one triangle is read only (complex: %j)', (complex) => {
    const a = randomHermitian(n, 3, complex);
    for (const UPLO of ['L', 'U'] as const) {
      expectSpectrum(a, eigh(halved(a, UPLO), { UPLO }));
      expect(eigvalsh(halved(a, UPLO), { UPLO }).tolist()).toEqual(eigvalsh(a, { UPLO }).tolist());
    }
  });

  test.each([false, true])('all layouts of a stack (complex: %j)', (complex) => {
    const one = randomHermitian(n, 1, complex);
    const two = randomHermitian(n, 2, complex);
    const a = stack([one, two]);
    const expected = eigh(a);
    expectSpectrum(one, {
      eigenvalues: expected.eigenvalues.slice(0),
      eigenvectors: expected.eigenvectors.slice(0),
    });
    for (const [name, array] of Object.entries(layouts(a))) {
      expect(eigh(array).eigenvectors.tolist(), name).toEqual(expected.eigenvectors.tolist());
      expect(eigvalsh(array).shape).toEqual([2, n]);
    }
    const swapped = stack([two, one]).slice('::-1');
    expect(eigh(swapped).eigenvalues.tolist()).toEqual(expected.eigenvalues.tolist());
  });

  test('results have the precision of the operand', () => {
    const single = randomHermitian(n).astype('float32');
    expect(eigh(single).eigenvalues.dtype).toBe('float32');
    expect(eigh(single).eigenvectors.dtype).toBe('float32');
    expectSpectrum(single, eigh(single));
    const complex = randomHermitian(n, 1, true).astype('complex64');
    expect(eigh(complex).eigenvalues.dtype).toBe('float32');
    expect(eigh(complex).eigenvectors.dtype).toBe('complex64');
    expect(eigvalsh(complex).dtype).toBe('float32');
    expectSpectrum(complex, eigh(complex));
    const integers = matrix(n, n, (i, j) => Math.min(i, j)).astype('int32');
    expect(eigh(integers).eigenvectors.dtype).toBe('float64');
    expectSpectrum(integers, eigh(integers));
  });
});

test('expressions, lists and empty stacks', () => {
  const a = randomMatrix(3, 3);
  expectSpectrum(symmetrised(a), eigh(add(a, a.mT)));
  expect(eigvalsh([[2]]).tolist()).toEqual([2]);
  expect(eigh(zeros([0, 0])).eigenvectors.shape).toEqual([0, 0]);
  expect(eigh(zeros([0, 3, 3])).eigenvalues.shape).toEqual([0, 3]);
  expect(eigh(zeros([2, 0, 0])).eigenvalues.shape).toEqual([2, 0]);
  expect(eigvalsh(zeros([0, 50, 50])).shape).toEqual([0, 50]);
});

test('imaginary parts of the diagonal are not read', () => {
  const a = randomComplex(2, 2);
  a.set(0, 0, new Complex(1, 5));
  a.set(1, 1, new Complex(2, NaN));
  a.set(1, 0, new Complex(0, 1));
  const root = Math.sqrt(5) / 2;
  expect(valuesRatio(eigvalsh(a), asarray([1.5 - root, 1.5 + root]))).toBeLessThan(THRESHOLD);
});

test('any symmetric matrix of small integers has the trace that its eigenvalues add up to', () => {
  const element = fc.integer({ min: -3, max: 3 });
  const square = fc
    .integer({ min: 1, max: 12 })
    .chain((n) =>
      fc.array(fc.array(element, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
    );
  fc.assert(
    fc.property(square, (rows) => {
      const a = symmetrised(asarray(rows));
      expectSpectrum(a, eigh(a));
      const values = eigvalsh(a).tolist() as number[];
      const trace = rows.reduce((sum, row, i) => sum + 2 * row[i]!, 0);
      expect(values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(trace, 10);
    }),
    { numRuns: 60 },
  );
});

describe('bad input', () => {
  test.each([2, 3, 40])('NaN and infinities in a matrix of size %d', (n) => {
    for (const bad of [NaN, Infinity, -Infinity]) {
      const a = randomHermitian(n);
      a.set(n - 1, 0, bad);
      expect(() => eigh(stack([randomHermitian(n), a]))).toThrow(/eigh: .*matrix 1 of.*NaN/);
      expect(() => eigvalsh(a)).toThrow(LinAlgError);
      expect(() => eigvalsh(a)).toThrow(/eigvalsh: .*the matrix.*infinite/);
    }
  });

  test('a triangle that is not read is not to blame', () => {
    const a = halved(randomHermitian(3, 3, true), 'L');
    a.set(1, 1, new Complex(2, NaN));
    const message = (matrices: NdArray, index: number, triangle: 'L' | 'U') =>
      failureOf(matrices, index, triangle, 'eigh').message;
    expect(message(a, 0, 'L')).toBe('eigh: eigenvalues of the matrix did not converge');
    expect(message(a, 0, 'U')).toMatch(/eigh: eigenvalues of the matrix do not exist.*NaN/);
    expect(message(stack([a, a.mT]), 1, 'U')).toMatch(/matrix 1 of the stack did not converge/);
  });

  test('shapes and options', () => {
    expect(() => eigh(zeros([2, 3]))).toThrow(/eigh: a is 2x3/);
    expect(() => eigvalsh(zeros([3]))).toThrow(LinAlgError);
    expect(() => eigh(zeros([2, 2]), { UPLO: 'X' as 'L' })).toThrow(/eigh: UPLO is "X"/);
  });

  test('a single element is its own eigenvalue, whatever it is', () => {
    expect(eigvalsh([[NaN]]).tolist()).toEqual([NaN]);
    expect(eigh([[-Infinity]]).eigenvalues.tolist()).toEqual([-Infinity]);
  });
});
