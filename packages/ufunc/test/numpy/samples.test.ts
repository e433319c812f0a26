/** Functions of samples against slow references, and what is lazy about them. */
import { arange, array, Complex, linspace, type NdArray } from '@numloom/ndarray';
import {
  convolve,
  correlate,
  ediff1d,
  evaluate,
  type Expression,
  gradient,
  hanning,
  interp,
  multiply,
  select,
  unwrap,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const rows = (most: number): fc.Arbitrary<bigint[]> =>
  fc.array(fc.bigInt(-(2n ** 62n), 2n ** 62n), { minLength: 1, maxLength: most });

describe('convolve', () => {
  test('is the sum of all products, which wraps', () => {
    fc.assert(
      fc.property(rows(80), rows(50), (a, v) => {
        const sums = Array<bigint>(a.length + v.length - 1).fill(0n);
        a.forEach((x, i) => v.forEach((y, k) => (sums[i + k]! += x * y)));
        const wrapped = sums.map((sum) => BigInt.asIntN(64, sum));
        expect(convolve(a, v).tolist()).toEqual(wrapped);
        const [n, m] = [Math.max(a.length, v.length), Math.min(a.length, v.length)];
        expect(convolve(a, v, { mode: 'valid' }).tolist()).toEqual(wrapped.slice(m - 1, n));
        const turned = v.slice().reverse();
        expect(correlate(a, turned, { mode: 'full' }).tolist()).toEqual(wrapped);
      }),
      { numRuns: 40 },
    );
  });

  test('of long rows is that of short ones', () => {
    const a = Float64Array.from({ length: 5000 }, (_, i) => Math.round(50 * Math.sin(i)));
    const v = Float64Array.from({ length: 37 }, (_, i) => (i * 7) % 11);
    const long = convolve(a, v).tolist() as number[];
    const exact = a.reduce<number[]>((sums, x, i) => {
      v.forEach((y, k) => (sums[i + k]! += x * y));
      return sums;
    }, Array<number>(5036).fill(0));
    expect(long).toEqual(exact);
  });

  test('meets infinities where there are some, and nowhere else', () => {
    const a = Float64Array.from({ length: 300 }, () => 1);
    const v = Float64Array.from({ length: 40 }, (_, i) => (i === 20 ? Infinity : 1));
    for (const [x, y] of [
      [a, v],
      [v, a],
    ] as const) {
      const sums = convolve(x, y).tolist() as number[];
      sums.forEach((sum, i) => expect(Number.isFinite(sum)).toBe(i < 20 || i >= 320));
      expect(sums.some(Number.isNaN)).toBe(false);
    }
  });

  test('of complex rows conjugates the second one when it correlates', () => {
    const z = array([new Complex(1, 2), new Complex(0, 1)]);
    expect(String(correlate(z, z))).toBe('[6.+0.j]');
    expect(String(convolve(z, [1, 1]))).toBe('[1.+2.j 1.+3.j 0.+1.j]');
  });
});

describe('interp', () => {
  test('gives the samples at their places, and lies on lines between', () => {
    const line = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 2 ** 20 }), (given, seed) => {
        const xp = given.sort((a, b) => a - b);
        const fp = xp.map((_, i) => ((seed >> i) % 16) * 4);
        expect(interp(xp, xp, fp).tolist()).toEqual(fp);
        const middles = xp.slice(1).map((x, i) => (x + xp[i]!) / 2);
        const values = interp([...middles].reverse(), xp, fp).tolist() as number[];
        values.reverse().forEach((value, i) => {
          expect(value).toBeCloseTo((fp[i]! + fp[i + 1]!) / 2, 10);
        });
      }),
    );
  });

  test('finds places in any order alike', () => {
    const xp = linspace(0, 100, 1001);
    const fp = multiply(xp, xp).evaluate();
    const x = Array.from({ length: 500 }, (_, i) => ((i * 7919) % 1000) / 10);
    const sorted = [...x].sort((a, b) => a - b);
    const found = new Map(sorted.map((place, i) => [place, interp(sorted, xp, fp).get(i)]));
    expect(interp(x, xp, fp).tolist()).toEqual(x.map((place) => found.get(place)));
  });

  test('errors say what is wrong', () => {
    expect(() => interp(1, [1, 2], [1])).toThrow('xp has the shape (2,), fp (1,)');
    expect(() => interp(new Complex(1), [1], [1])).toThrow('interp: x has the dtype complex128');
    expect(() => interp(1, [1], [1], { left: new Complex(1) })).toThrow('interp: left is complex');
    expect(() => interp(1, [1], [1], { right: [1, 2] })).toThrow('interp: right has 2 elements');
    expect(() => interp(1, [1], [1], { period: 0 })).toThrow('interp: period is 0');
  });
});

