/** Divisors, multiples, remainders and bits, element by element. */
import { pairwise } from '../methods/pair.ts';
import type { Binary, BinaryPair, BinaryUfunc, UnaryUfunc } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Greatest common divisor of two integers, not negative; that of 0 and 0 is 0.
 *
 * @throws TypeError for operands that are no integers
 *
 * @example
 * ```ts
 * import { gcd } from '@numloom/ufunc';
 * console.log(gcd(12n, 20n).item()); // => 4n
 * ```
 */
export const gcd: Binary = /* @__PURE__ */ binary(rows.gcd);

/**
 * Least common multiple of two integers, not negative where it does not wrap; 0 if one is 0.
 *
 * @throws TypeError for operands that are no integers
 *
 * @example
 * ```ts
 * import { lcm } from '@numloom/ufunc';
 * console.log(lcm(4n, 6n).item()); // => 12n
 * ```
 */
export const lcm: Binary = /* @__PURE__ */ binary(rows.lcm);

/**
 * Remainder with the sign of the first operand, as C's `fmod` and JavaScript's `%`; exact. An
 * integer divided by zero leaves 0.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { fmod } from '@numloom/ufunc';
 * console.log(fmod([7, -7], 3).tolist()); // => [ 1, -1 ]
 * ```
 */
export const fmod: BinaryUfunc<'number'> = /* @__PURE__ */ binary(rows.fmod);

/**
 * Quotient rounded down and remainder, as Python's `divmod`; in one pass where both are evaluated
 * together. With `out`, two arrays, both are computed at once.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { divmod, evaluate } from '@numloom/ufunc';
 * const [quotient, rest] = evaluate(divmod([7, -7], 3));
 * console.log(quotient.tolist(), rest.tolist()); // => [ 2, -3 ] [ 1, 2 ]
 * console.log(divmod.outer([7, 8], [2, 3])[1].tolist()); // => [ [ 1, 1 ], [ 0, 2 ] ]
 * ```
 */
export const divmod: BinaryPair<'number'> = /* @__PURE__ */ pairwise(
  'divmod',
  rows.floor_divide,
  rows.remainder,
);

/**
 * Number of set bits in the magnitude of each integer, as uint8.
 *
 * @throws TypeError for floats and complex operands
 *
 * @example
 * ```ts
 * import { bitwise_count } from '@numloom/ufunc';
 * console.log(bitwise_count(-7n).item()); // => 3
 * ```
 */
export const bitwise_count: UnaryUfunc<'uint8'> = /* @__PURE__ */ unary(rows.bitwise_count);
