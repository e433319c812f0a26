import { asarray, zeros } from '@numloom/ndarray';
import {
  cond,
  LinAlgError,
  matrix_norm,
  matrix_rank,
  norm,
  type NormOrder,
  svdvals,
  vector_norm,
} from '@numloom/linalg';
import { multiply } from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  layouts,
  randomComplex,
  randomHermitian,
  randomMatrix,
  squareMatrices,
} from './matrices.ts';
import reference from './reference/singular.json' with { type: 'json' };
import { arrayOfPairs, expectClose } from './singular-reference.ts';

const ORDERS: NormOrder[] = [null, 'fro', 'nuc', 1, -1, 2, -2, Infinity, -Infinity];

test.each(Object.entries(reference.matrices))('norms of matrices: %s', (_, { a, norms, rank }) => {
  const matrix = arrayOfPairs(a);
  ORDERS.forEach((ord, i) => {
    expectClose(norm(matrix, { ord }), norms[i], 1e-14, String(ord), Number(norms[2]));
    if (ord !== null)
      expect(matrix_norm(matrix, { ord }).item()).toBe(norm(matrix, { ord }).item());
  });
  expect(matrix_rank(matrix).item()).toBe(BigInt(rank));
});

test('norms along axes', () => {
  const cube = asarray(reference.cube);
  for (const [name, x] of Object.entries(layouts(cube))) {
    [null, 0, 1, 2, 3, -2, Infinity, -Infinity].forEach((ord, i) => {
      expectClose(norm(x, { ord, axis: 1 }), reference.vectors[i], 1e-14, name);
      expect(norm(x, { ord, axis: -2, keepdims: true }).shape).toEqual([2, 1, 4]);
    });
    ORDERS.forEach((ord, i) => {
      expectClose(norm(x, { ord, axis: [0, 2] }), reference.pairs[i], 1e-14, name);
      expect(norm(x, { ord, axis: [0, 2], keepdims: true }).shape).toEqual([1, 3, 1]);
    });
  }
  expect(norm(cube).item()).toBeCloseTo(norm(cube.reshape([-1])).item(), 13);
  expect(vector_norm(cube, { axis: [0, 2], ord: 1 }).shape).toEqual([3]);
  expect(matrix_norm(cube, { keepdims: true }).shape).toEqual([2, 1, 1]);
});

test('norms of any scale, of nothing, of NaN', () => {
  for (const unit of [1e-320, 1e-300, 1e-160, 1, 1e160, 1e300]) {
    const x = multiply([3, 0, -4], unit).evaluate();
    for (const [ord, expected] of [
      [2, 5],
      [3, 91 ** (1 / 3)],
      [-3, 0],
      [0.5, (Math.sqrt(3) + 2) ** 2],
    ] as const) {
      const ratio = norm(x, { ord }).item() / unit;
      expect(Math.abs(ratio - expected)).toBeLessThan(unit < 1e-310 ? 1e-3 : 1e-13);
    }
  }
  expect(norm([3e30, 4e30], {}).dtype).toBe('float64');
  const single = norm(asarray([3e30, 4e30], { dtype: 'float32' }));
  expect(single.dtype).toBe('float32');
  expect(single.item() / 5e30).toBeCloseTo(1, 6);
  expect(norm([]).item()).toBe(0);
  expect(norm([], { ord: Infinity }).item()).toBe(0);
  expect(() => norm([], { ord: -Infinity })).toThrow('the smallest of no elements');
  for (const ord of ORDERS) {
    if (ord === -2 || ord === -1 || ord === -Infinity) continue;
    expect(norm(zeros([0, 3]), { ord }).item()).toBe(0);
  }
  for (const ord of [null, 0.5, 1, Infinity, -Infinity]) {
    expect(norm([1, NaN, 2], { ord }).item()).toBeNaN();
  }
  expect(norm([1, -Infinity]).item()).toBe(Infinity);
  expect(norm([0, NaN, 1], { ord: 0 }).item()).toBe(2);
});

