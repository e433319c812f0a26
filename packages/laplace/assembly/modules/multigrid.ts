/**
 * Passes of multigrid over one grid. A pass is a list of stages: each goes over all slabs, a slab behind
 * the one before it, so that slabs are still in the cache when the next stage comes to them.
 */
import { correctSlab, interpolateSlab } from '../base/multigrid/interpolation';
import { at, Job, PERIODIC } from '../base/multigrid/job';
import { refreshSlabs } from '../base/multigrid/ghosts';
import { relaxSlab } from '../base/multigrid/relaxation';
import { residualRow, squaresOf } from '../base/multigrid/residual';
import { restrictSlab } from '../base/multigrid/restriction';

/** Stages by their numbers; 0 and 1 relax the colours. */
const RESTRICT: i32 = 2;
const CORRECT: i32 = 3;
const INTERPOLATE: i32 = 4;
const MEASURE: i32 = 5;
const RESTRICT_RIGHT: i32 = 6;
const RESIDUAL: i32 = 7;

/** Steps [from, to) of a pass of `count` stages, a byte each. It has `passSteps` steps. */
export function pass(address: usize, stages: usize, count: i32, from: i32, to: i32): void {
  const job = changetype<Job>(address);
  const outer = job.outer;
  if (from == 0) job.squares = 0;
  if (job.outerLow == PERIODIC) {
    // The first slab's neighbour is the last one: a stage has to wait for the one before.
    for (let step = from; step < to; step++) {
      stage(job, load<u8>(stages + step / outer), step % outer);
    }
    return;
  }
  for (let step = from; step < to; step++) {
    for (let k = max(0, step - outer + 1); k <= min(count - 1, step); k++) {
      stage(job, load<u8>(stages + k), step - k);
    }
  }
}

/** How many steps a pass has. */
export function passSteps(address: usize, count: i32): i32 {
  const job = changetype<Job>(address);
  return job.outerLow == PERIODIC ? count * job.outer : count + job.outer - 1;
}

function stage(job: Job, kind: i32, s: i32): void {
  switch (kind) {
    case RESTRICT:
      restrictSlab(job, s, true);
      return;
    case CORRECT:
      correctSlab(job, s);
      return;
    case INTERPOLATE:
      interpolateSlab(job, s);
      return;
    case MEASURE:
      measureSlab(job, s);
      return;
    case RESTRICT_RIGHT:
      restrictSlab(job, s, false);
      return;
    case RESIDUAL:
      residualSlab(job, s);
      return;
    default:
      relaxSlab(job, s, kind);
  }
}

function measureSlab(job: Job, s: i32): void {
  refreshSlabs(job, s);
  for (let m = 0; m < job.mid; m++) {
    residualRow(job, s, m, job.fineRoom);
    job.squares += squaresOf(job.inner, job.fineRoom);
  }
}

function residualSlab(job: Job, s: i32): void {
  refreshSlabs(job, s);
  for (let m = 0; m < job.mid; m++) {
    residualRow(job, s, m, job.residual + s * job.residualSlab + m * job.residualRow);
  }
}

/** Fills with zeros. */
export function clear(address: usize, bytes: i32): void {
  memory.fill(address, 0, bytes);
}

/** Whether an unknown that is not given differs from zero. */
export function isStarted(address: usize): bool {
  const job = changetype<Job>(address);
  const outer = job.outer;
  const mid = job.mid;
  const inner = job.inner;
  for (let s = 0; s < outer; s++) {
    for (let m = 0; m < mid; m++) {
      const row = job.u + s * job.slabPitch + m * job.rowPitch;
      const mask = job.mask + (s * mid + m) * inner;
      for (let j = 0; j < inner; j++) {
        if (load<f64>(at(row, j)) != 0 && !(job.mask && load<u8>(mask + j))) return true;
      }
    }
  }
  return false;
}
