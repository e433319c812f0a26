/** Solving with the factors of a front, for one right-hand side. Strides count elements. */
import { lanesSum, multiplyAdd } from '../../../../linalg/assembly/base/arithmetic';
import { divideByBlocks, exchangeByPivots } from '../../../../linalg/assembly/base/indefinite';
import { conjugate, divided, minus, negated } from '../../../../linalg/assembly/base/scalar';
import { addScaled, bytes, dot, dotConjugate } from '../../../../linalg/assembly/base/vectors';
import { get } from '../lists';
import { clear } from './extend';
import { cornersOf, firstOf, lowerOf, pivotsOf, rowsOf, rowStartOf, upperOf } from './plan';
import {
  isConjugated,
  isExchanged,
  isOfUpper,
  isTurned,
  isUnit,
  LU,
  DEFINITE,
  HERMITIAN,
} from './sides';

/** The unknowns of front s, and what they take from the rows below. `room` is for its rows. */
export function forwardFront<T>(
  plan: usize,
  s: i32,
  kind: i32,
  transposed: bool,
  x: usize,
  room: usize,
): void {
  const first = firstOf(plan, s);
  const k = firstOf(plan, s + 1) - first;
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  const lower = lowerOf<T>(plan, s);
  const column = k + m;
  const own = x + bytes<T>(first);
  if (isExchanged(kind, transposed, false)) {
    exchangeByPivots<T>(k, 1, false, pivotsOf(plan, s), own, 1, 1);
  }
  const turned = isTurned(kind, transposed, false);
  solveLower<T>(k, lower, turned, column, isUnit(kind, transposed, false), own);
  if (m > 0) {
    const isUpper = isOfUpper(kind, transposed, false);
    const below = isUpper ? upperOf<T>(plan, s) : lower + bytes<T>(k);
    clear(room, bytes<T>(m));
    combine<T>(m, k, below, bytes<T>(isUpper ? m : column), own, room);
    subtractAt<T>(m, rowsOf(plan, s), room, x);
  }
  if (kind != LU && kind != DEFINITE) {
    const corners = cornersOf<T>(plan, s);
    const hermitian = kind == HERMITIAN;
    const pivots = pivotsOf(plan, s);
    divideByBlocks<T>(k, 1, hermitian, lower, column, pivots, corners, own, 1, 1);
  }
}

/** The unknowns of front s, from those of the rows below. */
export function backwardFront<T>(
  plan: usize,
  s: i32,
  kind: i32,
  transposed: bool,
  x: usize,
  room: usize,
): void {
  const first = firstOf(plan, s);
  const k = firstOf(plan, s + 1) - first;
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  const lower = lowerOf<T>(plan, s);
  const column = k + m;
  const own = x + bytes<T>(first);
  const conjugates = isConjugated(kind, true);
  if (m > 0) {
    const isUpper = isOfUpper(kind, transposed, true);
    const below = isUpper ? upperOf<T>(plan, s) : lower + bytes<T>(k);
    gatherFrom<T>(m, rowsOf(plan, s), x, room);
    project<T>(m, k, below, bytes<T>(isUpper ? m : column), conjugates, room, own);
  }
  const turned = isTurned(kind, transposed, true);
  solveUpper<T>(k, lower, turned, column, isUnit(kind, transposed, true), conjugates, own);
  if (isExchanged(kind, transposed, true)) {
    exchangeByPivots<T>(k, 1, true, pivotsOf(plan, s), own, 1, 1);
  }
}

/** x = T^-1 x, T lower triangular; by rows where it is turned. */
function solveLower<T>(k: i32, t: usize, turned: bool, column: i32, unit: bool, x: usize): void {
  for (let i = 0; i < k; i++) {
    const at = x + bytes<T>(i);
    const own = t + bytes<T>(i) * column;
    let value = load<T>(at);
    if (turned) value = minus<T>(value, dot<T>(i, own, 1, x, 1));
    if (!unit) value = divided<T>(value, load<T>(own + bytes<T>(i)));
    store<T>(at, value);
    if (!turned) {
      addScaled<T>(k - 1 - i, negated<T>(value), own + bytes<T>(i + 1), 1, at + sizeof<T>(), 1);
    }
  }
}

