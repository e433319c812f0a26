/**
 * Several rows at once. A kernel that accumulates rows reads and writes its accumulators once for
 * each of them; one that takes several rows, one after the other, does so once for all. Extremes of
 * floats are taken by pmin or pmax, as in kernel/fold.ts. Results do not depend on how many rows.
 */
import { foldStep } from '../kernel/fold.ts';
import {
  type Instruction,
  instructionKey,
  isOperation,
  type Kernel,
  type Leaf,
  type Operation,
} from '../kernel/kernel.ts';
import type { FoldPrimitive, Primitive, RealDType } from '../kernel/primitives.ts';
import type { Access } from '../plan/axes.ts';
import { extend, type Key } from '../plan/keys.ts';
import type { PartLeaf } from '../plan/lower.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The plan whose kernel takes `rows` rows at a time: those along axis 1, of which a step of the
 * plan passes over so many. Its outputs are stores to what it loads, and do not move along axis 1.
 */
export function unrollPlan(plan: Plan, rows: number): Plan {
  const { nest, linear } = plan;
  const reads = linear.leaves.length;
  const moves = nest.accesses.map(({ strides }) => strides[1] !== 0);
  // Operands once more for each row, where they move; the targets stay the last ones.
  const accesses: Access[] = [];
  const places = nest.accesses.map((access, operand) => {
    const places: number[] = [];
    for (let row = 0; row < rows; row++) {
      if (row > 0 && (operand >= reads || !moves[operand])) places.push(places[0]!);
      else {
        const offset = access.offset + (row * access.strides[1]!) / rows;
        places.push(accesses.push({ ...access, offset }) - 1);
      }
    }
    return places;
  });
  let key = extend(plan.key, ROWS + rows);
  for (const moved of moves) key = extend(key, moved ? 1 : 0);
  let unrolled = unrolledByKey.get(key);
  if (unrolled === undefined) {
    unrolled = unroll(plan, rows, places);
    if (unrolledByKey.size >= MOST_UNROLLED) {
      unrolledByKey.delete(unrolledByKey.keys().next().value!);
    }
    unrolledByKey.set(key, unrolled);
  }
  const { leaves, parts, body, outputs } = unrolled;
  const copies = accesses.slice(0, accesses.length - (nest.accesses.length - reads));
  return {
    ...plan,
    nest: { ...nest, accesses },
    linear: {
      ...linear,
      leaves: copies.map(({ array }) => linear.leaves.find((leaf) => leaf.array === array)!),
    },
    lowered: { ...plan.lowered, leaves: parts, body, outputs },
    kernel: { ...plan.kernel, leaves, body, outputs },
    key,
  };
}

/** What of a plan depends on its key only. */
interface Unrolled extends Pick<Kernel, 'leaves' | 'body' | 'outputs'> {
  readonly parts: readonly PartLeaf[];
}

const unrolledByKey = /* @__PURE__ */ new Map<Key, Unrolled>();
const MOST_UNROLLED = 512;

/** @param places - operands of the unrolled plan, by those of the plan and by row */
function unroll(
  { kernel, lowered }: Plan,
  rows: number,
  places: readonly (readonly number[])[],
): Unrolled {
  const leaves: Leaf[] = [];
  const parts: PartLeaf[] = [];
  const leafNumbers = new Map<string, number>();
  const leafOf = (leaf: number, row: number): number => {
    const part = lowered.leaves[leaf]!;
    const operand = places[part.operand]![row]!;
    const key = `${operand} ${part.component} ${part.written}`;
    let number = leafNumbers.get(key);
    if (number === undefined) {
      number = leaves.push(kernel.leaves[leaf]!) - 1;
      parts.push({ ...part, operand });
      leafNumbers.set(key, number);
    }
    return number;
  };
  const body: Instruction[] = [];
  const known = new Map<string, number>();
  const add = (instruction: Instruction): number => {
    const key = `${instruction.op} ${instruction.dtype} ${instructionKey(instruction)}`;
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = body.push(instruction) - 1));
    return value;
  };
  const combinations = kernel.outputs.map(({ value }) => kernel.body[value] as Operation);
  /** The values of a row, where they are not accumulators or combined with them. */
  const valuesOf = (row: number): number[] => {
    const values: number[] = [];
    kernel.body.forEach((instruction, i) => {
      const isResult = combinations.some((one) => one === instruction || one.args[0] === i);
      if (row > 0 && isResult) return;
      if (isOperation(instruction)) {
        if (isResult) return;
        values[i] = add({ ...instruction, args: instruction.args.map((arg) => values[arg]!) });
      } else if (instruction.op === 'load') {
        values[i] = add({ ...instruction, leaf: leafOf(instruction.leaf, row) });
      } else {
        values[i] = add(instruction);
      }
    });
    return values;
  };
  const all = Array.from({ length: rows }, (_, row) => valuesOf(row));
  const outputs = kernel.outputs.map((output, i) => {
    const { op, dtype, args } = combinations[i]!;
    const [before, value] = args as [number, number];
    const given = all.map((values) => values[value]!);
    return {
      ...output,
      value: combined(add, op as FoldPrimitive, dtype, all[0]![before]!, given),
      leaf: leafOf(output.leaf, 0),
    };
  });
  return { leaves, parts, body, outputs };
}

/** Follows the key of a plan that takes so many rows at once. */
const ROWS = 61_000;

/** Writes what combines an accumulator with values of several rows; answers its number. */
function combined(
  add: (instruction: Instruction) => number,
  fold: FoldPrimitive,
  dtype: RealDType,
  before: number,
  values: readonly number[],
): number {
  const apply = (op: Primitive, to: RealDType, ...args: number[]) => add({ op, dtype: to, args });
  const { step, start, nan } = foldStep(fold, dtype);
  if (nan === undefined) {
    return values.reduce((older, value) => apply(fold, dtype, older, value), before);
  }
  const constant = (value: number | bigint) => add({ op: 'constant', dtype, value });
  // An accumulator that is NaN has seen one, or nothing else.
  const isNumber = nan === 'any' ? undefined : apply('eq', 'bool', before, before);
  let extreme =
    isNumber === undefined ? before : apply('select', dtype, isNumber, before, constant(start));
  let seen = isNumber;
  const test = nan === 'any' ? 'ne' : 'eq';
  for (const value of values) {
    extreme = apply(step, dtype, extreme, value);
    const found = apply(test, 'bool', value, value);
    seen = seen === undefined ? found : apply('or', 'bool', seen, found);
  }
  const either = [extreme, constant(NaN)];
  if (nan === 'any') either.reverse();
  return apply('select', dtype, seen!, ...either);
}
