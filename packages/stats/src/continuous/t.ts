/** Student's t distribution. */
import { continuous } from '../distributions/continuous.ts';
import { symmetric } from '../distributions/symmetric.ts';
import { optimised } from '../fitting/optimised.ts';
import { betaln } from '../math/beta.ts';
import { digamma } from '../math/polygamma.ts';
import { gammalnDifference } from '../math/scaled-gamma.ts';
import { stdtrOfOne } from '../math/student-t-pieces.ts';
import { log_stdtr, stdtr, stdtrit } from '../math/student-t.ts';
import { standardT } from '../random/samplers/gamma.ts';

const LOG_ROOT = 0.9189385332046727;

/**
 * Student's t distribution with `df` degrees of freedom, of which there may be infinitely many.
 *
 * @example
 * ```ts
 * import { t } from '@numloom/stats';
 * console.log(t.cdf(0, 9)); // => 0.5
 * console.log(t(9).ppf(0.975).toFixed(10)); // => 2.2621571628
 * ```
 */
export const t = /* @__PURE__ */ continuous<[df: number], 'df'>(
  /* @__PURE__ */ symmetric({
    name: 't',
    shapes: ['df'],
    support: [-Infinity, Infinity],
    pdf: (x, df) => Math.exp(logDensity(x, df)),
    logpdf: logDensity,
    cdf: (x, df) => stdtr(df, x),
    cdfOfMany: (x, df) => stdtrOfOne(df, x),
    logcdf: (x, df) => log_stdtr(df, x),
    ppf: (p, df) => stdtrit(df, p),
    mean: (df) => (df > 1 ? 0 : Infinity),
    variance: (df) => (df > 2 ? (df === Infinity ? 1 : df / (df - 2)) : df > 1 ? Infinity : NaN),
    skewness: (df) => (df > 3 ? 0 : NaN),
    kurtosis: (df) => (df > 4 ? 6 / (df - 4) : df > 2 ? Infinity : NaN),
    moment(order, df) {
      if (order % 2 === 1) return order < df ? 0 : NaN;
      if (order >= df) return Infinity;
      let product = 1;
      for (let k = 1; k <= order / 2; k++) product *= (2 * k - 1) / (1 - (2 * k) / df);
      return product;
    },
    entropy,
    random: standardT,
    fit: /* @__PURE__ */ optimised(
      ({ median, spread, sd }) => [
        [3, median, spread],
        [30, median, sd],
        [1, median, spread],
      ],
      [1, 2, 4, 6],
    ),
  }),
);

function logDensity(x: number, df: number): number {
  if (df === Infinity) return -LOG_ROOT - 0.5 * x * x;
  const ratio = (x * x) / df;
  const log = ratio === Infinity ? 2 * Math.log(Math.abs(x)) - Math.log(df) : Math.log1p(ratio);
  const centre = gammalnDifference(df / 2, 0.5) - 0.5 * Math.log(Math.PI * df);
  return centre - ((df + 1) / 2) * log;
}

/** By digamma, or for many degrees of freedom by the series in their reciprocal. */
function entropy(df: number): number {
  if (df > 100) {
    const r = 1 / df;
    const series = [1, 1 / 4, -1 / 6, -1 / 8, 3 / 10, 1 / 4];
    return LOG_ROOT + 0.5 + r * series.reduceRight((sum, c) => sum * r + c, 0);
  }
  const half = (df + 1) / 2;
  return half * (digamma(half) - digamma(df / 2)) + 0.5 * Math.log(df) + betaln(df / 2, 0.5);
}
