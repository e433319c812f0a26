/** Large assignments over what is read, whose rows wait in a ring: as if computed first. */
import { array, asarray, type DType, type NdArray } from '@numloom/ndarray';
import {
  abs,
  add,
  assign,
  evaluate,
  explain,
  type Expression,
  max,
  multiply,
  store,
  sum,
} from '@numloom/ufunc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onEachBackend } from './support/backends.ts';
import { elementsOf, expectElements } from './support/elements.ts';

/** Where a window starts, in rows and columns. */
type Place = readonly [row: number, column: number];

interface Sweep {
  readonly rows: number;
  readonly columns: number;
  /** Room for windows to start in, in each direction. */
  readonly room: Place;
  readonly stores: readonly {
    readonly array: number;
    readonly target: Place;
    readonly reads: readonly (readonly [array: number, Place])[];
  }[];
  readonly transposed: boolean;
  readonly backwards: boolean;
  readonly foreign: boolean;
  readonly dtype: DType;
}

/** Sweeps of so many rows and columns. */
const sweeps = (rows: readonly [number, number], columns: readonly [number, number]) =>
  fc
    .record({ row: fc.integer({ min: 0, max: 9 }), column: fc.integer({ min: 0, max: 3 }) })
    .chain(({ row, column }) => {
      const place = fc.tuple(fc.integer({ min: 0, max: row }), fc.integer({ min: 0, max: column }));
      const one = fc.record({
        target: place,
        reads: fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), place), {
          minLength: 1,
          maxLength: 4,
        }),
      });
      return fc.record({
        rows: fc.integer({ min: rows[0], max: rows[1] }),
        columns: fc.integer({ min: columns[0], max: columns[1] }),
        room: fc.constant([row, column] as const),
        stores: fc
          .array(one, { minLength: 1, maxLength: 2 })
          .map((list) => list.map((entry, array) => ({ ...entry, array }))),
        transposed: fc.boolean(),
        backwards: fc.boolean(),
        foreign: fc.boolean(),
        dtype: fc.constantFrom<DType>('float64', 'float64', 'complex128', 'int32'),
      });
    });

function window(base: NdArray, [row, column]: Place, sweep: Sweep): NdArray {
  const { rows, columns, transposed, backwards } = sweep;
  const part = base.slice(`${row}:${row + rows}`, `${column}:${column + columns}`);
  const turned = transposed ? part.T : part;
  return backwards ? turned.slice('::-1', '::-1') : turned;
}

function combine(
  arrays: readonly NdArray[],
  sweep: Sweep,
  reads: Sweep['stores'][number]['reads'],
): Expression {
  const terms = reads.map(([from, place], i) =>
    multiply(window(arrays[from]!, place, sweep), i + 1),
  );
  return terms.reduce((a, b) => add(a, b));
}

function numbered(
  shape: readonly number[],
  from: number,
  foreign = false,
  dtype: DType = 'float64',
): NdArray {
  const values = Float64Array.from(
    { length: shape[0]! * shape[1]! },
    (_, i) => ((i * 31 + from) % 997) / 8,
  );
  const real = foreign ? asarray(values) : array(values);
  return (dtype === 'float64' ? real : real.astype(dtype)).reshape(shape);
}

/** A store whose target lags, its rows long enough for pairs, of elements that are not neighbours. */
const reversedPairs: Sweep = {
  rows: 16,
  columns: 512,
  room: [7, 1],
  stores: [
    { array: 0, target: [4, 1], reads: [[1, [0, 0]]] },
    {
      array: 1,
      target: [0, 0],
      reads: [
        [0, [4, 0]],
        [1, [1, 0]],
      ],
    },
  ],
  transposed: false,
  backwards: true,
  foreign: false,
  dtype: 'float64',
};

onEachBackend(() => {
  const sizes = [
    ['many rows', sweeps([1, 70], [100, 700]), 35],
    ['long rows', sweeps([14, 24], [1290, 1500]), 15],
  ] as const;
  test.each(sizes)('random stencils on one array or two, with folds: %s', (_, some, numRuns) => {
    fc.assert(
      fc.property(some, (sweep) => {
        const shape = [sweep.rows + sweep.room[0], sweep.columns + sweep.room[1]];
        const ours = [0, 1].map((i) => numbered(shape, 7 * i, sweep.foreign, sweep.dtype));
        const old = ours.map((base) => base.copy());
        const values = sweep.stores.map(({ reads }) => combine(ours, sweep, reads));
        const columns = sum(values[0]!, { axis: 0 });
        const roots = sweep.stores.map(({ array: i, target }, k) =>
          store(window(ours[i]!, target, sweep), values[k]!),
        );
        const results = evaluate([...roots, columns, sum(values[0]!), max(abs(values.at(-1)!))]);
        const expected = sweep.stores.map(({ reads }) => combine(old, sweep, reads).evaluate());
        sweep.stores.forEach(({ array: i, target }, k) => {
          assign(window(old[i]!, target, sweep), expected[k]!);
        });
        ours.forEach((base, i) => expectElements(base, elementsOf(old[i]!), `array ${i}`));
        const [perColumn, total, largest] = results.slice(-3) as [NdArray, NdArray, NdArray];
        expectElements(perColumn, elementsOf(sum(expected[0]!, { axis: 0 }).evaluate()), 'columns');
        expect(total.item()).toEqual(sum(expected[0]!).item());
        expect(largest.item()).toBe(max(abs(expected.at(-1)!)).item());
      }),
      { numRuns, examples: [[reversedPairs], [{ ...reversedPairs, dtype: 'complex128' }]] },
    );
  });

  test('stencils of every lag, in elements, of one dimension', () => {
    for (const lag of [1, 2, 63, 64, 1000, 2047, 2048, 2049, 4096, 5000, 9999, 10_000]) {
      const u = array(Float64Array.from({ length: 20_001 }, (_, i) => (i * 13) % 101));
      const expected = add(u.slice(`:-${lag}`).copy(), u.slice(`${lag}:`).copy()).evaluate();
      const roots = [
        store(u.slice(`${lag}:`), add(u.slice(`:-${lag}`), u.slice(`${lag}:`))),
        sum(add(u.slice(`:-${lag}`), u.slice(`${lag}:`))),
      ] as const;
      const [, total] = evaluate(roots);
      expectElements(u.slice(`${lag}:`), elementsOf(expected), `lag ${lag}`);
      expect(total.item()).toBe(sum(expected).item());
    }
  });
});

test('explain tells how far stores lag', () => {
  const u = numbered([100, 90], 0);
  const [above, below] = [u.slice(':-2', '1:'), u.slice('2:', '1:')];
  expect(explain(store(below, add(above, below)))).toContain('written 2 rows behind');
  expect(explain(store(above, add(above, below)))).toContain('written directly');
  expect(explain(store(u, add(u, 1)))).toContain('written directly');
  expect(explain(store(u, add(u.slice('::-1'), 1)))).toContain('written from a temporary');
});
