/** The tests of Cramér and von Mises. */
import { assertOptions } from '@numloom/ufunc';
import { cvmTail, cvmTailOf } from '../pvalues/cramer-von-mises.ts';
import { joined, ranksOf } from '../ranks/ranks.ts';
import { TestResult } from '../results/test-result.ts';
import { oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { pathsReach } from './cvm-paths.ts';
import { distributionFunction, type DistributionFunction } from './distribution.ts';
import { gcd } from './lattice-paths.ts';

/** Options of the one-sample Cramér-von Mises test. */
export interface CramerVonMisesOptions extends SampleOptions {
  /** Parameters that `cdf` takes after the observation; none by default. */
  readonly args?: readonly number[];
}

/**
 * One-sample Cramér-von Mises test of whether observations are of a continuous distribution. The statistic is
 * 1 / (12 n) + Σ ((2 i - 1) / (2 n) - F(x_i))² over the observations in order. The p-value is correct to
 * order 1 / n², absolutely: far in the tail it is too small, or 0.
 *
 * @throws TypeError where `cdf` is no distribution; Error for NaN where the policy is to raise
 *
 * @see Csörgő, Faraway (1996), J. R. Stat. Soc. B 58
 *
 * @example
 * ```ts
 * import { cramervonmises } from '@numloom/stats';
 * const uniform = (x: number) => Math.min(Math.max(x, 0), 1);
 * const { statistic, pvalue } = cramervonmises([0.1, 0.25, 0.3, 0.42, 0.6, 0.66], uniform);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.1428 0.4215
 * ```
 */
export function cramervonmises<A extends Sample, const O extends CramerVonMisesOptions>(
  rvs: A,
  cdf: DistributionFunction,
  options?: O,
): TestResult<Statistic<A, O>>;
export function cramervonmises(
  rvs: Sample,
  cdf: DistributionFunction,
  options: CramerVonMisesOptions = {},
): TestResult<unknown> {
  const name = 'cramervonmises';
  assertOptions(options, [...SAMPLE_OPTIONS, 'args'], name);
  const { args = [], ...rest } = options;
  const f = distributionFunction(cdf, args, name);
  const spec = { name, samples: ['rvs'], outputs: ['statistic', 'pvalue'], least: 2 } as const;
  const result = slicewise(spec, [rvs], rest, (x) => {
    const n = x.length;
    let statistic = 1 / (12 * n);
    x.slice()
      .sort()
      .forEach((value, i) => (statistic += ((2 * i + 1) / (2 * n) - f(value)) ** 2));
    return { statistic, pvalue: cvmTailOf(statistic, n) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/** Options of the two-sample Cramér-von Mises test. */
export interface CramerVonMises2sampOptions extends SampleOptions {
  /**
   * Where the p-value comes from: `'exact'`, counting orders of observations, which knows no ties;
   * `'asymptotic'`, the distribution for many observations; `'auto'`, the default, is exact for samples of 20
   * observations or fewer.
   */
  readonly method?: 'auto' | 'exact' | 'asymptotic';
}

/**
 * Two-sample Cramér-von Mises test of whether two independent samples are of the same continuous
 * distribution. The time of exact p-values grows quickly with the least common multiple of the sizes.
 *
 * @throws TypeError for an unknown method; Error for NaN where the policy is to raise
 *
 * @see Anderson (1962), Ann. Math. Stat. 33; Xiao, Gordon, Yakovlev (2006), J. Stat. Software 17
 *
 * @example
 * ```ts
 * import { cramervonmises_2samp } from '@numloom/stats';
 * const { statistic, pvalue } = cramervonmises_2samp([1, 2, 3, 4, 5], [3.5, 4.5, 6, 7, 8, 9]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 0.5455 0.0390
 * ```
 */
export function cramervonmises_2samp<
  A extends Sample,
  B extends Sample,
  const O extends CramerVonMises2sampOptions,
>(x: A, y: B, options?: O): TestResult<Statistic<A, O, B>>;
export function cramervonmises_2samp(
  x: Sample,
  y: Sample,
  options: CramerVonMises2sampOptions = {},
): TestResult<unknown> {
  const name = 'cramervonmises_2samp';
  assertOptions(options, [...SAMPLE_OPTIONS, 'method'], name);
  const { method: given = 'auto', ...rest } = options;
  const method = oneOf(given, ['auto', 'exact', 'asymptotic'], 'method', name);
  const spec = { name, samples: ['x', 'y'], outputs: ['statistic', 'pvalue'], least: 2 } as const;
  const result = slicewise(spec, [x, y], rest, (a, b) => {
    const [m, n] = [a.length, b.length];
    const { ranks } = ranksOf(joined([a, b]));
    const u = m * excess(ranks.slice(0, m)) + n * excess(ranks.slice(m));
    const product = m * n;
    const all = m + n;
    const statistic = u / (product * all) - (4 * product - 1) / (6 * all);
    const isExact = method === 'exact' || (method === 'auto' && Math.max(m, n) <= 20);
    return { statistic, pvalue: isExact ? exact(u, m, n) : asymptotic(statistic, m, n) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/** Σ (rank - i)² over the ranks of one sample in order. */
function excess(ranks: Float64Array): number {
  ranks.sort();
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) sum += (ranks[i]! - i - 1) ** 2;
  return sum;
}

/** By Anderson's (9) in the whole numbers of Xiao et al. (2). Ties may give a fraction: rounded down. */
function exact(u: number, m: number, n: number): number {
  const product = m * n;
  const multiple = product / gcd(m, n);
  const ratio = multiple / product;
  const sum = (ratio * ratio * (m + n) * (6 * u - product * (4 * product - 1))) / 6;
  return pathsReach(m, n, Math.floor(sum + 1e-9 * Math.max(sum, 1)));
}

/** From the distribution for many observations, by Anderson's mean and variance, (11) and (14). */
function asymptotic(statistic: number, m: number, n: number): number {
  const [all, product] = [m + n, m * n];
  const mean = (1 + 1 / all) / 6;
  const variance =
    ((all + 1) * (4 * product * all - 3 * (m * m + n * n) - 2 * product)) /
    (45 * all * all * 4 * product);
  return cvmTail(1 / 6 + (statistic - mean) / Math.sqrt(45 * variance));
}
