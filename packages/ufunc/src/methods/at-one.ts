/** `ufunc.at` of one operand: an operator applied in place, as often as a place is given. */
import { assignIndexed, type NdArray, take, zeros } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import type { OperatorRow } from '../operators/row.ts';
import { assertOut } from './operands.ts';
import { distribute, type Places, placesIn, writeBack } from './places.ts';

/** See `UnaryUfunc.at`. */
export function atOne(operator: OperatorRow, target: NdArray, indices: Places): void {
  const caller = `${operator.name}.at`;
  const { places, flat, numbers } = placesIn(target, indices, caller);
  const apply = (x: NdArray): Expression => inNameOf(caller, () => applyOperator(operator, [x]));
  assertOut(target, apply(zeros([], { dtype: target.dtype })).dtype, caller);
  for (const { at: where } of distribute(numbers, places.size).rounds) {
    assignIndexed(flat, [where], apply(take(flat, where)).evaluate());
  }
  writeBack(target, flat);
}
