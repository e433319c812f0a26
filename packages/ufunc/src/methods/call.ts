/** Calls of elementwise functions with options. */
import { assertOptions, type DType, dtypeInfo, type NdArray } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Operand, toInput } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { copy, where as choose } from '../operators/rows/selection.ts';
import { assertOut, deliver } from './operands.ts';

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
  const { operands, out, where, dtype } = takeCall(name, arity, given);
  const value = applyOperator(operator, operands, dtype);
  return deliver(masked(value, where, out as NdArray | undefined, name), out as NdArray, name);
}

/** What a call is given. */
interface Call {
  readonly operands: readonly Operand[];
  readonly out?: unknown;
  readonly where?: Operand;
  readonly dtype?: DType;
}

/** @throws TypeError when there are not `arity` operands, or an option is not known. */
export function takeCall(name: string, arity: number, all: readonly unknown[]): Call {
  const isWithout = all.length === arity + 1 && all[arity] === undefined;
  const given = isWithout ? all.slice(0, arity) : all;
  const count = isOptions(given.at(-1)) ? given.length - 1 : given.length;
  if (count !== arity || given.length > arity + 1) {
    throw new TypeError(`${name}: takes ${arity} operands, got ${count}`);
  }
  const options = given[arity] ?? {};
  assertOptions(options, OPTIONS, name);
  const { out, where, dtype } = options as Call;
  return {
    operands: given.slice(0, arity) as Operand[],
    ...(out !== undefined && { out }),
    ...(where !== undefined && { where }),
    ...(dtype !== undefined && { dtype: dtypeInfo(dtype, name).name }),
  };
}

/** A value where a mask holds, elsewhere what `out` has, or 0. */
export function masked(
  value: Expression,
  where: Operand | undefined,
  out: NdArray | undefined,
  caller: string,
): Expression {
  if (where === undefined) return value;
  toInput(where, `${caller}: where`);
  return inNameOf(caller, () => {
    if (out === undefined) return applyOperator(choose, [where, value, false]);
    assertOut(out, value.dtype, caller);
    // The dtypes of the result and the array together may be one that holds neither.
    const typed = applyOperator(copy, [value], out.dtype);
    return applyOperator(choose, [where, typed, out]);
  });
}

/** Whether the last argument of a call are its options. */
function isOptions(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}
