/** Wilcoxon's signed-rank test of differences. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import type { PermutationMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, assertFlags, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { permutationOr } from './permutation-or.ts';
import { ranksOf } from './ranks.ts';
import { signedRankTail, signedSums } from './rank-sums.ts';

/** What is done with differences of 0: left out, ranked and then left out, or ranked and split. */
type ZeroMethod = 'wilcox' | 'pratt' | 'zsplit';

/** Options of the signed-rank test. */
export interface WilcoxonOptions extends TestOptions {
  /**
   * What is done with differences of 0: `'wilcox'`, the default, leaves them out; `'pratt'` ranks them with
   * the others, and leaves out their ranks; `'zsplit'` gives half of their ranks to each side.
   */
  readonly zero_method?: ZeroMethod;
  /** Whether the normal approximation is corrected by 1/2 for continuity; false by default. */
  readonly correction?: boolean;
  /**
   * Where the p-value comes from: `'exact'`, the distribution over all signs of ranks 1 to n;
   * `'asymptotic'`, the normal distribution; `'auto'`, the default, is exact for 50 observations or fewer.
   * If some of these are tied or 0, it is exact over the signs of the ranks that there are, for 13
   * observations or fewer, and asymptotic for more. A `PermutationMethod` compares with random signs.
   */
  readonly method?: 'auto' | 'exact' | 'asymptotic' | PermutationMethod;
}

/** The outcome of the signed-rank test. */
export class WilcoxonResult<T> extends TestResult<T> {
  /** The statistic in standard deviations from its mean, where the method is `'asymptotic'`. */
  readonly zstatistic: T | undefined;

  constructor(statistic: T, pvalue: T, zstatistic: T | undefined) {
    super(statistic, pvalue);
    this.zstatistic = zstatistic;
  }
}

/**
 * Wilcoxon signed-rank test of whether differences lie symmetrically about 0. They are `x`, or `x - y` where
 * there are two samples, whose observations then belong together by their place. The statistic is the sum of
 * the ranks of positive differences; two-sided, the lesser of it and that of negative ones.
 *
 * Exact p-values take O(n³) for each new n and are correct in both tails.
 *
 * @throws TypeError for an unknown method; RangeError where there are not equally many observations; Error
 * for NaN where the policy is to raise
 *
 * @see Wilcoxon (1945), Biometrics Bulletin 1; Pratt (1959), JASA 54
 *
 * @example
 * ```ts
 * import { wilcoxon } from '@numloom/stats';
 * const d = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75];
 * const { statistic, pvalue } = wilcoxon(d);
 * console.log(statistic, pvalue.toFixed(5)); // => 24 0.04126
 * ```
 */
export function wilcoxon<A extends Sample, const O extends WilcoxonOptions>(
  x: A,
  options?: O,
): WilcoxonResult<Statistic<A, O>>;
export function wilcoxon<A extends Sample, B extends Sample, const O extends WilcoxonOptions>(
  x: A,
  y: B,
  options?: O,
): WilcoxonResult<Statistic<A, O, B>>;
export function wilcoxon(...args: readonly unknown[]): WilcoxonResult<unknown> {
  const name = 'wilcoxon';
  const [samples, options] = variadic<WilcoxonOptions>(
    args.filter((arg) => arg !== undefined && arg !== null),
    1,
    name,
  );
  if (samples.length > 2) throw new TypeError(`${name}: takes two samples, got ${samples.length}`);
  assertOptions(
    options,
    [...SAMPLE_OPTIONS, 'alternative', 'zero_method', 'correction', 'method'],
    name,
  );
  assertFlags(options, ['correction'], name);
  const { zero_method = 'wilcox', correction = false, method: given = 'auto', ...others } = options;
  const { alternative: side, ...rest } = others;
  const alternative = alternativeOf(side, name);
  const zeros = oneOf(zero_method, ['wilcox', 'pratt', 'zsplit'], 'zero_method', name);
  const method = permutationOr(given, ['auto', 'exact', 'asymptotic'], name);
  const spec = {
    name,
    samples: ['x', 'y'],
    outputs: ['statistic', 'pvalue', 'z'],
    paired: true,
  } as const;
  const result = slicewise(spec, samples, rest, (x, y) => {
    let d = y ? x.map((one, k) => one - y[k]!) : x;
    // Differences of equal infinities have no rank.
    if (d.some(Number.isNaN)) {
      if (rest.nan_policy !== 'omit') return { statistic: NaN, pvalue: NaN, z: NaN };
      d = d.filter((one) => one === one);
    }
    const sums = rankedDifferences(d, zeros);
    const { plus, minus } = sums;
    const isExact = method === 'exact' || (method === 'auto' && d.length <= 50);
    let z = NaN;
    let pvalue: number;
    if (typeof method === 'object') pvalue = permutedPvalue(d, sums, method, alternative);
    else if (isExact && (method === 'exact' || !sums.hasTies)) {
      pvalue = exactPvalue(plus, sums.count, alternative);
    } else if (isExact && d.length <= 13) pvalue = signsPvalue(sums, alternative);
    else {
      z = standardised(sums, zeros, correction, alternative);
      pvalue = normalPvalue(z, alternative);
      if (alternative === 'two-sided') z = -Math.abs(z);
    }
    return { statistic: alternative === 'two-sided' ? Math.min(plus, minus) : plus, pvalue, z };
  });
  return new WilcoxonResult<unknown>(
    result.statistic,
    result.pvalue,
    method === 'asymptotic' ? result.z : undefined,
  );
}

