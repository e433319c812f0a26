import { view, withFrame } from '@numloom/linalg/kernels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockTriangular } from '../src/analysis/components.ts';
import { dependentColumns, maximumMatching } from '../src/analysis/matching.ts';
import { generator } from './direct/systems.ts';
import { anyColumns, type Columns, inHeap, isPermutation, listOf } from './patterns.ts';

describe('maximumMatching', () => {
  test.each([[0], [1]])('of a chain of a million columns in disorder, that ends at %i', (end) => {
    const n = 1e6;
    const random = generator(7);
    const [rows, columns] = [0, 1].map(() => {
      const order = Int32Array.from({ length: n }, (_, k) => k);
      for (let k = n - 1; k > 0; k--) {
        const other = Math.floor(random() * (k + 1));
        [order[k], order[other]] = [order[other]!, order[k]!];
      }
      return order;
    }) as [Int32Array, Int32Array];
    // Column k has entries in the rows k and k + 1, or k and k - 1, as far as there are such rows.
    const [starts, indices, wanted] = [new Int32Array(n + 1), [] as number[], new Int32Array(n)];
    const places = new Int32Array(n);
    columns.forEach((column, k) => (places[column] = k));
    places.forEach((k, column) => {
      const next = end === 0 ? k - 1 : k + 1;
      wanted[column] = rows[k]!;
      // In order, so that the first one is the wrong one for half of them.
      const both = [k, next].flatMap((row) => (row < 0 || row >= n ? [] : [rows[row]!]));
      indices.push(...both.sort((x, y) => x - y));
      starts[column + 1] = indices.length;
    });
    const found = withFrame((frame) => {
      const [at, to] = [frame.bytes(4 * (n + 1)), frame.bytes(4 * indices.length)];
      view('int32', at, n + 1).set(starts);
      view('int32', to, indices.length).set(indices);
      const entries = indices.length;
      const pattern = { lines: n, length: n, entries, starts: at, indices: to };
      const { size, rowOf } = maximumMatching(pattern, frame);
      return size === n && view('int32', rowOf, n).every((row, column) => row === wanted[column]);
    });
    expect(found).toBe(true);
  });
});

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
