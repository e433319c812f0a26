import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';
import { det, inv, LinAlgError, type LinAlgWarning, onWarning, slogdet } from '@numloom/linalg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { withFrame } from '../src/memory/frame.ts';
import { conditionOf } from '../src/solvers/general.ts';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomMatrix, sizes, squareMatrices } from './matrices.ts';
import { THRESHOLD } from './ratios.ts';
import { arrayOfFlat, type Flat } from './reference-lu.ts';
import reference from './reference/lu.json' with { type: 'json' };

const warnings: LinAlgWarning[] = [];
let before: ReturnType<typeof onWarning>;
beforeEach(() => {
  warnings.length = 0;
  before = onWarning((warning) => void warnings.push(warning));
});
afterEach(() => void onWarning(before));

/** ‖I - X A‖ / (n ‖A‖ ‖X‖ ε), as LAPACK measures inverses; scaled so that nothing overflows. */
function inverseRatio(a: NdArray, x: NdArray): number {
  const single = x.dtype === 'float32' || x.dtype === 'complex64';
  const left = Dense.of(a);
  const right = Dense.of(x);
  if (left.rows === 0) return 0;
  const scale = 2 ** -Math.round(Math.log2(left.largest));
  const [p, q] = [left.scaled(scale), right.scaled(1 / scale)];
  const error = Dense.identity(left.rows).minus(q.times(p)).norm;
  return error / (p.norm * q.norm * left.rows * (single ? 2 ** -24 : 2 ** -53));
}

const flat = (x: NdArray) => Dense.of(x.reshape([-1]));

describe('inv', () => {
  test.each(Object.keys(squareMatrices))('%s', (name) => {
    for (const n of sizes) {
      const a = squareMatrices[name]!(n);
      if (n > 0 && (name === 'zero' || (name === 'Wilkinson W+' && n === 1))) {
        expect(() => inv(a)).toThrow('inv: a is singular');
        continue;
      }
      const x = inv(a);
      expect(x.shape).toEqual([n, n]);
      const growth = name === 'Wilkinson' ? 2 ** n : 1;
      expect(inverseRatio(a, x)).toBeLessThan(THRESHOLD * growth);
    }
  });

  test('in all layouts and dtypes', () => {
    for (const n of [3, 40]) {
      for (const a of [randomMatrix(n, n, 4), randomComplex(n, n, 4)]) {
        for (const array of Object.values(layouts(a))) {
          expect(inverseRatio(array, inv(array))).toBeLessThan(THRESHOLD);
        }
        const single = a.astype(a.dtype === 'float64' ? 'float32' : 'complex64');
        expect(inv(single).dtype).toBe(single.dtype);
        expect(inverseRatio(single, inv(single))).toBeLessThan(THRESHOLD);
      }
    }
    expect(inv(asarray([[2, 0], [0, 4]], { dtype: 'int32' })).tolist()).toEqual([[0.5, 0], [0, 0.25]]); // prettier-ignore
  });

  test.each([1, 2, 3, 16, 17, 32, 33])('stacks of matrices of order %d', (n) => {
    for (const flatStack of [randomMatrix(4 * n, n, 6), randomComplex(4 * n, n, 6)]) {
      const a = flatStack.reshape([2, 2, n, n]);
      for (const stack of [a, a.mT, a.slice('::-1')]) {
        const x = inv(stack);
        for (const [i, j] of [
          [0, 0],
          [0, 1],
          [1, 0],
          [1, 1],
        ] as const) {
          // prettier-ignore
          expect(inverseRatio(stack.slice(i, j), x.slice(i, j))).toBeLessThan(THRESHOLD);
        }
      }
    }
    expect(warnings).toEqual([]);
  });

  test('singular and nearly singular matrices, bad input', () => {
    const regular = [[2, 0], [0, 2]]; // prettier-ignore
    const bad = [[1, 2], [2, 4]]; // prettier-ignore
    expect(() => inv(bad)).toThrow(LinAlgError);
    expect(() => inv([regular, regular, bad])).toThrow('inv: matrix 2 of a is singular');
    expect(warnings).toEqual([]);
    inv([[1, 2, 3], [4, 5, 6], [7, 8, 9]]); // prettier-ignore
    expect(warnings).toHaveLength(1);
    inv([regular, [[1, 1], [1, 1 + 2 ** -52]]]); // prettier-ignore
    expect(warnings[1]!.message).toContain('matrix 1 of a');
    expect(() => inv([[1, 2]])).toThrow('inv: a is 1x2, needs square matrices');
    expect([...inv([[1, NaN], [3, 4]]).values()].some(Number.isNaN)).toBe(true); // prettier-ignore
    expect(inv(zeros([3, 0, 0])).shape).toEqual([3, 0, 0]);
    expect(inv(zeros([0, 3, 3])).shape).toEqual([0, 3, 3]);
  });
});

