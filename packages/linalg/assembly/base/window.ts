/**
 * Parts of the multishift QR iteration (Braman, Byers and Mathias 2002) that work on windows: small
 * matrices on the diagonal of the whole one, and what they are turned with.
 */
import { moveBlock, orderAt, VECTOR } from './exchange';
import { element, sizeAt, startColumn } from './francis';
import { reduceColumns, reflectColumns } from './hessenberg';
import { makeReflector, reflectRows } from './reflectors';
import { reflectThreeColumns, reflectThreeRows, shortReflector } from './shortReflectors';
import { bytes, copy, conjugateAll, fill } from './vectors';
import { conjugate, fromReal, size, times } from './scalar';

const EPSILON: f64 = f64.EPSILON / 2;
const SMALL: f64 = 1e-290;

/**
 * Aggressive early deflation: T (n x n) is the Schur form of the last rows and columns, turned with
 * V, of a Hessenberg matrix with `spike` beside its first row. Eigenvalues that the spike hardly
 * touches stay at the end, others are moved up, to row `first` and on. Answers how many stay above.
 */
export function deflateWindow<T>(
  n: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  spike: usize,
  first: i32,
  work: usize,
): i32 {
  const s = load<T>(spike);
  let left = n;
  let kept = first;
  while (kept < left) {
    const order = left - kept > 1 ? orderAt<T>(n, t, column, left - 2) : 1;
    const start = left - order;
    let own = sizeAt<T>(t, column, start, start);
    let touch = size<T>(times<T>(s, load<T>(element<T>(v, vColumn, 0, start))));
    if (order == 2) {
      own +=
        sqrt(sizeAt<T>(t, column, start + 1, start)) * sqrt(sizeAt<T>(t, column, start, start + 1));
      touch = max(touch, size<T>(times<T>(s, load<T>(element<T>(v, vColumn, 0, start + 1)))));
    }
    if (own == 0) own = size<T>(s);
    if (touch <= max(SMALL, EPSILON * own)) {
      left = start;
    } else {
      const place = moveBlock<T>(n, t, column, n, v, vColumn, start, kept, work);
      kept = place + orderAt<T>(n, t, column, place);
    }
  }
  return left;
}

/**
 * Turns the first `left` rows and columns of T back to Hessenberg form, with the spike in one
 * element; answers nothing, T and V being what they should be. `tau` has room for n elements.
 */
export function restoreHessenberg<T>(
  n: i32,
  left: i32,
  t: usize,
  column: i32,
  v: usize,
  vColumn: i32,
  tau: usize,
  work: usize,
): void {
  const room = work + VECTOR;
  // The reflector that maps the spike, V's first row conjugated, to its first element.
  const u = tau;
  copy<T>(left, v, vColumn, u, 1);
  conjugateAll<T>(left, u, 1);
  const factor = makeReflector<T>(left, u, u + bytes<T>(1), 1);
  reflectRows<T>(left, n, u, conjugate<T>(factor), t, column, room);
  reflectColumns<T>(left, left, u, factor, t, column, room);
  reflectColumns<T>(n, left, u, factor, v, vColumn, room);
  reduceColumns<T>(n, 0, left - 1, t, column, tau, room);
  for (let j = 0; j < left - 1; j++) {
    const head = element<T>(t, column, j + 1, j);
    const own = load<T>(tau + bytes<T>(j));
    reflectColumns<T>(n, left - j - 1, head, own, element<T>(v, vColumn, 0, j + 1), vColumn, room);
    fill<T>(left - j - 2, fromReal<T>(0), head + bytes<T>(1), 1);
  }
}

/**
 * Chases a chain of bulges through a window, H (n x n), for so many `steps`; U, turned with it, is
 * what it was times the transformation. Bulge b is made of shifts 2 b and 2 b + 1. In the first step
 * it is the column `start` - 3 b that has it beneath. Bulges enter at row `top` (which may lie
 * before the window), and leave at row `bottom`.
 */
export function chaseBulges<T>(
  n: i32,
  h: usize,
  column: i32,
  u: usize,
  uColumn: i32,
  bulges: i32,
  shifts: usize,
  start: i32,
  steps: i32,
  top: i32,
  bottom: i32,
  work: usize,
): void {
  for (let step = 0; step < steps; step++) {
    for (let b = 0; b < bulges; b++) {
      const k = start + step - 3 * b;
      if (k < top - 1) break;
      if (k > bottom - 2) continue;
      // The rows of U that are not zero in its columns.
      const from = max(start - 3 * b + 1, 0);
      const last = min(k + 4 + 2 * b, n);
      moveBulge<T>(
        n,
        h,
        column,
        u,
        uColumn,
        shifts + (b << 5),
        k,
        k == top - 1,
        from,
        last,
        bottom,
        work,
      );
    }
  }
}

/** One bulge by one row. */
function moveBulge<T>(
  n: i32,
  h: usize,
  column: i32,
  u: usize,
  uColumn: i32,
  shifts: usize,
  k: i32,
  enters: bool,
  from: i32,
  last: i32,
  bottom: i32,
  work: usize,
): void {
  const count = min(3, bottom - k);
  const corner = element<T>(h, column, k + 1, k);
  if (enters) startColumn<T>(count, corner + bytes<T>(column), column, shifts, work);
  else memory.copy(work, corner, bytes<T>(count));
  const tau = shortReflector<T>(count, work);
  if (!enters) {
    store<T>(corner, load<T>(work));
    memory.fill(corner + bytes<T>(1), 0, bytes<T>(count - 1));
  }
  const row = corner + bytes<T>(column);
  const side = element<T>(h, column, 0, k + 1);
  const turned = element<T>(u, uColumn, from, k + 1);
  const rows = min(k + 4, bottom) + 1;
  if (count == 3) {
    const v1 = load<T>(work + bytes<T>(1));
    const v2 = load<T>(work + bytes<T>(2));
    reflectThreeRows<T>(n - k - 1, tau, v1, v2, row, column);
    reflectThreeColumns<T>(rows, tau, v1, v2, side, column);
    reflectThreeColumns<T>(last - from, tau, v1, v2, turned, uColumn);
  } else {
    const room = work + VECTOR;
    reflectRows<T>(2, n - k - 1, work, conjugate<T>(tau), row, column, room);
    reflectColumns<T>(rows, 2, work, tau, side, column, room);
    reflectColumns<T>(n - from, 2, work, tau, turned, uColumn, room);
  }
}
