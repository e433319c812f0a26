/** Sums, differences and products of polynomials. */
import { type NdArray, concat, zeros } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import { inNameOf } from '../expression/naming.ts';
import type { Operand, Promoted } from '../expression/operand.ts';
import { add, subtract } from '../operators/rows/arithmetic.ts';
import { trim_zeros } from '../moves/trim-zeros.ts';
import { convolved } from '../samples/convolve.ts';
import { coefficientsOf } from './coefficients.ts';

/**
 * The sum of two polynomials, given by their coefficients, the highest power first.
 *
 * @returns the coefficients, of the promoted dtype, as many as the longer operand has
 * @throws RangeError when an operand has several axes
 * @example
 * ```ts
 * import { polyadd } from '@numloom/ufunc';
 * console.log(polyadd([1, 2], [9, 5, 4]).tolist()); // => [ 9, 6, 6 ]
 * ```
 */
export function polyadd<A extends Operand, B extends Operand>(
  a1: A,
  a2: B,
): NdArray<Promoted<A, B>> {
  return combined(add, a1, a2, 'polyadd') as NdArray<Promoted<A, B>>;
}

/**
 * The difference of two polynomials, given by their coefficients, the highest power first.
 *
 * @returns the coefficients, of the promoted dtype, as many as the longer operand has
 * @throws RangeError when an operand has several axes; TypeError for bool
 * @example
 * ```ts
 * import { polysub } from '@numloom/ufunc';
 * console.log(polysub([2, 10, -2], [3, 10, -4]).tolist()); // => [ -1, 0, 2 ]
 * ```
 */
export function polysub<A extends Operand, B extends Operand>(
  a1: A,
  a2: B,
): NdArray<Promoted<A, B>> {
  return combined(subtract, a1, a2, 'polysub') as NdArray<Promoted<A, B>>;
}

function combined(
  operator: typeof add | typeof subtract,
  a1: Operand,
  a2: Operand,
  caller: string,
): NdArray {
  const [a, b] = [coefficientsOf(a1, caller, 'a1'), coefficientsOf(a2, caller, 'a2')];
  const length = Math.max(a.size, b.size);
  const operands = [a, b].map((x) =>
    x.size === length ? x : concat([zeros(length - x.size, { dtype: x.dtype }), x]),
  );
  return inNameOf(caller, () => applyOperator(operator, operands).evaluate());
}

/**
 * The product of two polynomials, given by their coefficients, the highest power first: their
 * convolution, without zeros before.
 *
 * @returns the coefficients, of the promoted dtype
 * @throws RangeError when an operand has several axes
 * @example
 * ```ts
 * import { polymul } from '@numloom/ufunc';
 * console.log(polymul([1, 2, 3], [9, 5, 1]).tolist()); // => [ 9, 23, 38, 17, 3 ]
 * ```
 */
export function polymul<A extends Operand, B extends Operand>(
  a1: A,
  a2: B,
): NdArray<Promoted<A, B>> {
  const [a, b] = [a1, a2].map((operand, i) => {
    const all = coefficientsOf(operand, 'polymul', `a${i + 1}`);
    const trimmed = trim_zeros(all, { trim: 'f' });
    return trimmed.size > 0 ? trimmed : zeros(1, { dtype: all.dtype });
  });
  return convolved(a!, b!, 'full') as NdArray<Promoted<A, B>>;
}
