import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { PlotField } from './field.ts';
import { plotSvg } from './svg.ts';

/** Image pixels to a pixel of the layout: sharp on screens of high density and in print. */
const density = 2;

/**
 * Draws a field as {@link plotSvg} does, or a picture that was drawn before, as a PNG of twice the SVG's
 * pixels, light unless the picture's theme is `dark`. Needs no font of the system: it brings DejaVu Sans.
 * Node.js only.
 *
 * @param picture - a field, or the SVG text of a picture
 * @returns the bytes of the PNG file
 * @throws TypeError or RangeError that names the argument that is wrong
 */
export async function plotPng(picture: PlotField | string): Promise<Uint8Array> {
  const svg = typeof picture === 'string' ? picture : plotSvg(picture);
  const { Resvg, font } = await renderer();
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: density },
    font: { fontBuffers: [font], defaultFontFamily: 'DejaVu Sans' },
  });
  try {
    const image = drawing.render();
    try {
      return image.asPng();
    } finally {
      image.free();
    }
  } finally {
    drawing.free();
  }
}

/** Loaded at the first picture, and only once: resvg refuses a second start. */
let started: ReturnType<typeof start> | undefined;

function renderer(): ReturnType<typeof start> {
  started ??= start();
  return started;
}

async function start() {
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm');
  const require = createRequire(import.meta.url);
  const wasm = await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm'));
  const font = await readFile(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  try {
    await initWasm(wasm);
  } catch (error) {
    // Someone else in this process uses resvg too: that one serves as well.
    if (!(error instanceof Error && /already initialized/i.test(error.message))) throw error;
  }
  return { Resvg, font };
}
