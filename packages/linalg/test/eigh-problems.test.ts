/** Parts of spectra, problems of two matrices, and tridiagonal matrices. */
import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { add, evaluate, multiply } from '@numloom/ufunc';
import {
  eigh,
  eigh_tridiagonal,
  eigvalsh,
  eigvalsh_tridiagonal,
  LinAlgError,
  matmul,
} from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { matrix, random, randomComplex, randomHermitian, randomMatrix } from './matrices.ts';
import { eigenRatio, orthogonalityRatio, THRESHOLD, valuesRatio } from './ratios.ts';
import reference from './reference/eigh.json' with { type: 'json' };

/** C C^H + n I */
function definite(n: number, complex = false): NdArray {
  const c = complex ? randomComplex(n, n, 6) : randomMatrix(n, n, 6);
  const gram = Dense.of(c).times(Dense.of(c).adjoint);
  const result = c.copy() as NdArray;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const re = gram.re[i * n + j]! + (i === j ? 1 : 0);
      result.set(i, j, complex ? new Complex(re, gram.im[i * n + j]) : re);
    }
  }
  return result;
}

describe('subsets', () => {
  const a = randomHermitian(40, 2, true);
  const { eigenvalues, eigenvectors } = eigh(a);

  test('by index', () => {
    const part = eigh(a, { subset_by_index: [3, 10] });
    expect(part.eigenvalues.tolist()).toEqual(eigenvalues.slice('3:11').tolist());
    expect(part.eigenvectors.tolist()).toEqual(eigenvectors.slice(':', '3:11').tolist());
    expect(eigvalsh(a, { subset_by_index: [39, 39] }).shape).toEqual([1]);
    const both = stack([a, a]);
    expect(eigh(both, { subset_by_index: [0, 1] }).eigenvectors.shape).toEqual([2, 40, 2]);
    expect(eigh(a.astype('complex64'), { subset_by_index: [0, 4] }).eigenvectors.dtype).toBe(
      'complex64',
    );
  });

  test('by value: above the first bound, up to the second', () => {
    const values = eigvalsh(
      [
        [1, 0, 0],
        [0, 2, 0],
        [0, 0, 3],
      ],
      { subset_by_value: [1, 3] },
    );
    expect(values.tolist()).toEqual([2, 3]);
    expect(eigvalsh(a, { subset_by_value: [-Infinity, Infinity] }).size).toBe(40);
    const none = eigh(a, { subset_by_value: [1e6, 1e7] });
    expect(none.eigenvalues.shape).toEqual([0]);
    expect(none.eigenvectors.shape).toEqual([40, 0]);
  });

  test('that there are not', () => {
    for (const subset of [
      [-1, 2],
      [2, 1],
      [0, 40],
      [0.5, 2],
    ] as const) {
      expect(() => eigh(a, { subset_by_index: subset })).toThrow(/eigh: subset_by_index is/);
    }
    expect(() => eigh(a, { subset_by_value: [2, 2] })).toThrow(/subset_by_value is \[2, 2\]/);
    expect(() => eigh(a, { subset_by_value: [NaN, 2] })).toThrow(RangeError);
    expect(() => eigh(a, { subset_by_value: [0, 2], subset_by_index: [0, 1] })).toThrow(/exclude/);
    expect(() => eigh(stack([a, a]), { subset_by_value: [0, 1] })).toThrow(/one matrix only/);
  });
});

describe.each([1, 2, 5, 33, 60])('two matrices of size %d', (n) => {
  test.each([1, 2, 3] as const)('problem %d', (type) => {
    for (const complex of [false, true]) {
      const a = randomHermitian(n, 4, complex);
      const b = definite(n, complex);
      const x = eigh(a, b, { type });
      const product = type === 2 ? matmul(a, b) : matmul(b, a);
      const v = Dense.of(x.eigenvectors);
      const scaledVectors = v.times(Dense.diagonal(x.eigenvalues));
      const [left, right] =
        type === 1
          ? [Dense.of(a).times(v), Dense.of(b).times(scaledVectors)]
          : [Dense.of(product).times(v), scaledVectors];
      const size = Dense.of(a).norm * Dense.of(b).norm * v.norm;
      expect(left.minus(right).norm / size / n / 2 ** -53).toBeLessThan(THRESHOLD);
      const values = eigvalsh(a, b, { type });
      expect(values.tolist()).toEqual([...values.values()].sort((p, q) => Number(p) - Number(q)));
      expect(valuesRatio(values, x.eigenvalues)).toBeLessThan(THRESHOLD);
      // x^H b x = 1, or x^H b^-1 x = 1, for which b^-1 x = a x / λ
      const gram = type === 3 ? undefined : v.adjoint.times(Dense.of(b)).times(v);
      if (gram) {
        const error = gram.minus(Dense.identity(n)).norm;
        expect(error / n / 2 ** -53).toBeLessThan(THRESHOLD * Dense.of(b).norm);
      } else {
        const other = v.adjoint.times(Dense.of(a)).times(v).minus(Dense.diagonal(x.eigenvalues));
        expect(other.norm / n / 2 ** -53).toBeLessThan(THRESHOLD * size * v.norm);
      }
    }
  });
});