interface RankedDifferences {
  /** Sums of the ranks of positive and of negative differences. */
  readonly plus: number;
  readonly minus: number;
  /** Those of positive ones without the share of zeros. */
  readonly strictlyPlus: number;
  /** The ranks of differences that are not 0. */
  readonly ranks: Float64Array;
  /** Differences that count, zeros, and Σ (t³ - t) of ties. */
  readonly count: number;
  readonly zeros: number;
  readonly ties: number;
  /** Whether some are tied or 0. */
  readonly hasTies: boolean;
}

function rankedDifferences(d: Float64Array, method: ZeroMethod): RankedDifferences {
  const nonzero = d.filter((one) => one !== 0);
  const zeros = d.length - nonzero.length;
  const ranked = method === 'wilcox' ? nonzero : d;
  const { ranks, ties } = ranksOf(ranked.map(Math.abs));
  let plus = 0;
  let minus = 0;
  let zero = 0;
  for (let k = 0; k < ranked.length; k++) {
    if (ranked[k]! > 0) plus += ranks[k]!;
    else if (ranked[k]! < 0) minus += ranks[k]!;
    else zero += ranks[k]!;
  }
  const share = method === 'zsplit' ? zero / 2 : 0;
  return {
    plus: plus + share,
    minus: minus + share,
    strictlyPlus: plus,
    ranks: ranks.filter((_, k) => ranked[k] !== 0),
    count: ranked.length,
    zeros,
    ties,
    hasTies: ties > 0 || zeros > 0,
  };
}

/** Sums that are no whole numbers, for ties, are taken as the less extreme ones beside them. */
function exactPvalue(plus: number, count: number, alternative: Alternative): number {
  const less = (): number => signedRankTail(count, Math.ceil(plus));
  const greater = (): number => signedRankTail(count, (count * (count + 1)) / 2 - Math.floor(plus));
  if (alternative === 'less') return less();
  return alternative === 'greater' ? greater() : Math.min(2 * Math.min(less(), greater()), 1);
}

/** Over all signs of the ranks that there are. Twice a rank is a whole number. */
function signsPvalue(sums: RankedDifferences, alternative: Alternative): number {
  const doubled = sums.ranks.map((rank) => 2 * rank);
  const observed = 2 * sums.strictlyPlus;
  const greatest = doubled.reduce((sum, rank) => sum + rank, 0);
  const table = signedSums(doubled, greatest);
  let less = 0;
  let greater = 0;
  for (let k = 0; k <= greatest; k++) {
    if (k <= observed) less += table[k]!;
    if (k >= observed) greater += table[k]!;
  }
  if (alternative === 'less') return less;
  return alternative === 'greater' ? greater : Math.min(2 * Math.min(less, greater), 1);
}

/** Among sums of ranks with other signs, of zeros too, which change nothing. */
function permutedPvalue(
  d: Float64Array,
  sums: RankedDifferences,
  method: PermutationMethod,
  alternative: Alternative,
): number {
  let k = 0;
  const signed = d.map((one) => (one === 0 ? 0 : Math.sign(one) * sums.ranks[k++]!));
  const share = sums.plus - sums.strictlyPlus;
  const statistic = (ranks: Float64Array): number =>
    ranks.reduce((sum, rank) => sum + Math.max(rank, 0), share);
  return method.test([signed], statistic, { permutation_type: 'samples', alternative }).pvalue;
}

/** The sum in standard deviations from its mean; Cureton's moments where zeros are ranked and left out. */
function standardised(
  { plus, count, zeros, ties }: RankedDifferences,
  method: ZeroMethod,
  correction: boolean,
  alternative: Alternative,
): number {
  let mean = (count * (count + 1)) / 4;
  let variance = count * (count + 1) * (2 * count + 1);
  let tied = ties;
  if (method === 'pratt') {
    mean -= (zeros * (zeros + 1)) / 4;
    variance -= zeros * (zeros + 1) * (2 * zeros + 1);
    tied -= zeros * (zeros * zeros - 1);
  }
  const deviation = Math.sqrt((variance - tied / 2) / 24);
  const z = (plus - mean) / deviation;
  if (!correction) return z;
  const sign = alternative === 'two-sided' ? Math.sign(z) : alternative === 'greater' ? 1 : -1;
  return z - (sign * 0.5) / deviation;
}
