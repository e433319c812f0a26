/** Whole numbers near each element. */
import type { Unary } from '../methods/signatures.ts';
import { elementwise } from '../methods/ufunc.ts';

/**
 * Greatest whole number not above each element; integers stay.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { floor } from '@numloom/ufunc';
 * console.log(floor([1.7, -1.2]).tolist()); // => [ 1, -2 ]
 * ```
 */
export const floor: Unary = /* @__PURE__ */ elementwise('floor');

/**
 * Least whole number not below each element; integers stay.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { ceil } from '@numloom/ufunc';
 * console.log(ceil([1.2, -1.7]).tolist()); // => [ 2, -1 ]
 * ```
 */
export const ceil: Unary = /* @__PURE__ */ elementwise('ceil');

/**
 * Whole part of each element; integers stay.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { trunc } from '@numloom/ufunc';
 * console.log(trunc([1.7, -1.7]).tolist()); // => [ 1, -1 ]
 * ```
 */
export const trunc: Unary = /* @__PURE__ */ elementwise('trunc');

/**
 * Nearest whole number, halves to the even one; integers stay.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { rint } from '@numloom/ufunc';
 * console.log(rint([0.5, 1.5, 2.7]).tolist()); // => [ 0, 2, 3 ]
 * ```
 */
export const rint: Unary = /* @__PURE__ */ elementwise('rint');

/** The array API standard's name of `rint`. */
export const round: typeof rint = rint;
