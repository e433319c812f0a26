/** Variances against exact rational arithmetic, on data that other formulas fail on. */
import { asarray } from '@numloom/ndarray';
import { evaluate, explain, mean, min, nanvar, nd, std, variance } from '@numloom/ufunc';
import * as ufunc from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';

/** A finite float as an integer over 2 ** 1074. */
function exact(x: number): bigint {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0]!;
  const exponent = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & ((1n << 52n) - 1n);
  const magnitude = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return bits >> 63n === 0n ? magnitude : -magnitude;
}

/** numerator / denominator / 4 ** 1074 / ... as a float, to some 60 bits. */
function ratio(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const shift = BigInt(denominator.toString(2).length) - BigInt(numerator.toString(2).length) + 64n;
  const quotient =
    shift > 0n ? (numerator << shift) / denominator : numerator / (denominator << -shift);
  return Number(quotient) * 2 ** -Number(shift);
}

/** n sum x^2 - (sum x)^2 over n (n - ddof), exactly; and (mean - c)^2 / variance. */
function exactVariance(values: readonly number[], ddof: number): number {
  const n = BigInt(values.length);
  let sum = 0n;
  let squares = 0n;
  for (const value of values) {
    const x = exact(value);
    sum += x;
    squares += x * x;
  }
  return ratio(n * squares - sum * sum, (n * (n - BigInt(ddof))) << (2n * 1074n));
}

function expectVariance(values: readonly number[], units: number, ddof = 0): void {
  const expected = exactVariance(values, ddof);
  const actual = variance(asarray([...values]), { ddof }).item();
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(units * 2 ** -53 * expected);
}

/** Numbers in [-1, 1), always the same. */
function noise(n: number): number[] {
  let state = 1;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

onEachBackend(() => {
  describe('variance', () => {
    test.each([3, 10, 1000, 20_000])('of %i elements far from 0', (n) => {
      for (const centre of [0, 1e9, -1e15, 3e-200]) {
        expectVariance(
          noise(n).map((x) => centre + x),
          40,
        );
      }
    });

    test('with an outlier, wherever it is', () => {
      for (const at of [0, 1, 500, 999]) {
        const values = noise(1000).map((x) => 1e6 + x);
        values[at] = -1e12;
        expectVariance(values, 40, 1);
      }
    });

    test('in order, and with most samples outliers, the error stays within n (log2 n) units', () => {
      expectVariance(
        Array.from({ length: 4096 }, (_, i) => 1e8 + i),
        40,
      );
      const values = noise(1000).map((x) => 1e3 + x);
      values[0] = values[999] = 1e7;
      expectVariance(values, 1000 * 10);
    });

    test('of equal elements is exactly 0', () => {
      for (const value of [0.1, 1e300, -7, 5e-324]) {
        expect(variance(asarray(new Array<number>(777).fill(value))).item()).toBe(0);
        expect(std(asarray(new Array<number>(5).fill(value)), { ddof: 1 }).item()).toBe(0);
      }
    });

    test('of infinities and NaN is NaN, of too few elements what division gives', () => {
      for (const at of [0, 1, 2, 3, 4]) {
        for (const value of [Infinity, -Infinity, NaN]) {
          const values = [1, 2, 3, 4, 5];
          values[at] = value;
          expect(variance(values).item()).toBeNaN();
        }
      }
      expect(variance([]).item()).toBeNaN();
      expect(variance([3], { ddof: 1 }).item()).toBeNaN();
      expect(variance([3, 4], { ddof: 2 }).item()).toBe(Infinity);
    });

    test('where elements are left out, these do not matter at all', () => {
      const values = noise(600).map((x) => 1e9 + x);
      const kept = values.filter((_, i) => i % 3 === 1);
      const holes = values.map((x, i) => (i % 3 === 1 ? x : i % 2 === 0 ? NaN : x));
      const some = holes.filter((x) => !Number.isNaN(x));
      const expected = exactVariance(some, 0);
      expect(Math.abs(nanvar(holes).item() - expected)).toBeLessThan(40 * 2 ** -53 * expected);
      const mask = values.map((_, i) => i % 3 === 1);
      const wild = values.map((x, i) => (mask[i] === true ? x : i % 2 === 0 ? NaN : 1e300));
      const masked = variance(wild, { where: mask }).item();
      const exactly = exactVariance(kept, 0);
      expect(Math.abs(masked - exactly)).toBeLessThan(40 * 2 ** -53 * exactly);
    });
  });
});

test('random data stay within the bound', () => {
  // Squares of smaller ones underflow.
  const number = fc
    .double({ noNaN: true, min: -1e100, max: 1e100 })
    .map((value) => (Math.abs(value) < 1e-100 ? 0 : value));
  const numbers = fc.array(number, { minLength: 1, maxLength: 300 });
  fc.assert(
    fc.property(numbers, (values) => {
      const expected = exactVariance(values, 0);
      const n = values.length;
      const error = Math.abs(variance(asarray(values)).item() - expected);
      expect(error).toBeLessThanOrEqual((n + 1) * (Math.log2(n) + 8) * 2 ** -53 * expected);
    }),
  );
});

describe('one pass', () => {
  const x = asarray(Float64Array.from({ length: 1200 }, (_, i) => Math.sin(i))).reshape([30, 40]);

  test.each([undefined, 0, 1])('mean, variance and least element share a nest, axis %s', (axis) => {
    const text = explain([mean(x, { axis }), variance(x, { axis }), min(x, { axis })]);
    const nests = text.match(/nest over \(30, 40\)/g);
    expect(nests).toHaveLength(1);
    const [average, spread, least] = evaluate([
      mean(x, { axis }),
      variance(x, { axis }),
      min(x, { axis }),
    ]);
    expect(average.tolist()).toEqual(mean(x, { axis }).tolist());
    expect(spread.tolist()).toEqual(variance(x, { axis }).tolist());
    expect(least.tolist()).toEqual(min(x, { axis }).tolist());
  });

  test('a variance of an expression reads its operands once, but for three elements', () => {
    const text = explain(variance(nd`${x} * 2 + 1`));
    expect(text.match(/nest over \(30, 40\)/g)).toHaveLength(1);
    expect(text).toContain('median of three for variance');
  });

  test('what was written after the expression was built is not seen', () => {
    const y = x.copy();
    const before = variance(y);
    y.fill(3);
    expect(before.item()).toBe(variance(x).item());
  });
});

test('var is another name, in templates, too', () => {
  const x = asarray([1, 2, 4]);
  const { var: named } = ufunc;
  expect(named).toBe(variance);
  const expected = variance(x, { ddof: 1 }).item();
  expect(nd`var(${x}, ddof=1)`.item()).toBe(expected);
  expect(nd`variance(${x}, correction=1)`.item()).toBe(expected);
  expect(() => variance(x, { ddof: 1, correction: 1 })).toThrow(/ddof and correction are the same/);
});
