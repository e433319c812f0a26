/** Matrices that are singular, and what direct solvers say of them. */
import { array, Complex } from '@numloom/ndarray';
import { LinAlgError } from '@numloom/linalg';
import { csc_array, type SparseArray, splu, spsolve } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectWarnings, generator } from './systems.ts';

const warnings = collectWarnings();

/** The Laplacian of a graph of the edges of a grid with weights: its columns add up to 0. */
function graphLaplacian(m: number): SparseArray {
  const random = generator(m);
  const dense = Array.from({ length: m * m }, () => Array.from({ length: m * m }, () => 0));
  for (let k = 0; k < m * m; k++) {
    const others = [...(k % m < m - 1 ? [k + 1] : []), ...(k + m < m * m ? [k + m] : [])];
    for (const other of others) {
      const weight = Math.ceil(8 * random()) / 8;
      dense[k]![other]! -= weight;
      dense[other]![k]! -= weight;
      dense[k]![k]! += weight;
      dense[other]![other]! += weight;
    }
  }
  return csc_array(dense);
}

describe('pivots that are replaced', () => {
  test.each(['symmetric', 'ldl'] as const)(
    'do not hide that a matrix is singular: %s',
    (strategy) => {
      for (const m of [2, 5, 9]) {
        warnings.length = 0;
        using lu = splu(graphLaplacian(m), { strategy });
        expect(lu.rcond).toBeLessThan(2 ** -52);
        expect(warnings.map(({ message }) => message)).toEqual([
          expect.stringMatching(/^splu: A is nearly singular, its rcond is /),
        ]);
      }
    },
  );

  test('nor that two columns are equal, or that their structure makes it so', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer(),
        fc.boolean(),
        (n, seed, isEmpty) => {
          const random = generator(seed);
          const dense = Array.from({ length: n }, (_, i) =>
            Array.from({ length: n }, (_, j) => (i === j || random() < 0.4 ? random() - 0.5 : 0)),
          );
          // Rows that have entries in the last two columns only, one more than there are such columns.
          if (isEmpty) for (const row of dense.slice(0, 3)) row.fill(0, 0, n - 2);
          else for (const row of dense) row[1] = row[0]!;
          warnings.length = 0;
          try {
            using lu = splu(csc_array(dense), { strategy: 'symmetric' });
            expect(isEmpty).toBe(false);
            expect(lu.rcond).toBeLessThan(1e-14);
          } catch (error) {
            expect(error).toBeInstanceOf(LinAlgError);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test('are not taken for more where a matrix is regular', () => {
    // [[0, 1], [1, 0]] again and again, beside a diagonal.
    const n = 12;
    const dense = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i < 6 ? Number((i ^ 1) === j) : Number(i === j))),
    );
    using lu = splu(csc_array(dense), { strategy: 'symmetric', ordering: 'natural' });
    expect(lu.rcond).toBeGreaterThan(0.1);
    expect(warnings).toEqual([]);
  });
});

test('solutions that are no numbers do not hide that a matrix is singular', () => {
  const tiny = 1e-320;
  const a = [
    [tiny, 0, 0, 0],
    [0, tiny, 0, 0],
    [1, -1, 1, 0],
    [0, 0, 0, 1],
  ];
  using lu = splu(csc_array(a), { equilibrate: false });
  expect(lu.rcond).toBe(Number.MIN_VALUE);
  expect(warnings).toHaveLength(1);
});

test('columns that are equal are told of, however their pivots are rounded', () => {
  const parts = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const numbers = parts.flatMap((re) => parts.map((im) => new Complex(re, im)));
  const isTold = (a: Complex, b: Complex): boolean => {
    warnings.length = 0;
    const matrix = array([[a, a], [b, b]], { dtype: 'complex128' }); // prettier-ignore
    try {
      splu(matrix, { strategy: 'scalar' }).dispose();
    } catch (error) {
      return error instanceof LinAlgError;
    }
    return warnings.length === 1;
  };
  for (const a of numbers) expect(numbers.filter((b) => !isTold(a, b))).toEqual([]);
});

describe('cholesky', () => {
  const a = [
    [4, 1, 0],
    [1, 5, 2],
    [0, 2, 6],
  ];
  test('refuses what is not Hermitian', () => {
    for (const refine of [true, false]) {
      const other = a.map((row, i) => row.map((value, j) => (i < j ? value + 1 : value)));
      expect(() => splu(csc_array(other), { strategy: 'cholesky', refine })).toThrow(
        new LinAlgError('splu: the matrix is not Hermitian'),
      );
    }
  });

  test('errors are those of the function that was called', () => {
    const how = { strategy: 'cholesky' } as const;
    const skew = a.map((row, i) => row.map((value, j) => (i < j ? -value : value)));
    const negative = a.map((row, i) => row.map((value, j) => (i === j ? -value : value)));
    for (const [other, reason] of [
      [skew, 'the matrix is not Hermitian'],
      [negative, /the matrix is not positive definite, column \d has no positive pivot/.source],
    ] as const) {
      const message = (caller: string) => new RegExp(`^${caller}: ${reason}$`);
      expect(() => splu(csc_array(other), how)).toThrow(message('splu'));
      expect(() => spsolve(csc_array(other), [1, 2, 3], how)).toThrow(message('spsolve'));
      using lu = splu(csc_array(a), how);
      expect(() => lu.refactor(csc_array(other))).toThrow(message('refactor'));
    }
  });

  test('takes what is so up to rounding', () => {
    const other = a.map((row, i) =>
      row.map((value, j) => (i < j ? value * (1 + 2 ** -52) : value)),
    );
    using lu = splu(csc_array(other), { strategy: 'cholesky' });
    expect(lu.strategy.isHermitian).toBe(false);
    expect(lu.strategy.path).toBe('cholesky');
    const { backward_error } = lu.solve([5, 8, 8], { errors: true });
    expect(backward_error.get(0)).toBeLessThan(4e-16);
  });
});
