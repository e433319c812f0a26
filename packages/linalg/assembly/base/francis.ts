/**
 * The QR iteration with double shifts (Francis 1961) on Hessenberg matrices of small order, as
 * LAPACK's lahqr does it (Ahues and Tisseur 1997 for the tests of what is negligible).
 */
import { reflectColumns } from './hessenberg';
import { reflectRows } from './reflectors';
import { reflectThreeColumns, reflectThreeRows, shortReflector } from './shortReflectors';
import { squareRoot, standardise } from './standardBlocks';
import { bytes, rotate } from './vectors';
import {
  conjugate,
  fromReal,
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
/** What vanishes beside a matrix of norm 1. */
const SMALL: f64 = 1e-290;

/** Address of an element of a matrix by columns. */
export function element<T>(a: usize, column: i32, i: i32, j: i32): usize {
  return a + bytes<T>(i + j * column);
}

/** The `size` of an element. */
export function sizeAt<T>(a: usize, column: i32, i: i32, j: i32): f64 {
  return size<T>(load<T>(element<T>(a, column, i, j)));
}

/** Whether H(k, k-1) is negligible; low..high is the part of H that is not yet triangular. */
export function isNegligible<T>(h: usize, column: i32, k: i32, low: i32, high: i32): bool {
  const below = sizeAt<T>(h, column, k, k - 1);
  if (below <= SMALL) return true;
  let around = sizeAt<T>(h, column, k - 1, k - 1) + sizeAt<T>(h, column, k, k);
  if (around == 0) {
    if (k - 2 >= low) around += sizeAt<T>(h, column, k - 1, k - 2);
    if (k + 1 <= high) around += sizeAt<T>(h, column, k + 1, k);
  }
  if (below > EPSILON * around) return false;
  const above = sizeAt<T>(h, column, k - 1, k);
  const own = load<T>(element<T>(h, column, k, k));
  const difference = size<T>(minus<T>(load<T>(element<T>(h, column, k - 1, k - 1)), own));
  const larger = max(below, above);
  const smaller = min(below, above);
  const most = max(size<T>(own), difference);
  const least = min(size<T>(own), difference);
  const sum = most + larger;
  return smaller * (larger / sum) <= max(SMALL, EPSILON * (least * (most / sum)));
}

/**
 * Sets what is negligible below the diagonal to zero, from row `high` up to the first that is;
 * answers that row, or `low`.
 */
export function splitAbove<T>(h: usize, column: i32, low: i32, high: i32, bottom: i32): i32 {
  for (let k = high; k > low; k--) {
    if (!isNegligible<T>(h, column, k, low, bottom)) continue;
    store<T>(element<T>(h, column, k, k - 1), fromReal<T>(0));
    return k;
  }
  return low;
}

/**
 * The eigenvalues of a block of order two as complex numbers, to `to`; a real pair is twice the one
 * that is nearer to d.
 */
function shiftsOf<T>(a: T, b: T, c: T, d: T, to: usize): void {
  const unit = size<T>(a) + size<T>(b) + size<T>(c) + size<T>(d);
  memory.fill(to, 0, 32);
  if (unit == 0) return;
  const inverse = 1 / max(unit, SMALL);
  const left = scaled<T>(a, inverse);
  const right = scaled<T>(d, inverse);
  const mean = scaled<T>(plus<T>(left, right), 0.5);
  const p = scaled<T>(minus<T>(left, right), 0.5);
  const square = plus<T>(times<T>(p, p), times<T>(scaled<T>(b, inverse), scaled<T>(c, inverse)));
  if (isVector<T>()) {
    const root = squareRoot(<v128>square);
    v128.store(to, f64x2.div(f64x2.add(<v128>mean, root), f64x2.splat(inverse)));
    v128.store(to, f64x2.div(f64x2.sub(<v128>mean, root), f64x2.splat(inverse)), 16);
  } else if (realPart<T>(square) < 0) {
    const root = sqrt(-realPart<T>(square));
    const real = realPart<T>(mean) / inverse;
    store<f64>(to, real);
    store<f64>(to, root / inverse, 8);
    store<f64>(to, real, 16);
    store<f64>(to, -root / inverse, 24);
  } else {
    const root = sqrt(realPart<T>(square));
    const center = realPart<T>(mean);
    const isUpper = realPart<T>(p) <= 0;
    const nearer = (isUpper ? center + root : center - root) / inverse;
    store<f64>(to, nearer);
    store<f64>(to, nearer, 16);
  }
}

/**
 * A multiple of the first column of (H - s₁)(H - s₂), for H of which three rows and columns from
 * address `h` on are read, two where `count` is 2. Shifts are complex numbers, of a real matrix both
 * real or conjugate.
 */
export function startColumn<T>(count: i32, h: usize, column: i32, shifts: usize, to: usize): void {
  const h00 = load<T>(h);
  const h10 = load<T>(h + bytes<T>(1));
  const h01 = load<T>(element<T>(h, column, 0, 1));
  const h11 = load<T>(element<T>(h, column, 1, 1));
  let near = h00;
  let rest = plus<T>(h00, h11);
  let unit = size<T>(h10);
  const sum = f64x2.add(v128.load(shifts), v128.load(shifts, 16));
  let imaginaryProduct = 0.0;
  if (isVector<T>()) {
    near = minus<T>(h00, <T>v128.load(shifts));
    rest = minus<T>(rest, <T>sum);
    unit += size<T>(minus<T>(h00, <T>v128.load(shifts, 16)));
  } else {
    near = <T>(<f64>h00 - load<f64>(shifts));
    rest = <T>(<f64>rest - f64x2.extract_lane(sum, 0));
    unit += abs(<f64>h00 - load<f64>(shifts, 16)) + abs(load<f64>(shifts, 24));
    imaginaryProduct = load<f64>(shifts, 8);
  }
  if (unit == 0) {
    memory.fill(to, 0, bytes<T>(3));
    return;
  }
  const inverse = 1 / max(unit, SMALL);
  const scaled10 = scaled<T>(h10, inverse);
  let other: T;
  if (isVector<T>()) other = scaled<T>(minus<T>(h00, <T>v128.load(shifts, 16)), inverse);
  else other = scaled<T>(<T>(<f64>h00 - load<f64>(shifts, 16)), inverse);
  let first = plus<T>(times<T>(near, other), times<T>(scaled10, h01));
  if (!isVector<T>()) {
    first = <T>(<f64>first - imaginaryProduct * (load<f64>(shifts, 24) * inverse));
  }
  store<T>(to, first);
  store<T>(to + bytes<T>(1), times<T>(scaled10, rest));
  if (count == 3) {
    const h21 = load<T>(element<T>(h, column, 2, 1));
    store<T>(to + bytes<T>(2), times<T>(scaled10, h21));
  }
}

/**
 * The Schur form of H (n x n, Hessenberg in rows and columns low..high, triangular elsewhere) in
 * place; its rotations are applied to the columns of Z (`zRows` rows) too. Without `whole`, only
 * eigenvalues are right afterwards: of the blocks on the diagonal. Answers 0, or the number of
 * eigenvalues from the top that have not converged; those below have. `work` has room for 16 + 2 n
 * complex numbers.
 */
export function iterate<T>(
  n: i32,
  low: i32,
  high: i32,
  h: usize,
  column: i32,
  zRows: i32,
  z: usize,
  zColumn: i32,
  whole: bool,
  work: usize,
): i32 {
  const most = 30 * max(10, high - low + 1);
  let bottom = high;
  let sinceDeflation = 0;
  for (let step = 0; step <= most && bottom >= low;) {
    const top = splitAbove<T>(h, column, low, bottom, high);
    if (top >= bottom - 1) {
      if (top == bottom - 1) {
        finishBlock<T>(n, top, h, column, zRows, z, zColumn, whole, work);
      }
      bottom = top - 1;
      sinceDeflation = 0;
      continue;
    }
    step++;
    sinceDeflation++;
    chooseShifts<T>(top, bottom, h, column, sinceDeflation, work);
    const first = whole ? 0 : top;
    const last = whole ? n - 1 : bottom;
    sweep<T>(first, last, top, bottom, h, column, zRows, z, zColumn, work);
  }
  return bottom >= low ? bottom + 1 : 0;
}

/** Two shifts to `work`; after ten and twenty steps in vain they are exceptional ones. */
function chooseShifts<T>(
  top: i32,
  bottom: i32,
  h: usize,
  column: i32,
  count: i32,
  work: usize,
): void {
  if (count % 10 == 0) {
    const isLower = count % 20 == 0;
    const i = isLower ? bottom : top + 2;
    const s = sizeAt<T>(h, column, i, i - 1) + sizeAt<T>(h, column, i - 1, i - 2);
    const corner = isLower ? bottom : top;
    const d = plus<T>(load<T>(element<T>(h, column, corner, corner)), fromReal<T>(0.75 * s));
    shiftsOf<T>(d, fromReal<T>(-0.4375 * s), fromReal<T>(s), d, work);
    return;
  }
  const block = element<T>(h, column, bottom - 1, bottom - 1);
  const next = block + bytes<T>(column);
  const c = load<T>(block + bytes<T>(1));
  shiftsOf<T>(load<T>(block), load<T>(next), c, load<T>(next + bytes<T>(1)), work);
}

/** One step with the shifts in `work` on rows and columns top..bottom. */
function sweep<T>(
  first: i32,
  last: i32,
  top: i32,
  bottom: i32,
  h: usize,
  column: i32,
  zRows: i32,
  z: usize,
  zColumn: i32,
  work: usize,
): void {
  const v = work + 64;
  // It may begin lower, where two small elements follow one another.
  let start = bottom - 2;
  for (; ; start--) {
    startColumn<T>(3, element<T>(h, column, start, start), column, work, v);
    if (start == top) break;
    const tail = size<T>(load<T>(v + bytes<T>(1))) + size<T>(load<T>(v + bytes<T>(2)));
    const around =
      sizeAt<T>(h, column, start - 1, start - 1) +
      sizeAt<T>(h, column, start, start) +
      sizeAt<T>(h, column, start + 1, start + 1);
    const left = sizeAt<T>(h, column, start, start - 1) * tail;
    if (left <= EPSILON * size<T>(load<T>(v)) * around) break;
  }
  for (let k = start; k < bottom; k++) {
    const count = min(3, bottom - k + 1);
    const corner = element<T>(h, column, k, k - 1);
    if (k > start) memory.copy(v, corner, bytes<T>(count));
    const tau = shortReflector<T>(count, v);
    if (k > start) {
      store<T>(corner, load<T>(v));
      memory.fill(corner + bytes<T>(1), 0, bytes<T>(count - 1));
    } else if (k > top) {
      const kept = load<T>(corner);
      store<T>(corner, minus<T>(kept, times<T>(conjugate<T>(tau), kept)));
    }
    const row = element<T>(h, column, k, k);
    const side = element<T>(h, column, first, k);
    const rows = min(k + 3, bottom) - first + 1;
    if (count == 3) {
      const v1 = load<T>(v + bytes<T>(1));
      const v2 = load<T>(v + bytes<T>(2));
      reflectThreeRows<T>(last - k + 1, tau, v1, v2, row, column);
      reflectThreeColumns<T>(rows, tau, v1, v2, side, column);
      reflectThreeColumns<T>(zRows, tau, v1, v2, element<T>(z, zColumn, 0, k), zColumn);
    } else {
      const room = v + bytes<T>(4);
      reflectRows<T>(2, last - k + 1, v, conjugate<T>(tau), row, column, room);
      reflectColumns<T>(rows, 2, v, tau, side, column, room);
      reflectColumns<T>(zRows, 2, v, tau, element<T>(z, zColumn, 0, k), zColumn, room);
    }
  }
}

/** Brings the block of order two at row `top` to standard form. */
function finishBlock<T>(
  n: i32,
  top: i32,
  h: usize,
  column: i32,
  zRows: i32,
  z: usize,
  zColumn: i32,
  whole: bool,
  work: usize,
): void {
  const at = element<T>(h, column, top, top);
  standardise<T>(at, column, work);
  rotateAround<T>(
    whole ? n - top - 2 : 0,
    whole ? top : 0,
    zRows,
    at,
    column,
    element<T>(z, zColumn, 0, top),
    zColumn,
    work,
  );
}

/**
 * Applies the rotation in `work` that brought the block at `at` to standard form to `right` columns
 * beside it, `above` rows above it, and `zRows` rows of two columns of Z.
 */
export function rotateAround<T>(
  right: i32,
  above: i32,
  zRows: i32,
  at: usize,
  column: i32,
  z: usize,
  zColumn: i32,
  work: usize,
): void {
  const c = realPart<T>(load<T>(work));
  const s = load<T>(work + bytes<T>(1));
  const beside = at + bytes<T>(2 * column);
  rotate<T>(right, beside, column, beside + bytes<T>(1), column, c, conjugate<T>(s));
  const over = at - bytes<T>(above);
  rotate<T>(above, over, 1, over + bytes<T>(column), 1, c, s);
  rotate<T>(zRows, z, 1, z + bytes<T>(zColumn), 1, c, s);
}

/** The eigenvalues of a (quasi-)triangular matrix, complex numbers, to `values`. */
export function diagonalValues<T>(n: i32, t: usize, column: i32, values: usize): void {
  for (let i = 0; i < n; i++, values += 16) {
    const own = load<T>(element<T>(t, column, i, i));
    v128.store(values, f64x2(realPart<T>(own), imaginaryPart<T>(own)));
    if (isVector<T>() || i + 1 == n) continue;
    const below = sizeAt<T>(t, column, i + 1, i);
    if (below == 0) continue;
    const imaginary = sqrt(below) * sqrt(sizeAt<T>(t, column, i, i + 1));
    const next = load<T>(element<T>(t, column, i + 1, i + 1));
    v128.store(values, f64x2(realPart<T>(own), imaginary));
    v128.store(values, f64x2(realPart<T>(next), -imaginary), 16);
    values += 16;
    i++;
  }
}
