/** The error function, its complement, also scaled, and their inverses. */
import {
  erf as erfOfArrays,
  erfc as erfcOfArrays,
  type Expression,
  type Operand,
  type UnaryFloat,
} from '@numloom/ufunc';
import * as math from '../math/error-function.ts';
import { special, type SpecialFunction } from './special-function.ts';

type OfArrays = (...call: unknown[]) => Expression<'float64'>;

/** Has an elementwise function give float64, also for arrays of float32. */
const inFloat64 =
  (f: UnaryFloat) =>
  (x: Operand, ...options: unknown[]): Expression<'float64'> =>
    (f as unknown as OfArrays)(x, ...(options.length > 0 ? options : [{ dtype: 'float64' }]));

/**
 * Error function: 2/√π times the integral of exp(-t²) from 0 to x (DLMF 7.2.1). Relative error below 1e-15.
 * Arrays are computed by vectors; last digits may differ from those of numbers.
 *
 * @example
 * ```ts
 * import { erf } from '@numloom/stats/special';
 * console.log(erf(0.5).toPrecision(10)); // => 0.5204998778
 * console.log(erf([0, 1]).tolist()); // => [ 0, 0.8427007929497149 ]
 * ```
 */
export const erf: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'erf',
  1,
  math.erf,
  /* @__PURE__ */ inFloat64(erfOfArrays),
);

/**
 * Complement of the error function: 1 - erf(x), never computed as that (DLMF 7.2.2). Relative error below
 * 1e-15 wherever the result is a normal number. Arrays are computed by vectors; last digits may differ from
 * those of numbers.
 *
 * @example
 * ```ts
 * import { erfc } from '@numloom/stats/special';
 * console.log(erfc(10).toPrecision(10)); // => 2.088487584e-45
 * ```
 */
export const erfc: SpecialFunction<[x: number]> = /* @__PURE__ */ special(
  'erfc',
  1,
  math.erfc,
  /* @__PURE__ */ inFloat64(erfcOfArrays),
);

/**
 * Scaled complement of the error function: exp(x²) erfc(x), which neither underflows nor overflows for x > 0
 * (DLMF 7.2.3 at ix).
 *
 * @example
 * ```ts
 * import { erfcx } from '@numloom/stats/special';
 * console.log(erfcx(1e10).toPrecision(10)); // => 5.641895835e-11
 * ```
 */
export const erfcx: SpecialFunction<[x: number]> = /* @__PURE__ */ special('erfcx', 1, math.erfcx);

/**
 * Inverse of the error function: x with erf(x) = y. For y in [-1, 1], else NaN.
 *
 * @example
 * ```ts
 * import { erfinv } from '@numloom/stats/special';
 * console.log(erfinv(0.5).toPrecision(10), erfinv(1).toPrecision(10)); // => 0.4769362762 Infinity
 * ```
 */
export const erfinv: SpecialFunction<[y: number]> = /* @__PURE__ */ special(
  'erfinv',
  1,
  math.erfinv,
);

/**
 * Inverse of the complement of the error function: x with erfc(x) = y. For y in [0, 2], else NaN.
 *
 * @example
 * ```ts
 * import { erfcinv } from '@numloom/stats/special';
 * console.log(erfcinv(1e-300).toPrecision(10)); // => 26.20946996
 * ```
 */
export const erfcinv: SpecialFunction<[y: number]> = /* @__PURE__ */ special(
  'erfcinv',
  1,
  math.erfcinv,
);
