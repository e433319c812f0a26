/** The picture as PNG: ink on a transparent ground, in a frame of one pixel. */
import { encode } from 'fast-png';
import type { Grid } from './bins.ts';
import { FRAME, INK, shadeAlpha } from './colours.ts';

export function drawPng(
  { rows, columns, shades }: Grid,
  width: number,
  height: number,
): Uint8Array<ArrayBuffer> {
  const [fullWidth, fullHeight] = [width + 2, height + 2];
  const pixels = new Uint8Array(4 * fullWidth * fullHeight);
  const [ink, frame] = [INK, FRAME].map(channels) as [number[], number[]];
  for (let y = 0; y < fullHeight; y++) {
    for (let x = 0; x < fullWidth; x++) {
      const isFrame = x === 0 || y === 0 || x === fullWidth - 1 || y === fullHeight - 1;
      const i = Math.floor(((y - 1) * rows) / height);
      const j = Math.floor(((x - 1) * columns) / width);
      const shade = isFrame ? 0 : shades[i * columns + j]!;
      if (!isFrame && shade === 0) continue;
      const place = 4 * (y * fullWidth + x);
      pixels.set(isFrame ? frame : ink, place);
      pixels[place + 3] = isFrame ? 255 : Math.round(255 * shadeAlpha(shade));
    }
  }
  const image = {
    width: fullWidth,
    height: fullHeight,
    data: pixels,
    channels: 4,
    depth: 8,
  } as const;
  return new Uint8Array(encode(image));
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
