/**
 * The secular equation 1/rho + Σ z_j² / (d_j - x) = 0, whose roots are the eigenvalues of
 * diag(d) + rho z z^T, for ascending distinct d, z without zeros and rho > 0. Root i lies between
 * d_i and d_(i+1), the last one within rho ‖z‖² above the last d. Found by rational interpolation:
 * the middle way and the fixed weight of Li (LAPACK Working Note 89), between bounds.
 */
import { lanesSum } from './arithmetic';

const EPSILON: f64 = reinterpret<f64>((<u64>(1023 - 53)) << 52);

/** Steps after which bounds are halved only, and the most steps. */
const STEPS: i32 = 40;
const MOST_STEPS: i32 = 160;

/** Σ z² / delta and Σ (z / delta)² of the last {@link sumTerms}. */
let value: f64 = 0;
let slope: f64 = 0;

/** Sums over the poles [from, to); delta_j = (d_j - origin) - shift is kept. */
function sumTerms(
  from: i32,
  to: i32,
  d: usize,
  z: usize,
  origin: f64,
  shift: f64,
  delta: usize,
): void {
  const at = (<isize>from) << 3;
  let n = to - from;
  d += at;
  z += at;
  delta += at;
  const origins = f64x2.splat(origin);
  const shifts = f64x2.splat(shift);
  let values = f64x2.splat(0);
  let slopes = values;
  for (; n > 1; n -= 2, d += 16, z += 16, delta += 16) {
    const distance = f64x2.sub(f64x2.sub(v128.load(d), origins), shifts);
    v128.store(delta, distance);
    const weight = v128.load(z);
    const ratio = f64x2.div(weight, distance);
    values = f64x2.add(values, f64x2.mul(weight, ratio));
    slopes = f64x2.add(slopes, f64x2.mul(ratio, ratio));
  }
  value = lanesSum(values);
  slope = lanesSum(slopes);
  if (n > 0) {
    const distance = load<f64>(d) - origin - shift;
    store<f64>(delta, distance);
    const ratio = load<f64>(z) / distance;
    value += load<f64>(z) * ratio;
    slope += ratio * ratio;
  }
}

/**
 * Root i of k, and d_j minus that root for all j, in delta, each to a small relative error. z has
 * norm 1. Answers NaN where it was not found.
 */
export function secularRoot(k: i32, i: i32, d: usize, z: usize, rho: f64, delta: usize): f64 {
  if (k == 1) {
    const shift = rho * load<f64>(z) * load<f64>(z);
    store<f64>(delta, -shift);
    return load<f64>(d) + shift;
  }
  const isLast = i == k - 1;
  // The two poles that decide: p and q = p + 1
  const p = isLast ? k - 2 : i;
  const q = p + 1;
  const dp = load<f64>(d + ((<usize>p) << 3));
  const dq = load<f64>(d + ((<usize>q) << 3));
  const zp = load<f64>(z + ((<usize>p) << 3));
  const zq = load<f64>(z + ((<usize>q) << 3));
  const gap = dq - dp;
  const inverse = 1 / rho;
  let origin = isLast ? dq : dp;
  const middle = 0.5 * (isLast ? rho : gap);
  sumTerms(0, p, d, z, origin, middle, delta);
  let rest = inverse + value;
  sumTerms(q + 1, k, d, z, origin, middle, delta);
  rest += value;
  const atMiddle = rest + (zp * zp) / (dp - origin - middle) + (zq * zq) / (dq - origin - middle);
  let low = 0.0;
  let high = middle;
  let shift: f64;
  if (isLast) {
    if (atMiddle <= 0) {
      low = middle;
      high = rho;
    }
    const least = (zp * zp) / (gap + rho) + (zq * zq) / rho;
    if (atMiddle <= 0 && rest <= least) shift = rho;
    else {
      const a = zp * zp + zq * zq - rest * gap;
      const b = zq * zq * gap;
      const root = sqrt(abs(a * a + 4 * b * rest));
      shift = a < 0 ? (2 * b) / (root - a) : (a + root) / (2 * rest);
    }
  } else if (atMiddle > 0) {
    const a = rest * gap + zp * zp + zq * zq;
    const b = zp * zp * gap;
    const root = sqrt(abs(a * a - 4 * b * rest));
    shift = a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * rest);
  } else {
    origin = dq;
    low = -middle;
    high = 0;
    const a = rest * gap - zp * zp - zq * zq;
    const b = zq * zq * gap;
    const root = sqrt(abs(a * a + 4 * b * rest));
    shift = a < 0 ? (2 * b) / (a - root) : -(a + root) / (2 * rest);
  }
  if (!(shift >= low && shift <= high) || shift == 0) shift = 0.5 * (low + high);
  const nearLower = origin == dp;
  let middleWay = isLast;
  let before = Infinity;
  for (let step = 0; step < MOST_STEPS; step++) {
    sumTerms(0, p, d, z, origin, shift, delta);
    const below = value;
    const belowSlope = slope;
    sumTerms(q + 1, k, d, z, origin, shift, delta);
    const above = value;
    const aboveSlope = slope;
    const left = dp - origin - shift;
    const right = dq - origin - shift;
    store<f64>(delta + ((<usize>p) << 3), left);
    store<f64>(delta + ((<usize>q) << 3), right);
    const leftRatio = zp / left;
    const rightRatio = zq / right;
    const w = inverse + (below + zp * leftRatio) + (above + zq * rightRatio);
    const squares = leftRatio * leftRatio + rightRatio * rightRatio;
    const dw = belowSlope + aboveSlope + squares;
    const sizes = inverse - below + above + abs(zp * leftRatio) + abs(zq * rightRatio);
    const root = origin + shift;
    if (abs(w) <= EPSILON * ((8 + 0.0625 * k) * sizes + abs(shift) * dw)) return root;
    if (w != w) return NaN;
    if (w < 0) low = max(low, shift);
    else high = min(high, shift);
    let next = shift;
    if (step < STEPS) {
      if (!isLast && abs(w) > 0.1 * before) middleWay = !middleWay;
      before = abs(w);
      let c: f64;
      if (middleWay) {
        c =
          w -
          left * (belowSlope + leftRatio * leftRatio) -
          right * (aboveSlope + rightRatio * rightRatio);
      } else if (nearLower) c = w - right * dw + gap * leftRatio * leftRatio;
      else c = w - left * dw - gap * rightRatio * rightRatio;
      next += interpolated(w, dw, left, right, isLast ? abs(c) : c, isLast);
    }
    // Where a step leaves the bounds, half of the way to the one that it passes.
    if (!(next > low)) next = 0.5 * (shift + low);
    else if (!(next < high)) next = 0.5 * (shift + high);
    if (step >= STEPS) next = low > 0 ? sqrt(low) * sqrt(high) : 0.5 * (low + high);
    if (next == shift || next == 0) return root;
    shift = next;
  }
  return NaN;
}

