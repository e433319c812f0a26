import type { Box } from './layout.ts';
import { escape, fontFamily, px } from './text.ts';
import { rootClass, styleOf, type Theme } from './theme.ts';

/** A picture as a whole. */
interface Picture {
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Its name for those who do not see it, and what it shows, in a sentence or a few. */
  readonly name: string;
  readonly description: string;
}

/** The SVG text of a picture, which is named and described for screen readers. */
export function pictureOf(picture: Picture, body: readonly string[]): string {
  const { width, height, theme, name, description } = picture;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
      `viewBox="0 0 ${width} ${height}" role="img" class="${rootClass(theme)}" ` +
      `font-family="${fontFamily}" style="max-width:100%;height:auto">`,
    `<title>${escape(name)}</title>`,
    `<desc>${escape(description)}</desc>`,
    `<style>${styleOf(theme)}</style>`,
    `<rect width="${width}" height="${height}" class="paper"/>`,
    ...body,
    '</svg>\n',
  ].join('\n');
}

export function rectangle({ left, top, right, bottom }: Box, attributes = ''): string {
  return (
    `<rect x="${px(left)}" y="${px(top)}" width="${px(right - left)}" ` +
    `height="${px(bottom - top)}"${attributes}/>`
  );
}

/** A line of text, `y` at its base. */
export function write(text: string, x: number, y: number, size: number, attributes = ''): string {
  return (
    `<text x="${px(x)}" y="${px(y)}" font-size="${px(size)}"${attributes}>` +
    `${escape(text)}</text>`
  );
}

/** Commands of a path: a level line. */
export function horizontal(y: number, from: number, to: number): string {
  return `M${px(from)} ${px(y)}H${px(to)}`;
}

/** Commands of a path: an upright line. */
export function vertical(x: number, from: number, to: number): string {
  return `M${px(x)} ${px(from)}V${px(to)}`;
}
