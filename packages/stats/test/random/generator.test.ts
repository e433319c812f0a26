import { arange, array, asarray, type NdArray, zeros } from '@numloom/ndarray';
import { default_rng, type FillOptions, Generator, generatorOf, PCG64, PCG64DXSM, SeedSequence } from '@numloom/stats/random'; // prettier-ignore
import { add } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';

const list = (a: NdArray): unknown[] => [...a.values()];
const seeds = fc.bigInt({ min: 0n, max: 2n ** 130n });

describe('generators', () => {
  test('numbers without a size, arrays with one', () => {
    const rng = default_rng(1);
    expectTypeOf(rng.random()).toEqualTypeOf<number>();
    expectTypeOf(rng.random(3)).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(rng.random({ size: 3, dtype: 'float32' })).toEqualTypeOf<NdArray<'float32'>>();
    expectTypeOf(rng.normal(1, 2)).toEqualTypeOf<number>();
    expectTypeOf(rng.normal({ size: 2 })).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(rng.normal([1, 2])).toEqualTypeOf<NdArray<'float64'>>();
    expectTypeOf(rng.poisson(3, 4)).toEqualTypeOf<NdArray<'int64'>>();
    expectTypeOf(rng.integers(5)).toEqualTypeOf<number>();
    expectTypeOf(rng.integers(5n)).toEqualTypeOf<bigint>();
    expectTypeOf(rng.integers(0, 5, { size: 2, dtype: 'uint8' })).toEqualTypeOf<NdArray<'uint8'>>();
    expectTypeOf(rng.choice(['a', 'b'])).toEqualTypeOf<'a' | 'b'>();
    expect(typeof rng.random()).toBe('number');
    expect(typeof rng.integers(0n, 2n ** 64n, { dtype: 'uint64' })).toBe('bigint');
    expect(rng.random([2, 3]).shape).toEqual([2, 3]);
    expect(rng.random([]).shape).toEqual([]);
    expect(rng.normal({ size: [0, 2] }).shape).toEqual([0, 2]);
    expect(rng.normal(add([1, 2, 3], 0), 1).shape).toEqual([3]);
    expect(rng.uniform([[0], [10]], [11, 20]).shape).toEqual([2, 2]);
    expect(rng.standard_gamma([1, 2], { dtype: 'float32' }).dtype).toBe('float32');
    expect(rng.multinomial(5, [0.5, 0.5], [2, 3]).shape).toEqual([2, 3, 2]);
    expect(rng.bytes(5)).toHaveLength(5);
    expect(String(rng)).toBe('Generator(PCG64)');
  });

  test('one by one is as many at once', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 1200 }), (seed, n) => {
        for (const Bits of [PCG64, PCG64DXSM]) {
          const [a, b] = [new Generator(new Bits(seed)), new Generator(new Bits(seed))];
          const at = new Set([0, 1, n >> 1, n - 1]);
          const draws: ((rng: Generator, options: FillOptions) => number | NdArray)[] = [
            (rng, options) => rng.random(options),
            (rng, options) => rng.standard_normal(options),
            (rng, options) => rng.standard_exponential(options),
          ];
          for (const draw of draws) {
            for (const dtype of ['float64', 'float32'] as const) {
              const many = draw(a, { size: n, dtype }) as NdArray;
              for (let i = 0; i < n; i++) {
                const one = draw(b, { dtype });
                if (at.has(i)) expect(many.get(i)).toBe(one);
              }
            }
          }
          expect(a.bit_generator.state).toEqual(b.bit_generator.state);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('targets of any layout', () => {
    const expected = list(default_rng(3).standard_normal(24));
    const foreign = asarray(new Float64Array(24));
    const byColumns = zeros([4, 6]).copy('F');
    const strided = zeros([24, 2]).slice(':', 1);
    for (const out of [zeros(24), foreign, strided]) {
      expect(default_rng(3).standard_normal({ out })).toBe(out);
      expect(list(out)).toEqual(expected);
    }
    default_rng(3).standard_normal({ out: byColumns });
    expect(list(byColumns.T)).toEqual(expected);
    const floats = zeros(5, { dtype: 'float32' });
    default_rng(3).standard_gamma(2, { out: floats });
    expect(list(floats)).toEqual(
      list(default_rng(3).standard_gamma(2, { size: 5, dtype: 'float32' })),
    );
    expect(() => default_rng(3).random({ out: floats })).not.toThrow();
    expect(() => default_rng(3).random({ out: floats, dtype: 'float64' as never })).toThrow(
      'random: out is float32, must be float64',
    );
    expect(() => default_rng(3).random({ out: floats, size: 6 })).toThrow(
      'random: out has the shape',
    );
  });

  test('states', () => {
    fc.assert(
      fc.property(seeds, fc.nat(50), (seed, n) => {
        const bits = new PCG64(seed);
        const rng = new Generator(bits);
        rng.integers(0, 100, n);
        const { state } = bits;
        const text = JSON.parse(JSON.stringify(state, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v))) as typeof state; // prettier-ignore
        expect(text.bit_generator).toBe('PCG64');
        const first = [rng.random(), rng.integers(1000), rng.standard_normal()];
        // Another generator in between changes nothing.
        default_rng(seed).random(10);
        bits.state = state;
        expect([rng.random(), rng.integers(1000), rng.standard_normal()]).toEqual(first);
        const ahead = new PCG64(seed).advance(n).random_raw();
        expect(new PCG64(seed).random_raw(n + 1).get(n)).toBe(ahead);
      }),
      { numRuns: 30 },
    );
    expect(() => void (new PCG64(1).state = new PCG64DXSM(1).state)).toThrow(
      'must be one of a PCG64',
    );
  });

  test('spawned streams are others, and the same again', () => {
    const firsts = (rng: Generator): number[] => rng.spawn(20).map((one) => one.random());
    const rng = default_rng(5);
    const all = [...firsts(rng), ...firsts(rng)];
    expect(new Set(all).size).toBe(40);
    expect(firsts(default_rng(5))).toEqual(all.slice(0, 20));
    expect(rng.random()).toBe(default_rng(5).random());
  });

  test('without a seed they differ; a generator stays itself', () => {
    expect(default_rng().random()).not.toBe(default_rng().random());
    const rng = default_rng(2);
    expect(default_rng(rng)).toBe(rng);
    expect(generatorOf(rng)).toBe(rng);
    expect(generatorOf(2).random()).toBe(rng.random());
    const { entropy } = new SeedSequence();
    expect(new SeedSequence(entropy).pool).toEqual(new SeedSequence(entropy).pool);
    expect(default_rng(new PCG64(7)).random()).toBe(default_rng(7).random());
  });

  test('shuffles are permutations', () => {
    const dtypes = ['int8', 'uint16', 'float32', 'int64', 'float64', 'complex128'] as const;
    fc.assert(
      fc.property(seeds, fc.nat(40), fc.constantFrom(...dtypes), (seed, n, dtype) => {
        const sorted = (values: Iterable<unknown>): string[] => Array.from(values, String).sort();
        const values = arange(n).astype(dtype) as NdArray;
        const before = sorted(values.values());
        const places = list(default_rng(seed).permutation(n)).map(Number);
        const expected = places.map((place) => String(values.get(place)));
        const reversed = arange(n).astype(dtype).slice('::-1').copy().slice('::-1') as NdArray;
        const items = list(values);
        for (const x of [values.copy(), reversed, items]) {
          default_rng(seed).shuffle(x);
          const got = Array.isArray(x) ? x : list(x);
          expect(got.map(String)).toEqual(expected);
          expect(sorted(got)).toEqual(before);
        }
        expect(list(default_rng(seed).permutation(values)).map(String)).toEqual(expected);
        expect(list(default_rng(seed).permuted(values)).map(String)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
    const grid = arange(12).reshape([3, 4]);
    const copy = grid.copy();
    default_rng(9).shuffle(copy, { axis: 1 });
    expect(copy.tolist()).toEqual(default_rng(9).permutation(grid, { axis: 1 }).tolist());
    expect(default_rng(9).permutation(['a', 'b', 'c']).sort()).toEqual(['a', 'b', 'c']);
    const own = arange(6);
    expect(default_rng(9).permuted(own, { out: own })).toBe(own);
  });

  test('choices', () => {
    const rng = default_rng(4);
    expect(['a', 'b', 'c']).toContain(rng.choice(['a', 'b', 'c']));
    expect(rng.choice(['a', 'b', 'c'], { size: 3, replace: false }).sort()).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect([1.5, 2.5]).toContain(rng.choice([1.5, 2.5]));
    expect(rng.choice(array([[1, 2], [3, 4]]), { size: 5, axis: 1 }).shape).toEqual([2, 5]); // prettier-ignore
    expect(list(rng.choice(3, { size: 50, p: [0, 1, 0] }))).toEqual(Array(50).fill(1n));
    for (const [count, size] of [
      [100, 100],
      [20_000, 15_000],
      [20_000, 30],
    ] as const) {
      // prettier-ignore
      const chosen = list(rng.choice(count, { size, replace: false })).map(Number);
      expect(new Set(chosen).size).toBe(size);
      expect(chosen.every((place) => place >= 0 && place < count)).toBe(true);
    }
  });

  test('all outcomes are as likely as they should be', () => {
    const rng = default_rng(11);
    // Chi-squared statistics of 9 degrees of freedom: above 40 once in 100,000 times.
    const uneven = (counts: number[], expected: number): number =>
      counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const tally = (values: Iterable<unknown>): number[] => {
      const counts = Array<number>(10).fill(0);
      for (const value of values) counts[Math.floor(Number(value))]!++;
      return counts;
    };
    const n = 20_000;
    for (const values of [
      rng.integers(0, 10, n),
      rng.integers(0, 10, { size: n, dtype: 'int8' }),
      rng.uniform(0, 10, n),
      rng.choice(10, n),
      rng.choice(array(Array.from({ length: 10 }, (_, i) => i)), n),
    ]) {
      expect(uneven(tally(values.values()), n / 10)).toBeLessThan(40);
    }
    const means = rng.multivariate_normal([1, 2], [[2, 1.2], [1.2, 1]], n); // prettier-ignore
    const [x, y] = [list(means.slice(':', 0)), list(means.slice(':', 1))] as number[][];
    const product = x!.reduce((sum, one, i) => sum + (one - 1) * (y![i]! - 2), 0) / n;
    expect(product).toBeCloseTo(1.2, 1);
  });

  test('what does not fit', () => {
    const rng = default_rng(1);
    expect(() => default_rng(-1)).toThrow('entropy is -1, must be a whole number from 0 on');
    expect(() => default_rng(1.5)).toThrow(RangeError);
    expect(() => rng.integers(5, 5)).toThrow('integers: low is 5, must be below high, which is 5');
    expect(() => rng.integers(0, 300, { dtype: 'uint8' })).toThrow(
      'high is 300, out of bounds for uint8',
    );
    expect(() => rng.integers(-1, 3, { dtype: 'uint8' })).toThrow(
      'low is -1, out of bounds for uint8',
    );
    expect(() => rng.integers(0, 2 ** 60)).toThrow('a bigint beyond 2**53');
    expect(() => rng.integers(0, 3, { dtype: 'float64' as never })).toThrow('dtype is float64');
    expect(() => rng.normal(0, -1)).toThrow('normal: scale is -1, must be 0 or more');
    expect(() => rng.normal(0, [1, -1])).toThrow('normal: scale is -1, must be 0 or more');
    expect(() => rng.normal([1, 2], [1, 2, 3])).toThrow('do not broadcast');
    expect(() => rng.normal([1, 2], 1, 3)).toThrow('do not broadcast to size');
    expect(() => rng.normal({ sise: 3 } as never)).toThrow('takes no option sise');
    expect(() => rng.gamma(undefined as never)).toThrow('gamma: shape must be a number');
    expect(() => rng.poisson(NaN)).toThrow('poisson: lam is NaN');
    expect(() => rng.binomial(2.5, 0.5)).toThrow('binomial: n is 2.5');
    expect(() => rng.multivariate_hypergeometric([3, 3], 2, { method: 'both' as never })).toThrow("method is 'both'"); // prettier-ignore
    expect(() => rng.hypergeometric(3, 3, 7)).toThrow('nsample is 7');
    expect(() => rng.triangular(0, 2, 1)).toThrow('must increase');
    expect(() => rng.choice([], 1)).toThrow('choice: a has 0 elements');
    expect(() => rng.choice(3, { size: 4, replace: false })).toThrow('must be at most 3');
    expect(() => rng.choice(3, { p: [0.5, 0.1, 0.1] })).toThrow('with the sum 1');
    expect(() => rng.multinomial(3, [0.9, 0.9, 0])).toThrow('must be at most 1');
    expect(() => rng.multivariate_normal([0, 0], [[1, 2], [2, 1]], { check_valid: 'raise' })).toThrow('not symmetric positive'); // prettier-ignore
    expect(() => rng.multivariate_normal([0, 0], [[1, 2], [2, 1]], { method: 'cholesky' })).toThrow('not positive definite'); // prettier-ignore
    expect(() => rng.shuffle('abc' as never)).toThrow(TypeError);
    for (const value of [rng.standard_gamma(NaN), rng.normal(NaN), rng.beta(NaN, 2), rng.standard_t(NaN), rng.vonmises(0, NaN), rng.wald(NaN, 1)]) expect(value).toBeNaN(); // prettier-ignore
  });
});
