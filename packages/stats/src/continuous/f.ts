/** The F distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { Law } from '../distributions/law.ts';
import { optimised } from '../fitting/optimised.ts';
import { betaln } from '../math/beta.ts';
import { digamma } from '../math/polygamma.ts';
import { betainc, log_betainc } from '../math/incomplete-beta.ts';
import { betainccinv, betaincinv } from '../math/incomplete-beta-inverse.ts';
import { betaDensity, logBetaDensity } from './densities.ts';
import { fRatio } from '../random/samplers/gamma.ts';

/**
 * The F distribution with `dfn` degrees of freedom of the numerator and `dfd` of the denominator.
 *
 * @example
 * ```ts
 * import { f } from '@numloom/stats';
 * console.log(f.mean(3, 10)); // => 1.25
 * console.log(f.sf(4, 3, 10).toFixed(12)); // => 0.041347681036
 * ```
 */
export const f = /* @__PURE__ */ continuous<[dfn: number, dfd: number], 'dfn' | 'dfd'>({
  name: 'f',
  shapes: ['dfn', 'dfd'],
  support: [0, Infinity],
  pdf(x, n, d) {
    const [dfn, dfd] = [finite(n), finite(d)];
    if (x === 0) return dfn < 2 ? Infinity : Number(dfn === 2);
    const ratio = x * (dfn / dfd);
    const [u, v] = [1 / (1 + 1 / ratio), 1 / (1 + ratio)];
    if (u === 0 || v === 0) return Math.exp(logDensity(x, dfn, dfd, 1));
    return betaDensity(dfn / 2, dfd / 2, u, v) * (u / x) * v;
  },
  logpdf: logDensity,
  cdf: tail(betainc, false),
  logcdf: tail(log_betainc, false),
  sf: tail(betainc, true),
  logsf: tail(log_betainc, true),
  ppf(p, n, d) {
    const [a, b] = [finite(n) / 2, finite(d) / 2];
    return quotient(a, b, betaincinv(a, b, p), () => betainccinv(b, a, p));
  },
  isf(q, n, d) {
    const [a, b] = [finite(n) / 2, finite(d) / 2];
    return quotient(a, b, betainccinv(a, b, q), () => betaincinv(b, a, q));
  },
  mean: (_, d) => (d > 2 ? d / (d - 2) : Infinity),
  variance: (n, d) => (d > 4 ? (2 * d * d * (n + d - 2)) / (n * (d - 2) ** 2 * (d - 4)) : Infinity),
  skewness: (n, d) =>
    d > 6 ? ((2 * n + d - 2) / (d - 6)) * Math.sqrt((8 * (d - 4)) / (n * (n + d - 2))) : NaN,
  kurtosis: (n, d) =>
    d > 8
      ? (12 * (n * (5 * d - 22) * (n + d - 2) + (d - 4) * (d - 2) ** 2)) /
        (n * (d - 6) * (d - 8) * (n + d - 2))
      : NaN,
  moment(order, n, d) {
    if (2 * order >= d) return Infinity;
    let product = 1;
    for (let k = 0; k < order; k++) product *= ((n / 2 + k) / (d / 2 - 1 - k)) * (d / n);
    return product;
  },
  entropy(n, d) {
    const [a, b] = [n / 2, d / 2];
    const part = (1 - a) * digamma(a) - (1 + b) * digamma(b) + (a + b) * digamma(a + b);
    return Math.log(d / n) + betaln(a, b) + part;
  },
  random: fRatio,
  fit: /* @__PURE__ */ optimised(({ mean, sd, min }, [, , floc]) => {
    const loc = floc ?? min - 0.1 * sd;
    return [
      [4, 10, loc, Math.abs(mean - loc)],
      [20, 30, loc, Math.abs(mean - loc)],
    ];
  }),
});

/** Degrees of freedom that are so many are as good as infinitely many. */
const MOST = 1e100;
const finite = (df: number): number => Math.min(df, MOST);

function logDensity(x: number, n: number, d: number, _: number): number {
  const [dfn, dfd] = [finite(n), finite(d)];
  if (x === 0) return dfn < 2 ? Infinity : dfn === 2 ? 0 : -Infinity;
  const ratio = x * (dfn / dfd);
  if (dfn + dfd < 30 && ratio < 1e300) {
    const [a, b] = [dfn / 2, dfd / 2];
    const log = a * Math.log(dfn / dfd) + (a - 1) * Math.log(x) - (a + b) * Math.log1p(ratio);
    return log - betaln(a, b);
  }
  const [u, v] = [1 / (1 + 1 / ratio), 1 / (1 + ratio)];
  if (u === 0 || v === 0) {
    // The other factor is 1.
    const log = Math.log(x) + Math.log(dfn / dfd);
    return (u === 0 ? dfn * log : -dfd * log) / 2 - betaln(dfn / 2, dfd / 2) - Math.log(x);
  }
  return logBetaDensity(dfn / 2, dfd / 2, u, v) + Math.log(u) + Math.log(v) - Math.log(x);
}

/** A tail as one of the beta distribution, both of whose variables are known to all digits. */
function tail(
  incomplete: (a: number, b: number, x: number, y: number) => number,
  isUpper: boolean,
): Law {
  return (x, n, d) => {
    const [dfn, dfd] = [finite(n), finite(d)];
    const ratio = x * (dfn / dfd);
    // The reciprocal of a subnormal ratio is infinite.
    const u = ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + 1 / ratio);
    const v = 1 / (1 + ratio);
    return isUpper ? incomplete(dfd / 2, dfn / 2, v, u) : incomplete(dfn / 2, dfd / 2, u, v);
  };
}

/** The value whose beta variable is u; `other` finds 1 - u where u is near 1. */
function quotient(dfn: number, dfd: number, u: number, other: () => number): number {
  if (u <= 0.5) return (dfd / dfn) * (u / (1 - u));
  const v = other();
  return (dfd / dfn) * ((1 - v) / v);
}
