/** From operands to expressions: what every public function does. */
import type { DType } from '@numloom/ndarray';
import type { ComputedNode } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { mapNode } from './build.ts';
import { Expression } from './expression.ts';
import { type Input, type Operand, toInput, toNode } from './operand.ts';

/**
 * A node as an expression that waits, in place of the expressions it is made of.
 *
 * @throws StaleExpressionError when an operand is stale already, Error when it was disposed.
 */
export function wrap<D extends DType>(
  node: ComputedNode,
  operands: readonly Operand[],
  caller: string,
): Expression<D> {
  return new Expression<D>(node).own(caller, operands);
}

/** An operator of the table applied to operands, in a dtype if one is given. */
export function applyOperator<D extends DType>(
  operator: OperatorRow,
  operands: readonly Operand[],
  dtype?: D,
): Expression<D> {
  const inputs: Input[] = [];
  let single = true;
  for (const operand of operands) {
    const place = operands.length > 1 ? inputs.length + 1 : undefined;
    const input = toInput(operand, operator.name, place);
    inputs.push(input);
    if (input.kind !== 'weak') single = false;
  }
  const node = mapNode(
    operator,
    single ? operands.map((operand) => toNode(operand, operator.name)) : inputs,
    dtype,
  );
  return wrap(node, operands, operator.name);
}
