/** The exact test of a proportion. */
import { assertOptions } from '@numloom/ufunc';
import { binomialCdf, binomialSf, logBinomialPmf } from '../math/binomial.ts';
import { betaincinv, betainccinv } from '../math/incomplete-beta-inverse.ts';
import { ndtri } from '../math/normal.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, levelOf, oneOf } from '../samples/options.ts';
import type { Alternative } from '../samples/types.ts';
import { integerOf } from './integers.ts';

/** Options of the test of a proportion. */
export interface BinomOptions {
  /** The alternative hypothesis; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/** Options of an interval of a proportion. */
export interface ProportionOptions {
  /**
   * `'exact'`, the default, for Clopper and Pearson's interval, `'wilson'` for Wilson's of scores, or
   * `'wilsoncc'` for that with a correction of continuity.
   */
  readonly method?: 'exact' | 'wilson' | 'wilsoncc';
}

/** What the test of a proportion gives. */
export class BinomTestResult extends TestResult<number> {
  /** Successes. */
  readonly k: number;
  /** Trials. */
  readonly n: number;
  readonly alternative: Alternative;

  constructor(k: number, n: number, alternative: Alternative, pvalue: number) {
    super(k / n, pvalue);
    this.k = k;
    this.n = n;
    this.alternative = alternative;
  }

  /** The proportion of successes: `statistic` by its other name. */
  get proportion_estimate(): number {
    return this.statistic;
  }

  /**
   * A confidence interval of the proportion; one-sided where the test is.
   *
   * @throws RangeError for a level that is not in [0, 1]; TypeError for a method that is none
   */
  proportion_ci(confidence_level = 0.95, options: ProportionOptions = {}): ConfidenceInterval {
    const caller = 'proportion_ci';
    levelOf(confidence_level, 'confidence_level', caller);
    assertOptions(options, ['method'], caller);
    const methods = ['exact', 'wilson', 'wilsoncc'] as const;
    const method = oneOf(options.method ?? 'exact', methods, 'method', caller);
    const { k, n, alternative } = this;
    const rest = alternative === 'two-sided' ? (1 - confidence_level) / 2 : 1 - confidence_level;
    const ends = method === 'exact' ? exactEnds(k, n, rest) : wilsonEnds(k, n, rest, method);
    return {
      low: alternative === 'less' || k === 0 ? 0 : ends.low,
      high: alternative === 'greater' || k === n ? 1 : ends.high,
    };
  }
}

/** Clopper and Pearson 1934. */
const exactEnds = (k: number, n: number, rest: number): ConfidenceInterval => ({
  low: k === 0 ? 0 : betaincinv(k, n - k + 1, rest),
  high: k === n ? 1 : betainccinv(k + 1, n - k, rest),
});

/** Wilson 1927; with the correction as Newcombe 1998 has it. */
function wilsonEnds(
  k: number,
  n: number,
  rest: number,
  method: 'wilson' | 'wilsoncc',
): ConfidenceInterval {
  const [p, q, z] = [k / n, (n - k) / n, -ndtri(rest)];
  const whole = 2 * (n + z * z);
  const centre = (2 * k + z * z) / whole;
  if (method === 'wilson') {
    const width = (z * Math.sqrt(4 * k * q + z * z)) / whole;
    return { low: centre - width, high: centre + width };
  }
  const width = (sign: 1 | -1) =>
    (1 + z * Math.sqrt(z * z - sign * 2 - 1 / n + 4 * p * (n * q + sign))) / whole;
  return { low: centre - width(1), high: centre + width(-1) };
}

/** The probability of at least k of n. */
const atLeast = (k: number, n: number, p: number): number => binomialSf(k - 1, n, p);

/** The two-sided probability: of all counts that are not more probable than k. */
function twoSided(k: number, n: number, p: number): number {
  if (k === p * n) return 1;
  const log = (x: number) => logBinomialPmf(x, n, p);
  const most = log(k) + 1e-7;
  if (k < p * n) {
    // The first count above the mode that is not more probable.
    let [low, high] = [Math.ceil(p * n), n + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (log(middle) <= most) high = middle;
      else low = middle + 1;
    }
    return Math.min(binomialCdf(k, n, p) + atLeast(low, n, p), 1);
  }
  let [low, high] = [-1, Math.floor(p * n)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (log(middle) <= most) low = middle;
    else high = middle - 1;
  }
  return Math.min(binomialCdf(low, n, p) + atLeast(k, n, p), 1);
}

/**
 * The exact test that the probability of success is p, of k successes in n independent trials. The
 * two-sided p-value is the probability of all counts that are not more probable than k. O(log n).
 *
 * @throws RangeError where k or n is no integer, k is not in [0, n], n is 0, or p not in [0, 1]
 *
 * @example
 * ```ts
 * import { binomtest } from '@numloom/stats';
 * const result = binomtest(3, 15, 0.1, { alternative: 'greater' });
 * console.log(result.pvalue.toFixed(6)); // => 0.184061
 * console.log(result.proportion_ci(0.95).low.toFixed(6)); // => 0.056847
 * ```
 */
export function binomtest(
  k: number,
  n: number,
  p = 0.5,
  options: BinomOptions = {},
): BinomTestResult {
  const caller = 'binomtest';
  assertOptions(options, ['alternative'], caller);
  const alternative = alternativeOf(options.alternative, caller);
  integerOf(n, 1, 'n', caller);
  integerOf(k, 0, 'k', caller, n);
  levelOf(p, 'p', caller);
  let pvalue: number;
  if (alternative === 'less') pvalue = binomialCdf(k, n, p);
  else pvalue = alternative === 'greater' ? atLeast(k, n, p) : twoSided(k, n, p);
  return new BinomTestResult(k, n, alternative, pvalue);
}
