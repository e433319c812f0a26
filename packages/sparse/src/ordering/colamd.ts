/** Approximate minimum degree of columns. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { simplePattern, transposedPattern } from '../analysis/patterns.ts';
import { columnMinimumDegree } from '../kernels/generated/columnMinimumDegree.ts';
import type { Pattern } from '../memory/compressed.ts';

/**
 * Address of an order of the columns of a matrix for which P A Q = L U has few entries whatever rows are
 * chosen as pivots: int32, order[k] is the column that comes k-th. Rows of more than 10 √columns entries
 * are ignored; such columns come last.
 *
 * T. A. Davis, J. R. Gilbert, S. I. Larimore, E. G. Ng, "A column approximate minimum degree ordering
 * algorithm", ACM Trans. Math. Software 30 (2004).
 */
export function colamd(pattern: Pattern, frame: Frame): number {
  return columnMinimumDegreeOrder(simplePattern(pattern, frame), frame);
}

/** The same of a pattern that has no index twice in a line; `rows` is its transpose. */
export function columnMinimumDegreeOrder(
  pattern: Pattern,
  frame: Frame,
  rows = transposedPattern(pattern, frame),
): number {
  const { lines: n, length: m, entries, starts, indices } = pattern;
  const { begin, roomFor, run } = kernelsOf(columnMinimumDegree);
  const order = frame.bytes(4 * n);
  const room = frame.bytes(4 * roomFor(m, n));
  const capacity = entries + Math.floor(entries / 5) + n;
  const columnLists = frame.bytes(4 * entries);
  const rowLists = frame.bytes(4 * capacity);
  view('int32', columnLists, entries).set(view('int32', indices, entries));
  view('int32', rowLists, entries).set(view('int32', rows.indices, entries));
  const lists = [starts, columnLists, rows.starts, rowLists, capacity] as const;
  begin(m, n, ...lists, denseFrom(n), denseFrom(Math.min(m, n)), room, order);
  run();
  return order;
}

function denseFrom(count: number): number {
  return Math.max(16, Math.floor(10 * Math.sqrt(count)));
}
