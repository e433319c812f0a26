/** Pictures of convergence histories: what is drawn where, that nothing overlaps, and wrong input. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ConvergenceHistory,
  type ConvergenceOptions,
  plotConvergence,
} from '@numloom/laplace';
import { boxesOf, overlapping, textsOf } from './support/svg.ts';

/** A residual that falls by a factor each iteration. */
function falling(label: string, rate: number, count: number): ConvergenceHistory {
  const steps = Array.from({ length: count + 1 }, (_, k) => k);
  return {
    label,
    iterations: Float64Array.from(steps),
    residuals: steps.map((k) => rate ** k),
    seconds: steps.map((k) => k * 1e-3),
  };
}

/** The points of each line, in pixels, one list for each part. */
const linesOf = (svg: string): [number, number][][] =>
  [...svg.matchAll(/<path d="(M[^"Z]*)" fill="none" stroke-width="2"[^>]*\/>(?!<text)/g)].flatMap(
    ([whole, d]) =>
      // Samples in the legend are level lines of their own.
      whole.includes('H')
        ? []
        : d!
            .split('M')
            .slice(1)
            .map((part) =>
              part.split('L').map((at) => at.split(' ').map(Number) as [number, number]),
            ),
  );

/** The frame: the one rectangle without a fill. */
function frameOf(svg: string) {
  const found = /<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="none"/.exec(svg)!;
  const [left, top, width, height] = found.slice(1).map(Number) as [number, number, number, number];
  return { left, top, width, height };
}

test('residuals are on a logarithmic axis, iterations on a plain one', () => {
  const svg = plotConvergence([falling('a', 0.1, 6), falling('b', 0.01, 3)]);
  const { left, top, width, height } = frameOf(svg);
  const [a, b] = linesOf(svg);
  expect(a).toHaveLength(7);
  for (const [k, [x, y]] of a!.entries()) {
    expect(x).toBeCloseTo(left + (width * k) / 6, 1);
    expect(y).toBeCloseTo(top + (height * k) / 6, 1);
  }
  for (const [k, [x, y]] of b!.entries()) {
    expect(x).toBeCloseTo(left + (width * k) / 6, 1);
    expect(y).toBeCloseTo(top + (height * k) / 3, 1);
  }
  const texts = textsOf(svg);
  for (const text of ['a', 'b', '10⁰', '10⁻⁶', '6', 'iterations', 'relative residual']) {
    expect(texts).toContain(text);
  }
});

test('numbers of iterations that differ much are on a logarithmic axis, and so are seconds', () => {
  const histories = [falling('slow', 0.99, 1000), falling('quick', 0.1, 10)];
  const byIterations = linesOf(plotConvergence(histories));
  const { left, width } = frameOf(plotConvergence(histories));
  expect(byIterations[0]![0]![0]).toBeCloseTo(left, 1);
  expect(byIterations[1]!.at(-1)![0]).toBeCloseTo(left + width / 3, 1);
  const bySeconds = linesOf(plotConvergence(histories, { x: 'seconds' }));
  expect(bySeconds[1]!.at(-1)![0]).toBeCloseTo(left + width / 3, 1);
  const plain = linesOf(plotConvergence(histories, { xscale: 'linear' }));
  expect(plain[1]!.at(-1)![0]).toBeCloseTo(left + width / 100, 1);
});

test('what is not finite interrupts a line, and 0 lies on the lower edge', () => {
  const svg = plotConvergence([
    { label: 'gap', iterations: [0, 1, 2, 3, 4], residuals: [1, 0.1, NaN, 1e-3, Infinity] },
    { label: 'exact', iterations: [0, 1], residuals: [1, 0] },
    { label: 'lost', iterations: [0], residuals: [NaN] },
    { label: 'none', iterations: [], residuals: [] },
  ]);
  expect(svg).not.toMatch(/"[^"]*(NaN|Infinity|undefined)/);
  const { top, height } = frameOf(svg);
  const lines = linesOf(svg);
  expect(lines.map((line) => line.length)).toEqual([2, 1, 2]);
  expect(lines[2]![1]![1]).toBeCloseTo(top + height, 1);
  expect(lines[1]![0]![1]).toBeLessThan(top + height - 10);
  expect(textsOf(svg)).toContain('0');
  expect(svg).toContain('gap: from 1 to 0.001 after 3 iterations, then not finite.');
  expect(svg).toContain('lost: no finite residual.');
});

test.each([
  ['one value', [1e-3, 1e-3]],
  ['nearly one value', [1, 1 - 1e-12]],
  ['the least number', [5e-324, 5e-324]],
  ['all numbers', [5e-324, 1.7e308]],
  ['the greatest number', [1.7e308, 1.7e308]],
  ['nothing but 0', [0, 0]],
])('draws %s', (_, residuals) => {
  const svg = plotConvergence([{ label: 'a', iterations: [0, 1], residuals }]);
  expect(svg).not.toMatch(/"[^"]*(NaN|Infinity|undefined)/);
  const { top, height } = frameOf(svg);
  for (const [, y] of linesOf(svg)[0]!) {
    expect(y).toBeGreaterThanOrEqual(top - 0.01);
    expect(y).toBeLessThanOrEqual(top + height + 0.01);
  }
});

