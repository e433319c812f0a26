/** Indices of extremes against a plain search: ties, NaN, blocks, chunks, layouts. */
import { asarray, type NdArray, zeros } from '@numloom/ndarray';
import { argmax, argmin, evaluate, nanargmax, nanargmin, nd, sum } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { layOut, layoutNames } from '../expressions/support/layouts.ts';

const functions = { argmin, argmax, nanargmin, nanargmax };
type Name = keyof typeof functions;
const names = Object.keys(functions) as Name[];

/** NumPy's rules, spelled out; undefined where there is nothing but NaN. */
function expectedIndex(name: Name, values: readonly number[]): number | undefined {
  const skips = name.startsWith('nan');
  const nan = values.findIndex((value) => Number.isNaN(value));
  if (!skips && nan >= 0) return nan;
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0) return undefined;
  const better = name.endsWith('min') ? Math.min : Math.max;
  const extreme = numbers.reduce((a, b) => better(a, b));
  return values.findIndex((value) => value === extreme);
}

/** Small numbers, many of them alike, and some that are none. */
function tied(n: number, seed: number, holes: number): number[] {
  let state = seed + 1;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const value = (state >>> 8) % 1000;
    return value < holes ? NaN : value % 40;
  });
}

function check(name: Name, x: NdArray, values: readonly number[]): void {
  const [rows, columns] = x.shape as [number, number];
  const call = functions[name];
  expect(Number(call(x).item())).toBe(expectedIndex(name, values));
  const byRow = Array.from({ length: rows }, (_, i) =>
    expectedIndex(name, values.slice(i * columns, (i + 1) * columns)),
  );
  const byColumn = Array.from({ length: columns }, (_, k) =>
    expectedIndex(
      name,
      Array.from({ length: rows }, (_, i) => values[i * columns + k]!),
    ),
  );
  for (const [axis, expected] of [
    [1, byRow],
    [0, byColumn],
  ] as const) {
    const along = () => (call(x, { axis }).tolist() as bigint[]).map(Number);
    if (expected.includes(undefined)) {
      expect(along).toThrow(`${name}: a slice along the axis has no element but NaN`);
    } else expect(along()).toEqual(expected);
  }
}

onEachBackend(() => {
  describe.each(layoutNames)('operands %s', (layout) => {
    test.each(names)('%s of small and of large arrays', (name) => {
      const shapes = [
        [1, 1],
        [3, 5],
        [7, 1],
        [1, 9],
        [40, 500],
        [500, 40],
        [2, 9000],
        [50, 400],
      ] as const;
      shapes.forEach(([rows, columns], i) => {
        const values = tied(rows * columns, i, i % 2 === 0 ? 0 : 5);
        check(name, layOut(values, [rows, columns], 'float64', layout), values);
      });
    });
  });

  test('of expressions, which are computed in chunks', () => {
    for (const shape of [
      [300, 400],
      [3, 40_000],
      [120_000, 1],
    ] as const) {
      const values = tied(shape[0] * shape[1], 3, shape[1] === 1 ? 0 : 1);
      const x = asarray(values).reshape([...shape]);
      const negated = values.map((value) => -value);
      const opposite = nd`-${x}`;
      expect(Number(argmax(opposite).item())).toBe(expectedIndex('argmax', negated));
      for (const axis of [0, 1]) {
        expect(nanargmax(opposite, { axis }).tolist()).toEqual(nanargmin(x, { axis }).tolist());
        expect(argmin(nd`${x.T} + 1`, { axis }).tolist()).toEqual(argmin(x.T, { axis }).tolist());
      }
    }
  });

  test('of integers of 64 bits and of bool', () => {
    const wide = asarray([2n ** 60n, 2n ** 60n + 1n, -(2n ** 62n), 2n ** 60n + 1n]);
    expect(argmax(wide).item()).toBe(1n);
    expect(argmin(wide).item()).toBe(2n);
    expect(
      argmax(
        [
          [false, true, true],
          [false, false, false],
        ],
        { axis: 1 },
      ).tolist(),
    ).toEqual([1n, 0n]);
    expect(nanargmin([true, false]).item()).toBe(1n);
  });

  test('either zero is the first', () => {
    expect(argmin([0, -0]).item()).toBe(0n);
    expect(argmax([-0, 0]).item()).toBe(0n);
  });
});

test('random arrays', () => {
  const numbers = fc.array(fc.constantFrom(NaN, Infinity, -Infinity, 0, -0, 1, 2, -3), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(numbers, fc.constantFrom(...names), (values, name) => {
      const expected = expectedIndex(name, values);
      if (expected === undefined) expect(() => functions[name](values).item()).toThrow(RangeError);
      else expect(Number(functions[name](values).item())).toBe(expected);
    }),
  );
});

describe('as parts of expressions', () => {
  const x = asarray([
    [3, 1, 2],
    [0, 5, 4],
  ]);

  test('they are computed with what needs them, and as they were when built', () => {
    const y = x.copy();
    const index = argmin(y, { axis: 1, keepdims: true });
    const next = nd`${index} + 1`;
    y.fill(7);
    expect(next.tolist()).toEqual([[2n], [1n]]);
    const [total, place] = evaluate([sum(x), argmax(x)]);
    expect(total.item()).toBe(15);
    expect(place.item()).toBe(4n);
    expect(nd`argmax(${x} * -1, axis=1)`.tolist()).toEqual([1n, 0n]);
  });

  test('of what is computed first', () => {
    expect(argmin(nd`sum(${x}, axis=0)`).item()).toBe(0n);
    expect(argmax(nd`${x} - mean(${x}, axis=0)`, { axis: 1 }).tolist()).toEqual([0n, 1n]);
  });

  test('what makes no sense is refused', () => {
    expect(() => argmin(zeros([2, 0]), { axis: 1 })).toThrow(/^argmin: .* has no element/);
    expect(() => argmin(zeros(0))).toThrow(/^argmin: an array of shape \(0,\)/);
    expect(argmin(zeros([2, 0]), { axis: 0 }).shape).toEqual([0]);
    expect(() => argmin(zeros(2, { dtype: 'complex64' }))).toThrow(/^argmin: .*complex64/);
    expect(() => argmin(x, { axis: [0] as never })).toThrow(/^argmin: axis is \[0\]/);
    expect(() => argmin(x, { axis: 2 })).toThrow(/^argmin: axis 2/);
    expect(() => nd`argmin(${x}, dtype='int8')`).toThrow(/argmin: takes no option dtype/);
  });

  test('nanargmin of nothing but NaN throws when computed', () => {
    const nothing = nanargmin([NaN, NaN]);
    expect(() => nothing.item()).toThrow(RangeError);
  });
});
