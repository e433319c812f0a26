/** Searching, sets, histograms and quantiles against slow, obviously right references. */
import { array, asarray, broadcast_to, Complex, zeros } from '@numloom/ndarray';
import {
  bincount,
  digitize,
  histogram,
  histogram2d,
  histogramdd,
  intersect1d,
  isin,
  median,
  nanmedian,
  nanquantile,
  percentile,
  quantile,
  type QuantileMethod,
  searchsorted,
  setdiff1d,
  setxor1d,
  union1d,
  unique,
  unique_all,
  unique_counts,
  unique_inverse,
  unique_values,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const small = fc.integer({ min: -9, max: 9 });
const ints = fc.array(small, { maxLength: 60 });
const floats = fc.array(fc.oneof(small, fc.constant(NaN), fc.double({ noNaN: true })), {
  maxLength: 80,
});
const distinct = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b);

test('searchsorted counts what is before', () => {
  fc.assert(
    fc.property(floats, floats, fc.boolean(), (some, values, ascending) => {
      const sorted = Float64Array.from(some).sort();
      if (ascending) values = Array.from(Float64Array.from(values).sort());
      const less = (a: number, b: number) => a < b || (Number.isNaN(b) && !Number.isNaN(a));
      const count = (isBefore: (a: number) => boolean) =>
        BigInt(Array.from(sorted).filter(isBefore).length);
      expect(searchsorted(sorted, asarray(values)).tolist()).toEqual(
        values.map((value) => count((a) => less(a, value))),
      );
      expect(searchsorted(sorted, asarray(values), { side: 'right' }).tolist()).toEqual(
        values.map((value) => count((a) => !less(value, a))),
      );
      const strided = asarray(Float64Array.from(sorted).reverse()).slice('::-1');
      expect(searchsorted(strided, asarray(values)).tolist()).toEqual(
        searchsorted(sorted, asarray(values)).tolist(),
      );
    }),
  );
});

test('searchsorted in a broadcast view, in 64-bit integers and mixed dtypes', () => {
  const fives = broadcast_to(array([5]), [4]);
  expect(searchsorted(fives, [4, 5, 6]).tolist()).toEqual([0n, 0n, 4n]);
  expect(searchsorted(fives, 5, { side: 'right' }).item()).toBe(4n);
  const big = array([2n ** 62n, 2n ** 62n + 1n, 2n ** 62n + 2n]);
  expect(searchsorted(big, array([2n ** 62n + 1n])).tolist()).toEqual([1n]);
  expect(searchsorted(array([1, 2, 3], { dtype: 'int8' }), [1.5]).tolist()).toEqual([1n]);
});

test('digitize names the bin', () => {
  fc.assert(
    fc.property(ints, ints, fc.boolean(), (values, edges, right) => {
      const sorted = [...edges].sort((a, b) => a - b);
      const isRight = (edge: number, value: number) => (right ? edge < value : edge <= value);
      expect(digitize(asarray(values), asarray(sorted), { right }).tolist()).toEqual(
        values.map((value) => BigInt(sorted.filter((edge) => isRight(edge, value)).length)),
      );
    }),
  );
});

test('the distinct elements, where they are and how many', () => {
  fc.assert(
    fc.property(ints, (values) => {
      const expected = distinct(values);
      const x = asarray(values);
      const { values: found, indices, inverse_indices, counts } = unique_all(x);
      expect(found.tolist()).toEqual(expected);
      expect(indices.tolist()).toEqual(expected.map((value) => BigInt(values.indexOf(value))));
      expect(inverse_indices.tolist()).toEqual(
        values.map((value) => BigInt(expected.indexOf(value))),
      );
      const numbers = expected.map((value) => values.filter((other) => other === value).length);
      expect(counts.tolist()).toEqual(numbers.map(BigInt));
      expect(unique_values(x).tolist()).toEqual(expected);
      expect(unique_counts(x).counts.tolist()).toEqual(counts.tolist());
      expect(unique_inverse(x).inverse_indices.tolist()).toEqual(inverse_indices.tolist());
    }),
  );
});

