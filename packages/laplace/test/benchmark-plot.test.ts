/** Pictures of benchmarks: bars as long as times, named and valued. */
import { describe, expect, test } from 'vitest';
import {
  type Benchmark,
  type BenchmarkPlotOptions,
  type Engine,
  plotBenchmark,
} from '@numloom/laplace';
import { boxesOf, overlapping, textsOf } from './support/svg.ts';

const measured = (engine: Engine, row: string, msPerIteration: number) => ({
  engine,
  row,
  iterations: 100,
  msPerIteration,
  maxDifference: 0,
});

function benchmark(...rows: Benchmark['rows'][number][]): Benchmark {
  const machine = { peers: [], missing: [] } as unknown as Benchmark['machine'];
  const problem = { size: 500, tolerance: 1e-4, boundary: 'x2-y2', repeat: 3 } as const;
  return { machine, problem, rows };
}

const given = benchmark(
  measured('numloom', 'numeric5', 0.25),
  measured('numloom', 'fused', 0.125),
  measured('numpy', 'numeric5', 1),
  measured('numexpr', 'numeric5', 0.5),
  measured('c', 'swap', 0.2),
);

/** The bars' classes and their left ends and lengths, from the top down. */
const barsOf = (svg: string) =>
  [...svg.matchAll(/<rect x="(\S+)" y="(\S+)" width="(\S+)" [^>]*class="(fill0|plain)"/g)].map(
    ([, x, y, width, kind]) => ({ kind, x: Number(x), y: Number(y), width: Number(width) }),
  );

test('bars stand in groups, as long as their times, ours first', () => {
  const svg = plotBenchmark(given);
  const bars = barsOf(svg);
  expect(bars.map(({ kind }) => kind)).toEqual([
    'fill0',
    'plain',
    'plain',
    'plain',
    'fill0',
    'plain',
  ]);
  const longest = bars[2]!.width;
  for (const [k, time] of [0.25, 0.2, 1, 0.5, 0.125, 0.2].entries()) {
    expect(bars[k]!.width / longest).toBeCloseTo(time, 3);
  }
  expect(new Set(bars.map(({ x }) => x)).size).toBe(1);
  expect(textsOf(svg).slice(0, 7)).toEqual([
    'numeric5',
    'numloom',
    '0.250 ms',
    'C -O3',
    '0.200 ms (swap)',
    'NumPy',
    '1.00 ms',
  ]);
  expect(svg).toContain('<desc>numeric5: numloom 0.250 ms, C -O3 0.200 ms (swap), NumPy 1.00 ms,');
});

test('times that differ much are on a logarithmic axis, and so they are where it is asked for', () => {
  const slow = benchmark(measured('numloom', 'slow', 40), measured('pypy', 'slow', 0.4));
  for (const svg of [plotBenchmark(slow), plotBenchmark(slow, { scale: 'log' })]) {
    const [ours, theirs] = barsOf(svg);
    // From 0.1 to 100.
    expect(ours!.width - theirs!.width).toBeCloseTo((440 * 2) / 3, 1);
    expect(textsOf(svg)).toContain('time per iteration, ms (logarithmic)');
  }
  const [ours, theirs] = barsOf(plotBenchmark(slow, { scale: 'linear' }));
  expect(ours!.width / theirs!.width).toBeCloseTo(100, 0);
});

test('peers that nothing of ours is compared with are drawn too', () => {
  const texts = textsOf(plotBenchmark(benchmark(measured('pypy', 'swap', 1))));
  expect(texts).toContain('PyPy');
  expect(texts).toContain('swap');
});

test.each([1e-7, 1, 3, 123_456])('no texts overlap, with times about %s', (time) => {
  const engines = ['c', 'c-native', 'numpy', 'numexpr', 'pypy'] as const;
  const names = ['copy', 'copy', 'numeric5', 'numeric5', 'slow'];
  const rows = [
    ...['slow', 'numeric1', 'numeric5', 'fused'].map((row, k) =>
      measured('numloom', row, time * 7.77 ** k),
    ),
    ...engines.map((engine, k) => measured(engine, names[k]!, time * 3.3 ** k)),
  ];
  for (const scale of ['linear', 'log'] as const) {
    const svg = plotBenchmark(benchmark(...rows), { scale, title: 'word '.repeat(60) });
    expect(overlapping(boxesOf(svg))).toEqual([]);
    const width = Number(/width="(\d+)"/.exec(svg)![1]);
    expect(Math.max(...boxesOf(svg).map(({ right }) => right))).toBeLessThan(width);
    expect(Math.min(...boxesOf(svg).map(({ left }) => left))).toBeGreaterThan(0);
  }
});

describe('bad input', () => {
  test.each<[unknown, unknown, string]>([
    [{}, {}, 'rows is of type undefined; it must be an array'],
    [benchmark(), {}, 'rows is empty'],
    [benchmark(measured('c', 'swap', NaN)), {}, 'rows[0].msPerIteration is NaN; it must be finite'],
    [benchmark(measured('c', 'swap', 0)), {}, 'rows[0].msPerIteration is 0; it must be finite'],
    [given, { scale: 'sqrt' }, "scale is 'sqrt'; it must be 'linear' or 'log'"],
    [given, { theme: 3 }, "theme is number; it must be 'auto', 'light' or 'dark'"],
  ])('%j %j', (wrong, options, message) => {
    expect(() => plotBenchmark(wrong as Benchmark, options as BenchmarkPlotOptions)).toThrow(
      `plotBenchmark: ${message}`,
    );
  });
});
