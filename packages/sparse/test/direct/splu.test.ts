import { array, arange, asarray, Complex, type NdArray, ones, zeros } from '@numloom/ndarray';
import { conj } from '@numloom/ufunc';
import { det, inv as denseInverse, LinAlgError, matmul } from '@numloom/linalg';
import {
  csc_array,
  csr_array,
  diags_array,
  factorized,
  inv,
  kronsum,
  splu,
  spsolve,
  SparseArray,
  type SpluOptions,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  backwardError,
  collectWarnings,
  denseArray,
  generator,
  largest,
  regular,
} from './systems.ts';

const warnings = collectWarnings();

const ways: SpluOptions[] = [
  {},
  { strategy: 'scalar' },
  { strategy: 'supernodal', relax: 3, panel_size: 2 },
  { strategy: 'supernodal', relax: 1, panel_size: 19 },
  { strategy: 'supernodal', relax: 2, panel_size: 32 },
  { strategy: 'symmetric' },
  { permc_spec: 'NATURAL', diag_pivot_thresh: 0.1 },
  { permc_spec: 'COLAMD', equilibrate: true },
  { permc_spec: 'MMD_AT_PLUS_A', equilibrate: true },
  { ordering: 'reverse-cuthill-mckee', equilibrate: false },
  { ordering: 'nested-dissection', strategy: 'symmetric' },
  { blockTriangular: true },
  { blockTriangular: true, ordering: 'amd' },
];

function rightSides(n: number, count: number, isComplex: boolean): NdArray {
  const random = generator(n + 7 * count);
  const values = Array.from({ length: n }, () =>
    Array.from({ length: count }, () =>
      isComplex ? new Complex(random() - 0.5, random() - 0.5) : random() - 0.5,
    ),
  );
  return array(values, { dtype: isComplex ? 'complex128' : 'float64' });
}

