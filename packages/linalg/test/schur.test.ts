import { asarray, type Complex, type NdArray } from '@numloom/ndarray';
import {
  expm,
  hessenberg,
  LinAlgError,
  logm,
  matmul,
  rsf2csf,
  schur,
  sqrtm,
} from '@numloom/linalg';
import { multiply, subtract } from '@numloom/ufunc';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix, sizes, squareMatrices } from './matrices.ts';
import { factorRatio, orthogonalityRatio, THRESHOLD } from './ratios.ts';

/** A = Z T Z^H, in units. */
function similarityRatio(a: NdArray, t: NdArray, z: NdArray): number {
  return factorRatio(a, z, t, Dense.of(z).adjoint);
}

function expectSimilar(a: NdArray, t: NdArray, z: NdArray): void {
  expect(similarityRatio(a, t, z)).toBeLessThan(THRESHOLD);
  expect(orthogonalityRatio(z)).toBeLessThan(THRESHOLD);
}

/** Checks that T is triangular but for standard blocks, where it is real. */
function expectTriangular(t: NdArray): void {
  const { re, im, rows: n } = Dense.of(t);
  const isReal = t.dtype.startsWith('float');
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const below = re[i * n + j]!;
      if (j < i - 1 || !isReal) expect([below, im[i * n + j]]).toEqual([0, 0]);
      else if (below !== 0) {
        expect(re[i * n + i]).toBe(re[j * n + j]);
        expect(Math.sign(below)).toBe(-Math.sign(re[j * n + i]!));
        if (j > 0) expect(re[j * n + j - 1]).toBe(0);
      }
    }
  }
}

function expectHessenberg(h: NdArray): void {
  const { re, im, rows: n } = Dense.of(h);
  for (let i = 2; i < n; i++) {
    for (let j = 0; j < i - 1; j++) expect([re[i * n + j], im[i * n + j]]).toEqual([0, 0]);
  }
}

describe.each(Object.entries(squareMatrices))('%s', (_, make) => {
  test.each([0, 1, 2, 3, 5, 17, 33])('of order %d', (n) => {
    const a = make(n);
    const { T, Z } = schur(a);
    expect(T.dtype).toBe('float64');
    expectTriangular(T);
    expectSimilar(a, T, Z);
    const { H, Q } = hessenberg(a, { calc_q: true });
    expectHessenberg(H);
    expectSimilar(a, H, Q);
  });
});

test.each(sizes)('complex matrices of order %d', (n) => {
  const a = randomComplex(n, n, 3);
  const { T, Z } = schur(a);
  expectTriangular(T);
  expectSimilar(a, T, Z);
  const { H, Q } = hessenberg(a, { calc_q: true });
  expectHessenberg(H);
  expectSimilar(a, H, Q);
});

test.each([2, 9, 80])('the complex form of a real matrix of order %d', (n) => {
  const a = randomMatrix(n, n, 3);
  const complex = schur(a, { output: 'complex' });
  expect(complex.T.dtype).toBe('complex128');
  expectTriangular(complex.T);
  expectSimilar(a, complex.T, complex.Z);
  const real = schur(a);
  const { T, Z } = rsf2csf(real.T, real.Z);
  expectTriangular(T);
  expectSimilar(a, T, Z);
});

test('large matrices, of panels and several shifts', () => {
  const a = randomMatrix(160, 160, 3);
  const { T, Z } = schur(a);
  expectTriangular(T);
  expectSimilar(a, T, Z);
  const { H, Q } = hessenberg(a, { calc_q: true });
  expectHessenberg(H);
  expectSimilar(a, H, Q);
  const c = randomComplex(130, 130, 3);
  const form = hessenberg(c, { calc_q: true });
  expectHessenberg(form.H);
  expectSimilar(c, form.H, form.Q);
});

