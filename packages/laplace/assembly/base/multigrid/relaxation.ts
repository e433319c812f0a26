/** Gauss-Seidel on the points of one colour, as on a chessboard. */
import { refreshEnds, refreshSlabs } from './ghosts';
import { at, Job, Off, On } from './job';

/** The points of a colour in slab `s`: 0 is that of the grid's corner, which coarser grids consist of. */
export function relaxSlab(job: Job, s: i32, colour: i32): void {
  refreshSlabs(job, s);
  if (job.isSolid) relaxWithSource<On>(job, s, colour);
  else relaxWithSource<Off>(job, s, colour);
}

function relaxWithSource<Solid>(job: Job, s: i32, colour: i32): void {
  if (job.f) relaxWithMask<Solid, On>(job, s, colour);
  else relaxWithMask<Solid, Off>(job, s, colour);
}

function relaxWithMask<Solid, Source>(job: Job, s: i32, colour: i32): void {
  if (job.mask) relaxRows<Solid, Source, On>(job, s, colour);
  else relaxRows<Solid, Source, Off>(job, s, colour);
}

function relaxRows<Solid, Source, Masked>(job: Job, s: i32, colour: i32): void {
  const mid = job.mid;
  const inner = job.inner;
  for (let m = 0; m < mid; m++) {
    const row = job.u + s * job.slabPitch + m * job.rowPitch;
    refreshEnds(job, row);
    const first = (s + m + colour + job.parity) & 1;
    const f = at(job.f + s * job.fSlab + m * job.fRow, first);
    const mask = job.mask + (s * mid + m) * inner + first;
    relaxRow<Solid, Source, Masked>(job, at(row, first), at(row, inner), f, mask);
  }
}

function relaxRow<Solid, Source, Masked>(
  job: Job,
  u: usize,
  end: usize,
  f: usize,
  mask: usize,
): void {
  const inverse = 1 / job.diagonal;
  const along = job.innerWeight * inverse;
  const across = job.outerWeight * inverse;
  const between = job.midWeight * inverse;
  const constant = job.constant * inverse;
  const slab = <usize>job.slabPitch;
  const row = <usize>job.rowPitch;
  for (; u < end; u += 16) {
    let sum = (load<f64>(u - 8) + load<f64>(u, 8)) * along;
    sum += (load<f64>(u - slab) + load<f64>(u + slab)) * across;
    if (isFloat<Solid>()) sum += (load<f64>(u - row) + load<f64>(u + row)) * between;
    if (isFloat<Source>()) {
      sum -= load<f64>(f) * inverse;
      f += 16;
    } else sum -= constant;
    if (isFloat<Masked>()) {
      if (load<u8>(mask)) sum = load<f64>(u);
      mask += 2;
    }
    store<f64>(u, sum);
  }
}
