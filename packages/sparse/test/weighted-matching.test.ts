import { coo_array, csr_array, min_weight_full_bipartite_matching } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNumbers } from './systems.ts';

/** The least sum, by all pairings of rows; Infinity if there is none. */
function slow(
  rows: readonly (readonly (number | undefined)[])[],
  used = new Set<number>(),
): number {
  const [first, ...others] = rows;
  if (first === undefined) return 0;
  let least = Infinity;
  first.forEach((weight, j) => {
    if (weight === undefined || used.has(j)) return;
    used.add(j);
    least = Math.min(least, weight + slow(others, used));
    used.delete(j);
  });
  return least;
}

/** The least sum of a pairing of every row, by the Hungarian method on the dense matrix, absent weights Infinity. */
function hungarian(costs: readonly (readonly number[])[]): number {
  const [n, m] = [costs.length, costs[0]!.length];
  const [u, v] = [new Float64Array(n + 1), new Float64Array(m + 1)];
  const rowOf = new Int32Array(m + 1);
  for (let i = 1; i <= n; i++) {
    rowOf[0] = i;
    let at = 0;
    const [least, before] = [new Float64Array(m + 1).fill(Infinity), new Int32Array(m + 1)];
    const isUsed = new Uint8Array(m + 1);
    while (rowOf[at] !== 0) {
      isUsed[at] = 1;
      const row = rowOf[at]!;
      let [delta, next] = [Infinity, -1];
      for (let j = 1; j <= m; j++) {
        if (isUsed[j] === 1) continue;
        const reduced = costs[row - 1]![j - 1]! - u[row]! - v[j]!;
        if (reduced < least[j]!) [least[j], before[j]] = [reduced, at];
        if (least[j]! < delta) [delta, next] = [least[j]!, j];
      }
      if (next < 0) return Infinity;
      for (let j = 0; j <= m; j++) {
        if (isUsed[j] === 1) {
          u[rowOf[j]!]! += delta;
          v[j]! -= delta;
        } else least[j]! -= delta;
      }
      at = next;
    }
    while (at !== 0) {
      const other = before[at]!;
      rowOf[at] = rowOf[other]!;
      at = other;
    }
  }
  let sum = 0;
  for (let j = 1; j <= m; j++) if (rowOf[j]! > 0) sum += costs[rowOf[j]! - 1]![j - 1]!;
  return sum;
}

