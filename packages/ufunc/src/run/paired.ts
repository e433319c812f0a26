/**
 * Two rows at once. Where neighbouring rows read the same rows, as in a stencil, and rows are too
 * long for three of them to stay in the first-level cache, a kernel that computes two rows side by
 * side brings each row into it half as often. A store that has to lag by one row does so within
 * the kernel: it writes the two rows of the pair before from a ring of two rows, and puts its own
 * there.
 */
import { allocateScratch, dtypes, packedStrides, sizeOf, type Storage } from '@numloom/ndarray';
import { innerStrideOf, type Leaf } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import type { Job, Steps } from '../threads/job.ts';
import { threadCount } from '../threads/sharing.ts';
import { copyRows, jobSteps, launchRange, orderedJob, type Run } from './launches.ts';
import { isSameElement, methodOf, rowReach, shifted, Together } from './together.ts';

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
    const method = methodOf(plan, leaf);
    if (method.kind === 'temporary') return false;
    if (method.kind === 'lagged' && method.rows > 1) return false;
    const isSafe = method.kind === 'direct' ? isSameOrApart : readsRowBeforeInStep;
    return reads.every((read) => isSafe(operands[leaf]!, read, lengths));
  });
}

/** Whether a read meets no row of a store, or only the element that is written in the same step. */
function isSameOrApart(store: Operand, read: Operand): boolean {
  return store.storage !== read.storage || isSameElement(store, read);
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
  const paired = pairRun(plan, run, pairs, targets, waiting, rings);
  if (waiting.length === 0) {
    yield* jobSteps(launchRange(paired, 0, pairs));
    return;
  }
  const storages = rings.map(({ storage }) => storage);
  yield orderedJob(
    { ...paired, independent: bands > 1 },
    parts.map(({ begin, end, shift }) => {
      return { launch: shifted(paired, storages, () => shift), begin, end };
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

/** How pairs of rows are run. */
function pairRun(
  plan: Plan,
  run: Run,
  pairs: number,
  targets: readonly Operand[],
  waiting: readonly number[],
  rings: readonly Operand[],
): Run {
  const { leaves, outputs } = run.kernel;
  const together = new Together(run.kernel, 2);
  const values = [0, 1].map((row) =>
    together.addBody((leaf) => together.place(run.operands[leaf]!, row)),
  );
  values.forEach((of, row) => {
    for (const output of outputs) {
      const leaf = leaves[output.leaf]!;
      const k = waiting.indexOf(output.leaf);
      if (k < 0) {
        const operand = together.place(run.operands[output.leaf]!, row);
        together.addOutput(output, of, leaf, operand, undefined);
        continue;
      }
      const { storage, strides } = rings[k]!;
      const ring: Operand = {
        storage,
        offset: row * strides[0]!,
        strides: [0, ...strides.slice(1)],
      };
      // The kernel's own leaf is for a store that waits: its target may have any strides.
      const target = targets[k]!;
      const written: Leaf = { dtype: leaf.dtype, inner: innerStrideOf(target.strides.at(-1)!) };
      const before = together.addLoad(leaf, ring);
      together.addStore(before, written, together.place(target, row - 2), undefined);
      together.addStore(of[output.value]!, leaf, ring, undefined);
    }
  });
  return together.run(run, pairs);
}