/** The step to the zero of c + s / left + t / right that agrees with w and its slope. */
function interpolated(w: f64, dw: f64, left: f64, right: f64, c: f64, isLast: bool): f64 {
  const a = (left + right) * w - left * right * dw;
  const b = left * right * w;
  const root = sqrt(abs(a * a - 4 * b * c));
  let step: f64;
  if (c == 0) step = b / a;
  else if (isLast) step = a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
  else step = a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
  // The function rises: Newton's step where the sign is wrong, or nothing came out.
  return w * step < 0 ? step : -w / dw;
}

/**
 * w_i = Π_j (d_i - x_j) / Π_(j ≠ i) (d_i - d_j) for column j of the differences d_i - x_j: the squares,
 * without sign, of the z for which the computed roots x are exact (Löwner 1934; Gu and Eisenstat
 * 1994).
 */
export function multiplyRatios(k: i32, j: i32, d: usize, delta: usize, w: usize): void {
  const pole = load<f64>(d + ((<usize>j) << 3));
  multiplyRange(0, j, pole, d, delta, w);
  multiplyRange(j + 1, k, pole, d, delta, w);
  const at = (<usize>j) << 3;
  store<f64>(w + at, load<f64>(w + at) * load<f64>(delta + at));
}

function multiplyRange(from: i32, to: i32, pole: f64, d: usize, delta: usize, w: usize): void {
  const at = (<isize>from) << 3;
  let n = to - from;
  const poles = f64x2.splat(pole);
  d += at;
  delta += at;
  w += at;
  for (; n > 1; n -= 2, d += 16, delta += 16, w += 16) {
    const ratio = f64x2.div(v128.load(delta), f64x2.sub(v128.load(d), poles));
    v128.store(w, f64x2.mul(v128.load(w), ratio));
  }
  if (n > 0) store<f64>(w, load<f64>(w) * (load<f64>(delta) / (load<f64>(d) - pole)));
}

/** The eigenvector z_i / delta_i of norm 1; element i goes to place[i]. `work` has room for k. */
export function secularVector(k: i32, z: usize, delta: usize, place: usize, work: usize): void {
  let sum = f64x2.splat(0);
  let i = 0;
  for (; i < k - 1; i += 2) {
    const at = (<usize>i) << 3;
    const ratio = f64x2.div(v128.load(z + at), v128.load(delta + at));
    v128.store(work + at, ratio);
    sum = f64x2.add(sum, f64x2.mul(ratio, ratio));
  }
  let squares = lanesSum(sum);
  if (i < k) {
    const at = (<usize>i) << 3;
    const ratio = load<f64>(z + at) / load<f64>(delta + at);
    store<f64>(work + at, ratio);
    squares += ratio * ratio;
  }
  const factor = 1 / sqrt(squares);
  for (let l = 0; l < k; l++, work += 8, place += 4) {
    store<f64>(delta + ((<usize>load<i32>(place)) << 3), load<f64>(work) * factor);
  }
}
