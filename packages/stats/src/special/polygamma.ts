/** The derivatives of the logarithm of the gamma function, and the zeta functions. */
import type { Expression, Operand } from '@numloom/ufunc';
import * as math from '../math/polygamma.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Derivative of ln Γ, also called ψ (DLMF 5.2.2). Infinite at 0, NaN at negative integers. Relative error below
 * 1e-14, but near zeros below 0.
 *
 * @example
 * ```ts
 * import { digamma } from '@numloom/stats/special';
 * console.log(digamma(1).toPrecision(10)); // => -0.5772156649
 * ```
 */
export const digamma: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'digamma',
  1,
  math.digamma,
);

/**
 * The n-th derivative of ψ (DLMF 5.15), for whole n of at least 0, else NaN.
 *
 * @example
 * ```ts
 * import { polygamma } from '@numloom/stats/special';
 * console.log(polygamma(1, 1).toPrecision(10)); // => 1.644934067
 * ```
 */
export const polygamma: SpecialFunction<[n: number, x: number]> = /* @__PURE__ */ special(
  'polygamma',
  2,
  math.polygamma,
);

/** Riemann's zeta function of one operand, Hurwitz's of two. */
export interface ZetaFunction {
  (s: number, q?: number): number;
  (s: Operand, q?: Operand): Expression<'float64'>;
}

const riemann = /* @__PURE__ */ special<[s: number]>('zeta', 1, (s) => math.zeta(s));
const hurwitz = /* @__PURE__ */ special<[s: number, q: number]>('zeta', 2, math.zeta);

/**
 * Riemann's zeta function, Σ k^-s over k >= 1, continued to s < 1 (DLMF 25.2.1); with `q` Hurwitz's,
 * Σ (q + k)^-s over k >= 0, of s > 1 (DLMF 25.11.1). Infinite at poles.
 *
 * @example
 * ```ts
 * import { zeta } from '@numloom/stats/special';
 * console.log(zeta(2).toPrecision(10), zeta(2, 0.5).toPrecision(10)); // => 1.644934067 4.934802201
 * ```
 */
export const zeta: ZetaFunction = ((...call: [number, number]) =>
  call.length === 1 || call[1] === undefined
    ? riemann(call[0])
    : hurwitz(...call)) as unknown as ZetaFunction;
