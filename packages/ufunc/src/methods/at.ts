/** `ufunc.at`: an operator applied in place, where places may be repeated. */
import {
  arange,
  assignIndexed,
  broadcastLayout,
  copyto,
  indexed,
  type IndexPart,
  NdArray,
  take,
  zeros,
} from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import type { Operand } from '../expression/operand.ts';
import type { OperatorRow } from '../operators/row.ts';
import { foldInOrder } from './fold.ts';
import { assertOut, valuesOf } from './operands.ts';

/** Repetitions of a place from which the rest of them is a fold of its own. */
const MANY = 32;

/** An index of one or several axes. */
export type Places = IndexPart | readonly IndexPart[];

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

/** The places that an index selects, their numbers, and the target's elements as one axis. */
function placesIn(
  target: NdArray,
  indices: Places,
  caller: string,
): { places: NdArray; numbers: number[]; flat: NdArray } {
  if (!(target instanceof NdArray)) {
    throw new TypeError(`${caller}: target is ${typeof target}, must be an array`);
  }
  target.assertWritable(caller);
  const places = placesOf(target, isTuple(indices) ? indices : [indices], caller);
  const numbers = [...places.reshape(-1).values()].map(Number);
  return { places, numbers, flat: target.reshape(-1) };
}

/** Where the elements could not be seen as one axis, they are those of a copy. */
function writeBack(target: NdArray, flat: NdArray): void {
  if (flat.storage !== target.storage) copyto(target, flat.reshape(target.shape));
}

interface Round {
  readonly at: number[];
  readonly from: number[];
}

/**
 * Places in rounds, none of which has a place twice, in the order of their repetitions; from `many`
 * repetitions on by place.
 */
function distribute(
  places: readonly number[],
  many: number,
): { rounds: readonly Round[]; rest: ReadonlyMap<number, readonly number[]> } {
  const rounds: Round[] = [];
  const rest = new Map<number, number[]>();
  const counts = new Map<number, number>();
  places.forEach((place, i) => {
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    if (count < many) {
      const round = (rounds[count] ??= { at: [], from: [] });
      round.at.push(place);
      round.from.push(i);
    } else {
      const list = rest.get(place);
      if (list) list.push(i);
      else rest.set(place, [i]);
    }
  });
  return { rounds, rest };
}

/** Whether an index is a list of parts, and not one list of numbers. */
function isTuple(indices: Places): indices is readonly IndexPart[] {
  return (
    Array.isArray(indices) &&
    indices.some((part) => typeof part === 'object' || typeof part === 'string')
  );
}

/** The selected elements' numbers in C order, in the shape of the selection. */
function placesOf(target: NdArray, parts: readonly IndexPart[], caller: string): NdArray {
  try {
    const numbers = arange(target.size).reshape(target.shape);
    return indexed(numbers, ...parts);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replace(/^indexed/, caller);
    throw error;
  }
}
