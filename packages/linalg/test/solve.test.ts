import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';
import {
  type AssumeA,
  inv,
  LinAlgError,
  type LinAlgWarning,
  onWarning,
  solve,
  solve_triangular,
} from '@numloom/linalg';
import { add } from '@numloom/ufunc';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import {
  layouts,
  randomComplex,
  randomHermitian,
  randomMatrix,
  sizes,
  squareMatrices,
} from './matrices.ts';
import { solveRatio, THRESHOLD } from './ratios.ts';
import { arrayOfFlat, type Flat } from './reference-lu.ts';
import reference from './reference/lu.json' with { type: 'json' };

const warnings: LinAlgWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

const isSingular = (name: string, n: number) =>
  n > 0 && (name === 'zero' || (name === 'Wilkinson W+' && n === 1));

describe('solve', () => {
  test.each(Object.keys(squareMatrices))('%s', (name) => {
    for (const n of sizes) {
      const a = squareMatrices[name]!(n);
      const b = randomMatrix(n, 2, 21);
      for (const assume_a of [undefined, 'general'] as const) {
        if (isSingular(name, n)) {
          expect(() => solve(a, b, { assume_a: 'general' })).toThrow(LinAlgError);
          continue;
        }
        const x = solve(a, b, { ...(assume_a && { assume_a }) });
        const growth = name === 'Wilkinson' ? 2 ** n : 1;
        expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD * growth);
      }
    }
  });

  test('in all layouts and dtypes', () => {
    for (const n of [3, 40]) {
      for (const a of [randomMatrix(n, n), randomComplex(n, n)]) {
        const b = a.dtype === 'float64' ? randomMatrix(n, 5, 3) : randomComplex(n, 5, 3);
        const single = a.dtype === 'float64' ? 'float32' : 'complex64';
        const rights = Object.values(layouts(b));
        for (const [i, array] of Object.values(layouts(a)).entries()) {
          const right = rights[(i + 1) % rights.length]!;
          const x = solve(array, right);
          expect(x.dtype).toBe(a.dtype);
          expect(solveRatio(array, x, b)).toBeLessThan(THRESHOLD);
          const turned = solve(array, right, { transposed: true });
          expect(solveRatio(array.T, turned, b)).toBeLessThan(THRESHOLD);
          const rounded = solve(array.astype(single), right.astype(single));
          expect(rounded.dtype).toBe(single);
          expect(solveRatio(array.astype(single), rounded, b.astype(single))).toBeLessThan(THRESHOLD); // prettier-ignore
        }
      }
    }
  });

  test('answers what NumPy does, in its shapes', () => {
    for (const each of reference.systems as unknown as Record<'a' | 'b' | 'x', Flat>[]) {
      const expected = arrayOfFlat(each.x);
      const x = solve(arrayOfFlat(each.a), arrayOfFlat(each.b));
      expect(x.shape).toEqual(expected.shape);
      const flat = (array: NdArray) => Dense.of(array.reshape([-1]));
      const error = flat(x).minus(flat(expected)).largest;
      expect(error).toBeLessThanOrEqual(1e-12 * flat(expected).largest);
    }
  });

  test.each([1, 2, 5, 8, 31, 32, 33])('stacks of matrices of order %d', (n) => {
    const count = 6;
    for (const complex of [false, true]) {
      const flat = complex ? randomComplex(count * n, n, n) : randomMatrix(count * n, n, n);
      const a = flat.reshape([2, 3, n, n]);
      for (const k of [1, 2, 3]) {
        const b = complex ? randomComplex(3 * n, k) : randomMatrix(3 * n, k);
        const right = b.reshape([3, n, k]);
        for (const stack of [a, a.mT, a.slice('::-1', '::-1'), a.transpose([1, 0, 2, 3])]) {
          const wide = stack.shape[0] === 2 ? right : right.slice('1:');
          const x = solve(stack, wide);
          expect(x.shape).toEqual([...stack.shape.slice(0, 2), n, k]);
          for (let i = 0; i < stack.shape[0]!; i++) {
            for (let j = 0; j < stack.shape[1]!; j++) {
              const ratio = solveRatio(stack.slice(i, j), x.slice(i, j), wide.slice(j));
              expect(ratio).toBeLessThan(THRESHOLD);
            }
          }
        }
      }
    }
    expect(warnings).toEqual([]);
  });

  test('stacks of float32, complex64 and integers', () => {
    const a = asarray([[[2, 1], [1, 3]], [[4, 0], [0, 5]]]); // prettier-ignore
    const expected = [[0.2, 0.6], [0.25, 0.4]]; // prettier-ignore
    const b = [1, 2];
    for (const dtype of ['float32', 'int16', 'complex64', 'complex128'] as const) {
      const x = solve(
        a.astype(dtype),
        asarray(b, { dtype: dtype === 'int16' ? 'int16' : 'float32' }),
      );
      expect(x.dtype).toBe(dtype === 'int16' ? 'float64' : dtype);
      expect(Dense.of(x).minus(Dense.of(asarray(expected))).largest).toBeLessThan(1e-6);
    }
  });

  test.each([
    ['general', 'gen', 'full'],
    ['diagonal', 'diagonal', 'diagonal'],
    ['upper triangular', 'upper triangular', 'upper'],
    ['lower triangular', 'lower triangular', 'lower'],
    ['tridiagonal', 'tridiagonal', 'tridiagonal'],
    ['banded', 'banded', 'banded'],
    ['symmetric', 'sym', 'symmetric'],
    ['hermitian', 'her', 'hermitian'],
    ['positive definite', 'pos', 'definite'],
  ] as [AssumeA, AssumeA, string][])('%s matrices, told or found', (structure, short, kind) => {
    for (const n of [1, 2, 5, 40]) {
      for (const complex of [false, true]) {
        const a = structured(kind, n, complex);
        for (const k of [1, 4]) {
          const b = complex ? randomComplex(n, k, 8) : randomMatrix(n, k, 8);
          for (const assume_a of [undefined, structure, short]) {
            for (const transposed of assume_a === short ? [false] : [false, true]) {
              const options = { transposed, ...(assume_a && { assume_a }) };
              const x = solve(a, b, options);
              expect(solveRatio(transposed ? a.T : a, x, b)).toBeLessThan(THRESHOLD);
              const stack = solve(a.reshape([1, 1, n, n]), b, options);
              expect(stack.shape).toEqual([1, 1, n, k]);
              expect(stack.reshape([n, k]).tolist()).toEqual(x.tolist());
            }
          }
        }
      }
    }
    expect(warnings).toEqual([]);
  });

  test('only the told triangle is read', () => {
    const n = 20;
    for (const kind of ['upper', 'lower']) {
      const full = randomMatrix(n, n, 2);
      for (let i = 0; i < n; i++) full.set(i, i, 4);
      const a = full.copy();
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) if (kind === 'upper' ? j < i : j > i) a.set(i, j, 0);
      }
      const b = randomMatrix(n, 2, 5);
      const x = solve(full, b, {
        assume_a: kind === 'upper' ? 'upper triangular' : 'lower triangular',
      });
      expect(solveRatio(a, x, b)).toBeLessThan(THRESHOLD);
      const y = solve(full, b, { assume_a: 'diagonal' });
      expect(y.get(3, 1)).toBe(b.get(3, 1) / 4);
    }
  });

  test('singular matrices throw, nearly singular ones warn', () => {
    const a = [[1, 2], [2, 4]]; // prettier-ignore
    const good = [[1, 2], [3, 4]]; // prettier-ignore
    const near = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]; // prettier-ignore
    const structures = [undefined, 'general', 'symmetric'] as const;
    for (const assume_a of structures) {
      expect(() => solve(a, [1, 2], { ...(assume_a && { assume_a }) })).toThrow(
        'solve: a is singular',
      );
    }
    expect(() => solve([good, a, a], [1, 2])).toThrow('solve: matrix 1 of a is singular');
    expect(() => solve([[0]], [1])).toThrow(LinAlgError);
    expect(() => solve([[1, 0], [0, 0]], [1, 2])).toThrow(LinAlgError); // prettier-ignore
    expect(() => solve([[1, 5], [0, 0]], [1, 2])).toThrow(LinAlgError); // prettier-ignore
    expect(warnings).toEqual([]);
    solve(near, [1, 2, 3]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]!.rcond).toBeGreaterThan(1e-19);
    expect(warnings[0]!.rcond).toBeLessThan(2 ** -52);
    expect(warnings[0]!.message).toMatch(/solve: a is nearly singular.*e-18/);
    const regular = [[2, 0, 0], [0, 2, 0], [0, 0, 2]]; // prettier-ignore
    solve([regular, near, near], [1, 2, 3]);
    expect(warnings).toHaveLength(2);
    expect(warnings[1]!.message).toContain('matrix 1 of a is nearly singular');
    expect(warnings[1]!.rcond).toBeCloseTo(warnings[0]!.rcond, 25);
    solve(asarray(good).astype('float32'), [1, 2]);
    solve(squareMatrices['norm 1e-300']!(20), zeros([20]));
    solve(squareMatrices['norm 1e300']!(20), zeros([20]));
    expect(warnings).toHaveLength(2);
  });

  test('a pivot that only rounding makes nonzero is never taken for a solution silently', () => {
    for (let n = 2; n < 40; n += 3) {
      const u = randomMatrix(n, 1, n);
      const low = Dense.of(u).times(Dense.of(randomMatrix(1, n, n + 1)));
      const a = asarray(low.re.slice()).reshape([n, n]);
      warnings.length = 0;
      let hasThrown = false;
      try {
        solve(a, zeros([n]));
      } catch (error) {
        expect(error).toBeInstanceOf(LinAlgError);
        hasThrown = true;
      }
      expect(hasThrown || warnings.length === 1).toBe(true);
    }
  });

  test('not finite', () => {
    const a = [[1, 2], [3, NaN]]; // prettier-ignore
    expect(() => solve(a, [1, 2])).toThrow('solve: a has NaN at (1, 1), must be finite');
    expect(() => solve([[1, 2], [3, 4]], [1, Infinity])).toThrow('b has Infinity'); // prettier-ignore
    expect(() => solve([a, a], [1, 2])).toThrow('solve: a has NaN at (0, 1, 1)');
    expect(() => solve([[[0, 0], [0, NaN]], [[1, 0], [0, 1]]], [1, 2])).toThrow('a has NaN'); // prettier-ignore
    const stack = solve([a, [[2, 0], [0, 2]]], [1, 2], { check_finite: false }); // prettier-ignore
    expect(stack.tolist()).toEqual([[NaN, NaN], [0.5, 1]]); // prettier-ignore
    for (const n of [3, 40]) {
      const bad = randomMatrix(n, n);
      bad.set(0, 0, NaN);
      const x = solve(bad, zeros([n]), { check_finite: false });
      expect([...x.values()].every(Number.isNaN)).toBe(true);
    }
  });

  test('bad input', () => {
    const a = [[1, 2], [3, 4]]; // prettier-ignore
    expect(() => solve([[1, 2]], [1])).toThrow('solve: a is 1x2, needs square matrices');
    expect(() => solve([1, 2], [1, 2])).toThrow(LinAlgError);
    expect(() => solve(a, 1)).toThrow('solve: b is 0-d');
    expect(() => solve(a, [1, 2, 3])).toThrow('2 columns meet 3 rows');
    expect(() => solve(zeros([2, 2, 2]), zeros([3, 2, 1]))).toThrow(RangeError);
    expect(() => solve(a, [1, 2], { assume_a: 'square' as 'gen' })).toThrow('assume_a is "square"');
    expect(() => solve([[-1, 0], [0, 1]], [1, 2], { assume_a: 'pos' })).toThrow('not positive definite'); // prettier-ignore
    expect(solve(add(a, 0), [5, 11]).tolist()).toEqual(solve(a, [5, 11]).tolist());
  });
});