describe('two matrices', () => {
  test('as SciPy solves them, triangles apart', () => {
    const { a, b, values } = reference.generalised;
    for (const [UPLO, expected] of Object.entries(values)) {
      expected.forEach((row, i) => {
        const type = (i + 1) as 1 | 2 | 3;
        const found = eigvalsh(a, b, { UPLO: UPLO as 'L', type });
        expect(valuesRatio(found, asarray(row))).toBeLessThan(THRESHOLD);
      });
    }
  });

  test('broadcast, promote, and may have any norm', () => {
    const a = randomHermitian(4);
    const b = definite(4);
    const expected = eigvalsh(a, b);
    const both = eigh(stack([a, a]), b);
    expect(both.eigenvalues.slice(1).tolist()).toEqual(expected.tolist());
    expect(both.eigenvectors.shape).toEqual([2, 4, 4]);
    expect(eigh(a.astype('float32'), b.astype('float32')).eigenvectors.dtype).toBe('float32');
    expect(eigh(a.astype('float32'), definite(4, true)).eigenvectors.dtype).toBe('complex128');
    const huge = evaluate(multiply(b, 1e290));
    const small = evaluate(multiply(a, 1e-10));
    const scaled = evaluate(multiply(eigvalsh(small, huge), 1e300));
    expect(valuesRatio(scaled, expected)).toBeLessThan(THRESHOLD);
    const { eigenvectors } = eigh(a, huge);
    const first = Dense.of(evaluate(multiply(eigenvectors, 1e145)));
    const gram = first.adjoint.times(Dense.of(b)).times(first);
    expect(gram.minus(Dense.identity(4)).norm).toBeLessThan(1e-12);
    expect(eigh(zeros([0, 0]), zeros([0, 0])).eigenvectors.shape).toEqual([0, 0]);
  });

  test('the second not positive definite, or not fitting', () => {
    const a = randomHermitian(3);
    expect(() =>
      eigh(a, [
        [1, 0, 0],
        [0, 0, 0],
        [0, 0, 1],
      ]),
    ).toThrow(/b is not positive definite.*order 2/);
    expect(() =>
      eigh(a, [
        [NaN, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    ).toThrow(LinAlgError);
    expect(() => eigh(a, definite(4))).toThrow(/a is 3x3, b 4x4/);
    expect(() => eigh(a, a, { type: 4 as 3 })).toThrow(/type is 4/);
    expect(() => eigvalsh(a, zeros([3, 2]))).toThrow(/eigvalsh: b is 3x2/);
  });
});

describe('tridiagonal matrices', () => {
  const next = random(3);
  const full = (d: number[], e: number[]) =>
    matrix(d.length, d.length, (i, j) =>
      i === j ? d[i]! : Math.abs(i - j) === 1 ? e[Math.min(i, j)]! : 0,
    );

  test.each([1, 2, 3, 32, 33, 70, 110])('of size %d', (n) => {
    const spectra = [
      [Array.from({ length: n }, next), Array.from({ length: n - 1 }, next)],
      // Wilkinson's, Toeplitz, and one that falls apart
      [
        Array.from({ length: n }, (_, i) => Math.abs((n - 1) / 2 - i)),
        new Array<number>(n - 1).fill(1),
      ],
      [new Array<number>(n).fill(2), new Array<number>(n - 1).fill(-1)],
      [
        Array.from({ length: n }, next),
        Array.from({ length: n - 1 }, (_, i) => (i % 3 ? next() : 0)),
      ],
      [new Array<number>(n).fill(0), Array.from({ length: n - 1 }, (_, i) => 10 ** (-i / 2))],
    ] as const;
    for (const [d, e] of spectra) {
      for (const scale of n < 40 ? [1, 1e300, 1e-300] : [1]) {
        const diagonal = d.map((x) => x * scale);
        const beside = e.map((x) => x * scale);
        const { eigenvalues, eigenvectors } = eigh_tridiagonal(diagonal, beside);
        expect(orthogonalityRatio(eigenvectors)).toBeLessThan(THRESHOLD);
        expect(eigenRatio(full(diagonal, beside), eigenvalues, eigenvectors)).toBeLessThan(
          THRESHOLD,
        );
        expect(valuesRatio(eigvalsh_tridiagonal(diagonal, beside), eigenvalues)).toBeLessThan(
          THRESHOLD,
        );
      }
    }
  });

  test('eigenvalues of second differences are known', () => {
    const n = 200;
    const values = eigvalsh_tridiagonal(
      new Array<number>(n).fill(2),
      new Array<number>(n - 1).fill(-1),
    );
    const exact = Array.from(
      { length: n },
      (_, k) => 4 * Math.sin((Math.PI * (k + 1)) / (2 * n + 2)) ** 2,
    );
    expect(valuesRatio(values, asarray(exact))).toBeLessThan(1);
  });

  test('subsets, dtypes and expressions', () => {
    const d = asarray([1, 2, 3, 4]).astype('float32');
    const e = asarray([1, 1, 1]).astype('float32');
    const all = eigh_tridiagonal(d, e);
    expect(all.eigenvectors.dtype).toBe('float32');
    const part = eigh_tridiagonal(add(d, 0), e, { subset_by_index: [1, 2] });
    expect(part.eigenvectors.tolist()).toEqual(all.eigenvectors.slice(':', '1:3').tolist());
    expect(eigvalsh_tridiagonal(d, e, { subset_by_value: [0, 2] }).size).toBe(2);
    expect(eigvalsh_tridiagonal([], []).shape).toEqual([0]);
    expect(eigh_tridiagonal([7], []).eigenvectors.tolist()).toEqual([[1]]);
  });

  test('bad input', () => {
    expect(() => eigh_tridiagonal([1, 2], [1, 2])).toThrow(/e needs 1 element/);
    expect(() => eigh_tridiagonal([[1]], [])).toThrow(/d has 2 axes/);
    expect(() => eigh_tridiagonal([1, NaN], [1])).toThrow(/eigh_tridiagonal: d has NaN at/);
    expect(() => eigvalsh_tridiagonal([1, 1], [new Complex(0, 1)])).toThrow(TypeError);
    expect(() => eigvalsh_tridiagonal([1, 1], [Infinity], { check_finite: false })).toThrow(
      LinAlgError,
    );
  });
});
