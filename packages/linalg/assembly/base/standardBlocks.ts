/** The diagonal blocks of Schur forms of order two. */
import { bytes } from './vectors';
import {
  conjugate,
  divided,
  fromReal,
  hypotenuse,
  imaginaryPart,
  minus,
  modulus,
  plus,
  realPart,
  scaled,
  size,
  times,
} from './scalar';

const EPSILON: f64 = f64.EPSILON / 2;

/** Quotients of numbers up to this one may be coarse, or infinite. */
export const SMALL: f64 = 1e-290;
/** Makes numbers up to {@link SMALL} larger. */
const LIFT: f64 = reinterpret<f64>((<u64>(1023 + 600)) << 52);

const ROOT_OF_LIFT: f64 = reinterpret<f64>((<u64>(1023 + 300)) << 52);

export function lifted<T>(x: T, isSmall: bool): T {
  return isSmall ? scaled<T>(x, LIFT) : x;
}

/** The square root of a complex number with a real part that is not negative. */
export function squareRoot(z: v128): v128 {
  const x = realPart<v128>(z);
  const y = imaginaryPart<v128>(z);
  if (x == 0 && y == 0) return z;
  if (size<v128>(z) < SMALL)
    return scaled<v128>(squareRoot(scaled<v128>(z, LIFT)), 1 / ROOT_OF_LIFT);
  // Halved, for the sum to stay in range.
  const length = hypotenuse(x / 4, y / 4);
  const root = 2 * sqrt((length + abs(x / 4)) / 2);
  const other = y / root / 2;
  if (x >= 0) return f64x2(root, other);
  return f64x2(abs(other), copysign<f64>(root, y));
}

/**
 * Brings the block at `a`, of two rows and columns, to standard form by a rotation, whose cosine and
 * sine go to `work`: columns become (c x + s y, c y - conj(s) x), rows (c x + conj(s) y, c y - s x).
 * A complex block, or one with real eigenvalues, becomes triangular; any other one gets equal
 * diagonal elements and others of opposite signs.
 */
export function standardise<T>(a: usize, column: i32, work: usize): void {
  if (isVector<T>()) triangularise(a, column, work);
  else standardiseReal(a, column, work);
}

function triangularise(at: usize, column: i32, work: usize): void {
  const next = at + bytes<v128>(column);
  const a = v128.load(at);
  const b = v128.load(next);
  const c = v128.load(at, 16);
  const d = v128.load(next, 16);
  let x = fromReal<v128>(1);
  let y = fromReal<v128>(0);
  const largest = max(max(size<v128>(a), size<v128>(b)), max(size<v128>(c), size<v128>(d)));
  if (size<v128>(c) != 0) {
    // All in units of the largest: eigenvalues are d + p ± √(p² + b c), p = (a - d) / 2.
    const unit = 1 / max(largest, 1e-300);
    const difference = minus<v128>(scaled<v128>(a, unit), scaled<v128>(d, unit));
    const p = scaled<v128>(difference, 0.5);
    const bc = times<v128>(scaled<v128>(b, unit), scaled<v128>(c, unit));
    let root = squareRoot(plus<v128>(times<v128>(p, p), bc));
    const product = times<v128>(conjugate<v128>(p), root);
    if (realPart<v128>(product) < 0) root = f64x2.neg(root);
    // The eigenvalue farther from d: (λ - d, c) is its vector.
    x = plus<v128>(p, root);
    y = scaled<v128>(c, unit);
    const isSmall = max(size<v128>(x), size<v128>(y)) < SMALL;
    x = lifted<v128>(x, isSmall);
    y = lifted<v128>(y, isSmall);
  }
  const xLength = modulus<v128>(x);
  let cosine = 1.0;
  let sine = y;
  if (xLength == 0) {
    cosine = 0;
    sine = fromReal<v128>(1);
  } else {
    const length = hypotenuse(xLength, modulus<v128>(y));
    cosine = xLength / length;
    // y / length, turned as x is turned to be real
    x = lifted<v128>(x, xLength < SMALL);
    const turn = conjugate<v128>(scaled<v128>(x, 1 / modulus<v128>(x)));
    sine = times<v128>(scaled<v128>(y, 1 / length), turn);
  }
  const opposite = conjugate<v128>(sine);
  const c0 = plus<v128>(scaled<v128>(a, cosine), times<v128>(sine, b));
  const c1 = minus<v128>(scaled<v128>(b, cosine), times<v128>(opposite, a));
  const c2 = plus<v128>(scaled<v128>(c, cosine), times<v128>(sine, d));
  const c3 = minus<v128>(scaled<v128>(d, cosine), times<v128>(opposite, c));
  v128.store(at, plus<v128>(scaled<v128>(c0, cosine), times<v128>(opposite, c2)));
  v128.store(next, plus<v128>(scaled<v128>(c1, cosine), times<v128>(opposite, c3)));
  v128.store(at, fromReal<v128>(0), 16);
  v128.store(next, minus<v128>(scaled<v128>(c3, cosine), times<v128>(sine, c1)), 16);
  v128.store(work, fromReal<v128>(cosine));
  v128.store(work, sine, 16);
}

