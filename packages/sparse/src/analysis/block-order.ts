/** Orders of columns that keep the diagonal blocks of a matrix together. */
import { kernelsOf, type Frame, view } from '@numloom/linalg/kernels';
import { components } from '../kernels/generated/components.ts';
import { trees } from '../kernels/generated/trees.ts';
import type { Pattern } from '../memory/compressed.ts';
import { blockTriangular } from './components.ts';
import type { Matching } from './matching.ts';
import { inverseOf } from './trees.ts';

/** A matrix that can be eliminated block by block. Addresses are those of int32. */
export interface BlockOrder {
  /** The column that comes k-th. */
  readonly columns: number;
  /** Diagonal blocks, and rows of the largest. */
  readonly count: number;
  readonly largest: number;
  /** Where blocks end; neighbours of one row each count as one, for their elimination does nothing. */
  readonly ends: Int32Array;
  /** The blocks alone, of rows and columns by their places, and the order of their columns. */
  readonly inside: Pattern;
  readonly order: number;
}

/**
 * The block triangular form of a square matrix by columns with a matching of all columns, its columns
 * ordered within each block by `orderOf`: it is given the pattern of the diagonal blocks, and the address of
 * the column at each place, and answers the address of an order of places. Undefined where there is one
 * block only, or none has entries beside it: the order of a matrix's columns alone keeps such blocks apart.
 */
export function blockOrder(
  pattern: Pattern,
  matching: Matching,
  orderOf: (inside: Pattern, columnOrder: number) => number,
  frame: Frame,
): BlockOrder | undefined {
  const { lines: n, entries, starts, indices } = pattern;
  const form = blockTriangular(pattern, matching, frame);
  if (form.count <= 1) return undefined;
  const { diagonalBlocks, orderInBlocks } = kernelsOf(components);
  const places = inverseOf(form.rowOrder, n, frame);
  const [firsts, toStarts, toIndices] = [n, n + 1, entries].map((length) =>
    frame.bytes(4 * length),
  ) as [number, number, number];
  const bounds = boundsOf(view('int32', form.ends, form.count), view('int32', firsts, n));
  const to = [toStarts, toIndices] as const;
  const count = diagonalBlocks(n, starts, indices, form.columnOrder, places, firsts, ...to);
  if (count === entries) return undefined;
  const inside = { lines: n, length: n, entries: count, starts: toStarts, indices: toIndices };
  const order = orderOf(inside, form.columnOrder);
  const [cursors, columns] = [frame.bytes(4 * n), frame.bytes(4 * n)];
  kernelsOf(trees).fill(cursors, n, 0);
  orderInBlocks(n, order, firsts, cursors, form.columnOrder, columns);
  return { columns, count: form.count, ...bounds, inside, order };
}

/** Writes where the block of each place begins. */
function boundsOf(
  all: Int32Array,
  firsts: Int32Array,
): { readonly largest: number; readonly ends: Int32Array } {
  const ends: number[] = [];
  let largest = 0;
  let first = 0;
  let wasSingle = false;
  for (const end of all) {
    firsts.fill(first, first, end);
    const isSingle = end - first === 1;
    if (isSingle && wasSingle) ends[ends.length - 1] = end;
    else ends.push(end);
    largest = Math.max(largest, end - first);
    wasSingle = isSingle;
    first = end;
  }
  return { largest, ends: Int32Array.from(ends) };
}
