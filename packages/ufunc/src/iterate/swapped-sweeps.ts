/**
 * Sweeps from one copy of an array to another and back: planned once, for steps of any shape and
 * reads of any kind. What is read of the target's memory is read from the copy that was written last.
 */
import { allocateScratch, dtypes, NdArray, sizeOf, type Storage } from '@numloom/ndarray';
import { leafNode } from '../graph/node.ts';
import { innerStrideOf, type Kernel, kernelKey } from '../kernel/kernel.ts';
import { byteRange } from '../plan/hazards.ts';
import { type Plan, stripPlans } from '../plan/plan.ts';
import { cachedKernel, chooseBackend, compiledBy } from '../run/backends.ts';
import { jobSteps, launchRange, type Run } from '../run/launches.ts';
import { combinePartials } from '../run/partials.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { type Partial, partialOperands, segmentOf } from '../run/segments.ts';
import { canStage } from '../run/staging.ts';
import { finish } from '../threads/steps.ts';
import { normOf } from './change.ts';
import { operandsOf, scalarsOf } from './stencil.ts';
import { sweepPlan } from './sweep-plan.ts';
import { repeat, type Sweeps, withRoom } from './sweeps.ts';

/** Sweeps from which the copies at both ends pay. */
const FEW_SWEEPS = 4;
/** Bytes that are copied, at most: all of them, and for each one that is written. */
const MOST_BYTES = 2 ** 26;
const MOST_SPARSE = 4;
const FEW_BYTES = 2 ** 16;
/** What copies start at is a multiple of this. */
const ALIGNMENT = 64;

/** Makes sweeps; answers the norms of changes that are wanted, or undefined, with nothing done. */
export function swappedSweeps(sweeps: Sweeps): number[] | undefined {
  if (sweeps.count < FEW_SWEEPS) return undefined;
  const scratch: Storage[] = [];
  try {
    const cell = withRoom(() => allocateScratch(8));
    if (cell === undefined) return undefined;
    scratch.push(cell);
    const { errors, target, ord } = sweeps;
    const plain = errors === 'every' ? undefined : sweepPlan(sweeps);
    const measured = errors === 'none' ? undefined : sweepPlan(sweeps, cell);
    const copies = copiesOf(sweeps, (plain ?? measured)!, scratch);
    if (copies === undefined) return undefined;
    const runs = [plain, measured].map((plan) => plan && swaps(plan, sweeps, copies, scratch));
    let made = 0;
    const norms = repeat(sweeps, (isMeasured) => {
      const { run, partials } = runs[Number(isMeasured)]![made++ % 2]!;
      finish(jobSteps(launchRange(run, 0, run.lengths[0]!)));
      return isMeasured ? normOf(foldedBy(run, partials[0]!), ord) : undefined;
    });
    const { shape, strides, offset, itemsize } = target;
    const layout = { shape, strides, offset: offset - copies.base / itemsize };
    const result = new NdArray(target.dtype, layout, copies.storages[made % 2]!);
    evaluateNodes([], [{ target, value: leafNode(result) }], 'iterate');
    return norms;
  } finally {
    for (const storage of scratch) storage.dispose();
  }
}

/** Copies of a part of the target's storage. */
interface Copies {
  /** Its first byte. */
  readonly base: number;
  readonly storages: readonly [Storage, Storage];
}

/** Two copies of what a sweep reads and writes of the target's storage. */
function copiesOf({ target }: Sweeps, plan: Plan | undefined, scratch: Storage[]) {
  if (plan === undefined || stripPlans(plan).length > 1) return undefined;
  const { nest } = plan;
  const { storage } = target;
  let [low, high] = [Infinity, 0];
  for (const access of nest.accesses) {
    const other = access.array.storage;
    if (other !== storage) {
      if (other.origin === storage.origin) return undefined;
      continue;
    }
    const range = byteRange(nest.lengths, access, 0);
    low = Math.min(low, range.low - storage.byteOffset);
    high = Math.max(high, range.high - storage.byteOffset);
  }
  const base = low - (low % ALIGNMENT);
  const bytes = high - base;
  const written = sizeOf(target.shape) * target.itemsize;
  if (bytes > MOST_BYTES || bytes > MOST_SPARSE * written + FEW_BYTES) return undefined;
  const storages: Storage[] = [];
  for (let i = 0; i < 2; i++) {
    const copy = withRoom(() => allocateScratch(bytes));
    if (copy === undefined) return undefined;
    scratch.push(copy);
    copy.view('uint8').set(storage.view('uint8').subarray(base, high));
    storages.push(copy);
  }
  return { base, storages: storages as [Storage, Storage] };
}

/** A sweep from one of the copies to the other. */
interface Swap {
  readonly run: Run;
  readonly partials: readonly Partial[];
}

/** The sweep from the first copy to the second, and that back. */
function swaps(plan: Plan, sweeps: Sweeps, copies: Copies, scratch: Storage[]): Swap[] {
  const { nest, lowered, linear } = plan;
  const lengths = nest.lengths;
  const { target, count } = sweeps;
  const kernel = withOwnStrides(plan);
  const segment = plan.folding === 'inside' ? segmentOf(lengths) : 0;
  const entry = cachedKernel(kernelKey(kernel), () => kernel);
  const work = sizeOf(lengths) * kernel.body.length * count;
  return [0, 1].map((from) => {
    const operands = operandsOf({ lowered, accesses: nest.accesses }).map((operand, i) => {
      if (operand.storage !== target.storage) return operand;
      const { written, dtype } = lowered.leaves[i]!;
      const storage = copies.storages[written ? 1 - from : from]!;
      return { ...operand, storage, offset: operand.offset - copies.base / dtypes[dtype].itemsize };
    });
    const partials = segment === 0 ? [] : partialOperands(plan, segment, operands, scratch);
    const isReached = linear.functions.length === 0 && canStage(kernel, { lengths, operands });
    const backend = chooseBackend(entry.uses++, work, isReached);
    const run: Run = {
      backend,
      kernel,
      compiled: compiledBy(entry, backend),
      lengths,
      segment,
      operands,
      scalars: scalarsOf(plan),
      weight: kernel.body.length,
      independent: true,
    };
    return { run, partials };
  });
}

/** The kernel of a plan whose stores don't wait. */
function withOwnStrides({ kernel, nest, lowered }: Plan): Kernel {
  const leaves = kernel.leaves.map((leaf, i) => {
    const { written, operand } = lowered.leaves[i]!;
    const { role, array, strides } = nest.accesses[operand]!;
    if (!written || role !== 'store') return leaf;
    return { ...leaf, inner: innerStrideOf(strides.at(-1)! * dtypes[array.dtype].components) };
  });
  return { ...kernel, leaves };
}

function foldedBy({ kernel }: Run, { leaf, storage, count }: Partial): number {
  const output = kernel.outputs.find((one) => one.leaf === leaf);
  if (output?.kind !== 'fold') throw new Error('iterate: a sweep folds nothing');
  return combinePartials(output.fold, 'float64', storage, count) as number;
}
