/** Roots, exponentials and logarithms. */
import type { UnaryFloat } from '../methods/signatures.ts';
import { elementwise } from '../methods/ufunc.ts';

/**
 * Square root, correctly rounded; NaN for negative elements. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { sqrt } from '@numloom/ufunc';
 * console.log(sqrt([4, 2.25]).tolist()); // => [ 2, 1.5 ]
 * ```
 */
export const sqrt: UnaryFloat = /* @__PURE__ */ elementwise('sqrt');

/**
 * e to the power of each element. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { exp } from '@numloom/ufunc';
 * console.log(exp([0, 1]).tolist()); // => [ 1, 2.718281828459045 ]
 * ```
 */
export const exp: UnaryFloat = /* @__PURE__ */ elementwise('exp');

/**
 * exp(x) - 1, accurate for small x. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { expm1 } from '@numloom/ufunc';
 * console.log(expm1(1e-20).item()); // => 1e-20
 * ```
 */
export const expm1: UnaryFloat = /* @__PURE__ */ elementwise('expm1');

/**
 * Natural logarithm; -infinity for 0, NaN for negative elements. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { log } from '@numloom/ufunc';
 * console.log(log([1, 0]).tolist()); // => [ 0, -Infinity ]
 * ```
 */
export const log: UnaryFloat = /* @__PURE__ */ elementwise('log');

/**
 * log(1 + x), accurate for small x. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { log1p } from '@numloom/ufunc';
 * console.log(log1p(1e-20).item()); // => 1e-20
 * ```
 */
export const log1p: UnaryFloat = /* @__PURE__ */ elementwise('log1p');

/**
 * Logarithm to base 2. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { log2 } from '@numloom/ufunc';
 * console.log(log2([1, 8]).tolist()); // => [ 0, 3 ]
 * ```
 */
export const log2: UnaryFloat = /* @__PURE__ */ elementwise('log2');

/**
 * Logarithm to base 10. Integers give floats.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { log10 } from '@numloom/ufunc';
 * console.log(log10([1, 1000]).tolist()); // => [ 0, 3 ]
 * ```
 */
export const log10: UnaryFloat = /* @__PURE__ */ elementwise('log10');
