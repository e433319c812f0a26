/** Running a plan: launches over ranges of its outermost axis, stores by way of their method. */
import { allocateScratch, Complex, dtypes, packedStrides, type Storage } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { CompiledKernel, Launch, Operand } from '../kernel/launch.ts';
import type { PartLeaf } from '../plan/lower.ts';
import type { Plan } from '../plan/plan.ts';
import { type BackendName, cachedKernel, chooseBackend, compiledBy, usesOf } from './backends.ts';
import { combinePartials } from './partials.ts';

/**
 * Elements per launch. V8 exchanges a kernel's baseline code for optimised code only between
 * calls, so large work is launched in parts.
 */
const LAUNCH_SIZE = 65_536;
/** Elements of a partial result of a fold over all axes. */
const SEGMENT_SIZE = 4096;
/** Bytes of finished rows that wait at once, at least one row. */
const RING_BYTES = 16_384;

/** A launch in preparation; the operands of waiting stores change on the way. */
interface Run {
  readonly compiled: CompiledKernel;
  readonly lengths: readonly number[];
  readonly segment: number;
  readonly operands: Operand[];
  readonly scalars: readonly (number | bigint)[];
}

/** Runs a plan whose folds, if any, lie inside; returns when all targets are written. */
export function runPlan(plan: Plan): void {
  const { nest, lowered } = plan;
  const size = nest.lengths.reduce((product, length) => product * length, 1);
  const segmented = plan.folding === 'inside' && nest.folded.every(Boolean);
  const segment = segmented ? segmentOf(nest.lengths) : 0;
  const operands = lowered.leaves.map((leaf) => operandOf(plan, leaf));
  const scratch: Storage[] = [];
  try {
    const partials = segmented ? partialOperands(plan, segment, operands, scratch) : [];
    const run: Run = {
      compiled: compiledPlan(plan, size),
      lengths: nest.lengths,
      segment,
      operands,
      scalars: scalarsOf(plan),
    };
    const waiting = lowered.leaves.flatMap((leaf, i) => (waits(plan, leaf) ? [i] : []));
    if (waiting.length === 0) launchRange(run, 0, nest.lengths[0]!);
    else runWaiting(plan, run, waiting, scratch);
    for (const { leaf, storage, count } of partials) {
      writePartial(plan, leaf, storage, count);
    }
  } finally {
    for (const storage of scratch) storage.dispose();
  }
}

function compiledPlan(plan: Plan, size: number): CompiledKernel {
  const entry = cachedKernel(plan.key, () => plan.kernel);
  const backend = chooseBackend(entry.uses++, size * plan.kernel.body.length, inHeap(plan));
  return compiledBy(entry, backend);
}

/** The backend that would run the plan now. */
export function chosenBackend(plan: Plan): BackendName {
  const size = plan.nest.lengths.reduce((product, length) => product * length, 1);
  return chooseBackend(usesOf(plan.key), size * plan.kernel.body.length, inHeap(plan));
}

function inHeap(plan: Plan): boolean {
  return plan.nest.accesses.every(({ array }) => array.storage.inHeap);
}

function scalarsOf(plan: Plan): (number | bigint)[] {
  return plan.lowered.scalars.map(({ scalar, component }) => {
    const value = plan.linear.scalars[scalar]!;
    if (!(value instanceof Complex)) return value;
    return component === 0 ? value.re : value.im;
  });
}

function operandOf(plan: Plan, leaf: PartLeaf): Operand {
  const access = plan.nest.accesses[leaf.operand]!;
  const { components } = dtypes[access.array.dtype];
  return {
    storage: access.array.storage,
    offset: access.offset * components + leaf.component,
    strides: components === 1 ? access.strides : access.strides.map((stride) => 2 * stride),
  };
}

/** Launches the rows from `begin` to `end`, a part at a time. */
function launchRange(run: Run, begin: number, end: number): void {
  const launch: Launch = run;
  const rowSize = run.lengths.slice(1).reduce((product, length) => product * length, 1);
  let step = Math.max(1, Math.floor(LAUNCH_SIZE / rowSize));
  if (run.segment > 0) step = Math.max(1, Math.floor(step / run.segment)) * run.segment;
  for (let from = begin; from < end; from += step) {
    run.compiled.run(launch, from, Math.min(end, from + step));
  }
}

function waits(plan: Plan, leaf: PartLeaf): boolean {
  if (!leaf.written) return false;
  return plan.methods[leaf.operand - plan.linear.leaves.length]!.kind !== 'direct';
}

/**
 * Runs a plan some of whose stores must not reach their targets at once. The rows that a batch
 * computes go to one half of a ring; then those rows are copied to the target that no later row
 * reads any more: all but the last `lag`, which wait in their half for the next batch.
 */
