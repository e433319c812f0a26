/** Derivatives and integrals of polynomials. */
import {
  arange,
  assertOptions,
  concat,
  type DType,
  dtypes,
  formatShape,
  type NdArray,
  zeros,
} from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Operand } from '../expression/operand.ts';
import { checkCount } from '../expression/shown.ts';
import { divide, multiply } from '../operators/rows/arithmetic.ts';
import { arrayOf } from '../order/rows.ts';
import { coefficientsOf } from './coefficients.ts';

/** Option of {@link polyder}. */
export interface PolyderOptions {
  /** How often; 1 by default. */
  readonly m?: number | undefined;
}

/**
 * A derivative of a polynomial, given by its coefficients, the highest power first.
 *
 * @param p - the coefficients
 * @param options - `m`
 * @returns the coefficients, one fewer for each time; multiplied with int64, so that float32 gives
 *   float64
 * @throws RangeError when `p` has not one axis, or `m` is no whole number of at least 0
 * @example
 * ```ts
 * import { polyder } from '@numloom/ufunc';
 * console.log(polyder([1, 1, 1, 1]).tolist()); // => [ 3, 2, 1 ]
 * ```
 */
export function polyder(p: Operand, options: PolyderOptions = {}): NdArray<DType> {
  assertOptions(options, ['m'], 'polyder');
  let result = polynomialOf(p, 'polyder');
  for (let left = timesOf(options.m, 'polyder'); left > 0; left--) {
    const powers = arange(BigInt(Math.max(0, result.size - 1)), 0n, -1n);
    result = applyOperator(multiply, [result.slice(':-1'), powers]).evaluate();
  }
  return result;
}

/** Options of {@link polyint}. */
export interface PolyintOptions {
  /** How often; 1 by default. */
  readonly m?: number | undefined;
  /** The constants of integration, one for each time or one for all; 0 by default. */
  readonly k?: Operand | null | undefined;
}

/**
 * An integral of a polynomial, given by its coefficients, the highest power first.
 *
 * @param p - the coefficients
 * @param options - `m` and `k`
 * @returns the coefficients, one more for each time, as float64, or complex128 where `p` or `k` is
 *   complex
 * @throws RangeError when `p` has not one axis, `m` is no whole number of at least 0, or there are
 *   fewer constants than that, but one
 * @example
 * ```ts
 * import { polyint } from '@numloom/ufunc';
 * console.log(polyint([3, 2, 1], { k: 5 }).tolist()); // => [ 1, 1, 1, 5 ]
 * ```
 */
export function polyint(p: Operand, options: PolyintOptions = {}): NdArray<DType> {
  assertOptions(options, ['m', 'k'], 'polyint');
  let result = polynomialOf(p, 'polyint');
  const m = timesOf(options.m, 'polyint');
  const constants = constantsOf(options.k ?? null, m);
  for (let i = 0; i < m; i++) {
    const powers = arange(BigInt(result.size), 0n, -1n);
    const quotients = applyOperator(divide, [result, powers]).evaluate();
    const at = constants.size === 1 ? 0 : i;
    result = concat([quotients, constants.slice(`${at}:${at + 1}`)]);
  }
  return result;
}

function polynomialOf(p: Operand, caller: string): NdArray {
  const array = arrayOf(p, caller);
  if (array.ndim === 1) return array;
  throw new RangeError(
    `${caller}: p has the shape ${formatShape(array.shape)}, must have one axis`,
  );
}

function timesOf(m: number | undefined = 1, caller: string): number {
  checkCount(m, 'm', caller);
  return m;
}

/** Constants as floats. */
function constantsOf(k: Operand | null, m: number): NdArray {
  if (k === null) return zeros(1);
  const given = coefficientsOf(k, 'polyint: k', 'k');
  if (given.size < m && given.size !== 1) {
    throw new RangeError(`polyint: k has ${given.size} constants, must be one or at least ${m}`);
  }
  return 'fc'.includes(dtypes[given.dtype].kind) ? given : given.astype('float64');
}
