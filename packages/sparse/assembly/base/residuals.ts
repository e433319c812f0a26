/**
 * Residuals b - op(A) x in twice the working precision, and what backward errors are judged by. A is
 * square, by columns: `starts` and `indices` are int32, values f64, or v128 for a complex number. Long
 * loops take a range of columns, so that a call is short. |z| of a complex number is |re| + |im|.
 */
import { minus, plus, scaled, size, times } from '../../../linalg/assembly/base/scalar';
import { head, heads, lostOf, restOf, timesI } from './exactProducts';

/** (sum at r) + (what was rounded off, at low) -= a x, for real numbers (Dekker 1971, Knuth 1969). */
function subtractReal(a: f64, x: f64, r: usize, low: usize): void {
  const product = a * x;
  const a1 = head(a);
  const a2 = a - a1;
  const x1 = head(x);
  const x2 = x - x1;
  const rest = a1 * x1 - product + a1 * x2 + a2 * x1 + a2 * x2;
  const before = load<f64>(r);
  const after = before - product;
  const moved = after - before;
  store<f64>(r, after);
  store<f64>(low, load<f64>(low) + (before - (after - moved) - (product + moved) - rest));
}

/** The same for complex numbers; `x1` and `x2` are head and tail of x. */
export function subtractComplex(a: v128, x: v128, x1: v128, x2: v128, r: usize, low: usize): void {
  const real = v128.shuffle<f64>(a, a, 0, 0);
  const imaginary = v128.shuffle<f64>(a, a, 1, 1);
  const real1 = heads(real);
  const imaginary1 = heads(imaginary);
  const straight = f64x2.mul(real, x);
  const turned = f64x2.mul(imaginary, timesI(x));
  const rests = f64x2.add(
    restOf(straight, real1, f64x2.sub(real, real1), x1, x2),
    restOf(turned, imaginary1, f64x2.sub(imaginary, imaginary1), timesI(x1), timesI(x2)),
  );
  const before = v128.load(r);
  const between = f64x2.sub(before, straight);
  const after = f64x2.sub(between, turned);
  const lost = f64x2.add(lostOf(before, straight, between), lostOf(between, turned, after));
  v128.store(r, after);
  v128.store(low, f64x2.add(v128.load(low), f64x2.sub(lost, rests)));
}

function subtractProduct<T>(a: T, x: T, r: usize, low: usize): void {
  if (isVector<T>()) {
    const x1 = heads(<v128>x);
    subtractComplex(<v128>a, <v128>x, x1, f64x2.sub(<v128>x, x1), r, low);
  } else {
    subtractReal(<f64>a, <f64>x, r, low);
  }
}

/** r = b, low = 0, bounds = |b| */
export function begin<T>(n: i32, b: usize, r: usize, low: usize, bounds: usize): void {
  memory.copy(r, b, <usize>n * sizeof<T>());
  memory.fill(low, 0, <usize>n * sizeof<T>());
  for (let i = 0; i < n; i++) {
    store<f64>(bounds + ((<usize>i) << 3), size<T>(load<T>(b + <usize>i * sizeof<T>())));
  }
}

/** What columns `first` to `end` of A add to r = b - A x, and to |A| |x| in the bounds. */
export function subtractColumns<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  low: usize,
  bounds: usize,
): void {
  for (let j = first; j < end; j++) {
    const factor = load<T>(x + <usize>j * sizeof<T>());
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>j) << 2)); k < last; k++) {
      const i = <usize>load<i32>(indices + ((<usize>k) << 2));
      const a = load<T>(values + <usize>k * sizeof<T>());
      subtractProduct<T>(a, factor, r + i * sizeof<T>(), low + i * sizeof<T>());
      const bound = bounds + (i << 3);
      store<f64>(bound, load<f64>(bound) + size<T>(a) * size<T>(factor));
    }
  }
}

/** The same in the working precision, with no lower part. */
export function subtractColumnsPlainly<T>(
  first: i32,
  end: i32,
  starts: usize,
  indices: usize,
  values: usize,
  x: usize,
  r: usize,
  bounds: usize,
): void {
  for (let j = first; j < end; j++) {
    const factor = load<T>(x + <usize>j * sizeof<T>());
    const last = load<i32>(starts + ((<usize>j) << 2), 4);
    for (let k = load<i32>(starts + ((<usize>j) << 2)); k < last; k++) {
      const i = <usize>load<i32>(indices + ((<usize>k) << 2));
      const a = load<T>(values + <usize>k * sizeof<T>());
      const place = r + i * sizeof<T>();
      store<T>(place, minus<T>(load<T>(place), times<T>(a, factor)));
      const bound = bounds + (i << 3);
      store<f64>(bound, load<f64>(bound) + size<T>(a) * size<T>(factor));
    }
  }
}

/** y += x */
export function add<T>(n: i32, x: usize, y: usize): void {
  const end = x + <usize>n * sizeof<T>();
  for (; x < end; x += sizeof<T>(), y += sizeof<T>()) {
    store<T>(y, plus<T>(load<T>(y), load<T>(x)));
  }
}

/** y = factors x, element by element; x and y may be the same. */
export function scale<T>(n: i32, factors: usize, x: usize, y: usize): void {
  const end = x + <usize>n * sizeof<T>();
  for (; x < end; x += sizeof<T>(), y += sizeof<T>(), factors += 8) {
    store<T>(y, scaled<T>(load<T>(x), load<f64>(factors)));
  }
}

/** max |x|; NaN if there is any. */
export function largest<T>(n: i32, x: usize): f64 {
  let most = 0.0;
  const end = x + <usize>n * sizeof<T>();
  for (; x < end; x += sizeof<T>()) {
    const one = size<T>(load<T>(x));
    if (!(one <= most)) most = one;
    if (one != one) return one;
  }
  return most;
}

/**
 * The componentwise backward error max |r| / bounds (Oettli, Prager 1964). Where the bound of an
 * equation is no larger than rounding errors of zeros of x, `norms` of A's row (‖aᵢ‖₁) times max |x|
 * joins it (Arioli, Demmel, Duff 1989). NaN if there is any.
 */
export function backwardError<T>(
  n: i32,
  b: usize,
  r: usize,
  bounds: usize,
  norms: usize,
  largestX: f64,
): f64 {
  const small = 1000 * <f64>n * f64.EPSILON;
  let first = 0.0;
  let second = 0.0;
  for (let i = 0; i < n; i++) {
    const at = <usize>i * sizeof<T>();
    const error = size<T>(load<T>(r + at));
    if (error == 0) continue;
    if (error != error) return error;
    const bound = load<f64>(bounds + ((<usize>i) << 3));
    const whole = load<f64>(norms + ((<usize>i) << 3)) * largestX;
    if (bound > (whole + size<T>(load<T>(b + at))) * small) first = max(first, error / bound);
    else second = max(second, error / (bound + whole));
  }
  return first + second;
}

/** bounds = |r| + unit (|r| + terms unit bounds): what the residual may be, its own errors included. */
export function residualBounds<T>(n: i32, r: usize, bounds: usize, terms: f64): void {
  for (let i = 0; i < n; i++) {
    const error = size<T>(load<T>(r + <usize>i * sizeof<T>()));
    const at = bounds + ((<usize>i) << 3);
    const own = f64.EPSILON * (error + terms * f64.EPSILON * load<f64>(at));
    store<f64>(at, error + own);
  }
}