/** x = T^-1 x, T upper triangular; by rows where it is turned. */
function solveUpper<T>(
  k: i32,
  t: usize,
  turned: bool,
  column: i32,
  unit: bool,
  conjugates: bool,
  x: usize,
): void {
  for (let i = k - 1; i >= 0; i--) {
    const at = x + bytes<T>(i);
    const own = t + bytes<T>(i) * column;
    const diagonal = load<T>(own + bytes<T>(i));
    let value = load<T>(at);
    if (turned) {
      const count = k - 1 - i;
      const row = own + bytes<T>(i + 1);
      const known = at + sizeof<T>();
      const sum = conjugates
        ? dotConjugate<T>(count, row, 1, known, 1)
        : dot<T>(count, row, 1, known, 1);
      value = minus<T>(value, sum);
    }
    if (!unit) value = divided<T>(value, conjugates ? conjugate<T>(diagonal) : diagonal);
    store<T>(at, value);
    if (!turned) addScaled<T>(i, negated<T>(value), own, 1, x, 1);
  }
}

/** y += P x, P (m x k) with columns `step` bytes apart. */
function combine<T>(m: i32, k: i32, p: usize, step: isize, x: usize, y: usize): void {
  if (!isVector<T>()) {
    for (; k >= 4; k -= 4, p += 4 * step, x += 32) combineFour(m, p, step, x, y);
  }
  for (; k > 0; k--, p += step, x += sizeof<T>()) addScaled<T>(m, load<T>(x), p, 1, y, 1);
}

function combineFour(m: i32, p: usize, step: isize, x: usize, y: usize): void {
  const x0 = v128.load64_splat(x);
  const x1 = v128.load64_splat(x, 8);
  const x2 = v128.load64_splat(x, 16);
  const x3 = v128.load64_splat(x, 24);
  let q = p + 2 * step;
  for (; m >= 2; m -= 2, p += 16, q += 16, y += 16) {
    const left = multiplyAdd(x1, v128.load(p + step), multiplyAdd(x0, v128.load(p), v128.load(y)));
    const right = multiplyAdd(x3, v128.load(q + step), f64x2.mul(x2, v128.load(q)));
    v128.store(y, f64x2.add(left, right));
  }
  if (m > 0) {
    const left = load<f64>(p) * load<f64>(x) + load<f64>(p + step) * load<f64>(x, 8);
    const right = load<f64>(q) * load<f64>(x, 16) + load<f64>(q + step) * load<f64>(x, 24);
    store<f64>(y, load<f64>(y) + left + right);
  }
}

/** x -= Pᵀ y, or P^H y. */
function project<T>(
  m: i32,
  k: i32,
  p: usize,
  step: isize,
  conjugates: bool,
  y: usize,
  x: usize,
): void {
  if (!isVector<T>()) {
    for (; k >= 4; k -= 4, p += 4 * step, x += 32) projectFour(m, p, step, y, x);
  }
  for (; k > 0; k--, p += step, x += sizeof<T>()) {
    const sum = conjugates ? dotConjugate<T>(m, p, 1, y, 1) : dot<T>(m, p, 1, y, 1);
    store<T>(x, minus<T>(load<T>(x), sum));
  }
}

function projectFour(m: i32, p: usize, step: isize, y: usize, x: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let q = p + 2 * step;
  for (; m >= 2; m -= 2, p += 16, q += 16, y += 16) {
    const lanes = v128.load(y);
    s0 = multiplyAdd(v128.load(p), lanes, s0);
    s1 = multiplyAdd(v128.load(p + step), lanes, s1);
    s2 = multiplyAdd(v128.load(q), lanes, s2);
    s3 = multiplyAdd(v128.load(q + step), lanes, s3);
  }
  if (m > 0) {
    const lanes = v128.load64_zero(y);
    s0 = multiplyAdd(v128.load64_zero(p), lanes, s0);
    s1 = multiplyAdd(v128.load64_zero(p + step), lanes, s1);
    s2 = multiplyAdd(v128.load64_zero(q), lanes, s2);
    s3 = multiplyAdd(v128.load64_zero(q + step), lanes, s3);
  }
  store<f64>(x, load<f64>(x) - lanesSum(s0));
  store<f64>(x, load<f64>(x, 8) - lanesSum(s1), 8);
  store<f64>(x, load<f64>(x, 16) - lanesSum(s2), 16);
  store<f64>(x, load<f64>(x, 24) - lanesSum(s3), 24);
}

/** x[rows[i]] -= y[i] */
function subtractAt<T>(m: i32, rows: usize, y: usize, x: usize): void {
  for (let i = 0; i < m; i++, y += sizeof<T>()) {
    const at = x + bytes<T>(get(rows, i));
    store<T>(at, minus<T>(load<T>(at), load<T>(y)));
  }
}

/** y[i] = x[rows[i]] */
function gatherFrom<T>(m: i32, rows: usize, x: usize, y: usize): void {
  for (let i = 0; i < m; i++, y += sizeof<T>()) store<T>(y, load<T>(x + bytes<T>(get(rows, i))));
}
