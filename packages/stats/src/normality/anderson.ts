/** The test of Anderson and Darling. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import type { Generator } from '../random/generator/generator.ts';
import type { MonteCarloMethod } from '../resampling/methods.ts';
import { TestResult } from '../results/test-result.ts';
import { centred, sumOf } from '../samples/centred.ts';
import { oneOf } from '../samples/options.ts';
import { plainSample } from '../samples/plain.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { fitted } from './anderson-fits.ts';
import { type AndersonFamily, andersonTable, interpolated } from './anderson-tables.ts';

/** Options of the test of Anderson and Darling. */
export interface AndersonOptions {
  /** The family of distributions; `'gumbel'` and `'extreme1'` are `'gumbel_l'`. `'norm'` by default. */
  readonly dist?: AndersonFamily | 'gumbel' | 'extreme1';
  /**
   * How the p-value is found: `'interpolate'`, the default, in the table of critical values, or among
   * statistics of samples that are drawn from the family; of all but `'weibull_min'`.
   */
  readonly method?: 'interpolate' | MonteCarloMethod;
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
 * @throws RangeError for a sample of more axes or fewer than two observations, where no Weibull distribution
 * with a shape above 1 fits, or is to be drawn; TypeError for a family or method that is none
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
  const name = oneOf(options.dist ?? 'norm', FAMILIES, 'dist', 'anderson');
  const family = name === 'gumbel' || name === 'extreme1' ? 'gumbel_l' : name;
  const method = methodOf(options.method ?? 'interpolate', family);
  const y = plainSample(x, 'anderson', 'x').sort();
  const n = y.length;
  if (n < 2) throw new RangeError(`anderson: x has ${n} observations, must have two or more`);
  if (!Number.isFinite(y[0]!) || !Number.isFinite(y[n - 1]!)) {
    const { critical, levels } = andersonTable(family, n);
    return new AndersonResult(NaN, NaN, critical, levels, [NaN, NaN]);
  }
  const { statistic, parameters, shape } = fittedStatistic(family, y);
  const table = andersonTable(family, n, shape);
  const pvalue = method ? drawnPvalue(family, y, method) : interpolated(statistic, table);
  return new AndersonResult(statistic, pvalue, table.critical, table.levels, parameters);
}

/** The statistic of an ascending sample, and the distribution that fits it; `shape` is its first parameter. */
function fittedStatistic(family: AndersonFamily, y: Float64Array) {
  const n = y.length;
  const { deviations, scale, mean } = centred(y);
  // Of families with a location the deviations from the mean have more digits, and no units.
  const isLocated = family !== 'expon';
  const values = isLocated ? deviations : y;
  const fit = fitted(family, values, 'anderson');
  const terms = values.map(
    (one, i) => ((2 * i + 1) / n) * (fit.logcdf(one) + fit.logsf(values[n - 1 - i]!)),
  );
  const parameters = fit.parameters.slice();
  if (isLocated) {
    const [at, width] = [parameters.length - 2, parameters.length - 1];
    parameters[at] = parameters[at]! * scale + mean;
    parameters[width]! *= scale;
  }
  return { statistic: -n - sumOf(terms), parameters, shape: fit.parameters[0] };
}

/** What draws, or undefined for the table. */
function methodOf(method: unknown, family: AndersonFamily): MonteCarloMethod | undefined {
  if ((method as Partial<MonteCarloMethod> | null)?.kind === 'monte-carlo') {
    if (family in DRAWS) return method as MonteCarloMethod;
    throw new RangeError(`anderson: dist is '${family}', method must be 'interpolate'`);
  }
  if (method === 'interpolate') return undefined;
  throw new TypeError(`anderson: method must be 'interpolate' or a MonteCarloMethod`);
}

/**
 * Draws a sample of a family, of any location and scale: the statistic does not depend on them. That of
 * `gumbel_l` is the mirror image of one.
 */
const DRAWS: Readonly<Partial<Record<AndersonFamily, (from: Generator, n: number) => unknown>>> = {
  norm: (from, n) => from.standard_normal(n),
  expon: (from, n) => from.standard_exponential(n),
  logistic: (from, n) => from.logistic(0, 1, n),
  gumbel_r: (from, n) => from.gumbel(0, 1, n),
  gumbel_l: (from, n) => from.gumbel(0, 1, n),
};

/** The p-value among the statistics of samples that are drawn. Stute, Gonzáles Manteiga and Presedo Quindimil 1993. */
function drawnPvalue(family: AndersonFamily, y: Float64Array, method: MonteCarloMethod): number {
  const draw = DRAWS[family]!;
  const { pvalue } = method.testDrawn(
    y,
    (generator) => {
      const drawn = packedValues(draw(generator, y.length) as NdArray);
      return family === 'gumbel_l' ? drawn.map((one) => -one) : drawn;
    },
    (sample) => fittedStatistic(family, sample.slice().sort()).statistic,
    { alternative: 'greater' },
    'anderson',
  );
  return pvalue as number;
}
