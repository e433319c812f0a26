/** The test of the means of two Poisson distributions. */
import { assertOptions } from '@numloom/ufunc';
import { poisson } from '../discrete/poisson.ts';
import { TestResult } from '../results/test-result.ts';
import { alternativeOf } from '../samples/options.ts';
import type { Alternative } from '../samples/types.ts';
import { integerOf } from './integers.ts';

/** Options of the test of Poisson means. */
export interface PoissonMeansOptions {
  /** The difference of the means under the null hypothesis, the first less the second: 0, the default, or more. */
  readonly diff?: number;
  /** The alternative hypothesis; `'two-sided'` by default. */
  readonly alternative?: Alternative;
}

/** Counts whose probability is less, on each side, are left out of sums. */
const LEAST = 1e-17;
/** Statistics that differ by less than their rounding are the same. */
const NEAR = 1e-13;
/** The mean count up to which sums are taken. */
const MOST = 1e10;

/**
 * The E-test of whether the means of two Poisson distributions differ by `diff`, of `k1` events in a sample of the
 * size `n1` (or over a time, or an area), and `k2` in one of `n2`. The statistic is the difference in its
 * estimated standard deviations; the p-value is the probability of one as extreme where the means are those that
 * are estimated under the null hypothesis. O(√k log k).
 *
 * Two counts of 0 have the statistic 0 where `diff` is 0.
 *
 * @throws RangeError where k1 or k2 is no whole number from 0 on, n1 or n2 is not above 0, or diff is negative; or
 * where more events are expected than sums can be taken over
 *
 * @see Krishnamoorthy, Thomson (2004), Journal of Statistical Planning and Inference 119
 *
 * @example
 * ```ts
 * import { poisson_means_test } from '@numloom/stats';
 * const { statistic, pvalue } = poisson_means_test(0, 100, 3, 100);
 * console.log(statistic.toFixed(4), pvalue.toFixed(5)); // => -1.7321 0.08838
 * ```
 */
export function poisson_means_test(
  k1: number,
  n1: number,
  k2: number,
  n2: number,
  options: PoissonMeansOptions = {},
): TestResult<number> {
  const caller = 'poisson_means_test';
  assertOptions(options, ['diff', 'alternative'], caller);
  integerOf(k1, 0, 'k1', caller);
  integerOf(k2, 0, 'k2', caller);
  sizeOf(n1, 'n1', caller);
  sizeOf(n2, 'n2', caller);
  const { diff = 0 } = options;
  if (!(typeof diff === 'number' && diff >= 0 && diff < Infinity)) {
    throw new RangeError(`${caller}: diff is ${String(diff)}, must be a finite number, 0 or more`);
  }
  const alternative = alternativeOf(options.alternative, caller);
  const mean = (k1 + k2) / (n1 + n2) - (diff * n1) / (n1 + n2);
  // Then nothing speaks against the null hypothesis.
  if (!(mean > 0)) return new TestResult(0, 1);
  const [first, second] = [n1 * (mean + diff), n2 * mean];
  if (!(Math.max(first, second) <= MOST)) {
    throw new RangeError(
      `${caller}: ${Math.max(first, second)} events are expected, must be at most ${MOST}`,
    );
  }
  const of = (x: number, y: number): number => {
    const difference = x / n1 - y / n2 - diff;
    return difference === 0 ? 0 : difference / Math.sqrt(x / n1 / n1 + y / n2 / n2);
  };
  const observed = of(k1, k2);
  const slack = NEAR * (Math.abs(observed) + Math.sqrt(first + second));
  const end = Math.max(poisson.isf(LEAST, second), k2) + 1;
  /** The probability of second counts whose statistics beside x are above a limit, or are not. */
  const share = (x: number, limit: number, isAbove: boolean): number => {
    // Where x / n1 < diff, the statistic rises with the second count at first; from there it falls.
    const turn = Math.max((diff - x / n1) * n2 - (2 * n2 * n2 * x) / n1 / n1, 0);
    const peak = Math.min(Math.floor(turn) + 1, end);
    const from = firstWhere((y) => of(x, y) > limit, 0, peak);
    const to = firstWhere((y) => !(of(x, y) > limit), peak, end);
    const [below, beyond] = [poisson.cdf(from - 1, second), poisson.sf(to - 1, second)];
    if (!isAbove) return below + beyond;
    return from === 0 ? poisson.cdf(to - 1, second) : poisson.cdf(to - 1, second) - below;
  };
  const extreme = (x: number): number => {
    if (alternative === 'greater') return share(x, observed - slack, true);
    if (alternative === 'less') return share(x, observed + slack, false);
    const limit = Math.abs(observed);
    return share(x, limit - slack, true) + share(x, slack - limit, false);
  };
  let pvalue = 0;
  const last = poisson.isf(LEAST, first);
  for (let x = poisson.ppf(LEAST, first); x <= last; x++) {
    pvalue += poisson.pmf(x, first) * extreme(x);
  }
  return new TestResult(observed, Math.min(pvalue, 1));
}

/** @throws RangeError naming the argument where it is no size */
function sizeOf(value: number, name: string, caller: string): void {
  if (typeof value === 'number' && value > 0 && value < Infinity) return;
  throw new RangeError(`${caller}: ${name} is ${String(value)}, must be a finite number above 0`);
}

/** The first whole number from `low` to `high` for which a condition holds, as for all after it; `high` if for none. */
function firstWhere(holds: (y: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
