/**
 * Two rows at once. Where neighbouring rows read the same rows, as in a stencil, and rows are too
 * long for three of them to stay in the first-level cache, a kernel that computes two rows side by
 * side brings each row into it half as often. A store that has to lag by one row does so within
 * the kernel: it writes the two rows of the pair before from a ring of two rows, and puts its own
 * there.
 */
import { allocateScratch, dtypes, packedStrides, sizeOf, type Storage } from '@numloom/ndarray';
import {
  type Instruction,
  instructionKey,
  isOperation,
  type Kernel,
  kernelKey,
  type Leaf,
  type Output,
} from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import { cachedKernel, compiledBy } from './backends.ts';
import type { Job, Steps } from '../threads/job.ts';
import { threadCount } from '../threads/sharing.ts';
import { copyRows, jobSteps, launchRange, orderedJob, type Run } from './launches.ts';

/** Elements of a row from which three of them no longer fit the first-level cache. */
const LONG_ROW = 1280;
/** The same for stores that lag: what they gain is mostly the launches that copy rows. */
const LONG_LAGGING_ROW = 512;
/** Rows below which the rows at the ends weigh too much. */
const FEW_ROWS = 16;

/** Whether a plan gains from computing two rows at once, and its stores allow it. */
export function canPair(plan: Plan, run: Run): boolean {
  const { lengths, operands, backend } = run;
  const lags = plan.methods.some(({ kind }) => kind === 'lagged');
  const rowSize = sizeOf(lengths.slice(1));
  if (rowSize < (lags ? LONG_LAGGING_ROW : LONG_ROW)) return false;
  if (lengths.length < 2 || lengths[0]! < FEW_ROWS) return false;
  if (backend !== 'wasm' || operands.some(({ storage }) => !storage.inHeap)) return false;
  if (plan.folding === 'inside' && run.segment !== 1) return false;
  const reads = operands.filter((_, i) => !plan.lowered.leaves[i]!.written);
  if (!reads.some((read) => reads.some((other) => isRowBefore(read, other, lengths)))) return false;
  return plan.kernel.outputs.every(({ kind, leaf }) => {
    if (kind === 'fold') return true;
    // Rows that accumulate in one row have to come one after the other.
    if (operands[leaf]!.strides[0] === 0) return false;
    const method = plan.methods[plan.lowered.leaves[leaf]!.operand - plan.linear.leaves.length]!;
    if (method.kind === 'temporary') return false;
    if (method.kind === 'lagged' && method.rows > 1) return false;
    const isSafe = method.kind === 'direct' ? isSameOrApart : readsRowBeforeInStep;
    return reads.every((read) => isSafe(operands[leaf]!, read, lengths));
  });
}

/** Whether a read meets no row of a store, or only the element that is written in the same step. */
function isSameOrApart(store: Operand, read: Operand): boolean {
  if (store.storage !== read.storage) return true;
  return (
    store.offset === read.offset &&
    store.strides.every((stride, axis) => stride === read.strides[axis])
  );
}

/** Whether the rows of `read` lie, but for some elements, one or two rows before those of `other`. */
function isRowBefore(read: Operand, other: Operand, lengths: readonly number[]): boolean {
  const step = read.strides[0]!;
  if (read.storage !== other.storage || step !== other.strides[0] || step === 0) return false;
  const rows = (other.offset - read.offset) / step;
  const reach = rowReach(read, lengths) / Math.abs(step);
  return reach <= 1 && rows > 0.5 && rows < 2.5;
}

/**
 * Whether a read meets the row that was written before only at the very element that is written
 * in the same step; the whole body runs before any store.
 */
function readsRowBeforeInStep(store: Operand, read: Operand, lengths: readonly number[]): boolean {
  if (store.storage !== read.storage) return true;
  if (!store.strides.every((stride, axis) => stride === read.strides[axis])) return false;
  const distance = read.offset - (store.offset - store.strides[0]!);
  return distance === 0 || Math.abs(distance) >= rowReach(store, lengths);
}

