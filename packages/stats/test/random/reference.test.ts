import { arange, asarray, type NdArray } from '@numloom/ndarray';
import { default_rng, type DrawnInteger, type Generator, PCG64, PCG64DXSM, SeedSequence } from '@numloom/stats/random'; // prettier-ignore
import { describe, expect, test } from 'vitest';
import reference from '../reference/random.json' with { type: 'json' };

const SEED = 20251127;
const N = 2000;
const grid = (): NdArray => arange(60, { dtype: 'int64' }).reshape([5, 12]) as NdArray;

const exact: Record<string, (rng: Generator) => NdArray | Uint8Array> = {
  random: (g) => g.random(100_000),
  'random float32': (g) => g.random({ size: 100_001, dtype: 'float32' }),
  standard_normal: (g) => g.standard_normal({ size: 100_000 }),
  'standard_normal float32': (g) => g.standard_normal({ size: 100_000, dtype: 'float32' }),
  standard_exponential: (g) => g.standard_exponential(100_000),
  'standard_exponential float32': (g) =>
    g.standard_exponential({ size: 100_000, dtype: 'float32' }),
  uniform: (g) => g.uniform(-3, 5, N),
  normal: (g) => g.normal(2, 3, { size: N }),
  'normal of arrays': (g) => g.normal([[0], [1], [2], [3], [4]], [1, 2, 3], [5, 3]),
  exponential: (g) => g.exponential(2.5, N),
  'standard_gamma of shape 1': (g) => g.standard_gamma(1, N),
  gamma: (g) => g.gamma(2.5, 2, 20_000),
  'standard_gamma float32': (g) => g.standard_gamma(3.3, { size: N, dtype: 'float32' }),
  beta: (g) => g.beta(2, 3, N),
  chisquare: (g) => g.chisquare(3, N),
  noncentral_chisquare: (g) => g.noncentral_chisquare(3, 1.5, N),
  f: (g) => g.f(3, 5, N),
  noncentral_f: (g) => g.noncentral_f(3, 5, 2, N),
  standard_t: (g) => g.standard_t(4, N),
  standard_cauchy: (g) => g.standard_cauchy(N),
  rayleigh: (g) => g.rayleigh(1.5, N),
  triangular: (g) => g.triangular(-1, 0.5, 3, N),
  'vonmises, concentrated': (g) => g.vonmises(0.5, 1e7, N),
  wald: (g) => g.wald(2, 3, N),
  'binomial by inversion': (g) => g.binomial(20, 0.3, N),
  'binomial by rejection': (g) => g.binomial(1000, 0.4, 20_000),
  'binomial above one half': (g) => g.binomial(1000, 0.9, N),
  'binomial of many': (g) => g.binomial(1e9, 0.2, N),
  poisson: (g) => g.poisson(3.5, N),
  'poisson by rejection': (g) => g.poisson(50, 20_000),
  'poisson of many': (g) => g.poisson(1e15, N),
  'poisson of arrays': (g) => g.poisson([[1, 20], [300, 4]]), // prettier-ignore
  negative_binomial: (g) => g.negative_binomial(5, 0.3, N),
  geometric: (g) => g.geometric(0.5, N),
  'geometric, rare': (g) => g.geometric(0.01, N),
  hypergeometric: (g) => g.hypergeometric(50, 70, 40, 20_000),
  'hypergeometric, small': (g) => g.hypergeometric(15, 10, 7, N),
  'hypergeometric, large': (g) => g.hypergeometric(5000, 3000, 6000, N),
  logseries: (g) => g.logseries(0.9, N),
  zipf: (g) => g.zipf(2.5, N),
  multinomial: (g) => g.multinomial(50, [0.1, 0.2, 0.3, 0.4], 200),
  'multinomial of arrays': (g) => g.multinomial([10, 20], [[0.2, 0.8], [0.5, 0.5]]), // prettier-ignore
  multivariate_hypergeometric: (g) => g.multivariate_hypergeometric([16, 8, 4], 20, 200),
  permutation: (g) => g.permutation(1000),
  'permutation of columns': (g) => g.permutation(grid(), { axis: 1 }),
  permuted: (g) => g.permuted(grid()),
  'permuted rows': (g) => g.permuted(grid(), { axis: 1 }),
  'permuted columns': (g) => g.permuted(grid(), { axis: 0 }),
  'permuted by columns': (g) => g.permuted(grid().copy('F')).copy(),
  choice: (g) => g.choice(1000, 500),
  'choice without replacement': (g) => g.choice(1000, { size: 500, replace: false }),
  'choice of many': (g) => g.choice(20_000, { size: 1000, replace: false }),
  'choice of many, in order': (g) =>
    g.choice(20_000, { size: 1001, replace: false, shuffle: false }),
  'choice of few of many': (g) => g.choice(100_000, { size: 1000, replace: false }),
  'choice by chances': (g) => g.choice(5, { size: 1000, p: [0.1, 0.2, 0.3, 0.15, 0.25] }),
  'choice by chances without replacement': (g) => {
    const p = Array.from({ length: 50 }, (_, i) => (i + 1) / 1275);
    return g.choice(50, { size: 20, replace: false, p });
  },
  'choice of more than 32 bits': (g) => g.choice(2 ** 40 + 3, { size: 200, replace: false }),
  'geometric, hardly ever': (g) => g.geometric([1e-300, 1e-18, 0.5], [50, 3]),
  'gamma of NaN': (g) => g.gamma([NaN, 2], 1, [50, 2]).slice(':', 1).copy(),
  'triangular of NaN': (g) => g.triangular([NaN, -1], 0.5, 3, [50, 2]).slice(':', 1).copy(),
  'multivariate_hypergeometric by counting': (g) =>
    g.multivariate_hypergeometric([16, 8, 0, 4], 20, { size: 200, method: 'count' }),
  'multivariate_hypergeometric by counting, few': (g) =>
    g.multivariate_hypergeometric([500, 80, 7], 5, { size: [3, 40], method: 'count' }),
  bytes: (g) => g.bytes(1003),
  'integers of arrays': (g) => g.integers([0, 10, -5], [[20], [1000]]),
  'integers of arrays, int8': (g) => g.integers([0, 10, -5], [[12], [100]], { dtype: 'int8' }),
};

