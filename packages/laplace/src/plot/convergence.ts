import {
  checkHistories,
  type CheckedHistory,
  type ConvergenceHistory,
  historyInWords,
} from './convergence-data.ts';
import { markPlaces, type Place, reduced } from './curve.ts';
import { horizontal, pictureOf, rectangle, vertical, write } from './elements.ts';
import { type Box, gap, tick } from './layout.ts';
import { type Axis, type Fits, logAxis } from './log-axis.ts';
import { lookOf } from './marks.ts';
import { fit, fontSizes, px, textWidth, widest } from './text.ts';
import { checkTheme, type Theme } from './theme.ts';
import { formatLevel, niceTicks } from './ticks.ts';

/** How histories are drawn. */
export interface ConvergenceOptions {
  readonly title?: string | undefined;
  /** What is along x: `'iterations'`, the default, or `'seconds'`. */
  readonly x?: 'iterations' | 'seconds' | undefined;
  /** The scale of x: `'log'` for seconds, and where numbers of iterations differ much; else `'linear'`. */
  readonly xscale?: 'linear' | 'log' | undefined;
  /** What is along x, in words. */
  readonly xlabel?: string | undefined;
  /** `'relative residual'` by default. */
  readonly ylabel?: string | undefined;
  /** The residual that was asked for: a dotted line. */
  readonly tol?: number | undefined;
  /** `auto`, the default, follows the reader's setting. */
  readonly theme?: Theme | undefined;
}

const WIDTH = 560;
const HEIGHT = 380;
/** Length of the line beside a name in the legend, and from one name to the next. */
const SAMPLE = 44;
const ROW = 23;
/** Names longer than this are set smaller, then cut. */
const LONGEST = 240;
/** Where numbers of iterations differ by more, a short history would be a bare stroke on a plain axis. */
const MUCH = 15;
/** The part of the height that residuals of exactly 0 are below. */
const ABOVE_ZERO = 0.09;

/**
 * Draws how residuals of several methods fall, over iterations or seconds, as an SVG picture. The residuals'
 * axis is logarithmic; lines differ by colour, dashes and marks, and are named beside the picture. Residuals
 * that are NaN or infinite interrupt a line; what is exactly 0 lies on the lower edge, which then says so.
 * On a logarithmic axis of iterations or seconds nothing is drawn at 0 of them.
 *
 * @throws TypeError or RangeError that names the argument that is wrong, as a negative residual is
 *
 * @example
 * ```ts
 * import { plotConvergence } from '@numloom/laplace';
 * const svg = plotConvergence([
 *   { label: 'jacobi', iterations: [0, 1, 2, 3], residuals: [1, 0.5, 0.25, 0.125] },
 *   { label: 'multigrid', iterations: [0, 1, 2], residuals: [1, 0.1, 0.01] },
 * ]);
 * console.log(svg.slice(0, 4)); // => <svg
 * ```
 */
export function plotConvergence(
  histories: readonly ConvergenceHistory[],
  options: ConvergenceOptions = {},
): string {
  const { theme = 'auto', x: along = 'iterations', tol, title = '' } = options;
  const { xlabel = along, ylabel = 'relative residual' } = options;
  checkTheme(theme, 'plotConvergence');
  const checked = checkHistories(histories, along);
  if (tol !== undefined && !(Number.isFinite(tol) && tol > 0)) {
    throw new RangeError(`plotConvergence: tol is ${tol}; it must be finite and more than 0`);
  }
  const x = axisAlong(checked, along, options.xscale);
  const y = axisOfResiduals(checked, tol);

  const left = Math.max(
    14 +
      ((ylabel && fontSizes.axis + 8) || 0) +
      widest(y.ticks.labels, fontSizes.tick) +
      gap +
      tick,
    widest(x.ticks.labels, fontSizes.tick) / 2 + 8,
  );
  const top = 16 + (title === '' ? 0 : fontSizes.title + 12);
  const frame = { left, top, right: left + WIDTH, bottom: top + HEIGHT };
  const names = checked.map(({ label }) => label);
  if (tol !== undefined) names.push(`tolerance ${formatLevel(tol)}`);
  const legend = drawLegend(names, tol !== undefined, frame);
  const below = tick + gap + fontSizes.tick + (xlabel === '' ? 0 : fontSizes.axis + 10) + 14;
  const width = Math.ceil(legend.right + 14);
  const height = Math.ceil(Math.max(frame.bottom + below, legend.bottom + 14));

  const toPixels = (place: number, residual: number): Place => [
    frame.left + WIDTH * x.at(place),
    frame.bottom - HEIGHT * y.at(residual),
  ];
  const words = checked.map((history) => historyInWords(history, along));
  const description = `${ylabel || 'residual'}, logarithmic, over ${xlabel || along}. ${words.join(' ')}`;
  return pictureOf({ width, height, theme, name: title || 'Convergence', description }, [
    ...grid(frame, x, y),
    rectangle(frame, ' fill="none" class="edge"'),
    ...(tol === undefined
      ? []
      : [dotted(horizontal(toPixels(0, tol)[1], frame.left, frame.right))]),
    ...checked.map((history, k) => curve(history, k, checked.length, toPixels)),
    ...legend.parts,
    ...labels(frame, width, { title, xlabel, ylabel }, frame.bottom + below),
  ]);
}

