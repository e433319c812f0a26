/** What tests see of a picture: its texts, and the room that they take. */
import { textWidth } from '../../src/plot/text.ts';

/** A text's room in pixels. */
export interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

/** All texts of a picture, in order. */
export const textsOf = (svg: string): string[] =>
  [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => unescaped(text!));

/** The room of all texts, as wide as text in the picture's font is reckoned to be. */
export function boxesOf(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  let anchor = 'start';
  const parts = svg.matchAll(/<g([^>]*)>|<\/g>|<text ([^>]*)>([^<]*)<\/text>/g);
  for (const [whole, group, ownAttributes, text] of parts) {
    const attributes = ownAttributes ?? group ?? '';
    const own = /text-anchor="(\w+)"/.exec(attributes)?.[1];
    if (text === undefined) {
      anchor = whole === '</g>' ? 'start' : (own ?? 'start');
      continue;
    }
    const [x, y, size] = ['x', 'y', 'font-size'].map((name) =>
      Number(new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)![1]),
    ) as [number, number, number];
    const width = textWidth(unescaped(text), size);
    const shift = { start: 0, middle: 0.5, end: 1 }[own ?? anchor]! * width;
    if (attributes.includes('rotate(-90')) {
      boxes.push({ text, left: x - size, right: x, top: y - width / 2, bottom: y + width / 2 });
    } else {
      const left = x - shift;
      boxes.push({ text, left, right: left + width, top: y - 0.75 * size, bottom: y });
    }
  }
  return boxes;
}

/** Pairs of texts that overlap. */
export function overlapping(boxes: readonly TextBox[]): [string, string][] {
  return boxes.flatMap((a, k) =>
    boxes
      .slice(k + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b): [string, string] => [a.text, b.text]),
  );
}