const close: Record<string, (rng: Generator) => NdArray> = {
  'standard_exponential by inversion': (g) => g.standard_exponential({ size: N, method: 'inv' }),
  'gamma of a small shape': (g) => g.gamma(0.3, 2, N),
  'beta of small shapes': (g) => g.beta(0.5, 0.5, N),
  'beta of tiny shapes': (g) => g.beta(0.001, 0.002, N),
  'noncentral_chisquare, few': (g) => g.noncentral_chisquare(0.5, 1.5, N),
  lognormal: (g) => g.lognormal(0.5, 0.8, N),
  weibull: (g) => g.weibull(1.7, N),
  pareto: (g) => g.pareto(2.2, N),
  laplace: (g) => g.laplace(1, 2, N),
  logistic: (g) => g.logistic(1, 2, N),
  gumbel: (g) => g.gumbel(1, 2, N),
  power: (g) => g.power(2.3, N),
  vonmises: (g) => g.vonmises(0.5, 2, N),
  'vonmises, spread': (g) => g.vonmises(0.5, 1e-6, N),
  dirichlet: (g) => g.dirichlet([1, 2, 0.5], 200),
  'dirichlet of small alpha': (g) => g.dirichlet([0.01, 0.02, 0.05], 200),
  multivariate_normal: (g) =>
    g.multivariate_normal([1, 2], [[2, 0.5], [0.5, 1]], { size: 100, method: 'cholesky' }), // prettier-ignore
};

