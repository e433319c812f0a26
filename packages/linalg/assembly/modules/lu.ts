/** LU with partial pivoting: panels, exchanges of rows, what determinants are made of. */
import { factorStrips, loadPanel, PANEL, storePanel } from '../base/panels';
import { bytes, exchange } from '../base/vectors';

/** Bytes of workspace for a panel of m rows. */
export function panelWorkspace(m: i32): usize {
  return <usize>m * PANEL;
}

/**
 * P A = L U in place, A (m x n, m ≥ n, n ≤ 32) of rows with unit stride. `pivots`, as int32, are the
 * rows that were exchanged with each. Answers the first column without a pivot, n if all have one.
 */
export function factorPanelReal(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  pivots: usize,
  workspace: usize,
): i32 {
  loadPanel<f64>(m, n, a, row, workspace);
  const singular = factorStrips<f64>(m, n, workspace, pivots);
  storePanel<f64>(m, n, workspace, a, row);
  return singular;
}

/** The same of complex numbers, n ≤ 16. */
export function factorPanelComplex(
  m: i32,
  n: i32,
  a: usize,
  row: i32,
  pivots: usize,
  workspace: usize,
): i32 {
  loadPanel<v128>(m, n, a, row, workspace);
  const singular = factorStrips<v128>(m, n, workspace, pivots);
  storePanel<v128>(m, n, workspace, a, row);
  return singular;
}

/**
 * Exchanges rows of A (n columns) with those that int32 pivots name, one after the other; from the
 * last to the first if `backwards`.
 */
export function exchangeRows(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  count: i32,
  pivots: usize,
  backwards: bool,
  components: i32,
): void {
  if (components == 2) exchangeAll<v128>(n, a, row, column, count, pivots, backwards);
  else exchangeAll<f64>(n, a, row, column, count, pivots, backwards);
}

function exchangeAll<T>(
  n: i32,
  a: usize,
  row: i32,
  column: i32,
  count: i32,
  pivots: usize,
  backwards: bool,
): void {
  for (let step = 0; step < count; step++) {
    const i = backwards ? count - 1 - step : step;
    const other = load<i32>(pivots + (i << 2));
    if (other == i) continue;
    exchange<T>(n, a + bytes<T>(i) * row, column, a + bytes<T>(other) * row, column);
  }
}

/** Adds a number to int32 elements. */
export function shiftPivots(count: i32, pivots: usize, by: i32): void {
  for (const end = pivots + (count << 2); pivots < end; pivots += 4) {
    store<i32>(pivots, load<i32>(pivots) + by);
  }
}
