/** Tests of frequencies against expected ones. */
import { full } from '@numloom/ndarray';
import { chi2Tail } from '../pvalues/chi2.ts';
import { TestResult } from '../results/test-result.ts';
import { sumOf } from '../samples/centred.ts';
import { assertFlags } from '../samples/options.ts';
import { isPlain, realArray } from '../samples/samples.ts';
import { slicewise } from '../samples/slicewise.ts';
import type { Sample, SampleOptions, Statistic } from '../samples/types.ts';
import { variadic } from '../samples/variadic.ts';
import { type Divergence, divergence, exponentOf } from './divergence.ts';

/** Options of tests of frequencies. */
export interface ChisquareOptions extends SampleOptions {
  /** What is taken off the degrees of freedom, which are categories less one; 0 by default. */
  readonly ddof?: number;
  /** Whether sums of observed and expected frequencies must agree to 1.5e-8; true by default. */
  readonly sum_check?: boolean;
}

/** The same with a choice of the divergence. */
export interface PowerDivergenceOptions extends ChisquareOptions {
  /** The divergence by its name or its exponent; `'pearson'` by default. */
  readonly lambda_?: Divergence;
}

/**
 * The chi-squared test of frequencies: whether categories have the expected frequencies, which are equal
 * by default. Frequencies of all categories should be 5 or more. Pearson 1900.
 *
 * @throws RangeError where shapes do not fit, the axis is out of range, or sums of observed and
 * expected frequencies differ; Error for NaN where the policy is to raise
 *
 * @example
 * ```ts
 * import { chisquare } from '@numloom/stats';
 * const { statistic, pvalue } = chisquare([16, 18, 16, 14, 12, 12]);
 * console.log(statistic, pvalue.toFixed(4)); // => 2 0.8491
 * console.log(chisquare([16, 18, 16, 14, 12, 12], [16, 16, 16, 16, 16, 8]).statistic); // => 3.5
 * ```
 */
export function chisquare<
  A extends Sample,
  B extends Sample | null,
  const O extends ChisquareOptions,
>(f_obs: A, f_exp: B, options?: O): TestResult<Statistic<A, O, B extends null ? number : B>>;
export function chisquare<A extends Sample, const O extends ChisquareOptions>(
  f_obs: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function chisquare(...args: unknown[]): unknown {
  const [samples, options] = variadic<ChisquareOptions>(args, 1, 'chisquare');
  return frequencies('chisquare', samples, options, 1);
}

/**
 * The power divergence test of frequencies: Pearson's, the likelihood ratio, and others of the family of
 * Cressie and Read. JRSS B 46 (1984). Where observed and expected frequencies are near to each other the
 * statistic keeps its digits.
 *
 * @throws as `chisquare`, and TypeError for a divergence that is none
 *
 * @example
 * ```ts
 * import { power_divergence } from '@numloom/stats';
 * const { statistic } = power_divergence([16, 18, 16, 14, 12, 12], { lambda_: 'log-likelihood' });
 * console.log(statistic.toFixed(6)); // => 2.006573
 * ```
 */
export function power_divergence<
  A extends Sample,
  B extends Sample | null,
  const O extends PowerDivergenceOptions,
>(f_obs: A, f_exp: B, options?: O): TestResult<Statistic<A, O, B extends null ? number : B>>;
export function power_divergence<A extends Sample, const O extends PowerDivergenceOptions>(
  f_obs: A,
  options?: O,
): TestResult<Statistic<A, O>>;
export function power_divergence(...args: unknown[]): unknown {
  const [samples, options] = variadic<PowerDivergenceOptions>(args, 1, 'power_divergence');
  const { lambda_, ...rest } = options;
  return frequencies('power_divergence', samples, rest, exponentOf(lambda_, 'power_divergence'));
}

function frequencies(
  caller: string,
  [observed, expected]: readonly (Sample | null)[],
  options: ChisquareOptions,
  lambda: number,
): TestResult {
  assertFlags(options, ['sum_check'], caller);
  const { ddof = 0, sum_check = true, ...rest } = options;
  const samples = [observed!];
  if (typeof expected === 'number') {
    const { shape } = realArray(observed!, caller, 'f_obs');
    const isOne = isPlain(observed!);
    samples.push(isOne ? new Float64Array(shape[0] ?? 1).fill(expected) : full(shape, expected));
  } else if (expected !== null && expected !== undefined) samples.push(expected);
  const { statistic, pvalue } = slicewise(
    { name: caller, samples: ['f_obs', 'f_exp'], outputs: ['statistic', 'pvalue'], paired: true },
    samples,
    rest,
    (o, given) => {
      const n = o.length;
      const total = sumOf(o);
      const e = given ?? new Float64Array(n).fill(total / n);
      if (given && sum_check) {
        const sum = sumOf(given);
        if (Math.abs(total - sum) > Math.sqrt(Number.EPSILON) * Math.min(total, sum)) {
          throw new RangeError(
            `${caller}: the sums of f_obs and f_exp are ${total} and ${sum}, must agree`,
          );
        }
      }
      const value = divergence(o, e, lambda);
      const df = n - 1 - ddof;
      return {
        statistic: value,
        pvalue: df > 0 ? chi2Tail(value, df) : df === 0 && value > 0 ? 0 : NaN,
      };
    },
  );
  return new TestResult(statistic, pvalue);
}
