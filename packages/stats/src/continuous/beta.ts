/** The beta distribution. */
import { continuous } from '../distributions/continuous.ts';
import { optimised } from '../fitting/optimised.ts';
import { betainc, betaincc, log_betainc, log_betaincc } from '../math/incomplete-beta.ts';
import { betainccinv, betaincinv } from '../math/incomplete-beta-inverse.ts';
import { betaEntropy, betaKurtosis, betaMean, betaSkewness, betaVariance } from './beta-moments.ts';
import { betaDensity, logBetaDensity } from './densities.ts';
import { beta as drawBeta } from '../random/samplers/gamma.ts';

/**
 * The beta distribution with shapes `a` and `b`, on the interval from `loc` to `loc + scale`.
 *
 * @example
 * ```ts
 * import { beta } from '@numloom/stats';
 * console.log(beta.mean(2, 6)); // => 0.25
 * console.log(beta(2, 2).cdf(0.5)); // => 0.5
 * ```
 */
export const beta = /* @__PURE__ */ continuous<[a: number, b: number], 'a' | 'b'>({
  name: 'beta',
  shapes: ['a', 'b'],
  support: [0, 1],
  pdf: (x, a, b) => betaDensity(a, b, x, 1 - x),
  logpdf: (x, a, b) => logBetaDensity(a, b, x, 1 - x),
  cdf: (x, a, b) => betainc(a, b, x),
  logcdf: (x, a, b) => log_betainc(a, b, x),
  sf: (x, a, b) => betaincc(a, b, x),
  logsf: (x, a, b) => log_betaincc(a, b, x),
  ppf: (p, a, b) => betaincinv(a, b, p),
  isf: (q, a, b) => betainccinv(a, b, q),
  mean: betaMean,
  variance: betaVariance,
  skewness: betaSkewness,
  kurtosis: betaKurtosis,
  moment(order, a, b) {
    let product = 1;
    for (let k = 0; k < order; k++) product *= (a + k) / (a + b + k);
    return product;
  },
  entropy: betaEntropy,
  random: drawBeta,
  fit: /* @__PURE__ */ optimised(({ mean, sd, min, max }, [, , floc, fscale]) => {
    const margin = 0.05 * (max - min) || 1e-3;
    return [margin, 10 * margin, margin / 500].map((reach) => {
      const loc = floc ?? (fscale === undefined ? min - reach : (min + max - fscale) / 2);
      const scale = fscale ?? max + reach - loc;
      const [m, v] = [(mean - loc) / scale, (sd / scale) ** 2];
      const size = Math.max((m * (1 - m)) / v - 1, 0.1);
      return [m * size, (1 - m) * size, loc, scale];
    });
  }),
});
