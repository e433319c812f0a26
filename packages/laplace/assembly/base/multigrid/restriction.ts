/** From a grid to the coarser one: the transpose of linear interpolation, scaled. */
import { refreshSlabs } from './ghosts';
import { at, Job, PERIODIC } from './job';
import { residualRow } from './residual';
import { addScaled } from './rows';

/** Bytes of an entry of a table: two indices and two weights. */
const ENTRY: i32 = 24;

/** Adds what slab `s` of the residual, or of f itself, contributes to the coarser grid's right side. */
export function restrictSlab(job: Job, s: i32, isResidual: bool): void {
  if (isResidual) refreshSlabs(job, s);
  const mid = job.mid;
  const inner = job.inner;
  const fineRoom = job.fineRoom;
  for (let m = 0; m < mid; m++) {
    if (isResidual) residualRow(job, s, m, fineRoom);
    else memory.copy(fineRoom, job.f + s * job.fSlab + m * job.fRow, inner << 3);
    const row = restrictRow(job);
    const outer = job.outerRestriction + s * ENTRY;
    const between = job.midRestriction + m * ENTRY;
    for (let k = 0; k < 2; k++) {
      const across = load<f64>(outer + (k << 3), 8);
      if (across == 0) continue;
      const slab = job.coarseRight + load<i32>(outer + (k << 2)) * job.coarseRightSlab;
      for (let l = 0; l < 2; l++) {
        const weight = across * load<f64>(between + (l << 3), 8);
        if (weight == 0) continue;
        const to = slab + load<i32>(between + (l << 2)) * job.coarseRightRow;
        addScaled(job.coarseInner, weight, row, to);
      }
    }
  }
}

/** The row in `fineRoom` along the inner axis; answers where it is then. */
function restrictRow(job: Job): usize {
  const gather = job.gather;
  const fineRoom = job.fineRoom;
  const coarseRoom = job.coarseRoom;
  const coarseInner = job.coarseInner;
  const inner = job.inner;
  if (!gather) return fineRoom;
  store<f64>(fineRoom - 16, 0);
  store<f64>(fineRoom - 8, 0);
  store<f64>(at(fineRoom, inner), 0);
  store<f64>(at(fineRoom, inner), 0, 8);
  if (job.innerLow == PERIODIC) {
    // Where there is an odd number of points, the last pair lacks its second one.
    const even = inner & ~1;
    const start = even == inner ? inner - 2 : even;
    store<f64>(fineRoom - 16, load<f64>(at(fineRoom, start)));
    store<f64>(fineRoom - 8, load<f64>(at(fineRoom, start), 8));
  }
  let from = fineRoom + (job.innerLow ? 0 : 8) - 16;
  let weights = gather;
  const end = at(coarseRoom, coarseInner);
  for (let to = coarseRoom; to < end; to += 8) {
    const pairs = f64x2.add(
      f64x2.mul(v128.load(weights), v128.load(from)),
      f64x2.mul(v128.load(weights, 16), v128.load(from, 16)),
    );
    store<f64>(to, f64x2.extract_lane(pairs, 0) + f64x2.extract_lane(pairs, 1));
    weights += 32;
    from += 16;
  }
  return coarseRoom;
}
