/** Odds ratios of tables of two rows and two columns. */
import { assertOptions } from '@numloom/ufunc';
import { ndtri } from '../math/normal.ts';
import type { ConfidenceInterval } from '../results/interval.ts';
import { alternativeOf, levelOf, oneOf } from '../samples/options.ts';
import type { Alternative, Sample } from '../samples/types.ts';
import { cellAtLeast, cellAtMost, cellDistribution, cellMean } from './hypergeometric.ts';
import { type FourFold, fourFold, hasEmptyMargin } from './tables.ts';

/** Options of the odds ratio. */
export interface OddsRatioOptions {
  /**
   * `'conditional'`, the default, for the estimate of greatest likelihood given the margins, `'sample'`
   * for the ratio of the products of the diagonals.
   */
  readonly kind?: 'conditional' | 'sample';
}

/** Options of an interval of an odds ratio. */
export interface OddsIntervalOptions {
  /** Which ends the interval has; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/** The ratio of the products of the diagonals; NaN where it is 0 by 0. */
function sampleOddsRatio([a, b, c, d]: FourFold): number {
  return b > 0 && c > 0 ? (a * d) / (b * c) : a === 0 || d === 0 ? NaN : Infinity;
}

/** The odds ratio at which a function of it, which rises, is 0, by bisection of its logarithm. */
function rootOf(compute: (odds: number) => number): number {
  let [low, high] = [-1, 1];
  while (low > -700 && compute(Math.exp(low)) > 0) [high, low] = [low, 2 * low];
  while (high < 700 && compute(Math.exp(high)) < 0) [low, high] = [high, 2 * high];
  for (let k = 0; k < 100 && high - low > 2e-16 * Math.max(1, Math.abs(low)); k++) {
    const middle = (low + high) / 2;
    if (compute(Math.exp(middle)) < 0) low = middle;
    else high = middle;
  }
  return Math.exp((low + high) / 2);
}

/** An odds ratio, and intervals of it. */
export class OddsRatioResult {
  /** The odds ratio. */
  readonly statistic: number;
  readonly #table: FourFold;
  readonly #kind: 'conditional' | 'sample';

  constructor(statistic: number, table: FourFold, kind: 'conditional' | 'sample') {
    this.statistic = statistic;
    this.#table = table;
    this.#kind = kind;
  }

  /**
   * A confidence interval: exact by the conditional distribution (Cornfield), or of the logarithm's
   * normal approximation for the sample's ratio.
   *
   * @throws RangeError for a level that is not in [0, 1]; TypeError for an alternative that is none
   */
  confidence_interval(
    confidence_level = 0.95,
    options: OddsIntervalOptions = {},
  ): ConfidenceInterval {
    const caller = 'confidence_interval';
    levelOf(confidence_level, 'confidence_level', caller);
    assertOptions(options, ['alternative'], caller);
    const alternative = alternativeOf(options.alternative, caller);
    const rest = alternative === 'two-sided' ? (1 - confidence_level) / 2 : 1 - confidence_level;
    const table = this.#table;
    if (hasEmptyMargin(table)) return { low: 0, high: Infinity };
    const ends = this.#kind === 'sample' ? sampleEnds(table, rest) : exactEnds(table, rest);
    return {
      low: alternative === 'less' ? 0 : ends.low(),
      high: alternative === 'greater' ? Infinity : ends.high(),
    };
  }
}

interface Ends {
  low(): number;
  high(): number;
}

function sampleEnds(table: FourFold, rest: number): Ends {
  const width = -ndtri(rest) * Math.sqrt(table.reduce((sum, count) => sum + 1 / count, 0));
  const at = Math.log(sampleOddsRatio(table));
  return { low: () => Math.exp(at - width), high: () => Math.exp(at + width) };
}

function exactEnds(table: FourFold, rest: number): Ends {
  const [x] = table;
  const { low, high } = cellDistribution(table);
  return {
    low: () =>
      x === low ? 0 : rootOf((odds) => cellAtLeast(cellDistribution(table, odds), x) - rest),
    high: () =>
      x === high ? Infinity : rootOf((odds) => rest - cellAtMost(cellDistribution(table, odds), x)),
  };
}

/** The odds ratio of greatest likelihood given the margins: where the mean of a cell is its value. */
function conditionalOddsRatio(table: FourFold): number {
  const [x] = table;
  const { low, high } = cellDistribution(table);
  if (x === low) return 0;
  return x === high ? Infinity : rootOf((odds) => cellMean(cellDistribution(table, odds)) - x);
}

/**
 * The odds ratio of a table of counts of two rows and two columns, with confidence intervals. NaN where
 * a row or column is empty.
 *
 * @throws RangeError for another shape, or values that are no counts
 *
 * @example
 * ```ts
 * import { odds_ratio } from '@numloom/stats';
 * const result = odds_ratio([[7, 15], [58, 472]]);
 * console.log(result.statistic.toFixed(4)); // => 3.7837
 * const { low, high } = result.confidence_interval(0.95);
 * console.log(low.toFixed(4), high.toFixed(4)); // => 1.2515 10.3635
 * ```
 */
export function odds_ratio(table: Sample, options: OddsRatioOptions = {}): OddsRatioResult {
  assertOptions(options, ['kind'], 'odds_ratio');
  const kinds = ['conditional', 'sample'] as const;
  const kind = oneOf(options.kind ?? 'conditional', kinds, 'kind', 'odds_ratio');
  const counts = fourFold(table, 'odds_ratio');
  let ratio = NaN;
  if (!hasEmptyMargin(counts)) {
    ratio = kind === 'sample' ? sampleOddsRatio(counts) : conditionalOddsRatio(counts);
  }
  return new OddsRatioResult(ratio, counts, kind);
}
