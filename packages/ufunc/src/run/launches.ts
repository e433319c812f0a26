/** Launching a kernel over ranges of its outermost axis. */
import { sizeOf } from '@numloom/ndarray';
import type { Callee } from '../kernel/callee.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { CompiledKernel, Launch, Operand } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import type { Job, Part, Steps } from '../threads/job.ts';
import { paceOf } from '../threads/pace.ts';
import { type BackendName, cachedKernel, chooseBackend, compiledBy } from './backends.ts';
import { canStage, runStaged } from './staging.ts';

/** Elements that a thread takes at once, in whole rows. */
const GRAIN_SIZE = 16_384;
/** Operations on elements that are done at once, without asking who does them. */
const SMALL = 65_536;
/** Operations on elements after which others may want a turn. */
const TURN = 2 ** 23;

/** A launch in preparation; the operands of waiting stores change on the way. */
export interface Run {
  readonly backend: BackendName;
  readonly kernel: Kernel;
  readonly compiled: CompiledKernel;
  readonly lengths: readonly number[];
  readonly segment: number;
  readonly operands: Operand[];
  readonly scalars: readonly (number | bigint)[];
  readonly functions?: readonly Callee[];
  /** Instructions per element. */
  readonly weight: number;
  /** Whether no row reads or writes what another one writes: they may be computed in any order. */
  readonly independent: boolean;
}

let sinceTurn = 0;

/**
 * Computes the rows from `begin` to `end` if they are few, else answers the job that does.
 */
export function launchRange(run: Run, begin: number, end: number): Job | undefined {
  if (begin >= end) return undefined;
  if (run.backend === 'wasm' && run.operands.some(({ storage }) => !storage.inHeap)) {
    return launchStaged(run, begin, end);
  }
  const rowSize = sizeOf(run.lengths.slice(1));
  const elements = (end - begin) * rowSize;
  const parts: Part[] = [{ launch: run, begin, end }];
  if (elements * run.weight >= SMALL) return jobOf(run, parts, rowSize, elements);
  run.compiled.run(run, begin, end);
  sinceTurn += elements * run.weight;
  if (sinceTurn < TURN) return undefined;
  sinceTurn = 0;
  return jobOf(run, [], rowSize, 0);
}

/** Launches of which a staged one takes the place: the stage is shared by what lies side by side. */
const STAGED_AT_ONCE = 16;

/** The same for operands outside of the heap. */
function launchStaged(run: Run, begin: number, end: number): Job {
  const rowSize = sizeOf(run.lengths.slice(1));
  const compiled: CompiledKernel = {
    run: (_, from, to) => runStaged(run, from, to),
  };
  const parts: Part[] = [{ launch: run, begin, end }];
  return jobOf({ ...run, compiled }, parts, rowSize / STAGED_AT_ONCE, (end - begin) * rowSize);
}

/** The steps that do a job, if it is left to be done. */
export function* jobSteps(job: Job | undefined): Steps {
  if (job) yield job;
}

/** The job of parts whose rows have to come one after the other, independent of other parts. */
export function orderedJob(run: Run, parts: readonly Part[]): Job {
  const rowSize = sizeOf(run.lengths.slice(1));
  const job = jobOf(run, parts, rowSize, run.lengths[0]! * rowSize);
  return { ...job, grain: run.lengths[0]! };
}

function jobOf(run: Run, parts: readonly Part[], rowSize: number, elements: number): Job {
  const { compiled, independent, segment, weight } = run;
  const unit = Math.max(1, segment);
  const grain = Math.max(1, Math.floor(GRAIN_SIZE / rowSize / unit)) * unit;
  const pace = independent && compiled.shared ? paceOf(compiled, weight) : undefined;
  const isRepeatable = () => parts.every(({ launch }) => readsNoTarget(run.kernel, launch));
  return { compiled, parts, grain, elements, rowSize, isRepeatable, pace };
}

/** Whether no operand that is read lies in an array that is written. */
function readsNoTarget({ body, outputs }: Kernel, { operands }: Launch): boolean {
  const written = new Set(outputs.map(({ leaf }) => operands[leaf]!.storage.origin));
  return !body.some((one) => one.op === 'load' && written.has(operands[one.leaf]!.storage.origin));
}

/** Copies the rows from `begin` to `end` of an operand that is packed along its rows. */
export function copyRows(
  source: Operand,
  target: Operand,
  dtype: RealDType,
  lengths: readonly number[],
  begin: number,
  end: number,
): Job | undefined {
  if (begin >= end) return undefined;
  const rank = lengths.length;
  const inner = target.strides[rank - 1] === 1 ? 'unit' : 'strided';
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
  const operands = [source, target];
  const { kernel } = entry;
  const reached = target.storage.inHeap || canStage(kernel, { lengths, operands });
  const backend = chooseBackend(entry.uses++, sizeOf(lengths), reached);
  const compiled = compiledBy(entry, backend);
  const place = { lengths, segment: 0, operands, scalars: [] };
  const run: Run = { ...place, backend, kernel, compiled, weight: 1, independent: true };
  return launchRange(run, begin, end);
}
