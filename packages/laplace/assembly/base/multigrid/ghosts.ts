/** The layers behind sides: mirrored or repeated points. */
import { DIRICHLET, Job, PERIODIC } from './job';

/** Brings the slabs before the first and behind the last one up to date, where slab `s` needs them. */
export function refreshSlabs(job: Job, s: i32): void {
  const outer = job.outer;
  const slabPitch = job.slabPitch;
  const above: i32 = job.isSolid ? job.rowPitch : 0;
  const start = job.u - 8 - above;
  const isPeriodic = job.outerLow == PERIODIC;
  // Of a periodic axis both come first: what is computed of the first slab may not reach the last one.
  if (s == 0 && job.outerLow != DIRICHLET) {
    const origin: i32 = isPeriodic ? outer - 1 : 1;
    copySlab(job, start - slabPitch, start + origin * slabPitch);
  }
  if (isPeriodic ? s == 0 : s == outer - 1 && job.outerHigh != DIRICHLET) {
    const origin: i32 = isPeriodic ? 0 : outer - 2;
    copySlab(job, start + outer * slabPitch, start + origin * slabPitch);
  }
  if (job.isSolid) refreshRows(job, start + s * slabPitch);
}

function copySlab(job: Job, to: usize, from: usize): void {
  memory.copy(to, from, job.slabPitch);
}

/** The rows before the first and behind the last one of a slab that begins at `slab`. */
function refreshRows(job: Job, slab: usize): void {
  const mid = job.mid;
  const rowPitch = job.rowPitch;
  const isPeriodic = job.midLow == PERIODIC;
  if (job.midLow != DIRICHLET) {
    const origin: i32 = isPeriodic ? mid : 2;
    memory.copy(slab, slab + origin * rowPitch, rowPitch);
  }
  if (job.midHigh != DIRICHLET) {
    const origin: i32 = isPeriodic ? 1 : mid - 1;
    memory.copy(slab + (mid + 1) * rowPitch, slab + origin * rowPitch, rowPitch);
  }
}

/** The points before the first and behind the last one of a row. */
export function refreshEnds(job: Job, row: usize): void {
  const last = row + ((<usize>job.inner - 1) << 3);
  const isPeriodic = job.innerLow == PERIODIC;
  const first = isPeriodic ? load<f64>(last) : load<f64>(row, 8);
  const behind = isPeriodic ? load<f64>(row) : load<f64>(last - 8);
  if (job.innerLow != DIRICHLET) store<f64>(row - 8, first);
  if (job.innerHigh != DIRICHLET) store<f64>(last, behind, 8);
}
