/** The test of Anderson and Darling. */
import { assertOptions } from '@numloom/ufunc';
import { TestResult } from '../results/test-result.ts';
import { sumOf } from '../samples/centred.ts';
import { oneOf } from '../samples/options.ts';
import { plainSample } from '../samples/plain.ts';
import type { Sample } from '../samples/types.ts';
import { fitted } from './anderson-fits.ts';
import { type AndersonFamily, andersonTable, interpolated } from './anderson-tables.ts';

/** Options of the test of Anderson and Darling. */
export interface AndersonOptions {
  /** The family of distributions; `'gumbel'` and `'extreme1'` are `'gumbel_l'`. `'norm'` by default. */
  readonly dist?: AndersonFamily | 'gumbel' | 'extreme1';
  /** How the p-value is found: `'interpolate'` in the table of critical values. */
  readonly method?: 'interpolate';
}

/** What the test of Anderson and Darling gives. */
export class AndersonResult extends TestResult<number> {
  /** Critical values of the statistic, ascending. */
  readonly critical_values: readonly number[];
  /** The significance levels in per cent that they belong to. */
  readonly significance_level: readonly number[];
  /** Parameters of the distribution that fits the sample: shapes, location and scale. */
  readonly parameters: readonly number[];

  constructor(
    statistic: number,
    pvalue: number,
    critical: readonly number[],
    levels: readonly number[],
    parameters: readonly number[],
  ) {
    super(statistic, pvalue);
    this.critical_values = critical;
    this.significance_level = levels;
    this.parameters = parameters;
  }
}

const FAMILIES = ['norm', 'expon', 'logistic', 'gumbel', 'gumbel_l', 'gumbel_r', 'extreme1', 'weibull_min'] as const; // prettier-ignore

/**
 * Tests whether a sample of one axis comes from a family of distributions, whose parameters are
 * estimated from it by greatest likelihood. The p-value is interpolated between significance levels
 * and bounded by them, so `statistic` and `critical_values` say more. NaN gives NaN. The table for
 * Weibull distributions is for 10 observations or more. Stephens, in: D'Agostino and Stephens,
 * Goodness-of-Fit Techniques (1986); Lockhart and Stephens, JRSS B 56 (1994).
 *
 * @throws RangeError for a sample of more axes or fewer than two observations, and where no Weibull
 * distribution with a shape above 1 fits; TypeError for a family that is none
 *
 * @example
 * ```ts
 * import { anderson } from '@numloom/stats';
 * const { statistic, critical_values } = anderson([1, 2, 3, 4, 5, 6, 7, 30]);
 * console.log(statistic.toFixed(4), critical_values); // => 1.3565 [ 0.497, 0.559, 0.666, 0.773, 0.917 ]
 * ```
 */
export function anderson(x: Sample, options: AndersonOptions = {}): AndersonResult {
  assertOptions(options, ['dist', 'method'], 'anderson');
  oneOf(options.method ?? 'interpolate', ['interpolate'], 'method', 'anderson');
  const name = oneOf(options.dist ?? 'norm', FAMILIES, 'dist', 'anderson');
  const family = name === 'gumbel' || name === 'extreme1' ? 'gumbel_l' : name;
  const y = plainSample(x, 'anderson', 'x').sort();
  const n = y.length;
  if (n < 2) throw new RangeError(`anderson: x has ${n} observations, must have two or more`);
  if (!Number.isFinite(y[0]!) || !Number.isFinite(y[n - 1]!)) {
    const { critical, levels } = andersonTable(family, n);
    return new AndersonResult(NaN, NaN, critical, levels, [NaN, NaN]);
  }
  const fit = fitted(family, y, 'anderson');
  const terms = y.map((one, i) => ((2 * i + 1) / n) * (fit.logcdf(one) + fit.logsf(y[n - 1 - i]!)));
  const statistic = -n - sumOf(terms);
  const table = andersonTable(family, n, fit.parameters[0]);
  return new AndersonResult(
    statistic,
    interpolated(statistic, table),
    table.critical,
    table.levels,
    fit.parameters,
  );
}
