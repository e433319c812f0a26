/** Kendall's tau. */
import { assertOptions } from '@numloom/ufunc';
import { normalPvalue } from '../pvalues/normal.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf, oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Alternative, Sample, Statistic, TestOptions } from '../samples/types.ts';
import { inversionsPvalue } from './kendall-distribution.ts';
import { countPairs, type Pairs } from './kendall-pairs.ts';

/** Options of Kendall's tau. */
export interface KendallOptions extends TestOptions {
  /**
   * The p-value is `'exact'`, `'asymptotic'`, or, by default `'auto'`, exact where there are no ties and
   * there are at most 33 observations or one pair out of order.
   */
  readonly method?: 'auto' | 'exact' | 'asymptotic';
  /** How ties count: `'b'` or `'c'`; `'b'` by default. */
  readonly variant?: 'b' | 'c';
}

/** The probability of a difference of concordant and discordant pairs as extreme. Kendall 1970. */
function asymptotic({ x, y }: Pairs, n: number, difference: number, alternative: Alternative) {
  const m = n * (n - 1);
  const variance =
    (m * (2 * n + 5) - x.weights - y.weights) / 18 +
    (2 * x.pairs * y.pairs) / m +
    (n > 2 ? (x.triples * y.triples) / (9 * m * (n - 2)) : 0);
  return normalPvalue(difference / Math.sqrt(variance), alternative);
}

/**
 * Kendall's tau, a measure of how far two samples are in the same order, and the test that they are
 * independent. Observations lie along all axes by default. Samples that do not vary give NaN.
 * O(n log n), the exact test O(n³).
 *
 * @throws RangeError where samples differ in length, the axis is out of range, or the exact method is
 * asked for and there are ties; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { kendalltau } from '@numloom/stats';
 * const { statistic, pvalue } = kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(4)); // => -0.4714 0.2827
 * ```
 */
export function kendalltau<A extends Sample, B extends Sample, const O extends KendallOptions>(
  x: A,
  y: B,
  options?: O,
): TestResult<Statistic<A, O, B>>;
export function kendalltau(x: Sample, y: Sample, options: KendallOptions = {}): unknown {
  const caller = 'kendalltau';
  assertOptions(options, [...SAMPLE_OPTIONS, 'alternative', 'method', 'variant'], caller);
  const { alternative: given, method: asked, variant: form, ...rest } = options;
  const alternative = alternativeOf(given, caller);
  const method = oneOf(asked ?? 'auto', ['auto', 'exact', 'asymptotic'], 'method', caller);
  const variant = oneOf(form ?? 'b', ['b', 'c'], 'variant', caller);
  const { statistic, pvalue } = slicewise(
    {
      name: caller,
      samples: ['x', 'y'],
      outputs: ['statistic', 'pvalue'],
      paired: true,
      least: 2,
    },
    [x, y],
    { axis: null, ...rest },
    (a, b) => {
      const n = a.length;
      const pairs = countPairs(a, b);
      const [tiesX, tiesY] = [pairs.x.pairs, pairs.y.pairs];
      const total = (n * (n - 1)) / 2;
      if (tiesX === total || tiesY === total) return { statistic: NaN, pvalue: NaN };
      const difference = total - tiesX - tiesY + pairs.both - 2 * pairs.discordant;
      const classes = Math.min(pairs.x.classes, pairs.y.classes);
      const tau =
        variant === 'b'
          ? difference / Math.sqrt(total - tiesX) / Math.sqrt(total - tiesY)
          : (2 * difference) / ((n ** 2 * (classes - 1)) / classes);
      const hasTies = tiesX > 0 || tiesY > 0;
      if (hasTies && method === 'exact') {
        throw new RangeError(`${caller}: method is 'exact', but there are ties`);
      }
      const few = Math.min(pairs.discordant, total - pairs.discordant);
      const isExact =
        method === 'exact' || (method === 'auto' && !hasTies && (n <= 33 || few <= 1));
      return {
        statistic: Math.max(-1, Math.min(tau, 1)),
        pvalue: isExact
          ? inversionsPvalue(n, pairs.discordant, alternative)
          : asymptotic(pairs, n, difference, alternative),
      };
    },
  );
  return new TestResult(statistic, pvalue);
}
