/**
 * Several rows at once. A kernel that accumulates rows reads and writes its accumulators once for
 * each of them; one that takes several rows, one after the other, does so once for all.
 */
import { type Instruction, instructionKey, isOperation, type Leaf } from '../kernel/kernel.ts';
import type { Access } from '../plan/axes.ts';
import { extend } from '../plan/keys.ts';
import type { PartLeaf } from '../plan/lower.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The plan whose kernel takes `rows` rows at a time: those along axis 1, of which a step of the
 * plan passes over so many. Its outputs are stores to what it loads, and do not move along axis 1.
 */
export function unrollPlan(plan: Plan, rows: number): Plan {
  if (rows === 1) return plan;
  const { kernel, lowered, nest, linear } = plan;
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
  const leaves: Leaf[] = [];
  const partLeaves: PartLeaf[] = [];
  const leafNumbers = new Map<string, number>();
  const leafOf = (leaf: number, row: number): number => {
    const part = lowered.leaves[leaf]!;
    const operand = places[part.operand]![row]!;
    const key = `${operand} ${part.component} ${part.written}`;
    let number = leafNumbers.get(key);
    if (number === undefined) {
      number = leaves.push(kernel.leaves[leaf]!) - 1;
      partLeaves.push({ ...part, operand });
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
  /** The output that goes to what a leaf loads. */
  const outputOf = (leaf: number) => {
    const { operand, component } = lowered.leaves[leaf]!;
    if (operand < reads) return undefined;
    return kernel.outputs.find((output) => {
      const target = lowered.leaves[output.leaf]!;
      return target.operand === operand && target.component === component;
    });
  };

  let values: number[] = [];
  for (let row = 0; row < rows; row++) {
    const before = values;
    values = [];
    for (const instruction of kernel.body) {
      if (isOperation(instruction)) {
        values.push(add({ ...instruction, args: instruction.args.map((arg) => values[arg]!) }));
      } else if (instruction.op === 'load') {
        const output = row > 0 ? outputOf(instruction.leaf) : undefined;
        values.push(
          output === undefined
            ? add({ ...instruction, leaf: leafOf(instruction.leaf, row) })
            : before[output.value]!,
        );
      } else {
        values.push(add(instruction));
      }
    }
  }
  const outputs = kernel.outputs.map((output) => ({
    ...output,
    value: values[output.value]!,
    leaf: leafOf(output.leaf, 0),
  }));
  let key = extend(plan.key, ROWS + rows);
  for (const moved of moves) key = extend(key, moved ? 1 : 0);
  const copies = accesses.slice(0, accesses.length - (nest.accesses.length - reads));
  return {
    ...plan,
    nest: { ...nest, accesses },
    linear: {
      ...linear,
      leaves: copies.map(({ array }) => linear.leaves.find((leaf) => leaf.array === array)!),
    },
    lowered: { ...lowered, leaves: partLeaves, body, outputs },
    kernel: { ...kernel, leaves, body, outputs },
    key,
  };
}

/** Follows the key of a plan that takes so many rows at once. */
const ROWS = 61_000;
