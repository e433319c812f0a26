/**
 * Eigenvalues of real symmetric tridiagonal matrices by the implicit QL method with Wilkinson's
 * shift (Parlett, "The Symmetric Eigenvalue Problem", chapter 8). A block whose larger end is the
 * first one is walked backwards, which is QR: addresses then fall. Elements are expected to have
 * squares that neither overflow nor all vanish.
 */
import { hypotenuse } from './scalar';
import { bytes, exchange, rotate, scale } from './vectors';

const EPSILON: f64 = reinterpret<f64>((<u64>(1023 - 53)) << 52);

/** Elements up to this one count as 0: the rounding unit times numbers that are not much larger is no normal number. */
const TINY: f64 = reinterpret<f64>((<u64>(1023 - 960)) << 52);

/** Likewise those that are this part of the largest one of their block: parts of their squares vanish. */
const LITTLE: f64 = reinterpret<f64>((<u64>(1023 - 458)) << 52);

/** The part of the largest element from which on squares are normal numbers, and rounded well. */
const EVEN: f64 = reinterpret<f64>((<u64>(1023 - 100)) << 52);

/** Makes numbers larger whose squares vanish. */
const LIFT: f64 = reinterpret<f64>((<u64>(1023 + 500)) << 52);

/** Iterations that an eigenvalue may take on the average. */
const PATIENCE: i32 = 30;

function isNegligible(e: f64, first: f64, second: f64, least: f64): bool {
  return abs(e) <= max(EPSILON * sqrt(abs(first)) * sqrt(abs(second)), least);
}

/** The size of the largest element of a block. */
function largestOf(start: i32, end: i32, d: usize, e: usize): f64 {
  let largest = abs(load<f64>(d + ((<usize>end) << 3)));
  for (let i = start; i < end; i++) {
    const at = (<usize>i) << 3;
    largest = max(largest, max(abs(load<f64>(d + at)), abs(load<f64>(e + at))));
  }
  return largest;
}

/** The last index of the unreduced block that starts at `start`; the element after it becomes 0. */
function blockEnd(n: i32, start: i32, d: usize, e: usize): i32 {
  let end = start;
  for (; end < n - 1; end++) {
    const at = (<usize>end) << 3;
    if (isNegligible(load<f64>(e + at), load<f64>(d + at), load<f64>(d + at, 8), TINY)) {
      store<f64>(e + at, 0);
      break;
    }
  }
  return end;
}

/**
 * Multiplies a block by the power of 2, which it answers, that brings its largest element near 1: parts
 * of its elements are small enough, and their products would be no normal numbers.
 */
function enlargeBlock(start: i32, end: i32, d: usize, e: usize): f64 {
  const exponent = <i64>(reinterpret<u64>(largestOf(start, end, d, e)) >> 52);
  const factor = reinterpret<f64>((<u64>max(min(2046 - exponent, 2044), 2)) << 52);
  scaleBlock(start, end, factor, d, e);
  return factor;
}

function scaleBlock(start: i32, end: i32, factor: f64, d: usize, e: usize): void {
  scale<f64>(end - start + 1, factor, d + ((<usize>start) << 3), 1);
  scale<f64>(end - start, factor, e + ((<usize>start) << 3), 1);
}

/** Whether the last elements of a block are smaller than the first ones. */
function growsSmaller(start: i32, end: i32, d: usize, e: usize): bool {
  if (start == end) return false;
  const first = (<usize>start) << 3;
  const last = (<usize>end) << 3;
  const upper = max(abs(load<f64>(d + first)), abs(load<f64>(e + first)));
  return max(abs(load<f64>(d + last)), abs(load<f64>(e + last - 8))) < upper;
}

/**
 * The eigenvalues replace d (n elements), in no order; e (n - 1 elements) is destroyed. Columns of
 * Z (`rows` real numbers each) are rotated along: what they are multiplied by from the right has the
 * eigenvectors as columns. Answers how many eigenvalues were not found.
 */
export function rotateToDiagonal(
  n: i32,
  d: usize,
  e: usize,
  rows: i32,
  z: usize,
  column: i32,
): i32 {
  let budget = PATIENCE * n;
  let isTurned = false;
  for (let start = 0; start < n;) {
    const end = blockEnd(n, start, d, e);
    const factor = enlargeBlock(start, end, d, e);
    const backwards = growsSmaller(start, end, d, e) != isTurned;
    const first = <isize>(backwards ? end : start);
    const at = d + (first << 3);
    const beside = e + ((backwards ? first - 1 : first) << 3);
    const vectors = z + bytes<f64>(column) * first;
    const length = end - start + 1;
    budget = rotateBlock(
      length,
      at,
      beside,
      backwards ? -8 : 8,
      rows,
      vectors,
      backwards ? -column : column,
      budget,
    );
    scaleBlock(start, end, 1 / factor, d, e);
    if (budget < 0) {
      if (isTurned) return n - start;
      // From an end that is far smaller than the other one, products may be 0 before they get there.
      isTurned = true;
      budget = PATIENCE * n;
    } else {
      isTurned = false;
      start = end + 1;
    }
  }
  return 0;
}

