/** Running a plan: launches over ranges of its outermost axis, stores by way of their method. */
import { Complex, dtypes, sizeOf, type Storage } from '@numloom/ndarray';
import type { Operand } from '../kernel/launch.ts';
import type { PartLeaf } from '../plan/lower.ts';
import type { Plan } from '../plan/plan.ts';
import { type BackendName, cachedKernel, chooseBackend, compiledBy, usesOf } from './backends.ts';
import { launchRange, type Run } from './launches.ts';
import { canStage, canStageWaiting, runStaged } from './staging.ts';
import { heldStores, runOldRows } from './old-rows.ts';
import { canPair, runPaired } from './paired.ts';
import { partialOperands, segmentOf, writePartial } from './segments.ts';
import { runWaiting } from './waiting.ts';
import type { Steps } from '../threads/job.ts';

/** Runs a plan whose folds, if any, lie inside; when it ends, all targets are written. */
export function* planSteps(plan: Plan): Steps {
  const { nest, lowered } = plan;
  const size = sizeOf(nest.lengths);
  const segmented = plan.folding === 'inside' && nest.folded.every(Boolean);
  const segment = segmented ? segmentOf(nest.lengths) : 0;
  const operands = lowered.leaves.map((leaf) => operandOf(plan, leaf));
  const scratch: Storage[] = [];
  try {
    const partials = segmented ? partialOperands(plan, segment, operands, scratch) : [];
    const { backend, compiled } = compiledPlan(plan, size, operands);
    const run: Run = {
      backend,
      kernel: plan.kernel,
      compiled,
      lengths: nest.lengths,
      segment,
      operands,
      scalars: scalarsOf(plan),
      functions: plan.linear.functions,
      weight: plan.kernel.body.length,
      independent: hasIndependentRows(plan, operands),
    };
    const waiting = lowered.leaves.flatMap((leaf, i) => (waits(plan, leaf) ? [i] : []));
    const held = heldStores(plan, run);
    if (waiting.length > 0 && backend === 'wasm' && canStageWaiting(run, waiting)) {
      runStaged(run, 0, nest.lengths[0]!, waiting);
    } else if (held) yield* runOldRows(plan, run, held, scratch);
    else if (canPair(plan, run)) yield* runPaired(plan, run, waiting, scratch);
    else if (waiting.length > 0) yield* runWaiting(plan, run, waiting, scratch);
    else {
      const job = launchRange(run, 0, nest.lengths[0]!);
      if (job) yield job;
    }
    for (const partial of partials) writePartial(plan, partial);
  } finally {
    for (const storage of scratch) storage.dispose();
  }
}

function compiledPlan(
  plan: Plan,
  size: number,
  operands: readonly Operand[],
): Pick<Run, 'backend' | 'compiled'> {
  const entry = cachedKernel(plan.key, () => plan.kernel);
  const work = size * plan.kernel.body.length;
  const backend = chooseBackend(entry.uses++, work, isReached(plan, operands));
  return { backend, compiled: compiledBy(entry, backend) };
}

/** The backend that would run the plan now. */
export function chosenBackend(plan: Plan): BackendName {
  const size = sizeOf(plan.nest.lengths);
  const operands = plan.lowered.leaves.map((leaf) => operandOf(plan, leaf));
  return chooseBackend(usesOf(plan.key), size * plan.kernel.body.length, isReached(plan, operands));
}

/**
 * Whether WebAssembly can run the plan: all operands lie in the heap, or can be brought there a part at a
 * time. Functions are called by JavaScript, whose compiler puts them into the loop.
 */
function isReached({ kernel, nest, linear }: Plan, operands: readonly Operand[]): boolean {
  return linear.functions.length === 0 && canStage(kernel, { lengths: nest.lengths, operands });
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

/**
 * Whether rows may be computed in any order as long as stores that wait do so: no other row reads
 * what a row writes, and none accumulates into what another one does.
 */
function hasIndependentRows(plan: Plan, operands: readonly Operand[]): boolean {
  const { methods, kernel, task } = plan;
  return (
    task.recurrence !== true &&
    methods.every((method) => method.kind !== 'direct' || method.ahead === 0) &&
    kernel.outputs.every(({ leaf }) => operands[leaf]!.strides[0] !== 0)
  );
}

function waits(plan: Plan, leaf: PartLeaf): boolean {
  if (!leaf.written) return false;
  return plan.methods[leaf.operand - plan.linear.leaves.length]!.kind !== 'direct';
}
