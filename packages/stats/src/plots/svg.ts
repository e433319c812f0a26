/** The text of small SVG figures, readable on light and dark pages. */

/** Width and height of a figure, in its own units. */
export const WIDTH = 480;
export const HEIGHT = 300;
/** Between the figure's edges and its axes. */
export const MARGIN = 36;

/** Text that may stand in an element or an attribute. */
const escaped = (content: string): string =>
  content.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** A coordinate, to hundredths. */
const placed = (x: number): string => String(Math.round(x * 100) / 100);

/** An element with attributes, of which numbers are coordinates. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const list = Object.entries(attributes)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? placed(value) : escaped(value)}"`,
    )
    .join('');
  return content === '' ? `<${name}${list}/>` : `<${name}${list}>${content}</${name}>`;
}

/** A line of text, by default around x. */
export const label = (x: number, y: number, content: string, anchor = 'middle'): string =>
  element('text', { x, y, 'text-anchor': anchor }, escaped(content));

/** A line of a kind that the style knows. */
export const line = (x1: number, y1: number, x2: number, y2: number, kind = 'axis'): string =>
  element('line', { x1, y1, x2, y2, class: kind });

/** A path through points, or the area that they enclose. */
export const path = (points: readonly (readonly [number, number])[], kind: string): string =>
  element('path', {
    d: `M${points.map((one) => one.map(placed).join(' ')).join('L')}`,
    class: kind,
  });

/** The figure. Its background changes with its ink, so that it can be read wherever it stands. */
export function figure(title: string, description: string, body: readonly string[]): string {
  const colours = (paper: string, ink: string, accent: string): string =>
    `.numloom{--paper:${paper};--ink:${ink};--accent:${accent}}`;
  const style =
    colours('#fff', '#222', '#b4420b') +
    `@media(prefers-color-scheme:dark){${colours('#181818', '#e6e6e6', '#ff9d5c')}}` +
    '.numloom text{font:13px sans-serif;fill:var(--ink)}' +
    '.numloom .title text{font-size:15px}' +
    '.numloom .axis,.numloom .curve,.numloom .null,.numloom .mark{fill:none;stroke:var(--ink)}' +
    '.numloom .curve{stroke-width:2}' +
    '.numloom .null{stroke-dasharray:4 4}' +
    '.numloom .mark{stroke:var(--accent);stroke-width:2.5}' +
    '.numloom .area{fill:var(--accent);fill-opacity:.55}' +
    '.numloom .point{fill:var(--ink);fill-opacity:.45}';
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      class: 'numloom',
      role: 'img',
      'aria-label': title,
      width: `${WIDTH}`,
      height: `${HEIGHT}`,
    },
    element('title', {}, escaped(title)) +
      element('desc', {}, escaped(description)) +
      element('style', {}, style) +
      element('rect', { width: '100%', height: '100%', style: 'fill:var(--paper)' }) +
      element('g', { class: 'title' }, label(WIDTH / 2, 26, title)) +
      body.join(''),
  );
}
