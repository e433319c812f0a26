/** The Cauchy distribution. */
import { continuous } from '../distributions/continuous.ts';
import { symmetric } from '../distributions/symmetric.ts';
import { optimised } from '../fitting/optimised.ts';

/**
 * The Cauchy distribution around `loc`, with quartiles at a distance of `scale`. It has no moments.
 *
 * @example
 * ```ts
 * import { cauchy } from '@numloom/stats';
 * console.log(cauchy.ppf(0.75, { loc: 3, scale: 2 }).toFixed(12)); // => 5.000000000000
 * console.log(cauchy.mean()); // => NaN
 * ```
 */
export const cauchy = /* @__PURE__ */ continuous(
  /* @__PURE__ */ symmetric({
    name: 'cauchy',
    shapes: [],
    support: [-Infinity, Infinity],
    pdf: (x) => 1 / Math.PI / (1 + x * x),
    logpdf: (x) => {
      const log = Math.abs(x) > 1e150 ? 2 * Math.log(Math.abs(x)) : Math.log1p(x * x);
      return -Math.log(Math.PI) - log;
    },
    cdf: probability,
    logcdf: (x) => (x < 0 ? Math.log(probability(x)) : Math.log1p(-probability(-x))),
    ppf(p) {
      if (p === 0.5) return 0;
      if (p < 0.25) return -1 / Math.tan(Math.PI * p);
      return p > 0.75 ? 1 / Math.tan(Math.PI * (1 - p)) : Math.tan(Math.PI * (p - 0.5));
    },
    mean: () => NaN,
    variance: () => NaN,
    skewness: () => NaN,
    kurtosis: () => NaN,
    moment: () => NaN,
    entropy: () => Math.log(4 * Math.PI),
    fit: /* @__PURE__ */ optimised(({ median, spread }) => [[median, spread]]),
  }),
);

/** By the angle, which is small where the probability is. */
function probability(x: number): number {
  return Math.atan2(1, -x) / Math.PI;
}