test('NaNs are distinct, for unique one', () => {
  const x = [
    [NaN, 1],
    [NaN, -0],
  ];
  expect(unique_values(x).tolist()).toEqual([-0, 1, NaN, NaN]);
  expect(unique(x).tolist()).toEqual([-0, 1, NaN]);
  const [values, inverse, counts] = unique(x, { return_inverse: true, return_counts: true });
  expect([values.tolist(), inverse.tolist(), counts.tolist()]).toEqual([
    [-0, 1, NaN],
    [
      [2n, 1n],
      [2n, 0n],
    ],
    [1n, 1n, 2n],
  ]);
  expect(unique([NaN, NaN], { equal_nan: false }).tolist()).toEqual([NaN, NaN]);
  // The slices of a single axis are elements; those of more with a NaN differ from all others.
  expect(unique([NaN, 1, NaN], { axis: 0 }).tolist()).toEqual([1, NaN]);
  expect(unique([[NaN], [NaN]], { axis: 0 }).tolist()).toEqual([[NaN], [NaN]]);
});

describe.each(['float64', 'int64', 'int8', 'complex128'] as const)('sets of %s', (dtype) => {
  test('are those of sets', () => {
    // Few and many, so that each way of finding members is taken.
    const lists = fc.oneof(ints, fc.array(small, { minLength: 4097, maxLength: 4200 }));
    fc.assert(
      fc.property(ints, lists, (a, b) => {
        const [x, y] = [asarray(a).astype(dtype), asarray(b).astype(dtype)];
        const real = (values: { astype(dtype: 'int8'): { tolist(): unknown } }) =>
          values.astype('int8').tolist();
        expect(isin(x, y).tolist()).toEqual(a.map((value) => b.includes(value)));
        expect(isin(x, y, { invert: true }).tolist()).toEqual(a.map((value) => !b.includes(value)));
        expect(real(union1d(x, y))).toEqual(distinct([...a, ...b]));
        expect(real(intersect1d(x, y))).toEqual(distinct(a.filter((value) => b.includes(value))));
        expect(real(setdiff1d(x, y))).toEqual(distinct(a.filter((value) => !b.includes(value))));
        expect(real(setxor1d(x, y))).toEqual(
          distinct([...a, ...b].filter((value) => a.includes(value) !== b.includes(value))),
        );
        const [values, first, second] = intersect1d(x, y, { return_indices: true });
        const numbers = real(values) as number[];
        expect(first.tolist()).toEqual(numbers.map((value) => BigInt(a.indexOf(value))));
        expect(second.tolist()).toEqual(numbers.map((value) => BigInt(b.indexOf(value))));
      }),
      { numRuns: 25 },
    );
  });
});

test('members among numbers far apart, and fractions among integers', () => {
  const far = array([0, 2 ** 30, -(2 ** 31)], { dtype: 'int32' });
  expect(isin([2 ** 30, 1, 0.5], far).tolist()).toEqual([true, false, false]);
  expect(isin([0.5, 1, -1, NaN], array([0, 1], { dtype: 'uint8' })).tolist()).toEqual([
    false,
    true,
    false,
    false,
  ]);
  expect(setdiff1d([3, 1, 3, 2], [1], { assume_unique: true }).tolist()).toEqual([3, 3, 2]);
});

test('a histogram counts what lies between its edges', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      (values, bins, isFloat32) => {
        const x = asarray(values).astype(isFloat32 ? 'float32' : 'float64');
        let found;
        try {
          found = histogram(x, bins);
        } catch (error) {
          // Values so close that there is no room for edges.
          expect(String(error)).toContain('too many');
          return;
        }
        const edges = found.bin_edges.tolist() as number[];
        const numbers = x.tolist() as number[];
        const expected = edges.slice(1).map((right, i) => {
          const isLast = i === bins - 1;
          const inside = (value: number) =>
            value >= edges[i]! && (isLast ? value <= right : value < right);
          return BigInt(numbers.filter(inside).length);
        });
        expect(found.hist.tolist()).toEqual(expected);
        expect(histogram(x, edges).hist.tolist()).toEqual(expected);
        const flat = histogram2d(x, x, bins).hist.tolist() as number[][];
        expect(flat.map((row, i) => row[i])).toEqual(expected.map(Number));
      },
    ),
  );
});

test('bincount counts and adds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 90 }), (values) => {
      const counts = Array.from(
        { length: Math.max(0, ...values.map((value) => value + 1)) },
        (_, k) => values.filter((value) => value === k).length,
      );
      expect(bincount(asarray(values)).tolist()).toEqual(counts.map(BigInt));
      const weights = values.map(() => 2);
      expect(bincount(asarray(values), { weights: asarray(weights) }).tolist()).toEqual(
        counts.map((count) => 2 * count),
      );
    }),
  );
});

