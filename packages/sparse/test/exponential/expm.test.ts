import { expm as denseExpm, LinAlgError, matrix_power as densePower } from '@numloom/linalg';
import { Complex, type NdArray, zeros } from '@numloom/ndarray';
import {
  coo_array,
  csc_array,
  csr_array,
  diags_array,
  eye_array,
  expm,
  matrix_power,
  type SparseArray,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, FORMATS, matrices, sparseOf } from '../random-matrices.ts';
import { difference } from '../systems.ts';

/** Largest difference of elements, by the largest element or 1. */
function error(x: NdArray, y: NdArray): number {
  const [a, b] = [x, y].map((one) => one.reshape([-1])) as [NdArray, NdArray];
  return difference(a, b) / Math.max(1, difference(b, zeros([b.size])));
}

/** Edges from vertices to some that follow soon, in groups: most of the exponential is zero. */
function groups(n: number, width: number, scale: number, complex: boolean): SparseArray {
  const [row, col, data] = [[] as number[], [] as number[], [] as Complex[]];
  for (let i = 0; i < n; i++) {
    for (const step of [0, 1, 3]) {
      const j = i + step;
      if (j >= n || Math.floor(j / width) !== Math.floor(i / width)) continue;
      row.push(i);
      col.push(j);
      data.push(new Complex(scale * Math.sin(3 * i + step), complex ? scale * Math.cos(i) : 0));
    }
    const first = width * Math.floor(i / width);
    if (i % 7 !== 3 || i === first) continue;
    row.push(i);
    col.push(first);
    data.push(new Complex(scale));
  }
  const whole = coo_array({ row, col, data }, { shape: [n, n] });
  return (complex ? whole : whole.real).tocsr();
}

