/** The elimination that drops small entries; kernels do it, a column at each step. */
import { type Frame, kernelsOf, Owned, view, withFrame } from '@numloom/linalg/kernels';
import { incomplete } from '../kernels/generated/incomplete.ts';
import { beginElimination, type Columns, endElimination } from '../leftlooking/eliminate.ts';
import type { Singular } from '../leftlooking/singular.ts';
import type { Compressed } from '../memory/compressed.ts';

/** What is dropped, and how pivots are chosen. */
export interface DropOptions {
  /** A diagonal entry is the pivot if it is at least that much of its column's largest. */
  readonly threshold: number;
  /** Entries are dropped that are smaller than this part of their column's largest; 0 drops none. */
  readonly tolerance: number;
  /** How many times as many entries as A the factors may have; infinite for any number. */
  readonly fill: number;
}

/** The pivot of a column without entries, relative to what it had; grows to 1 towards the last column. */
const REPLACEMENT = 1e-2;

const NO_ROOM = -1;

/** Incomplete factors by columns, and how many pivots were replaced. */
export interface Incomplete extends Columns {
  readonly replaced: number;
}

/** Factors a square matrix incompletely, its columns in the order at an address. */
export function eliminateIncompletely(
  a: Compressed,
  order: number,
  options: DropOptions,
): Incomplete | Singular {
  const owned = new Owned();
  try {
    const outcome = withFrame((frame) => run(a, order, options, owned, frame));
    if ('singular' in outcome) owned.dispose();
    return outcome;
  } catch (error) {
    owned.dispose();
    throw error;
  }
}

function run(
  a: Compressed,
  order: number,
  { threshold, tolerance, fill }: DropOptions,
  owned: Owned,
  frame: Frame,
): Incomplete | Singular {
  const { lines: n, scalar } = a;
  const room = beginElimination(a, order, owned, frame);
  const { table, lowerStarts, upperStarts } = room;
  const kernels = kernelsOf(incomplete);
  const step =
    scalar === 'complex128' ? kernels.factorColumnComplex128 : kernels.factorColumnFloat64;
  const sizes = frame.bytes(8 * n);
  const columns = Int32Array.from(view('int32', order, n));
  const starts = Int32Array.from(view('int32', a.starts, n + 1));
  let [met, replaced] = [0, 0];
  for (let k = 0; k < n; k++) {
    const column = columns[k]!;
    met += starts[column + 1]! - starts[column]!;
    let most = n;
    if (fill < Infinity) {
      // Both factors share what the columns so far may have; no column is left without any.
      const used = [lowerStarts, upperStarts].map((list) => view('int32', list, n + 1)[k]!);
      const left = Math.floor((fill * met) / 2) - Math.max(...used);
      most = Math.max(1, Math.min(n, left));
    }
    const replacement = REPLACEMENT ** (1 - k / n);
    const factor = (): number =>
      step(table, k, column, threshold, tolerance, most, replacement, sizes);
    let row = factor();
    while (row === NO_ROOM) {
      room.grow(k, 'spilu');
      row = factor();
    }
    if (row < 0) return { singular: column, step: k, isFinite: false };
    if (row >= n) replaced++;
  }
  return { ...endElimination(room, a, owned), replaced };
}
