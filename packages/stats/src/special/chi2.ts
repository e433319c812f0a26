/** The chi-squared distribution, by the names of scipy.special. */
import { gammainc, gammaincc } from '../math/incomplete-gamma.ts';
import { gammainccinv } from '../math/incomplete-gamma-inverse.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Probability of at most x under the chi-squared distribution with v degrees of freedom: P(v/2, x/2)
 * (DLMF 8.2.4). For v > 0 and x >= 0, else NaN.
 *
 * @example
 * ```ts
 * import { chdtr } from '@numloom/stats/special';
 * console.log(chdtr(2, 2).toPrecision(10)); // => 0.6321205588
 * ```
 */
export const chdtr: SpecialFunction<[v: number, x: number]> = /* @__PURE__ */ special(
  'chdtr',
  2,
  (v, x) => gammainc(v / 2, x / 2),
);

/**
 * Probability of more than x under the chi-squared distribution with v degrees of freedom, never computed
 * as 1 - chdtr. It is 1 for x < 0.
 *
 * @example
 * ```ts
 * import { chdtrc } from '@numloom/stats/special';
 * console.log(chdtrc(2, 1000).toPrecision(10)); // => 7.124576407e-218
 * console.log(chdtrc([1, 2, 3], 5).shape); // => [ 3 ]
 * ```
 */
export const chdtrc: SpecialFunction<[v: number, x: number]> = /* @__PURE__ */ special(
  'chdtrc',
  2,
  (v, x) => (x < 0 ? 1 : gammaincc(v / 2, x / 2)),
);

/**
 * Inverse of `chdtrc`: x with a probability of q for more. For q in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { chdtri } from '@numloom/stats/special';
 * console.log(chdtri(1, 0.05).toPrecision(10)); // => 3.841458821
 * ```
 */
export const chdtri: SpecialFunction<[v: number, q: number]> = /* @__PURE__ */ special(
  'chdtri',
  2,
  (v, q) => 2 * gammainccinv(v / 2, q),
);
