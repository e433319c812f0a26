/**
 * What the supernodal elimination knows, in a table of int32 words at the offsets below, and what its
 * searches share. A supernode is a range of steps whose columns of L have the same rows, `ROWS`: first
 * its pivots', in the order of steps, then the others. Its values are a dense block, by columns while it
 * is the last one, by rows later. A panel is a range of columns that are searched and updated together.
 * They lie in groups, as many as have elements in 64 bytes: DENSE has such a row for each row of A, all those
 * of the first group before those of the second.
 */
import { setWord, word } from './words';

export const N: usize = 0;
export const A_STARTS: usize = 4;
export const A_ROWS: usize = 8;
export const A_VALUES: usize = 12;
export const ORDER: usize = 16;
/** The step of each row, -1 before it has one, and the row of each step. */
export const STEP_OF_ROW: usize = 20;
export const ROW_OF_STEP: usize = 24;
export const SUPER_OF_STEP: usize = 28;
/** Of each supernode: its first step, and where its rows and values begin; and of the one behind. */
export const SUPER_FIRST: usize = 32;
export const SUPER_ROWS: usize = 36;
export const SUPER_VALUES: usize = 40;
export const ROWS: usize = 44;
/** The rows that are searched instead in supernodes that are pruned, from LIST_STARTS to LIST_ENDS. */
export const GRAPH: usize = 48;
export const ROWS_ROOM: usize = 52;
export const VALUES: usize = 56;
export const VALUES_ROOM: usize = 60;
export const LIST_STARTS: usize = 64;
export const LIST_ENDS: usize = 68;
/** Segments of U by columns: each one's first step, and where its values begin. */
export const U_STARTS: usize = 72;
export const U_FIRSTS: usize = 76;
export const U_PLACES: usize = 80;
export const U_ROOM: usize = 84;
export const U_VALUES: usize = 88;
export const U_VALUES_ROOM: usize = 92;
/** The last step of the relaxed supernode that begins at a step, -1 where none does. */
export const RELAXED_END: usize = 96;
/** First step of each supernode that each column of the panel needs, -1 where it needs none. */
export const PANEL_FIRST: usize = 100;
/** The column that reached a row last, of searches of panels and of single columns. */
export const PANEL_MARKS: usize = 104;
export const COLUMN_MARKS: usize = 108;
/** The panel that needed a supernode last. */
export const SUPER_MARKS: usize = 112;
/** Supernodes that the panel needs, in the order in which their searches ended. */
export const PANEL_LIST: usize = 116;
/** Rows without a step that each column of the panel has. */
export const PANEL_ROWS: usize = 120;
/** The same of a column, of supernodes that are part of the panel. */
export const COLUMN_FIRST: usize = 124;
export const COLUMN_LIST: usize = 128;
export const COLUMN_ROWS: usize = 132;
export const PATH: usize = 136;
export const CURSORS: usize = 140;
export const DENSE: usize = 144;
/** Rows of DENSE that a supernode multiplies, one after the other; of each group {@link PACKED_STEP} bytes. */
export const PACKED: usize = 148;
/** The last supernode that has a row. */
export const ROW_SUPER: usize = 152;
/** Numbers of supernodes, of entries of GRAPH, and of PANEL_LIST. */
export const SUPERS: usize = 156;
export const GRAPH_USED: usize = 160;
export const PANEL_COUNT: usize = 164;
/** What the panel needs at most of ROWS, VALUES, segments and values of U. */
export const NEEDS: usize = 168;
export const PACKED_STEP: usize = 184;
/** Numbers of PANEL_ROWS of each column: {@link MOST_COLUMNS} words. */
export const PANEL_ROW_COUNTS: usize = 188;

/** The most columns of a panel. */
export const MOST_COLUMNS = 32;

/** The most columns of a supernode that is not relaxed. */
export const WIDEST = 200;

/** Columns of a panel that lie together. */
export function groupOf<T>(): i32 {
  return 64 / sizeof<T>();
}

/** Address of a panel's column in DENSE: of its element in the first row. */
export function denseColumn<T>(table: usize, index: i32): usize {
  const group = index / groupOf<T>();
  const inside = <usize>(index - group * groupOf<T>()) * sizeof<T>();
  return load<usize>(table, DENSE) + ((<usize>(group * load<i32>(table, N))) << 6) + inside;
}

