/** What the methods of ufuncs are given, made ready, and what they give back. */
import { asarray, can_cast, type DType, dtypes, NdArray } from '@numloom/ndarray';
import { Expression, identityNode } from '../expression/expression.ts';
import { type Operand, toNode } from '../expression/operand.ts';
import { leafNode } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { writeOut } from '../reductions/apply.ts';

/** An operand's values as an array; the array itself where it is one. */
export function valuesOf(operand: Operand, caller: string): NdArray {
  if (operand instanceof NdArray) return operand;
  if (operand instanceof Expression) return operand.evaluate();
  const node = toNode(operand, caller);
  if (node.kind === 'leaf') return node.array;
  return asarray(operand, { dtype: node.dtype });
}

/** An array that was computed at once, as an expression. */
export function computed<D extends DType>(array: NdArray<D>): Expression<D> {
  const node = identityNode(leafNode(array));
  node.result = leafNode(array);
  return new Expression<D>(node);
}

/** The result, or `out` with the result written to it. */
export function deliver(
  result: Expression,
  out: NdArray | undefined,
  caller: string,
): Expression | NdArray {
  return out === undefined ? result : writeOut(out, result, caller);
}

/** @throws TypeError when `out` is no array that can hold results of a dtype. */
export function assertOut(out: unknown, dtype: DType, caller: string): asserts out is NdArray {
  if (!(out instanceof NdArray)) {
    throw new TypeError(`${caller}: out is ${typeof out}, must be an array`);
  }
  const target = (out as NdArray).dtype;
  if (!can_cast(dtype, target, 'same_kind')) {
    throw new TypeError(`${caller}: out has dtype ${target}, which can't hold ${dtype} results`);
  }
}

/**
 * The dtype in which an operator combines its own results.
 *
 * @throws TypeError when it gives another dtype than it takes.
 */
export function closedDType(operator: OperatorRow, dtype: DType, caller: string): DType {
  const { compute, result } = operator.types(dtype, operator.name);
  if (compute !== result || operator.apart !== undefined) {
    throw new TypeError(
      `${caller}: of dtype ${compute} gives ${result}, which it can't go on with`,
    );
  }
  if (dtypes[compute].kind === 'c' && operator.lowerComplex === undefined) {
    throw new TypeError(`${caller}: operands of dtype ${compute} are not supported`);
  }
  return compute;
}
