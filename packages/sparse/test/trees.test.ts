import { withFrame } from '@numloom/linalg/kernels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnCounts, productColumnCounts } from '../src/analysis/column-counts.ts';
import { symmetricPattern, transposedPattern } from '../src/analysis/patterns.ts';
import { columnTree, postorder, symmetricTree } from '../src/analysis/trees.ts';
import {
  anyColumns,
  type Columns,
  eliminated,
  fromHeap,
  grid,
  inHeap,
  isPermutation,
  listInHeap,
  listOf,
  productSets,
  symmetricSets,
} from './patterns.ts';

/** A pattern and an order of its columns. */
const ordered = (square: boolean) =>
  anyColumns(14, square).chain((a) => {
    const order = a.columns.map((_, j) => j);
    return fc.tuple(
      fc.constant(a),
      fc.shuffledSubarray(order, { minLength: order.length, maxLength: order.length }),
    );
  });

const increasing = (set: Iterable<number>) => [...set].sort((x, y) => x - y);

const parentsOf = (factor: number[][]) => factor.map((column) => column[0] ?? -1);

const countsOf = (factor: number[][]) => factor.map((column) => column.length + 1);

describe('patterns', () => {
  test('of the transposed matrix', () => {
    fc.assert(
      fc.property(anyColumns(12, false), (a) => {
        const columns = Array.from({ length: a.rows }, (_, i) =>
          a.columns.flatMap((column, j) => column.filter((row) => row === i).map(() => j)),
        );
        const transposed = withFrame((frame) =>
          fromHeap(transposedPattern(inHeap(a, frame), frame)),
        );
        expect(transposed).toEqual({ rows: a.columns.length, columns });
      }),
    );
  });

  const check = (a: Columns) => {
    const found = withFrame((frame) => fromHeap(symmetricPattern(inHeap(a, frame), frame)));
    expect(found.columns).toEqual(symmetricSets(a).map(increasing));
  };

  test('of A + Aᵀ', () => {
    fc.assert(fc.property(anyColumns(12), check));
  });

  test('of A + Aᵀ where A is symmetric, its indices in order or not, once or twice', () => {
    const a = grid(5);
    check(a);
    check({ rows: a.rows, columns: a.columns.map((column) => [...column].reverse()) });
    check({ rows: a.rows, columns: a.columns.map((column) => column.flatMap((i) => [i, i])) });
  });
});

describe('trees', () => {
  test('of A + Aᵀ, and the counts of its factor', () => {
    fc.assert(
      fc.property(ordered(true), ([a, list]) => {
        const factor = eliminated(symmetricSets(a), list);
        const n = list.length;
        withFrame((frame) => {
          const order = listInHeap(list, frame);
          const pattern = symmetricPattern(inHeap(a, frame), frame);
          const parents = symmetricTree(pattern, order, frame);
          const post = postorder(parents, n, frame);
          const counts = columnCounts(pattern, { order, parents, post }, frame);
          expect(listOf(parents, n)).toEqual(parentsOf(factor));
          expect(listOf(counts, n)).toEqual(countsOf(factor));
        });
      }),
    );
  });

  test('of AᵀA, and the counts of its factor', () => {
    fc.assert(
      fc.property(ordered(false), ([a, list]) => {
        const factor = eliminated(productSets(a), list);
        const n = list.length;
        withFrame((frame) => {
          const order = listInHeap(list, frame);
          const pattern = inHeap(a, frame);
          const parents = columnTree(pattern, order, frame);
          const post = postorder(parents, n, frame);
          const counts = productColumnCounts(pattern, { order, parents, post }, frame);
          expect(listOf(parents, n)).toEqual(parentsOf(factor));
          expect(listOf(counts, n)).toEqual(countsOf(factor));
        });
      }),
    );
  });

  test('postorder has children before parents, and subtrees without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { maxLength: 20 }), (steps) => {
        const n = steps.length;
        const parents = steps.map((step, j) => (j + 1 + step < n ? j + 1 + step : -1));
        const post = withFrame((frame) =>
          listOf(postorder(listInHeap(parents, frame), n, frame), n),
        );
        expect(isPermutation(post, n)).toBe(true);
        const ranks: number[] = [];
        post.forEach((node, k) => (ranks[node] = k));
        const descendants = parents.map(() => 1);
        const firsts = [...ranks];
        parents.forEach((parent, j) => {
          expect(ranks[j]! - firsts[j]! + 1).toBe(descendants[j]);
          if (parent === -1) return;
          expect(ranks[parent]).toBeGreaterThan(ranks[j]!);
          descendants[parent]! += descendants[j]!;
          firsts[parent] = Math.min(firsts[parent]!, firsts[j]!);
        });
      }),
    );
  });

  test('a path of 100 000 columns is no trouble', () => {
    const n = 100_000;
    const columns = Array.from({ length: n }, (_, j) => [j, Math.min(j + 1, n - 1)]);
    withFrame((frame) => {
      const order = listInHeap([...columns.keys()], frame);
      const pattern = symmetricPattern(inHeap({ rows: n, columns }, frame), frame);
      const parents = symmetricTree(pattern, order, frame);
      const post = postorder(parents, n, frame);
      const counts = columnCounts(pattern, { order, parents, post }, frame);
      expect(listOf(post, n)).toEqual(listOf(order, n));
      expect(new Set(listOf(counts, n - 1))).toEqual(new Set([2]));
    });
  });
});