/**
 * Searches what a column needs from a supernode on, at `step`. `firsts` gets the first step that is
 * needed of each supernode, `rows` the rows that have no step, `front` of them are there; each supernode
 * is added to `list` if `owners` does not say that `owner` has it. Answers the new lengths of `rows` and
 * `list` as one number.
 */
export function searchSupernodes(
  table: usize,
  column: i32,
  step: i32,
  marks: usize,
  firsts: usize,
  rows: usize,
  front: i32,
  list: usize,
  listed: i32,
  owners: usize,
  owner: i32,
): i64 {
  const steps = load<usize>(table, STEP_OF_ROW);
  const superOf = load<usize>(table, SUPER_OF_STEP);
  const path = load<usize>(table, PATH);
  const cursors = load<usize>(table, CURSORS);
  let depth = 0;
  let node = word(superOf, step);
  setWord(firsts, node, step);
  let cursor = searchedFrom(table, node);
  let end = searchedTo(table, node);
  for (;;) {
    let deeper = -1;
    for (; cursor < end; cursor += 4) {
      const row = load<i32>(cursor);
      if (word(marks, row) == column) continue;
      setWord(marks, row, column);
      const found = word(steps, row);
      if (found < 0) {
        setWord(rows, front++, row);
        continue;
      }
      const next = word(superOf, found);
      const first = word(firsts, next);
      if (first < 0) {
        setWord(firsts, next, found);
        deeper = next;
        cursor += 4;
        break;
      }
      if (found < first) setWord(firsts, next, found);
    }
    if (deeper >= 0) {
      setWord(path, depth, node);
      setWord(cursors, depth++, <i32>cursor);
      node = deeper;
      cursor = searchedFrom(table, node);
    } else {
      if (owners == 0) setWord(list, listed++, node);
      else if (word(owners, node) != owner) {
        setWord(owners, node, owner);
        setWord(list, listed++, node);
      }
      if (depth == 0) break;
      node = word(path, --depth);
      cursor = <usize>(<u32>word(cursors, depth));
    }
    end = searchedTo(table, node);
  }
  return ((<i64>front) << 32) | (<i64>listed);
}

/** Addresses of the rows that are searched of a supernode. */
function searchedFrom(table: usize, node: i32): usize {
  const start = word(load<usize>(table, LIST_STARTS), node);
  if (start >= 0) return load<usize>(table, GRAPH) + ((<usize>start) << 2);
  const firsts = load<usize>(table, SUPER_FIRST);
  const width = word(firsts, node + 1) - word(firsts, node);
  const begin = word(load<usize>(table, SUPER_ROWS), node) + width;
  return load<usize>(table, ROWS) + ((<usize>begin) << 2);
}

function searchedTo(table: usize, node: i32): usize {
  const start = word(load<usize>(table, LIST_STARTS), node);
  if (start >= 0) {
    return load<usize>(table, GRAPH) + ((<usize>word(load<usize>(table, LIST_ENDS), node)) << 2);
  }
  const end = word(load<usize>(table, SUPER_ROWS), node + 1);
  return load<usize>(table, ROWS) + ((<usize>end) << 2);
}

/** Has searches visit only rows with a step in a supernode that has `pivotRow`, which just got its step. */
export function pruneSupernode(table: usize, node: i32, pivotRow: i32): void {
  const starts = load<usize>(table, LIST_STARTS);
  if (word(starts, node) >= 0) return;
  const begin = searchedFrom(table, node);
  const end = searchedTo(table, node);
  let found = begin;
  while (found < end && load<i32>(found) != pivotRow) found += 4;
  if (found >= end) return;
  const steps = load<usize>(table, STEP_OF_ROW);
  const graph = load<usize>(table, GRAPH);
  let used = load<i32>(table, GRAPH_USED);
  setWord(starts, node, used);
  for (let from = begin; from < end; from += 4) {
    const row = load<i32>(from);
    if (word(steps, row) >= 0) setWord(graph, used++, row);
  }
  setWord(load<usize>(table, LIST_ENDS), node, used);
  store<i32>(table, used, GRAPH_USED);
}
