/** The F distribution, by the names of scipy.special. */
import { betainc, betaincc } from '../math/incomplete-beta.ts';
import { betainccinv, betaincinv } from '../math/incomplete-beta-inverse.ts';
import { special, type SpecialFunction } from './special-function.ts';

/** A tail at w = dfn x / (dfd + dfn x), with 1 - w to full precision. */
function ofF(
  tail: (a: number, b: number, w: number, rest: number) => number,
  dfn: number,
  dfd: number,
  x: number,
): number {
  if (!(dfn > 0) || !(dfd > 0) || !(x >= 0)) return NaN;
  const ratio = (dfn / dfd) * x;
  return tail(dfn / 2, dfd / 2, ratio === Infinity ? 1 : ratio / (1 + ratio), 1 / (1 + ratio));
}

function quantile(dfn: number, dfd: number, p: number): number {
  const [a, b] = [dfn / 2, dfd / 2];
  // Of w and 1 - w, and of p and 1 - p, the smaller one has the digits.
  if (p <= 0.5) {
    const w = betaincinv(a, b, p);
    return (dfd / dfn) * (w / (w > 0.5 ? betainccinv(b, a, p) : 1 - w));
  }
  const rest = betaincinv(b, a, 1 - p);
  return (dfd / dfn) * ((rest > 0.5 ? betainccinv(a, b, 1 - p) : 1 - rest) / rest);
}

/**
 * Probability of at most x under the F distribution with dfn and dfd degrees of freedom: I_w(dfn/2, dfd/2) of
 * w = dfn x / (dfd + dfn x) (DLMF 8.17.2). For dfn, dfd > 0 and x >= 0, else NaN.
 *
 * @example
 * ```ts
 * import { fdtr } from '@numloom/stats/special';
 * console.log(fdtr(2, 2, 1).toPrecision(10)); // => 0.5000000000
 * ```
 */
export const fdtr: SpecialFunction<[dfn: number, dfd: number, x: number]> = /* @__PURE__ */ special(
  'fdtr',
  3,
  (dfn, dfd, x) => ofF(betainc, dfn, dfd, x),
);

/**
 * Probability of more than x under the F distribution with dfn and dfd degrees of freedom, never computed as
 * 1 - fdtr.
 *
 * @example
 * ```ts
 * import { fdtrc } from '@numloom/stats/special';
 * console.log(fdtrc(3, 20, 1000).toPrecision(10)); // => 5.986006216e-22
 * console.log(fdtrc(3, [5, 10, 20], 4).shape); // => [ 3 ]
 * ```
 */
export const fdtrc: SpecialFunction<[dfn: number, dfd: number, x: number]> =
  /* @__PURE__ */ special('fdtrc', 3, (dfn, dfd, x) => ofF(betaincc, dfn, dfd, x));

/**
 * Inverse of `fdtr`: x with a probability of p for at most x. For p in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { fdtri } from '@numloom/stats/special';
 * console.log(fdtri(2, 2, 0.5).toPrecision(10)); // => 1.000000000
 * ```
 */
export const fdtri: SpecialFunction<[dfn: number, dfd: number, p: number]> =
  /* @__PURE__ */ special('fdtri', 3, quantile);
