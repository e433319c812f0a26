/** Large assignments over what is read, four rows at once: as if the right side were computed first. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DType, type NdArray, zeros } from '@numloom/ndarray';
import {
  add,
  assign,
  astype,
  configure,
  evaluate,
  type Expression,
  kernelStatistics,
  max,
  multiply,
  nd,
  store,
  sum,
} from '@numloom/ufunc';

beforeEach(() => configure({ backend: 'wasm' }));
afterEach(() => configure({ backend: 'auto', threads: 1 }));

function filled(rows: number, columns: number, dtype: DType = 'float64'): NdArray {
  const u = zeros([rows, columns], { dtype });
  const data = u.data as Float64Array;
  for (let i = 0; i < data.length; i++) {
    const value = ((i * 7919) % 1013) - 500;
    const wide = dtype === 'int64' || dtype === 'uint64';
    const small = Math.abs(value) % 100;
    if (wide) (data as unknown as BigInt64Array)[i] = BigInt(small);
    else data[i] = dtype.startsWith('float') ? value / 8 : dtype === 'bool' ? small % 2 : small;
  }
  return u;
}

/** Index of the first element in which two arrays differ by a bit, or -1. */
function firstDifference(a: NdArray, b: NdArray): number {
  const [x, y] = [a, b].map((of) => {
    const { data } = of.copy();
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  }) as [Uint8Array, Uint8Array];
  return x.findIndex((byte, i) => byte !== y[i]);
}

/** Where a window starts, in rows and columns. */
type Place = readonly [row: number, column: number];

const window = (base: NdArray, [row, column]: Place, rows: number, columns: number) =>
  base.slice(`${row}:${row + rows}`, `${column}:${column + columns}`);

function combine(parts: readonly NdArray[]): Expression {
  return parts.map((part, i) => multiply(part, i + 1)).reduce((a, b) => add(a, b));
}

interface Sweep {
  readonly rows: number;
  readonly columns: number;
  readonly room: Place;
  readonly target: Place;
  readonly reads: readonly Place[];
  readonly backwards: boolean;
  readonly step: number;
}

const sweeps = (columns: readonly [number, number], room: Place) => {
  const place = fc.tuple(
    fc.integer({ min: 0, max: room[0] }),
    fc.integer({ min: 0, max: room[1] }),
  );
  return fc.record({
    rows: fc.integer({ min: 14, max: 30 }),
    columns: fc.integer({ min: columns[0], max: columns[1] }),
    room: fc.constant(room),
    target: place,
    reads: fc.array(place, { minLength: 1, maxLength: 6 }),
    backwards: fc.boolean(),
    step: fc.constantFrom(1, 2, -1, -3),
  });
};

/** Assigns in place and checks it against values that were computed into another array first. */
function check(sweep: Sweep, dtype: DType): void {
  const { rows, columns, room, target, reads, backwards, step } = sweep;
  const height = rows + room[0];
  const base = () => {
    const all = filled(Math.abs(step) * height, columns + room[1], dtype).slice(`::${step}`);
    return backwards ? all.slice(':', '::-1') : all;
  };
  const ours = base();
  const expected = base();
  const parts = (of: NdArray) => reads.map((read) => window(of, read, rows, columns));
  const next = combine(parts(ours));
  const [, total, most] = evaluate([
    store(window(ours, target, rows, columns), astype(next, dtype)),
    sum(next),
    max(next),
  ]);
  const values = combine(parts(expected)).evaluate();
  const expectedTotal = evaluate(sum(values));
  const expectedMost = evaluate(max(values));
  assign(window(expected, target, rows, columns), astype(values, dtype));
  expect(firstDifference(ours, expected)).toBe(-1);
  expect(total.item()).toBe(expectedTotal.item());
  expect(most.item()).toBe(expectedMost.item());
}

