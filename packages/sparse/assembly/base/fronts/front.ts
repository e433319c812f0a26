/** Assembling and factoring a front. */
import { size } from '../../../../linalg/assembly/base/scalar';
import { bytes, exchange } from '../../../../linalg/assembly/base/vectors';
import { get } from '../lists';
import { factorDefinite } from './cholesky';
import { addEntries, clear, countBelow, extendContribution, extendPanels } from './extend';
import { factorIndefinitePanel } from './indefinite';
import { factorSquare } from './lu';
import {
  childOf,
  columnRoomOf,
  contributionOf,
  cornersOf,
  entryStartOf,
  firstOf,
  lowerOf,
  pivotsOf,
  placesOf,
  productRoomOf,
  relativeOf,
  reportOf,
  rowStartOf,
  siblingOf,
  sourcesOf,
  upperOf,
  valuesOf,
  workspaceOf,
} from './plan';
import { subtractLowerProduct, subtractProduct } from './products';
import { noteLargest } from './report';
import { solveRight } from './triangles';

/** The panels of front s: the matrix's entries, and what the children contribute. */
export function assemblePanels<T>(plan: usize, s: i32, k: i32, m: i32, symmetric: bool): void {
  const lower = lowerOf<T>(plan, s);
  const upper = upperOf<T>(plan, s);
  clear(lower, bytes<T>(k + m) * k);
  const middle = entryStartOf(plan, 2 * s + 1);
  const sources = sourcesOf(plan);
  const places = placesOf(plan);
  const values = valuesOf(plan);
  addEntries<T>(entryStartOf(plan, 2 * s), middle, sources, places, values, lower);
  if (!symmetric) {
    clear(upper, bytes<T>(m) * k);
    addEntries<T>(middle, entryStartOf(plan, 2 * s + 2), sources, places, values, upper);
  }
  for (let child = childOf(plan, s); child != -1; child = siblingOf(plan, child)) {
    const n = rowStartOf(plan, child + 1) - rowStartOf(plan, child);
    const rows = relativeOf(plan, child);
    const own = countBelow(n, rows, k);
    const contribution = contributionOf<T>(plan, child);
    extendPanels<T>(n, own, contribution, rows, k, m, lower, upper, symmetric);
  }
}

/** Adds what the children contribute to the contribution of front s. */
export function assembleContribution<T>(
  plan: usize,
  s: i32,
  k: i32,
  m: i32,
  symmetric: bool,
): void {
  const target = contributionOf<T>(plan, s);
  for (let child = childOf(plan, s); child != -1; child = siblingOf(plan, child)) {
    const n = rowStartOf(plan, child + 1) - rowStartOf(plan, child);
    const rows = relativeOf(plan, child);
    const own = countBelow(n, rows, k);
    extendContribution<T>(n, own, contributionOf<T>(plan, child), rows, k, m, target, symmetric);
  }
}

/** P A = L U of front s. */
export function factorFront<T>(plan: usize, s: i32): void {
  const k = firstOf(plan, s + 1) - firstOf(plan, s);
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  assemblePanels<T>(plan, s, k, m, false);
  const lower = lowerOf<T>(plan, s);
  const upper = upperOf<T>(plan, s);
  const pivots = pivotsOf(plan, s);
  const report = reportOf(plan);
  const room = columnRoomOf(plan);
  const workspace = workspaceOf(plan);
  const column = k + m;
  const below = lower + bytes<T>(k);
  factorSquare<T>(k, lower, column, pivots, report, workspace);
  noteTriangle<T>(k, lower, column, report);
  if (m == 0) return;
  for (let i = 0; i < k; i++) {
    const other = get(pivots, i);
    if (other != i) exchange<T>(m, upper + bytes<T>(m) * i, 1, upper + bytes<T>(m) * other, 1);
  }
  solveRight<T>(m, k, below, column, lower, 1, column, false, false, room, workspace);
  solveRight<T>(m, k, upper, m, lower, column, 1, true, false, room, workspace);
  noteAll<T>(m * k, upper, report);
  const target = contributionOf<T>(plan, s);
  subtractProduct<T>(m, m, k, below, column, upper, m, 1, false, target, m, false, workspace);
  assembleContribution<T>(plan, s, k, m, false);
}

/** A = L L^H of front s; answers its first column without a positive pivot, or how many it has. */
export function factorDefiniteFront<T>(plan: usize, s: i32): i32 {
  const k = firstOf(plan, s + 1) - firstOf(plan, s);
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  assemblePanels<T>(plan, s, k, m, true);
  const lower = lowerOf<T>(plan, s);
  const room = columnRoomOf(plan);
  const workspace = workspaceOf(plan);
  const column = k + m;
  const below = lower + bytes<T>(k);
  const done = factorDefinite<T>(k, lower, column, room, workspace);
  if (done < k || m == 0) return done;
  solveRight<T>(m, k, below, column, lower, column, 1, false, true, room, workspace);
  const target = contributionOf<T>(plan, s);
  subtractLowerProduct<T>(m, k, below, column, below, column, 1, true, target, m, false, workspace);
  assembleContribution<T>(plan, s, k, m, true);
  return k;
}

/** A = L D L^T of front s, or L D L^H. */
export function factorIndefiniteFront<T>(plan: usize, s: i32, hermitian: bool): void {
  const k = firstOf(plan, s + 1) - firstOf(plan, s);
  const m = rowStartOf(plan, s + 1) - rowStartOf(plan, s);
  assemblePanels<T>(plan, s, k, m, true);
  const lower = lowerOf<T>(plan, s);
  const products = productRoomOf(plan);
  const workspace = workspaceOf(plan);
  factorIndefinitePanel<T>(
    k,
    m,
    lower,
    hermitian,
    pivotsOf(plan, s),
    cornersOf<T>(plan, s),
    products,
    products + bytes<T>(m) * k,
    columnRoomOf(plan),
    reportOf(plan),
    workspace,
  );
  if (m == 0) return;
  const column = k + m;
  const target = contributionOf<T>(plan, s);
  subtractLowerProduct<T>(
    m,
    k,
    products,
    m,
    lower + bytes<T>(k),
    column,
    1,
    hermitian,
    target,
    m,
    false,
    workspace,
  );
  assembleContribution<T>(plan, s, k, m, true);
}

/** Takes account of the upper triangle of A (k x k). */
function noteTriangle<T>(k: i32, a: usize, column: i32, report: usize): void {
  for (let j = 1; j <= k; j++, a += bytes<T>(column)) noteAll<T>(j, a, report);
}

function noteAll<T>(n: i32, x: usize, report: usize): void {
  let largest = 0.0;
  if (!isVector<T>()) {
    let lanes = f64x2.splat(0);
    for (; n >= 2; n -= 2, x += 16) lanes = f64x2.pmax(lanes, f64x2.abs(v128.load(x)));
    largest = max(f64x2.extract_lane(lanes, 0), f64x2.extract_lane(lanes, 1));
  }
  for (; n > 0; n--, x += sizeof<T>()) largest = max(largest, size<T>(load<T>(x)));
  noteLargest(report, largest);
}
