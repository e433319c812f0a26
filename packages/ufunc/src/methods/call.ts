/** Calls of elementwise functions with options. */
import { type DType, type NdArray, sameShape } from '@numloom/ndarray';
import { assign } from '../evaluate.ts';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { copy, where as choose } from '../operators/rows/selection.ts';
import { assertOptions, assertOut, deliver } from './operands.ts';

const OPTIONS = ['out', 'where', 'dtype'];

/**
 * An operator applied to operands, with options after them.
 *
 * @throws TypeError when there are not `arity` operands, or an option is not known.
 */
export function callWithOptions(
  operator: OperatorRow,
  given: readonly unknown[],
): Expression | NdArray {
  const { name, arity } = operator;
  const operands = given.slice(0, arity) as Operand[];
  const count = isOptions(given.at(-1)) ? given.length - 1 : given.length;
  if (count !== arity || given.length === arity) {
    throw new TypeError(`${name}: takes ${arity} operands, got ${count}`);
  }
  const options = given[arity];
  assertOptions(options, OPTIONS, name);
  const { out, where, dtype } = options as { out?: NdArray; where?: Operand; dtype?: DType };
  const value = applyOperator(operator, operands, dtype);
  if (where === undefined) return deliver(value, out, name);
  if (out === undefined) return applyOperator(choose, [where, value, false]);
  assertOut(out, value.dtype, name);
  // The dtypes of the result and the array together may be one that holds neither.
  const typed = applyOperator(copy, [value], out.dtype);
  const merged = applyOperator(choose, [where, typed, out]);
  if (!sameShape(merged.shape, out.shape)) return deliver(merged, out, name);
  assign(out, merged);
  return out;
}

/** Whether the last argument of a call are its options. */
function isOptions(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
