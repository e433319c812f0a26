/** Student's t distribution. */
import { type Expression, type Operand, vectorize } from '@numloom/ufunc';
import * as noncentral from '../math/noncentral-t.ts';
import { stdtrOfOne } from '../math/student-t-pieces.ts';
import * as math from '../math/student-t.ts';
import { special, type SpecialFunction } from './special-function.ts';

/**
 * Distribution function of Student's t with df degrees of freedom: the probability of less than t
 * (DLMF 8.17). The upper tail is `stdtr(df, -t)`. For df > 0, whole or not, else NaN; that of the normal distribution
 * for df = ∞. Relative error below 1e-13 in both tails.
 *
 * @example
 * ```ts
 * import { stdtr } from '@numloom/stats/special';
 * console.log(stdtr(9, -2.262157162854099).toPrecision(10)); // => 0.02500000000
 * console.log(stdtr([1, 2, Infinity], -2).shape); // => [ 3 ]
 * ```
 */
export const stdtr: SpecialFunction<[df: number, t: number]> = /* @__PURE__ */ special(
  'stdtr',
  2,
  stdtrOfOne,
  stdtrOfArrays,
);

/** Many t of one df are prepared for. */
function stdtrOfArrays(...operands: [Operand, ...Operand[]]): Expression<'float64'> {
  const of = typeof operands[0] === 'number' ? stdtrOfOne : math.stdtr;
  const apply: (...all: Operand[]) => Expression<'float64'> = vectorize(of, {
    name: 'stdtr',
    nin: 2,
  });
  return apply(...operands);
}

/**
 * Logarithm of `stdtr`, a number also where that underflows.
 *
 * @example
 * ```ts
 * import { log_stdtr } from '@numloom/stats/special';
 * console.log(log_stdtr(100, -1e6).toPrecision(10)); // => -1154.516570
 * ```
 */
export const log_stdtr: SpecialFunction<[df: number, t: number]> = /* @__PURE__ */ special(
  'log_stdtr',
  2,
  math.log_stdtr,
);

/**
 * Inverse of `stdtr`: t with a probability of p for less. For df > 0 and p in [0, 1], else NaN.
 *
 * @example
 * ```ts
 * import { stdtrit } from '@numloom/stats/special';
 * console.log(stdtrit(9, 0.975).toPrecision(10)); // => 2.262157163
 * ```
 */
export const stdtrit: SpecialFunction<[df: number, p: number]> = /* @__PURE__ */ special(
  'stdtrit',
  2,
  math.stdtrit,
);

/**
 * Distribution function of the noncentral t distribution with df degrees of freedom and noncentrality nc: the
 * probability of less than t.
 *
 * @example
 * ```ts
 * import { nctdtr } from '@numloom/stats/special';
 * console.log(nctdtr(9, 1, 2).toPrecision(10)); // => 0.8041440183
 * ```
 */
export const nctdtr: SpecialFunction<[df: number, nc: number, t: number]> = /* @__PURE__ */ special(
  'nctdtr',
  3,
  noncentral.nctdtr,
);

/**
 * Inverse of `nctdtr` for the noncentrality: nc with a probability of p for less than t, as bounds of confidence
 * intervals of effect sizes are.
 *
 * @example
 * ```ts
 * import { nctdtrinc } from '@numloom/stats/special';
 * console.log(nctdtrinc(9, 0.025, 2).toPrecision(10)); // => 4.116210097
 * ```
 */
export const nctdtrinc: SpecialFunction<[df: number, p: number, t: number]> =
  /* @__PURE__ */ special('nctdtrinc', 3, noncentral.nctdtrinc);
