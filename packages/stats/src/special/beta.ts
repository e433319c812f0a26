/** The beta function. */
import * as math from '../math/beta.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Beta function: Γ(a) Γ(b) / Γ(a + b) (DLMF 5.12.1).
 *
 * @example
 * ```ts
 * import { beta } from '@numloom/stats/special';
 * console.log(beta(2, 3).toPrecision(10)); // => 0.08333333333
 * console.log(beta([1, 2], 0.5).tolist()); // => [ 2, 1.3333333333333335 ]
 * ```
 */
export const beta: SpecialFunction<[a: number, b: number]> = /* @__PURE__ */ special(
  'beta',
  2,
  math.beta,
);

/**
 * Logarithm of the absolute value of the beta function, also where that underflows. For large arguments the
 * cancellation of three logarithms of gamma functions is avoided.
 *
 * @example
 * ```ts
 * import { betaln } from '@numloom/stats/special';
 * console.log(betaln(1e10, 2).toPrecision(10)); // => -46.05170186
 * ```
 */
export const betaln: SpecialFunction<[a: number, b: number]> = /* @__PURE__ */ special(
  'betaln',
  2,
  math.betaln,
);
