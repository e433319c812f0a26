import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { PlotField } from '../src/plot/field.ts';
import { plotConvergence } from '../src/plot/convergence.ts';
import { plotPng } from '../src/plot/png.ts';
import { savePlot } from '../src/plot/save.ts';
import { plotSvg } from '../src/plot/svg.ts';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Low on the left, high on the right, a hole in the middle. */
const field: PlotField = {
  values: Float64Array.from({ length: 81 }, (_, p) => (p === 40 ? NaN : (p % 9) / 8)),
  rows: 9,
  columns: 9,
  extent: [0, 1, 0, 1],
  title: 'x',
  levels: [],
};

test('a PNG of twice the size of the SVG, with the colours in their places', async () => {
  const png = await plotPng(field);
  expect([...png.subarray(0, 8)]).toEqual(signature);
  const image = decode(png);
  const svg = plotSvg(field);
  const [width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number);
  expect([image.width, image.height]).toEqual([2 * width!, 2 * height!]);

  const frame = /<clipPath id="frame"><rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/;
  const [left, top, across, down] = frame.exec(svg)!.slice(1).map(Number);
  const at = (x: number, y: number) => {
    const column = Math.round(2 * (left! + x * across!));
    const row = Math.round(2 * (top! + (1 - y) * down!));
    const p = image.channels * (row * image.width + column);
    return [...image.data.subarray(p, p + 3)];
  };
  expect(at(0.03, 0.5)).toEqual([68, 1, 84]);
  expect(at(0.97, 0.1)).toEqual([253, 231, 37]);
  expect(at(0.5, 0.5)).toEqual([205, 205, 205]);
  expect(at(0.5, 1.02)).toEqual([255, 255, 255]);
});

test('text is drawn, without any font of the system', async () => {
  const dark = (png: Uint8Array) => {
    const { data, width, channels } = decode(png);
    let count = 0;
    // The title's line.
    for (let p = 0; p < 60 * width * channels; p += channels) count += data[p]! < 100 ? 1 : 0;
    return count;
  };
  const short = dark(await plotPng(field));
  const long = dark(await plotPng({ ...field, title: 'ΔΦ − Σ ∂²u/∂x² × 10⁻³' }));
  expect(short).toBeGreaterThan(20);
  expect(long).toBeGreaterThan(5 * short);
});

test('a picture that was drawn before becomes a PNG in its own theme, light where it has none', async () => {
  const paper = async (theme?: 'light' | 'dark' | 'auto') => {
    const history = { label: 'a', iterations: [0, 1], residuals: [1, 0.1] };
    const { data } = decode(await plotPng(plotConvergence([history], theme && { theme })));
    return [...data.subarray(0, 3)];
  };
  expect(await paper()).toEqual([255, 255, 255]);
  expect(await paper('auto')).toEqual([255, 255, 255]);
  expect(await paper('dark')).toEqual([0x18, 0x18, 0x18]);
});

test('savePlot chooses by the name', async ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'plot-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await savePlot(join(folder, 'a.svg'), field);
  await savePlot(join(folder, 'b.PNG'), field);
  await savePlot(join(folder, 'e.svg'), '<svg/>');
  expect(readFileSync(join(folder, 'e.svg'), 'utf8')).toBe('<svg/>');
  expect(readFileSync(join(folder, 'a.svg'), 'utf8')).toBe(plotSvg(field));
  expect([...readFileSync(join(folder, 'b.PNG')).subarray(0, 8)]).toEqual(signature);
  await expect(savePlot(join(folder, 'c.jpg'), field)).rejects.toThrow(
    /^savePlot: path is '.*c\.jpg'; its name must end in \.png or \.svg$/,
  );
  await expect(savePlot(join(folder, 'd.png'), { ...field, rows: 8 })).rejects.toThrow(
    'plot: values has 81 elements, rows x columns is 8 x 9',
  );
});