/** One block; answers what is left of the budget, or -1 when it is used up. */
function rotateBlock(
  n: i32,
  d: usize,
  e: usize,
  step: isize,
  rows: i32,
  z: usize,
  column: i32,
  budget: i32,
): i32 {
  while (n > 1) {
    // The first index after which the block falls apart
    let last = 0;
    let at = d;
    let beside = e;
    for (; last < n - 1; last++, at += step, beside += step) {
      if (isNegligible(load<f64>(beside), load<f64>(at), load<f64>(at + step), LITTLE)) {
        store<f64>(beside, 0);
        break;
      }
    }
    let found = 1;
    if (last == 1) {
      rotatePair(d, e, step, rows, z, column);
      found = 2;
    } else if (last > 1) {
      if (budget == 0) return -1;
      budget--;
      sweep(last, d, e, step, rows, z, column);
      continue;
    }
    n -= found;
    d += step * found;
    e += step * found;
    z += bytes<f64>(column) * found;
  }
  return budget;
}

/** Diagonalises the leading 2 x 2 block by a Jacobi rotation. */
function rotatePair(d: usize, e: usize, step: isize, rows: i32, z: usize, column: i32): void {
  const a = load<f64>(d);
  const b = load<f64>(e);
  const c = load<f64>(d + step);
  const theta = (c - a) / (2 * b);
  const size = abs(theta);
  const tangent = copysign(1 / (size + (size > 1e150 ? size : sqrt(1 + size * size))), theta);
  const cosine = 1 / sqrt(1 + tangent * tangent);
  store<f64>(d, a - tangent * b);
  store<f64>(d + step, c + tangent * b);
  store<f64>(e, 0);
  if (rows > 0) rotate<f64>(rows, z, 1, z + bytes<f64>(column), 1, cosine, -tangent * cosine);
}

/** One step with an implicit shift, from index `last` to the front. */
function sweep(last: i32, d: usize, e: usize, step: isize, rows: i32, z: usize, column: i32): void {
  const head = load<f64>(d);
  const next = load<f64>(e);
  const ratio = (load<f64>(d + step) - head) / (2 * next);
  const root = hypotenuse(ratio, 1);
  let at = d + step * last;
  let g = load<f64>(at) - head + next / (ratio + copysign(root, ratio));
  let c = 1.0;
  let s = 1.0;
  let p = 0.0;
  for (let i = last - 1; i >= 0; i--) {
    const beside = e + step * i;
    const element = load<f64>(beside);
    const f = s * element;
    const b = c * element;
    let r = f * f + g * g;
    if (r > 1e-280) {
      r = sqrt(r);
      const inverse = 1 / r;
      c = g * inverse;
      s = f * inverse;
    } else {
      // Of numbers that are hardly normal c and s would not be those of a rotation.
      const lifted = hypotenuse(f * LIFT, g * LIFT);
      c = lifted == 0 ? 1 : (g * LIFT) / lifted;
      s = lifted == 0 ? 0 : (f * LIFT) / lifted;
      r = lifted / LIFT;
    }
    if (i < last - 1) store<f64>(beside + step, r);
    const lower = load<f64>(at) - p;
    at -= step;
    const turned = (load<f64>(at) - lower) * s + 2 * c * b;
    p = s * turned;
    store<f64>(at + step, lower + p);
    g = c * turned - b;
    const left = z + bytes<f64>(column) * i;
    if (rows > 0) rotate<f64>(rows, left, 1, left + bytes<f64>(column), 1, c, -s);
  }
  store<f64>(d, load<f64>(d) - p);
  store<f64>(e, g);
}

/**
 * Whether no element but zeros is so small beside the largest one that squares lose digits: what is not
 * rounded well as a square may decide about all that follows.
 */
function isEven(n: i32, d: usize, e: usize): bool {
  const least = EVEN * largestOf(0, n - 1, d, e);
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 3;
    const own = abs(load<f64>(d + at));
    const beside = i < n - 1 ? abs(load<f64>(e + at)) : 0;
    if ((own < least && own > 0) || (beside < least && beside > 0)) return false;
  }
  return true;
}

