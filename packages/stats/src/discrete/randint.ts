/** The discrete uniform distribution. */
import { heap } from '@numloom/ndarray';
import { fallingFactorial, momentFromFactorials } from '../distributions/counts.ts';
import { discrete } from '../distributions/discrete.ts';

/** The least whole number that is at least x, within rounding errors. */
function above(x: number): number {
  const whole = Math.round(x);
  return Math.abs(x - whole) <= 2 ** -50 * Math.abs(x) ? whole : Math.ceil(x);
}

/**
 * The discrete uniform distribution: whole numbers from `low` up to `high`, that not included, all of the
 * same probability. Parameters: whole numbers, `low` below `high`.
 *
 * @example
 * ```ts
 * import { randint } from '@numloom/stats';
 * console.log(randint.cdf(3, 1, 7)); // => 0.5
 * console.log(randint.support(1, 7)); // => [ 1, 6 ]
 * ```
 */
export const randint = /* @__PURE__ */ discrete<[low: number, high: number]>({
  name: 'randint',
  shapes: ['low', 'high'],
  domain: (low, high) => Number.isInteger(low) && Number.isInteger(high) && low < high,
  support: [(low) => low, (_, high) => high - 1],
  pmf: (_, low, high) => 1 / (high - low),
  logpmf: (_, low, high) => -Math.log(high - low),
  cdf: (k, low, high) => (k - low + 1) / (high - low),
  sf: (k, low, high) => (high - 1 - k) / (high - low),
  logcdf: (k, low, high) => Math.log((k - low + 1) / (high - low)),
  logsf: (k, low, high) => Math.log((high - 1 - k) / (high - low)),
  ppf: (p, low, high) => Math.max(low, low + above(p * (high - low)) - 1),
  isf: (q, low, high) => Math.max(low, high - 1 - below(q * (high - low))),
  mean: (low, high) => (low + high - 1) / 2,
  variance: (low, high) => ((high - low - 1) * (high - low + 1)) / 12,
  skewness: () => 0,
  kurtosis: (low, high) => (-6 / 5) * (((high - low) ** 2 + 1) / ((high - low) ** 2 - 1)),
  moment(order, low, high) {
    // Of what is above `low`, whose moments are sums without cancellation.
    let sum = 0;
    let choices = 1;
    for (let k = 0; k <= order; k++) {
      const own = momentFromFactorials(k, (r) => fallingFactorial(high - low - 1, r) / (r + 1));
      sum += choices * low ** (order - k) * own;
      choices *= (order - k) / (k + 1);
    }
    return sum;
  },
  entropy: (low, high) => Math.log(high - low),
  random({ kernels, stage }, low, high) {
    kernels.fillBounded64(stage, stage + 8, BigInt(low), BigInt(high - 1 - low));
    return Number(new BigInt64Array(heap.buffer, stage, 1)[0]);
  },
});

/** The largest whole number that is at most x, within rounding errors. */
const below = (x: number): number => -above(-x);
