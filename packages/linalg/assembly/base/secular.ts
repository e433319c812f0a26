/**
 * The secular equation of divide and conquer for singular values, 1 + Σ z_j² / (d_j² - σ²) = 0 with
 * 0 = d_0 < d_1 < … and no z_j zero: one root lies between neighbours, and one beyond the last.
 */

function at(x: usize, i: i32): f64 {
  return load<f64>(x + ((<usize>i) << 3));
}

/** Σ z_j² / (p_j - t) and its derivative over the poles first … end - 1; partial sums, likewise. */
let sum: f64 = 0;
let derivative: f64 = 0;

function sumOver(first: i32, end: i32, poles: usize, squares: usize, t: f64): void {
  let s = f64x2.splat(0);
  let ds = s;
  const shift = f64x2.splat(t);
  let j = first;
  for (; j + 1 < end; j += 2) {
    const offset = (<usize>j) << 3;
    const gap = f64x2.sub(v128.load(poles + offset), shift);
    const term = f64x2.div(v128.load(squares + offset), gap);
    s = f64x2.add(s, term);
    ds = f64x2.add(ds, f64x2.div(term, gap));
  }
  sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  derivative = f64x2.extract_lane(ds, 0) + f64x2.extract_lane(ds, 1);
  if (j < end) {
    const gap = at(poles, j) - t;
    const term = at(squares, j) / gap;
    sum += term;
    derivative += term / gap;
  }
}

/** p_j = d_j² - d_o² */
function setPoles(k: i32, d: usize, origin: f64, poles: usize): void {
  for (let j = 0; j < k; j++) {
    const value = at(d, j);
    store<f64>(poles + ((<usize>j) << 3), (value - origin) * (value + origin));
  }
}

/**
 * The correction from the model c + r / (left - x) + s / (right - x) = 0 that fits at x = 0: its root
 * between both poles, or `beyond` them.
 */
function correction(left: f64, right: f64, f: f64, psi: f64, phi: f64, beyond: bool): f64 {
  const slope = psi + phi;
  const c = f - left * psi - right * phi;
  const a = (left + right) * f - left * right * slope;
  const b = left * right * f;
  const root = sqrt(max(a * a - 4 * b * c, 0));
  if (beyond) return a >= 0 ? (a + root) / (2 * c) : (2 * b) / (a - root);
  return a <= 0 ? (a - root) / (2 * c) : (2 * b) / (a + root);
}

/** A point well inside of an interval that holds the root, ends of zero being far away. */
function between(low: f64, high: f64): f64 {
  if (low >= 0) {
    if (low == 0) return high / 32;
    return high > 4 * low ? sqrt(low) * sqrt(high) : low + (high - low) / 2;
  }
  if (high == 0) return low / 32;
  return low < 4 * high ? -(sqrt(-low) * sqrt(-high)) : low + (high - low) / 2;
}

/**
 * Root i of k: answers σ_i, and writes d_j² - σ_i² to `gaps`, all to nearly full relative accuracy.
 * The middle way (Li 1993), within a shrinking interval.
 */
export function secularRoot(k: i32, i: i32, d: usize, squares: usize, gaps: usize): f64 {
  const isLast = i == k - 1;
  let origin = at(d, i);
  setPoles(k, d, origin, gaps);
  let total = 0.0;
  let low = 0.0;
  let high: f64;
  if (isLast) {
    for (let j = 0; j < k; j++) total += at(squares, j);
    high = total * (1 + 4 * f64.EPSILON);
  } else {
    high = at(gaps, i + 1) / 2;
    sumOver(0, k, gaps, squares, high);
    if (1 + sum < 0) {
      // The root is nearer to the next pole.
      const next = at(d, i + 1);
      low = -((next - origin) * (next + origin)) / 2;
      high = 0;
      origin = next;
      setPoles(k, d, origin, gaps);
    }
  }
  const split = isLast ? i : i + 1;
  const lower = split - 1;
  let t = isLast ? high / 2 : initialGuess(k, i, gaps, squares, low, high);
  if (k == 1) t = total;
  for (let step = 0; k > 1 && step < 200; step++) {
    if (!(t > low && t < high)) t = between(low, high);
    if (!(t > low && t < high)) break;
    sumOver(0, split, gaps, squares, t);
    const psi = sum;
    const psiSlope = derivative;
    sumOver(split, k, gaps, squares, t);
    const f = 1 + psi + sum;
    const bound = 1 + abs(psi) + abs(sum) + abs(t) * (psiSlope + derivative);
    if (f < 0) low = t;
    else high = t;
    if (!(abs(f) > 2 * f64.EPSILON * bound)) break;
    const left = at(gaps, lower) - t;
    const right = at(gaps, split) - t;
    const next = t + correction(left, right, f, psiSlope, derivative, isLast);
    if (next == t) break;
    // Where the model does not bring f down quickly, the interval is halved at times.
    t = step % 8 == 7 ? between(low, high) : next;
  }
  for (let j = 0; j < k; j++) {
    const place = gaps + ((<usize>j) << 3);
    store<f64>(place, load<f64>(place) - t);
  }
  return origin + t / (origin + sqrt(origin * origin + t));
}

