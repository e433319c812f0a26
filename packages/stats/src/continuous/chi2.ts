/** The chi-squared distribution. */
import { continuous } from '../distributions/continuous.ts';
import { optimised } from '../fitting/optimised.ts';
import { gammainc, gammaincc, log_gammainc, log_gammaincc } from '../math/incomplete-gamma.ts';
import { gammainccinv, gammaincinv } from '../math/incomplete-gamma-inverse.ts';
import { gammaDensity, logGammaDensity } from './densities.ts';
import { gammaEntropy, gammaGuesses, rising } from './gamma-moments.ts';
import { chisquare } from '../random/samplers/gamma.ts';

/**
 * The chi-squared distribution with `df` degrees of freedom.
 *
 * @example
 * ```ts
 * import { chi2 } from '@numloom/stats';
 * console.log(chi2.sf(3.841458820694124, 1).toFixed(12)); // => 0.050000000000
 * ```
 */
export const chi2 = /* @__PURE__ */ continuous<[df: number], 'df'>({
  name: 'chi2',
  shapes: ['df'],
  support: [0, Infinity],
  pdf: (x, df) => gammaDensity(df / 2, x / 2) / 2,
  logpdf: (x, df) => logGammaDensity(df / 2, x / 2) - Math.LN2,
  cdf: (x, df) => gammainc(df / 2, x / 2),
  logcdf: (x, df) => log_gammainc(df / 2, x / 2),
  sf: (x, df) => gammaincc(df / 2, x / 2),
  logsf: (x, df) => log_gammaincc(df / 2, x / 2),
  ppf: (p, df) => 2 * gammaincinv(df / 2, p),
  isf: (q, df) => 2 * gammainccinv(df / 2, q),
  mean: (df) => df,
  variance: (df) => 2 * df,
  skewness: (df) => Math.sqrt(8 / df),
  kurtosis: (df) => 12 / df,
  moment: (n, df) => 2 ** n * rising(n, df / 2),
  entropy: (df) => gammaEntropy(df / 2) + Math.LN2,
  random: chisquare,
  fit: /* @__PURE__ */ optimised((summary, fixed) =>
    gammaGuesses(summary, fixed).map(([a, loc, scale]) => [2 * a!, loc!, scale! / 2]),
  ),
});
