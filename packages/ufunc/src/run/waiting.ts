/** Stores over what is read: finished rows wait in a ring until no row needs what they overwrite. */
import { allocateScratch, dtypes, packedStrides, sizeOf, type Storage } from '@numloom/ndarray';
import type { Plan } from '../plan/plan.ts';
import type { Job, Steps } from '../threads/job.ts';
import { copyRows, launchRange, type Run } from './launches.ts';

/** Bytes of finished rows that wait at once, at least one row. */
const RING_BYTES = 262_144;

/**
 * Runs a plan some of whose stores must not reach their targets at once. The rows that a batch
 * computes go to one half of a ring; then those rows are copied to the target that no later row
 * reads any more: all but the last `lag`, which wait in their half for the next batch.
 */
export function* runWaiting(
  plan: Plan,
  run: Run,
  waiting: readonly number[],
  scratch: Storage[],
): Steps {
  const { lengths } = run;
  const rows = lengths[0]!;
  const rowLengths = lengths.slice(1);
  const rowSize = sizeOf(rowLengths);
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
    return { i, dtype, ring, target, strides };
  });

  for (let begin = 0, half = 0; begin < rows; begin += batch, half = halves - 1 - half) {
    const end = Math.min(rows, begin + batch);
    for (const { i, ring, strides } of stores) {
      run.operands[i] = { storage: ring, offset: (half * batch - begin) * rowSize, strides };
    }
    const job = launchRange(run, begin, end);
    if (job) yield job;
    const ready = end === rows ? rows : end - lag;
    for (const { dtype, ring, strides, target } of stores) {
      const write = (from: number, to: number, place: number): Job | undefined => {
        const source = { storage: ring, offset: (place - from) * rowSize, strides };
        return copyRows(source, target, dtype, lengths, from, to);
      };
      const waited = Math.max(0, begin - lag);
      const older = write(waited, begin, (halves - 1 - half) * batch + waited - (begin - batch));
      if (older) yield older;
      const newer = write(begin, ready, half * batch);
      if (newer) yield newer;
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
