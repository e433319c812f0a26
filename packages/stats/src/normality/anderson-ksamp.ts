/** The test of Anderson and Darling for several samples. */
import { assertOptions } from '@numloom/ufunc';
import type { PermutationMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { oneOf } from '../samples/options.ts';
import { plainSample } from '../samples/plain.ts';
import type { Sample } from '../samples/types.ts';

/** Options of the test of several samples. */
export interface AndersonKsampOptions {
  /**
   * What is done with ties: `'midrank'`, the default, and `'right'` are for discrete populations,
   * `'continuous'` for those that have no ties.
   */
  readonly variant?: 'midrank' | 'right' | 'continuous';
  /** Gives the p-value by permutations of the observations, rather than from a table with bounds. */
  readonly method?: PermutationMethod;
}

/** What the test of several samples gives. */
export class AndersonKsampResult extends TestResult<number> {
  /** Critical values of the statistic at 25, 10, 5, 2.5, 1, 0.5 and 0.1 %. */
  readonly critical_values: readonly number[];

  constructor(statistic: number, pvalue: number, critical: readonly number[]) {
    super(statistic, pvalue);
    this.critical_values = critical;
  }
}

const LEVELS = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
const B0 = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
const B1 = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
const B2 = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

/**
 * Tests whether samples come from the same population, which need not be known. The p-value is
 * interpolated between 0.001 and 0.25 and bounded by them. O(n log n). Scholz and Stephens, JASA 82
 * (1987).
 *
 * @throws RangeError for fewer than two samples, an empty one, fewer than four observations in all,
 * or where all observations are the same
 *
 * @example
 * ```ts
 * import { anderson_ksamp } from '@numloom/stats';
 * const { statistic, pvalue } = anderson_ksamp([[1, 2, 3, 4, 5], [3, 5, 7, 9, 11]]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => 2.3465 0.0353
 * ```
 */
export function anderson_ksamp(
  samples: readonly Sample[],
  options: AndersonKsampOptions = {},
): AndersonKsampResult {
  const caller = 'anderson_ksamp';
  if (!Array.isArray(samples)) throw new TypeError(`${caller}: samples must be a list of samples`);
  assertOptions(options, ['variant', 'method'], caller);
  const { method } = options;
  if (
    method !== undefined &&
    (method as Partial<PermutationMethod> | null)?.kind !== 'permutation'
  ) {
    throw new TypeError(`${caller}: method must be a PermutationMethod`);
  }
  const variants = ['midrank', 'right', 'continuous'] as const;
  const variant = oneOf(options.variant ?? 'midrank', variants, 'variant', caller);
  const sorted = (samples as readonly Sample[]).map((one, i) =>
    plainSample(one, caller, `sample ${i + 1}`).sort(),
  );
  const k = sorted.length;
  if (k < 2) throw new RangeError(`${caller}: got ${k} samples, needs two or more`);
  const empty = sorted.findIndex((one) => one.length === 0);
  if (empty >= 0) throw new RangeError(`${caller}: sample ${empty + 1} is empty`);
  const all = Float64Array.from(sorted.flatMap((one) => [...one])).sort();
  const n = all.length;
  if (n < 4) throw new RangeError(`${caller}: got ${n} observations in all, needs four or more`);
  if (all[0] === all[n - 1]) throw new RangeError(`${caller}: all observations are the same`);
  if (all.some(Number.isNaN)) return new AndersonKsampResult(NaN, NaN, critical(k));
  const a2Of = (of: readonly Float64Array[]): number =>
    of.reduce((sum, one) => sum + distance(one, all, variant) / one.length, 0);
  const a2 = a2Of(sorted);
  const raw = variant === 'midrank' ? ((n - 1) / n) * a2 : a2;
  const inverse = sorted.reduce((sum, one) => sum + 1 / one.length, 0);
  const statistic = (raw - (k - 1)) / Math.sqrt(variance(k, n, inverse));
  if (method === undefined) {
    return new AndersonKsampResult(statistic, pvalueOf(statistic, critical(k)), critical(k));
  }
  const given = (samples as readonly Sample[]).map((one) => plainSample(one, caller, 'a sample'));
  const ofSamples = (...drawn: Float64Array[]): number =>
    a2Of(drawn.map((one) => one.slice().sort()));
  const { pvalue } = method.test(given, ofSamples, { alternative: 'greater' });
  return new AndersonKsampResult(statistic, pvalue, critical(k));
}

/** The weighted squares of the differences of a sample's distribution function from that of all. */
function distance(sample: Float64Array, all: Float64Array, variant: string): number {
  const n = all.length;
  let [sum, inSample] = [0, 0];
  for (let start = 0, end = 0; start < n; start = end) {
    const value = all[start]!;
    while (end < n && all[end] === value) end++;
    const before = inSample;
    while (inSample < sample.length && sample[inSample] === value) inSample++;
    const ties = end - start;
    if (variant === 'midrank') {
      const rank = start + ties / 2;
      const difference = n * ((before + inSample) / 2) - rank * sample.length;
      sum += ((ties / n) * difference ** 2) / (rank * (n - rank) - (n * ties) / 4);
    } else if (end < n || variant === 'continuous') {
      const difference = (rank: number) => (n * inSample - rank * sample.length) ** 2;
      if (variant === 'right') sum += ((ties / n) * difference(end)) / (end * (n - end));
      else {
        for (let j = start + 1; j <= end && j < n; j++) sum += difference(j) / (j * (n - j)) / n;
      }
    }
  }
  return sum;
}

/** The variance of the sum for k samples of n observations in all; `inverse` is the sum of 1 by size. */
function variance(k: number, n: number, inverse: number): number {
  let [h, g] = [0, 0];
  for (let i = 1; i <= n - 2; i++) {
    h += 1 / (n - i);
    g += h / (i + 1);
  }
  h += 1;
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
  const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
  const d = (2 * h + 6) * k ** 2 - 4 * h * k;
  return (a * n ** 3 + b * n ** 2 + c * n + d) / ((n - 1) * (n - 2) * (n - 3));
}

const critical = (k: number): number[] =>
  B0.map((b0, i) => b0 + B1[i]! / Math.sqrt(k - 1) + B2[i]! / (k - 1));

/** The probability by a parabola through the logarithms of the levels, by least squares. */
function pvalueOf(statistic: number, values: readonly number[]): number {
  if (statistic < values[0]!) return 0.25;
  if (statistic > values.at(-1)!) return 0.001;
  // Orthogonal polynomials over the critical values.
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const first = values.map((x) => x - mean);
  const squares = first.reduce((sum, x) => sum + x * x, 0);
  const skew = first.reduce((sum, x) => sum + x ** 3, 0) / squares;
  const spread = squares / values.length;
  const second = first.map((x) => x * x - skew * x - spread);
  const norm = second.reduce((sum, x) => sum + x * x, 0);
  const [c0, c1, c2] = [0, 1, 2].map((power) =>
    LEVELS.reduce((sum, p, i) => sum + Math.log(p) * [1, first[i]!, second[i]!][power]!, 0),
  ) as [number, number, number];
  const d = statistic - mean;
  return Math.exp(
    c0 / LEVELS.length + (c1 / squares) * d + (c2 / norm) * (d * d - skew * d - spread),
  );
}
