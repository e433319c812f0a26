import { withFrame } from '@numloom/linalg/kernels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockTriangular } from '../src/analysis/components.ts';
import { dependentColumns, maximumMatching } from '../src/analysis/matching.ts';
import { anyColumns, type Columns, inHeap, isPermutation, listOf } from './patterns.ts';

describe('dependentColumns', () => {
  test('are one more than the rows where they have entries, or none', () => {
    fc.assert(
      fc.property(anyColumns(15, false), (a) => {
        const [rank, dependent] = withFrame((frame) => {
          const pattern = inHeap(a, frame);
          const matching = maximumMatching(pattern, frame);
          return [matching.size, dependentColumns(pattern, matching, frame)];
        });
        if (rank === a.columns.length) return void expect(dependent).toEqual([]);
        const rows = new Set(dependent.flatMap((j) => a.columns[j]!));
        expect(new Set(dependent).size).toBe(rows.size + 1);
      }),
    );
  });
});

describe('blockTriangular', () => {
  const formOf = (a: Columns) =>
    withFrame((frame) => {
      const n = a.columns.length;
      const pattern = inHeap(a, frame);
      const form = blockTriangular(pattern, maximumMatching(pattern, frame), frame);
      return {
        ends: listOf(form.ends, form.count),
        rows: listOf(form.rowOrder, n),
        columns: listOf(form.columnOrder, n),
      };
    });

  /** Vertices that can be reached from one, itself among them, within a set. */
  const reached = (from: number, edges: readonly (readonly number[])[]): Set<number> => {
    const seen = new Set([from]);
    for (const v of seen) for (const w of edges[v]!) seen.add(w);
    return seen;
  };

  test('has no entries below its blocks, which are as small as can be', () => {
    const shifted = fc.tuple(anyColumns(12), fc.nat({ max: 11 })).map(([a, shift]) => ({
      rows: a.rows,
      // Full rank, by a diagonal that is shifted.
      columns: a.columns.map((column, j) => [...column, (j + shift) % a.rows]),
    }));
    fc.assert(
      fc.property(shifted, (a) => {
        const n = a.rows;
        const { ends, rows, columns } = formOf(a);
        expect(isPermutation(rows, n) && isPermutation(columns, n)).toBe(true);
        expect(ends.at(-1) ?? 0).toBe(n);
        const blockOf = (place: number) => ends.findIndex((end) => place < end);
        const edges = columns.map((j) => a.columns[j]!.map((row) => rows.indexOf(row)));
        edges.forEach((places, k) => {
          expect(places).toContain(k);
          for (const place of places) expect(blockOf(place)).toBeLessThanOrEqual(blockOf(k));
          const block = columns.flatMap((_, p) => (blockOf(p) === blockOf(k) ? [p] : []));
          const seen = reached(k, edges);
          for (const p of block) expect(seen.has(p)).toBe(true);
        });
      }),
    );
  });

  test('of a long chain has as many blocks as columns', () => {
    const n = 30_000;
    const columns = Array.from({ length: n }, (_, j) => [j, Math.min(j + 1, n - 1)]);
    expect(formOf({ rows: n, columns }).ends).toHaveLength(n);
    const ring = columns.map(([j]) => [j!, (j! + 1) % n]);
    expect(formOf({ rows: n, columns: ring }).ends).toEqual([n]);
  });
});
