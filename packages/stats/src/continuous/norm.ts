/** The normal distribution. */
import { continuous } from '../distributions/continuous.ts';
import type { FitTask } from '../distributions/law.ts';
import { symmetric } from '../distributions/symmetric.ts';
import { meanOf, squaresOf } from '../fitting/summary.ts';
import { log_ndtr, ndtr, ndtri } from '../math/normal.ts';
import { normal } from '../random/ziggurat/draws.ts';

/** ln √(2π). */
const LOG_ROOT = 0.9189385332046727;

/**
 * The normal distribution with mean `loc` and standard deviation `scale`.
 *
 * @example
 * ```ts
 * import { norm } from '@numloom/stats';
 * console.log(norm.cdf(0)); // => 0.5
 * console.log(norm({ loc: 5, scale: 2 }).median()); // => 5
 * console.log(norm.fit([1, 2, 3, 4, 5])); // => [ 3, 1.4142135623730951 ]
 * ```
 */
export const norm = /* @__PURE__ */ continuous(
  /* @__PURE__ */ symmetric({
    name: 'norm',
    shapes: [],
    support: [-Infinity, Infinity],
    pdf: (x) => Math.exp(-0.5 * x * x) * 0.3989422804014327,
    logpdf: (x) => -0.5 * x * x - LOG_ROOT,
    cdf: ndtr,
    logcdf: log_ndtr,
    ppf: ndtri,
    mean: () => 0,
    variance: () => 1,
    skewness: () => 0,
    kurtosis: () => 0,
    moment(order) {
      if (order % 2 === 1) return 0;
      let product = 1;
      for (let k = order - 1; k > 1; k -= 2) product *= k;
      return product;
    },
    entropy: () => LOG_ROOT + 0.5,
    random: normal,
    fit,
  }),
);

/** Mean and standard deviation: both methods give the same. */
function fit({ data, fixed: [floc, fscale] }: FitTask): number[] {
  const loc = floc ?? meanOf(data);
  return [loc, fscale ?? Math.sqrt(squaresOf(data, loc))];
}
