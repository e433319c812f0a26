import { LinAlgError } from '@numloom/linalg';
import { withFrame } from '@numloom/linalg/kernels';
import { heap } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factor } from '../../src/multifrontal/factor.ts';
import { symmetricPattern } from '../../src/analysis/patterns.ts';
import { surveyFronts } from '../../src/multifrontal/survey.ts';
import { analyse } from '../../src/multifrontal/symbolic.ts';
import { listInHeap } from '../patterns.ts';
import {
  expectProduct,
  expectSolves,
  generator,
  grid,
  type Matrix,
  natural,
  type Number2,
  residual,
  sides,
  valuesOf,
  withFactors,
  compressed,
} from './support.ts';

/** Sparse matrices with a strong diagonal, and its entries in two parts. */
const anyMatrix = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.boolean(), fc.nat(), fc.nat({ max: 8 }))
  .map(([size, isComplex, seed, degree]): Matrix => {
    const random = generator(seed);
    const number = (): Number2 => [random() - 0.5, isComplex ? random() - 0.5 : 0];
    const columns = Array.from({ length: size }, (_, j) => {
      const column = Array.from(
        { length: Math.floor(random() * degree) },
        () => [Math.floor(random() * size), number()] as const,
      );
      return [[j, [1, 0]] as const, ...column, [j, [1 + degree, 0]] as const];
    });
    return { size, isComplex, columns };
  });

/** A matrix of several connected parts, one of them dense, and of rows with nothing but a diagonal. */
function scattered(isComplex: boolean): Matrix {
  const value = valuesOf('any', isComplex, 40);
  const columns = Array.from({ length: 130 }, (_, j) => {
    if (j >= 100) return [[j, value(j, j)] as const];
    const from = j < 80 ? 0 : 80;
    const to = j < 80 ? 80 : 100;
    return Array.from({ length: to - from }, (_, i) => [from + i, value(from + i, j)] as const);
  });
  return { size: 130, isComplex, columns };
}

describe('LU by fronts', () => {
  test('of any matrix with a strong diagonal solves A x = b, Aᵀ x = b, Aᴴ x = b', () => {
    fc.assert(
      fc.property(anyMatrix, (a) => {
        expectSolves(a, {}, 40);
      }),
      { numRuns: 60 },
    );
  });

  test.each([false, true])('of grids whose pivots are exchanged (complex: %s)', (isComplex) => {
    for (const dims of [
      [23, 19],
      [7, 6, 5],
    ]) {
      const a = grid(dims, isComplex, valuesOf('any', isComplex, 0));
      withFactors(a, { threshold: 1 }, (factors, frame) => {
        expect([...factors.rowOrder]).not.toEqual([...factors.columnOrder]);
        for (const side of sides) {
          // Pivots outside of the square blocks are not to be had: growth is what it is.
          const bound = 100 * factors.growth;
          expect(residual(a, factors, frame, side, 3)).toBeLessThan(bound);
        }
      });
    }
  });

  test.each([false, true])('of large fronts (complex: %s)', (isComplex) => {
    expectSolves(grid([9, 10, 11], isComplex, valuesOf('any', isComplex, 5)), {});
    expectSolves(scattered(isComplex), {});
    expectSolves(scattered(isComplex), {}, 20, natural);
  });

  test('L U is P A Q', () => {
    for (const isComplex of [false, true]) {
      const a = grid([9, 8], isComplex, valuesOf('any', isComplex, 0));
      withFactors(a, { threshold: 1 }, (factors) => {
        expectProduct(a, factors, factors.growth);
      });
    }
  });

  test('refactors other values of the same pattern', () => {
    const first = grid([12, 12], false, valuesOf('any', false, 4));
    const second = grid([12, 12], false, valuesOf('symmetric', false, 6));
    withFactors(first, {}, (factors, frame) => {
      factors.refactor(compressed(second, frame));
      expect(residual(second, factors, frame, 'N', 1)).toBeLessThan(20);
      factors.refactor(compressed(first, frame));
      expect(residual(first, factors, frame, 'T', 9)).toBeLessThan(20);
      const other = compressed(grid([3, 3], false, valuesOf('any', false, 4)), frame);
      expect(() => factors.refactor(other)).toThrow(RangeError);
    });
  });

  test('replaces pivots that are too small, and counts them', () => {
    const singular = grid([6, 6], false, (i, j) => [i === j ? 0 : 1, 0]);
    withFactors(
      { ...singular, columns: singular.columns.map((c, j) => (j === 7 ? [] : c)) },
      {},
      (f) => {
        expect(f.perturbed).toBeGreaterThan(0);
      },
    );
    withFactors({ size: 2, isComplex: false, columns: [[], []] }, {}, (f) => {
      expect(f.perturbed).toBe(2);
      expect(f.growth).toBe(1);
    });
  });

  test('finds the determinant', () => {
    const matrix: Matrix = {
      ...{ size: 3, isComplex: false },
      columns: [
        [
          [1, [2, 0]],
          [2, [1, 0]],
        ],
        [
          [0, [3, 0]],
          [2, [5, 0]],
        ],
        [
          [0, [1, 0]],
          [1, [4, 0]],
          [2, [-6, 0]],
        ],
      ],
    };
    withFactors(matrix, {}, (factors) => {
      // 0 (0 - 20) - 3 (-12 - 4) + 1 (10 - 0)
      const { sign, logabsdet } = factors.determinant();
      expect(sign[0] * Math.exp(logabsdet)).toBeCloseTo(58, 10);
    });
  });

  test('gives its memory back', () => {
    const a = grid([20, 20], false, valuesOf('any', false, 4));
    const before = heap.stats().scratch;
    withFactors(a, {}, () => undefined);
    expect(heap.stats().scratch).toBe(before);
    const indefinite = grid([20, 20], false, valuesOf('symmetric', false, 0));
    expect(() => withFactors(indefinite, { kind: 'cholesky' }, () => undefined)).toThrow(
      LinAlgError,
    );
    expect(heap.stats().scratch).toBe(before);
  });

  test('says how much memory is missing', () => {
    withFrame((frame) => {
      const n = 30000;
      const list = Array.from({ length: n }, (_, i) => i);
      // An arrow that points the wrong way fills everything.
      const columns = list.map((i): (readonly [number, Number2])[] => [
        [i, [1, 0]],
        [0, [1, 0]],
      ]);
      const a = compressed({ size: n, isComplex: false, columns }, frame);
      const survey = surveyFronts(symmetricPattern(a, frame), listInHeap(list, frame), frame);
      const symbolic = analyse(a, survey, frame);
      expect(symbolic.needs.lower).toBe(n * n);
      expect(() => factor(symbolic, a)).toThrow(/needs 7200000000 bytes, must fit 4294967296/);
      symbolic.memory.dispose();
    });
  });
});
