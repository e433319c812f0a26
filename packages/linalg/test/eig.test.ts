/** Eigenvalues and eigenvectors of matrices that need not be symmetric. */
import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { add, multiply } from '@numloom/ufunc';
import { eig, eigvals, LinAlgError } from '@numloom/linalg';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { layouts, matrix, randomComplex, randomMatrix, sizes, squareMatrices } from './matrices.ts';
import { eigenRatio, THRESHOLD } from './ratios.ts';
import reference from './reference/eig.json' with { type: 'json' };

/** The largest distance of the norm of a column from 1, in units. */
function normRatio(vectors: NdArray): number {
  const { re, im, rows, columns } = Dense.of(vectors);
  let worst = 0;
  for (let j = 0; j < columns; j++) {
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += re[i * columns + j]! ** 2 + im[i * columns + j]! ** 2;
    worst = Math.max(worst, Math.abs(Math.sqrt(sum) - 1));
  }
  const epsilon =
    vectors.dtype === 'float32' || vectors.dtype === 'complex64' ? 2 ** -24 : 2 ** -53;
  return worst / epsilon / Math.max(rows, 1);
}

function expectEigen(a: NdArray, { eigenvalues, eigenvectors }: ReturnType<typeof eig>): void {
  expect(eigenvalues.shape).toEqual(a.shape.slice(1));
  expect(eigenvectors.shape).toEqual(a.shape);
  expect(eigenRatio(a, eigenvalues, eigenvectors)).toBeLessThan(THRESHOLD);
  expect(normRatio(eigenvectors)).toBeLessThan(THRESHOLD);
}

/** Complex numbers, by real and then imaginary part. */
function sorted(values: NdArray): Complex[] {
  const { re, im } = Dense.of(values);
  const list = Array.from(re, (x, i) => new Complex(x, im[i]));
  return list.sort((x, y) => x.re - y.re || x.im - y.im);
}

/**
 * D^-1 A D and D^-1 V for powers of two that bring its rows and columns to like norms: what balancing
 * bounds is the error in these terms (Parlett and Reinsch 1969).
 */
function balanced(a: NdArray, v: NdArray): readonly [NdArray, NdArray] {
  const n = a.shape[0]!;
  const d = new Float64Array(n).fill(1);
  const at = (i: number, j: number) => ((a.get(i, j) as number) * d[j]!) / d[i]!;
  for (let round = 0; round < 20; round++) {
    for (let i = 0; i < n; i++) {
      let [row, column] = [0, 0];
      for (let j = 0; j < n; j++) {
        row += Math.abs(at(i, j));
        column += Math.abs(at(j, i));
      }
      d[i]! *= 2 ** Math.round(Math.log2(row / column) / 2);
    }
  }
  const vectors = v.copy();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const x = v.get(i, j) as number | Complex;
      const value = x instanceof Complex ? new Complex(x.re / d[i]!, x.im / d[i]!) : x / d[i]!;
      vectors.set(i, j, value);
    }
  }
  return [matrix(n, n, at), vectors];
}

describe.each(Object.entries(squareMatrices))('%s', (name, make) => {
  test.each(sizes)('of order %d', (n) => {
    const a = make(n);
    const { eigenvalues, eigenvectors } = eig(a);
    if (name === 'graded columns') {
      expect(normRatio(eigenvectors)).toBeLessThan(THRESHOLD);
      const [b, v] = balanced(a, eigenvectors);
      expect(eigenRatio(b, eigenvalues, v)).toBeLessThan(THRESHOLD);
    } else {
      expectEigen(a, { eigenvalues, eigenvectors });
    }
    expect(eigvals(a).shape).toEqual([n]);
  });
});

test.each(sizes)('complex matrices of order %d', (n) => {
  const a = randomComplex(n, n, 5);
  expectEigen(a, eig(a));
  const [x, y] = [sorted(eigvals(a)), sorted(eig(a).eigenvalues)];
  x.forEach((z, i) => expect(Math.hypot(z.re - y[i]!.re, z.im - y[i]!.im)).toBeLessThan(1e-12));
});

test('large matrices, of several windows', () => {
  for (const a of [randomMatrix(180, 180, 6), randomComplex(110, 110, 7)]) {
    expectEigen(a, eig(a as NdArray<'float64'>));
    const trace = Dense.of(a);
    const sum = sorted(eigvals(a as NdArray<'float64'>)).reduce((total, { re }) => total + re, 0);
    let expected = 0;
    for (let i = 0; i < trace.rows; i++) expected += trace.re[i * trace.rows + i]!;
    expect(sum).toBeCloseTo(expected, 10);
  }
});

test('windows that have nothing to deflate for long', () => {
  // The eigenvalues of a shifted rotation lie on a circle: shifts of its windows are of no use.
  const n = 100;
  const a = matrix(n, n, (i, j) => Number((i + 1) % n === j) + Number(i === j));
  expectEigen(a, eig(a));
});

describe('exact eigenvalues', () => {
  test.each(Object.entries(reference.exact))(
    '%s',
    (_, { matrix: rows, eigenvalues, conditions }) => {
      const a = asarray(rows, { dtype: 'float64' });
      const norm = Dense.of(a).norm;
      const found = sorted(eigvals(a));
      const expected = eigenvalues.map(([re, im]) => new Complex(re!, im));
      for (const [i, { re, im }] of expected.entries()) {
        const distances = found.map((z) => Math.hypot(z.re - re, z.im - im));
        const nearest = distances.indexOf(Math.min(...distances));
        const bound = 10 * rows.length * 2 ** -53 * norm * conditions[i]!;
        expect(distances[nearest]).toBeLessThan(bound);
        found.splice(nearest, 1);
      }
    },
  );
});

