/** Kolmogorov and Smirnov's test of one sample, and of either kind. */
import { assertOptions } from '@numloom/ufunc';
import { kolmogorovTail } from '../pvalues/kolmogorov.ts';
import { kolmogorovLimitTail, smirnovTail } from '../pvalues/smirnov.ts';
import { alternativeOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, Statistic, TestOptions } from '../samples/types.ts';
import { distributionFunction, type DistributionFunction } from './distribution.ts';
import { ofTwoSamples } from './ks-2samp.ts';
import { KS_OUTPUTS, KstestResult } from './kstest-result.ts';

/** Options of the one-sample Kolmogorov-Smirnov test. */
export interface Ks1sampOptions extends TestOptions {
  /** Parameters that `cdf` takes after the observation; none by default. */
  readonly args?: readonly number[];
  /**
   * Where the p-value comes from, two-sided: `'auto'`, the default, and `'exact'`: the distribution for so
   * many observations; `'approx'`: twice the one-sided tail; `'asymp'`: the distribution for infinitely many.
   */
  readonly method?: 'auto' | 'exact' | 'approx' | 'asymp';
}

/**
 * One-sample Kolmogorov-Smirnov test of whether observations are of a continuous distribution. The statistic
 * is the greatest distance of their empirical distribution function F from `cdf`: max |F - cdf|, for the
 * alternative `'greater'` max (F - cdf), for `'less'` max (cdf - F).
 *
 * @throws TypeError where `cdf` is no distribution or gives no numbers, or for an unknown method; Error for NaN where the policy
 * is to raise
 *
 * @see Birnbaum, Tingey (1951), Ann. Math. Stat. 22; Simard, L'Ecuyer (2011), J. Stat. Software 39
 *
 * @example
 * ```ts
 * import { ks_1samp } from '@numloom/stats';
 * const uniform = (x: number) => Math.min(Math.max(x, 0), 1);
 * const result = ks_1samp([0.1, 0.25, 0.3, 0.42, 0.6, 0.66], uniform);
 * console.log(result.statistic.toFixed(4), result.pvalue.toFixed(4)); // => 0.3400 0.4003
 * console.log(result.statistic_location, result.statistic_sign); // => 0.66 1
 * ```
 */
export function ks_1samp<A extends Sample, const O extends Ks1sampOptions>(
  x: A,
  cdf: DistributionFunction,
  options?: O,
): KstestResult<Statistic<A, O>>;
export function ks_1samp(
  x: Sample,
  cdf: DistributionFunction,
  options: Ks1sampOptions = {},
): KstestResult<unknown> {
  return ofOneSample('ks_1samp', x, cdf, options);
}

const OPTIONS = [...SAMPLE_OPTIONS, 'alternative', 'args', 'method'];

/** `ks_1samp`, by the name of the function that was called. */
function ofOneSample(
  name: string,
  x: Sample,
  cdf: DistributionFunction,
  options: Ks1sampOptions,
): KstestResult<unknown> {
  assertOptions(options, OPTIONS, name);
  const { args = [], method: given = 'auto', alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, name);
  const method = oneOf(given, ['auto', 'exact', 'approx', 'asymp'], 'method', name);
  const f = distributionFunction(cdf, args, name);
  const result = slicewise({ name, samples: ['x'], outputs: KS_OUTPUTS }, [x], rest, (a) => {
    const n = a.length;
    const sorted = a.slice().sort();
    const above = { distance: -Infinity, location: NaN };
    const below = { distance: -Infinity, location: NaN };
    for (let i = 0; i < n; i++) {
      const expected = f(sorted[i]!);
      if (Number.isNaN(expected)) return NOTHING;
      const [over, under] = [(i + 1) / n - expected, expected - i / n];
      if (over > above.distance) Object.assign(above, { distance: over, location: sorted[i] });
      if (under > below.distance) Object.assign(below, { distance: under, location: sorted[i] });
    }
    const isAbove =
      alternative === 'greater' || (alternative === 'two-sided' && above.distance > below.distance);
    const { distance, location } = isAbove ? above : below;
    let pvalue: number;
    if (alternative !== 'two-sided') pvalue = smirnovTail(n, distance);
    else if (method === 'asymp') pvalue = kolmogorovLimitTail(distance * Math.sqrt(n));
    else if (method === 'approx') pvalue = Math.min(2 * smirnovTail(n, distance), 1);
    else pvalue = kolmogorovTail(n, distance);
    return {
      statistic: distance,
      pvalue,
      statistic_location: location,
      statistic_sign: isAbove ? 1 : -1,
    };
  });
  return new KstestResult<unknown>(result);
}

const NOTHING = {
  statistic: NaN,
  pvalue: NaN,
  statistic_location: NaN,
  statistic_sign: NaN,
} as const;

/** Options of a Kolmogorov-Smirnov test of either kind: `args` and `'approx'` are for one sample. */
export type KstestOptions = Ks1sampOptions;

/**
 * Kolmogorov-Smirnov test of one sample against a distribution, as `ks_1samp`, or of two samples, as
 * `ks_2samp`.
 *
 * @throws as these
 *
 * @example
 * ```ts
 * import { kstest } from '@numloom/stats';
 * const exponential = (x: number) => -Math.expm1(-x);
 * console.log(kstest([0.2, 0.5, 0.9, 1.6, 3], exponential).pvalue.toFixed(4)); // => 0.9651
 * console.log(kstest([1, 2, 3, 4], [2.5, 5, 6, 7]).pvalue.toFixed(4)); // => 0.2286
 * ```
 */
export function kstest<A extends Sample, const O extends KstestOptions>(
  rvs: A,
  cdf: DistributionFunction,
  options?: O,
): KstestResult<Statistic<A, O>>;
export function kstest<A extends Sample, B extends Sample, const O extends KstestOptions>(
  rvs: A,
  cdf: B,
  options?: O,
): KstestResult<Statistic<A, O, B>>;
export function kstest(
  rvs: Sample,
  cdf: Sample | DistributionFunction,
  options: KstestOptions = {},
): KstestResult<unknown> {
  const name = 'kstest';
  if (isDistribution(cdf)) return ofOneSample(name, rvs, cdf, options);
  assertOptions(options, OPTIONS, name);
  if (typeof cdf !== 'object' || cdf === null) {
    throw new TypeError(
      `${name}: cdf is ${String(cdf)}, must be a function, a distribution or a second sample`,
    );
  }
  const { method, args, ...rest } = options;
  if (args !== undefined) {
    throw new TypeError(`${name}: args are for a distribution, not for samples`);
  }
  // What is none of two samples is refused there.
  const ofTwo = (method ?? 'auto') as 'auto' | 'exact' | 'asymp';
  return ofTwoSamples(name, rvs, cdf, { ...rest, method: ofTwo });
}

const isDistribution = (cdf: Sample | DistributionFunction): cdf is DistributionFunction =>
  typeof cdf === 'function' || (typeof cdf === 'object' && cdf !== null && 'cdf' in cdf);
