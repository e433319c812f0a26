/** Reductions and norms, against those of dense arrays. */
import { norm as denseNorm } from '@numloom/linalg';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import type { SparseArray } from '@numloom/sparse';
import { coo_array, csr_array, csc_array, norm } from '@numloom/sparse';
import * as ufunc from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, matrices, shown, sparseOf } from './random-matrices.ts';

const REAL = ['float32', 'float64'] as const;
const some = fc.integer({ min: 1, max: 6 });
const axes = [undefined, 0, 1, -1] as const;
const EXTREMES = ['max', 'min', 'nanmax', 'nanmin', 'argmax', 'argmin'] as const;
type Reduce = (x: NdArray, options: { readonly axis?: number }) => ufunc.Lazy;

const along = (axis: number | undefined) => (axis === undefined ? {} : { axis });

/** Replaces some stored elements of both by what is no number. */
function withNaN(
  a: SparseArray,
  dense: NdArray,
  places: readonly (readonly [number, number, number])[],
) {
  const lil = a.tolil();
  for (const [i, j, value] of places) {
    const [row, column] = [i % a.shape[0], j % a.shape[1]];
    lil.set(row, column, value);
    dense.set(row, column, value);
  }
  return lil.asformat(a.format);
}

const quotient = (total: unknown, count: number): number | Complex =>
  total instanceof Complex
    ? new Complex(total.re / count, total.im / count)
    : (total as number) / count;

