import { encode } from 'fast-png';
import type { Rgb } from './colourmap.ts';
import type { DrawnField } from './field.ts';

/** The coloured cells as a PNG of one pixel a cell, first row at the bottom, in a data URI. */
export function heatMapUri(drawn: DrawnField, paint: (value: number) => Rgb): string {
  const { rows, columns, values } = drawn;
  const pixels = new Uint8Array(3 * rows * columns);
  let p = 0;
  for (let r = rows - 1; r >= 0; r--) {
    for (let c = 0; c < columns; c++, p += 3) pixels.set(paint(values[r * columns + c]!), p);
  }
  const png = encode({ width: columns, height: rows, data: pixels, channels: 3, depth: 8 });
  return 'data:image/png;base64,' + base64(png);
}

/** btoa takes text of one character a byte; in parts, since arguments of a call are limited. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(text);
}
