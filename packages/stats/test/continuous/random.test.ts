import { array, type NdArray } from '@numloom/ndarray';
import { norm, t, triang } from '@numloom/stats';
import { default_rng, PCG64 } from '@numloom/stats/random';
import { describe, expect, expectTypeOf, test } from 'vitest';
import reference from '../reference/continuous.json' with { type: 'json' };
import { distributionOf, numberOf } from './distributions.ts';

describe('random values', () => {
  for (const { name, args, values } of reference.random) {
    test(`${name}(${args.join(', ')}): those of SciPy with the same generator`, () => {
      const rvs = (distributionOf(name) as unknown as typeof norm).rvs as (
        ...all: unknown[]
      ) => NdArray;
      const drawn = rvs(...args, 0.5, 2, { size: 6, random_state: default_rng(1) });
      (drawn.tolist() as number[]).forEach((value, k) => {
        // Logarithms, powers and tangents of other libraries differ in the last digits.
        const wanted = numberOf(values[k]!);
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(4e-15 * Math.max(1, Math.abs(wanted)));
      });
    });
  }

  test('numbers, sizes, seeds', () => {
    const one = norm.rvs(5, 2, { random_state: 1 });
    expectTypeOf(one).toEqualTypeOf<number>();
    const two = norm.rvs(5, 2, { size: [2, 3], random_state: 1 });
    expectTypeOf(two).toEqualTypeOf<NdArray<'float64'>>();
    expect(two.shape).toEqual([2, 3]);
    expect(two.item(0, 0)).toBe(one);
    expect(norm({ loc: 5, scale: 2 }).rvs({ random_state: default_rng(1) })).toBe(one);
    expect(
      norm(5, 2)
        .rvs({ size: 6, random_state: new PCG64(1) })
        .tolist(),
    ).toEqual(two.reshape([6]).tolist());
    const rng = default_rng(7);
    expect(norm.rvs({ random_state: rng })).not.toBe(norm.rvs({ random_state: rng }));
    expect(norm.rvs()).not.toBe(norm.rvs());
    expect(norm.rvs({ size: 0 }).shape).toEqual([0]);
  });

  test('arrays of parameters', () => {
    const values = norm.rvs(array([0, 1000]), 1, { random_state: 3 });
    expectTypeOf(values).toEqualTypeOf<NdArray<'float64'>>();
    const [z0, z1] = norm.rvs({ size: 2, random_state: 3 }).tolist() as [number, number];
    expect(values.tolist()).toEqual([z0, z1 + 1000]);
    expect(t.rvs([3, 4], [[0], [10]], { random_state: 3 }).shape).toEqual([2, 2]);
    expect(norm.rvs([0, 1], { size: [3, 2], random_state: 3 }).shape).toEqual([3, 2]);
  });

  test('what does not fit', () => {
    expect(() => norm.rvs({ size: -1 })).toThrow('norm.rvs: size is -1');
    expect(() => norm.rvs(0, 0)).toThrow('norm.rvs: the parameters 0, 0 are not allowed');
    expect(() => triang.rvs(2)).toThrow(RangeError);
    expect(() => norm.rvs({ random_state: 'a' as never })).toThrow("norm.rvs: random_state is 'a'");
    expect(() => norm.rvs([0, 1], { size: [3] })).toThrow(RangeError);
  });
});