describe('reductions', () => {
  test('sums and means', () => {
    fc.assert(
      fc.property(matrices(), fc.constantFrom(...axes), (drawn, axis) => {
        const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
        const total = ufunc.sum(dense, along(axis)).evaluate();
        const result = a.sum(along(axis) as { axis: number });
        expect(shown(result)).toBe(shown(axis === undefined ? total.item() : total));
        if (axis !== undefined) expect(result.dtype).toBe(a.dtype);
        const count = axis === undefined ? dense.size : a.shape[axis === -1 ? 1 : axis];
        const mean = a.mean(along(axis) as { axis: number }) as NdArray | number | Complex;
        const wanted =
          axis === undefined ? quotient(total.item(), count) : ufunc.divide(total, count);
        expect(shown(mean)).toBe(shown(wanted));
      }),
      { numRuns: 40 },
    );
  });

  test.each(EXTREMES)('%s', (name) => {
    const special = fc.constantFrom(NaN, Infinity, -Infinity, 2, -2);
    fc.assert(
      fc.property(
        matrices(some, some, REAL),
        fc.array(fc.tuple(fc.nat(), fc.nat(), special), { maxLength: 4 }),
        fc.constantFrom(...axes),
        (drawn, places, axis) => {
          const dense = denseOf(drawn);
          const a = withNaN(sparseOf(drawn), dense, places);
          const reduce = ufunc[name] as Reduce;
          const expected = reduce(dense, along(axis)).evaluate();
          const result = a[name](along(axis) as { axis: number });
          if (axis === undefined) expect(shown(result)).toBe(shown(Number(expected.item())));
          else {
            expect(shown([...result.values()].map(Number))).toBe(
              shown([...expected.values()].map(Number)),
            );
            expect(result.dtype).toBe(expected.dtype);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test('stored elements only', () => {
    const a = csr_array([
      [-1, 0],
      [-2, -3],
      [0, 0],
    ]);
    expect([a.max(), a.max({ explicit: true })]).toEqual([0, -1]);
    expect(shown(a.max({ axis: 1, explicit: true }))).toBe(shown([-1, -2, 0]));
    expect(shown(a.min({ axis: 0, explicit: true }))).toBe(shown([-2, -3]));
  });

  test('count what is not zero, of all and along axes', () => {
    const triplets = { data: [1, -1, 2, 0, NaN], row: [0, 0, 1, 1, 1], col: [0, 0, 1, 2, 0] };
    const given = coo_array(triplets, { shape: [2, 3] });
    for (const format of ['coo', 'csr', 'csc', 'bsr', 'dia', 'lil', 'dok'] as const) {
      const a = given.asformat(format);
      expect(a.count_nonzero()).toBe(2);
      expect(a.count_nonzero({ axis: null })).toBe(2);
      expect(a.count_nonzero({ axis: 0 }).tolist()).toEqual([1n, 1n, 0n]);
      expect(a.count_nonzero({ axis: -1 }).tolist()).toEqual([0n, 2n]);
    }
    expect(csr_array([0, 2]).count_nonzero({ axis: 0 }).tolist()).toEqual([0n, 0n]);
    expect(() => given.count_nonzero({ axis: 2 })).toThrow(
      /^count_nonzero: axis 2 is out of bounds/,
    );
  });

  test('refuse what has no element, complex numbers and unknown options', () => {
    const empty = csr_array(array(new Float64Array(0)).reshape([0, 3]));
    expect(() => empty.max()).toThrow(RangeError);
    expect(() => empty.argmax({ axis: 0 })).toThrow(
      new RangeError('argmax: a matrix of the shape (0, 3) has no element along the axis'),
    );
    expect(empty.max({ axis: 1 }).shape).toEqual([0]);
    expect(shown(empty.sum({ axis: 0 }))).toBe(shown([0, 0, 0]));
    expect(shown(empty.mean({ axis: 0 }))).toBe(shown([NaN, NaN, NaN]));
    expect(() =>
      csr_array([[1]])
        .astype('complex128')
        .min(),
    ).toThrow(TypeError);
    expect(() => csr_array([[1]]).sum({ axes: 0 } as never)).toThrow(
      new TypeError('sum: unknown option "axes", there are axis'),
    );
    expect(() => csr_array([[1]]).sum({ axis: 2 })).toThrow(RangeError);
  });
});

describe('norm', () => {
  const close = (result: NdArray | number, expected: NdArray): void => {
    const list = typeof result === 'number' ? [result] : [...result.values()].map(Number);
    const wanted = [...expected.values()].map(Number);
    expect(list.length).toBe(wanted.length);
    list.forEach((value, k) => {
      if (Object.is(value, wanted[k]) || value === wanted[k]) return;
      expect(Math.abs(value - wanted[k]!)).toBeLessThanOrEqual(1e-6 * Math.abs(wanted[k]!));
    });
  };

  test('of matrices, rows and columns', () => {
    fc.assert(
      fc.property(matrices(some, some), (drawn) => {
        const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
        for (const ord of ['fro', 1, -1, Infinity, -Infinity] as const) {
          close(norm(a, { ord }), denseNorm(dense, { ord }));
        }
        for (const ord of [0, 1, 2, 3, 0.5, -1, Infinity, -Infinity]) {
          for (const axis of [0, 1]) {
            close(norm(a, { ord, axis }), denseNorm(dense, { ord, axis }));
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(Math.abs(norm(csc_array([[3e200, 0, 4e200]])) / 5e200 - 1)).toBeLessThan(1e-15);
    expect(Math.abs(norm(csc_array([[3e-200, 0, 4e-200]])) / 5e-200 - 1)).toBeLessThan(1e-15);
    expect(norm(csc_array([[NaN, 1]]))).toBe(NaN);
    expect(norm(csc_array([[Infinity, 1]]))).toBe(Infinity);
  });

  test('refuses orders that are none', () => {
    const a = csr_array([[1]]);
    expect(() => norm(a, { ord: 2 })).toThrow(RangeError);
    const none = csr_array([0, 2]);
    expect(norm(none, { ord: -1, axis: 0 }).tolist()).toEqual([Infinity, Infinity]);
    expect(norm(none, { ord: 3, axis: 0 }).tolist()).toEqual([0, 0]);
    for (const ord of [Infinity, -Infinity]) {
      expect(() => norm(none, { ord, axis: 0 })).toThrow(/^norm: a matrix of the shape \(0, 2\)/);
    }
    expect(() => norm(a, { ord: 'nuc' as never })).toThrow(RangeError);
    expect(() => norm(a, { ord: 'fro', axis: 0 })).toThrow(RangeError);
    expect(() => norm([[1]] as never)).toThrow(TypeError);
  });
});