test('what norms are not', () => {
  expect(() => norm([1], { ord: 'fro' })).toThrow('norm: ord is fro, must be a number for vectors');
  expect(() => norm([[1]], { ord: 3 })).toThrow('norm: ord is 3, must be');
  expect(() => norm(zeros([2, 2, 2]), { ord: 2 })).toThrow('norm: 3 axes, must be one');
  expect(() => norm([1], { axis: 1 })).toThrow(RangeError);
  expect(() => matrix_norm([1])).toThrow(LinAlgError);
  expect(() => vector_norm([1], { ord: NaN })).toThrow(RangeError);
});

test('the Euclidean norm against sums that do not overflow', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1 }),
      (x) => {
        const expected = Math.hypot(...x);
        expect(Math.abs(norm(x).item() - expected)).toBeLessThanOrEqual(1e-14 * expected);
      },
    ),
    { numRuns: 50 },
  );
});

test('condition numbers', () => {
  const square = arrayOfPairs(reference.matrices.square.a);
  ORDERS.filter((p) => p !== 'nuc').forEach((p, i) => {
    expectClose(cond(square, { p }), reference.conds[i], 1e-13);
  });
  expect(cond(zeros([2, 2])).item()).toBe(Infinity);
  for (const p of ORDERS) {
    expect(cond(zeros([3, 2, 2]), { p }).tolist()).toEqual([Infinity, Infinity, Infinity]);
  }
  expect(cond(randomMatrix(4, 3)).item()).toBeGreaterThan(1);
  expect(
    cond(
      [
        [NaN, 1],
        [1, 2],
      ],
      { p: 1 },
    ).item(),
  ).toBeNaN();
  expect(cond(randomComplex(3, 3), { p: 'fro' }).item()).toBeGreaterThan(1);
  expect(
    cond(
      asarray(
        [
          [1, 0],
          [0, 2],
        ],
        { dtype: 'float32' },
      ),
      { p: 1 },
    ).dtype,
  ).toBe('float32');
  expect(() => cond(zeros([0, 0]))).toThrow('cond: x is 0x0');
  expect(() => cond(zeros([2, 3]), { p: 1 })).toThrow('cond: x is 2x3, needs square matrices');
});

test('ranks', () => {
  expect(matrix_rank(squareMatrices['nearly singular']!(20), { rtol: 1e-10 }).item()).toBe(1n);
  expect(matrix_rank(squareMatrices['identity']!(5)).item()).toBe(5n);
  const stack = zeros([2, 3, 3]);
  stack.set(1, 2, 0, 5);
  expect(matrix_rank(stack).tolist()).toEqual([0n, 1n]);
  expect(matrix_rank(stack, { tol: [1, 6] }).tolist()).toEqual([0n, 0n]);
  expect(matrix_rank([0, 0]).item()).toBe(0n);
  expect(matrix_rank([0, 1]).item()).toBe(1n);
  expect(matrix_rank(zeros([2, 0, 3])).tolist()).toEqual([0n, 0n]);
  expect(matrix_rank(randomHermitian(6, 2, true), { hermitian: true }).item()).toBe(6n);
  expect(() => matrix_rank([[1]], { tol: 1, rtol: 1 })).toThrow('both tol and rtol');
});

test('singular values of difficult matrices are those of exact arithmetic', () => {
  const { Hilbert, Kahan, graded, 'graded upward': upward } = reference.values;
  expectClose(svdvals(squareMatrices['Hilbert']!(12)), Hilbert, 1e-15, 'Hilbert', Hilbert[0]);
  expectClose(svdvals(squareMatrices['Kahan']!(30)), Kahan, 1e-14, 'Kahan', Kahan[0]);
  // Bidiagonal matrices: to high relative accuracy
  const bidiagonal = (exponent: (i: number) => number) => {
    const result = zeros([12, 12]);
    for (let i = 0; i < 12; i++) {
      result.set(i, i, 2 ** exponent(i));
      if (i < 11) result.set(i, i + 1, 2 ** exponent(i));
    }
    return result;
  };
  expectClose(svdvals(bidiagonal((i) => -40 * i)), graded, 1e-14, 'graded');
  expectClose(svdvals(bidiagonal((i) => -40 * (12 - i))), upward, 1e-14, 'graded upward');
});