describe('solve_triangular', () => {
  test.each([0, 1, 2, 'N', 'T', 'C'] as const)('systems of kind %s', (trans) => {
    for (const n of [0, 1, 3, 33]) {
      for (const complex of [false, true]) {
        for (const lower of [false, true]) {
          const a = structured(lower ? 'lower' : 'upper', n, complex);
          const b = complex ? randomComplex(n, 3, 4) : randomMatrix(n, 3, 4);
          const left = trans === 0 || trans === 'N' ? a : a.T;
          const dense = Dense.of(left);
          if (trans === 2 || trans === 'C') dense.im.set(dense.im.map((x) => -x));
          const x = solve_triangular(a, b, { lower, trans });
          expect(dense.times(Dense.of(x)).minus(Dense.of(b)).largest).toBeLessThan(1e-13);
          const y = solve_triangular(a.reshape([1, n, n]), b, { lower, trans });
          expect(y.reshape(x.shape).tolist()).toEqual(x.tolist());
        }
      }
    }
  });

  test('unit diagonals, vectors, dtypes, errors', () => {
    const a = [[7, 2], [9, 7]]; // prettier-ignore
    expect(solve_triangular(a, [5, 2], { unit_diagonal: true }).tolist()).toEqual([1, 2]);
    expect(solve_triangular(asarray(a, { dtype: 'float32' }), [7, 7]).dtype).toBe('float64');
    const zero = [[1, 2], [3, 0]]; // prettier-ignore
    expect(solve_triangular(zero, [5, 2], { unit_diagonal: true }).tolist()).toEqual([1, 2]);
    expect(() => solve_triangular(zero, [1, 2])).toThrow('a is singular: it has a zero at (1, 1)');
    expect(() => solve_triangular([a, zero], [1, 2])).toThrow('matrix 1 of a');
    expect(() => solve_triangular(a, [1, NaN])).toThrow(RangeError);
    expect(() => solve_triangular(a, [1, 2], { trans: 'H' as 'C' })).toThrow('trans is "H"');
  });
});