describe('det and slogdet', () => {
  test('answer what NumPy does', () => {
    type Row = Record<'a' | 'det' | 'sign' | 'logabsdet', Flat> & { readonly inv: Flat | null };
    for (const each of reference.determinants as unknown as Row[]) {
      const a = arrayOfFlat(each.a);
      const expected = arrayOfFlat(each.det);
      const { sign, logabsdet } = slogdet(a);
      expect([det(a).shape, sign.shape, logabsdet.shape]).toEqual(Array(3).fill(expected.shape));
      const size = flat(expected).largest;
      expect(flat(det(a)).minus(flat(expected)).largest).toBeLessThan(1e-11 * size);
      expect(flat(sign).minus(flat(arrayOfFlat(each.sign))).largest).toBeLessThan(1e-11);
      const logarithms = arrayOfFlat(each.logabsdet);
      expect(flat(logabsdet).minus(flat(logarithms)).largest).toBeLessThan(1e-11);
      if (each.inv === null) continue;
      const inverse = arrayOfFlat(each.inv);
      expect(flat(inv(a)).minus(flat(inverse)).largest).toBeLessThan(1e-11 * flat(inverse).largest);
    }
  });

  test.each([2, 40])('of order %d neither overflow nor vanish', (n) => {
    for (const scale of [1e-300, 1e-200, 1e200, 1e300]) {
      for (const complex of [false, true]) {
        const a = complex ? randomComplex(n, n, 2) : randomMatrix(n, n, 2);
        const plain = slogdet(a);
        const scaled = a.copy() as NdArray;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            const x = a.get(i, j);
            scaled.set(i, j, x instanceof Complex ? new Complex(x.re * scale, x.im * scale) : x * scale); // prettier-ignore
          }
        }
        const { sign, logabsdet } = slogdet(scaled);
        const shift = logabsdet.item() - plain.logabsdet.item();
        expect(shift / (n * Math.log(scale))).toBeCloseTo(1, 12);
        expect(Dense.of(sign.reshape([1])).minus(Dense.of(plain.sign.reshape([1]))).largest).toBeLessThan(1e-11); // prettier-ignore
      }
    }
  });

  test('a determinant is in range though products on the way are not', () => {
    const diagonal = [1e300, 1e300, 1e-300, 1e-300, 3, 5e-324, 2e307, 1];
    for (const n of [8, 40]) {
      const a = zeros([n, n]);
      for (let i = 0; i < n; i++) a.set(i, i, diagonal[i] ?? 1);
      const expected = 3 * (5e-324 * 2e307);
      expect(det(a).item()).toBeCloseTo(expected, 25);
      expect(det(a).item() / expected).toBeCloseTo(1, 13);
    }
    expect(det([[1e200, 0], [0, 1e200]]).item()).toBe(Infinity); // prettier-ignore
    expect(det([[1e-200, 0], [0, -1e-200]]).item()).toBe(-0); // prettier-ignore
  });

  test('singular matrices, stacks, dtypes, bad input', () => {
    const bad = [[1, 2], [2, 4]]; // prettier-ignore
    const swap = [[0, 1], [1, 0]]; // prettier-ignore
    expect(det([bad, swap]).tolist()).toEqual([0, -1]);
    const { sign, logabsdet } = slogdet([bad, swap]);
    expect(sign.tolist()).toEqual([0, -1]);
    expect(logabsdet.tolist()).toEqual([-Infinity, 0]);
    const large = zeros([40, 40]);
    expect(det(large).item()).toBe(0);
    expect(slogdet(large).logabsdet.item()).toBe(-Infinity);
    expect(det(asarray(swap, { dtype: 'float32' })).dtype).toBe('float32');
    expect(slogdet(asarray(swap, { dtype: 'complex64' })).logabsdet.dtype).toBe('float32');
    expect(det(asarray(swap, { dtype: 'int8' })).dtype).toBe('float64');
    expect(det(zeros([0, 0])).item()).toBe(1);
    expect(slogdet(zeros([0, 0])).sign.item()).toBe(1);
    expect(det(zeros([2, 0, 0])).tolist()).toEqual([1, 1]);
    expect(det(zeros([0, 3, 3])).shape).toEqual([0]);
    expect(det([[1, NaN], [0, 1]]).item()).toBeNaN(); // prettier-ignore
    expect(det([[0, NaN], [0, 1]]).item()).toBeNaN(); // prettier-ignore
    expect(() => det([[1, 2]])).toThrow(LinAlgError);
    expect(() => slogdet([1, 2])).toThrow('slogdet: a has 1 axis, needs at least 2');
    expect(warnings).toEqual([]);
  });

  test('are the same for one matrix, a stack, small and large ones', () => {
    for (const n of [3, 32]) {
      for (const a of [randomMatrix(n, n, 3), randomComplex(n, n, 3)]) {
        // The same determinant from a larger matrix: [A 0; 0 I].
        const padded = zeros([40, 40], { dtype: a.dtype }) as NdArray;
        for (let i = 0; i < 40; i++) {
          for (let j = 0; j < 40; j++) {
            padded.set(i, j, i < n && j < n ? a.get(i, j) : Number(i === j));
          }
        }
        const expected = Dense.of(det(a).reshape([1]));
        const error = Dense.of(det(padded).reshape([1])).minus(expected).largest;
        expect(error / expected.largest).toBeLessThan(1e-12);
      }
    }
  });
});

test.each(Object.keys(squareMatrices))('estimated condition of %s', (name) => {
  for (const n of [1, 2, 5, 17]) {
    for (const scale of [1, 1e-200, 1e200]) {
      if (name.startsWith('norm') && scale !== 1) continue;
      if (name === 'zero' || (name === 'Wilkinson W+' && n === 1)) continue;
      const a = squareMatrices[name]!(n);
      const scaled = asarray(Float64Array.from(a.values(), (x) => x * scale)).reshape([n, n]);
      const estimate = withFrame((frame) =>
        conditionOf(frame.copied(scaled, 'float64').matrix(0), frame),
      );
      const exact = 1 / Dense.of(a).scaled(1e-3).norm / Dense.of(inv(a)).scaled(1e3).norm;
      // Inverses of matrices that are singular but for rounding have no digit right.
      if (exact < 1e-15) expect(estimate).toBeLessThan(1e-14);
      else expect([estimate >= exact * 0.999, estimate <= 3 * exact]).toEqual([true, true]);
    }
  }
});