test.each(reference.numpy.map((_, i) => i))("NumPy's results, vectors included (%d)", (i) => {
  const { matrix: rows, eigenvalues, eigenvectors } = reference.numpy[i]!;
  const n = rows.length;
  const result = eig(asarray(rows, { dtype: 'float64' }));
  const [w, v] = [Dense.of(result.eigenvalues), Dense.of(result.eigenvectors)];
  for (let j = 0; j < n; j++) {
    const [re, im] = eigenvalues[j] as [number, number];
    const place = Array.from(w.re).findIndex((x, k) => Math.hypot(x - re, w.im[k]! - im) < 1e-12);
    expect(place).toBeGreaterThanOrEqual(0);
    // The sign is open.
    let product = 0;
    for (let k = 0; k < n; k++) product += eigenvectors[k]![j]![0]! * v.re[k * n + place]!;
    const sign = Math.sign(product);
    for (let k = 0; k < n; k++) {
      const [x, y] = eigenvectors[k]![j] as [number, number];
      expect(sign * v.re[k * n + place]!).toBeCloseTo(x, 12);
      expect(sign * v.im[k * n + place]!).toBeCloseTo(y, 12);
    }
  }
});

test('real where all eigenvalues are real, else complex', () => {
  expect(
    eig([
      [2, 1],
      [1, 2],
    ]).eigenvalues.dtype,
  ).toBe('float64');
  const rotation = eig([
    [0, -1],
    [1, 0],
  ]);
  expect(rotation.eigenvalues.tolist()).toEqual([new Complex(0, 1), new Complex(0, -1)]);
  expect(rotation.eigenvectors.dtype).toBe('complex128');
  const both = eig(
    stack([
      asarray([
        [0, -1],
        [1, 0],
      ]),
      asarray([
        [3, 0],
        [0, 4],
      ]),
    ]),
  );
  expect(both.eigenvalues.dtype).toBe('complex128');
  expect(both.eigenvalues.get(1, 1)).toEqual(new Complex(4, 0));
  expect(
    eigvals([
      [1, 0],
      [0, 1],
    ]).dtype,
  ).toBe('float64');
  expect(eigvals(zeros([2, 2], { dtype: 'complex64' })).dtype).toBe('complex64');
});

test('the largest element of a complex vector is real', () => {
  const { re, im, rows: n } = Dense.of(eig(randomMatrix(9, 9, 3)).eigenvectors);
  for (let j = 0; j < n; j++) {
    const lengths = Array.from({ length: n }, (_, i) => Math.hypot(re[i * n + j]!, im[i * n + j]!));
    expect(Math.abs(im[lengths.indexOf(Math.max(...lengths)) * n + j]!)).toBe(0);
  }
});

test('layouts, dtypes, expressions and stacks', () => {
  const a = randomMatrix(7, 7, 9);
  const expected = eig(a);
  for (const layout of Object.values(layouts(a))) {
    expect(eig(layout).eigenvectors.tolist()).toEqual(expected.eigenvectors.tolist());
    expect(eigvals(layout).tolist()).toEqual(eigvals(a).tolist());
  }
  expect(eigvals(add(multiply(a, 2), 0)).size).toBe(7);
  const single = a.astype('float32');
  expect(eig(single).eigenvalues.dtype).toBe('complex64');
  expectEigen(single, eig(single));
  expectEigen(
    randomComplex(6, 6, 2).astype('complex64'),
    eig(randomComplex(6, 6, 2).astype('complex64')),
  );
  expect(
    eig(
      asarray(
        [
          [2, 0],
          [0, 1],
        ],
        { dtype: 'int16' },
      ),
    ).eigenvalues.dtype,
  ).toBe('float64');
  const many = randomComplex(24, 4, 4).reshape([2, 3, 4, 4]);
  const { eigenvalues, eigenvectors } = eig(many);
  expect([eigenvalues.shape, eigenvectors.shape]).toEqual([
    [2, 3, 4],
    [2, 3, 4, 4],
  ]);
  for (const [i, j] of [
    [0, 0],
    [1, 2],
  ] as const) {
    const part = { eigenvalues: eigenvalues.slice(i, j), eigenvectors: eigenvectors.slice(i, j) };
    expectEigen(many.slice(i, j), part);
  }
  expect(eig(zeros([3, 0, 0])).eigenvectors.shape).toEqual([3, 0, 0]);
});

test('matrices of small integers, defective ones among them', () => {
  const rows = fc
    .integer({ min: 1, max: 7 })
    .chain((n) =>
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: n * n, maxLength: n * n }),
    );
  fc.assert(
    fc.property(rows, (values) => {
      const n = Math.sqrt(values.length);
      const a = matrix(n, n, (i, j) => values[i * n + j]!);
      expectEigen(a, eig(a));
    }),
    { numRuns: 200 },
  );
});

test('bad input', () => {
  for (const bad of [NaN, Infinity, -Infinity]) {
    expect(() =>
      eig([
        [1, bad],
        [0, 1],
      ]),
    ).toThrow(LinAlgError);
    expect(() =>
      eigvals(
        asarray([
          [1, new Complex(0, bad)],
          [0, 1],
        ]),
      ),
    ).toThrow('must be finite');
  }
  expect(() => eig([[1, 2, 3]])).toThrow('eig: a is 1x3, needs square matrices');
  expect(() => eigvals([1, 2])).toThrow(LinAlgError);
});
