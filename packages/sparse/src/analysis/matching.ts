/** Columns matched to rows where they have entries, and what is dependent because they cannot all be. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { matching } from '../kernels/generated/matching.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { transposedPattern } from './patterns.ts';

/** A maximum matching of the lines of a pattern to their indices; -1 is not matched. Addresses of int32. */
export interface Matching {
  /** How many are matched: the structural rank. */
  readonly size: number;
  /** By column (line): the row (index) it is matched to. */
  readonly rowOf: number;
  /** By row: the column. */
  readonly columnOf: number;
}

/** A maximum matching. O(entries √n) at most. */
export function maximumMatching(pattern: Pattern, frame: Frame): Matching {
  const { lines: n, length: m, starts, indices } = pattern;
  const kernels = kernelsOf(matching);
  const { fill } = kernelsOf(trees);
  const rowOf = frame.bytes(4 * n);
  const columnOf = frame.bytes(4 * m);
  const most = Math.min(n, m);
  const given = [starts, indices, rowOf, columnOf] as const;
  const begin = (): void => {
    fill(rowOf, n, -1);
    fill(columnOf, m, -1);
  };
  begin();
  let size = kernels.assign(n, ...given);
  if (size === most) return { size, rowOf, columnOf };
  // Augmenting paths along chains are long, and there is none where single entries decide.
  begin();
  const rows = transposedPattern(pattern, frame);
  const [counts, room] = [frame.bytes(4 * (n + m)), frame.bytes(4 * (n + m))];
  const byRows = [rows.starts, rows.indices] as const;
  size = kernels.assignSingles(n, m, starts, indices, ...byRows, rowOf, columnOf, counts, room);
  size += kernels.assign(n, ...given);
  const [levels, cursors, stack] = [counts, room, frame.bytes(4 * n)];
  while (size < most && kernels.findLevels(n, ...given, levels, stack)) {
    const found = kernels.augmentAll(n, ...given, levels, cursors, stack);
    if (found === 0) break;
    size += found;
  }
  return { size, rowOf, columnOf };
}

/** Each of n columns matched to the row of its number: for patterns with a full diagonal. */
export function identityMatching(n: number, frame: Frame): Matching {
  const same = frame.bytes(4 * n);
  const numbers = view('int32', same, n);
  for (let k = 0; k < n; k++) numbers[k] = k;
  return { size: n, rowOf: same, columnOf: same };
}

/**
 * Columns of which one too many have entries in the same rows, by number: those that a column which is
 * not matched shares its rows with (Dulmage and Mendelsohn 1958). None if all columns are matched.
 */
export function dependentColumns(
  { lines: n, starts, indices }: Pattern,
  { rowOf, columnOf }: Matching,
  frame: Frame,
): number[] {
  const first = view('int32', rowOf, n).indexOf(-1);
  if (first === -1) return [];
  const marks = frame.bytes(4 * n);
  const queue = frame.bytes(4 * n);
  kernelsOf(trees).fill(marks, n, 0);
  const count = kernelsOf(matching).reach(first, starts, indices, columnOf, marks, queue);
  return [...view('int32', queue, count)].sort((x, y) => x - y);
}
