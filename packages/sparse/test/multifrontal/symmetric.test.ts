import { describe, expect, test } from 'vitest';
import {
  expectProduct,
  expectSolves,
  grid,
  type Matrix,
  natural,
  valuesOf,
  withFactors,
} from './support.ts';

describe('Cholesky factors by fronts', () => {
  test.each([false, true])('solve, and their product is the matrix (complex: %s)', (isComplex) => {
    const options = { kind: 'cholesky' } as const;
    for (const dims of [
      [9, 8],
      [9, 8, 9],
    ]) {
      const a = grid(dims, isComplex, valuesOf('hermitian', isComplex, 6));
      expectSolves(a, options);
      expectSolves(a, options, 20, natural);
      if (dims.length === 2) withFactors(a, options, (factors) => expectProduct(a, factors, 1));
    }
  });

  test('names the column where the matrix is not positive definite', () => {
    const a = grid([8, 8], false, (i, j) => [i === j ? (i === 37 ? -1 : 5) : -1, 0]);
    expect(() => withFactors(a, { kind: 'cholesky' }, () => undefined)).toThrow(
      /^cholesky: the matrix is not positive definite, column \d+ has no positive pivot$/,
    );
  });

  test('has the same determinant as LU', () => {
    const a = grid([10, 9], true, valuesOf('hermitian', true, 6));
    const [first, second] = (['lu', 'cholesky'] as const).map((kind) =>
      withFactors(a, { kind }, (factors) => factors.determinant()),
    );
    expect(first!.logabsdet).toBeCloseTo(second!.logabsdet, 10);
    expect(second!.sign).toEqual([1, 0]);
  });
});

describe('L D Lᴴ by fronts', () => {
  const kinds = [
    { isComplex: false, kind: 'symmetric' },
    { isComplex: true, kind: 'symmetric' },
    { isComplex: true, kind: 'hermitian' },
  ] as const;

  test.each(kinds)('solves and multiplies out: %o', ({ isComplex, kind }) => {
    const options = { kind: 'ldl', hermitian: kind === 'hermitian' } as const;
    for (const dims of [
      [9, 8],
      [9, 8, 9],
    ]) {
      const a = grid(dims, isComplex, valuesOf(kind, isComplex, 6));
      expectSolves(a, options);
      if (dims.length === 2) withFactors(a, options, (factors) => expectProduct(a, factors, 1));
    }
  });

  test.each(kinds)('has pivots of order two: %o', ({ isComplex, kind }) => {
    // A dense matrix with zeros on its diagonal.
    const value = valuesOf(kind, isComplex, 0);
    const size = 70;
    const columns = Array.from({ length: size }, (_, j) =>
      Array.from({ length: size }, (_, i) => {
        return [i, i === j ? ([0, 0] as const) : value(i, j)] as const;
      }),
    );
    const a: Matrix = { size, isComplex, columns };
    const hermitian = kind === 'hermitian';
    expectSolves(a, { kind: 'ldl', hermitian }, 100);
    withFactors(a, { kind: 'ldl', hermitian }, (factors) => {
      expectProduct(a, factors, factors.growth);
      const { sign, logabsdet } = factors.determinant();
      const other = withFactors(a, { threshold: 1 }, (lu) => lu.determinant());
      expect(logabsdet).toBeCloseTo(other.logabsdet, 8);
      expect(sign[0]).toBeCloseTo(other.sign[0], 8);
      expect(sign[1]).toBeCloseTo(other.sign[1], 8);
    });
  });

  test('knows the inertia', () => {
    // Eigenvalues of the path's matrix are 2 cos(π k / 31) - 0.1.
    const size = 30;
    const a = grid([size], false, (i, j) => [i === j ? -0.1 : 1, 0]);
    const positive = Array.from({ length: size }, (_, k) =>
      Number(2 * Math.cos((Math.PI * (k + 1)) / (size + 1)) > 0.1),
    ).reduce((x, y) => x + y, 0);
    withFactors(a, { kind: 'ldl' }, (factors) => {
      expect(factors.inertia()).toEqual({ positive, negative: size - positive, zero: 0 });
    });
    withFactors(a, {}, (factors) => {
      expect(() => factors.inertia()).toThrow(TypeError);
    });
  });
});
