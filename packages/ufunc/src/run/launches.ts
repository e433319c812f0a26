/** Launching a kernel over ranges of its outermost axis. */
import { sizeOf } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { CompiledKernel, Launch, Operand } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import { canStage, runStaged } from './staging.ts';
import { type BackendName, cachedKernel, chooseBackend, compiledBy } from './backends.ts';

/**
 * Elements per launch. V8 exchanges a kernel's baseline code for optimised code only between
 * calls, so large work is launched in parts.
 */
const LAUNCH_SIZE = 65_536;

/** A launch in preparation; the operands of waiting stores change on the way. */
export interface Run {
  readonly backend: BackendName;
  readonly kernel: Kernel;
  readonly compiled: CompiledKernel;
  readonly lengths: readonly number[];
  readonly segment: number;
  readonly operands: Operand[];
  readonly scalars: readonly (number | bigint)[];
}

/** Launches the rows from `begin` to `end`, a part at a time. */
export function launchRange(run: Run, begin: number, end: number): void {
  const launch: Launch = run;
  if (run.backend === 'wasm' && run.operands.some(({ storage }) => !storage.inHeap)) {
    runStaged(run.kernel, run.compiled, launch, begin, end);
    return;
  }
  let step = Math.max(1, Math.floor(LAUNCH_SIZE / sizeOf(run.lengths.slice(1))));
  if (run.segment > 0) step = Math.max(1, Math.floor(step / run.segment)) * run.segment;
  for (let from = begin; from < end; from += step) {
    run.compiled.run(launch, from, Math.min(end, from + step));
  }
}

/** Copies the rows from `begin` to `end` of an operand that is packed along its rows. */
export function copyRows(
  source: Operand,
  target: Operand,
  dtype: RealDType,
  lengths: readonly number[],
  begin: number,
  end: number,
): void {
  if (begin >= end) return;
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
  const run: Run = { backend, kernel, compiled, lengths, segment: 0, operands, scalars: [] };
  launchRange(run, begin, end);
}