describe('gradient', () => {
  test('of a parabola is exact with three samples at the ends, however far they are apart', () => {
    const x = array([0, 1, 3, 4, 8, 16]);
    const f = multiply(x, x);
    const slopes = gradient(f, x, { edge_order: 2 }) as Expression;
    const expected = [0, 2, 6, 8, 16, 32];
    (slopes.tolist() as number[]).forEach((slope, i) => {
      expect(slope).toBeCloseTo(expected[i]!, 12);
    });
    const even = gradient(multiply(arange(9), arange(9)), { edge_order: 2 }) as Expression;
    expect(even.tolist()).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16]);
  });

  test('denotes the values that samples had', () => {
    const f = array([
      [1, 2, 4],
      [0, 0, 9],
    ]);
    const [down, across] = gradient(f) as Expression[];
    const twice = multiply(down!, 2);
    f.fill(0);
    expect(across!.tolist()).toEqual([
      [1, 1.5, 2],
      [0, 4.5, 9],
    ]);
    expect(twice.slice(0).tolist()).toEqual([-2, -4, 10]);
  });

  test('takes expressions over, each of several axes', () => {
    const f = array([
      [1, 2],
      [4, 8],
    ]);
    const [down, across] = gradient(multiply(f, 2)) as Expression[];
    f.fill(7);
    expect(down!.tolist()).toEqual([
      [6, 12],
      [6, 12],
    ]);
    expect(across!.tolist()).toEqual([
      [2, 2],
      [8, 8],
    ]);
  });

  test('errors say what is wrong', () => {
    expect(() => gradient([1])).toThrow('gradient: axis 0 has 1 samples, needs at least 2');
    expect(() => gradient([1, 2], 1, 1)).toThrow('gradient: 2 distances for 1 axes');
    expect(() => gradient([1, 2, 3], [1, 2])).toThrow('gradient: distance 1 has the shape (2,)');
    expect(() => gradient([1, 2], { edge_order: 3 as 2 })).toThrow(
      'edge_order is 3, must be 1 or 2',
    );
    expect(() => gradient([1, 2], new Complex(1))).toThrow('gradient: distance 1 is complex');
    expect(() => gradient([true, false])).toThrow(/^gradient: /);
    expect(gradient(5)).toEqual([]);
  });
});

describe('differences and angles', () => {
  test('ediff1d is lazy, and refuses what does not fit', () => {
    const x = array([1, 4, 9]);
    const e = ediff1d(x, { to_end: [7, 8] });
    x.fill(0);
    expect(e.tolist()).toEqual([3, 5, 7, 8]);
    const small = array([1, 2], { dtype: 'int8' });
    expect(() => ediff1d(small, { to_begin: 300 })).toThrow('ediff1d: to_begin: the integer 300');
    expect(() => ediff1d(small, { to_end: 0.5 })).toThrow('ediff1d: to_end is float64');
  });

  test('unwrap adds multiples of the period, so that no jump is longer than half of it', () => {
    const angles = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(angles, fc.integer({ min: 2, max: 50 }), (given, period) => {
        const p = given.map(BigInt);
        const flat = (unwrap(p, { period }).tolist() as bigint[]).map(Number);
        flat.forEach((value, i) => {
          // Zero has two signs.
          expect(Math.abs((value - given[i]!) % period)).toBe(0);
          if (i > 0) expect(Math.abs(value - flat[i - 1]!)).toBeLessThanOrEqual(period / 2);
        });
      }),
    );
  });

  test('unwrap is lazy', () => {
    const p = array([0, 3, -3, 0]);
    const e = unwrap(p);
    const expected = [0, 3, 2 * Math.PI - 3, 2 * Math.PI];
    p.fill(0);
    (e.tolist() as number[]).forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 12));
  });
});

test('windows are symmetric', () => {
  const w = hanning(11) as NdArray;
  expect(w.slice('::-1').tolist()).toEqual(w.tolist());
});

describe('select', () => {
  test('is lazy, and of all choices together', () => {
    const x = array([1, 2, 3], { dtype: 'int8' });
    const e = select([array([true, false, false]), [false, true, false]], [x, -1]);
    const other = select([[true, false, false]], [x], {
      default: array(0.5, { dtype: 'float32' }),
    });
    x.fill(0);
    expect(e.dtype).toBe('int8');
    expect(e.tolist()).toEqual([1, -1, 0]);
    expect([other.dtype, evaluate(other).tolist()]).toEqual(['float32', [1, 0.5, 0.5]]);
  });

  test('errors say what is wrong', () => {
    expect(() => select([], [])).toThrow('select: there are 0 conditions and 0 choices');
    expect(() => select([[1, 2]], [1])).toThrow('select: condition 0 is float64, must be bool');
    expect(() => select([[true]], [1, 2])).toThrow('there are 1 conditions and 2 choices');
  });
});