describe('A x = b', () => {
  test.each(ways)('%o', (options) => {
    fc.assert(
      fc.property(regular, fc.boolean(), (matrix, isComplex) => {
        const a = denseArray(matrix);
        const n = a.shape[0]!;
        using lu = splu(csc_array(a), options);
        const b = rightSides(n, 3, isComplex);
        for (const trans of ['N', 'T', 'H'] as const) {
          const op = trans === 'N' ? a : trans === 'T' ? a.T : conj(a.T).evaluate();
          const x = lu.solve(b, trans);
          expect(x.dtype).toBe(isComplex || matrix.isComplex ? 'complex128' : 'float64');
          // Products of complex numbers, of which the residual is made here, have twice the error.
          const least = x.dtype === 'complex128' ? 8e-16 : 4e-16;
          expect(backwardError(op, x, b)).toBeLessThan(least);
          const { normwise_error } = lu.solve(b, { trans, errors: true });
          expect(largest(normwise_error)).toBeLessThan(4e-16);
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each(ways)('P A Q = L U: %o', (options) => {
    fc.assert(
      fc.property(regular, (matrix) => {
        const a = denseArray(matrix);
        using lu = splu(csc_array(a), options);
        const [rows, columns] = [lu.perm_r, lu.perm_c].map((one) => one.tolist() as number[]);
        const product = matmul(lu.L.toarray(), lu.U.toarray());
        const scale = largest(lu.L.toarray()) * largest(lu.U.toarray());
        matrix.rows.forEach((row, i) =>
          row.forEach((value, j) => {
            const other = product.get(rows![i]!, columns![j]!);
            const [p, q] = [value, other].map((one) =>
              one instanceof Complex ? one : new Complex(one),
            );
            expect(Math.hypot(p!.re - q!.re, p!.im - q!.im)).toBeLessThan(1e-14 * (1 + scale));
          }),
        );
      }),
      { numRuns: 8 },
    );
  });

  test('determinants, with their sign', () => {
    fc.assert(
      fc.property(regular, (matrix) => {
        const a = denseArray(matrix);
        using lu = splu(a, { equilibrate: true });
        const expected = det(a).item();
        const got = lu.determinant();
        const [p, q] = [expected, got].map((one) =>
          one instanceof Complex ? one : new Complex(one),
        );
        const error = Math.hypot(p!.re - q!.re, p!.im - q!.im);
        expect(error).toBeLessThan(1e-12 * Math.hypot(p!.re, p!.im));
      }),
      { numRuns: 20 },
    );
  });

  test('solutions are refined, unless none is wanted', () => {
    const a = [[0.001, 1], [1, 0.003]]; // prettier-ignore
    using lu = splu(a, { strategy: 'symmetric', diag_pivot_thresh: 1e-4 });
    expect(lu.strategy.growth).toBeGreaterThan(300);
    const b = [0.7, 0.1];
    const { x, backward_error } = lu.solve(b, { errors: true });
    expect(largest(backward_error)).toBeLessThan(3e-16);
    expect(lu.solve(b).tolist()).toEqual(x.tolist());
    expect(lu.solve(b, { refine: false }).tolist()).not.toEqual(x.tolist());
  });

  test('layouts and dtypes of b', () => {
    const a = csr_array([[4, 1, 0], [1, 3, 0], [0, 2, 5]]); // prettier-ignore
    using lu = splu(a);
    const b = array([[6, 5, 4], [3, 2, 1], [1, 7, 9]]); // prettier-ignore
    const expected = lu.solve(b).tolist();
    expect(lu.solve(b.copy('F')).tolist()).toEqual(expected);
    expect(lu.solve(array([[1, 7, 9], [3, 2, 1], [6, 5, 4]]).slice('::-1')).tolist()).toEqual(expected); // prettier-ignore
    expect(lu.solve(b.astype('int32')).tolist()).toEqual(expected);
    expect(lu.solve(asarray(Float64Array.of(6, 3, 1))).tolist()).toEqual(
      lu.solve([6, 3, 1]).tolist(),
    );
    expect(lu.solve(zeros([3, 0])).shape).toEqual([3, 0]);
    expect(lu.solve([[1], [2], [3]]).shape).toEqual([3, 1]);
    expect(spsolve(a, [[1], [2], [3]]).shape).toEqual([3]);
  });

  test('float32', () => {
    const a = csc_array(array([[4, 1], [1, 3]], { dtype: 'float32' })); // prettier-ignore
    expect(spsolve(a, array([5, 4], { dtype: 'float32' })).dtype).toBe('float32');
    expect(spsolve(a, array([5, 4], { dtype: 'float32' })).tolist()).toEqual([1, 1]);
    expect(spsolve(a, [5, 4]).dtype).toBe('float64');
  });

  test('no rows', () => {
    using lu = splu(csc_array(zeros([0, 0])));
    expect(lu.solve(zeros([0])).shape).toEqual([0]);
    expect(lu.rcond).toBe(1);
    expect(lu.determinant()).toBe(1);
  });

  test('sparse right-hand sides have sparse solutions, and inverses are sparse', () => {
    fc.assert(
      fc.property(regular, (matrix) => {
        const a = denseArray(matrix);
        const expected = denseInverse(a);
        const got = inv(csc_array(a));
        expect(got.format).toBe('csc');
        const difference = matmul(got.toarray(), a);
        for (let i = 0; i < a.shape[0]!; i++) {
          const value = difference.get(i, i);
          const re = value instanceof Complex ? value.re : value;
          expect(Math.abs(re - 1)).toBeLessThan(1e-12 * (1 + largest(expected)));
        }
      }),
      { numRuns: 15 },
    );
    const x = spsolve(csc_array([[2, 0], [0, 4]]), csr_array([[1, 0, 0], [0, 0, 2]])); // prettier-ignore
    if (!(x instanceof SparseArray)) throw new Error('the solution is dense');
    expect([x.nnz, x.shape, x.toarray().tolist()]).toEqual([2, [2, 3], [[0.5, 0, 0], [0, 0, 0.5]]]); // prettier-ignore
  });

  test('sparse right-hand sides of one column have dense vectors as solutions, as those of one axis', () => {
    const a = csc_array([[2, 0], [0, 4]]); // prettier-ignore
    const b = csr_array([[0], [2]]); // prettier-ignore
    for (const column of [b, b.tocsc(), b.tocoo(), b.todok(), csr_array(array([0, 2]))]) {
      const x = spsolve(a, column) as NdArray;
      expect([x.shape, x.dtype, x.tolist()]).toEqual([[2], 'float64', [0, 0.5]]);
    }
    const single = spsolve(
      csc_array(a.toarray().astype('float32')),
      csr_array(b.toarray().astype('float32')),
    );
    expect(single.dtype).toBe('float32');
    const one = spsolve(csc_array([[2]]), csc_array([[new Complex(0, 1)]])) as NdArray;
    expect([one.shape, one.dtype, one.tolist()]).toEqual([
      [1],
      'complex128',
      [new Complex(0, 0.5)],
    ]);
    expect(spsolve(a, csc_array(zeros([2, 0])))).toBeInstanceOf(SparseArray);
  });

  test('factorized', () => {
    const solve = factorized(csc_array([[2, 0], [1, 4]])); // prettier-ignore
    expect(solve([2, 5]).tolist()).toEqual([1, 1]);
  });
});

/** The five-point Laplacian on m x m points. */
function laplacian(m: number) {
  const n = m * m;
  const [row, col, data] = [[], [], []] as [number[], number[], number[]];
  const put = (i: number, j: number, value: number) => {
    row.push(i);
    col.push(j);
    data.push(value);
  };
  for (let i = 0; i < n; i++) {
    put(i, i, 4);
    if (i % m > 0) put(i, i - 1, -1);
    if (i % m < m - 1) put(i, i + 1, -1);
    if (i >= m) put(i, i - m, -1);
    if (i < n - m) put(i, i + m, -1);
  }
  return csc_array({
    row: Int32Array.from(row),
    col: Int32Array.from(col),
    data: Float64Array.from(data),
    shape: [n, n],
  });
}

describe('strategies', () => {
  test('are told by the structure', () => {
    const pathOf = (a: number[][]) => splu(a).strategy.path;
    expect(pathOf([[2, 0], [0, 3]])).toBe('diagonal'); // prettier-ignore
    expect(pathOf([[2, 1], [0, 3]])).toBe('triangular'); // prettier-ignore
    expect(pathOf([[2, 0], [1, 3]])).toBe('triangular'); // prettier-ignore
    expect(pathOf([[0, 1, 2], [3, 0, 0], [4, 5, 0]])).toBe('triangular'); // prettier-ignore
    expect(pathOf([[2, 1, 0], [1, 2, 1], [0, 1, 2]])).toBe('banded'); // prettier-ignore
  });

  test.each([
    ['auto', 'cholesky'],
    ['ldl', 'ldl'],
    ['symmetric', 'symmetric'],
    ['cholesky', 'cholesky'],
    ['supernodal', 'supernodal'],
    ['unsymmetric', 'scalar'],
  ] as const)('of a Laplacian: %s', (strategy, path) => {
    const m = strategy === 'auto' ? 110 : 60;
    const a = laplacian(m);
    using lu = splu(a, { strategy });
    expect(lu.strategy.path).toBe(path);
    const b = arange(m * m);
    const { x, backward_error, normwise_error, forward_error } = lu.solve(b, { errors: true });
    expect(backward_error.get(0)).toBeLessThan(4e-16);
    expect(normwise_error.get(0)).toBeLessThan(4e-16);
    const other = spsolve(a, b, { strategy: 'scalar' });
    const error = largest(
      array(Array.from(x.values(), (value, k) => Number(value) - Number(other.get(k)))),
    );
    expect(error / largest(x)).toBeLessThan(2 * forward_error.get(0) + 1e-15);
    expect(forward_error.get(0)).toBeLessThan(1e-9);
  });

  test('supernodes are left out where bounds of operations are far from the truth', () => {
    const strategyOf = (a: SparseArray) => {
      using lu = splu(a, { strategy: 'unsymmetric' });
      const x = lu.solve(arange(a.shape[0]), { errors: true });
      expect(x.backward_error.get(0)).toBeLessThan(1e-15);
      return lu.strategy;
    };
    expect(strategyOf(laplacian(110)).path).toBe('supernodal');
    // A row that is full makes AᵀA full, but adds hardly anything to L and U.
    const [n, band] = [1200, 36];
    const [row, col, data] = [[] as number[], [] as number[], [] as number[]];
    for (let j = 0; j < n; j++) {
      for (let i = Math.max(0, j - band); i <= Math.min(n - 2, j + band); i++) {
        row.push(i);
        col.push(j);
        data.push(i === j ? 100 : Math.sin(i + 2 * j));
      }
      row.push(n - 1);
      col.push(j);
      data.push(j === n - 1 ? 100 : 1);
    }
    const { path, predicted } = strategyOf(csc_array({ row, col, data, shape: [n, n] }));
    expect(path).toBe('scalar');
    expect(predicted!.flops).toBeGreaterThan(100 * predicted!.nnz);
  });

  test('entries of factors by fronts are known before', () => {
    for (const m of [1, 12]) {
      for (const strategy of ['symmetric', 'cholesky', 'ldl'] as const) {
        using lu = splu(laplacian(m), { strategy });
        expect(lu.strategy.path).toBe(strategy);
        expect(lu.strategy.predicted!.nnz).toBe(lu.nnz);
        expect(lu.nnz).toBe(lu.L.nnz + lu.U.nnz);
      }
    }
  });

  test('what is not positive definite falls back', () => {
    const m = 110;
    const a = laplacian(m).tocoo();
    const { row, col, data } = a.parts;
    // A shift into the spectrum, the diagonal still positive.
    const shifted = Float64Array.from({ length: data.size }, (_, k) =>
      row.get(k) === col.get(k) ? 1 : data.get(k),
    );
    const b = csc_array({ row, col, data: shifted, shape: a.shape });
    using lu = splu(b);
    expect(lu.strategy.path).not.toBe('cholesky');
    expect(lu.strategy.fallbacks[0]).toContain('cholesky');
    const { normwise_error } = lu.solve(arange(m * m), { errors: true });
    expect(normwise_error.get(0)).toBeLessThan(4e-16);
  });

  test('rows that differ by hundreds of orders', () => {
    const a = [[1e200, 2e200, 0], [1, 0, 3], [0, 4e-200, 1e-200]]; // prettier-ignore
    using lu = splu(a);
    expect(lu.strategy.isEquilibrated).toBe(true);
    const x = lu.solve([3e200, 4, 5e-200]);
    Array.from(x.values(), (value) => expect(value).toBeCloseTo(1, 14));
    const { logabsdet } = lu.slogdet();
    expect(Math.exp(logabsdet)).toBeCloseTo(14, 10);
  });

  test('complex diagonals in what would be Hermitian', () => {
    const [i, minus] = [new Complex(0, 1), new Complex(0, -1)];
    const a = [[new Complex(4, 1), i, 0], [minus, new Complex(5, -2), i], [0, minus, 6]]; // prettier-ignore
    using lu = splu(csc_array(a));
    expect(lu.strategy.isHermitian).toBe(false);
    const b = array([1, i, 2], { dtype: 'complex128' });
    const { x, backward_error } = lu.solve(b, { errors: true });
    expect(backwardError(array(a, { dtype: 'complex128' }), x, b)).toBeLessThan(1e-16);
    expect(Number(backward_error.item())).toBeLessThan(1e-15);
    using hermitian = splu(csc_array([[4, i, 0], [minus, 5, i], [0, minus, 6]])); // prettier-ignore
    expect(hermitian.strategy.isHermitian).toBe(true);
  });

  test('numbers below the normal ones', () => {
    expect(spsolve([[1e-310, 0], [0, 1]], [1e-310, 2]).tolist()).toEqual([1, 2]); // prettier-ignore
  });
});

describe('refactor', () => {
  test.each(['scalar', 'supernodal', 'symmetric', 'cholesky', 'ldl', 'auto'] as const)(
    '%s',
    (strategy) => {
      const a = laplacian(20);
      using lu = splu(a, { strategy });
      const { indptr, indices, data } = a.parts;
      const other = csc_array({
        indptr,
        indices,
        data: Float64Array.from({ length: data.size }, (_, k) => 3 * data.get(k)),
        shape: a.shape,
      });
      const b = arange(400);
      const x = lu.solve(b);
      lu.refactor(other);
      const y = lu.solve(b);
      const gap = Array.from(x.values(), (value, k) =>
        Math.abs(Number(value) / 3 - Number(y.get(k))),
      );
      expect(Math.max(...gap) / largest(y)).toBeLessThan(1e-12);
      expect(() => lu.refactor(laplacian(19))).toThrow('must have the pattern');
    },
  );

  test.each([
    ['auto', 1],
    ['symmetric', 1],
    ['symmetric', 1e-200],
  ] as const)('%s, of what is no longer Hermitian, times %s', (strategy, factor) => {
    const { indptr, indices, data, shape } = laplacian(9).parts;
    const scaled = (change: (k: number) => number) =>
      csc_array({
        indptr,
        indices,
        data: Float64Array.from({ length: data.size }, (_, k) => factor * data.get(k) * change(k)),
        shape,
      });
    using lu = splu(scaled(() => 1), { strategy }); // prettier-ignore
    expect(lu.strategy.isHermitian).toBe(true);
    const other = scaled((k) => 1 + (k % 5) / 8);
    lu.refactor(other);
    const b = arange(81);
    for (const trans of ['N', 'T', 'H'] as const) {
      const { x, backward_error } = lu.solve(b, { trans, errors: true });
      const a = trans === 'N' ? other.toarray() : other.toarray().T;
      expect(backwardError(a, x, b)).toBeLessThan(1e-16);
      expect(Number(backward_error.item())).toBeLessThan(1e-15);
    }
  });
});

describe('refuses', () => {
  test('whatever is asked of factors that were disposed of', () => {
    const lu = splu([[2, 1], [0, 4]]); // prettier-ignore
    lu.dispose();
    lu.dispose();
    const asked = {
      solve: () => lu.solve([1, 2]),
      'solve, sparse': () => lu.solve(csc_array([[1], [2]])),
      refactor: () => lu.refactor([[2, 1], [0, 4]]), // prettier-ignore
      slogdet: () => lu.slogdet(),
      L: () => lu.L,
      perm_c: () => lu.perm_c,
      nnz: () => lu.nnz,
    };
    for (const ask of Object.values(asked)) {
      expect(ask).toThrow('SparseLU: the factors were disposed of');
    }
  });

  test('what is not square, and numbers that are not finite', () => {
    expect(() => splu(csc_array(zeros([2, 3])))).toThrow(LinAlgError);
    expect(() => splu([[1, 0], [0, NaN]])).toThrow('splu: A has NaN at (1, 1)'); // prettier-ignore
    expect(() => spsolve([[1, 0], [Infinity, 1]], [1, 1])).toThrow('spsolve: A has Infinity at (1, 0)'); // prettier-ignore
  });

  test('what has no inverse, by structure or by values', () => {
    expect(() =>
      splu([
        [1, 2, 0],
        [1, 3, 0],
        [1, 1, 0],
      ]),
    ).toThrow(
      // prettier-ignore
      'structural rank is 2 of 3: column 2 has no entries',
    );
    expect(() => splu([[1, 1, 1], [1, 0, 0], [2, 0, 0]])).toThrow('structurally singular'); // prettier-ignore
    expect(() => splu([[1, 2], [2, 4]])).toThrow(LinAlgError); // prettier-ignore
    expect(() => splu([[1, 2], [2, 4]])).toThrow(/is singular: column 1/); // prettier-ignore
    expect(() => splu(zeros([3, 3]))).toThrow('structurally singular');
  });

  test('hidden singularity is warned of, with rcond', () => {
    const a = [[1, 2, 3], [4, 5, 6], [7, 8, 9.000000000000002]]; // prettier-ignore
    using lu = splu(a);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.rcond).toBe(lu.rcond);
    expect(lu.rcond).toBeLessThan(2 ** -52);
  });

  test('options and right-hand sides that do not fit', () => {
    const a = [[2, 1], [1, 2]]; // prettier-ignore
    expect(() => splu(a, { permc: 'COLAMD' } as SpluOptions)).toThrow(
      'splu: unknown option "permc"',
    );
    expect(() => splu(a, { permc_spec: 'AMD' as 'COLAMD' })).toThrow(TypeError);
    expect(() => splu(a, { diag_pivot_thresh: 2 })).toThrow(RangeError);
    expect(() => splu(a, { panel_size: 0 })).toThrow(RangeError);
    expect(() => splu(a, { ordering: [0, 0] })).toThrow(RangeError);
    expect(() => splu(a, { ordering: [0] })).toThrow(RangeError);
    expect(() => splu(a, { refine: -1 })).toThrow(RangeError);
    using lu = splu(a, { ordering: [1, 0] });
    expect(lu.strategy.ordering).toBe('given');
    expect(() => lu.solve([1, 2, 3])).toThrow('b has the shape (3,), needs 2 rows');
    expect(() => lu.solve(csc_array(zeros([3, 1])))).toThrow(RangeError);
    expect(() => lu.solve(zeros([2, 1, 1]))).toThrow('b has 3 axes');
    expect(() => lu.solve([1, 2], 'X' as 'N')).toThrow(TypeError);
    lu.dispose();
    expect(() => lu.solve([1, 2])).toThrow('disposed');
  });

  test('factors that fit into no memory are refused by the name of what was called', () => {
    const line = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [52, 52] });
    const a = kronsum(kronsum(line, line), line);
    const how = { strategy: 'symmetric', ordering: 'natural' } as const;
    expect(() => spsolve(a, ones([a.shape[0]]), how)).toThrow(
      /^spsolve: needs \d{10} bytes, must fit 4294967296 less \d+ in use$/,
    );
  });

  test('spsolve names itself where b does not fit, before it factors', () => {
    const singular = csc_array([
      [1, 2],
      [2, 4],
    ]);
    for (const [b, message] of [
      [[1, 2, 3], 'spsolve: b has the shape (3,), needs 2 rows as A has'],
      [zeros([2, 1, 1]), 'spsolve: b has 3 axes, must have 1 or 2'],
      [5, 'spsolve: b has 0 axes, must have 1 or 2'],
    ] as const) {
      expect(() => spsolve(singular, b)).toThrow(new RangeError(message));
    }
    expect(() => spsolve(singular, csc_array(zeros([3, 1])))).toThrow(
      new RangeError('spsolve: b has the shape (3, 1), needs 2 rows as A has'),
    );
  });
});