test.each(['real', 'complex'] as const)(
  '%s forms are sorted below the normal numbers',
  (output) => {
    for (const size of [1e-305, 1e-309, 1e-315]) {
      const a = asarray([
        [6.6 * size, 1.3 * size, 0, 0],
        [-5 * size, -6.5 * size, 0, 0],
        [0, 0, 0.2, 0.25],
        [0, 0, 0.26, 0.3],
      ]);
      for (const sort of ['lhp', 'rhp'] as const) {
        const { T, Z } = schur(a, { output, sort });
        expectSimilar(a, T, Z);
      }
    }
  },
);

test('complex forms of blocks whose eigenvalues are nothing beside the largest element', () => {
  const a = asarray([
    [-3.225755582549976e-154, -2.2667159669334745e157, -1.826017327751591e-153],
    [-6.454246751250593e-153, -9.001940157389064e156, 2.3233955911531443e-153],
    [-4.263253283342244e156, 6.47294829340304e156, -3.00964332914796e-153],
  ]);
  const { T, Z } = schur(a, { output: 'complex' });
  expectSimilar(a, T, Z);
  for (const tiny of [5e-324, 1e-310, 1e-200]) {
    const b = asarray([
      [tiny, 1],
      [tiny, 0],
    ]);
    for (const sort of ['lhp', 'iuc'] as const) {
      const sorted = schur(b, { output: 'complex', sort });
      expectSimilar(b, sorted.T, sorted.Z);
    }
  }
});

test('blocks whose elements lose digits below the normal numbers are sorted before', () => {
  const integers = [
    [-2, 0, 0, 0, 0, -1, 2],
    [1, 0, 0, 1, 1, -2, 1],
    [0, 0, 2, -2, -2, 0, -1],
    [0, 0, -1, 2, -2, -2, -1],
    [0, 0, 0, 0, 1, -1, 2],
    [0, 0, 0, 0, 1, -1, -2],
    [0, 0, 0, 0, 0, 0, 1],
  ];
  const a = asarray(integers.map((row) => row.map((x) => x * 1.277408392645e-312)));
  const { T, Z } = schur(a, { sort: 'rhp' });
  const [large, t] = [a, T].map((x) => multiply(x, 2 ** 1000).evaluate());
  const rest = subtract(matmul(large!, Z), matmul(Z, t!)).evaluate();
  expect(Dense.of(rest).largest).toBeLessThan(1e-9 * Dense.of(large!).largest);
  expect(orthogonalityRatio(Z)).toBeLessThan(THRESHOLD);
});

describe('sorted', () => {
  const halves: Record<string, (z: Complex) => boolean> = {
    lhp: ({ re }) => re < 0,
    rhp: ({ re }) => re >= 0,
    iuc: ({ re, im }) => Math.hypot(re, im) <= 1,
    ouc: ({ re, im }) => Math.hypot(re, im) > 1,
  };
  test.each(
    Object.keys(halves).flatMap((sort) => [1, 2, 3, 7, 20, 41].map((n) => [sort, n] as const)),
  )('%s, order %d', (sort, n) => {
    for (const a of [randomMatrix(n, n, 21), randomComplex(n, n, 22)] as NdArray<'float64'>[]) {
      const { T, Z, sdim } = schur(a, { sort: sort as 'lhp' });
      expectTriangular(T);
      expectSimilar(a, T, Z);
      const values = diagonalValues(schur(T, { output: 'complex' }).T);
      const flags = values.map((z) => halves[sort]!(z));
      expect(flags.slice(0, sdim).every(Boolean)).toBe(true);
      expect(flags.slice(sdim).some(Boolean)).toBe(false);
    }
  });

  test('by a function', () => {
    const { T, sdim } = schur(
      asarray([
        [3, 1, 2],
        [0, 1, 4],
        [0, 0, 2],
      ]).astype('float64'),
      {
        sort: ({ re }) => re < 2.5,
      },
    );
    expect(sdim).toBe(2);
    expect([0, 1, 2].map((i) => Math.round(T.get(i, i)))).toEqual([1, 2, 3]);
  });

  test('a pair of which one is selected stays together', () => {
    const { sdim } = schur(
      [
        [0, -1],
        [1, 0],
      ],
      { sort: ({ im }) => im > 0 },
    );
    expect(sdim).toBe(2);
  });
});

