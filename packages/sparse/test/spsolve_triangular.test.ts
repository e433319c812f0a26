import { array, Complex, type NdArray } from '@numloom/ndarray';
import { solve_triangular } from '@numloom/linalg';
import { csc_array, csr_array, type SparseArray, spsolve_triangular } from '@numloom/sparse';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generator } from './leftlooking/support.ts';

function closeTo(found: NdArray, wanted: NdArray): void {
  expect(found.shape).toEqual(wanted.shape);
  expect(found.dtype).toBe(wanted.dtype);
  const epsilon = found.dtype === 'float32' || found.dtype === 'complex64' ? 1e-4 : 1e-11;
  const [some, others] = [found, wanted].map((a) =>
    [...a.values()].flatMap((value) =>
      value instanceof Complex ? [value.re, value.im] : [Number(value)],
    ),
  );
  others!.forEach((value, k) => {
    expect(Math.abs(some![k]! - value)).toBeLessThan(epsilon * (1 + Math.abs(value)));
  });
}

test('solves as the dense triangular solver does', () => {
  fc.assert(
    fc.property(
      fc.record({
        ...{ n: fc.integer({ min: 1, max: 12 }), count: fc.integer({ min: 0, max: 9 }) },
        ...{ lower: fc.boolean(), unit: fc.boolean(), seed: fc.nat(), byRows: fc.boolean() },
        ...{ dtype: fc.constantFrom('float32', 'float64', 'complex128') },
        right: fc.constantFrom('float32', 'float64', 'complex128', 'int32'),
      }),
      ({ n, count, lower, unit, seed, byRows, dtype, right }) => {
        const random = generator(seed);
        const number = (kind: string): number | Complex => {
          const re = Math.fround(random() - 0.5);
          return kind === 'complex128' ? new Complex(re, random() - 0.5) : re;
        };
        const rows = Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (__, j) => (i === j ? 3 : random() < 0.6 ? number(dtype) : 0)),
        );
        const dense = array(rows as never, { dtype: dtype as 'float64' });
        const b = array(
          Array.from({ length: n }, () =>
            Array.from({ length: count }, () => number(right)),
          ) as never,
          { dtype: right as 'float64' },
        ).reshape([n, count]);
        const A: SparseArray = byRows ? csr_array(dense) : csc_array(dense);
        const options = { lower, unit_diagonal: unit };
        for (const one of count === 1 ? [b, b.reshape([n])] : [b]) {
          if (count === 0) expect(spsolve_triangular(A, one, options).shape).toEqual([n, 0]);
          else closeTo(spsolve_triangular(A, one, options), solve_triangular(dense, one, options));
        }
      },
    ),
    { numRuns: 120 },
  );
});

test('adds up entries of the diagonal, and leaves the other triangle and A alone', () => {
  const A = csr_array({ indptr: [0, 2, 5], indices: [0, 0, 1, 0, 1], data: [1, 1, 4, 1, -2] });
  expect(spsolve_triangular(A, [2, 5]).tolist()).toEqual([1, 2]);
  expect(A.nnz).toBe(5);
  expect(
    spsolve_triangular(
      [
        [2, 7],
        [0, 4],
      ],
      [2, 4],
    ).tolist(),
  ).toEqual([1, 1]);
});

test('refuses what it cannot solve', () => {
  const A = csr_array([
    [1, 0],
    [3, 0],
  ]);
  expect(() => spsolve_triangular(A, [1, 2])).toThrow('zero at (1, 1)');
  expect(spsolve_triangular(A, [1, 2], { unit_diagonal: true }).tolist()).toEqual([1, -1]);
  expect(() => spsolve_triangular(csr_array([[1, 2]]), [1])).toThrow('square');
  expect(() => spsolve_triangular(A, [1, 2, 3])).toThrow(RangeError);
  expect(() => spsolve_triangular(A, [1, 2], { upper: true } as never)).toThrow(
    'unknown option "upper"',
  );
});

test.each(['csr', 'csc'] as const)(
  'numbers of the triangle of a %s matrix are finite',
  (format) => {
    const solve = (rows: number[][], options = {}) =>
      spsolve_triangular(csr_array(rows).asformat(format), [1, 2], options);
    const infinite = [
      [Infinity, 5],
      [1, 1],
    ];
    expect(() => solve(infinite)).toThrow(
      new RangeError('spsolve_triangular: A has Infinity at (0, 0), must be finite'),
    );
    const beside = [
      [1, -Infinity],
      [NaN, 1],
    ];
    expect(() => solve(beside)).toThrow(/A has NaN at \(1, 0\), must be finite/);
    expect(() => solve(beside, { lower: false })).toThrow(/A has -Infinity at \(0, 1\)/);
    // What has no influence may be anything.
    expect(solve(infinite, { unit_diagonal: true }).tolist()).toEqual([1, 1]);
    const upper = [
      [1, 0],
      [NaN, 1],
    ];
    expect(solve(upper, { lower: false }).tolist()).toEqual([1, 2]);
  },
);

test('a complex number that is not finite is named', () => {
  const A = csr_array(
    array([
      [new Complex(1, 0), new Complex(0, 0)],
      [new Complex(2, NaN), 1],
    ]),
  );
  expect(() => spsolve_triangular(A, [1, 2])).toThrow(/A has 2\+nanj at \(1, 0\), must be finite/);
});
