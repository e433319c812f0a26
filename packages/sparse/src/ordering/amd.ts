/** Approximate minimum degree. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { symmetricPattern } from '../analysis/patterns.ts';
import { minimumDegree } from '../kernels/generated/minimumDegree.ts';
import type { Pattern } from '../memory/compressed.ts';

/**
 * Address of an order of the columns of a square matrix for which the factors of A + Aᵀ have few
 * entries: int32, order[k] is the column that comes k-th. Dense columns, of more than 10 √n entries,
 * come last.
 *
 * P. R. Amestoy, T. A. Davis, I. S. Duff, "An approximate minimum degree ordering algorithm", SIAM J.
 * Matrix Anal. Appl. 17 (1996).
 */
export function amd(pattern: Pattern, frame: Frame): number {
  return minimumDegreeOrder(symmetricPattern(pattern, frame), frame);
}

/**
 * The same of a symmetric pattern without diagonal (see `symmetricPattern`). If only the first `count`
 * columns are to be ordered, the others are what they are connected with: their place is last.
 */
export function minimumDegreeOrder(
  pattern: Pattern,
  frame: Frame,
  count: number = pattern.lines,
): number {
  const { lines: n, entries, starts, indices } = pattern;
  const { begin, roomFor, run } = kernelsOf(minimumDegree);
  const order = frame.bytes(4 * n);
  const room = frame.bytes(4 * roomFor(n));
  const dense = Math.max(16, Math.floor(10 * Math.sqrt(n)));
  const capacity = entries + Math.floor(entries / 5) + n;
  const lists = frame.bytes(4 * capacity);
  view('int32', lists, entries).set(view('int32', indices, entries));
  begin(n, count, starts, lists, capacity, dense, room, order);
  run();
  return order;
}
