/** P-values of independent tests of one hypothesis, combined into one. */
import { assertOptions } from '@numloom/ufunc';
import { gammainc } from '../math/incomplete-gamma.ts';
import { ndtri } from '../math/normal.ts';
import { chi2Tail } from '../pvalues/chi2.ts';
import { normalPvalue } from '../pvalues/normal.ts';
import { studentPvalue } from '../pvalues/student.ts';
import { TestResult } from '../results/test-result.ts';
import { dot, sumOf } from '../samples/centred.ts';
import { oneOf, SAMPLE_OPTIONS } from '../samples/options.ts';
import { plainSample } from '../samples/plain.ts';
import { isPlain } from '../samples/samples.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';

/** Options of combining p-values. */
export interface CombineOptions extends SampleOptions {
  /** The method; `'fisher'` by default. */
  readonly method?: 'fisher' | 'pearson' | 'tippett' | 'stouffer' | 'mudholkar_george';
  /** Weights of the tests in Stouffer's method, equal by default. */
  readonly weights?: Sample;
}

const METHODS = ['fisher', 'pearson', 'tippett', 'stouffer', 'mudholkar_george'] as const;

function combined(
  p: Float64Array,
  weights: Float64Array | undefined,
  method: (typeof METHODS)[number],
): { statistic: number; pvalue: number } {
  const n = p.length;
  switch (method) {
    case 'fisher': {
      const statistic = -2 * sumOf(p.map(Math.log));
      return { statistic, pvalue: chi2Tail(statistic, 2 * n) };
    }
    case 'pearson': {
      const statistic = 2 * sumOf(p.map((one) => Math.log1p(-one)));
      return { statistic, pvalue: gammainc(n, -statistic / 2) };
    }
    case 'tippett': {
      const statistic = p.reduce((least, one) => Math.min(least, one), 1);
      return { statistic, pvalue: -Math.expm1(n * Math.log1p(-statistic)) };
    }
    case 'stouffer': {
      const w = weights ?? new Float64Array(n).fill(1);
      const sum = sumOf(p.map((one, k) => -w[k]! * ndtri(one)));
      const statistic = sum / Math.sqrt(dot(w, w));
      return { statistic, pvalue: normalPvalue(statistic, 'greater') };
    }
    case 'mudholkar_george': {
      const statistic = sumOf(p.map((one) => Math.log1p(-one) - Math.log(one)));
      const df = 5 * n + 4;
      const t = statistic * (Math.sqrt(3 / n) / Math.PI) * Math.sqrt(df / (df - 2));
      return { statistic, pvalue: studentPvalue(t, df, 'greater') };
    }
  }
}

/**
 * Combines p-values of independent tests of the same null hypothesis. `'fisher'` sums logarithms of p,
 * `'pearson'` those of 1 - p, `'mudholkar_george'` both, `'tippett'` takes the least, and `'stouffer'`
 * sums normal scores, with weights if given.
 *
 * @throws RangeError for values outside of [0, 1], shapes that do not fit, or an axis out of range; Error
 * for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { combine_pvalues } from '@numloom/stats';
 * const { statistic, pvalue } = combine_pvalues([0.01, 0.05, 0.2, 0.5]);
 * console.log(statistic.toFixed(4), pvalue.toFixed(6)); // => 19.8070 0.011092
 * ```
 */
export function combine_pvalues<A extends Sample, const O extends CombineOptions>(
  pvalues: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function combine_pvalues(pvalues: Sample, options: CombineOptions = {}): unknown {
  const caller = 'combine_pvalues';
  assertOptions(options, [...SAMPLE_OPTIONS, 'method', 'weights'], caller);
  const { method: asked, weights, ...rest } = options;
  const method = oneOf(asked ?? 'fisher', METHODS, 'method', caller);
  // Weights do not decide whether the result is a number.
  const given = weights && isPlain(pvalues) ? plainSample(weights, caller, 'weights') : weights;
  const { statistic, pvalue } = slicewise(
    {
      name: caller,
      samples: ['pvalues', 'weights'],
      outputs: ['statistic', 'pvalue'],
      paired: true,
    },
    given === undefined ? [pvalues] : [pvalues, given],
    rest,
    (p, w) => {
      const wrong = p.find((one) => one < 0 || one > 1);
      if (wrong !== undefined) {
        throw new RangeError(`${caller}: a p-value is ${wrong}, must be in [0, 1]`);
      }
      return combined(p, w, method);
    },
  );
  return new TestResult(statistic, pvalue);
}
