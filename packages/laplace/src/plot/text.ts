/** The font's size in pixels for each kind of text. */
export const fontSizes = { title: 17, axis: 15, tick: 13, contour: 11 } as const;

/** The fonts asked for: the one that PNGs are drawn with, then any similar. */
export const fontFamily = "'DejaVu Sans', Verdana, sans-serif";

/** Advance widths of DejaVu Sans, in hundredths of the font's size; letters not named: 62. */
const widths: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'.,:;il|/ '].map((letter) => [letter, 32])),
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((letter) => [letter, 40])),
  '⁻': 53,
  '−': 84,
  '×': 84,
  m: 98,
  w: 82,
  W: 99,
  M: 87,
};

/** How wide a text is, in pixels; right to a few per cent. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += widths[letter] ?? (letter > '⺀' ? 100 : 62);
  return (width / 100) * size;
}

/** The widest of several texts. */
export function widest(texts: readonly string[], size: number): number {
  return Math.max(0, ...texts.map((text) => textWidth(text, size)));
}

/** A text that fits into `room` pixels: set smaller, down to a part of its size, and then cut short. */
export function fit(
  text: string,
  size: number,
  room: number,
  least = 2 / 3,
): { text: string; size: number } {
  const smaller = Math.min(size, Math.max(size * least, (size * room) / textWidth(text, size)));
  let cut = text;
  while (cut.length > 1 && textWidth(cut, smaller) > room + 1) cut = cut.slice(0, -2) + '…';
  return { text: cut, size: smaller };
}

/** Text for use inside an XML element or attribute; characters that XML cannot hold become ?. */
export function escape(text: string): string {
  return text
    .replace(/[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A coordinate as SVG text: two decimals are finer than any pixel. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100);
}
