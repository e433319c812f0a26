import { decode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import type { PlotField } from '../src/plot/field.ts';
import { plotSvg } from '../src/plot/svg.ts';
import { formatLevel, niceTicks } from '../src/plot/ticks.ts';

/** Samples f on [0, 1] x [0, 1]. */
function sampled(
  rows: number,
  columns: number,
  f: (x: number, y: number) => number,
  options: Partial<PlotField> = {},
): PlotField {
  const values = Float64Array.from({ length: rows * columns }, (_, p) =>
    f((p % columns) / (columns - 1), Math.floor(p / columns) / (rows - 1)),
  );
  return { values, rows, columns, extent: [0, 1, 0, 1], ...options };
}

/** All texts of the picture, in order. */
const texts = (svg: string) => [...svg.matchAll(/>([^<>]+)<\/text>/g)].map((found) => found[1]!);

/** The map's image, one pixel a block. */
function mapOf(svg: string) {
  const data = /<image[^>]*base64,([^"]+)"/.exec(svg)![1]!;
  const image = decode(Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)));
  const at = (column: number, row: number) => {
    const p = 3 * (row * image.width + column);
    return [...image.data.subarray(p, p + 3)];
  };
  return { ...image, at };
}

/** The contour lines' points, in pixels: those paths that are drawn half transparent and unfilled. */
function contourPoints(svg: string): [number, number][] {
  const paths = [...svg.matchAll(/<path d="(M[^"]*L[^"]*)" fill="none"/g)];
  return paths.flatMap(([, d]) =>
    [...d!.matchAll(/[ML](\S+) ([^ML]+)/g)].map(
      (found) => [Number(found[1]), Number(found[2])] as [number, number],
    ),
  );
}

/** The frame of a picture, in pixels. */
function frameOf(svg: string) {
  const found = /<clipPath id="frame"><rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/;
  const [left, top, width, height] = found.exec(svg)!.slice(1).map(Number);
  return { left: left!, top: top!, width: width!, height: height! };
}

const viridis = { low: [68, 1, 84], high: [253, 231, 37] };
const grey = [205, 205, 205];

test('writes title, labels, ticks and contour values', () => {
  const svg = plotSvg(
    sampled(40, 40, (x, y) => x * x - y * y, {
      title: 'A & B <"C">',
      xlabel: 'along x',
      ylabel: 'along y',
      label: 'u',
    }),
  );
  expect(svg).toContain('>A &amp; B &lt;&quot;C&quot;&gt;</text>');
  const written = texts(svg);
  for (const text of ['along x', 'along y', 'u', '0.2', '1.0', '−0.6']) {
    expect(written).toContain(text);
  }
  // Once at the colour bar, once on its line: 0.6 is also on both axes.
  expect(written.filter((text) => text === '−0.6')).toHaveLength(2);
  expect(written.filter((text) => text === '0.6')).toHaveLength(4);
});

test('puts the colours where they belong, y upward', () => {
  const map = mapOf(plotSvg(sampled(3, 4, (x, y) => x + 10 * y)));
  expect([map.width, map.height]).toEqual([4, 3]);
  expect(map.at(0, 2)).toEqual(viridis.low);
  expect(map.at(3, 0)).toEqual(viridis.high);
});

test('clamps to range, and draws RdBu_r from blue to red', () => {
  const options = { range: [-1, 1], colourmap: 'RdBu_r' } as const;
  const map = mapOf(plotSvg(sampled(2, 3, (x) => 6 * x - 3, options)));
  const [red, , blue] = map.at(0, 0);
  expect(blue).toBeGreaterThan(red! + 50);
  expect(map.at(2, 0)[0]).toBeGreaterThan(map.at(2, 0)[2]! + 50);
  expect(Math.min(...map.at(1, 0))).toBeGreaterThan(220);
});

test('contour lines lie at their level', () => {
  const svg = plotSvg(sampled(50, 60, (x, y) => x + y, { levels: [0.5, 1.25] }));
  const { left, top, width, height } = frameOf(svg);
  const points = contourPoints(svg);
  expect(points.length).toBeGreaterThan(50);
  for (const [px, py] of points) {
    const sum = (px - left) / width + (top + height - py) / height;
    expect(Math.min(Math.abs(sum - 0.5), Math.abs(sum - 1.25))).toBeLessThan(1e-3);
  }
});

test('equal scales along x and y', () => {
  const { width, height } = frameOf(plotSvg(sampled(5, 5, (x) => x, { extent: [0, 4, 1, 3] })));
  expect(width / height).toBeCloseTo(2, 2);
});

test('a cell without a value is grey, and explained; no line runs along its edge', () => {
  const hole = (x: number, y: number) => Math.hypot(x - 0.5, y - 0.5) < 0.2;
  const field = sampled(41, 41, (x, y) => (hole(x, y) ? NaN : y), { levels: [0.1] });
  field.values[0] = Infinity;
  const svg = plotSvg(field);
  expect(texts(svg)).toContain('not finite');
  expect(mapOf(svg).at(20, 20)).toEqual(grey);
  expect(mapOf(svg).at(0, 40)).toEqual(grey);
  const { top, height } = frameOf(svg);
  for (const [, y] of contourPoints(svg)) expect((top + height - y) / height).toBeCloseTo(0.1, 3);
});

test('a region that has the level throughout has no rim', () => {
  const flat = (x: number) => Math.min(0, x - 0.3) + Math.max(0, x - 0.7);
  expect(contourPoints(plotSvg(sampled(41, 41, flat, { levels: [0] })))).toEqual([]);
  const line = contourPoints(plotSvg(sampled(41, 41, (x) => x - 0.5, { levels: [0] })));
  expect(line.length).toBeGreaterThan(10);
});

test.each([
  ['constant', 3, '3.00'],
  ['zero', 0, '0.0'],
  ['tiny', 1e-320, '0.0'],
  ['huge', 1e300, '1.00×10³⁰⁰'],
])('a %s field has one colour and a bar with its value', (_, value, label) => {
  const svg = plotSvg(sampled(4, 4, () => value));
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(texts(svg)).toContain(label);
  const map = mapOf(svg);
  expect(map.at(0, 0)).toEqual(map.at(3, 3));
  expect(map.at(0, 0)).not.toEqual(grey);
});

test('a field without any value is grey', () => {
  const svg = plotSvg(sampled(3, 3, () => NaN));
  expect(svg).not.toMatch(/"[^"]*NaN/);
  expect(mapOf(svg).at(1, 1)).toEqual(grey);
});

