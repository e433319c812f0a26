/** Hyperbolic functions and their inverses. */
import type { UnaryFloat } from '../methods/signatures.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Hyperbolic sine, within 1 unit in the last place. Integers give floats.
 *
 * From the exponential's reduction by multiples of ln 2 and the addition theorem, without
 * cancellation near 0 or overflow before the result does.
 *
 * @example
 * ```ts
 * import { sinh } from '@numloom/ufunc';
 * console.log(sinh([0, 1]).tolist()); // => [ 0, 1.1752011936438014 ]
 * ```
 */
export const sinh: UnaryFloat = /* @__PURE__ */ unary(rows.sinh);

/**
 * Hyperbolic cosine, within 1 unit in the last place. Integers give floats.
 *
 * @example
 * ```ts
 * import { cosh } from '@numloom/ufunc';
 * console.log(cosh([0, 1]).tolist()); // => [ 1, 1.5430806348152437 ]
 * ```
 */
export const cosh: UnaryFloat = /* @__PURE__ */ unary(rows.cosh);

/**
 * Hyperbolic tangent, within 1 unit in the last place. Integers give floats.
 *
 * @example
 * ```ts
 * import { tanh } from '@numloom/ufunc';
 * console.log(tanh([0, 1, Infinity]).tolist()); // => [ 0, 0.7615941559557649, 1 ]
 * ```
 */
export const tanh: UnaryFloat = /* @__PURE__ */ unary(rows.tanh);

/**
 * Number whose hyperbolic sine is the element, within 2 units in the last place. Integers give
 * floats.
 *
 * @example
 * ```ts
 * import { arcsinh } from '@numloom/ufunc';
 * console.log(arcsinh([0, 1e-20]).tolist()); // => [ 0, 1e-20 ]
 * ```
 */
export const arcsinh: UnaryFloat = /* @__PURE__ */ unary(rows.arcsinh);

/**
 * Number, at least 0, whose hyperbolic cosine is the element, within 2 units in the last place;
 * NaN below 1. Integers give floats.
 *
 * @example
 * ```ts
 * import { arccosh } from '@numloom/ufunc';
 * console.log(arccosh([1, 0.5]).tolist()); // => [ 0, NaN ]
 * ```
 */
export const arccosh: UnaryFloat = /* @__PURE__ */ unary(rows.arccosh);

/**
 * Number whose hyperbolic tangent is the element, within 2 units in the last place; infinite for
 * 1 and -1, NaN beyond. Integers give floats.
 *
 * @example
 * ```ts
 * import { arctanh } from '@numloom/ufunc';
 * console.log(arctanh([0, 1, -1]).tolist()); // => [ 0, Infinity, -Infinity ]
 * ```
 */
export const arctanh: UnaryFloat = /* @__PURE__ */ unary(rows.arctanh);

/** The array API standard's name of `arcsinh`. */
export const asinh: typeof arcsinh = arcsinh;

/** The array API standard's name of `arccosh`. */
export const acosh: typeof arccosh = arccosh;

/** The array API standard's name of `arctanh`. */
export const atanh: typeof arctanh = arctanh;
