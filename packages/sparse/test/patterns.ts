/** Patterns for tests: as lists, in the heap, and what is known of them the slow way. */
import { type Frame, view } from '@numloom/linalg/kernels';
import fc from 'fast-check';
import type { Pattern } from '../src/memory/compressed.ts';

/** The row indices of each column. */
export interface Columns {
  readonly rows: number;
  readonly columns: readonly (readonly number[])[];
}

/** Square ones of up to `most` columns, or any with `square` false; indices in any order, some twice. */
export function anyColumns(most: number, square = true): fc.Arbitrary<Columns> {
  const size = fc.nat({ max: most });
  return fc.tuple(size, size, fc.double({ min: 0, max: 1, noNaN: true })).chain(([n, m, part]) => {
    const rows = square ? n : m;
    const maxLength = rows === 0 ? 0 : Math.ceil(rows * part * part);
    const column = fc.array(fc.nat({ max: Math.max(rows - 1, 0) }), { maxLength });
    return fc.array(column, { minLength: n, maxLength: n }).map((columns) => ({ rows, columns }));
  });
}

/** A list in the heap. */
export function listInHeap(list: ArrayLike<number>, frame: Frame): number {
  const address = frame.bytes(4 * list.length);
  view('int32', address, list.length).set(list);
  return address;
}

export function listOf(address: number, length: number): number[] {
  return [...view('int32', address, length)];
}

export function inHeap({ rows, columns }: Columns, frame: Frame): Pattern {
  const indices = columns.flat();
  const starts = [0];
  for (const column of columns) starts.push(starts.at(-1)! + column.length);
  return {
    lines: columns.length,
    length: rows,
    entries: indices.length,
    starts: listInHeap(starts, frame),
    indices: listInHeap(indices, frame),
  };
}

export function fromHeap({ lines, length, starts, indices }: Pattern): Columns {
  const at = listOf(starts, lines + 1);
  const all = listOf(indices, at[lines]!);
  return { rows: length, columns: at.slice(1).map((end, j) => all.slice(at[j], end)) };
}

/** Neighbours of each vertex: A + Aᵀ without its diagonal. */
export function symmetricSets({ columns }: Columns): Set<number>[] {
  const sets = columns.map(() => new Set<number>());
  columns.forEach((column, j) => {
    for (const i of column) {
      if (i === j) continue;
      sets[i]!.add(j);
      sets[j]!.add(i);
    }
  });
  return sets;
}

/** The same of AᵀA. */
export function productSets({ rows, columns }: Columns): Set<number>[] {
  const sets = columns.map(() => new Set<number>());
  for (let row = 0; row < rows; row++) {
    const clique = columns.flatMap((column, j) => (column.includes(row) ? [j] : []));
    for (const i of clique) for (const j of clique) if (i !== j) sets[i]!.add(j);
  }
  return sets;
}

/** The columns of the Cholesky factor below its diagonal, in the order of elimination, one by one. */
export function eliminated(sets: readonly Set<number>[], order: readonly number[]): number[][] {
  const left = sets.map((set) => new Set(set));
  const inverse: number[] = [];
  order.forEach((j, k) => (inverse[j] = k));
  return order.map((j) => {
    const neighbours = [...left[j]!];
    for (const i of neighbours) {
      left[i]!.delete(j);
      for (const other of neighbours) if (other !== i) left[i]!.add(other);
    }
    return neighbours.map((i) => inverse[i]!).sort((x, y) => x - y);
  });
}

/** Entries of the factor, its diagonal included. */
export function fillOf(sets: readonly Set<number>[], order: readonly number[]): number {
  return eliminated(sets, order).reduce((sum, column) => sum + column.length + 1, 0);
}

/** Whether a list has each number from 0 to n - 1 once. */
export function isPermutation(list: readonly number[], n: number): boolean {
  return list.length === n && [...list].sort((x, y) => x - y).every((value, k) => value === k);
}

/** The 5-point (or 7-point) grid, n points a side. */
export function grid(n: number, dimensions: 2 | 3 = 2): Columns {
  const size = n ** dimensions;
  const columns = Array.from({ length: size }, (_, k) => {
    const column = [k];
    for (let axis = 0, step = 1; axis < dimensions; axis++, step *= n) {
      const place = Math.floor(k / step) % n;
      if (place > 0) column.push(k - step);
      if (place < n - 1) column.push(k + step);
    }
    return column.sort((x, y) => x - y);
  });
  return { rows: size, columns };
}