/** Where a model of both neighbouring poles and a constant for all others is zero. */
function initialGuess(k: i32, i: i32, poles: usize, squares: usize, low: f64, high: f64): f64 {
  const left = at(poles, i);
  const right = at(poles, i + 1);
  const middle = (left + right) / 2;
  sumOver(0, i, poles, squares, middle);
  let c = 1 + sum;
  sumOver(i + 2, k, poles, squares, middle);
  c += sum;
  // c (left - t) (right - t) + zl (right - t) + zr (left - t) = 0, one of left and right being 0
  const zl = at(squares, i);
  const zr = at(squares, i + 1);
  const pole = left == 0 ? right : left;
  const a = c * pole + zl + zr;
  const b = (left == 0 ? zl : zr) * pole;
  const root = sqrt(max(a * a - 4 * b * c, 0));
  const t = a > 0 ? (2 * b) / (a + root) : (a - root) / (2 * c);
  return t > low && t < high ? t : between(low, high);
}

/**
 * The z of which the computed roots are exact ones (Gu and Eisenstat 1995), with the signs of the
 * given one. Column i of `gaps` has d_j² - σ_i².
 */
export function secularWeights(k: i32, d: usize, gaps: usize, z: usize, weights: usize): void {
  // the last root has no partner: σ_last² - d_j²
  const lastGaps = gaps + ((<usize>(k - 1) * <usize>k) << 3);
  for (let j = 0; j < k; j++) store<f64>(weights + ((<usize>j) << 3), -at(lastGaps, j));
  for (let i = 0; i < k - 1; i++) {
    multiplyRatios(k, i, d, gaps + ((<usize>i * <usize>k) << 3), weights);
  }
  for (let j = 0; j < k; j++) {
    const place = weights + ((<usize>j) << 3);
    store<f64>(place, copysign<f64>(sqrt(abs(load<f64>(place))), at(z, j)));
  }
}

/** w_j *= (σ_i² - d_j²) / (p² - d_j²), where p is d_i for j > i, d_(i+1) for others. */
function multiplyRatios(k: i32, i: i32, d: usize, gaps: usize, weights: usize): void {
  const above = at(d, i + 1);
  const below = at(d, i);
  for (let j = 0; j < k; j++) {
    const place = (<usize>j) << 3;
    const own = load<f64>(d + place);
    const pole = j > i ? below : above;
    const gap = (own - pole) * (own + pole);
    store<f64>(weights + place, load<f64>(weights + place) * (load<f64>(gaps + place) / gap));
  }
}

/** Scatters the vector x, made to have length 1: element j goes to place `places[j]` of `to`. */
function deliver(k: i32, x: usize, square: f64, places: usize, to: usize): void {
  const factor = 1 / sqrt(square);
  for (let j = 0; j < k; j++) {
    const place = <usize>load<i32>(places + ((<usize>j) << 2));
    store<f64>(to + (place << 3), at(x, j) * factor);
  }
}

/** The right singular vector of a root: z_j / (d_j² - σ²). `work` has room for k elements. */
export function rightVector(
  k: i32,
  weights: usize,
  gaps: usize,
  places: usize,
  to: usize,
  work: usize,
): void {
  let square = 0.0;
  for (let j = 0; j < k; j++) {
    const value = at(weights, j) / at(gaps, j);
    store<f64>(work + ((<usize>j) << 3), value);
    square += value * value;
  }
  deliver(k, work, square, places, to);
}

/** The left singular vector of a root: -1 and d_j z_j / (d_j² - σ²). */
export function leftVector(
  k: i32,
  d: usize,
  weights: usize,
  gaps: usize,
  places: usize,
  to: usize,
  work: usize,
): void {
  let square = 1.0;
  store<f64>(work, -1);
  for (let j = 1; j < k; j++) {
    const value = (at(d, j) * at(weights, j)) / at(gaps, j);
    store<f64>(work + ((<usize>j) << 3), value);
    square += value * value;
  }
  deliver(k, work, square, places, to);
}
