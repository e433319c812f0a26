/** The Pareto distribution. */
import { continuous } from '../distributions/continuous.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { optimised } from '../fitting/optimised.ts';

/**
 * The Pareto distribution with exponent `b`, of values above `loc + scale`.
 *
 * @example
 * ```ts
 * import { pareto } from '@numloom/stats';
 * console.log(pareto.sf(10, 3) === 10 ** -3); // => true
 * console.log(pareto.mean(3)); // => 1.5
 * ```
 */
export const pareto = /* @__PURE__ */ continuous<[b: number], 'b'>({
  name: 'pareto',
  shapes: ['b'],
  support: [1, Infinity],
  pdf: (x, b) => b * x ** (-b - 1),
  logpdf: (x, b) => Math.log(b) - (b + 1) * Math.log(x),
  cdf: (x, b) => -Math.expm1(-b * Math.log(x)),
  logcdf: (x, b) => log1mexp(b * Math.log(x)),
  sf: (x, b) => x ** -b,
  logsf: (x, b) => -b * Math.log(x),
  ppf: (p, b) => Math.exp(-Math.log1p(-p) / b),
  isf: (q, b) => q ** (-1 / b),
  mean: (b) => (b > 1 ? b / (b - 1) : Infinity),
  variance: (b) => (b > 2 ? b / (b - 2) / (b - 1) ** 2 : Infinity),
  skewness: (b) => (b > 3 ? ((2 * (1 + b)) / (b - 3)) * Math.sqrt((b - 2) / b) : NaN),
  kurtosis: (b) => (b > 4 ? (6 * (b ** 3 + b * b - 6 * b - 2)) / (b * (b - 3) * (b - 4)) : NaN),
  moment: (n, b) => (n < b ? b / (b - n) : Infinity),
  entropy: (b) => 1 + 1 / b - Math.log(b),
  fit: /* @__PURE__ */ optimised(({ data, min, sd }, [, floc, fscale]) => {
    // The likelihood grows with the scale, as far as observations allow.
    const logs = (loc: number, scale: number): number =>
      data.length / data.reduce((sum, x) => sum + Math.log((x - loc) / scale), 0);
    return (floc === undefined && fscale === undefined ? [0.5, 2, 10] : [1]).map((reach) => {
      const scale = fscale ?? (floc === undefined ? reach * sd : min - floc);
      const loc = floc ?? min - scale;
      const b = logs(loc, scale);
      return [b > 0 && b < 1e6 ? b : 1, loc, scale];
    });
  }),
});
