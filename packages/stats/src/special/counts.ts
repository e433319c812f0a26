/** Probabilities of counts, by the names of scipy.special. */
import { betainc, betaincc } from '../math/incomplete-beta.ts';
import { gammainc, gammaincc } from '../math/incomplete-gamma.ts';
import { special, type SpecialFunction } from './special-function.ts';

function binomialAtMost(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (!(p >= 0) || !(p <= 1) || !(whole >= 0) || !(whole <= n)) return NaN;
  return whole === n ? 1 : betaincc(whole + 1, n - whole, p);
}

function binomialAbove(k: number, n: number, p: number): number {
  const whole = Math.floor(k);
  if (!(p >= 0) || !(p <= 1) || !(whole <= n)) return NaN;
  if (whole < 0) return 1;
  return whole === n ? 0 : betainc(whole + 1, n - whole, p);
}

function poisson(tail: (a: number, x: number) => number, k: number, m: number): number {
  return k >= 0 && m >= 0 ? tail(Math.floor(k) + 1, m) : NaN;
}

function negativeBinomial(k: number, n: number, p: number): number {
  return k >= 0 && p >= 0 && p <= 1 ? betainc(n, Math.floor(k) + 1, p) : NaN;
}

/**
 * Probability of at most k successes in n trials, each with a probability of p: I_(1 - p)(n - k, k + 1)
 * (DLMF 8.17.5). k is rounded down. NaN where k is not in [0, n], or p not in [0, 1].
 *
 * @example
 * ```ts
 * import { bdtr } from '@numloom/stats/special';
 * console.log(bdtr(3, 10, 0.5).toPrecision(10)); // => 0.1718750000
 * console.log(bdtr([0, 1, 2], 10, 0.1).shape); // => [ 3 ]
 * ```
 */
export const bdtr: SpecialFunction<[k: number, n: number, p: number]> = /* @__PURE__ */ special(
  'bdtr',
  3,
  binomialAtMost,
);

/**
 * Probability of more than k successes in n trials, each with a probability of p, never computed as 1 - bdtr.
 * k is rounded down. NaN where k is above n, or p not in [0, 1].
 *
 * @example
 * ```ts
 * import { bdtrc } from '@numloom/stats/special';
 * console.log(bdtrc(90, 100, 0.1).toPrecision(10)); // => 7.450512527e-80
 * ```
 */
export const bdtrc: SpecialFunction<[k: number, n: number, p: number]> = /* @__PURE__ */ special(
  'bdtrc',
  3,
  binomialAbove,
);

/**
 * Probability of at most k events, of which m are expected (Poisson): Q(k + 1, m) (DLMF 8.11). k is rounded down. NaN for
 * k < 0 or m < 0.
 *
 * @example
 * ```ts
 * import { pdtr } from '@numloom/stats/special';
 * console.log(pdtr(2, 1).toPrecision(10)); // => 0.9196986029
 * ```
 */
export const pdtr: SpecialFunction<[k: number, m: number]> = /* @__PURE__ */ special(
  'pdtr',
  2,
  (k, m) => poisson(gammaincc, k, m),
);

/**
 * Probability of more than k events, of which m are expected (Poisson), never computed as 1 - pdtr. k is rounded down. NaN for
 * k < 0 or m < 0.
 *
 * @example
 * ```ts
 * import { pdtrc } from '@numloom/stats/special';
 * console.log(pdtrc(100, 1).toPrecision(10)); // => 3.941475891e-161
 * ```
 */
export const pdtrc: SpecialFunction<[k: number, m: number]> = /* @__PURE__ */ special(
  'pdtrc',
  2,
  (k, m) => poisson(gammainc, k, m),
);

/**
 * Probability of at most k failures before the n-th success, each trial with a probability of p:
 * I_p(n, k + 1) (DLMF 8.17.24). k is rounded down. NaN for k < 0, or p not in [0, 1].
 *
 * @example
 * ```ts
 * import { nbdtr } from '@numloom/stats/special';
 * console.log(nbdtr(5, 3, 0.5).toPrecision(10)); // => 0.8554687500
 * ```
 */
export const nbdtr: SpecialFunction<[k: number, n: number, p: number]> = /* @__PURE__ */ special(
  'nbdtr',
  3,
  negativeBinomial,
);