interface Entry {
  readonly shape: readonly number[];
  readonly checksum: number;
  readonly head: readonly (number | string)[];
  readonly after: number;
}

/** The sum of the bytes' 32-bit words, each times its place, modulo 2**32. */
function checksum(values: NdArray): number {
  const { storage, offset, nbytes, itemsize } = values;
  const bytes = new Uint8Array(Math.ceil(nbytes / 4) * 4);
  const from = storage.byteOffset + offset * itemsize;
  bytes.set(new Uint8Array(storage.region.buffer, from, nbytes));
  return new Uint32Array(bytes.buffer).reduce(
    (sum, word, i) => (sum + Math.imul(i + 1, word)) >>> 0,
    0,
  );
}

function check(call: (rng: Generator) => NdArray | Uint8Array, entry: Entry): NdArray {
  const rng = default_rng(SEED);
  const got = asarray(call(rng) as NdArray);
  expect(got.shape).toEqual(entry.shape);
  expect(rng.random()).toBe(entry.after);
  return got;
}

function head(values: NdArray, count: number): unknown[] {
  return Array.from(values.reshape([-1]).slice(`:${count}`).values());
}

describe("numbers of NumPy's default_rng", () => {
  test('all calls are there', () => {
    expect(Object.keys(exact)).toEqual(Object.keys(reference.exact));
    expect(Object.keys(close)).toEqual(Object.keys(reference.close));
  });

  test.each(Object.entries(reference.exact as Record<string, Entry>))('%s', (name, entry) => {
    const got = check(exact[name]!, entry);
    const texts = head(got, entry.head.length).map((value) =>
      typeof entry.head[0] === 'string' ? String(value) : value,
    );
    expect(texts).toEqual(entry.head);
    expect(checksum(got)).toBe(entry.checksum);
  });

  test.each(Object.entries(reference.close as Record<string, Entry>))('%s', (name, entry) => {
    const got = head(check(close[name]!, entry), entry.head.length) as number[];
    // Last digits differ in a few; those of differences more.
    const isSame = got.filter((value, i) => value === entry.head[i]);
    expect(isSame.length).toBeGreaterThan(0.7 * entry.head.length);
    got.forEach((value, i) => {
      const expected = entry.head[i] as number;
      expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
    });
  });

  test('integers of all dtypes', () => {
    for (const { dtype, low, high, ...entry } of reference.integers) {
      const options = { size: 1001, dtype: dtype as DrawnInteger };
      const got = check((g) => g.integers(BigInt(low), BigInt(high), options), entry);
      expect([dtype, low, high, checksum(got)]).toEqual([dtype, low, high, entry.checksum]);
      expect(got.dtype).toBe(dtype);
      const last = { ...options, endpoint: true };
      const closed = check((g) => g.integers(BigInt(low), BigInt(high) - 1n, last), entry);
      expect(checksum(closed)).toBe(entry.checksum);
    }
  });

  test.each(reference.bits)('bits of $kind by $seed', (row) => {
    const seed = Array.isArray(row.seed) ? row.seed.map(BigInt) : BigInt(row.seed);
    const { spawn_key = [], pool_size = 4 } = row as { spawn_key?: number[]; pool_size?: number };
    const sequence = new SeedSequence(seed, { spawn_key, pool_size });
    const Kind = row.kind === 'PCG64' ? PCG64 : PCG64DXSM;
    expect(Array.from(sequence.generate_state(5))).toEqual(row.words);
    const generator = new Kind(sequence);
    const { state, inc } = generator.state.state;
    expect([String(state), String(inc)]).toEqual([row.state, row.inc]);
    expect(Array.from(generator.random_raw(4).values(), String)).toEqual(row.raw);
    expect(String(generator.jumped(3).state.state.state)).toBe(row.jumped);
    expect(String(new Kind(sequence.spawn(3)[2]).random_raw())).toBe(row.child);
    expect(String(generator.advance(-(10n ** 20n)).random_raw())).toBe(row.back);
  });
});