/** The axis of iterations or seconds. */
function axisAlong(
  histories: readonly CheckedHistory[],
  along: 'iterations' | 'seconds',
  wanted: ConvergenceOptions['xscale'],
): Axis {
  if (wanted !== undefined && wanted !== 'log' && wanted !== 'linear') {
    throw new RangeError(
      `plotConvergence: xscale is '${String(wanted)}'; it must be 'linear' or 'log'`,
    );
  }
  let [least, greatest] = [Infinity, 0];
  const ends: number[] = [];
  for (const { x, residuals } of histories) {
    let end = 0;
    for (let k = 0; k < x.length; k++) {
      if (!Number.isFinite(residuals[k])) continue;
      end = Math.max(end, x[k]!);
      if (x[k]! > 0) least = Math.min(least, x[k]!);
    }
    greatest = Math.max(greatest, end);
    if (end > 0) ends.push(end);
  }
  const across: Fits = (labels, steps) =>
    widest(labels, fontSizes.tick) + fontSizes.tick < WIDTH / Math.max(1, steps);
  const differ = along === 'seconds' || greatest > MUCH * Math.min(...ends);
  if (greatest > 0 && (wanted ?? (differ ? 'log' : 'linear')) === 'log') {
    return logAxis(least, greatest, 10, across);
  }
  const high = greatest || 1;
  const at = (value: number): number => value / high;
  // Halves of iterations are none.
  if (along === 'iterations' && high <= 8) {
    const values = Array.from({ length: Math.floor(high) + 1 }, (_, k) => k);
    return { at, ticks: { values, labels: values.map(String) }, minor: [] };
  }
  return {
    at,
    ticks: niceTicks(0, high, WIDTH / 70, (labels) => across(labels, labels.length - 1)),
    minor: [],
  };
}

/** The axis of residuals, with a place for 0 where there is any. */
function axisOfResiduals(histories: readonly CheckedHistory[], tol: number | undefined): Axis {
  let [least, greatest] = [tol ?? Infinity, tol ?? 0];
  let hasZero = false;
  for (const { residuals } of histories) {
    for (let k = 0; k < residuals.length; k++) {
      const residual = residuals[k]!;
      if (residual === 0) hasZero = true;
      if (!(residual > 0 && residual < Infinity)) continue;
      least = Math.min(least, residual);
      greatest = Math.max(greatest, residual);
    }
  }
  if (greatest === 0) [least, greatest] = [0.1, 1];
  const up: Fits = (_, steps) => 1.7 * fontSizes.tick < ((1 - ABOVE_ZERO) * HEIGHT) / steps;
  const axis = logAxis(least, greatest, HEIGHT / 34, up);
  if (!hasZero) return axis;
  const { values, labels } = axis.ticks;
  return {
    at: (residual) => (residual === 0 ? 0 : ABOVE_ZERO + (1 - ABOVE_ZERO) * axis.at(residual)),
    ticks: { values: [0, ...values], labels: ['0', ...labels] },
    minor: axis.minor,
  };
}

