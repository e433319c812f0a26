/** What of two solved halves takes part in their merge (Gu and Eisenstat 1995). */
import { singular } from '../kernels/generated/singular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { viewOf } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';

/** A merge: the secular equation, and the order of columns for it. */
export interface Merge {
  /** Singular values of the halves, ascending, the first one 0; those that take part. */
  readonly poles: readonly number[];
  readonly z: readonly number[];
  /** Column j of the vectors is from now on what was column `order[j]`; those that take part first. */
  readonly order: readonly number[];
  /** The place of each pole's column in that order. */
  readonly places: readonly number[];
  /** How many of the columns that take part have a zero second half, and how many a zero first. */
  readonly kept: { readonly left: number; readonly right: number };
}

/** Where the columns of vectors are not zero. */
const LEFT = 0;
const BOTH = 1;
const RIGHT = 2;

/**
 * Prepares the merge of halves with singular values `values` (times `1 / unit`), whose vectors are
 * the columns of `u` and `v`; column `left` belongs to the row in between, `alpha` and `beta` times
 * unit vectors. Columns are rotated where values are so near to each other that one can do without z.
 */
export function deflated(
  u: Matrix,
  v: Matrix,
  values: Float64Array,
  left: number,
  extra: number,
  alpha: number,
  beta: number,
  unit: number,
): Merge {
  const { rotateColumns } = kernelsOf(singular);
  const n = values.length;
  const d = values.map((value) => value / unit);
  const z = couplings(v, n + extra, left, alpha, beta);
  const column = (matrix: Matrix, j: number) => matrix.address + 8 * matrix.columnStride * j;
  const rotate = (matrix: Matrix, i: number, j: number, c: number, s: number) => {
    rotateColumns(matrix.rows, column(matrix, i), column(matrix, j), c, s);
  };
  d[left] = 0;
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(alpha), Math.abs(beta), ...d);
  if (extra > 0) {
    // Both halves have a null vector: one of their combinations takes part.
    const length = Math.hypot(z[left]!, z[n]!);
    if (length > tolerance) rotate(v, left, n, z[left]! / length, z[n]! / length);
    z[left] = length;
  }
  if (Math.abs(z[left]!) <= tolerance) z[left] = tolerance;

  const kinds = Array.from<unknown, number>({ length: n }, (_, j) => (j < left ? LEFT : RIGHT));
  kinds[left] = BOTH;
  const ascending = Array.from({ length: n }, (_, j) => j).filter((j) => j !== left);
  ascending.sort((i, j) => d[i]! - d[j]!);
  const kept = [left];
  const dropped: number[] = [];
  let last = -1;
  for (const j of ascending) {
    if (Math.abs(z[j]!) <= tolerance) {
      dropped.push(j);
      continue;
    }
    if (last >= 0) {
      if (d[j]! - d[last]! <= tolerance) {
        const length = Math.hypot(z[j]!, z[last]!);
        const [c, s] = [z[j]! / length, -z[last]! / length];
        rotate(u, last, j, c, s);
        rotate(v, last, j, c, s);
        z[j] = length;
        if (kinds[j] !== kinds[last]) kinds[j] = BOTH;
        dropped.push(last);
      } else kept.push(last);
    }
    last = j;
  }
  if (last >= 0) kept.push(last);
  const poles = kept.map((j) => d[j]!);
  if (poles.length > 1) poles[1] = Math.max(poles[1]!, tolerance / 2);
  const grouped = [LEFT, BOTH, RIGHT].map((kind) => kept.filter((j) => kinds[j] === kind));
  const order = [...grouped.flat(), ...dropped];
  const placeOf = new Map(order.map((j, place) => [j, place]));
  return {
    poles,
    z: kept.map((j) => z[j]!),
    order,
    places: kept.map((j) => placeOf.get(j)!),
    kept: { left: grouped[0]!.length, right: grouped[2]!.length },
  };
}

/** The row in between in terms of the right singular vectors. */
function couplings(v: Matrix, columns: number, left: number, alpha: number, beta: number) {
  const elements = viewOf(v);
  return Array.from({ length: columns }, (_, j) =>
    j <= left
      ? alpha * elements[left + v.columnStride * j]!
      : beta * elements[left + 1 + v.columnStride * j]!,
  );
}
