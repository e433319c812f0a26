/** Whole numbers near each element. */
import { assertOptions, type DType, isdtype, type NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type DTypeOf, type Operand, toNode } from '../expression/operand.ts';
import { deliver } from '../methods/operands.ts';
import type { Unary } from '../methods/signatures.ts';
import { unary } from '../methods/unary.ts';
import { astype } from './conversion.ts';
import * as rows from '../operators/rows/index.ts';

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
export const floor: Unary = /* @__PURE__ */ unary(rows.floor);

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
export const ceil: Unary = /* @__PURE__ */ unary(rows.ceil);

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
export const trunc: Unary = /* @__PURE__ */ unary(rows.trunc);

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
export const rint: Unary = /* @__PURE__ */ unary(rows.rint);

/**
 * Whole part of each element, as `trunc`; integers stay.
 *
 * @throws TypeError for complex operands
 *
 * @example
 * ```ts
 * import { fix } from '@numloom/ufunc';
 * console.log(fix([1.7, -1.7]).tolist()); // => [ 1, -1 ]
 * ```
 */
export const fix: typeof trunc = trunc;

/** Options of `round`. */
export interface RoundOptions {
  /** Digits after the point to keep; negative ones before it. 0 by default. */
  readonly decimals?: number;
  /** An array of the result's shape, which is computed into it at once and returned. */
  readonly out?: NdArray;
}

/**
 * Nearest number with so many decimals, halves to the even one; by dividing and multiplying with
 * a power of ten, as NumPy. Integers stay where `decimals` is not negative.
 *
 * @param options - `decimals`, or the number itself
 * @throws TypeError when `decimals` is no whole number
 *
 * @example
 * ```ts
 * import { round } from '@numloom/ufunc';
 * console.log(round([2.5, -1.7]).tolist()); // => [ 2, -2 ]
 * console.log(round([3.14159, 2.71828], 2).tolist()); // => [ 3.14, 2.72 ]
 * ```
 */
export function round<D extends DType>(
  x: Operand,
  options: RoundOptions & { readonly out: NdArray<D> },
): NdArray<D>;
export function round<A extends Operand>(
  x: A,
  options?: RoundOptions | number,
): Expression<DTypeOf<A>>;
export function round(x: Operand, options: RoundOptions | number = {}): Expression | NdArray {
  const given = typeof options === 'number' ? { decimals: options } : options;
  assertOptions(given, ['decimals', 'out'], 'round');
  return inNameOf('round', () => deliver(rounded(x, given.decimals ?? 0), given.out, 'round'));
}

function rounded(x: Operand, decimals: number): Expression {
  if (!Number.isInteger(decimals)) {
    throw new TypeError(`round: decimals is ${String(decimals)}, must be a whole number`);
  }
  const node = toNode(x, 'round');
  if (isdtype(node.dtype, 'complex floating')) {
    const parts = [applyOperator(rows.real, [x]), applyOperator(rows.imag, [x])];
    return applyOperator(
      rows.complexOf,
      parts.map((part) => rounded(part, decimals)),
    );
  }
  const isFloat = isdtype(node.dtype, 'real floating');
  if (decimals === 0 || (!isFloat && decimals > 0)) return applyOperator(rows.rint, [x]);
  const power = 10 ** Math.abs(decimals);
  const [down, up] = decimals > 0 ? [rows.divide, rows.multiply] : [rows.multiply, rows.divide];
  const scaled = applyOperator(up, [x, power]);
  const result = applyOperator(down, [applyOperator(rows.rint, [scaled]), power]);
  return astype(result, node.dtype);
}

/** Another name of `round`. */
export const around: typeof round = round;
