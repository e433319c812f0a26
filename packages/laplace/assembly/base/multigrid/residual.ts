/** f - ∇²u, row by row. */
import { refreshEnds } from './ghosts';
import { at, Job, Off, On } from './job';

/** Row `m` of slab `s` to `to`; 0 where values are given. Slabs must have been refreshed. */
export function residualRow(job: Job, s: i32, m: i32, to: usize): void {
  const row = job.u + s * job.slabPitch + m * job.rowPitch;
  refreshEnds(job, row);
  const f = job.f + s * job.fSlab + m * job.fRow;
  if (job.isSolid) {
    if (job.f) difference<On, On>(job, row, f, to);
    else difference<On, Off>(job, row, f, to);
  } else if (job.f) difference<Off, On>(job, row, f, to);
  else difference<Off, Off>(job, row, f, to);
  if (job.mask) clearGiven(job.inner, job.mask + (s * job.mid + m) * job.inner, to);
}

function difference<Solid, Source>(job: Job, u: usize, f: usize, to: usize): void {
  const innerWeight = job.innerWeight;
  const outerWeight = job.outerWeight;
  const midWeight = job.midWeight;
  const diagonal = job.diagonal;
  const constant = job.constant;
  const along = f64x2.splat(innerWeight);
  const across = f64x2.splat(outerWeight);
  const between = f64x2.splat(midWeight);
  const center = f64x2.splat(diagonal);
  const constants = f64x2.splat(constant);
  const slab = <usize>job.slabPitch;
  const row = <usize>job.rowPitch;
  const last = at(u, job.inner - 1);
  for (; u < last; u += 16) {
    let sum = f64x2.mul(v128.load(u), center);
    sum = f64x2.sub(sum, f64x2.mul(f64x2.add(v128.load(u - 8), v128.load(u, 8)), along));
    sum = f64x2.sub(sum, f64x2.mul(f64x2.add(v128.load(u - slab), v128.load(u + slab)), across));
    if (isFloat<Solid>()) {
      sum = f64x2.sub(sum, f64x2.mul(f64x2.add(v128.load(u - row), v128.load(u + row)), between));
    }
    if (isFloat<Source>()) {
      sum = f64x2.add(v128.load(f), sum);
      f += 16;
    } else sum = f64x2.add(constants, sum);
    v128.store(to, sum);
    to += 16;
  }
  if (u > last) return;
  let sum = load<f64>(u) * diagonal - (load<f64>(u - 8) + load<f64>(u, 8)) * innerWeight;
  sum -= (load<f64>(u - slab) + load<f64>(u + slab)) * outerWeight;
  if (isFloat<Solid>()) sum -= (load<f64>(u - row) + load<f64>(u + row)) * midWeight;
  store<f64>(to, (isFloat<Source>() ? load<f64>(f) : constant) + sum);
}

function clearGiven(n: i32, mask: usize, row: usize): void {
  for (let j = 0; j < n; j++) {
    if (load<u8>(mask + j)) store<f64>(at(row, j), 0);
  }
}

/** The sum of the squares of a row. */
export function squaresOf(n: i32, row: usize): f64 {
  let sums = f64x2.splat(0);
  const last = at(row, n - 1);
  for (; row < last; row += 16) {
    const pair = v128.load(row);
    sums = f64x2.add(sums, f64x2.mul(pair, pair));
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return row > last ? sum : sum + load<f64>(row) * load<f64>(row);
}