/** Elements from the first of a row to one past its last. */
function rowReach({ strides }: Operand, lengths: readonly number[]): number {
  let reach = 1;
  for (let axis = 1; axis < lengths.length; axis++) {
    reach += (lengths[axis]! - 1) * Math.abs(strides[axis]!);
  }
  return reach;
}

/** Runs a plan that can be paired; `waiting` are the leaves whose stores lag. */
export function* runPaired(
  plan: Plan,
  run: Run,
  waiting: readonly number[],
  scratch: Storage[],
): Steps {
  const { lengths } = run;
  const rows = lengths[0]!;
  const pairs = Math.floor(rows / 2);
  const rowSize = sizeOf(lengths.slice(1));
  const bands = waiting.length > 0 && threadCount() > 1 ? bandCount(plan, pairs * rowSize) : 1;
  const targets = waiting.map((i) => run.operands[i]!);
  // For each band its first rows and its ring; at the end one for the last row of an odd number.
  const strides = [rowSize, ...packedStrides(lengths.slice(1))];
  const rings = waiting.map((i): Operand => {
    const { itemsize } = dtypes[plan.lowered.leaves[i]!.dtype];
    const ring = allocateScratch((bands * BAND_ROWS + 1) * rowSize * itemsize);
    scratch.push(ring);
    return { storage: ring, offset: 0, strides };
  });
  const place = (ring: Operand, row: number, to: number): Operand => ({
    ...ring,
    offset: (to - row) * rowSize,
  });
  const single = (row: number, end: number, to: number): Job | undefined => {
    waiting.forEach((i, k) => (run.operands[i] = place(rings[k]!, row, to)));
    return launchRange(run, row, end);
  };
  /** Copies that are left to do when all rows are computed. */
  const late: (readonly [from: number, to: number, place: number])[] = [];
  const parts: { begin: number; end: number; shift: number }[] = [];

  if (rows % 2 === 1) yield* jobSteps(single(rows - 1, rows, bands * BAND_ROWS));
  for (let band = 0; band < bands && waiting.length > 0; band++) {
    const at = band * BAND_ROWS;
    let begin = Math.floor((band * pairs) / bands);
    const end = Math.floor(((band + 1) * pairs) / bands);
    if (band > 0) {
      yield* jobSteps(single(2 * begin, 2 * begin + 2, at));
      late.push([2 * begin, 2 * begin + 2, at]);
      begin++;
    }
    yield* jobSteps(single(2 * begin, 2 * begin + 2, at + 2));
    late.push([2 * end - 2, end === pairs ? rows : 2 * end, at + 2]);
    parts.push({ begin: begin + 1, end, shift: (at + 2) * rowSize });
  }
  const { kernel, operands } = pairKernel(plan, run, targets, waiting, rings);
  const entry = cachedKernel(kernelKey(kernel), () => kernel);
  const paired: Run = {
    ...run,
    kernel,
    compiled: compiledBy(entry, 'wasm'),
    lengths: [pairs, ...lengths.slice(1)],
    operands,
    weight: kernel.body.length,
  };
  if (waiting.length === 0) {
    yield* jobSteps(launchRange(paired, 0, pairs));
    return;
  }
  const isRing = ({ storage }: Operand) => rings.some((ring) => ring.storage === storage);
  const shifted = (shift: number) =>
    operands.map((operand) =>
      isRing(operand) ? { ...operand, offset: operand.offset + shift } : operand,
    );
  yield orderedJob(
    { ...paired, independent: bands > 1 },
    parts.map(({ begin, end, shift }) => {
      return { launch: { ...paired, operands: shifted(shift) }, begin, end };
    }),
  );
  for (const [k, target] of targets.entries()) {
    const { dtype } = plan.lowered.leaves[waiting[k]!]!;
    for (const [from, to, at] of late) {
      const source = place(rings[k]!, from, at);
      yield* jobSteps(copyRows(source, target, dtype, lengths, from, to));
    }
  }
}

/** Rows that a band keeps until all others are done with them: the first two and its ring. */
const BAND_ROWS = 4;
/** Elements of pairs of rows that are worth a band. */
const BAND_SIZE = 65_536;
const MOST_BANDS = 16;

