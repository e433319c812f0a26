/** The distributions of the statistics of Kolmogorov and Smirnov. */
import { kolmogorovLimitTail, smirnovTail } from '../pvalues/smirnov.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * The probability that Kolmogorov's statistic times √n exceeds y, for infinitely many observations:
 * 2 Σ (-1)^(k - 1) exp(-2 k² y²). It is 1 for y <= 0.
 *
 * @example
 * ```ts
 * import { kolmogorov } from '@numloom/stats/special';
 * console.log(kolmogorov(1).toPrecision(10)); // => 0.2699996717
 * ```
 */
export const kolmogorov: SpecialFunction<[y: number]> = /* @__PURE__ */ special(
  'kolmogorov',
  1,
  kolmogorovLimitTail,
);

/**
 * Inverse of `kolmogorov`: y with a probability of p for more. For p in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { kolmogi } from '@numloom/stats/special';
 * console.log(kolmogi(0.05).toPrecision(10)); // => 1.358098639
 * ```
 */
export const kolmogi: SpecialFunction<[p: number]> = /* @__PURE__ */ special(
  'kolmogi',
  1,
  quantile,
);

/**
 * The probability that the empirical distribution function of n observations exceeds their distribution
 * function by d somewhere (Birnbaum and Tingey 1951). For whole n of at least 1 and d in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { smirnov } from '@numloom/stats/special';
 * console.log(smirnov(10, 0.5).toPrecision(10)); // => 0.003888705000
 * ```
 */
export const smirnov: SpecialFunction<[n: number, d: number]> = /* @__PURE__ */ special(
  'smirnov',
  2,
  (n, d) => (Number.isInteger(n) && n >= 1 && d >= 0 && d <= 1 ? smirnovTail(n, d) : NaN),
);

/** By bisection: the tail falls from 1 to 0, which it is beyond 20. */
function quantile(p: number): number {
  if (!(p >= 0) || !(p <= 1)) return NaN;
  if (p === 0) return Infinity;
  if (p === 1) return 0;
  let [low, high] = [0, 20];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (kolmogorovLimitTail(middle) > p) low = middle;
    else high = middle;
  }
}
