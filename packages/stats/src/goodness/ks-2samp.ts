/** Kolmogorov and Smirnov's test of two samples. */
import { assertOptions } from '@numloom/ufunc';
import { kolmogorovTail } from '../pvalues/kolmogorov.ts';
import { alternativeOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { KS_OUTPUTS, KstestResult } from './kstest-result.ts';
import { gcd, pathsLeave } from './lattice-paths.ts';

/** Options of the two-sample Kolmogorov-Smirnov test. */
export interface Ks2sampOptions extends TestOptions {
  /**
   * Where the p-value comes from: `'exact'`, counting orders of observations; `'asymp'`, the distribution for
   * many observations; `'auto'`, the default, is exact for samples of 10,000 observations or fewer.
   */
  readonly method?: 'auto' | 'exact' | 'asymp';
}

/** `'auto'` is exact up to this size of samples. */
const EXACT_SIZE = 10_000;
/** Sizes whose least common multiple is greater are never counted. */
const EXACT_MULTIPLE = 2 ** 31;

/**
 * Two-sample Kolmogorov-Smirnov test of whether two independent samples are of the same continuous
 * distribution. The statistic is the greatest distance of their empirical distribution functions F and G:
 * max |F - G|, for the alternative `'greater'` max (F - G), for `'less'` max (G - F).
 *
 * Exact p-values take O(m n) operations at most, and are correct down to the least float64 there is. If the
 * least common multiple of the sizes exceeds 2^31, the asymptotic one is given in their place.
 *
 * @throws TypeError for an unknown method; Error for NaN where the policy is to raise
 *
 * @see Hodges (1958), Arkiv för Matematik 3; Viehmann (2021), arXiv:2102.08037
 *
 * @example
 * ```ts
 * import { ks_2samp } from '@numloom/stats';
 * const result = ks_2samp([1, 2, 3, 4, 5], [3.5, 4.5, 6, 7, 8, 9]);
 * console.log(result.statistic.toFixed(4), result.pvalue.toFixed(4)); // => 0.6667 0.1082
 * console.log(result.statistic_location, result.statistic_sign); // => 5 1
 * ```
 */
export function ks_2samp<A extends Sample, B extends Sample, const O extends Ks2sampOptions>(
  data1: A,
  data2: B,
  options?: O,
): KstestResult<Statistic<A, O, B>>;
export function ks_2samp(
  data1: Sample,
  data2: Sample,
  options: Ks2sampOptions = {},
): KstestResult<unknown> {
  return ofTwoSamples('ks_2samp', data1, data2, options);
}

/** `ks_2samp`, by the name of the function that was called. */
export function ofTwoSamples(
  name: string,
  data1: Sample,
  data2: Sample,
  options: Ks2sampOptions,
): KstestResult<unknown> {
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative', 'method'], name);
  const { method: given = 'auto', alternative: side, ...rest } = options;
  const alternative = alternativeOf(side, name);
  const method = oneOf(given, ['auto', 'exact', 'asymp'], 'method', name);
  const spec = { name, samples: ['data1', 'data2'], outputs: KS_OUTPUTS } as const;
  const result = slicewise(spec, [data1, data2], rest, (a, b) => {
    const [m, n] = [a.length, b.length];
    const { steps, location, sign } = greatestDistance(
      a.slice().sort(),
      b.slice().sort(),
      alternative,
    );
    const multiple = (m / gcd(m, n)) * n;
    const isExact =
      method === 'auto'
        ? Math.max(m, n) <= EXACT_SIZE
        : method === 'exact' && (m === n || multiple < EXACT_MULTIPLE);
    const isTwoSided = alternative === 'two-sided';
    const pvalue = isExact
      ? pathsLeave(m, n, steps, isTwoSided)
      : asymptotic(Math.max(m, n), Math.min(m, n), steps / multiple, isTwoSided);
    return {
      statistic: steps / multiple,
      pvalue,
      statistic_location: location,
      statistic_sign: sign,
    };
  });
  return new KstestResult<unknown>(result);
}

/** Where a difference is the greatest: the first such observation of the first sample, else of the second. */
interface Extreme {
  difference: number;
  location: number;
  isFirst: boolean;
}

/**
 * The greatest distance of empirical distribution functions, in whole steps of one by the least common
 * multiple of the sizes: equal distances are equal, unlike those of quotients.
 */
function greatestDistance(
  a: Float64Array,
  b: Float64Array,
  alternative: Alternative,
): { readonly steps: number; readonly location: number; readonly sign: number } {
  const divisor = gcd(a.length, b.length);
  const [up, down] = [b.length / divisor, a.length / divisor];
  const above: Extreme = { difference: -1, location: NaN, isFirst: false };
  const below: Extreme = { difference: -1, location: NaN, isFirst: false };
  for (let i = 0, j = 0; i < a.length || j < b.length;) {
    const isFirst = i < a.length && (j === b.length || a[i]! <= b[j]!);
    const value = isFirst ? a[i]! : b[j]!;
    while (i < a.length && a[i] === value) i++;
    while (j < b.length && b[j] === value) j++;
    const difference = i * up - j * down;
    consider(above, difference, value, isFirst);
    consider(below, -difference, value, isFirst);
  }
  const isBelow =
    alternative === 'less' || (alternative === 'two-sided' && below.difference > above.difference);
  const { difference, location } = isBelow ? below : above;
  return { steps: difference, location, sign: isBelow ? -1 : 1 };
}

function consider(extreme: Extreme, difference: number, location: number, isFirst: boolean): void {
  const isBetter =
    difference > extreme.difference ||
    (difference === extreme.difference && isFirst && !extreme.isFirst);
  if (!isBetter) return;
  extreme.difference = difference;
  extreme.location = location;
  extreme.isFirst = isFirst;
}

/** The p-value for many observations; one-sided Hodges' approximation (5.3), with m the larger size. */
function asymptotic(m: number, n: number, d: number, isTwoSided: boolean): number {
  const size = (m * n) / (m + n);
  if (isTwoSided) {
    // Halves go to even numbers, as NumPy rounds.
    const rounded = Math.round(size);
    return kolmogorovTail(rounded - size === 0.5 ? rounded - (rounded % 2) : rounded, d);
  }
  const z = Math.sqrt(size) * d;
  return Math.exp(-2 * z * z - (2 * z * (m + 2 * n)) / Math.sqrt(m * n * (m + n)) / 3);
}
