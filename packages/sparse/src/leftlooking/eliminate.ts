/** The scalar elimination: a column of A is factored at each step, by kernels. */
import { heap } from '@numloom/ndarray';
import { kernelsOf, type Scalar, view } from '@numloom/linalg/kernels';
import { leftlookingScalar } from '../kernels/generated/leftlookingScalar.ts';
import type { Compressed } from '../memory/compressed.ts';
import { Owned } from '../memory/owned.ts';
import { Growing } from './growing.ts';
import type { Singular } from './singular.ts';

/** How pivots are chosen. */
export interface PivotOptions {
  /** A diagonal entry is preferred if it is at least that much of its column's largest; 1. */
  readonly threshold?: number;
  /** Whether diagonal entries are preferred at all; true. */
  readonly preferDiagonal?: boolean;
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
  ...{ matrix: 1, marks: 16, dense: 20, length: 21 },
  ...{ lower: 7, upper: 11 },
} as const;

const NO_ROOM = -1;
const NOT_FINITE = -3;

/** Factors a square matrix, its columns in the order at an address. */
export function eliminate(
  a: Compressed,
  order: number,
  { threshold = 1, preferDiagonal = true }: PivotOptions,
): Columns | Singular {
  const owned = new Owned();
  const work = new Owned();
  try {
    const outcome = run(a, order, threshold, preferDiagonal, owned, work);
    if ('singular' in outcome) owned.dispose();
    return outcome;
  } catch (error) {
    owned.dispose();
    throw error;
  } finally {
    work.dispose();
  }
}

function run(
  a: Compressed,
  order: number,
  threshold: number,
  preferDiagonal: boolean,
  owned: Owned,
  work: Owned,
): Columns | Singular {
  const { lines: n, entries, scalar } = a;
  const width = scalar === 'complex128' ? 16 : 8;
  const lists = [0, 1].map(() => new Growing(owned, [4, width], 2 * entries + n));
  const [lower, upper] = lists as [Growing, Growing];
  const starts = [0, 1].map(() => owned.bytes(4 * (n + 1)));
  const [lowerStarts, upperStarts] = starts as [number, number];
  const [stepOfRow, rowOfStep, columnOrder] = [0, 1, 2].map(() => owned.bytes(4 * n)) as [
    number,
    number,
    number,
  ];
  const pivots = owned.bytes(width * n);
  const table = owned.bytes(4 * TABLE.length);
  const [searched, marks, path, cursors, reached] = [0, 1, 2, 3, 4].map(() => work.bytes(4 * n));
  const dense = work.bytes(width * n);
  for (const all of [stepOfRow, marks!]) view('int32', all, n).fill(-1);
  view('float64', dense, (width / 8) * n).fill(0);
  view('int32', columnOrder, n).set(view('int32', order, n));
  for (const start of starts) view('int32', start, 1)[0] = 0;
  const writeTable = (): void =>
    view('int32', table, TABLE.length).set([
      ...[n, a.starts, a.indices, a.values, stepOfRow, rowOfStep],
      ...[lowerStarts, ...lower.addresses, lower.room],
      ...[upperStarts, ...upper.addresses, upper.room],
      ...[pivots, searched!, marks!, path!, cursors!, reached!, dense],
    ]);
  writeTable();

  const kernels = kernelsOf(leftlookingScalar);
  const step =
    scalar === 'complex128' ? kernels.factorColumnComplex128 : kernels.factorColumnFloat64;
  const columns = Int32Array.from(view('int32', order, n));
  for (let k = 0; k < n; k++) {
    let row = step(table, k, columns[k]!, threshold, preferDiagonal);
    while (row === NO_ROOM) {
      for (const [list, start] of [
        [lower, lowerStarts],
        [upper, upperStarts],
      ] as const) {
        const used = view('int32', start, n + 1)[k]!;
        if (list.room - used < n) list.grow(used, Math.max(used + n, list.room), 'splu');
      }
      writeTable();
      row = step(table, k, columns[k]!, threshold, preferDiagonal);
    }
    if (row < 0) return { singular: columns[k]!, step: k, isFinite: row !== NOT_FINITE };
  }
  const [lowerEntries, upperEntries] = starts.map((start) => view('int32', start, n + 1)[n]!);
  kernels.nameSteps(lowerEntries!, lower.addresses[0]!, stepOfRow);
  return {
    ...{ owned, scalar, size: n, table, rowOfStep, stepOfRow, columnOrder, pivots },
    lower: listsOf(lower, lowerStarts, lowerEntries!),
    upper: listsOf(upper, upperStarts, upperEntries!),
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
  const { size: n, scalar, table, columnOrder } = columns;
  const width = scalar === 'complex128' ? 16 : 8;
  const work = new Owned();
  try {
    const marks = work.bytes(4 * n);
    const dense = work.bytes(width * n);
    view('int32', marks, n).fill(-1);
    new Uint8Array(heap.buffer, dense, width * n).fill(0);
    const words = view('int32', table, TABLE.length);
    words.set([a.starts, a.indices, a.values], TABLE.matrix);
    words[TABLE.marks] = marks;
    words[TABLE.dense] = dense;
    const kernels = kernelsOf(leftlookingScalar);
    const step =
      scalar === 'complex128' ? kernels.refactorColumnComplex128 : kernels.refactorColumnFloat64;
    const order = Int32Array.from(view('int32', columnOrder, n));
    for (let k = 0; k < n; k++) if (!step(table, k, order[k]!, threshold)) return false;
    return true;
  } finally {
    work.dispose();
  }
}
