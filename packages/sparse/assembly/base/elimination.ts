/**
 * What the elimination by columns (Gilbert and Peierls, 1988) knows, in a table of int32 words at the
 * offsets below: sizes, and addresses of arrays. Step k of the elimination takes a column of A and finds
 * its pivot's row; until all is done, L has rows of A for indices, U has steps always. The unit diagonal
 * of L is not stored.
 */
import { minus, times } from '../../../linalg/assembly/base/scalar';
import { at, setWord, word } from './words';

export const N: usize = 0;
export const A_STARTS: usize = 4;
export const A_ROWS: usize = 8;
export const A_VALUES: usize = 12;
/** The step of each row, -1 before it has one, and the row of each step. */
export const STEP_OF_ROW: usize = 16;
export const ROW_OF_STEP: usize = 20;
export const L_STARTS: usize = 24;
export const L_ROWS: usize = 28;
export const L_VALUES: usize = 32;
export const L_ROOM: usize = 36;
export const U_STARTS: usize = 40;
export const U_STEPS: usize = 44;
export const U_VALUES: usize = 48;
export const U_ROOM: usize = 52;
export const PIVOTS: usize = 56;
/** Where the list of a column of L ends for who searches; the rows before it include all pivots'. */
export const SEARCHED: usize = 60;
/** The last step that reached a row; -1 at first. */
export const MARKS: usize = 64;
/** Columns on the way to the one that is searched now, and the place in the list of each. */
export const PATH: usize = 68;
export const CURSORS: usize = 72;
/** Rows without a step that were reached, from its beginning; steps, from its end, sorted for use. */
export const REACHED: usize = 76;
/** A dense column, of zeros between two steps. */
export const DENSE: usize = 80;
/** Multiplications so far, and how many may be done; f64. */
export const OPERATIONS: usize = 88;
export const MOST_OPERATIONS: usize = 96;
/**
 * The first step of the diagonal block that is eliminated: entries in rows of blocks before it become U's
 * as they are, for these blocks' unknowns are found without it.
 */
export const BLOCK: usize = 104;
/** Why a step could not be done. */
export const REASON: usize = 108;

/** Answers instead of a row: more room is needed, no pivot is there, a value is not finite. */
export const NO_ROOM = -1;
export const NO_PIVOT = -2;
export const NOT_FINITE = -3;
/** The same: there are too many operations, and nothing was done. */
export const TOO_MANY = -4;

/**
 * Searches what step `k` needs from the column of step `from` on. Rows go to REACHED, `front` of them
 * are there; steps before `back`. Answers the new front and back as one number.
 */
export function search(table: usize, k: i32, from: i32, front: i32, back: i32): i64 {
  const steps = load<usize>(table, STEP_OF_ROW);
  const starts = load<usize>(table, L_STARTS);
  const rows = load<usize>(table, L_ROWS);
  const searched = load<usize>(table, SEARCHED);
  const marks = load<usize>(table, MARKS);
  const path = load<usize>(table, PATH);
  const cursors = load<usize>(table, CURSORS);
  const reached = load<usize>(table, REACHED);
  let depth = 0;
  let node = from;
  let cursor = word(starts, node);
  let end = word(searched, node);
  for (;;) {
    let deeper = -1;
    while (cursor < end) {
      const row = word(rows, cursor++);
      if (word(marks, row) == k) continue;
      setWord(marks, row, k);
      const step = word(steps, row);
      if (step >= 0) {
        deeper = step;
        break;
      }
      setWord(reached, front++, row);
    }
    if (deeper >= 0) {
      setWord(path, depth, node);
      setWord(cursors, depth++, cursor);
      node = deeper;
      cursor = word(starts, node);
    } else {
      setWord(reached, --back, node);
      if (depth == 0) break;
      node = word(path, --depth);
      cursor = word(cursors, depth);
    }
    end = word(searched, node);
  }
  return ((<i64>front) << 32) | (<i64>back);
}

/** Forgets what a step has reached. */
export function forget(table: usize, front: i32, back: i32): void {
  const marks = load<usize>(table, MARKS);
  const reached = load<usize>(table, REACHED);
  const rows = load<usize>(table, ROW_OF_STEP);
  const n = load<i32>(table, N);
  for (let i = 0; i < front; i++) setWord(marks, word(reached, i), -1);
  for (let i = back; i < n; i++) setWord(marks, word(rows, word(reached, i)), -1);
}

/** Subtracts `factor` times a column of L, whose rows differ, from the dense column. */
export function subtract<T>(count: i32, factor: T, rows: usize, values: usize, dense: usize): void {
  const real = spreadReal<T>(factor);
  const turning = turningOf<T>(factor);
  for (; count > 3; count -= 4, rows += 16, values += 4 * sizeof<T>()) {
    const first = at<T>(dense, load<i32>(rows));
    const second = at<T>(dense, load<i32>(rows, 4));
    const third = at<T>(dense, load<i32>(rows, 8));
    const fourth = at<T>(dense, load<i32>(rows, 12));
    const a = less<T>(load<T>(first), load<T>(values), factor, real, turning);
    const b = less<T>(load<T>(second), load<T>(values, sizeof<T>()), factor, real, turning);
    const c = less<T>(load<T>(third), load<T>(values, 2 * sizeof<T>()), factor, real, turning);
    const d = less<T>(load<T>(fourth), load<T>(values, 3 * sizeof<T>()), factor, real, turning);
    store<T>(first, a);
    store<T>(second, b);
    store<T>(third, c);
    store<T>(fourth, d);
  }
  for (; count > 0; count--, rows += 4, values += sizeof<T>()) {
    const to = at<T>(dense, load<i32>(rows));
    store<T>(to, less<T>(load<T>(to), load<T>(values), factor, real, turning));
  }
}

/** A complex factor's real part in both lanes; real numbers do not need it. */
export function spreadReal<T>(factor: T): v128 {
  return isVector<T>() ? v128.shuffle<f64>(<v128>factor, <v128>factor, 0, 0) : i64x2.splat(0);
}

/** (-imaginary, imaginary) of a complex factor. */
export function turningOf<T>(factor: T): v128 {
  if (!isVector<T>()) return i64x2.splat(0);
  const imaginary = v128.shuffle<f64>(<v128>factor, <v128>factor, 1, 1);
  return v128.xor(imaginary, i64x2(i64.MIN_VALUE, 0));
}

/** x less value times factor. */
function less<T>(x: T, value: T, factor: T, real: v128, turning: v128): T {
  if (!isVector<T>()) return minus<T>(x, times<T>(value, factor));
  return <T>f64x2.sub(<v128>x, turnedProduct(<v128>value, real, turning));
}

/** A complex value times the factor that the other two are of. */
export function turnedProduct(value: v128, real: v128, turning: v128): v128 {
  const turned = v128.shuffle<f64>(value, value, 1, 0);
  return f64x2.add(f64x2.mul(value, real), f64x2.mul(turned, turning));
}
