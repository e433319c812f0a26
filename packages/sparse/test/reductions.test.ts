/** Reductions and norms, against those of dense arrays. */
import { norm as denseNorm } from '@numloom/linalg';
import { array, Complex, NdArray } from '@numloom/ndarray';
import { coo_array, csr_array, csc_array, norm, SparseArray } from '@numloom/sparse';
import * as ufunc from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, FORMATS, matrices, shown, sparseOf } from './random-matrices.ts';

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

/** As `shown`, of bigints too. */
const text = (given: unknown): string => {
  const list = given instanceof NdArray ? (given.tolist() as unknown[]) : [given];
  return shown(list.map((value) => (typeof value === 'bigint' ? Number(value) : value)));
};

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
        const single = (value: number | Complex) =>
          a.dtype === 'float32' ? Math.fround(value as number) : value;
        const wanted =
          axis === undefined ? single(quotient(total.item(), count)) : ufunc.divide(total, count);
        expect(shown(mean)).toBe(shown(wanted));
      }),
      { numRuns: 40 },
    );
  });

  test('least elements that are not stored are 0, not -0', () => {
    const a = csr_array([
      [0, 1],
      [2, 0],
    ]);
    expect([a.min(), a.nanmin(), a.multiply(-1).max()]).toEqual([0, 0, 0]);
    expect(norm(a, { ord: -Infinity, axis: 0 }).tolist()).toEqual([0, 0]);
  });

  test('the mean of all elements is rounded to their dtype, as means along an axis', () => {
    const a = csr_array([[1, 0, 0, 0, 0, 0]], { dtype: 'float32' });
    expect(a.mean()).toBe(Math.fround(1 / 6));
    expect(a.mean()).toBe(a.mean({ axis: 1 }).get(0));
    expect(a.mean({ dtype: 'float64' })).toBe(1 / 6);
  });

  test("sums and means of another dtype are SciPy's", () => {
    const given = csr_array([
      [0.6, 0.6, 0],
      [0.7, 0, -1.7],
    ]);
    for (const format of FORMATS) {
      const a = given.asformat(format);
      // Elements are truncated before all of them are summed; sums along an axis, after.
      expect(a.sum({ dtype: 'int32' })).toBe(-1);
      expect(a.sum({ axis: 0, dtype: 'int32' }).tolist()).toEqual([1, 0, -1]);
      expect(a.sum({ axis: 1, dtype: 'int64' }).tolist()).toEqual([1n, -1n]);
      expect(a.sum({ dtype: 'bool' })).toBe(true);
      expect(a.sum({ axis: 0, dtype: 'bool' }).tolist()).toEqual([true, true, true]);
      expect(a.sum({ dtype: 'complex128' })).toBeInstanceOf(Complex);
      expect(a.mean({ dtype: 'int32' })).toBe(0);
      expect(a.mean({ axis: 0, dtype: 'int32' }).tolist()).toEqual([0, 0, 0]);
      expect(a.mean({ axis: 1, dtype: 'bool' }).tolist()).toEqual([true, true]);
      const [, , third] = a.mean({ axis: 0, dtype: 'complex128' }).tolist() as Complex[];
      expect([third!.re, third!.im]).toEqual([-0.85, 0]);
      expect(a.sum({ axis: 0, dtype: 'float32' }).dtype).toBe('float32');
      expect(a.sum({ axis: 0, dtype: undefined }).dtype).toBe('float64');
    }
    const complex = given.multiply(new Complex(1, 2));
    expect(complex.sum({ dtype: 'int32' })).toBe(-1);
    const means = complex.mean({ axis: 0, dtype: 'float64' });
    expect(means.dtype).toBe('float64');
    [0.65, 0.3, -0.85].forEach((value, j) => {
      expect(means.get(j)).toBeCloseTo(value, 14);
    });
    expect(csr_array([0, 3]).sum({ dtype: 'int32' })).toBe(0);
    expect(csr_array([0, 3]).mean({ axis: 0, dtype: 'float32' }).tolist()).toEqual([NaN, NaN, NaN]);
    const infinite = csr_array([[-Infinity, 1]]);
    expect(infinite.sum({ axis: 1, dtype: 'complex128' }).tolist()).toEqual([
      new Complex(-Infinity, 0),
    ]);
    expect(infinite.mean({ axis: 0, dtype: 'complex128' }).tolist()).toEqual([
      new Complex(-Infinity, 0),
      new Complex(1, 0),
    ]);
    expect(() => given.sum({ dtype: 'float' as never })).toThrow(/^sum: .*float/);
    expect(() => given.mean({ dtypes: 'int32' } as never)).toThrow(
      /^mean: unknown option "dtypes"/,
    );
  });

  test('sums of float32 in float64', () => {
    const tenth = Math.fround(0.1);
    const a = csr_array(array(new Float32Array(100_001).fill(tenth)).reshape([1, -1]));
    for (const options of [{}, { axis: 1 }]) {
      const close = (value: unknown): void => {
        expect(Math.abs(Number(value) - 100_001 * tenth)).toBeLessThan(1e-7);
      };
      const total = a.sum({ ...options, dtype: 'float64' } as { dtype: 'float64' });
      close((total as unknown) instanceof NdArray ? (total as unknown as NdArray).get(0) : total);
      const mean = a.mean({ ...options, dtype: 'float64' } as { dtype: 'float64' });
      const value =
        (mean as unknown) instanceof NdArray ? (mean as unknown as NdArray).get(0) : mean;
      expect(Math.abs(Number(value) - tenth)).toBeLessThan(1e-15);
    }
  });

  test('sums and means of a dtype, of whole numbers', () => {
    const dtypes = ['int8', 'int32', 'int64', 'float32', 'float64', 'complex128'] as const;
    fc.assert(
      fc.property(
        matrices(some, some, REAL),
        fc.constantFrom(...axes),
        fc.constantFrom(...dtypes),
        (drawn, axis, dtype) => {
          const options = { ...along(axis), dtype } as { axis: number; dtype: typeof dtype };
          const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
          const total = ufunc.sum(dense, along(axis)).evaluate().astype(dtype);
          const result = a.sum(options) as unknown;
          expect(text(result)).toBe(text(axis === undefined ? total.item() : total));
          if (axis !== undefined) expect((result as NdArray).dtype).toBe(dtype);
          const mean = a.mean({ ...along(axis) } as { axis: number }) as unknown;
          const other = a.mean(options) as unknown;
          if (axis === undefined) {
            const wanted = array([mean as number], { dtype: a.dtype })
              .astype(dtype)
              .get(0);
            if (dtype !== 'float64' && dtype !== 'complex128')
              expect(text(other)).toBe(text(wanted));
          } else expect((other as NdArray).dtype).toBe(dtype);
        },
      ),
      { numRuns: 60 },
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
            const isSparse = result instanceof SparseArray;
            expect(isSparse && result.format).toBe(!name.startsWith('arg') && 'coo');
            const found = isSparse ? result.toarray() : result;
            expect(shown([...found.values()].map(Number))).toBe(
              shown([...expected.values()].map(Number)),
            );
            expect([found.dtype, result.shape]).toEqual([expected.dtype, expected.shape]);
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

  test('count what is not zero as the dense array has it', () => {
    fc.assert(
      fc.property(matrices(), (drawn) => {
        const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
        const isSet = ufunc.not_equal(dense, 0).evaluate();
        for (const axis of [0, 1]) {
          const wanted = ufunc.count_nonzero(isSet, { axis }).evaluate();
          const got = a.count_nonzero({ axis });
          expect([got.dtype, text(got)]).toEqual(['int64', text(wanted)]);
        }
      }),
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
      new TypeError('sum: unknown option "axes", there are axis, dtype'),
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
