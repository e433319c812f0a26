/** Factors that solve badly are told of; numbers are scaled however far they are apart. */
import { type NdArray, ones } from '@numloom/ndarray';
import { csc_array, type SparseArray, splu, type SpluOptions } from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import { collectWarnings, generator } from './systems.ts';

const warnings = collectWarnings();

/** A well-conditioned matrix with tiny pivots on its diagonal. */
function tinyDiagonal(n: number, size: number): SparseArray {
  const random = generator(7);
  const rows = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (__, j) => (i === j ? size : random() > 0.6 ? random() - 0.5 : 0)),
  );
  return csc_array(rows);
}

describe('diag_pivot_thresh of 0', () => {
  const a = tinyDiagonal(25, 1e-9);
  const b = a.matmul(ones([25])) as NdArray;
  const ways: SpluOptions[] = [{ strategy: 'scalar' }, { strategy: 'supernodal' }, {}];

  test.each(ways)('%o: splu and solve say that factors are not stable', (way) => {
    const options = { ...way, ordering: 'natural', blockTriangular: false } as const;
    using stable = splu(a, options);
    expect(stable.rcond).toBeGreaterThan(1e-6);
    expect(warnings).toEqual([]);
    using lu = splu(a, { ...options, diag_pivot_thresh: 0 });
    expect(lu.strategy.growth).toBeGreaterThan(1e8);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^splu: the factors are not stable, the backward error is \d\.\de[+-]\d+, diag_pivot_thresh is 0$/,
      ),
    ]);
    warnings.length = 0;
    const { backward_error } = lu.solve(b, { errors: true });
    expect(Number(backward_error.get(0))).toBeGreaterThan(1e-3);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^solve: the factors are not stable, the backward error is \d/),
    ]);
    warnings.length = 0;
    lu.refactor(a);
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^refactor: the factors are not stable/),
    ]);
  });

  test('what refinement mends is not warned of, unless there is none', () => {
    const small = csc_array([[1e-20, 1], [1, 1]]); // prettier-ignore
    const options = { diag_pivot_thresh: 0, strategy: 'scalar', ordering: 'natural' } as const;
    using lu = splu(small, { ...options, blockTriangular: false });
    expect(lu.solve([1, 2]).tolist()).toEqual([1, 1]);
    expect(warnings).toEqual([]);
    splu(small, { ...options, blockTriangular: false, refine: false }).dispose();
    expect(warnings.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^splu: the factors are not stable, the backward error is \d\.\de-[12],/,
      ),
    ]);
  });
});

describe('columns that are 2^2000 apart', () => {
  const [large, small] = [2 ** 1000, 2 ** -1000];
  const ways: SpluOptions[] = [
    {},
    { equilibrate: true },
    { equilibrate: true, strategy: 'scalar' },
    { equilibrate: true, strategy: 'supernodal' },
    { equilibrate: false },
  ];
  test.each(ways)('%o', (options) => {
    const a = csc_array([[2 * large, small], [large, 3 * small]]); // prettier-ignore
    using lu = splu(a, options);
    const { sign, logabsdet } = lu.slogdet();
    expect(sign).toBe(1);
    expect(logabsdet).toBeCloseTo(Math.log(5), 10);
    expect(lu.solve([2 * large, large]).tolist()).toEqual([1, 0]);
  });

  test('of Hermitian matrices, too', () => {
    // Scaled one factor after the other, one of the two small entries was lost.
    const a = csc_array([[2 * large, 2 ** -990], [2 ** -990, 2 ** -1000]]); // prettier-ignore
    using lu = splu(a, { equilibrate: true, strategy: 'scalar' });
    expect(lu.slogdet().logabsdet).toBeCloseTo(Math.log(2), 10);
    expect(lu.U.toarray().get(0, 1)).toBe(2 ** -990);
  });
});
