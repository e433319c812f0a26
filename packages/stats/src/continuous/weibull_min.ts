/** The Weibull distribution of minima. */
import { continuous } from '../distributions/continuous.ts';
import type { OfShapes } from '../distributions/law.ts';
import { log1mexp } from '../distributions/logarithms.ts';
import { optimised } from '../fitting/optimised.ts';
import { gamma } from '../math/gamma.ts';

const EULER = 0.5772156649015329;

/**
 * The Weibull distribution of minima with shape `c`.
 *
 * @example
 * ```ts
 * import { weibull_min } from '@numloom/stats';
 * console.log(weibull_min.sf(2, 1) === Math.exp(-2)); // => true
 * console.log(weibull_min.logsf(100, 2)); // => -10000
 * ```
 */
export const weibull_min = /* @__PURE__ */ continuous<[c: number], 'c'>({
  name: 'weibull_min',
  shapes: ['c'],
  support: [0, Infinity],
  pdf: (x, c) => c * x ** (c - 1) * Math.exp(-(x ** c)),
  logpdf: (x, c) =>
    x === 0
      ? c === 1
        ? 0
        : c < 1
          ? Infinity
          : -Infinity
      : Math.log(c) + (c - 1) * Math.log(x) - x ** c,
  cdf: (x, c) => -Math.expm1(-(x ** c)),
  // 1 - exp(-y) is y where that is so small, and its logarithm a number where it underflows.
  logcdf: (x, c) => (x ** c < 1e-100 ? c * Math.log(x) : log1mexp(x ** c)),
  sf: (x, c) => Math.exp(-(x ** c)),
  logsf: (x, c) => -(x ** c),
  ppf: (p, c) => (-Math.log1p(-p)) ** (1 / c),
  isf: (q, c) => (-Math.log(q)) ** (1 / c),
  mean: (c) => gamma(1 + 1 / c),
  variance: (c) => gamma(1 + 2 / c) - gamma(1 + 1 / c) ** 2,
  skewness,
  kurtosis,
  moment: (n, c) => gamma(1 + n / c),
  entropy: (c) => EULER - EULER / c - Math.log(c) + 1,
  fit: /* @__PURE__ */ optimised(({ mean, sd, min }, [, floc]) =>
    (floc === undefined ? [0.05, 1, 3] : [0]).flatMap((reach) => {
      const loc = floc ?? min - reach * sd;
      const c = Math.max(((mean - loc) / sd) ** 1.086, 0.1);
      return [[c, loc, Math.abs(mean - loc) / gamma(1 + 1 / c)]];
    }),
  ),
});

function skewness(...[c]: Parameters<OfShapes>): number {
  const [m1, m2, m3] = [1, 2, 3].map((n) => gamma(1 + n / c)) as [number, number, number];
  return (m3 - 3 * m1 * m2 + 2 * m1 ** 3) / (m2 - m1 * m1) ** 1.5;
}

function kurtosis(...[c]: Parameters<OfShapes>): number {
  const [m1, m2, m3, m4] = [1, 2, 3, 4].map((n) => gamma(1 + n / c)) as [number, number, number, number]; // prettier-ignore
  return (m4 - 4 * m1 * m3 + 6 * m1 * m1 * m2 - 3 * m1 ** 4) / (m2 - m1 * m1) ** 2 - 3;
}
