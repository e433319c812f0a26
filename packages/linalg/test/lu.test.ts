import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';
import { add } from '@numloom/ufunc';
import {
  LinAlgError,
  type LinAlgWarning,
  lu,
  lu_factor,
  lu_solve,
  onWarning,
} from '@numloom/linalg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix, sizes, squareMatrices } from './matrices.ts';
import { factorRatio, solveRatio, THRESHOLD } from './ratios.ts';
import { arrayOfFlat, type Flat } from './reference-lu.ts';
import reference from './reference/lu.json' with { type: 'json' };

const warnings: LinAlgWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

const shapes = [
  [0, 3],
  [3, 0],
  [1, 4],
  [4, 1],
  [9, 5],
  [5, 9],
  [50, 33],
  [33, 50],
] as const;

describe('a = P L U', () => {
  test.each(Object.keys(squareMatrices))('%s', (name) => {
    for (const n of sizes) {
      const a = squareMatrices[name]!(n);
      const { P, L, U } = lu(a);
      // Errors are in proportion to how elements grow, which is 2^(n-1) times for Wilkinson's.
      const growth = name === 'Wilkinson' && n > 0 ? Dense.of(U).largest : 1;
      expect(factorRatio(a, P, L, U)).toBeLessThan(THRESHOLD * growth);
      expect(Dense.of(L).largest).toBeLessThanOrEqual(1);
    }
  });

  test.each(shapes)('%d x %d in all dtypes and layouts', (m, n) => {
    for (const a of [randomMatrix(m, n), randomComplex(m, n)]) {
      const single = a.astype(a.dtype === 'float64' ? 'float32' : 'complex64');
      for (const array of [single, ...Object.values(layouts(a))]) {
        const k = Math.min(m, n);
        const { P, L, U } = lu(array);
        expect([P.shape, L.shape, U.shape]).toEqual([[m, m], [m, k], [k, n]]); // prettier-ignore
        expect([L.dtype, U.dtype]).toEqual([array.dtype, array.dtype]);
        expect(factorRatio(array, P, L, U)).toBeLessThan(THRESHOLD);
        const { PL, U: upper } = lu(array, { permute_l: true });
        expect(upper.tolist()).toEqual(U.tolist());
        expect(Dense.of(PL).minus(Dense.of(P).times(Dense.of(L))).largest).toBe(0);
      }
    }
  });

  test.each(['real', 'complex'])('%s, of several panels', (kind) => {
    const a = kind === 'real' ? randomMatrix(150, 140) : randomComplex(80, 90);
    const { P, L, U } = lu(a);
    expect(factorRatio(a, P, L, U)).toBeLessThan(THRESHOLD);
  });

  test('of stacks, row indices instead of P', () => {
    const a = randomMatrix(12, 3).reshape([2, 2, 3, 3]);
    const { P, L, U } = lu(a, { p_indices: true });
    const full = lu(a);
    const { PL } = lu(a, { permute_l: true });
    expect([P.shape, P.dtype]).toEqual([[2, 2, 3], 'int32']);
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      // prettier-ignore
      const one = a.slice(i, j);
      expect(factorRatio(one, full.P.slice(i, j), L.slice(i, j), U.slice(i, j))).toBeLessThan(THRESHOLD); // prettier-ignore
      for (let row = 0; row < 3; row++) {
        const place = P.get(i, j, row);
        expect(PL.slice(i, j, row).tolist()).toEqual(L.slice(i, j, place).tolist());
        expect(full.P.get(i, j, row, place)).toBe(1);
      }
    }
  });
});

