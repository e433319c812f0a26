/** The scalar elimination: a column of A is factored at each step, by kernels. */
import { heap } from '@numloom/ndarray';
import {
  type Frame,
  kernelsOf,
  Owned,
  type Scalar,
  view,
  withFrame,
} from '@numloom/linalg/kernels';
import { leftlookingScalar } from '../kernels/generated/leftlookingScalar.ts';
import type { Compressed } from '../memory/compressed.ts';
import { Growing } from './growing.ts';
import type { Singular } from './singular.ts';

/** How pivots are chosen. */
export interface PivotOptions {
  /** A diagonal entry is preferred if it is at least that much of its column's largest; 1. */
  readonly threshold?: number;
  /** Whether diagonal entries are preferred at all; true. */
  readonly preferDiagonal?: boolean;
}

/** How a matrix is eliminated. */
export interface EliminationOptions extends PivotOptions {
  /**
   * Where its diagonal blocks end, of an order that makes it block upper triangular; one block unless told
   * otherwise.
   */
  readonly ends?: Int32Array | undefined;
}

/** The factors by columns, at addresses: indices are steps, the diagonals are not among the entries. */
export interface Columns {
  readonly owned: Owned;
  readonly scalar: Scalar;
  readonly size: number;
  /** The table of kernels. */
  readonly table: number;
  readonly rowOfStep: number;
  readonly stepOfRow: number;
  readonly columnOrder: number;
  /** Where diagonal blocks end: outside of them U has entries of A. */
  readonly ends: Int32Array;
  readonly lower: Lists;
  readonly upper: Lists;
  readonly pivots: number;
}

/** Compressed columns. */
export interface Lists {
  readonly starts: number;
  readonly indices: number;
  readonly values: number;
  readonly entries: number;
}

/** Places in the kernels' table. */
const TABLE = {
  matrix: 1,
  marks: 16,
  dense: 20,
  operations: 88,
  block: 26,
  reason: 27,
  length: 28,
} as const;

const NO_ROOM = -1;
const NOT_FINITE = -3;
const TOO_MANY = -4;

/** Steps of one call: engines exchange code for better code between calls. */
const RANGE = 64;

/** How many multiplications may be done before it is asked how many more may, in all; none more: undefined. */
export interface Limit {
  readonly first: number;
  readonly next: () => number | undefined;
}

/** As many as there are. */
export const UNLIMITED: Limit = { first: Infinity, next: () => undefined };

/**
 * Factors a square matrix, its columns in the order at an address. Answers undefined where a limit stops it.
 */
export function eliminate(
  a: Compressed,
  order: number,
  options: EliminationOptions,
  limit: Limit,
): Columns | Singular | undefined {
  const owned = new Owned();
  try {
    const outcome = withFrame((frame) => run(a, order, options, limit, owned, frame));
    if (outcome === undefined || 'singular' in outcome) owned.dispose();
    return outcome;
  } catch (error) {
    owned.dispose();
    throw error;
  }
}

function run(
  a: Compressed,
  order: number,
  { threshold = 1, preferDiagonal = true, ends = Int32Array.of(a.lines) }: EliminationOptions,
  limit: Limit,
  owned: Owned,
  frame: Frame,
): Columns | Singular | undefined {
  const { lines: n, scalar } = a;
  const room = beginElimination(a, order, owned, frame);
  const { table } = room;
  view('float64', table + TABLE.operations, 2).set([0, limit.first]);
  const kernels = kernelsOf(leftlookingScalar);
  const steps =
    scalar === 'complex128' ? kernels.factorColumnsComplex128 : kernels.factorColumnsFloat64;
  for (let k = 0, block = 0; k < n;) {
    if (k === ends[block]) {
      block++;
      view('int32', table, TABLE.length)[TABLE.block] = k;
    }
    const end = Math.min(ends[block]!, k + RANGE);
    k = steps(table, k, end, order, threshold, preferDiagonal);
    if (k === end) continue;
    const reason = view('int32', table, TABLE.length)[TABLE.reason];
    if (reason === NO_ROOM) room.grow(k, 'splu');
    else if (reason === TOO_MANY) {
      const most = limit.next();
      const operations = view('float64', table + TABLE.operations, 2);
      if (most === undefined || operations[0]! > most) return undefined;
      operations[1] = most;
    } else {
      const singular = view('int32', order, n)[k]!;
      return { singular, step: k, isFinite: reason !== NOT_FINITE };
    }
  }
  return endElimination(room, a, owned, ends);
}

/** What an elimination works in. */
export interface Room {
  readonly table: number;
  readonly stepOfRow: number;
  readonly rowOfStep: number;
  readonly columnOrder: number;
  readonly pivots: number;
  readonly lower: Growing;
  readonly upper: Growing;
  readonly lowerStarts: number;
  readonly upperStarts: number;
  /** Has room for any column at step k. */
  grow(k: number, caller: string): void;
}

