/** How many rows are worked on at a time, within the memory that is allowed. */
import { heap } from '@numloom/ndarray';
import type { Description } from './description.ts';
import { bytesOfRow, haloOf } from './window.ts';

/** Most sweeps of a pass if nothing else is asked for: so much work a kill may cost. */
export const MOST_SWEEPS = 64;
/** Rows of a window for each sweep of a pass: fewer, and much is computed twice. */
const ROWS_FOR_A_SWEEP = 16;
/** What a window may take of memory; kernels need some as well. */
const SHARE = 0.9;

/** Rows of a window that fits into so many bytes. */
export function rowsWithin(memory: number, description: Description): number {
  // Arrays beyond the heap's budget are computed slowly.
  const bytes = SHARE * Math.min(memory, heap.stats().budget);
  return Math.min(description.shape[0]!, Math.floor(bytes / bytesOfRow(description)));
}

/** Sweeps of a pass that windows of so many rows make without computing much twice. */
export function sweepsFor(rows: number, [all]: readonly number[]): number {
  if (rows >= all!) return MOST_SWEEPS;
  return Math.max(1, Math.min(MOST_SWEEPS, Math.floor(rows / ROWS_FOR_A_SWEEP)));
}

/**
 * Rows that a window of `rows` brings forward by a pass.
 *
 * @throws RangeError naming `caller` when there are none
 */
export function rowsForward(
  rows: number,
  sweeps: number,
  description: Description,
  caller: string,
): number {
  const [all] = description.shape as [number];
  if (rows >= all) return all - 2;
  const forward = rows - 2 * haloOf(sweeps);
  if (forward >= 1) return forward;
  const least = Math.ceil(((2 * haloOf(sweeps) + 1) * bytesOfRow(description)) / SHARE);
  throw new RangeError(
    `${caller}: memory is too little for ${sweeps} sweeps a pass over rows of ${bytesOfRow(description)} bytes; each process needs ${least} bytes`,
  );
}

/** Rows of a block, when several processes are to have equally many blocks. */
export function blockRows(forward: number, processes: number, [all]: readonly number[]): number {
  const rows = all! - 2;
  const blocks = Math.ceil(Math.ceil(rows / forward) / processes) * processes;
  return Math.ceil(rows / blocks);
}
