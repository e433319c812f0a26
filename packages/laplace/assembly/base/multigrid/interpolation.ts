/** From the coarser grid: linear for corrections, cubic for solutions. */
import { at, DIRICHLET, Job, PERIODIC } from './job';
import { addScaled, mix, mixFour } from './rows';

/** Bytes of entries of tables: so many indices and weights. */
const LINEAR: i32 = 24;
const CUBIC: i32 = 48;

/** Adds the coarser grid's correction to slab `s`. */
export function correctSlab(job: Job, s: i32): void {
  const mid = job.mid;
  const inner = job.inner;
  const coarseInner = job.coarseInner;
  const coarseRoom = job.coarseRoom;
  const outer = job.outerLinear + s * LINEAR;
  for (let m = 0; m < mid; m++) {
    const between = job.midLinear + m * LINEAR;
    mixSlabs(job, outer, load<i32>(between), coarseRoom);
    const first = load<f64>(between, 8);
    const second = load<f64>(between, 16);
    if (second != 0) {
      mixSlabs(job, outer, load<i32>(between, 4), job.moreRoom);
      mix(coarseInner, first, coarseRoom, second, job.moreRoom, coarseRoom);
    } else if (first != 1) {
      // Beside a side whose values are given: the correction there is 0.
      mix(coarseInner, first, coarseRoom, 0, coarseRoom, coarseRoom);
    }
    const row = job.u + s * job.slabPitch + m * job.rowPitch;
    const isPeriodic = job.coarseLow == PERIODIC;
    const last = at(coarseRoom, coarseInner - 1);
    store<f64>(coarseRoom - 8, isPeriodic ? load<f64>(last) : 0);
    store<f64>(last, isPeriodic ? load<f64>(coarseRoom) : 0, 8);
    if (job.mask) {
      const fineRoom = job.fineRoom;
      memory.fill(fineRoom - 8, 0, (inner + 2) << 3);
      addRow(job, coarseRoom, fineRoom);
      const mask = job.mask + (s * mid + m) * inner;
      for (let j = 0; j < inner; j++) {
        if (load<u8>(mask + j)) continue;
        store<f64>(at(row, j), load<f64>(at(row, j)) + load<f64>(at(fineRoom, j)));
      }
    } else addRow(job, coarseRoom, row);
  }
}

/** Row `m` of the slabs that an entry of a linear table chooses. */
function mixSlabs(job: Job, entry: usize, m: i32, to: usize): void {
  const from = job.correction + m * job.coarseRow;
  const x = from + load<i32>(entry) * job.coarseSlab;
  const y = from + load<i32>(entry, 4) * job.coarseSlab;
  mix(job.coarseInner, load<f64>(entry, 8), x, load<f64>(entry, 16), y, to);
}

/** Adds a row of the coarser grid along the inner axis, points by pairs between two of its points. */
function addRow(job: Job, from: usize, to: usize): void {
  if (!job.linearPairs) {
    addScaled(job.inner, 1, from, to);
    return;
  }
  const before: usize = job.innerLow ? 0 : 8;
  const end = at(to, job.inner);
  let weights = job.linearPairs;
  from -= before;
  for (to -= before; to < end; to += 16, from += 8, weights += 32) {
    const first = f64x2.mul(v128.load64_splat(from), v128.load(weights));
    const second = f64x2.mul(v128.load64_splat(from, 8), v128.load(weights, 16));
    v128.store(to, f64x2.add(v128.load(to), f64x2.add(first, second)));
  }
}

/** Makes slab `s` what the coarser grid's solution is there, but for values that are given. */
export function interpolateSlab(job: Job, s: i32): void {
  const mid = job.mid;
  const inner = job.inner;
  const coarseInner = job.coarseInner;
  const coarseRoom = job.coarseRoom;
  const coarseRow = job.coarseRow;
  const coarseSlab = job.coarseSlab;
  const entry = job.outerCubic + s * CUBIC;
  const corner = job.coarseSolution - 8;
  if (job.isSolid) {
    const elements = coarseSlab >> 3;
    mixFour(elements, entry, corner - coarseRow, coarseSlab, job.slabRoom);
  }
  for (let m = 0; m < mid; m++) {
    const to = coarseRoom - 8;
    if (job.isSolid) {
      mixFour(coarseInner + 2, job.midCubic + m * CUBIC, job.slabRoom + coarseRow, coarseRow, to);
    } else mixFour(coarseInner + 2, entry, corner, coarseSlab, to);
    continueRow(job);
    setRow(job, s, m);
  }
}

/** Points before and behind the row in `coarseRoom`, on the cubic polynomials through its ends. */
function continueRow(job: Job): void {
  const coarseRoom = job.coarseRoom;
  const coarseInner = job.coarseInner;
  const coarseIntervals = job.coarseIntervals;
  const end = at(coarseRoom, coarseInner);
  if (job.coarseLow == PERIODIC) {
    store<f64>(coarseRoom - 8, load<f64>(end - 8));
    for (let k = 0; k < 3; k++) {
      store<f64>(at(end, k), load<f64>(at(coarseRoom, k % coarseInner)));
    }
    return;
  }
  const first = job.coarseLow == DIRICHLET ? coarseRoom - 8 : coarseRoom;
  const last = job.coarseHigh == DIRICHLET ? end : end - 8;
  store<f64>(first - 8, extrapolated(first, 8, coarseIntervals));
  store<f64>(last + 8, extrapolated(last, -8, coarseIntervals));
  store<f64>(last + 16, 0);
}

/** The next value of a row of values that begins at `x`, the polynomial's degree being 3 at most. */
function extrapolated(x: usize, step: isize, degree: i32): f64 {
  const a = load<f64>(x);
  if (degree == 0) return a;
  const b = load<f64>(x + step);
  if (degree == 1) return 2 * a - b;
  const c = load<f64>(x + 2 * step);
  if (degree == 2) return 3 * (a - b) + c;
  return 4 * (a + c) - 6 * b - load<f64>(x + 3 * step);
}

function setRow(job: Job, s: i32, m: i32): void {
  const inner = job.inner;
  const coarseRoom = job.coarseRoom;
  const cubicPairs = job.cubicPairs;
  const row = job.u + s * job.slabPitch + m * job.rowPitch;
  const first = load<f64>(row - 8);
  const behind = load<f64>(at(row, inner));
  const target = job.mask ? job.fineRoom : row;
  if (!cubicPairs) memory.copy(target, coarseRoom, inner << 3);
  else {
    const before: usize = job.innerLow ? 0 : 8;
    const end = at(target, inner);
    let from = coarseRoom - before - 8;
    let weights = cubicPairs;
    for (let to = target - before; to < end; to += 16, from += 8, weights += 64) {
      const a = f64x2.mul(v128.load64_splat(from), v128.load(weights));
      const b = f64x2.mul(v128.load64_splat(from, 8), v128.load(weights, 16));
      const c = f64x2.mul(v128.load64_splat(from, 16), v128.load(weights, 32));
      const d = f64x2.mul(v128.load64_splat(from, 24), v128.load(weights, 48));
      v128.store(to, f64x2.add(f64x2.add(a, b), f64x2.add(c, d)));
    }
  }
  if (job.mask) {
    const mask = job.mask + (s * job.mid + m) * inner;
    for (let j = 0; j < inner; j++) {
      if (!load<u8>(mask + j)) store<f64>(at(row, j), load<f64>(at(target, j)));
    }
  }
  // Those are values that are given on sides, or will be refreshed.
  store<f64>(row - 8, first);
  store<f64>(at(row, inner), behind);
}