/** As LAPACK's lanv2 does it (Bai and Demmel 1993). */
function standardiseReal(at: usize, column: i32, work: usize): void {
  const next = at + bytes<f64>(column);
  let a = load<f64>(at);
  let b = load<f64>(next);
  let c = load<f64>(at, 8);
  let d = load<f64>(next, 8);
  let cosine = 1.0;
  let sine = 0.0;
  if (c == 0) {
    // Nothing is to do.
  } else if (b == 0) {
    cosine = 0;
    sine = 1;
    const kept = d;
    d = a;
    a = kept;
    b = -c;
    c = 0;
  } else if (a - d == 0 && b < 0 != c < 0) {
    // It is standard.
  } else {
    const difference = a - d;
    const p = 0.5 * difference;
    const larger = max(abs(b), abs(c));
    const smaller = min(abs(b), abs(c)) * copysign<f64>(1, b) * copysign<f64>(1, c);
    const unit = max(abs(p), larger);
    const z = (p / unit) * p + (larger / unit) * smaller;
    if (z >= 4 * EPSILON * unit) {
      // Real eigenvalues that differ.
      const root = p + copysign<f64>(sqrt(unit) * sqrt(z), p);
      a = d + root;
      d -= (larger / root) * smaller;
      const length = hypotenuse(c, root);
      cosine = root / length;
      sine = c / length;
      b -= c;
      c = 0;
    } else {
      // Complex or nearly equal ones: make the elements on the diagonal equal.
      const sum = b + c;
      const most = max(abs(difference), abs(sum));
      const length = hypotenuse(sum / most, difference / most);
      cosine = sqrt(0.5 * (1 + abs(sum / most) / length));
      sine = -((0.5 * (difference / most)) / (length * cosine)) * copysign<f64>(1, sum);
      const aa = a * cosine + b * sine;
      const bb = b * cosine - a * sine;
      const cc = c * cosine + d * sine;
      const dd = d * cosine - c * sine;
      a = aa * cosine + cc * sine;
      b = bb * cosine + dd * sine;
      c = cc * cosine - aa * sine;
      d = dd * cosine - bb * sine;
      const mean = 0.5 * (a + d);
      a = mean;
      d = mean;
      if (c != 0) {
        if (b == 0) {
          b = -c;
          c = 0;
          const kept = cosine;
          cosine = -sine;
          sine = kept;
        } else if (b < 0 == c < 0) {
          // Real eigenvalues after all.
          const rootB = sqrt(abs(b));
          const rootC = sqrt(abs(c));
          const shift = copysign<f64>(rootB * rootC, c);
          const inverse = 1 / sqrt(abs(b + c));
          a = mean + shift;
          d = mean - shift;
          b -= c;
          c = 0;
          const cosine1 = rootB * inverse;
          const sine1 = rootC * inverse;
          const kept = cosine * cosine1 - sine * sine1;
          sine = cosine * sine1 + sine * cosine1;
          cosine = kept;
        }
      }
    }
  }
  store<f64>(at, a);
  store<f64>(next, b);
  store<f64>(at, c, 8);
  store<f64>(next, d, 8);
  store<f64>(work, cosine);
  store<f64>(work, sine, 8);
}