/** The line of a history, in parts where residuals are not finite, and its marks. */
function curve(
  { x, residuals }: CheckedHistory,
  index: number,
  of: number,
  toPixels: (place: number, residual: number) => Place,
): string {
  const parts: Place[][] = [[]];
  for (let k = 0; k < x.length; k++) {
    const place = Number.isFinite(residuals[k]) ? toPixels(x[k]!, residuals[k]!) : [NaN, NaN];
    if (Number.isFinite(place[0]) && Number.isFinite(place[1])) parts.at(-1)!.push(place as Place);
    else if (parts.at(-1)!.length > 0) parts.push([]);
  }
  const { line, mark } = lookOf(index);
  const seen = parts.map(reduced).filter((part) => part.length > 0);
  const d = seen
    .map((part) => `M${part.map(([px0, py0]) => `${px(px0)} ${px(py0)}`).join('L')}`)
    .join('');
  const marks = seen.flatMap((part) => markPlaces(part, index, of));
  return d === '' ? '' : `<path d="${d}" ${line}/>${marks.map(([a, b]) => mark(a, b)).join('')}`;
}

const dotted = (d: string): string =>
  `<path d="${d}" fill="none" stroke-width="1.5" stroke-dasharray="1 5" stroke-linecap="round" class="edge"/>`;

function grid(frame: Box, x: Axis, y: Axis): string[] {
  const size = fontSizes.tick;
  const across = (value: number): number => frame.left + WIDTH * x.at(value);
  const up = (value: number): number => frame.bottom - HEIGHT * y.at(value);
  const lines = [
    ...x.ticks.values.map((value) => vertical(across(value), frame.top, frame.bottom)),
    ...y.ticks.values.map((value) => horizontal(up(value), frame.left, frame.right)),
  ];
  const marks = (values: readonly number[], of: 'x' | 'y', length: number): string[] =>
    values.map((value) =>
      of === 'x'
        ? vertical(across(value), frame.bottom, frame.bottom + length)
        : horizontal(up(value), frame.left - length, frame.left),
    );
  const all = [
    ...marks(x.ticks.values, 'x', tick),
    ...marks(x.minor, 'x', tick / 2),
    ...marks(y.ticks.values, 'y', tick),
    ...marks(y.minor, 'y', tick / 2),
  ];
  return [
    `<path d="${lines.join('')}" class="grid"/>`,
    `<path d="${all.join('')}" class="edge"/>`,
    '<g text-anchor="middle">',
    ...x.ticks.values.map((value, k) =>
      write(x.ticks.labels[k]!, across(value), frame.bottom + tick + gap + size * 0.8, size),
    ),
    '</g><g text-anchor="end">',
    ...y.ticks.values.map((value, k) =>
      write(y.ticks.labels[k]!, frame.left - tick - gap, up(value) + size * 0.36, size),
    ),
    '</g>',
  ];
}

/** Names beside the frame, each with its line; the last one may be that of the tolerance. */
function drawLegend(
  names: readonly string[],
  hasTolerance: boolean,
  { right, top }: Box,
): { readonly parts: string[]; readonly right: number; readonly bottom: number } {
  const left = right + 18;
  const text = left + SAMPLE + 9;
  let end = text;
  const parts = names.map((name, k) => {
    const y = top + ROW * (k + 0.5);
    const d = horizontal(y, left, left + SAMPLE);
    const fitted = fit(name, fontSizes.tick, LONGEST, 0.85);
    end = Math.max(end, text + textWidth(fitted.text, fitted.size));
    const { line, mark } = lookOf(k);
    const sample =
      hasTolerance && k === names.length - 1
        ? dotted(d)
        : `<path d="${d}" ${line}/>${mark(left + SAMPLE / 2, y)}`;
    return sample + write(fitted.text, text, y + fitted.size * 0.36, fitted.size);
  });
  return { parts, right: end, bottom: top + ROW * names.length };
}

function labels(
  frame: Box,
  width: number,
  {
    title,
    xlabel,
    ylabel,
  }: { readonly title: string; readonly xlabel: string; readonly ylabel: string },
  bottom: number,
): string[] {
  const [x, y] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
  const centred = ' text-anchor="middle"';
  const heading = fit(title, fontSizes.title, 2 * Math.min(x, width - x) - 16);
  const under = fit(xlabel, fontSizes.axis, WIDTH);
  const beside = fit(ylabel, fontSizes.axis, HEIGHT);
  const at = 8 + fontSizes.axis / 2;
  const turn = `${centred} transform="rotate(-90 ${px(at)} ${px(y)})"`;
  return [
    title && write(heading.text, x, 14 + fontSizes.title * 0.8, heading.size, centred),
    xlabel && write(under.text, x, bottom - 14, under.size, centred),
    ylabel && write(beside.text, at, y + beside.size * 0.36, beside.size, turn),
  ].filter((text) => text !== '');
}
