import type { NdArray } from '@numloom/ndarray';
import {
  connected_components,
  coo_array,
  is_sptriangular,
  maximum_bipartite_matching,
  reverse_cuthill_mckee,
  spbandwidth,
  structural_rank,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyColumns, type Columns, grid, isPermutation } from './patterns.ts';
import cases from './reference/graphs.json' with { type: 'json' };

const numbers = (list: NdArray): number[] => list.tolist() as number[];

/** A matrix of ones; `columns` are those of its rows. */
const matrixOf = ({ rows, columns }: Columns) =>
  coo_array(
    {
      data: columns.flatMap((column) => column.map(() => 1)),
      row: columns.flatMap((column, i) => column.map(() => i)),
      col: columns.flat(),
    },
    { shape: [columns.length, rows] },
  );

/** How far from the diagonal A + Aᵀ has entries in an order. */
function bandwidthIn(order: number[], edges: Iterable<[number, number]>): number {
  const inverse: number[] = [];
  order.forEach((v, k) => (inverse[v] = k));
  return Math.max(0, ...[...edges].map(([i, j]) => Math.abs(inverse[i]! - inverse[j]!)));
}

describe.each(cases.map((one) => [`${one.n} vertices, ${one.row.length} edges`, one] as const))(
  'as SciPy has it: %s',
  (_, { n, row, col, ...expected }) => {
    const a = coo_array({ data: row.map(() => 1), row, col }, { shape: [n, n] });

    test('bandwidth', () => {
      expect(spbandwidth(a)).toEqual(expected.bandwidth);
      expect(is_sptriangular(a)).toEqual(expected.triangular);
    });

    test('components', () => {
      const labelled = (options: object): unknown => {
        const found = connected_components(a, { ...options, return_labels: true });
        return [found.n_components, found.labels.tolist()];
      };
      expect(labelled({})).toEqual(expected.weak);
      expect(labelled({ connection: 'strong' })).toEqual(expected.strong);
      expect(labelled({ connection: 'strong', directed: false })).toEqual(expected.weak);
      expect(connected_components(a, { return_labels: false })).toBe(expected.weak[0]);
    });

    test('matching', () => {
      expect(structural_rank(a)).toBe(expected.rank);
      const matched = numbers(maximum_bipartite_matching(a));
      expect(matched.filter((i) => i >= 0)).toHaveLength(expected.matched);
    });

    test('reverse Cuthill-McKee', () => {
      const order = numbers(reverse_cuthill_mckee(a));
      expect(isPermutation(order, n)).toBe(true);
      const edges = row.map((i, k): [number, number] => [i, col[k]!]);
      const most = Math.ceil(1.3 * expected.cuthillMcKeeBandwidth) + 1;
      expect(bandwidthIn(order, edges)).toBeLessThanOrEqual(most);
    });
  },
);

describe('maximum_bipartite_matching', () => {
  /** The size of a maximum matching: rows in turn, by all paths. */
  const slowSize = ({ rows, columns }: Columns): number => {
    const taken: number[] = Array<number>(rows).fill(-1);
    const place = (i: number, seen: Set<number>): boolean =>
      columns[i]!.some((j) => {
        if (seen.has(j)) return false;
        seen.add(j);
        if (taken[j] !== -1 && !place(taken[j]!, seen)) return false;
        taken[j] = i;
        return true;
      });
    return columns.filter((_, i) => place(i, new Set())).length;
  };

  test('has as many pairs as there can be, each an entry', () => {
    fc.assert(
      fc.property(anyColumns(20, false), (rows) => {
        const a = matrixOf(rows);
        const size = slowSize(rows);
        const rowOf = numbers(maximum_bipartite_matching(a, { perm_type: 'row' }));
        const columnOf = numbers(maximum_bipartite_matching(a, { perm_type: 'column' }));
        expect(structural_rank(a)).toBe(size);
        expect([rowOf.length, columnOf.length]).toEqual([rows.rows, rows.columns.length]);
        expect(columnOf.filter((j) => j !== -1)).toHaveLength(size);
        expect(rowOf.filter((i) => i !== -1)).toHaveLength(size);
        columnOf.forEach((j, i) => {
          if (j === -1) return;
          expect(rows.columns[i]).toContain(j);
          expect(rowOf[j]).toBe(i);
        });
      }),
    );
  });
});

describe('reverse_cuthill_mckee', () => {
  test('permutes the vertices of any graph', () => {
    fc.assert(
      fc.property(anyColumns(30), (rows) => {
        const order = numbers(reverse_cuthill_mckee(matrixOf(rows)));
        expect(isPermutation(order, rows.columns.length)).toBe(true);
      }),
    );
  });

  test('has the bandwidth of a grid be about its width', () => {
    const a = grid(20);
    const order = numbers(reverse_cuthill_mckee(matrixOf(a), { symmetric_mode: true }));
    const edges = a.columns.flatMap((column, j) => column.map((i): [number, number] => [i, j]));
    expect(bandwidthIn(order, edges)).toBeLessThanOrEqual(21);
  });

  test('orders a star of many vertices at once', () => {
    const n = 50_000;
    const star = { rows: n, columns: [[...Array(n).keys()], ...Array<number[]>(n - 1).fill([0])] };
    expect(isPermutation(numbers(reverse_cuthill_mckee(matrixOf(star))), n)).toBe(true);
  });
});

describe('what is not right', () => {
  test.each([
    [() => reverse_cuthill_mckee([[1, 2]]), RangeError, 'shape is (1, 2)'],
    [() => connected_components([[1, 2]]), RangeError, 'shape is (1, 2)'],
    [
      () => connected_components([[1]], { connection: 'loose' as 'weak' }),
      TypeError,
      'connection is loose',
    ],
    [
      () => maximum_bipartite_matching([[1]], { perm_type: 'both' as 'row' }),
      TypeError,
      'perm_type is both',
    ],
    [
      () => reverse_cuthill_mckee([[1]], { mode: true } as object),
      TypeError,
      'unknown option "mode"',
    ],
  ])('%s', (call, type, message) => {
    expect(call).toThrow(type);
    expect(call).toThrow(message);
  });
});

test('a graph without vertices', () => {
  const nothing = coo_array({ data: [], row: [], col: [] }, { shape: [0, 0] });
  expect(structural_rank(nothing)).toBe(0);
  expect(spbandwidth(nothing)).toEqual([0, 0]);
  expect(connected_components(nothing).n_components).toBe(0);
  expect(numbers(reverse_cuthill_mckee(nothing))).toEqual([]);
});