describe('expm', () => {
  test.each([
    [1e-3, false],
    [0.05, false],
    [0.25, true],
    [0.6, false],
    [1.5, true],
    [20, false],
  ])('of many small blocks, of the size %d, is sparse (complex: %s)', (scale, complex) => {
    const a = groups(200, 8, scale, complex);
    const result = expm(a);
    expect(result.format).toBe('csr');
    expect(result.dtype).toBe(complex ? 'complex128' : 'float64');
    expect(result.nnz).toBeLessThanOrEqual(200 * 8);
    expect(error(result.toarray(), denseExpm(a.toarray()))).toBeLessThan(scale > 2 ? 1e-11 : 1e-14);
  });

  test('of a matrix far from normal is not scaled too much', () => {
    const n = 80;
    const blocks = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : -0.5));
    const above = Array.from({ length: n - 1 }, (_, i) => (i % 2 === 0 ? 1e6 : 0));
    const a = diags_array([blocks, above], { offsets: [0, 1], format: 'csc' });
    const result = expm(a);
    expect(result.format).toBe('csc');
    // (e^x - e^y) / (x - y) of the eigenvalues
    const wanted = (1e6 * (Math.E - Math.exp(-0.5))) / 1.5;
    expect(Math.abs(result.get(0, 1) / wanted - 1)).toBeLessThan(1e-14);
    expect(Math.abs(result.get(78, 78) / Math.E - 1)).toBeLessThan(1e-14);
  });

  test('of huge and of tiny elements', () => {
    const tiny = groups(100, 4, 1e-200, false);
    const first = expm(tiny);
    expect(first.get(5, 5)).toBe(1);
    expect(first.get(0, 1)).toBe(tiny.get(0, 1));
    // Every other vertex leads to the next one: the square is zero.
    const starts = Array.from({ length: 50 }, (_, i) => 2 * i);
    const triplets = { row: starts, col: starts.map((i) => i + 1), data: starts.map(() => 1e250) };
    const pairs = coo_array(triplets, { shape: [100, 100] });
    expect(Math.abs(expm(pairs).get(0, 1) / 1e250 - 1)).toBeLessThan(1e-12);
  });

  test('of any small matrix is that of the dense one, in all formats', () => {
    const order = fc.integer({ min: 0, max: 7 });
    fc.assert(
      fc.property(
        order.chain((n) => matrices(fc.constant(n), fc.constant(n))),
        (drawn) => {
          const result = expm(sparseOf(drawn));
          expect(result.dtype).toBe(drawn.dtype);
          expect(result.format).toBe(drawn.format === 'csc' ? 'csc' : 'csr');
          const wanted = denseExpm(denseOf(drawn));
          const bound = drawn.dtype === 'float32' ? 1e-6 : 1e-13;
          if (drawn.shape[0] > 0) expect(error(result.toarray(), wanted)).toBeLessThan(bound);
          else expect(result.shape).toEqual([0, 0]);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of any sparse matrix is that of the dense one', () => {
    const edge = fc.tuple(fc.nat(89), fc.nat(89), fc.integer({ min: -4, max: 4 }));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 100 }), (edges) => {
        const a = coo_array(
          {
            row: edges.map(([i]) => i),
            col: edges.map(([, j]) => j),
            data: edges.map(([, , value]) => value),
          },
          { shape: [90, 90] },
        );
        expect(error(expm(a).toarray(), denseExpm(a.toarray()))).toBeLessThan(1e-13);
      }),
      { numRuns: 40 },
    );
  });

  test('leaves its argument as it is', () => {
    const a = csr_array({ data: [0, 2], indices: [1, 0], indptr: [0, 1, 2] });
    expect(expm(a).nnz).toBe(3);
    expect([a.nnz, a.toarray().tolist()]).toEqual([
      2,
      [
        [0, 0],
        [2, 0],
      ],
    ]);
  });

  test('of diagonals and zeros has nothing beside', () => {
    const a = diags_array([[0, 1, new Complex(0, Math.PI)]] as never);
    const result = expm(a);
    expect(result.nnz).toBe(3);
    expect((result.get(2, 2) as Complex).re).toBe(-1);
    expect(expm(csc_array([100_000, 100_000])).nnz).toBe(100_000);
  });

  test('takes dense matrices', () => {
    expect(
      expm([
        [0, 1],
        [0, 0],
      ]).tolist(),
    ).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  test('refuses what is not square or not finite', () => {
    expect(() => expm(csr_array([2, 3]))).toThrow(
      new LinAlgError('expm: A has the shape (2, 3), needs a square matrix'),
    );
    expect(() => expm(csr_array([[NaN]]))).toThrow(
      new RangeError('expm: A has NaN at (0, 0), must be finite'),
    );
  });
});

describe('matrix_power', () => {
  test('is that of the dense matrix', () => {
    const order = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(
        order.chain((n) => matrices(fc.constant(n), fc.constant(n), ['float64', 'complex128'])),
        fc.integer({ min: 0, max: 9 }),
        (drawn, n) => {
          const a = sparseOf(drawn);
          const result = matrix_power(a, n);
          expect(result.dtype).toBe(a.dtype);
          const wanted = densePower(denseOf(drawn), n);
          expect(difference(result.toarray().reshape([-1]), wanted.reshape([-1]))).toBeLessThan(
            1e-3,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  test('keeps the format, and is never the matrix itself', () => {
    for (const format of FORMATS) {
      const a = eye_array(3, { format }).multiply(2);
      const same = matrix_power(a, 1);
      expect(same).not.toBe(a);
      expect(same.format).toBe(a.format);
      expect(matrix_power(a, 3).toarray().tolist()).toEqual(a.multiply(4).toarray().tolist());
    }
    expect(matrix_power(csr_array([[2]]), 0).format).toBe('dia');
    expect(matrix_power([[2]], 3).tolist()).toEqual([[8]]);
  });

  test('refuses what it cannot do', () => {
    const a = csr_array([[2]]);
    expect(() => matrix_power(csr_array([2, 3]), 2)).toThrow(
      new LinAlgError('matrix_power: A is 2x3, needs a square matrix'),
    );
    expect(() => matrix_power(a, 1.5)).toThrow(
      /^matrix_power: power is 1.5, must be a whole number/,
    );
    expect(() => matrix_power(a, -1)).toThrow(RangeError);
  });
});
