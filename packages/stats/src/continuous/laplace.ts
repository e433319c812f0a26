/** The Laplace distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { FitTask } from '../distributions/law.ts';
import { factorialBefore } from '../distributions/moments.ts';
import { symmetric } from '../distributions/symmetric.ts';
import { closed } from '../fitting/location-scale.ts';
import { medianOf } from '../fitting/summary.ts';
import { laplace as drawLaplace } from '../random/samplers/continuous.ts';

/**
 * The Laplace distribution: exponential on both sides of `loc`.
 *
 * @example
 * ```ts
 * import { laplace } from '@numloom/stats';
 * console.log(laplace.pdf(0)); // => 0.5
 * console.log(laplace.fit([1, 2, 3, 4, 10])); // => [ 3, 2.2 ]
 * ```
 */
export const laplace = /* @__PURE__ */ continuous(
  /* @__PURE__ */ symmetric({
    name: 'laplace',
    shapes: [],
    support: [-Infinity, Infinity],
    pdf: (x) => 0.5 * Math.exp(-Math.abs(x)),
    logpdf: (x) => -Math.LN2 - Math.abs(x),
    cdf: (x) => (x < 0 ? 0.5 * Math.exp(x) : 1 - 0.5 * Math.exp(-x)),
    logcdf: (x) => (x < 0 ? x - Math.LN2 : Math.log1p(-0.5 * Math.exp(-x))),
    ppf: (p) => (p > 0.5 ? -Math.log(2 * (1 - p)) : Math.log(2 * p)),
    mean: () => 0,
    variance: () => 2,
    skewness: () => 0,
    kurtosis: () => 3,
    moment: (n) => (n % 2 === 1 ? 0 : factorialBefore(n + 1)),
    entropy: () => Math.LN2 + 1,
    random: (source) => drawLaplace(source, 0, 1),
    fit: /* @__PURE__ */ closed(({ data, fixed: [floc, fscale] }: FitTask) => {
      const loc = floc ?? medianOf(data);
      const distances = data.reduce((sum, x) => sum + Math.abs(x - loc), 0);
      return [loc, fscale ?? distances / data.length];
    }),
  }),
);
