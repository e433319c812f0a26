/** The picture as SVG. */
import { FRAME, INK, shadeAlpha } from './colours.ts';
import type { Grid } from './bins.ts';
import { SHADES } from './bins.ts';

/** Room for a line of text below. */
const CAPTION = 22;

/** @param width - of the frame, in units of the picture */
export function drawSvg(
  { rows, columns, shades }: Grid,
  width: number,
  height: number,
  caption: string,
): string {
  const [cellWidth, cellHeight] = [width / (columns || 1), height / (rows || 1)];
  const paths = Array.from({ length: SHADES + 1 }, () => '');
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns;) {
      const shade = shades[i * columns + j]!;
      const first = j;
      while (j < columns && shades[i * columns + j] === shade) j++;
      if (shade > 0) paths[shade] += `M${first} ${i}h${j - first}v1h${first - j}z`;
    }
  }
  const cells = paths
    .map((path, shade) => path && `<path fill-opacity="${round(shadeAlpha(shade))}" d="${path}"/>`)
    .join('');
  const [fullWidth, fullHeight] = [round(width + 2), round(height + 2 + CAPTION)];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="-1 -1 ${fullWidth} ${fullHeight}" role="img">` +
    `<title>${caption}</title>` +
    `<g fill="${INK}" transform="scale(${round(cellWidth)} ${round(cellHeight)})">${cells}</g>` +
    `<rect x="-.5" y="-.5" width="${round(width + 1)}" height="${round(height + 1)}" fill="none" stroke="${FRAME}"/>` +
    `<text x="${round(width / 2)}" y="${round(height + CAPTION - 6)}" text-anchor="middle" font-family="sans-serif" font-size="12" fill="${FRAME}">${caption}</text>` +
    `</svg>`
  );
}

function round(value: number): string {
  return String(Number(value.toFixed(4)));
}