function diagonalValues(t: NdArray): Complex[] {
  const dense = Dense.of(t);
  return Array.from({ length: dense.rows }, (_, i) => {
    const at = i * dense.rows + i;
    return { re: dense.re[at]!, im: dense.im[at]! } as Complex;
  });
}

test('layouts, dtypes, and stacks', () => {
  const a = randomMatrix(6, 6, 9);
  const expected = schur(a).T.tolist();
  for (const layout of Object.values(layouts(a))) {
    expect(schur(layout).T.tolist()).toEqual(expected);
    expect(hessenberg(layout).tolist()).toEqual(hessenberg(a).tolist());
  }
  const single = schur(a.astype('float32'));
  expect(single.T.dtype).toBe('float32');
  expectSimilar(a.astype('float32'), single.T, single.Z);
  expect(schur(a.astype('float32'), { output: 'complex' }).T.dtype).toBe('complex64');
  expect(
    schur([
      [1, 2],
      [3, 4],
    ]).T.dtype,
  ).toBe('float64');
  const stack = schur(randomMatrix(18, 3, 2).reshape([2, 3, 3, 3]));
  expect(stack.T.shape).toEqual([2, 3, 3, 3]);
  const one = schur(randomMatrix(18, 3, 2).reshape([6, 3, 3]).slice(4).copy());
  expect(stack.T.slice(1, 1).tolist()).toEqual(one.T.tolist());
});

test('bad input', () => {
  expect(() => schur([1, 2])).toThrow(LinAlgError);
  expect(() => schur([[1, 2]])).toThrow('schur: a is 1x2, needs square matrices');
  expect(() =>
    schur([
      [1, NaN],
      [0, 1],
    ]),
  ).toThrow(RangeError);
  expect(() =>
    schur(
      [
        [1, NaN],
        [0, 1],
      ],
      { check_finite: false },
    ),
  ).toThrow(LinAlgError);
  expect(() => schur([[1]], { output: 'half' as 'real' })).toThrow('schur: output is half');
  expect(() => schur([[1]], { sort: 'half' as 'lhp' })).toThrow('schur: sort is half');
  expect(() => schur([[[1]]], { sort: 'lhp' })).toThrow('sort takes one matrix');
  expect(() => hessenberg([[Infinity]])).toThrow(RangeError);
  expect(() =>
    rsf2csf(
      [[1]],
      [
        [1, 0],
        [0, 1],
      ],
    ),
  ).toThrow('must be of one shape');
});

test('finds eigenvalues that permutations isolate as they are', () => {
  const lower = [
    [-2, 0, 0],
    [-1, -2, 0],
    [2, 2, -2],
  ];
  const { T, Z } = schur(lower);
  expect([0, 1, 2].map((i) => T.get(i, i))).toEqual([-2, -2, -2]);
  expectTriangular(T);
  expectSimilar(asarray(lower), T, Z);
  const ones = [
    [1, 0, 0],
    [-1, 1, 0],
    [2, 2, 1],
  ];
  expect(schur(asarray(ones), { sort: ({ re }) => re >= 1 }).sdim).toBe(3);
});

test('gives roots and logarithms of matrices that are triangular from below', () => {
  const lower = [
    [-3, 0, 0, 0],
    [3, -3, 0, 0],
    [5, 1, -4, 0],
    [-1, -5, -5, -2],
  ];
  const root = sqrtm(lower);
  for (const back of [matmul(root, root), expm(logm(lower))]) {
    const found = Dense.of(back as NdArray);
    lower.flat().forEach((value, k) => {
      expect(Math.abs(found.re[k]! - value)).toBeLessThan(1e-12);
      expect(Math.abs(found.im[k]!)).toBeLessThan(1e-12);
    });
  }
});
