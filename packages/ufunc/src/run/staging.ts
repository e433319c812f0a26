/**
 * Operands outside of the heap, for kernels that reach the heap only: a few rows at a time are copied
 * to heap memory, the kernel runs there, and what it wrote is copied back. Strides stay, so any layout
 * can be staged; launches are small enough for the second-level cache, where the copies are cheap.
 * What a launch has in common with the one before stays there.
 */
import { allocateScratch } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { Apart, CompiledKernel, Launch } from '../kernel/launch.ts';
import { ALIGNMENT, Stage, START } from './stage.ts';
import { coverWaiting, rangeOf, usedBytes, type Window, windowsOf, type Work } from './windows.ts';

/** Bytes that a launch stages, where the outermost axis can be cut so; tests make it less. */
export const stageLimit = { bytes: 393_216 };
/** Bytes of a row above which stores that wait are not staged. */
const MOST_WAITING = 2 ** 23;
/** Bytes that are staged for each byte that is used, at most. */
const MOST_SPARSE = 4;
/** Bytes in the heap for each byte outside up to which all are staged, in the memory apart. */
const MOST_INSIDE = 0.25;

/** A launch of a kernel that reaches the heap only. */
export interface Staged extends Launch {
  readonly kernel: Kernel;
  readonly compiled: CompiledKernel;
  /** Whether rows may be computed in any order: none sees what another one wrote. */
  readonly independent: boolean;
}

/** Whether the operands outside of the heap are dense enough for staging to pay. */
export function canStage(kernel: Kernel, work: Work): boolean {
  const windows = windowsOf(kernel, work, false);
  const rows = Math.min(work.lengths[0]!, rowsPerLaunch(kernel, work, windows, 1));
  return windows.every((window) => {
    const whole = widthOf(kernel, work, window, 0, rows);
    const apart = rows * (widthOf(kernel, work, window, 0, 1) + START);
    return Math.min(whole, apart) <= MOST_SPARSE * rows * usedBytes(kernel, work, window);
  });
}

/**
 * Whether stores that must not reach their targets at once can be staged. They may be written
 * then: rows that are computed later have what they read in the stage, from before.
 */
export function canStageWaiting({ kernel, ...work }: Staged, waiting: readonly number[]): boolean {
  // Their kernels write neighbouring elements.
  if (waiting.some((leaf) => work.operands[leaf]!.strides.at(-1) !== 1)) return false;
  const windows = windowsOf(kernel, work, false);
  return (
    coverWaiting(kernel, work, windows, waiting) &&
    windows.every((window) => widthOf(kernel, work, window, 0, 1) <= MOST_WAITING)
  );
}

/** Runs the rows from `begin` to `end`, a few at a time, and writes what waits as they are done. */
export function runStaged(
  launch: Staged,
  begin: number,
  end: number,
  waiting: readonly number[] = [],
): void {
  const { kernel, compiled, independent } = launch;
  const layOut = (all: boolean): Layout => {
    const windows = windowsOf(kernel, launch, !independent && waiting.length === 0, all);
    coverWaiting(kernel, launch, windows, waiting);
    return layoutOf(launch, windows, begin, end);
  };
  let layout = layOut(false);
  let apart: Apart | undefined;
  if (compiled.apart !== undefined) {
    const all = layOut(true);
    if (all.bytes <= (1 + MOST_INSIDE) * layout.bytes) apart = compiled.apart(all.size);
    if (apart !== undefined) layout = all;
  }
  const { windows, starts, size, step } = layout;
  const storage = apart?.storage ?? allocateScratch(size);
  const there = apart?.compiled ?? compiled;
  try {
    const stages = windows.map(
      (window, i) => new Stage(kernel, launch, window, storage, starts[i]!),
    );
    const operands = [...launch.operands];
    const staged = { ...launch, operands };
    for (let from = begin; from < end; from += step) {
      const to = Math.min(end, from + step);
      for (const stage of stages) stage.bring(from, to, operands);
      there.run(staged, from, to);
      for (const stage of stages) stage.takeBack(from, to);
    }
  } finally {
    if (apart === undefined) storage.dispose();
  }
}

/** Windows in a stage. */
interface Layout {
  readonly windows: readonly Window[];
  /** Where each has its place, and how large the stage is. */
  readonly starts: readonly number[];
  readonly size: number;
  /** Rows per launch. */
  readonly step: number;
  /** Bytes that all rows have. */
  readonly bytes: number;
}

function layoutOf(
  { kernel, ...work }: Staged,
  windows: readonly Window[],
  begin: number,
  end: number,
): Layout {
  const step = rowsPerLaunch(kernel, work, windows, work.segment);
  const last = begin + Math.floor((end - begin - 1) / step) * step;
  let size = 0;
  let bytes = 0;
  const starts = windows.map((window) => {
    const start = size;
    const width = (from: number, to: number): number => widthOf(kernel, work, window, from, to);
    // Leaves that drift apart are furthest apart at one of the ends.
    const widest = Math.max(
      width(begin, Math.min(end, begin + step)),
      width(Math.max(begin, last - step), last),
      width(last, end),
    );
    size += (Math.ceil(widest / ALIGNMENT) + 1) * ALIGNMENT;
    bytes += width(begin, end);
    return start;
  });
  return { windows, starts, size, step, bytes };
}

/** Rows whose bytes come to what a launch stages; whole segments of folds. */
function rowsPerLaunch(
  kernel: Kernel,
  work: Work,
  windows: readonly Window[],
  segment: number,
): number {
  let bytes = 0;
  // What another row adds.
  let step = 0;
  for (const window of windows) {
    const width = widthOf(kernel, work, window, 0, 1);
    bytes += width;
    step += Number.isNaN(window.step) ? width : Math.abs(window.step);
  }
  const rows = 1 + Math.max(0, Math.floor((stageLimit.bytes - bytes) / Math.max(1, step)));
  const unit = Math.max(1, segment);
  return Math.ceil(rows / unit) * unit;
}

function widthOf(kernel: Kernel, work: Work, window: Window, begin: number, end: number): number {
  const { low, high } = rangeOf(kernel, work, window, begin, end);
  return high - low;
}
