/**
 * Stores over what is read, as a stencil's in place: four rows at once, written where they belong
 * while they are computed. What the rows after them read of the last ones is kept: the old values,
 * in a ring. Within a run the stores are late, so that what is read behind an element, in its own
 * row or in one of the four, is still there.
 */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { LATE, type Leaf } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import type { Steps } from '../threads/job.ts';
import { threadCount } from '../threads/sharing.ts';
import { copyRows, jobSteps, launchRange, orderedJob, type Run } from './launches.ts';
import { isRead, isSameElement, methodOf, shifted, Together } from './together.ts';

/** Rows computed at once. */
const ROWS = 4;
/** Rows below which those that are left over weigh too much. */
const FEW_ROWS = 16;
/** Columns below which the ends of runs weigh too much. */
const SHORT_ROW = 256;
/** Late stores, and outputs altogether, for which a kernel has scratch memory. */
const MOST_LATE = 16;
const MOST_OUTPUTS = 48;
/** Elements that are worth a band of rows, computed while others are. */
const BAND_SIZE = 131_072;
const MOST_BANDS = 16;

/** A store whose target is read at other indices than those that write it. */
export interface Held {
  readonly leaf: number;
  /** How many rows before a row, and at most how many after it, are read at its index. */
  readonly before: number;
  readonly ahead: number;
  /** Columns that are read of the rows before, left and right of those that are written. */
  readonly left: number;
  readonly right: number;
}

/** The stores that are held, or undefined where rows cannot be computed this way. */
export function heldStores(plan: Plan, run: Run): readonly Held[] | undefined {
  const { lengths, operands, backend, kernel } = run;
  const [rows, columns] = lengths as [number, number];
  if (lengths.length !== 2 || rows < FEW_ROWS || columns < SHORT_ROW) return undefined;
  if (backend !== 'wasm' || operands.some(({ storage }) => !storage.inHeap)) return undefined;
  if (plan.task.recurrence === true) return undefined;
  if (plan.folding === 'inside' && run.segment !== 1) return undefined;
  const held: Held[] = [];
  const written = new Set<Storage>();
  for (const { kind, leaf } of kernel.outputs) {
    if (kind === 'fold') continue;
    const target = operands[leaf]!;
    if (target.strides[0] === 0 || written.has(target.storage)) return undefined;
    written.add(target.storage);
    if (methodOf(plan, leaf).kind === 'temporary') return undefined;
    const reads = operands.flatMap((read, i) => {
      const isOther = read.storage !== target.storage || isSameElement(target, read);
      return plan.lowered.leaves[i]!.written || isOther ? [] : [i];
    });
    if (reads.length === 0) continue;
    const one = heldStore(run, leaf, reads);
    if (one === undefined) return undefined;
    held.push(one);
  }
  return held.length > 0 && fitsScratch(held, kernel.outputs.length) ? held : undefined;
}

/** Whether the kernel's scratch memory, of which each output and each late store needs some, is enough. */
function fitsScratch(held: readonly Held[], outputs: number): boolean {
  let late = 0;
  let all = ROWS * outputs;
  for (const { before, left, right } of held) {
    late += ROWS + before;
    all += before * (1 + left + right);
  }
  return late <= MOST_LATE && all <= MOST_OUTPUTS;
}

function heldStore({ lengths, operands, kernel }: Run, leaf: number, reads: number[]) {
  const target = operands[leaf]!;
  const { dtype, inner } = kernel.leaves[leaf]!;
  const step = target.strides[0]!;
  const [rows, columns] = lengths as [number, number];
  // The leaf of a store that waits is contiguous whatever its target is.
  if (inner !== 'unit' || target.strides[1] !== 1) return undefined;
  const held = { leaf, before: 0, ahead: 0, left: 0, right: 0 };
  for (const i of reads) {
    const read = operands[i]!;
    const alike = kernel.leaves[i]!.dtype === dtype && kernel.leaves[i]!.inner === inner;
    if (!alike || read.strides[0] !== step) return undefined;
    const distance = read.offset - target.offset;
    const row = Math.round(distance / step);
    const column = distance - row * step;
    // No row may reach into what is written of the rows beside it.
    if (Math.abs(column) + columns > Math.abs(step) || column < -LATE) return undefined;
    held.ahead = Math.max(held.ahead, row);
    if (row >= 0) continue;
    held.before = Math.max(held.before, -row);
    held.left = Math.max(held.left, -column);
    held.right = Math.max(held.right, column);
  }
  if (held.before > ROWS) return undefined;
  // The columns beside are kept of every row, those included that nobody reads them of.
  const ends = [target.offset, target.offset + (rows - 1) * step];
  const length = target.storage.byteLength / dtypes[dtype].itemsize;
  const isInside = ends.every(
    (end) => end - held.left >= 0 && end + columns + held.right <= length,
  );
  return isInside ? held : undefined;
}

