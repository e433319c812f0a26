/** The Alexander-Govern test. */
import { assertOptions } from '@numloom/ufunc';
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import type { GroupStatistic } from '../samples/grouped.ts';
import { SAMPLE_OPTIONS } from '../samples/options.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { scaledDifference, scaledMomentsOf, weightsOf } from './group-moments.ts';

/**
 * Alexander-Govern test of whether the means of two groups or more are equal, whose variances may differ;
 * options come last. NaN where a group does not vary.
 *
 * @throws TypeError for fewer than two groups; Error for NaN where the policy is to raise
 *
 * @see Alexander, Govern (1994), J. Educational Statistics 19
 *
 * @example
 * ```ts
 * import { alexandergovern } from '@numloom/stats';
 * const young = [482.43, 484.36, 488.84, 495.15, 495.24, 502.69, 504.62, 518.29, 519.1, 524.1];
 * const old = [335.59, 338.43, 353.54, 404.27, 437.16, 469.01, 485.85, 487.3, 493.08, 494.31];
 * const { statistic, pvalue } = alexandergovern(young, old);
 * console.log(statistic.toFixed(4), pvalue.toFixed(5)); // => 7.0895 0.00775
 * ```
 */
export function alexandergovern<const S extends readonly Sample[]>(
  ...samples: S
): TestResult<GroupStatistic<S>>;
export function alexandergovern<const S extends readonly Sample[], const O extends SampleOptions>(
  ...args: readonly [...samples: S, options: O]
): TestResult<GroupStatistic<S, O>>;
export function alexandergovern(...args: readonly unknown[]): TestResult<unknown> {
  const name = 'alexandergovern';
  const [samples, options] = variadic<SampleOptions>(args, 2, name);
  assertOptions(options, SAMPLE_OPTIONS, name);
  const spec = { name, outputs: ['statistic', 'pvalue'], least: 2 } as const;
  const result = slicewise(spec, samples, options, (...groups) => {
    const moments = scaledMomentsOf(groups);
    const { weights, whole, least } = weightsOf(moments);
    let statistic = 0;
    moments.forEach((group, i) => {
      // The deviation from the weighted mean, in standard errors.
      let t = 0;
      moments.forEach((other, j) => {
        const units = 2 * (least - other.exponent) + Math.max(other.exponent - group.exponent, 0);
        t += (weights[j]! / whole) * scaledDifference(group, other) * 2 ** units;
      });
      statistic += normalised(t * Math.sqrt(weights[i]!), group.n - 1) ** 2;
    });
    return { statistic, pvalue: chi2Tail(statistic, groups.length - 1) };
  });
  return new TestResult<unknown>(result.statistic, result.pvalue);
}

/** A normal deviate from one of Student's t with v degrees of freedom. Hill (1970), CACM 13. */
function normalised(t: number, v: number): number {
  const a = v - 0.5;
  const b = 48 * a * a;
  const c = Math.sqrt(a * Math.log1p((t * t) / v));
  const c2 = c * c;
  return (
    c +
    (c * (c2 + 3)) / b -
    (c * (((4 * c2 + 33) * c2 + 240) * c2 + 855)) / (10 * b * b + 8 * b * c2 * c2 + 1000 * b)
  );
}
