/** `ufunc.at`: an operator applied in place, where places may be repeated. */
import { assignIndexed, broadcastLayout, type NdArray, take, zeros } from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { foldInOrder } from './fold.ts';
import { assertOut, valuesOf } from './operands.ts';
import { distribute, type Places, placesIn, writeBack } from './places.ts';

/** Repetitions of a place from which the rest of them is a fold of its own. */
const MANY = 32;

/** See `BinaryMethods.at`. Time grows with the number of places, not with repetitions. */
export function at(
  operator: OperatorRow,
  target: NdArray,
  indices: Places,
  operand: Operand,
): void {
  const caller = `${operator.name}.at`;
  const { places, flat, numbers } = placesIn(target, indices, caller);
  const values = valuesOf(operand, caller);
  const { dtype } = target;
  const isWeak = typeof operand === 'number' || typeof operand === 'bigint';
  const apply = (x: NdArray, y: Operand): Expression =>
    inNameOf(caller, () => applyOperator(operator, [x, y]));
  const sample = isWeak ? operand : zeros([], { dtype: values.dtype });
  const compute = apply(zeros([], { dtype }), sample).dtype;
  assertOut(target, compute, caller);
  const given = values.withLayout(broadcastLayout(values, places.shape, caller)).reshape(-1);
  const folds = compute === dtype && operator.apart === undefined;
  const { rounds, rest } = distribute(numbers, folds ? MANY : Infinity);
  for (const { at: where, from } of rounds) {
    const result = apply(take(flat, where), isWeak ? operand : take(given, from));
    assignIndexed(flat, [where], result.evaluate());
  }
  for (const [place, from] of rest) {
    const fold = { operator, dtype, axis: 0, initial: flat.get(place) };
    flat.set(place, foldInOrder(take(given, from).astype(dtype), fold).item());
  }
  writeBack(target, flat);
}
