/** `ufunc.outer`. */
import { applyOperator, wrap } from '../expression/apply.ts';
import { type Expression, identityNode } from '../expression/expression.ts';
import { type Operand, toInput } from '../expression/operand.ts';
import { viewNode } from '../expression/view.ts';
import type { OperatorRow } from '../operators/row.ts';

/** See `BinaryMethods.outer`. */
export function outer(operator: OperatorRow, a: Operand, b: Operand): Expression {
  const caller = `${operator.name}.outer`;
  const first = toInput(a, caller);
  const second = toInput(b, caller);
  if (first.kind === 'weak' || second.kind === 'weak' || second.shape.length === 0) {
    return applyOperator(operator, [a, b]);
  }
  // A unit axis for each axis of the other.
  const units = second.shape.map(() => 1);
  const node = viewNode(first, ({ shape, strides, offset }) => ({
    shape: [...shape, ...units],
    strides: [...strides, ...units.map(() => 0)],
    offset,
  }));
  const spread = wrap(
    node.kind === 'map' || node.kind === 'fold' ? node : identityNode(node),
    [a],
    caller,
  );
  return applyOperator(operator, [spread, b]);
}