/**
 * The eigenvalues only, without square roots but for shifts (Pal, Walker and Kahan), where squares are
 * accurate: as {@link rotateToDiagonal}.
 */
export function valuesOnly(n: i32, d: usize, e: usize): i32 {
  if (!isEven(n, d, e)) return rotateToDiagonal(n, d, e, 0, 0, 0);
  let budget = PATIENCE * n;
  for (let start = 0; start < n;) {
    const end = blockEnd(n, start, d, e);
    const backwards = growsSmaller(start, end, d, e);
    const first = <isize>(backwards ? end : start);
    const least = LITTLE * largestOf(start, end, d, e);
    for (let i = start; i < end; i++) {
      const at = e + ((<usize>i) << 3);
      store<f64>(at, load<f64>(at) * load<f64>(at));
    }
    budget = reduceBlock(
      end - start + 1,
      d + (first << 3),
      e + ((backwards ? first - 1 : first) << 3),
      backwards ? -8 : 8,
      least * least,
      budget,
    );
    if (budget < 0) return n - start;
    start = end + 1;
  }
  return 0;
}

/** One block, of which e has the squares; those up to `least` count as 0. */
function reduceBlock(n: i32, d: usize, e: usize, step: isize, least: f64, budget: i32): i32 {
  while (n > 1) {
    let last = 0;
    let at = d;
    let beside = e;
    for (; last < n - 1; last++, at += step, beside += step) {
      const part = EPSILON * EPSILON * abs(load<f64>(at) * load<f64>(at + step));
      if (load<f64>(beside) <= max(part, least)) {
        store<f64>(beside, 0);
        break;
      }
    }
    let found = 1;
    if (last == 1) {
      solvePair(d, e, step);
      found = 2;
    } else if (last > 1) {
      if (budget == 0) return -1;
      budget--;
      sweepSquares(last, d, e, step);
      continue;
    }
    n -= found;
    d += step * found;
    e += step * found;
  }
  return budget;
}

function solvePair(d: usize, e: usize, step: isize): void {
  const a = load<f64>(d);
  const b = sqrt(load<f64>(e));
  const c = load<f64>(d + step);
  const theta = (c - a) / (2 * b);
  const size = abs(theta);
  const tangent = copysign(1 / (size + (size > 1e150 ? size : sqrt(1 + size * size))), theta);
  store<f64>(d, a - tangent * b);
  store<f64>(d + step, c + tangent * b);
  store<f64>(e, 0);
}

function sweepSquares(last: i32, d: usize, e: usize, step: isize): void {
  const head = load<f64>(d);
  const next = sqrt(load<f64>(e));
  const ratio = (load<f64>(d + step) - head) / (2 * next);
  const shift = head - next / (ratio + copysign(hypotenuse(ratio, 1), ratio));
  let at = d + step * last;
  let beside = e + step * (last - 1);
  let gamma = load<f64>(at) - shift;
  let p = gamma * gamma;
  let c = 1.0;
  let s = 0.0;
  for (let i = last - 1; i >= 0; i--, beside -= step) {
    const square = load<f64>(beside);
    const r = p + square;
    if (i < last - 1) store<f64>(beside + step, s * r);
    const before = c;
    c = p / r;
    s = square / r;
    const kept = gamma;
    at -= step;
    const alpha = load<f64>(at);
    gamma = c * (alpha - shift) - s * kept;
    store<f64>(at + step, kept + (alpha - gamma));
    p = c != 0 ? (gamma * gamma) / c : before * square;
  }
  store<f64>(e, s * p);
  store<f64>(d, shift + gamma);
}

/** Sorts eigenvalues, and columns of Z (`rows` real numbers each) along: for few of them. */
export function sortPairs(n: i32, d: usize, rows: i32, z: usize, column: i32): void {
  for (let i = 0; i < n - 1; i++) {
    let least = i;
    let value = load<f64>(d + ((<usize>i) << 3));
    for (let j = i + 1; j < n; j++) {
      const other = load<f64>(d + ((<usize>j) << 3));
      if (other < value) {
        value = other;
        least = j;
      }
    }
    if (least == i) continue;
    store<f64>(d + ((<usize>least) << 3), load<f64>(d + ((<usize>i) << 3)));
    store<f64>(d + ((<usize>i) << 3), value);
    if (rows > 0) {
      exchange<f64>(rows, z + bytes<f64>(column) * least, 1, z + bytes<f64>(column) * i, 1);
    }
  }
}
