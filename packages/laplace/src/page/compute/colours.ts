import { type ColourmapName, colouring, neutral, type Rgb } from '../../plot/colourmap.ts';

/** Values from black to white of the colour maps. */
const RANGE = [-1, 1] as const;

/** Colours of a map, and at last that of what is no number. */
const STEPS = 1024;

/** Pixels as canvases hold them, by steps from -1 to 1, the last one for what is no number. */
export function colourTable(name: ColourmapName): Uint32Array {
  const colour = colouring(name, [0, STEPS - 1]);
  return Uint32Array.from({ length: STEPS + 1 }, (_, k) => pixel(k < STEPS ? colour(k) : neutral));
}

/** Writes the colours of values. */
export function writeColours(pixels: Uint32Array, values: Float64Array, table: Uint32Array): void {
  const [low, high] = RANGE;
  const scale = (STEPS - 1) / (high - low);
  const first = table[0]!;
  const last = table[STEPS - 1]!;
  const none = table[STEPS]!;
  for (let k = 0; k < pixels.length; k++) {
    const step = (values[k]! - low) * scale + 0.5;
    pixels[k] = step >= 0 ? (step < STEPS ? table[step | 0]! : last) : step < 0 ? first : none;
  }
}

/** Opaque; the bytes are red, green, blue and alpha. */
function pixel([red, green, blue]: Rgb): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}