test('lines differ by colour, dashes and marks', () => {
  const histories = Array.from({ length: 16 }, (_, k) => falling(`m${k}`, 0.1 + k / 100, 4));
  const svg = plotConvergence(histories);
  const looks = [...svg.matchAll(/class="(stroke\d)"( stroke-dasharray="[^"]*")?/g)].map(
    ([, colour, dash]) => `${colour}${dash}`,
  );
  expect(new Set(looks).size).toBe(16);
});

test('long histories become as many points as can be seen, their extremes among them', () => {
  const residuals = Float64Array.from({ length: 100_001 }, (_, k) => 2 + Math.sin(k));
  residuals[50_000] = 1e-5;
  const iterations = residuals.map((_, k) => k);
  const svg = plotConvergence([{ label: 'a', iterations, residuals }]);
  const [line] = linesOf(svg);
  expect(line!.length).toBeLessThan(4 * 562);
  const { top, height } = frameOf(svg);
  expect(Math.max(...line!.map(([, y]) => y))).toBeCloseTo(top + height, 1);
});

test('texts overlap neither each other nor the frame', () => {
  const label = fc.string({ maxLength: 60 });
  const residual = fc.double({ min: 0, max: 1e300, noNaN: true });
  const history = fc.record({
    label,
    residuals: fc.array(residual, { minLength: 1, maxLength: 5 }),
    last: fc.integer({ min: 0, max: 1e7 }),
  });
  const given = fc.tuple(
    fc.array(history, { minLength: 1, maxLength: 24 }),
    fc.record({
      title: label,
      tol: fc.constantFrom(1e-8, 0.5),
      xscale: fc.constantFrom('linear', 'log'),
    } as const),
  );
  fc.assert(
    fc.property(given, ([histories, options]) => {
      const svg = plotConvergence(
        histories.map(({ label: name, residuals, last }) => {
          const iterations = residuals.map((_, k) => (k * last) / residuals.length);
          return { label: name, residuals, iterations };
        }),
        options as ConvergenceOptions,
      );
      expect(overlapping(boxesOf(svg))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test('is named and described, and follows the theme', () => {
  const histories = [falling('<a>', 0.1, 2)];
  const svg = plotConvergence(histories, { title: 'A & B' });
  expect(svg).toMatch(/role="img".*\n<title>A &amp; B<\/title>\n<desc>.*&lt;a&gt;: from 1 to 0.01/);
  expect(svg).toContain('prefers-color-scheme:dark');
  const dark = plotConvergence(histories, { theme: 'dark' });
  expect(dark).not.toContain('prefers-color-scheme');
  expect(dark).toContain('.numloom-dark .paper{fill:#181818}');
});

describe('bad input', () => {
  const good = falling('a', 0.5, 3);
  test.each<[unknown, unknown, string]>([
    [undefined, {}, 'histories is of type undefined; it must be an array'],
    [[], {}, 'histories is empty'],
    [[{ ...good, label: 3 }], {}, 'label of histories[0] is of type number'],
    [[{ ...good, residuals: [1, 2] }], {}, "iterations of 'a' has 4 elements, residuals has 2"],
    [
      [{ ...good, residuals: [1, -1, 1, 1] }],
      {},
      "residuals[1] of 'a' is -1; it must be 0 or more",
    ],
    [
      [{ ...good, iterations: [0, 1, NaN, 3] }],
      {},
      "iterations[2] of 'a' is NaN; it must be finite",
    ],
    [[{ ...good, residuals: 7 }], {}, "residuals of 'a' is of type number"],
    [[{ ...good, residuals: ['1', '2', '3', '4'] }], {}, "residuals of 'a' has a string"],
    [[{ ...good, seconds: undefined }], { x: 'seconds' }, "seconds of 'a' is of type undefined"],
    [[good], { x: 'hours' }, "x is 'hours'; it must be 'iterations' or 'seconds'"],
    [[good], { xscale: 'sqrt' }, "xscale is 'sqrt'; it must be 'linear' or 'log'"],
    [[good], { tol: 0 }, 'tol is 0; it must be finite and more than 0'],
    [[good], { theme: 'blue' }, "theme is 'blue'; it must be 'auto', 'light' or 'dark'"],
  ])('%j %j', (histories, options, message) => {
    expect(() =>
      plotConvergence(histories as ConvergenceHistory[], options as ConvergenceOptions),
    ).toThrow(`plotConvergence: ${message}`);
  });
});