describe('lu_factor', () => {
  test('answers what SciPy does', () => {
    for (const each of reference.factors as unknown as Record<'a' | 'lu' | 'piv' | 'p', Flat>[]) {
      const a = arrayOfFlat(each.a);
      const { lu: factors, piv } = lu_factor(a);
      expect(piv.dtype).toBe('int32');
      expect(piv.tolist()).toEqual(arrayOfFlat(each.piv).tolist());
      const expected = arrayOfFlat(each.lu);
      const flat = (x: NdArray) => Dense.of(x.reshape([-1]));
      expect(flat(factors).minus(flat(expected)).largest).toBeLessThan(1e-13);
      expect(lu(a, { p_indices: true }).P.tolist()).toEqual(arrayOfFlat(each.p).tolist());
    }
  });

  test('warns of exactly singular matrices, once, naming the first', () => {
    lu_factor([[1, 2], [2, 4]]); // prettier-ignore
    expect(warnings.map((warning) => [warning.message, warning.rcond])).toEqual([
      ['lu_factor: a is singular: the pivot of column 1 is exactly zero', 0],
    ]);
    const a = zeros([3, 2, 2]);
    a.set(0, 0, 0, 1);
    a.set(0, 1, 1, 1);
    lu_factor(a);
    expect(warnings).toHaveLength(2);
    expect(warnings[1]!.message).toContain('matrix 1 of a is singular: the pivot of column 0');
  });

  test('takes integers, expressions and memory of the user', () => {
    const a = asarray([[1, 2], [4, 4]]); // prettier-ignore
    const expected = [[4, 4], [0.25, 1]]; // prettier-ignore
    expect(lu_factor(a.astype('int8')).lu.tolist()).toEqual(expected);
    expect(lu_factor(add(a, 0)).lu.tolist()).toEqual(expected);
    expect(lu_factor(asarray(new Float64Array([1, 2, 4, 4])).reshape([2, 2])).lu.tolist()).toEqual(expected); // prettier-ignore
    expect(a.tolist()).toEqual([[1, 2], [4, 4]]); // prettier-ignore
  });

  test('refuses NaN unless told otherwise, which then spreads', () => {
    const a = [[1, 2], [NaN, 4]]; // prettier-ignore
    expect(() => lu_factor(a)).toThrow('lu_factor: a has NaN at (1, 0), must be finite');
    expect(() => lu(a)).toThrow(RangeError);
    const { lu: spread } = lu_factor(a, { check_finite: false });
    expect([...spread.values()].some(Number.isNaN)).toBe(true);
    for (const n of [9, 40]) {
      const bad = randomMatrix(n, n);
      bad.set(n - 2, n - 3, NaN);
      expect(Number.isNaN(lu_factor(bad, { check_finite: false }).lu.get(n - 1, n - 1))).toBe(true);
    }
  });

  test('needs two axes', () => {
    expect(() => lu_factor([1, 2])).toThrow(LinAlgError);
    expect(() => lu(3)).toThrow('lu: a has 0 axes, needs at least 2');
  });
});

describe('lu_solve', () => {
  test.each([0, 1, 2] as const)('systems of kind %d', (trans) => {
    for (const n of sizes) {
      for (const a of [randomMatrix(n, n, 5), randomComplex(n, n, 5)]) {
        const b = a.dtype === 'float64' ? randomMatrix(n, 3, 6) : randomComplex(n, 3, 6);
        const x = lu_solve(lu_factor(a), b, { trans });
        const left = trans === 0 ? a : a.T.copy();
        if (trans === 2) conjugate(left);
        expect(solveRatio(left, x, b)).toBeLessThan(THRESHOLD);
      }
    }
  });

  test('vectors, stacks, and factors that broadcast', () => {
    const a = randomMatrix(6, 3, 9).reshape([2, 3, 3]);
    const factors = lu_factor(a);
    const b = randomMatrix(3, 2, 4);
    const x = lu_solve(factors, b);
    expect(x.shape).toEqual([2, 3, 2]);
    for (const i of [0, 1]) expect(solveRatio(a.slice(i), x.slice(i), b)).toBeLessThan(THRESHOLD);
    expect(lu_solve(factors, [1, 2, 3]).shape).toEqual([2, 3]);
    expect(lu_solve(lu_factor(a.astype('float32')), [1, 2, 3]).dtype).toBe('float64');
    expect(lu_solve(lu_factor(zeros([0, 0])), zeros([0, 2])).shape).toEqual([0, 2]);
  });

  test('bad input', () => {
    const factors = lu_factor([[1, 2], [3, 4]]); // prettier-ignore
    const solveWith = (piv: unknown, b: unknown = [1, 2], lu: unknown = factors.lu) =>
      lu_solve({ lu: lu as NdArray, piv: piv as NdArray }, b as NdArray);
    expect(() => solveWith(asarray([0, 2], { dtype: 'int32' }))).toThrow('piv has 2');
    expect(() => solveWith(asarray([-1, 1], { dtype: 'int32' }))).toThrow(RangeError);
    expect(() => solveWith(asarray([0.5, 1]))).toThrow(TypeError);
    expect(() => solveWith(asarray([1], { dtype: 'int32' }))).toThrow('must be (2)');
    expect(() => solveWith(factors.piv, [1, 2, 3])).toThrow('2 columns meet 3 rows');
    expect(() => solveWith(factors.piv, [1, NaN])).toThrow('b has NaN at (1,)');
    expect(() => solveWith(factors.piv, [1, 2], zeros([2, 3]))).toThrow(LinAlgError);
    expect(() => solveWith(factors.piv, [1, 2], zeros([2, 2]))).toThrow('lu has a zero at (0, 0)');
    expect(() => lu_solve(factors, [1, 2], { trans: 3 as 2 })).toThrow('trans is 3');
  });
});

function conjugate(a: NdArray): void {
  if (a.dtype !== 'complex128') return;
  for (let i = 0; i < a.shape[0]!; i++) {
    for (let j = 0; j < a.shape[1]!; j++) {
      const { re, im } = a.get(i, j) as Complex;
      a.set(i, j, new Complex(re, -im));
    }
  }
}
