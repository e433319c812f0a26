/**
 * Which bytes the rows of a launch touch. Operands of one buffer that move alike from row to row, as
 * the slices of a stencil do, look through one window, which slides along.
 */
import { dtypes, sizeOf, type Storage } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { Launch } from '../kernel/launch.ts';

/** Neighbouring bytes of one buffer. */
export interface Window {
  readonly storage: Storage;
  /** The leaves whose elements lie there. */
  readonly leaves: number[];
  /** Leaves whose elements it reaches over, though they lie elsewhere while they are computed. */
  readonly covers: number[];
  readonly written: boolean;
  /** Bytes from a row to the next; NaN where leaves differ, or an element comes from several rows. */
  readonly step: number;
}

/** A run of bytes, from the start of a buffer. */
export interface Bytes {
  readonly low: number;
  readonly high: number;
}

/** What a launch says of places. */
export type Work = Pick<Launch, 'lengths' | 'operands'> & Partial<Pick<Launch, 'segment'>>;

/** Bytes between operands that move alike up to which one window shows both. */
const CLOSE = 65_536;

/** The bytes that leaves touch in the rows from `begin` to `end`. */
export function bytesOf(
  kernel: Kernel,
  { lengths, operands, segment = 1 }: Work,
  leaves: readonly number[],
  begin: number,
  end: number,
): Bytes {
  let from = Infinity;
  let to = -Infinity;
  for (const leaf of leaves) {
    const { storage, offset, strides } = operands[leaf]!;
    const itemsize = itemsizeOf(kernel, leaf);
    const unit = rowsPerElement(kernel, leaf, segment);
    const first = begin / unit;
    let low = storage.byteOffset + (offset + first * strides[0]!) * itemsize;
    let high = low + itemsize;
    for (let axis = 0; axis < strides.length; axis++) {
      const count = axis === 0 ? Math.ceil(end / unit) - first : lengths[axis]!;
      const reach = (count - 1) * strides[axis]! * itemsize;
      if (reach < 0) low += reach;
      else high += reach;
    }
    from = Math.min(from, low);
    to = Math.max(to, high);
  }
  return { low: from, high: to };
}

/** The bytes that a window shows in the rows from `begin` to `end`. */
export function rangeOf(
  kernel: Kernel,
  work: Work,
  { leaves, covers }: Window,
  begin: number,
  end: number,
): Bytes {
  const range = bytesOf(kernel, work, leaves, begin, end);
  if (covers.length === 0) return range;
  const covered = bytesOf(kernel, work, covers, begin, end);
  return { low: Math.min(range.low, covered.low), high: Math.max(range.high, covered.high) };
}

/** A partial result comes from a segment of rows. */
function rowsPerElement(
  { rank, foldAxes, outputs }: Kernel,
  leaf: number,
  segment: number,
): number {
  const isPartial =
    foldAxes === rank && outputs.some((output) => output.kind === 'fold' && output.leaf === leaf);
  return isPartial ? segment : 1;
}

/**
 * The windows of a launch, of all operands or of those outside of the heap. Reads and writes have windows of their own, so that no row sees what
 * another one wrote, unless `joint`: then all that may meet lies in one window. So does what may
 * meet within the heap, where a fold accumulates in what it reads.
 */
export function windowsOf(kernel: Kernel, work: Work, joint: boolean, all = false): Window[] {
  const windows: Window[] = [];
  work.operands.forEach(({ storage, strides }, leaf) => {
    if (storage.inHeap && !all) return;
    const written = isWritten(kernel, leaf);
    const unit = rowsPerElement(kernel, leaf, work.segment ?? 1);
    const step = unit === 1 ? strides[0]! * itemsizeOf(kernel, leaf) : NaN;
    windows.push({ storage, leaves: [leaf], covers: [], written, step });
  });
  while (joinTwo(kernel, work, windows, joint));
  return windows;
}

/** Makes one window of two that belong together, if there are any. */
function joinTwo(kernel: Kernel, work: Work, windows: Window[], joint: boolean): boolean {
  for (const [i, a] of windows.entries()) {
    const other = windows.findIndex((b, k) => k > i && belongTogether(kernel, work, a, b, joint));
    if (other < 0) continue;
    const [b] = windows.splice(other, 1) as [Window];
    windows[i] = {
      ...a,
      leaves: [...a.leaves, ...b.leaves],
      written: a.written || b.written,
      step: a.step === b.step ? a.step : NaN,
    };
    return true;
  }
  return false;
}

function belongTogether(kernel: Kernel, work: Work, a: Window, b: Window, joint: boolean): boolean {
  if (a.storage.region.buffer !== b.storage.region.buffer) return false;
  const meet = joint || a.storage.inHeap || (a.written && b.written);
  if (meet) return gapOf(kernel, work, a, b, work.lengths[0]!) <= 0;
  if (a.written || b.written || a.step !== b.step) return false;
  return gapOf(kernel, work, a, b, 1) <= CLOSE;
}

/**
 * Makes the windows of what is read show what waits, too, so that no byte is brought to them after
 * it was written: each byte comes into a window that slides once.
 *
 * @returns false where a window does not move as what waits does.
 */
export function coverWaiting(
  kernel: Kernel,
  work: Work,
  windows: readonly Window[],
  waiting: readonly number[],
): boolean {
  const rows = work.lengths[0]!;
  return waiting.every((leaf) => {
    const { storage, step } = windows.find(({ leaves }) => leaves.includes(leaf)) ?? {};
    if (storage === undefined) return false;
    const target = { storage, leaves: [leaf], covers: [], written: true, step: NaN };
    for (const window of windows) {
      const { buffer } = window.storage.region;
      if (window.written || buffer !== storage.region.buffer) continue;
      if (gapOf(kernel, work, window, target, rows) >= 0) continue;
      if (window.step !== step || step === 0) return false;
      window.covers.push(leaf);
    }
    return true;
  });
}

/** Bytes between the ranges of two windows, below zero where they overlap. */
function gapOf(kernel: Kernel, work: Work, a: Window, b: Window, rows: number): number {
  const first = rangeOf(kernel, work, a, 0, rows);
  const second = rangeOf(kernel, work, b, 0, rows);
  return Math.max(first.low, second.low) - Math.min(first.high, second.high);
}

/** Bytes that leaves have in a row, those that several of them have counted each time. */
export function usedBytes(kernel: Kernel, { lengths, operands }: Work, window: Window): number {
  return window.leaves.reduce((sum, leaf) => {
    const { strides } = operands[leaf]!;
    const inside = lengths.filter((_, axis) => axis > 0 && strides[axis] !== 0);
    return sum + itemsizeOf(kernel, leaf) * sizeOf(inside);
  }, 0);
}

/** Whether a leaf takes results. */
export function isWritten({ outputs }: Kernel, leaf: number): boolean {
  return outputs.some((output) => output.leaf === leaf);
}

export function itemsizeOf(kernel: Kernel, leaf: number): number {
  return dtypes[kernel.leaves[leaf]!.dtype].itemsize;
}
