/** Windows: weights that fall off to both ends. */
import { arange, type NdArray, ones, zeros } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import { add, divide, multiply, subtract } from '../operators/rows/arithmetic.ts';
import { i0 } from '../operators/rows/bessel.ts';
import { less_equal } from '../operators/rows/comparison.ts';
import { sqrt } from '../operators/rows/exponential.ts';
import { where } from '../operators/rows/selection.ts';
import { cos } from '../operators/rows/trigonometric.ts';

/**
 * The Hamming window of `M` points, 0.54 - 0.46 cos(2πn / (M - 1)), as float64; empty for `M`
 * below 1.
 *
 * @throws TypeError when `M` is no finite number
 * @example
 * ```ts
 * import { hamming } from '@numloom/ufunc';
 * console.log(String(hamming(5))); // => [0.08 0.54 1.   0.54 0.08]
 * ```
 */
export function hamming(M: number): NdArray<'float64'> {
  return symmetric(M, 'hamming', (n, last) => cosines(n, last, [0.54, 0.46]));
}

/**
 * The Hann window of `M` points, 0.5 - 0.5 cos(2πn / (M - 1)), as float64; empty for `M` below 1.
 *
 * @throws TypeError when `M` is no finite number
 * @example
 * ```ts
 * import { hanning } from '@numloom/ufunc';
 * console.log(String(hanning(5))); // => [0.  0.5 1.  0.5 0. ]
 * ```
 */
export function hanning(M: number): NdArray<'float64'> {
  return symmetric(M, 'hanning', (n, last) => cosines(n, last, [0.5, 0.5]));
}

/**
 * The Blackman window of `M` points, 0.42 - 0.5 cos(2πn / (M - 1)) + 0.08 cos(4πn / (M - 1)), as
 * float64; empty for `M` below 1. Its ends are 0 but for rounding.
 *
 * @throws TypeError when `M` is no finite number
 * @example
 * ```ts
 * import { blackman } from '@numloom/ufunc';
 * console.log(String(blackman(5).slice('1:4'))); // => [0.34 1.   0.34]
 * ```
 */
export function blackman(M: number): NdArray<'float64'> {
  return symmetric(M, 'blackman', (n, last) => cosines(n, last, [0.42, 0.5, 0.08]));
}

/**
 * The Bartlett window of `M` points, a triangle with zeros at its ends, as float64; empty for `M`
 * below 1. The test of equal variances by that name is in `@numloom/stats`.
 *
 * @throws TypeError when `M` is no finite number
 * @example
 * ```ts
 * import { bartlett } from '@numloom/ufunc';
 * console.log(bartlett(5).tolist()); // => [ 0, 0.5, 1, 0.5, 0 ]
 * ```
 */
export function bartlett(M: number): NdArray<'float64'> {
  return symmetric(M, 'bartlett', (n, last) => {
    const part = expression(divide, n, last);
    return expression(
      where,
      expression(less_equal, n, 0),
      expression(add, 1, part),
      expression(subtract, 1, part),
    );
  });
}

/**
 * The Kaiser window of `M` points, I0(β √(1 - 4n² / (M - 1)²)) / I0(β) with n from the middle, as
 * float64; empty for `M` below 1.
 *
 * @param M - the number of points
 * @param beta - the shape: 0 is a rectangle, 5 near to `hamming`, 8.6 near to `blackman`
 * @throws TypeError when `M` or `beta` is no number, or `M` is not finite
 * @example
 * ```ts
 * import { kaiser } from '@numloom/ufunc';
 * console.log(String(kaiser(5, 14))); // => [7.72686684e-06 1.64932188e-01 1.00000000e+00 1.64932188e-01
 * //                                         7.72686684e-06]
 * ```
 */
export function kaiser(M: number, beta: number): NdArray<'float64'> {
  const count = pointsOf(M, 'kaiser');
  if (typeof beta !== 'number')
    throw new TypeError(`kaiser: beta is ${typeof beta}, must be a number`);
  if (count === 1) return ones(1);
  const middle = (count - 1) / 2;
  const n = arange(0, Math.max(0, count));
  const part = expression(divide, expression(subtract, n, middle), middle);
  const height = expression(sqrt, expression(subtract, 1, expression(multiply, part, part)));
  const scale = expression(i0, beta).item() as number;
  return computed(expression(divide, expression(i0, expression(multiply, beta, height)), scale));
}

const expression = (row: Parameters<typeof applyOperator>[0], ...args: Operand[]): Expression =>
  applyOperator(row, args);

function computed(values: Expression): NdArray<'float64'> {
  return values.evaluate() as NdArray<'float64'>;
}

function pointsOf(M: unknown, caller: string): number {
  if (Number.isFinite(M)) return M as number;
  throw new TypeError(
    `${caller}: M is ${typeof M === 'number' ? M : typeof M}, must be a finite number`,
  );
}

/** A window as a function of n, which goes from 1 - M to M - 1 in steps of 2, and of M - 1. */
function symmetric(
  M: number,
  caller: string,
  window: (n: NdArray, last: number) => Expression,
): NdArray<'float64'> {
  const count = pointsOf(M, caller);
  if (count < 1) return zeros(0);
  if (count === 1) return ones(1);
  return computed(window(arange(1 - count, count, 2), count - 1));
}

/** c[0] + c[1] cos(πn / last) + c[2] cos(2πn / last) + … */
function cosines(n: NdArray, last: number, coefficients: readonly number[]): Expression {
  const [mean, ...others] = coefficients;
  const terms = others.map((coefficient, k) => {
    const angle = expression(divide, expression(multiply, (k + 1) * Math.PI, n), last);
    return expression(multiply, coefficient, expression(cos, angle));
  });
  const [first, ...more] = terms;
  return more.reduce((sum, term) => expression(add, sum, term), expression(add, mean!, first!));
}
