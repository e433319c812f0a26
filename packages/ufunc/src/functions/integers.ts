/** Divisors, multiples, remainders and bits, element by element. */
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand, Promoted } from '../expression/operand.ts';
import type { Binary, BinaryUfunc, UnaryUfunc } from '../methods/signatures.ts';
import { binary } from '../methods/binary.ts';
import { unary } from '../methods/unary.ts';
import type { NumberOf } from '../operators/results.ts';
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
 * together.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { divmod, evaluate } from '@numloom/ufunc';
 * const [quotient, rest] = evaluate(divmod([7, -7], 3));
 * console.log(quotient.tolist(), rest.tolist()); // => [ 2, -3 ] [ 1, 2 ]
 * ```
 */
export function divmod<A extends Operand, B extends Operand>(
  a: A,
  b: B,
): [Expression<NumberOf<Promoted<A, B>>>, Expression<NumberOf<Promoted<A, B>>>] {
  return [applyOperator(rows.floor_divide, [a, b]), applyOperator(rows.remainder, [a, b])];
}

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
