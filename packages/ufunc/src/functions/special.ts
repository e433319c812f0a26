/** The error function and its complement, by SciPy's names, and the Bessel function that NumPy has. */
import type { UnaryFloat, UnaryUfunc } from '../methods/signatures.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Error function: 2/√π times the integral of exp(-t²) from 0 to each element, accurate to 1 ulp.
 * Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { erf } from '@numloom/ufunc';
 * console.log(erf([0, 1]).tolist()); // => [ 0, 0.8427007929497149 ]
 * ```
 */
export const erf: UnaryFloat = /* @__PURE__ */ unary(rows.erf);

/**
 * 1 - erf(x), accurate to 2 ulp also where it is tiny. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { erfc } from '@numloom/ufunc';
 * console.log(erfc([0, 10]).tolist()); // => [ 1, 2.088487583762545e-45 ]
 * ```
 */
export const erfc: UnaryFloat = /* @__PURE__ */ unary(rows.erfc);

/**
 * The modified Bessel function of the first kind and order 0, accurate to 4 ulp; infinite where it is
 * too large for a float64, from about 713.99 on. Integers give float64.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { i0 } from '@numloom/ufunc';
 * console.log(i0([0, 1]).tolist()); // => [ 1, 1.2660658777520082 ]
 * ```
 */
export const i0: UnaryUfunc<'quotient'> = /* @__PURE__ */ unary(rows.i0);
