import { readable } from './elements.ts';
import type { ResidualHistory } from './history.ts';

const WIDTH = 400;
const HEIGHT = 124;
/** Room for the labels. */
const LEFT = 40;
const BOTTOM = 22;
const TOP = 8;
const RIGHT = 6;

/** Draws residuals over iterations, the residuals by powers of ten. */
export function drawResiduals(svg: SVGSVGElement, history: ResidualHistory): void {
  const { iterations, residuals } = history;
  const last = iterations.at(-1) ?? 0;
  const decades = residuals.map(Math.log10);
  const high = Math.max(0, Math.ceil(decades.reduce((a, b) => Math.max(a, b), 0)));
  const low = Math.min(high - 2, Math.floor(decades.reduce((a, b) => Math.min(a, b), 0)));
  const x = (iteration: number): number =>
    LEFT + ((WIDTH - LEFT - RIGHT) * iteration) / Math.max(1, last);
  const y = (decade: number): number =>
    TOP + ((HEIGHT - TOP - BOTTOM) * (high - decade)) / (high - low);
  const parts: SVGElement[] = [];
  const step = Math.ceil((high - low) / 5);
  for (let decade = high; decade >= low; decade -= step) {
    const at = y(decade).toFixed(1);
    parts.push(make('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: at, y2: at }));
    parts.push(label(LEFT - 6, y(decade) + 4, 'end', decade === 0 ? '1' : `1e${decade}`));
  }
  for (const tick of ticks(last)) {
    const anchor = tick === 0 ? 'start' : tick > 0.93 * last ? 'end' : 'middle';
    parts.push(label(x(tick), HEIGHT - 6, anchor, tick.toLocaleString('en')));
  }
  const points = decades.map(
    (decade, k) => `${x(iterations[k]!).toFixed(1)},${y(decade).toFixed(1)}`,
  );
  if (points.length > 0) parts.push(make('polyline', { class: 'curve', points: points.join(' ') }));
  svg.replaceChildren(...parts);
}

/** The same in words. */
export function residualsInWords({ iterations, residuals }: ResidualHistory): string {
  const last = residuals.at(-1);
  if (last === undefined) return 'No residual yet';
  return `Residual over iterations, logarithmic: from ${readable(residuals[0]!)} to ${readable(last)} after ${iterations.at(-1)!.toLocaleString('en')} iterations`;
}

/** Round numbers from 0 to `last`, four or so. */
function ticks(last: number): number[] {
  if (last <= 0) return [0];
  const rough = last / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].find((k) => k * power >= rough)! * power);
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, k) => k * step);
}

function label(x: number, y: number, anchor: string, text: string): SVGElement {
  const element = make('text', { x: x.toFixed(1), y: y.toFixed(1), 'text-anchor': anchor });
  element.textContent = text;
  return element;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
