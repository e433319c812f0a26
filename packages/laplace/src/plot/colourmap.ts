import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolatePlasma,
  interpolateRdBu,
  interpolateTurbo,
  interpolateViridis,
} from 'd3-scale-chromatic';

/** A colour map's name, as in matplotlib. */
export type ColourmapName =
  'viridis' | 'plasma' | 'inferno' | 'magma' | 'cividis' | 'turbo' | 'RdBu_r';

/** Colours from 0 to 1, as CSS text. */
export const colourmaps: Readonly<Record<ColourmapName, (t: number) => string>> = {
  viridis: interpolateViridis,
  plasma: interpolatePlasma,
  inferno: interpolateInferno,
  magma: interpolateMagma,
  cividis: interpolateCividis,
  turbo: interpolateTurbo,
  /** Blue - white - red, for signed values with a `range` that is symmetric about 0. */
  RdBu_r: (t) => interpolateRdBu(1 - t),
};

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The colour of cells that are NaN or infinite; in none of the maps. */
export const neutral: Rgb = [205, 205, 205];

/** Steps between which no eye sees a difference. */
const steps = 1024;

/** A function from a value to its colour; values outside the range take the end's colour. */
export function colouring(
  name: ColourmapName,
  range: readonly [number, number],
): (value: number) => Rgb {
  const table = Array.from({ length: steps + 1 }, (_, k) => toRgb(colourmaps[name](k / steps)));
  const [low, high] = range;
  return (value) => {
    if (!Number.isFinite(value)) return neutral;
    const t = (value - low) / (high - low);
    return table[Math.round(Math.min(1, Math.max(0, t)) * steps)]!;
  };
}

/** Black or white, whichever stands out more from a colour. */
export function contrast(colour: Rgb): 'black' | 'white' {
  const [red, green, blue] = colour;
  return 0.299 * red + 0.587 * green + 0.114 * blue > 115 ? 'black' : 'white';
}

/** CSS text of a colour. */
export function css(colour: Rgb): string {
  return '#' + colour.map((part) => part.toString(16).padStart(2, '0')).join('');
}

/** The d3 maps answer in `#rrggbb` or `rgb(r, g, b)`. */
function toRgb(text: string): Rgb {
  const parts = text.startsWith('#')
    ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16))
    : text.match(/\d+/g)!.map(Number);
  return [parts[0]!, parts[1]!, parts[2]!];
}