describe('as if computed first', () => {
  test.each([
    ['near the length from which four rows are computed at once', [253, 262], [3, 3], 120],
    ['around whole pieces of a run', [383, 388], [6, 2], 80],
    ['far columns, up to and beyond what a late store allows', [300, 700], [2, 140], 80],
    ['more rows back than are computed at once', [256, 300], [9, 1], 60],
  ] as const)('random stencils: %s', (_, columns, room, numRuns) => {
    fc.assert(
      fc.property(sweeps(columns, room), (sweep) => check(sweep, 'float64')),
      { numRuns },
    );
  });

  test.each(['float32', 'int32', 'uint8', 'int16', 'int64'] as const)('of %s', (dtype) => {
    fc.assert(
      fc.property(sweeps([256, 420], [4, 3]), (sweep) => check(sweep, dtype)),
      { numRuns: 25 },
    );
  });

  test('with four threads and one, to the bit', () => {
    const sweep = (u: NdArray) => {
      const next = nd`(${u}[:-2, 1:-1] + ${u}[2:, 1:-1] + ${u}[:-2, :-2] - ${u}[2:, 2:]) * 0.3 + ${u}[1:-1, :-2] * 0.2`;
      const inner = u.slice('1:-1, 1:-1');
      return evaluate([store(inner, next), sum(nd`(${next} - ${inner}) ** 2`)])[1];
    };
    const [one, four] = [1, 4].map((threads) => {
      configure({ threads });
      const u = filled(803, 1021);
      const sums = Array.from({ length: 3 }, () => sweep(u).item());
      return { u, sums };
    }) as [{ u: NdArray; sums: unknown[] }, { u: NdArray; sums: unknown[] }];
    expect(firstDifference(one.u, four.u)).toBe(-1);
    expect(four.sums).toEqual(one.sums);
  });

  test('two arrays that read one another are written in place at once', () => {
    const run = (u: NdArray, v: NdArray, a: NdArray, b: NdArray) => {
      evaluate([
        store(u.slice('1:-1, 1:-1'), nd`${a}[:-2, 1:-1] + ${b}[2:, :-2] * 0.5 + ${a}[1:-1, :-2]`),
        store(v.slice('1:-1, 1:-1'), nd`${b}[:-2, 2:] - ${a}[:-2, :-2] * 0.25`),
      ]);
    };
    const [u, v, x, y] = Array.from({ length: 4 }, (_, i) =>
      nd`${filled(45, 401)} * ${1 + (i % 2)}`.evaluate(),
    ) as [NdArray, NdArray, NdArray, NdArray];
    run(u, v, u, v);
    run(x, y, x.copy(), y.copy());
    expect(firstDifference(u, x)).toBe(-1);
    expect(firstDifference(v, y)).toBe(-1);
  });

  test('of no rows or no columns nothing is written', () => {
    for (const [rows, columns] of [
      [0, 400],
      [40, 0],
      [1, 400],
    ] as const) {
      const u = filled(rows + 2, columns + 2);
      const before = u.copy();
      assign(u.slice('1:-1, 1:-1'), nd`${u}[:-2, 1:-1] + ${u}[1:-1, :-2]`);
      const inner = nd`${before}[:-2, 1:-1] + ${before}[1:-1, :-2]`.evaluate();
      assign(before.slice('1:-1, 1:-1'), inner);
      expect(firstDifference(u, before)).toBe(-1);
    }
  });
});

test('long rows have a kernel of their own, short ones and other shapes not', () => {
  const compiledBy = (columns: number, compute: (u: NdArray) => void): number => {
    const before = kernelStatistics().compiled;
    compute(zeros([40, columns]));
    return kernelStatistics().compiled - before;
  };
  const lagged = (u: NdArray) => assign(u.slice('1:, 1:'), nd`${u}[:-1, 1:] * 5 + ${u}[1:, :-1]`);
  compiledBy(100, lagged);
  expect([compiledBy(250, lagged), compiledBy(260, lagged)]).toEqual([0, 1]);
  const ahead = (u: NdArray) => assign(u.slice(':-1'), nd`${u}[1:] * 5 + 2`);
  compiledBy(100, ahead);
  expect(compiledBy(260, ahead)).toBe(0);
});
