/** The triangular distribution. */
import { continuous } from '../distributions/continuous.ts';
import { optimised } from '../fitting/optimised.ts';
import { triangular } from '../random/samplers/continuous.ts';

/**
 * The triangular distribution from `loc` to `loc + scale`, highest at `loc + c scale`; `c` is from 0 to 1.
 *
 * @example
 * ```ts
 * import { triang } from '@numloom/stats';
 * console.log(triang.pdf(0.5, 0.5), triang.cdf(0.5, 0.5)); // => 2 0.5
 * ```
 */
export const triang = /* @__PURE__ */ continuous<[c: number], 'c'>({
  name: 'triang',
  shapes: ['c'],
  domain: (c) => c >= 0 && c <= 1,
  support: [0, 1],
  pdf: density,
  logpdf: (x, c) => Math.log(density(x, c)),
  cdf: lower,
  logcdf: (x, c) => (x < 0.5 ? logLower(x, c) : Math.log1p(-upper(x, c))),
  sf: upper,
  logsf: (x, c) => (x < 0.5 ? Math.log1p(-lower(x, c)) : Math.log(upper(x, c))),
  ppf: quantile,
  isf: (q, c) => (q > 0.5 ? quantile(1 - q, c) : 1 - quantile(q, 1 - c)),
  mean: (c) => (1 + c) / 3,
  variance: (c) => (1 - c + c * c) / 18,
  skewness: (c) => (Math.SQRT2 * (2 * c - 1) * (c + 1) * (c - 2)) / (5 * (1 - c + c * c) ** 1.5),
  kurtosis: () => -0.6,
  moment(n, c) {
    let sum = 0;
    for (let k = 0; k <= n; k++) sum = sum * c + 1;
    return (2 * sum) / ((n + 1) * (n + 2));
  },
  entropy: () => 0.5 - Math.LN2,
  random: (source, c) => triangular(source, 0, c, 1),
  fit: /* @__PURE__ */ optimised(({ min, max, mean }, [, floc, fscale]) => {
    const margin = 0.05 * (max - min) || 1e-3;
    const loc = floc ?? (fscale === undefined ? min - margin : (min + max - fscale) / 2);
    const scale = fscale ?? max + margin - loc;
    const likely = Math.min(Math.max((3 * (mean - loc)) / scale - 1, 0.02), 0.98);
    return [likely, 0.1, 0.5, 0.9].map((c) => [c, loc, scale]);
  }),
});

function density(x: number, c: number): number {
  return x < c || c === 1 ? (2 * x) / c : (2 * (1 - x)) / (1 - c);
}

/** The probability of less than x, without differences of what is nearly the same. */
function lower(x: number, c: number): number {
  return x < c ? x * (x / c) : c + ((x - c) / (1 - c)) * (2 - x - c);
}

/** Its logarithm, also where it underflows. */
const logLower = (x: number, c: number): number =>
  x < c ? Math.log(x) + Math.log(x / c) : Math.log(lower(x, c));

/** The probability of more than x. */
function upper(x: number, c: number): number {
  if (x < c) return 1 - c + ((c - x) / c) * (c + x);
  return x < 1 ? ((1 - x) * (1 - x)) / (1 - c) : 0;
}

function quantile(p: number, c: number): number {
  if (p < c) return Math.sqrt(c) * Math.sqrt(p);
  // 1 - √((1 - c) (1 - p)) without the difference.
  const w = c + p * (1 - c);
  return w / (1 + Math.sqrt((1 - c) * (1 - p)));
}
