/** Plane rotations and the singular values of triangles of two rows. Results are in variables. */

/** Results of {@link makeRotation}, the cosine and sine of a rotation, and what it makes of a pair. */
export let cosine: f64 = 1;
export let sine: f64 = 0;
export let radius: f64 = 0;

const TINY: f64 = reinterpret<f64>((<u64>(1023 - 510)) << 52);
const HUGE: f64 = reinterpret<f64>((<u64>(1023 + 510)) << 52);

/** [c s; -s c] (f, g) = (r, 0), c >= 0 unless f is 0; without overflow on the way. */
export function makeRotation(f: f64, g: f64): void {
  if (g == 0) {
    cosine = 1;
    sine = 0;
    radius = f;
    return;
  }
  if (f == 0) {
    cosine = 0;
    sine = copysign<f64>(1, g);
    radius = abs(g);
    return;
  }
  const larger = max(abs(f), abs(g));
  let unit = 1.0;
  if (!(larger < HUGE && min(abs(f), abs(g)) > TINY)) {
    unit = larger;
    f /= unit;
    g /= unit;
  }
  const length = sqrt(f * f + g * g);
  const r = copysign<f64>(length, f);
  cosine = abs(f) / length;
  sine = g / r;
  radius = r * unit;
}

/** The smaller singular value of [f g; 0 h], to nearly full relative accuracy. */
export function smallerSingularValue(f: f64, g: f64, h: f64): f64 {
  const side = abs(g);
  const low = min(abs(f), abs(h));
  const high = max(abs(f), abs(h));
  if (low == 0) return 0;
  const sum = 1 + low / high;
  const difference = (high - low) / high;
  if (side < high) {
    const ratio = side / high;
    const square = ratio * ratio;
    return low * (2 / (sqrt(sum * sum + square) + sqrt(difference * difference + square)));
  }
  const ratio = high / side;
  if (ratio == 0) return (low * high) / side;
  const x = sum * ratio;
  const y = difference * ratio;
  return 2 * (low * (1 / (sqrt(1 + x * x) + sqrt(1 + y * y)))) * ratio;
}

/**
 * Results of {@link diagonaliseTriangle}: with signs, the larger in absolute value first, and the
 * rotations of rows and columns.
 */
export let largerValue: f64 = 0;
export let smallerValue: f64 = 0;
export let leftCosine: f64 = 0;
export let leftSine: f64 = 0;
export let rightCosine: f64 = 0;
export let rightSine: f64 = 0;

function signOf(x: f64): f64 {
  return copysign<f64>(1, x);
}

/**
 * [cl sl; -sl cl] [f g; 0 h] [cr -sr; sr cr] = diag(larger, smaller), all to nearly full relative
 * accuracy (Demmel and Kahan 1990).
 */
export function diagonaliseTriangle(f: f64, g: f64, h: f64): void {
  const swapped = abs(h) > abs(f);
  const first = swapped ? h : f;
  const last = swapped ? f : h;
  const high = abs(first);
  const low = abs(last);
  const side = abs(g);
  let cl: f64;
  let sl: f64;
  let cr: f64;
  let sr: f64;
  if (side == 0) {
    smallerValue = low;
    largerValue = high;
    cl = cr = 1;
    sl = sr = 0;
  } else if (side > high && high / side < f64.EPSILON / 2) {
    largerValue = side;
    smallerValue = low > 1 ? high / (side / low) : (high / side) * low;
    cl = 1;
    sl = last / g;
    sr = 1;
    cr = first / g;
  } else {
    const gap = high - low;
    const l = gap == high ? 1 : gap / high;
    const m = g / first;
    const t = 2 - l;
    const square = m * m;
    const s = sqrt(t * t + square);
    const r = l == 0 ? abs(m) : sqrt(l * l + square);
    const mean = 0.5 * (s + r);
    smallerValue = low / mean;
    largerValue = high * mean;
    let tangent: f64;
    if (square != 0) tangent = (m / (s + t) + m / (r + l)) * (1 + mean);
    else if (l == 0) tangent = 2 * signOf(first) * signOf(g);
    else tangent = g / copysign<f64>(gap, first) + m / t;
    const length = sqrt(tangent * tangent + 4);
    cr = 2 / length;
    sr = tangent / length;
    cl = (cr + sr * m) / mean;
    sl = ((last / first) * sr) / mean;
  }
  leftCosine = swapped ? sr : cl;
  leftSine = swapped ? cr : sl;
  rightCosine = swapped ? sl : cr;
  rightSine = swapped ? cl : sr;
  let sign: f64;
  if (side > high) sign = signOf(rightSine) * signOf(leftCosine) * signOf(g);
  else if (swapped) sign = signOf(rightSine) * signOf(leftSine) * signOf(h);
  else sign = signOf(rightCosine) * signOf(leftCosine) * signOf(f);
  largerValue = copysign<f64>(largerValue, sign);
  smallerValue = copysign<f64>(smallerValue, sign * signOf(f) * signOf(h));
}