/**
 * Into how many bands of rows, computed at the same time, a plan is divided. A band must meet
 * nothing that another one writes before all are done: of its neighbours it reads the last row
 * of the one before and the first two of the one after.
 */
function bandCount({ methods }: Plan, elements: number): number {
  const isApart = methods.every((method) => {
    return method.kind !== 'temporary' && method.ahead <= (method.kind === 'lagged' ? 2 : 0);
  });
  return isApart ? Math.max(1, Math.min(MOST_BANDS, Math.floor(elements / BAND_SIZE))) : 1;
}

/** The kernel over pairs of rows, and its operands: leaves that both rows have are one. */
function pairKernel(
  plan: Plan,
  run: Run,
  targets: readonly Operand[],
  waiting: readonly number[],
  rings: readonly Operand[],
): { kernel: Kernel; operands: Operand[] } {
  const { kernel } = plan;
  const leaves: Leaf[] = [];
  const operands: Operand[] = [];
  const body: Instruction[] = [];
  const outputs: Output[] = [];
  const known = new Map<string, number>();

  const addLeaf = (leaf: Leaf, operand: Operand): number => {
    operands.push(operand);
    return leaves.push(leaf) - 1;
  };
  /** An operand of every other row, from `row` on. */
  const everyOther = ({ storage, offset, strides }: Operand, row: number): Operand => ({
    storage,
    offset: offset + row * strides[0]!,
    strides: [2 * strides[0]!, ...strides.slice(1)],
  });
  const readLeaf = (leaf: Leaf, operand: Operand): number => {
    const same = leaves.findIndex(
      (other, i) =>
        other.dtype === leaf.dtype &&
        operands[i]!.storage === operand.storage &&
        operands[i]!.offset === operand.offset &&
        operands[i]!.strides.every((stride, axis) => stride === operand.strides[axis]),
    );
    return same >= 0 ? same : addLeaf(leaf, operand);
  };
  const add = (instruction: Instruction): number => {
    const key = instructionKey(instruction);
    let place = known.get(key);
    if (place === undefined) known.set(key, (place = body.push(instruction) - 1));
    return place;
  };

  const rowValues = [0, 1].map((row) => {
    const values: number[] = [];
    for (const instruction of kernel.body) {
      if (isOperation(instruction)) {
        values.push(add({ ...instruction, args: instruction.args.map((arg) => values[arg]!) }));
      } else if (instruction.op === 'load') {
        const { leaf } = instruction;
        const read = readLeaf(kernel.leaves[leaf]!, everyOther(run.operands[leaf]!, row));
        values.push(add({ ...instruction, leaf: read }));
      } else {
        values.push(add(instruction));
      }
    }
    return values;
  });
  [0, 1].forEach((row) => {
    for (const output of kernel.outputs) {
      const leaf = kernel.leaves[output.leaf]!;
      const value = rowValues[row]![output.value]!;
      const k = waiting.indexOf(output.leaf);
      if (k < 0) {
        const written = addLeaf(leaf, everyOther(run.operands[output.leaf]!, row));
        outputs.push({ ...output, value, leaf: written });
        continue;
      }
      const { storage, strides } = rings[k]!;
      const ring = addLeaf(
        { dtype: leaf.dtype, inner: 'unit' },
        { storage, offset: row * strides[0]!, strides: [0, ...strides.slice(1)] },
      );
      const before = add({ op: 'load', dtype: leaf.dtype, leaf: ring });
      const target = targets[k]!;
      const inner = target.strides.at(-1) === 1 ? 'unit' : 'strided';
      const written = addLeaf({ dtype: leaf.dtype, inner }, everyOther(target, row - 2));
      outputs.push({ kind: 'store', value: before, leaf: written });
      outputs.push({ kind: 'store', value, leaf: ring });
    }
  });
  const { rank, foldAxes, scalars } = kernel;
  const paired = { rank, foldAxes, leaves, scalars, body, outputs };
  return { kernel: paired, operands };
}
