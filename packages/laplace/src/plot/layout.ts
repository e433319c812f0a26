import type { DrawnField, PlotField } from './field.ts';
import { fontSizes, textWidth, widest } from './text.ts';
import { formatLevel, niceTicks, type Ticks } from './ticks.ts';

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where everything stands, in pixels, and what the axes say. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly frame: Box;
  readonly bar: Box;
  readonly xticks: Ticks;
  readonly yticks: Ticks;
  readonly barTicks: Ticks;
  /** Values of the contour lines and their labels. */
  readonly levels: Ticks;
  /** Middle of the y label and of the bar's label, measured along x. */
  readonly ylabelAt: number;
  readonly labelAt: number;
  /** Pixel of a coordinate. */
  readonly x: (coordinate: number) => number;
  readonly y: (coordinate: number) => number;
  /** Height on the colour bar of a value. */
  readonly barY: (value: number) => number;
}

/** Length of the frame's longer side, and the least of its shorter side. */
const longSide = 560;
const shortSide = 80;

/** Length of a tick, and between it and its label. */
export const tick = 5;
export const gap = 4;

/** Width of the colour bar. */
const barWidth = 20;

/** Text beside the swatch that explains the neutral colour. */
export const notFiniteLabel = 'not finite';

/** Fixes the picture's measures: equal scales along x and y, room for the longest labels. */
export function layOut(field: PlotField, drawn: DrawnField): Layout {
  const { title = '', xlabel = '', ylabel = '', label = '' } = field;
  const [x0, x1, y0, y1] = drawn.extent;
  const [low, high] = drawn.range;
  const scale = longSide / Math.max(x1 - x0, y1 - y0);
  const inner = {
    width: Math.max(shortSide, (x1 - x0) * scale),
    height: Math.max(shortSide, (y1 - y0) * scale),
  };

  const size = fontSizes.tick;
  const across = (labels: readonly string[]) =>
    widest(labels, size) + size < inner.width / Math.max(1, labels.length - 1);
  const up = (labels: readonly string[]) => 1.7 * size < inner.height / (labels.length - 1 || 1);
  const xticks = niceTicks(x0, x1, inner.width / 60, across);
  const yticks = niceTicks(y0, y1, inner.height / 60, up);
  const barTicks = niceTicks(low, high, inner.height / 45, up);

  const line = (text: string, height: number) => (text === '' ? 0 : height);
  const ylabelAt = 8 + fontSizes.axis / 2;
  const left = Math.max(
    14 + line(ylabel, fontSizes.axis + 8) + widest(yticks.labels, size) + gap + tick,
    widest(xticks.labels, size) / 2 + 8,
  );
  const top = 16 + line(title, fontSizes.title + 12);
  const frame = { left, top, right: left + inner.width, bottom: top + inner.height };

  // The swatch below the bar stands on the line of the x ticks' labels.
  const lastLabel = drawn.notFinite > 0 ? widest(xticks.labels, size) / 2 + 12 : 0;
  const barLeft = frame.right + Math.max(22, lastLabel);
  const bar = { left: barLeft, top, right: barLeft + barWidth, bottom: frame.bottom };
  const barText = bar.right + tick + gap + widest(barTicks.labels, size);
  const labelAt = barText + 10 + fontSizes.axis / 2;
  const swatch = drawn.notFinite > 0 ? bar.right + tick + gap + textWidth(notFiniteLabel, size) : 0;
  const right = Math.max(barText + line(label, fontSizes.axis + 12), swatch) + 14;
  const under = tick + gap + size + line(xlabel, fontSizes.axis + 10) + 14;

  const levels = field.levels
    ? { values: field.levels, labels: field.levels.map(formatLevel) }
    : barTicks;
  return {
    width: Math.ceil(right),
    height: Math.ceil(frame.bottom + under),
    frame,
    bar,
    xticks,
    yticks,
    barTicks,
    levels: crossed(levels, drawn),
    ylabelAt,
    labelAt,
    x: (c) => frame.left + ((c - x0) / (x1 - x0)) * inner.width,
    y: (c) => frame.bottom - ((c - y0) / (y1 - y0)) * inner.height,
    barY: (value) => bar.bottom - ((value - low) / (high - low)) * inner.height,
  };
}

/** The levels that the field takes between its least and its greatest value. */
function crossed(levels: Ticks, { least, greatest, range: [low, high] }: DrawnField): Ticks {
  const inside = levels.values
    .map((value, k) => ({ value, label: levels.labels[k]! }))
    .filter(({ value }) => value > Math.max(least, low) && value < Math.min(greatest, high));
  return {
    values: inside.map(({ value }) => value),
    labels: inside.map(({ label }) => label),
  };
}