/** Room for the factors of a matrix, and the kernels' table of it. */
export function beginElimination(a: Compressed, order: number, owned: Owned, frame: Frame): Room {
  const { lines: n, entries, scalar } = a;
  const width = scalar === 'complex128' ? 16 : 8;
  const list = (): Growing => new Growing(owned, [4, width], 2 * entries + n);
  const [lower, upper] = [list(), list()];
  const kept = (count: number): number => owned.bytes(4 * count);
  const [lowerStarts, upperStarts] = [kept(n + 1), kept(n + 1)];
  const [stepOfRow, rowOfStep, columnOrder] = [kept(n), kept(n), kept(n)];
  const pivots = owned.bytes(width * n);
  const table = kept(TABLE.length);
  const [searched, marks, path] = [frame.bytes(4 * n), frame.bytes(4 * n), frame.bytes(4 * n)];
  const [cursors, reached] = [frame.bytes(4 * n), frame.bytes(4 * n)];
  const dense = frame.bytes(width * n);
  for (const all of [stepOfRow, marks]) view('int32', all, n).fill(-1);
  view('float64', dense, (width / 8) * n).fill(0);
  view('int32', columnOrder, n).set(view('int32', order, n));
  for (const starts of [lowerStarts, upperStarts]) view('int32', starts, 1)[0] = 0;
  const write = (): void =>
    view('int32', table, TABLE.dense + 1).set([
      ...[n, a.starts, a.indices, a.values, stepOfRow, rowOfStep],
      ...[lowerStarts, ...lower.addresses, lower.room],
      ...[upperStarts, ...upper.addresses, upper.room],
      ...[pivots, searched, marks, path, cursors, reached, dense],
    ]);
  write();
  view('int32', table, TABLE.length)[TABLE.block] = 0;
  const grow = (k: number, caller: string): void => {
    const lists = [
      [lower, lowerStarts],
      [upper, upperStarts],
    ] as const;
    for (const [entriesOf, starts] of lists) {
      const used = view('int32', starts, n + 1)[k]!;
      if (entriesOf.room - used < n)
        entriesOf.grow(used, Math.max(used + n, entriesOf.room), caller);
    }
    write();
  };
  return {
    table,
    stepOfRow,
    rowOfStep,
    columnOrder,
    pivots,
    lower,
    upper,
    lowerStarts,
    upperStarts,
    grow,
  };
}

/** The factors, once all steps are done. */
export function endElimination(
  room: Room,
  { lines: n, scalar }: Compressed,
  owned: Owned,
  ends: Int32Array = Int32Array.of(n),
): Columns {
  const { table, stepOfRow, rowOfStep, columnOrder, pivots } = room;
  const entriesOf = (starts: number): number => view('int32', starts, n + 1)[n]!;
  const [lower, upper] = [entriesOf(room.lowerStarts), entriesOf(room.upperStarts)];
  kernelsOf(leftlookingScalar).nameSteps(lower, room.lower.addresses[0]!, stepOfRow);
  return {
    owned,
    scalar,
    size: n,
    table,
    rowOfStep,
    stepOfRow,
    columnOrder,
    pivots,
    ends,
    lower: listsOf(room.lower, room.lowerStarts, lower),
    upper: listsOf(room.upper, room.upperStarts, upper),
  };
}

function listsOf({ addresses }: Growing, starts: number, entries: number): Lists {
  return { starts, indices: addresses[0]!, values: addresses[1]!, entries };
}

/**
 * The same elimination with the values of another matrix of that pattern. Answers false, the factors
 * being lost, where its pattern is another one, or a pivot is less than `threshold` of its column.
 */
export function eliminateAgain(columns: Columns, a: Compressed, threshold: number): boolean {
  const { size: n, scalar, table, columnOrder, ends } = columns;
  const width = scalar === 'complex128' ? 16 : 8;
  return withFrame((frame) => {
    const marks = frame.bytes(4 * n);
    const dense = frame.bytes(width * n);
    view('int32', marks, n).fill(-1);
    new Uint8Array(heap.buffer, dense, width * n).fill(0);
    const words = view('int32', table, TABLE.length);
    words.set([a.starts, a.indices, a.values], TABLE.matrix);
    words[TABLE.marks] = marks;
    words[TABLE.dense] = dense;
    words[TABLE.block] = 0;
    const kernels = kernelsOf(leftlookingScalar);
    const step =
      scalar === 'complex128' ? kernels.refactorColumnComplex128 : kernels.refactorColumnFloat64;
    const order = view('int32', columnOrder, n).slice();
    for (let k = 0, block = 0; k < n; k++) {
      if (k === ends[block]) {
        block++;
        view('int32', table, TABLE.length)[TABLE.block] = k;
      }
      if (!step(table, k, order[k]!, threshold)) return false;
    }
    return true;
  });
}