/** A well conditioned matrix of a kind. */
function structured(kind: string, n: number, complex: boolean): NdArray {
  const isHermitian = kind === 'hermitian' || kind === 'definite';
  const a: NdArray = isHermitian
    ? randomHermitian(n, 4, complex)
    : complex
      ? randomComplex(n, n, 4)
      : randomMatrix(n, n, 4);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (kind === 'symmetric' && j < i) a.set(i, j, a.get(j, i));
      const away = i - j;
      const isZero =
        (kind === 'diagonal' && away !== 0) ||
        (kind === 'tridiagonal' && Math.abs(away) > 1) ||
        (kind === 'banded' && (away > 2 || away < -3)) ||
        (kind === 'upper' && away > 0) ||
        (kind === 'lower' && away < 0);
      if (isZero) a.set(i, j, 0);
    }
    const value = a.get(i, i);
    const shift = kind === 'definite' ? 2 * n : kind === 'full' ? 0 : 1.5 * Math.sqrt(n) + 1;
    const sign = i % 2 === 1 && kind !== 'definite' ? -1 : 1;
    a.set(i, i, value instanceof Complex ? new Complex(value.re + sign * shift, value.im) : Number(value) + sign * shift); // prettier-ignore
  }
  return a;
}

test('inverses agree', () => {
  const a = structured('full', 30, false);
  const x = solve(a, inv(inv(a)));
  expect(Dense.of(x).minus(Dense.identity(30)).largest).toBeLessThan(1e-9);
});