function runWaiting(plan: Plan, run: Run, waiting: readonly number[], scratch: Storage[]): void {
  const { lengths } = run;
  const rows = lengths[0]!;
  const rowLengths = lengths.slice(1);
  const rowSize = rowLengths.reduce((product, length) => product * length, 1);
  let { batch, lag } = batchOf(plan, rows, rowSize, run.segment);
  if (2 * batch >= rows) {
    batch = rows;
    lag = 0;
  }
  const halves = batch === rows ? 1 : 2;
  const stores = waiting.map((i) => {
    const { dtype } = plan.lowered.leaves[i]!;
    const ring = allocateScratch(halves * batch * rowSize * dtypes[dtype].itemsize);
    scratch.push(ring);
    const target = run.operands[i]!;
    const strides = [rowSize, ...packedStrides(rowLengths)];
    return { i, ring, target, strides, copy: copyKernel(plan, run, i, rows * rowSize) };
  });

  for (let begin = 0, half = 0; begin < rows; begin += batch, half = halves - 1 - half) {
    const end = Math.min(rows, begin + batch);
    for (const { i, ring, strides } of stores) {
      run.operands[i] = { storage: ring, offset: (half * batch - begin) * rowSize, strides };
    }
    launchRange(run, begin, end);
    const ready = end === rows ? rows : end - lag;
    for (const { ring, strides, target, copy } of stores) {
      const write = (from: number, to: number, place: number): void => {
        if (from >= to) return;
        const source = { storage: ring, offset: (place - from) * rowSize, strides };
        const launch: Run = {
          ...run,
          compiled: copy,
          segment: 0,
          operands: [source, target],
          scalars: [],
        };
        launchRange(launch, from, to);
      };
      const waited = Math.max(0, begin - lag);
      write(waited, begin, (halves - 1 - half) * batch + waited - (begin - batch));
      write(begin, ready, half * batch);
    }
  }
}

/** Rows per batch and rows that stay behind; one batch of all rows where a store needs it. */
function batchOf(
  plan: Plan,
  rows: number,
  rowSize: number,
  segment: number,
): { batch: number; lag: number } {
  let lag = 0;
  for (const method of plan.methods) {
    if (method.kind === 'temporary') return { batch: rows, lag: 0 };
    if (method.kind === 'lagged') lag = Math.max(lag, method.rows);
  }
  const unit = Math.max(1, segment);
  const wanted = Math.max(1, lag, Math.floor(RING_BYTES / (8 * rowSize)));
  return { batch: Math.ceil(wanted / unit) * unit, lag };
}

/** The kernel that copies finished rows of a waiting store to its target. */
function copyKernel(plan: Plan, run: Run, i: number, size: number): CompiledKernel {
  const { dtype } = plan.lowered.leaves[i]!;
  const { rank } = plan.kernel;
  const stride = run.operands[i]!.strides.at(-1)!;
  const inner = stride === 1 ? 'unit' : 'strided';
  const make = (): Kernel => ({
    rank,
    foldAxes: 0,
    leaves: [
      { dtype, inner: 'unit' },
      { dtype, inner },
    ],
    scalars: [],
    body: [{ op: 'load', dtype, leaf: 0 }],
    outputs: [{ kind: 'store', value: 0, leaf: 1 }],
  });
  const entry = cachedKernel(`copy ${dtype} ${rank} ${inner}`, make);
  const backend = chooseBackend(entry.uses++, size, run.operands[i]!.storage.inHeap);
  return compiledBy(entry, backend);
}

/** Rows of a partial result: depends on the shape only, so that results do too. */
function segmentOf(lengths: readonly number[]): number {
  if (lengths.length === 1) return SEGMENT_SIZE;
  const rowSize = lengths.slice(1).reduce((product, length) => product * length, 1);
  let segment = 1;
  while (segment * rowSize < SEGMENT_SIZE) segment *= 2;
  return segment;
}

interface Partial {
  readonly leaf: number;
  readonly storage: Storage;
  readonly count: number;
}

/** Puts the fold outputs of a nest that is folded altogether into scratch memory. */
function partialOperands(
  plan: Plan,
  segment: number,
  operands: Operand[],
  scratch: Storage[],
): Partial[] {
  const count = Math.ceil(plan.nest.lengths[0]! / segment);
  const strides = plan.nest.lengths.map((_, axis) => (axis === 0 ? 1 : 0));
  return plan.kernel.outputs.flatMap(({ kind, leaf }) => {
    if (kind !== 'fold') return [];
    const storage = allocateScratch(count * dtypes[plan.kernel.leaves[leaf]!.dtype].itemsize);
    scratch.push(storage);
    operands[leaf] = { storage, offset: 0, strides };
    return [{ leaf, storage, count }];
  });
}

function writePartial(plan: Plan, leaf: number, partials: Storage, count: number): void {
  const output = plan.kernel.outputs.find((candidate) => candidate.leaf === leaf)!;
  if (output.kind !== 'fold') return;
  const part = plan.lowered.leaves[leaf]!;
  const { array } = plan.nest.accesses[part.operand]!;
  const { components } = dtypes[array.dtype];
  const view = array.storage.view(array.dtype);
  const place = array.offset * components + part.component;
  view[place] = combinePartials(output.fold, part.dtype, partials, count);
}