describe('min_weight_full_bipartite_matching', () => {
  test('is the best of all pairings', () => {
    const length = fc.integer({ min: 1, max: 5 });
    const weight = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined, freq: 3 });
    const table = fc
      .tuple(length, length)
      .chain(([n, m]) =>
        fc.array(fc.array(weight, { minLength: m, maxLength: m }), { minLength: n, maxLength: n }),
      );
    fc.assert(
      fc.property(table, fc.boolean(), (rows, maximize) => {
        const [n, m] = [rows.length, rows[0]!.length];
        const entries = rows.flatMap((row, i) =>
          row.flatMap((value, j) => (value === undefined ? [] : [[i, j, value] as const])),
        );
        const a = coo_array(
          {
            row: entries.map(([i]) => i),
            col: entries.map(([, j]) => j),
            data: entries.map(([, , value]) => value),
          },
          { shape: [n, m] },
        );
        const signed = rows.map((row) =>
          row.map((value) => (value === undefined || !maximize ? value : -value)),
        );
        const turned = Array.from({ length: m }, (_, j) => signed.map((row) => row[j]));
        const least = slow(n <= m ? signed : turned);
        const find = () => min_weight_full_bipartite_matching(a, { maximize });
        if (least === Infinity) {
          expect(find).toThrow(/no pairing of every (row|column) exists/);
          return;
        }
        const { row_ind, col_ind } = find();
        const [i, j] = [row_ind.tolist() as number[], col_ind.tolist() as number[]];
        expect([i.length, j.length]).toEqual([Math.min(n, m), Math.min(n, m)]);
        expect([new Set(i).size, new Set(j).size]).toEqual([i.length, j.length]);
        expect(i).toEqual([...i].sort((x, y) => x - y));
        const sum = i.reduce((total, row, k) => total + signed[row]![j[k]!]!, 0);
        expect(sum).toBe(least);
      }),
      { numRuns: 300 },
    );
  });

  test('of larger matrices is what the Hungarian method finds', () => {
    const size = fc.integer({ min: 5, max: 40 });
    const share = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(size, size, share, fc.boolean(), fc.nat(), (n, more, density, isWhole, seed) => {
        const m = n + (seed % 2) * more;
        const random = randomNumbers(seed);
        const costs = Array.from({ length: n }, () =>
          Array.from({ length: m }, () => {
            if (random() > density) return Infinity;
            return isWhole ? Math.floor(random() * 8) - 4 : random();
          }),
        );
        const entries = costs.flatMap((row, i) =>
          row.flatMap((cost, j) => (cost < Infinity ? [[i, j, cost] as const] : [])),
        );
        const [row, col, data] = [0, 1, 2].map((k) => entries.map((entry) => entry[k]!));
        const a = coo_array({ row: row!, col: col!, data: data! }, { shape: [n, m] });
        const least = hungarian(costs);
        if (least === Infinity) {
          expect(() => min_weight_full_bipartite_matching(a)).toThrow(/no pairing of every row/);
          return;
        }
        const { row_ind, col_ind } = min_weight_full_bipartite_matching(a);
        expect(row_ind.tolist()).toEqual(costs.map((_, i) => i));
        const columns = col_ind.tolist() as number[];
        expect(new Set(columns).size).toBe(n);
        const sum = columns.reduce((total, j, i) => total + costs[i]![j]!, 0);
        expect(Math.abs(sum - least)).toBeLessThan(1e-12);
      }),
      { numRuns: 100 },
    );
  });

  test('of weights near the largest number', () => {
    const most = Number.MAX_VALUE;
    const a = csr_array([
      [-most, most],
      [most, -most],
    ]);
    expect(min_weight_full_bipartite_matching(a).col_ind.tolist()).toEqual([0, 1]);
    expect(min_weight_full_bipartite_matching(a, { maximize: true }).col_ind.tolist()).toEqual([
      1, 0,
    ]);
    const path = csr_array([
      [-most, 0],
      [-most, most],
    ]);
    expect(min_weight_full_bipartite_matching(path).col_ind.tolist()).toEqual([0, 1]);
  });

  test('of many rows', () => {
    const n = 3000;
    // Each row pairs best with the next column, but for the last, and with others at a cost.
    const [row, col, data]: [number[], number[], number[]] = [[], [], []];
    for (let i = 0; i < n; i++) {
      for (const [step, cost] of [
        [1, 0.1],
        [0, 1],
        [7, 2],
        [n - 5, 3],
      ] as const) {
        row.push(i);
        // prettier-ignore
        col.push((i + step) % n);
        data.push(cost);
      }
    }
    const { row_ind, col_ind } = min_weight_full_bipartite_matching(
      coo_array({ row, col, data }, { shape: [n, n] }),
    );
    expect(row_ind.size).toBe(n);
    expect((col_ind.tolist() as number[]).every((j, i) => j === (i + 1) % n)).toBe(true);
  });

  test('refuses what has no order, and is not finite', () => {
    const of = min_weight_full_bipartite_matching;
    expect(() => of(csr_array([[1]]).astype('complex128'))).toThrow(/is complex, must be real/);
    expect(() => of([[1, NaN]])).toThrow(/^min_weight_full_bipartite_matching: a weight is NaN/);
    expect(() => of(csr_array([2, 2]))).toThrow(/no pairing of every row exists/);
    expect(of(csr_array([0, 2])).row_ind.size).toBe(0);
  });
});