/** Runs a plan with held stores. */
export function* runOldRows(
  plan: Plan,
  run: Run,
  held: readonly Held[],
  scratch: Storage[],
): Steps {
  const { lengths, operands } = run;
  const [rows, columns] = lengths as [number, number];
  const blocks = Math.floor(rows / ROWS);
  const bands = bandCount(held, blocks * ROWS * columns);
  const stores = held.map((one) => {
    const leaf: Leaf = run.kernel.leaves[one.leaf]!;
    const { itemsize } = dtypes[leaf.dtype];
    const width = one.left + columns + one.right;
    const allocate = (length: number): Storage => {
      const storage = allocateScratch(Math.max(1, length) * itemsize);
      scratch.push(storage);
      return storage;
    };
    return {
      ...one,
      dtype: leaf.dtype,
      target: operands[one.leaf]!,
      width,
      ring: allocate(bands * one.before * width),
      kept: allocate(bands * ROWS * columns),
    };
  });
  /** Rows that are written when all others are: the last ones, and the first ones of bands. */
  const late: (readonly [begin: number, end: number])[] = [];
  const place = (kept: Storage, begin: number, slot: number): Operand => ({
    storage: kept,
    offset: (slot * ROWS - begin) * columns,
    strides: [columns, 1],
  });

  const starts = Array.from({ length: bands + 1 }, (_, band) =>
    Math.floor((band * blocks) / bands),
  );
  for (let band = 0; band < bands; band++) {
    const [begin, end] =
      band === 0 ? [blocks * ROWS, rows] : [starts[band]! * ROWS, (starts[band]! + 1) * ROWS];
    for (const { leaf, kept } of stores) run.operands[leaf] = place(kept, begin, band);
    late.push([begin, end]);
    yield* jobSteps(launchRange(run, begin, end));
  }
  for (const store of stores) run.operands[store.leaf] = store.target;
  const together = blockRun(plan, run, stores, blocks);
  const parts = Array.from({ length: bands }, (_, band) => {
    const begin = band === 0 ? 0 : starts[band]! + 1;
    for (const store of stores) fillRing(store, band, begin * ROWS, columns);
    const rings = stores.map(({ ring }) => ring);
    const launch = shifted(together, rings, (i) => band * stores[i]!.before * stores[i]!.width);
    return { launch, begin, end: starts[band + 1]! };
  });
  yield orderedJob({ ...together, independent: bands > 1 }, parts);
  for (const { kept, target, dtype } of stores) {
    for (const [slot, [begin, end]] of late.entries()) {
      const source = place(kept, begin, slot);
      yield* jobSteps(copyRows(source, target, dtype, lengths, begin, end));
    }
  }
}

/**
 * Into how many bands of rows, computed at the same time, a plan is divided. Of the next band only
 * its first rows are read, which are written when all bands are done.
 */
function bandCount(held: readonly Held[], elements: number): number {
  if (threadCount() === 1 || held.some(({ ahead }) => ahead > ROWS)) return 1;
  return Math.max(1, Math.min(MOST_BANDS, Math.floor(elements / BAND_SIZE)));
}

interface HeldStore extends Held {
  readonly dtype: Leaf['dtype'];
  readonly target: Operand;
  readonly ring: Storage;
  /** Elements of a row of the ring. */
  readonly width: number;
}

/** Puts the rows before the first one of a band into its ring, as far as there are such rows. */
function fillRing(store: HeldStore, band: number, row: number, columns: number): void {
  const { before, left, right, width, dtype, target, ring } = store;
  const from = target.storage.view(dtype);
  const to = ring.view(dtype);
  for (let i = 0; i < before; i++) {
    const start = target.offset + (row - before + i) * target.strides[0]!;
    const begin = Math.max(0, start - left);
    const end = Math.max(begin, Math.min(from.length, start + columns + right));
    const at = (band * before + i) * width + left + begin - start;
    // The views are of one type.
    (to as Float64Array).set(from.subarray(begin, end) as Float64Array, at);
  }
}

/** The run of a kernel over blocks of rows. */
function blockRun(plan: Plan, run: Run, stores: readonly HeldStore[], blocks: number): Run {
  const { kernel, operands } = run;
  const { leaves, outputs } = kernel;
  const together = new Together(kernel, ROWS);
  const storeOf = (i: number) =>
    stores.find(({ target }) => target.storage === operands[i]!.storage);

  for (let row = 0; row < ROWS; row++) {
    const values = together.addBody((leaf) => {
      const read = operands[leaf]!;
      const store = storeOf(leaf);
      if (store === undefined) return together.place(read, row);
      const { target, before, left, width, ring } = store;
      const distance = read.offset - target.offset;
      const rows = Math.round(distance / target.strides[0]!);
      if (row + rows >= 0) return together.place(read, row);
      const column = distance - rows * target.strides[0]!;
      const offset = (before + row + rows) * width + left + column;
      return { storage: ring, offset, strides: [0, 1] };
    });
    for (const output of outputs) {
      const { leaf, kind } = output;
      const isHeld = stores.some((store) => store.leaf === leaf);
      const isFree = kind === 'fold' || !isRead(plan, run, operands[leaf]!.storage);
      const when = isHeld ? 'late' : isFree ? 'early' : undefined;
      together.addOutput(output, values, leaves[leaf]!, together.place(operands[leaf]!, row), when);
    }
  }
  for (const store of stores) keepOldRows(together, store, run.lengths[1]!);
  return together.run(run, blocks);
}

/** Has a block put its last old rows into the ring, with the columns beside them. */
function keepOldRows(together: Together, store: HeldStore, columns: number): void {
  const { dtype, before, left, right, width, target, ring } = store;
  for (let i = 0; i < before; i++) {
    const row = together.place(target, ROWS - before + i);
    const offset = i * width + left;
    const leaf = { dtype, inner: 'unit' } as const;
    const when = left > 0 ? 'late' : undefined;
    const old = together.addLoad(leaf, row);
    together.addStore(old, leaf, { storage: ring, offset, strides: [0, 1] }, when);
    const beside = { dtype, inner: 'broadcast' } as const;
    for (let k = 0; k < left + right; k++) {
      const column = k < left ? k - left : columns + k - left;
      const strides = [row.strides[0]!, 0];
      const value = together.addLoad(beside, { ...row, offset: row.offset + column, strides });
      const at = { storage: ring, offset: offset + column, strides: [0, 0] };
      together.addStore(value, beside, at, 'row');
    }
  }
}
