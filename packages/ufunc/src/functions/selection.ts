/** Choosing between values, element by element. */
import { type DType, iinfo, isdtype, type NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, type Promoted, toInput } from '../expression/operand.ts';
import { masked, takeCall } from '../methods/call.ts';
import { deliver } from '../methods/operands.ts';
import type { CallOptions, OutOptions } from '../methods/signatures.ts';
import * as rows from '../operators/rows/index.ts';

/**
 * Elements of `x` where the condition is true, that is not zero, else of `y`. All three
 * broadcast; the dtype is that of `x` and `y` together.
 *
 * @throws RangeError when the shapes do not broadcast
 * @example
 * ```ts
 * import { where } from '@numloom/ufunc';
 * console.log(where([true, false], [1, 2], -1).tolist()); // => [ 1, -1 ]
 * ```
 */
export function where<A extends Operand, B extends Operand>(
  condition: Operand,
  x: A,
  y: B,
): Expression<Promoted<A, B>>;
export function where(...operands: readonly Operand[]): Expression {
  if (operands.length !== 3) {
    throw new TypeError(`where: takes 3 operands, got ${operands.length}`);
  }
  return applyOperator(rows.where, operands);
}

/**
 * Elements limited to the range from `min` to `max`; a bound that is null or left out does not
 * limit. NaN stays; where `min` is greater than `max` the result is `max`. Options are those of
 * elementwise functions: `out`, `where` and `dtype`.
 *
 * @throws TypeError for complex operands; RangeError when the shapes do not broadcast
 * @example
 * ```ts
 * import { clip } from '@numloom/ufunc';
 * console.log(clip([-2, 0.5, 9], 0, 1).tolist()); // => [ 0, 0.5, 1 ]
 * ```
 */
export function clip<D extends DType>(
  x: Operand,
  min: Operand | null | undefined,
  max: Operand | null | undefined,
  options: OutOptions<D>,
): NdArray<D>;
export function clip<A extends Operand, B extends Operand = boolean, C extends Operand = boolean>(
  x: A,
  min?: B | null,
  max?: C | null,
  options?: CallOptions<never>,
): Expression<Promoted<A, B> | Promoted<A, C>>;
export function clip<D extends DType>(
  x: Operand,
  min: Operand | null | undefined,
  max: Operand | null | undefined,
  options: CallOptions<D> & { readonly dtype: D },
): Expression<D>;
export function clip(
  x: Operand,
  min?: Operand | null,
  max?: Operand | null,
  options: CallOptions & { readonly out?: NdArray } = {},
): Expression | NdArray {
  return inNameOf('clip', () => {
    const { out, where, dtype } = takeCall('clip', 3, [x, min, max, options]);
    const above = isLimit(min, x, -1) ? applyOperator(rows.maximum, [x, min], dtype) : x;
    const value = isLimit(max, x, 1)
      ? applyOperator(rows.minimum, [above, max], dtype)
      : applyOperator(rows.copy, [above], dtype);
    return deliver(
      masked(value, where, out as NdArray | undefined, 'clip'),
      out as NdArray,
      'clip',
    );
  });
}

/** Whether a bound is given, and no plain number that all integers of the operand are within. */
function isLimit(bound: Operand | null | undefined, x: Operand, side: 1 | -1): bound is Operand {
  if (bound === undefined || bound === null) return false;
  if (typeof bound !== 'bigint' && !Number.isInteger(bound)) return true;
  const input = toInput(x, 'clip');
  if (input.kind === 'weak' || !isdtype(input.dtype, 'integral')) return true;
  const { min, max } = iinfo(input.dtype as 'int8');
  return side < 0 ? (bound as number) >= min : (bound as number) <= max;
}
