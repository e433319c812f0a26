import { type Frame, withFrame } from '@numloom/linalg/kernels';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Pattern } from '../src/memory/compressed.ts';
import { amd } from '../src/ordering/amd.ts';
import { colamd } from '../src/ordering/colamd.ts';
import { nestedDissection } from '../src/ordering/nested-dissection.ts';
import { natural } from '../src/ordering/natural.ts';
import { reverseCuthillMcKee } from '../src/ordering/reverse-cuthill-mckee.ts';
import {
  anyColumns,
  type Columns,
  fillOf,
  grid,
  inHeap,
  isPermutation,
  listOf,
  productSets,
  symmetricSets,
} from './patterns.ts';

type Ordering = (pattern: Pattern, frame: Frame) => number;

const orderOf = (ordering: Ordering, a: Columns): number[] =>
  withFrame((frame) => listOf(ordering(inHeap(a, frame), frame), a.columns.length));

/** The fill of minimum degree as its definition has it: the first of least degree, one by one. */
function exactMinimumDegree(sets: readonly Set<number>[]): number {
  const left = new Map(sets.map((set, i) => [i, new Set(set)]));
  let fill = 0;
  while (left.size > 0) {
    const pivot = [...left].reduce((x, y) => (y[1].size < x[1].size ? y : x));
    const [j, neighbours] = pivot;
    fill += neighbours.size + 1;
    left.delete(j);
    for (const i of neighbours) {
      const set = left.get(i)!;
      set.delete(j);
      for (const other of neighbours) if (other !== i) set.add(other);
    }
  }
  return fill;
}

/** Patterns with a dense row and column, of several parts, without entries. */
const special: [string, Columns][] = [
  ['nothing', { rows: 0, columns: [] }],
  ['no entries', { rows: 5, columns: [[], [], [], [], []] }],
  ['a diagonal', { rows: 4, columns: [[0], [1], [2], [3]] }],
  ['a full matrix', { rows: 30, columns: Array(30).fill([...Array(30).keys()]) }],
  [
    'an arrow',
    {
      rows: 2000,
      columns: [[...Array(2000).keys()], ...[...Array(1999).keys()].map((j) => [0, j + 1])],
    },
  ],
  [
    'paths',
    { rows: 900, columns: Array.from({ length: 900 }, (_, j) => [j, j % 30 === 29 ? j : j + 1]) },
  ],
];

describe.each<[string, Ordering]>([
  ['amd', amd],
  ['colamd', colamd],
  ['natural', natural],
  ['nested dissection', nestedDissection],
  ['reverse Cuthill-McKee', reverseCuthillMcKee],
])('%s', (_, ordering) => {
  test('permutes the columns', () => {
    fc.assert(
      fc.property(anyColumns(40), (a) => {
        expect(isPermutation(orderOf(ordering, a), a.columns.length)).toBe(true);
      }),
    );
  });

  test.each(special)('permutes the columns of %s', (_, a) => {
    expect(isPermutation(orderOf(ordering, a), a.columns.length)).toBe(true);
  });
});

describe('amd', () => {
  test('fills about as much as exact minimum degree', () => {
    let [found, exact] = [0, 0];
    fc.assert(
      fc.property(anyColumns(30), (a) => {
        const fill = fillOf(symmetricSets(a), orderOf(amd, a));
        found += fill;
        exact += exactMinimumDegree(symmetricSets(a));
        expect(fill).toBeLessThanOrEqual(1.2 * exactMinimumDegree(symmetricSets(a)) + 5);
      }),
    );
    expect(found).toBeLessThan(1.01 * exact);
  });

  test.each([
    ['a grid', grid(24)],
    ['a cube', grid(8, 3)],
  ])('fills little of %s', (_, a) => {
    expect(fillOf(symmetricSets(a), orderOf(amd, a))).toBeLessThan(
      1.1 * exactMinimumDegree(symmetricSets(a)),
    );
  });

  test('no fill of an arrow, nor of paths', () => {
    for (const name of ['an arrow', 'paths']) {
      const a = special.find(([one]) => one === name)![1];
      const entries = symmetricSets(a).reduce((sum, set) => sum + set.size, 0);
      expect(fillOf(symmetricSets(a), orderOf(amd, a))).toBe(entries / 2 + a.columns.length);
    }
  });
});

describe('colamd', () => {
  test('fills about as much as exact minimum degree of AᵀA', () => {
    let [found, exact] = [0, 0];
    fc.assert(
      fc.property(anyColumns(25, false), (a) => {
        const sets = productSets(a);
        found += fillOf(sets, orderOf(colamd, a));
        exact += exactMinimumDegree(sets);
      }),
    );
    expect(found).toBeLessThan(1.03 * exact);
  });

  test.each([
    ['a grid', grid(16)],
    ['a cube', grid(6, 3)],
  ])('fills little of %s', (_, a) => {
    const sets = productSets(a);
    expect(fillOf(sets, orderOf(colamd, a))).toBeLessThan(1.15 * exactMinimumDegree(sets));
  });

  test('leaves out a dense row, and puts a dense column last', () => {
    const n = 400;
    const columns = Array.from({ length: n }, (_, j) => (j === 7 ? [...Array(n).keys()] : [7, j]));
    const order = orderOf(colamd, { rows: n, columns });
    expect(isPermutation(order, n)).toBe(true);
    expect(order.at(-1)).toBe(7);
  });
});

describe('nested dissection', () => {
  test('fills little of a grid and of a cube', () => {
    for (const a of [grid(32), grid(10, 3)]) {
      const sets = symmetricSets(a);
      const fill = fillOf(sets, orderOf(nestedDissection, a));
      expect(fill).toBeLessThan(1.25 * fillOf(sets, orderOf(amd, a)));
    }
  });

  test('permutes the columns of larger graphs of any kind', () => {
    const sparse = fc.array(fc.tuple(fc.nat({ max: 599 }), fc.nat({ max: 599 })), {
      minLength: 300,
      maxLength: 900,
      size: 'max',
    });
    fc.assert(
      fc.property(sparse, (edges) => {
        const columns = Array.from({ length: 600 }, (): number[] => []);
        for (const [i, j] of edges) columns[j]!.push(i);
        const order = orderOf(nestedDissection, { rows: 600, columns });
        expect(isPermutation(order, 600)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});