/** By Hyndman and Fan's definitions: Q(p) from the sorted values and m(p). */
const plotting: Partial<Record<QuantileMethod, (p: number) => number>> = {
  interpolated_inverted_cdf: () => 0,
  hazen: () => 0.5,
  weibull: (p) => p,
  linear: (p) => 1 - p,
  median_unbiased: (p) => (p + 1) / 3,
  normal_unbiased: (p) => p / 4 + 3 / 8,
};

describe('quantiles', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 200 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });

  test.each(Object.keys(plotting) as QuantileMethod[])('%s as defined', (method) => {
    fc.assert(
      fc.property(values, part, (some, p) => {
        const sorted = [...some].sort((a, b) => a - b);
        const at = (k: number) => sorted[Math.min(Math.max(k, 1), sorted.length) - 1]!;
        const place = some.length * p + plotting[method]!(p);
        const j = Math.floor(place);
        const expected = at(j) + (place - j) * (at(j + 1) - at(j));
        expect(quantile(asarray(some), p, { method }).item()).toBeCloseTo(expected, 6);
      }),
    );
  });

  test('discrete methods take elements, on the right side', () => {
    fc.assert(
      fc.property(values, part, (some, p) => {
        const x = asarray(some);
        const of = (method: QuantileMethod) => Number(quantile(x, p, { method }).item());
        const [lower, higher, nearest] = [of('lower'), of('higher'), of('nearest')];
        expect(some).toContain(lower);
        expect(some).toContain(higher);
        expect([lower, higher]).toContain(nearest);
        const linear = of('linear');
        expect(lower <= linear && linear <= higher).toBe(true);
        // The least value that so many are not above.
        const least = [...some]
          .sort((a, b) => a - b)
          .find((value) => some.filter((other) => other <= value).length >= some.length * p);
        expect(of('inverted_cdf')).toBe(least);
        const ones = some.map(() => 1);
        expect(quantile(x, p, { method: 'inverted_cdf', weights: asarray(ones) }).size).toBe(1);
      }),
    );
  });

  test('the median is the middle, without NaN for nanmedian', () => {
    fc.assert(
      fc.property(floats, (some) => {
        const numbers = Array.from(
          Float64Array.from(some.filter((value) => !Number.isNaN(value))).sort(),
        );
        const n = numbers.length;
        const middle =
          n === 0
            ? NaN
            : n % 2 === 1
              ? numbers[n >> 1]!
              : (numbers[n / 2 - 1]! + numbers[n / 2]!) / 2;
        expect(nanmedian(asarray(some)).item() + 0).toBe(middle + 0);
        expect(median(asarray(some)).item() + 0).toBe(n === some.length ? middle + 0 : NaN);
        // Between infinities NumPy's interpolation gives NaN.
        const isFinite = numbers.every(Number.isFinite);
        if (n > 0 && isFinite)
          expect(nanquantile(asarray(some), 0).item() + 0).toBe(numbers[0]! + 0);
      }),
    );
  });

  test('weights that are whole numbers repeat elements', () => {
    const weighted = fc.array(fc.tuple(small, fc.nat(3)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(weighted, fc.integer({ min: 0, max: 16 }), (pairs, sixteenths) => {
        const repeated = pairs.flatMap(([value, weight]) => Array<number>(weight).fill(value));
        // Sums of weights over a power of two, so that no rounding decides.
        fc.pre([1, 2, 4, 8, 16, 32].includes(repeated.length));
        const method = 'inverted_cdf';
        const [x, weights] = [0, 1].map((k) => asarray(pairs.map((pair) => pair[k]!)));
        expect(quantile(x!, sixteenths / 16, { method, weights: weights! }).item()).toBe(
          quantile(asarray(repeated), sixteenths / 16, { method }).item(),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('many quantiles at once are those one by one', () => {
    const x = Float64Array.from({ length: 999 }, (_, i) => (i * 7919) % 1009);
    const parts = Float64Array.from({ length: 301 }, (_, i) => i / 300);
    expect(quantile(x, parts).tolist()).toEqual(Array.from(parts, (p) => quantile(x, p).item()));
  });

  test('differences of integers do not wrap', () => {
    expect(quantile(new Int8Array([-128, 127]), 0.25).item()).toBe(-64.25);
    expect(quantile(new BigInt64Array([-(2n ** 63n), 2n ** 63n - 1n]), 0.5).item()).toBe(0);
    const exact = [2n ** 60n + 1n, 2n ** 60n + 3n];
    expect(quantile(array(exact), 1, { method: 'lower' }).item()).toBe(2n ** 60n + 3n);
  });
});

test('of nothing', () => {
  expect(median(zeros(0)).item()).toBe(NaN);
  expect(median(zeros([0, 2]), { axis: 0 }).tolist()).toEqual([NaN, NaN]);
  expect(median(zeros([0, 2]), { axis: 1 }).shape).toEqual([0]);
  expect(nanquantile(zeros(0), [0.5, 1]).tolist()).toEqual([NaN, NaN]);
  expect(nanquantile([NaN, NaN], 0.5).item()).toBe(NaN);
  expect(unique(zeros(0)).shape).toEqual([0]);
  expect(unique(zeros([0, 2]), { axis: 0 }).shape).toEqual([0, 2]);
  expect(isin(zeros([0, 2]), [1]).shape).toEqual([0, 2]);
  expect(isin([1], zeros(0)).tolist()).toEqual([false]);
  expect(bincount(zeros(0)).shape).toEqual([0]);
  expect(bincount(zeros(0), { minlength: 2 }).tolist()).toEqual([0n, 0n]);
  expect(searchsorted(zeros(0), [1, NaN]).tolist()).toEqual([0n, 0n]);
  expect(histogram(zeros(0), 2).hist.tolist()).toEqual([0n, 0n]);
  expect(union1d(zeros(0), zeros(0)).shape).toEqual([0]);
});

test('what makes no sense is refused by name', () => {
  const q =
    (value: number | number[], options = {}) =>
    () =>
      quantile([1, 2], value, options);
  expect(q(1.5)).toThrow('quantile: q is 1.5, must be in [0, 1]');
  expect(q([0, NaN])).toThrow('quantile: q is NaN');
  expect(() => percentile([1], 101)).toThrow('percentile: q is 101, must be in [0, 100]');
  expect(q(0, { method: 'best' })).toThrow('quantile: method is "best", must be one of');
  expect(q(0, { axis: 1 })).toThrow('quantile: axis 1');
  expect(q(0, { weights: [1, 1] })).toThrow("quantile: method 'linear' takes no weights");
  const weighted = (weights: number[]) => q(0, { method: 'inverted_cdf', weights });
  expect(weighted([1])).toThrow('quantile: weights has the shape (1,)');
  expect(weighted([1, -1])).toThrow('quantile: weights holds -1');
  expect(weighted([0, 0])).toThrow('quantile: weights add up to 0');
  expect(() => quantile([], 0)).toThrow('quantile: there is no element');
  expect(() => quantile([true], 0.5)).toThrow('quantile: between bool elements');
  expect(() => quantile([new Complex(1)], 0.5)).toThrow('quantile: a has the dtype complex128');
  expect(() => searchsorted([[1]], 1)).toThrow('searchsorted: x1 has the shape (1, 1)');
  expect(() => searchsorted([1], 1, { side: 'up' as never })).toThrow('searchsorted: side is "up"');
  expect(() => searchsorted([1, 2], 1, { sorter: [0] })).toThrow(
    'searchsorted: sorter has the shape',
  );
  expect(() => searchsorted([1, 2], 1, { sorter: [0, 2] })).toThrow(
    'searchsorted: sorter has the index 2',
  );
  expect(() => digitize([1], [1, 3, 2])).toThrow('digitize: bins must ascend or descend');
  expect(() => bincount([-1])).toThrow('bincount: x holds -1');
  expect(() => bincount([1.5])).toThrow('bincount: x holds 1.5');
  expect(() => bincount([1e15])).toThrow('bincount: x holds 1000000000000000');
  expect(() => bincount([[1]])).toThrow('bincount: x has the shape (1, 1)');
  expect(() => bincount([1], { weights: [1, 2] })).toThrow('bincount: weights has the shape (2,)');
  expect(() => histogram([1, 2], 0)).toThrow('histogram: bins is 0');
  expect(() => histogram([1, 2], 'best' as never)).toThrow('histogram: bins is "best"');
  expect(() => histogram([1, 2], [2, 1])).toThrow('histogram: bins must ascend');
  expect(() => histogram([1, NaN], 3)).toThrow('histogram: values are in [NaN, NaN]');
  expect(() => histogram([1], 3, { range: [2, 1] })).toThrow('histogram: range is [2, 1]');
  expect(() => histogram([1], 'fd', { weights: [1] })).toThrow("histogram: bins is 'fd'");
  expect(() => histogramdd([[1], [1, 2]], 2)).toThrow('histogramdd: coordinates have the shapes');
  expect(() => histogramdd([[1], [2]], 2, { range: [[0, 1]] })).toThrow('histogramdd: range has 1');
  expect(() => unique([[1]], { axis: 2 })).toThrow('unique: axis 2');
});
