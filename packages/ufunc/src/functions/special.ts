/** The error function and its complement, by SciPy's names. */
import type { UnaryFloat } from '../methods/signatures.ts';
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
