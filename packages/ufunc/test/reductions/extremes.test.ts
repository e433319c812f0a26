/** Extremes against a plain search: NaN, infinities, zeros of both signs, along every axis. */
import { asarray } from '@numloom/ndarray';
import { evaluate, max, min, nanmax, nanmin } from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { onEachBackend } from '../expressions/support/backends.ts';
import { layOut, layoutNames } from '../expressions/support/layouts.ts';

const functions = { min, max, nanmin, nanmax };
type Name = keyof typeof functions;
const names = Object.keys(functions) as Name[];

/** NumPy's rules, spelled out; zeros are equal. */
function expected(name: Name, values: readonly number[]): number {
  const skips = name.startsWith('nan');
  const numbers = values.filter((value) => !Number.isNaN(value));
  if (numbers.length === 0 || (!skips && numbers.length < values.length)) return NaN;
  const better = name.endsWith('min') ? Math.min : Math.max;
  return numbers.reduce((a, b) => better(a, b)) + 0;
}

const special = [NaN, Infinity, -Infinity, 0, -0, 1, -1];

/** Numbers and, as often as `holes` of 1000, special ones. */
function values(n: number, seed: number, holes: number): number[] {
  let state = seed + 1;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8;
  return Array.from({ length: n }, () =>
    next() % 1000 < holes ? special[next() % special.length]! : (next() % 1000) / 8 - 60,
  );
}

function lines(data: readonly number[], rows: number, columns: number, axis: number | null) {
  if (axis === null) return [[...data]];
  const count = axis === 0 ? columns : rows;
  return Array.from({ length: count }, (_, i) =>
    axis === 0
      ? Array.from({ length: rows }, (_, k) => data[k * columns + i]!)
      : data.slice(i * columns, (i + 1) * columns),
  );
}

onEachBackend(() => {
  describe('extremes', () => {
    test.each(['float64', 'float32'] as const)('of %s, in every layout', (dtype) => {
      const size = fc.integer({ min: 1, max: 90 });
      fc.assert(
        fc.property(
          size,
          size,
          fc.nat(),
          fc.constantFrom(0, 3, 300, 1000),
          fc.constantFrom(...layoutNames),
          (rows, columns, seed, holes, layout) => {
            const data = values(rows * columns, seed, holes);
            const x = layOut(data, [rows, columns], dtype, layout);
            for (const name of names) {
              for (const axis of [0, 1, null]) {
                const result = evaluate(functions[name](x, { axis }));
                const found = [...result.reshape([result.size]).values()].map((one) => one + 0);
                expect(found, `${name} along ${axis}`).toEqual(
                  lines(data, rows, columns, axis).map((line) => expected(name, line)),
                );
              }
            }
          },
        ),
        { numRuns: 20 },
      );
    });

    test('of several blocks and segments, NaN and the extreme in any of them', () => {
      for (const n of [511, 513, 5000, 40_000]) {
        for (const at of [0, 63, 64, n - 8, n - 1]) {
          const data = values(n, 7, 0);
          data[at] = 1e3;
          data[n - 1 - at] = -1e3;
          expect([max(asarray(data)).item(), min(asarray(data)).item()]).toEqual([1e3, -1e3]);
          data[at] = NaN;
          expect(min(asarray(data)).item()).toBeNaN();
          expect(nanmin(asarray(data)).item()).toBe(expected('nanmin', data));
        }
        expect(nanmax(asarray(new Array<number>(n).fill(NaN))).item()).toBeNaN();
        expect(nanmin(asarray(new Array<number>(n).fill(Infinity))).item()).toBe(Infinity);
      }
    });
  });
});
