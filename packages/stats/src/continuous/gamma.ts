/** The gamma distribution. */
import { continuous } from '../distributions/continuous.ts';
import { optimised } from '../fitting/optimised.ts';
import { gammainc, gammaincc, log_gammainc, log_gammaincc } from '../math/incomplete-gamma.ts';
import { gammainccinv, gammaincinv } from '../math/incomplete-gamma-inverse.ts';
import { gammaDensity, logGammaDensity } from './densities.ts';
import { gammaEntropy, gammaGuesses, rising } from './gamma-moments.ts';
import { standardGamma } from '../random/samplers/gamma.ts';

/**
 * The gamma distribution with shape `a`; its rate is 1 / `scale`.
 *
 * @example
 * ```ts
 * import { gamma } from '@numloom/stats';
 * console.log(gamma.mean(2, { scale: 3 })); // => 6
 * console.log(gamma.sf(800, 1.5) > 0, gamma.logsf(8000, 1).toFixed(0)); // => false -8000
 * ```
 */
export const gamma = /* @__PURE__ */ continuous<[a: number], 'a'>({
  name: 'gamma',
  shapes: ['a'],
  support: [0, Infinity],
  pdf: (x, a) => gammaDensity(a, x),
  logpdf: (x, a) => logGammaDensity(a, x),
  cdf: (x, a) => gammainc(a, x),
  logcdf: (x, a) => log_gammainc(a, x),
  sf: (x, a) => gammaincc(a, x),
  logsf: (x, a) => log_gammaincc(a, x),
  ppf: (p, a) => gammaincinv(a, p),
  isf: (q, a) => gammainccinv(a, q),
  mean: (a) => a,
  variance: (a) => a,
  skewness: (a) => 2 / Math.sqrt(a),
  kurtosis: (a) => 6 / a,
  moment: rising,
  entropy: gammaEntropy,
  random: standardGamma,
  fit: /* @__PURE__ */ optimised(gammaGuesses),
});
