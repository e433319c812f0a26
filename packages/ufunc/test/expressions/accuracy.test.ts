/** How accurate sums are, and that they do not depend on how they are computed. */
import { array, type NdArray } from '@numloom/ndarray';
import { configure, mean, multiply, nd, sum } from '@numloom/ufunc';
import { afterAll, describe, expect, test } from 'vitest';
import { backends, onEachBackend } from './support/backends.ts';
import { elementsOf } from './support/elements.ts';

/** Numbers between -1 and 1, always the same. */
function noise(length: number, seed = 1): Float64Array {
  let state = seed;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state / 2 ** 32) * 2 - 1;
  });
}

/** The sum, exact but for one rounding (Shewchuk 1997). */
function exactSum(values: Iterable<number>): number {
  const parts: number[] = [];
  for (const value of values) {
    let x = value;
    let kept = 0;
    for (const part of parts) {
      const [large, small] = Math.abs(x) < Math.abs(part) ? [part, x] : [x, part];
      const high = large + small;
      const low = small - (high - large);
      if (low !== 0) parts[kept++] = low;
      x = high;
    }
    parts.length = kept;
    parts.push(x);
  }
  return parts.reduceRight((total, part) => total + part, 0);
}

/** Largest error of a pairwise sum: a few roundings and one for each doubling of the length. */
function bound(values: Float64Array, epsilon: number): number {
  const magnitude = values.reduce((total, value) => total + Math.abs(value), 0);
  return (8 + Math.log2(values.length)) * epsilon * magnitude;
}

onEachBackend(() => {
  test.each([1, 7, 128, 1000, 4097, 300_001])(
    'a sum of %i numbers errs as pairwise summation does',
    (length) => {
      const values = noise(length);
      const exact = exactSum(values);
      const x = array(values);
      expect(Math.abs(sum(x).item() - exact)).toBeLessThanOrEqual(bound(values, 2 ** -53));
      expect(Math.abs(mean(x).item() - exact / length)).toBeLessThanOrEqual(
        bound(values, 2 ** -53) / length,
      );
      expect(Math.abs(sum(x.slice('::-1')).item() - exact)).toBeLessThanOrEqual(
        bound(values, 2 ** -53),
      );
      const singles = Float64Array.from(values, Math.fround);
      const single = sum(x.astype('float32')).item();
      expect(Math.abs(single - exactSum(singles))).toBeLessThanOrEqual(bound(singles, 2 ** -24));
    },
  );

  test('sums of columns and of rows err as little', () => {
    const [rows, columns] = [20_000, 7];
    const values = noise(rows * columns, 3).map((value) => value + 1);
    const x = array(values).reshape([rows, columns]);
    const column = (k: number) => values.filter((_, i) => i % columns === k);
    const check = (
      result: NdArray,
      at: readonly number[],
      parts: (k: number) => Float64Array,
    ): void => {
      for (const k of at) {
        const error = Math.abs((result.get(k) as number) - exactSum(parts(k)));
        expect(error).toBeLessThanOrEqual(bound(parts(k), 2 ** -53));
      }
    };
    check(sum(x, { axis: 0 }).evaluate(), [0, 3, 6], column);
    check(sum(x.T.copy(), { axis: 1 }).evaluate(), [0, 3, 6], column);
    check(sum(x, { axis: 1 }).evaluate(), [0, 777, 19_999], (k) =>
      values.slice(k * columns, (k + 1) * columns),
    );
    check(sum(x.T, { axis: 1 }).evaluate(), [0, 3, 6], column);
  });

  test('a million ones are a million, in float32 too', () => {
    const x = array(new Float32Array(1_000_000).fill(1));
    expect(sum(x).item()).toBe(1_000_000);
    expect(mean(x).item()).toBe(1);
    expect(sum(x.reshape([1000, 1000]), { axis: 0 }).get(17)).toBe(1000);
  });
});

describe('the same sum to the bit', () => {
  afterAll(() => configure({ backend: 'auto' }));
  const values = noise(123_457, 5);

  test('by every backend', () => {
    const x = array(values.slice(0, 123_456)).reshape([643, 192]);
    const all = [...backends, 'auto' as const].map((backend) => {
      configure({ backend });
      const weighted = nd`${x} * 3 + ${x}[::-1] / 7`;
      return [
        sum(x).item(),
        sum(x.slice(':', '1:-1')).item(),
        sum(weighted).item(),
        ...elementsOf(sum(x, { axis: 0 }).evaluate()),
        ...elementsOf(sum(x.slice('1:', '3:'), { axis: 1 }).evaluate()),
      ];
    });
    for (const one of all) expect(one).toEqual(all[0]);
  });

  test('wherever the operand lies', () => {
    const x = array(values);
    const expected = sum(x.slice('1:').copy()).item();
    for (let place = 0; place < 9; place++) {
      const room = array(new Float64Array(values.length + 9));
      const part = room.slice(`${place}:${place + values.length - 1}`);
      values.forEach((value, i) => i > 0 && (room.storage.view('float64')[place + i - 1] = value));
      expect(sum(part).item()).toBe(expected);
    }
    const far = array(
      values.length * 2 > 0
        ? Float64Array.from({ length: 2 * values.length }, (_, i) => values[i >> 1]!)
        : values,
    );
    expect(sum(far.slice('2::2')).item()).toBe(expected);
    expect(sum(multiply(x.slice('1:'), 1)).item()).toBe(expected);
  });
});