test('large grids become block means', () => {
  const map = mapOf(plotSvg(sampled(1100, 5, (_, y) => y)));
  expect([map.width, map.height]).toEqual([5, 367]);
  expect(map.at(0, 366)).toEqual(viridis.low);

  const striped = mapOf(plotSvg(sampled(2, 1024, (x) => Math.round(x * 1023) % 2)));
  const half = mapOf(plotSvg(sampled(2, 2, () => 0.5, { range: [0, 1] })));
  expect(striped.width).toBe(512);
  expect(striped.at(100, 0)).toEqual(half.at(0, 0));

  const svg = plotSvg(sampled(1030, 1030, (x, y) => x * x + y, { levels: [0.7] }));
  const { left, top, width, height } = frameOf(svg);
  for (const [px, py] of contourPoints(svg)) {
    const value = ((px - left) / width) ** 2 + (top + height - py) / height;
    expect(value).toBeCloseTo(0.7, 2);
  }
});

test('is named and described, and follows the theme', () => {
  const field = sampled(3, 3, (x) => x, { title: 'A & B', levels: [0.5] });
  const svg = plotSvg(field);
  expect(svg).toMatch(/role="img".*\n<title>A &amp; B<\/title>\n<desc>values from 0 to 1; x from/);
  expect(svg).toContain('3 × 3 points; contour lines at 0.5.</desc>');
  expect(svg).toContain('prefers-color-scheme:dark');
  expect(plotSvg({ ...field, theme: 'light' })).not.toContain('prefers-color-scheme');
  const dark = plotSvg({ ...field, theme: 'dark' });
  expect(dark).toContain('.numloom-dark .paper{fill:#181818}');
  expect(dark).toContain('class="numloom-dark"');
});

test('a long title is set smaller and then cut', () => {
  const svg = plotSvg(sampled(3, 3, (x) => x, { title: 'word '.repeat(60) }));
  expect(texts(svg).some((text) => /^word .*…$/.test(text))).toBe(true);
});

test.each([
  [
    [0, 1],
    ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'],
  ],
  [
    [-50, 50],
    ['−40', '−20', '0', '20', '40'],
  ],
  [
    [0, 1e-7],
    ['0', '0.2×10⁻⁷', '0.4×10⁻⁷', '0.6×10⁻⁷', '0.8×10⁻⁷', '1.0×10⁻⁷'],
  ],
  [
    [-2e5, 2e5],
    ['−2×10⁵', '−1×10⁵', '0', '1×10⁵', '2×10⁵'],
  ],
  [
    [99.9, 100.1],
    ['99.90', '99.95', '100.00', '100.05', '100.10'],
  ],
] as const)('ticks of %j', ([low, high], labels) => {
  expect(niceTicks(low, high, 6).labels).toEqual(labels);
});

test.each([
  [0, '0'],
  [-0.8, '−0.8'],
  [1 / 3, '0.3333'],
  [12.345678, '12.35'],
  [5, '5'],
  [-123456, '−1.235×10⁵'],
  [2e-9, '2×10⁻⁹'],
])('level %d is written %s', (level, label) => expect(formatLevel(level)).toBe(label));

describe('bad input', () => {
  const good = sampled(4, 4, (x) => x);
  test.each<[Partial<Record<keyof PlotField, unknown>>, string]>([
    [{ values: new Float64Array(12) }, 'plot: values has 12 elements, rows x columns is 4 x 4'],
    [{ values: [1, 2] }, 'plot: values is of type object; it must be a Float64Array'],
    [{ rows: 1 }, 'plot: rows is 1; it must be an integer of 2 or more'],
    [{ columns: 2.5 }, 'plot: columns is 2.5; it must be an integer of 2 or more'],
    [{ extent: [1, 0, 0, 1] }, 'plot: extent (x) is 1 to 0; it must be finite and increasing'],
    [{ extent: [0, 1, 0, NaN] }, 'plot: extent (y) is 0 to NaN; it must be finite'],
    [{ range: [1, 1] }, 'plot: range is 1 to 1; it must be finite and increasing'],
    [{ levels: [0, NaN] }, 'plot: levels has NaN; all must be finite'],
    [{ theme: 'blue' }, "plot: theme is 'blue'; it must be 'auto', 'light' or 'dark'"],
    [{ colourmap: 'jet' }, "plot: colourmap is 'jet'; it must be one of viridis, plasma"],
    [{ values: new Float64Array(16).fill(1e308).fill(-1e308, 8) }, 'plot: values run from -1e+308'],
  ])('%j', (wrong, message) => {
    expect(() => plotSvg({ ...good, ...wrong } as PlotField)).toThrow(message);
  });
});
