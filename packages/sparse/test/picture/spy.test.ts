import { csr_array, spy } from '@numloom/sparse';
import { decodeMatrixMarket } from '@numloom/sparse/files';
import { decode } from 'fast-png';
import { expect, test } from 'vitest';
import type { SparseArray } from '@numloom/sparse';

/** The alpha of each pixel, by rows. */
function alphas(png: Uint8Array): number[][] {
  const { width, height, data } = decode(png);
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => data[4 * (y * width + x) + 3]!),
  );
}

test('a PNG has a square for each entry, in a frame', () => {
  const a = csr_array([
    [1, 0, 0],
    [0, 0, 2],
  ]);
  const [f, o] = [255, 0];
  expect(alphas(spy(a, { format: 'png', size: 6 }))).toEqual([
    [f, f, f, f, f, f, f, f],
    [f, f, f, o, o, o, o, f],
    [f, f, f, o, o, o, o, f],
    [f, o, o, o, o, f, f, f],
    [f, o, o, o, o, f, f, f],
    [f, f, f, f, f, f, f, f],
  ]);
});

test('large matrices become shades, darker where there are more entries', () => {
  const lines = Array.from({ length: 4 }, (_, k) => `${1 + (k >> 1)} ${1 + (k & 1)}`);
  const text = `%%MatrixMarket matrix coordinate pattern general\n8 8 5\n${lines.join('\n')}\n8 8\n`;
  const a = decodeMatrixMarket(text) as SparseArray;
  const rows = alphas(spy(a, { format: 'png', size: 4 })).map((row) => row.slice(1, 5));
  const [top, bottom] = [rows[1]!, rows[4]!];
  expect(top).toEqual([255, 0, 0, 0]);
  expect(bottom.slice(0, 3)).toEqual([0, 0, 0]);
  expect(bottom[3]).toBeGreaterThan(60);
  expect(bottom[3]).toBeLessThan(200);
});

test('an SVG has runs of cells, a title, and what counts', () => {
  const a = csr_array([
    [1, 2, 0],
    [0, 0, 1e-9],
  ]);
  const svg = spy(a, { size: 30 });
  expect(svg).toContain('<title>2 × 3, 3 entries</title>');
  expect(svg).toContain('d="M0 0h2v1h-2zM2 1h1v1h-1z"');
  expect(svg).toContain('viewBox="-1 -1 32 44"');
  expect(spy(a, { precision: 1e-6 })).toContain('2 entries');
});

test('empty matrices, and wrong options', () => {
  const empty = csr_array([[0, 0]]);
  expect(spy(empty)).toContain('0 entries');
  expect(alphas(spy(empty, { format: 'png', size: 2 }))[1]).toEqual([255, 0, 0, 255]);
  expect(() => spy(empty, { size: 0 })).toThrow(RangeError);
  expect(() => spy(empty, { format: 'gif' as 'svg' })).toThrow(/format is gif/);
  expect(() => spy(empty, { colour: 'red' } as object)).toThrow(TypeError);
});
