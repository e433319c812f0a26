import { colouring, contrast, css, neutral } from './colourmap.ts';
import { placeLabels, type PixelLine } from './contour-labels.ts';
import { contourLines } from './contour.ts';
import { horizontal, pictureOf, rectangle, write } from './elements.ts';
import { prepare, type DrawnField, type PlotField } from './field.ts';
import { heatMapUri } from './heat-map.ts';
import { gap, layOut, notFiniteLabel, tick, type Layout } from './layout.ts';
import { fit, fontSizes, px, textWidth } from './text.ts';
import { formatLevel } from './ticks.ts';
import { checkTheme } from './theme.ts';

type Paint = (value: number) => readonly [number, number, number];

/**
 * Draws a field as an SVG picture: heat map, labelled contour lines, axes with ticks, colour bar.
 * x and y have the same scale (unless one side were over seven times the other); y points upward.
 * Cells that are NaN or infinite are grey. Works in browsers as well as in Node.js.
 *
 * Grids of more than 512 cells along an axis are drawn as means of blocks of cells; a block is
 * grey when all of it is.
 *
 * @throws TypeError or RangeError that names the argument that is wrong
 *
 * @example
 * ```ts
 * import { plotSvg } from '@numloom/laplace';
 * const svg = plotSvg({
 *   values: Float64Array.of(0, 1, 1, 2),
 *   rows: 2,
 *   columns: 2,
 *   extent: [0, 1, 0, 1],
 *   title: 'x + y',
 *   xlabel: 'x',
 *   ylabel: 'y',
 * });
 * console.log(svg.slice(0, 4)); // => <svg
 * ```
 */
export function plotSvg(field: PlotField): string {
  const { theme = 'auto' } = field;
  checkTheme(theme, 'plot');
  const drawn = prepare(field);
  const layout = layOut(field, drawn);
  const paint = colouring(drawn.colourmap, drawn.range);
  const { width, height, frame } = layout;
  const name = field.title || 'Heat map';
  return pictureOf({ width, height, theme, name, description: inWords(field, drawn, layout) }, [
    `<clipPath id="frame">${rectangle(frame)}</clipPath>`,
    heatMap(drawn, layout, paint),
    ...contourParts(drawn, layout, paint),
    rectangle(frame, ' fill="none" class="edge"'),
    ...axes(layout),
    ...colourBar(drawn, layout, paint),
    ...labels(field, layout),
  ]);
}

/** What the picture shows, for those who do not see it. */
function inWords(field: PlotField, drawn: DrawnField, { levels }: Layout): string {
  const { xlabel = '', ylabel = '', label = '' } = field;
  const [x0, x1, y0, y1] = drawn.extent.map(formatLevel);
  const { least, greatest, notFinite, given } = drawn;
  const values = Number.isNaN(least)
    ? 'no value is finite'
    : `${label || 'values'} from ${formatLevel(least)} to ${formatLevel(greatest)}`;
  const parts = [
    `${values}; ${xlabel || 'x'} from ${x0} to ${x1}, ${ylabel || 'y'} from ${y0} to ${y1}; ${given[0]} × ${given[1]} points`,
    levels.labels.length > 0 && `contour lines at ${levels.labels.join(', ')}`,
    notFinite > 0 && !Number.isNaN(least) && `${notFinite} values are not finite`,
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** The image's cells are centred on the grid's points, so it reaches half a cell beyond the frame. */
function heatMap(drawn: DrawnField, layout: Layout, paint: Paint): string {
  const { frame } = layout;
  const across = (frame.right - frame.left) / (drawn.given[1] - 1);
  const up = (frame.bottom - frame.top) / (drawn.given[0] - 1);
  const box = {
    left: frame.left - across / 2,
    right: frame.left + (drawn.columns * drawn.step[1] - 0.5) * across,
    top: frame.bottom - (drawn.rows * drawn.step[0] - 0.5) * up,
    bottom: frame.bottom + up / 2,
  };
  // Few cells are shown as they are; many are blended, which hides the beat with the pixels.
  const look = Math.min(drawn.rows, drawn.columns) < 200 ? 'optimizeSpeed' : 'optimizeQuality';
  const image = rectangle(box)
    .replace('<rect', '<image')
    .replace(
      '/>',
      ` preserveAspectRatio="none" image-rendering="${look}" href="${heatMapUri(drawn, paint)}"/>`,
    );
  return `<g clip-path="url(#frame)">${image}</g>`;
}

function contourParts(drawn: DrawnField, layout: Layout, paint: Paint): string[] {
  const { frame, levels } = layout;
  const [rows, columns] = drawn.given;
  const toPixels = ([column, row]: readonly [number, number]) =>
    [
      frame.left + (column / (columns - 1)) * (frame.right - frame.left),
      frame.bottom - (row / (rows - 1)) * (frame.bottom - frame.top),
    ] as const;
  const size = fontSizes.contour;
  const lines = levels.values.flatMap((level, k) =>
    contourLines(drawn, level).map((line) => ({
      line: thin(line.map(toPixels)),
      colour: contrast(paint(level)),
      text: levels.labels[k]!,
      width: textWidth(levels.labels[k]!, size),
      height: size,
    })),
  );
  const box = [frame.left, frame.top, frame.right, frame.bottom] as const;
  // On the neutral colour a label in white could not be read.
  const placed = placeLabels(lines, box, (x, y) => {
    const column = ((x - frame.left) / (frame.right - frame.left)) * (columns - 1);
    const row = ((frame.bottom - y) / (frame.bottom - frame.top)) * (rows - 1);
    return !Number.isNaN(valueAt(drawn, column, row));
  });
  return lines.map(({ text, colour }, k) => {
    const { parts, place } = placed[k]!;
    const d = parts
      .map((part) => 'M' + part.map(([x, y]) => `${px(x)} ${px(y)}`).join('L'))
      .join('');
    const path = `<path d="${d}" fill="none" stroke="${colour}" stroke-opacity="0.75"/>`;
    if (!place) return path;
    const { x, y, angle } = place;
    const turn =
      ` text-anchor="middle" fill="${colour}" ` +
      `transform="rotate(${px(angle)} ${px(x)} ${px(y)})"`;
    return path + write(text, x, y + size * 0.36, size, turn);
  });
}

/** The value of the block nearest to an index of the given grid. */
function valueAt({ values, columns, step }: DrawnField, column: number, row: number) {
  const block = Math.floor(Math.round(row) / step[0]) * columns;
  return values[block + Math.floor(Math.round(column) / step[1])];
}

/** Leaves out points less than a pixel after the last one kept. */
function thin(line: PixelLine): PixelLine {
  let last = line[0]!;
  return line.filter((point, k) => {
    const keep =
      k === 0 || k === line.length - 1 || Math.hypot(point[0] - last[0], point[1] - last[1]) >= 1;
    if (keep) last = point;
    return keep;
  });
}

function axes({ frame, x, y, xticks, yticks }: Layout): string[] {
  const size = fontSizes.tick;
  const below = frame.bottom + tick + gap + size * 0.8;
  const before = frame.left - tick - gap;
  const marks = [
    ...xticks.values.map((value) => `M${px(x(value))} ${px(frame.bottom)}v${tick}`),
    ...yticks.values.map((value) => horizontal(y(value), frame.left, frame.left - tick)),
  ];
  return [
    `<path d="${marks.join('')}" class="edge"/>`,
    `<g text-anchor="middle">`,
    ...xticks.values.map((value, k) => write(xticks.labels[k]!, x(value), below, size)),
    `</g><g text-anchor="end">`,
    ...yticks.values.map((value, k) =>
      write(yticks.labels[k]!, before, y(value) + size * 0.36, size),
    ),
    '</g>',
  ];
}

/** The bar with its ticks; the contours' levels are lines across it, as they are on the map. */
function colourBar(drawn: DrawnField, layout: Layout, paint: Paint): string[] {
  const { bar, barTicks, barY, levels, frame } = layout;
  const [low, high] = drawn.range;
  const stops = Array.from({ length: 65 }, (_, k) => {
    const colour = css(paint(low + (k / 64) * (high - low)));
    return `<stop offset="${px((100 * k) / 64)}%" stop-color="${colour}"/>`;
  });
  const size = fontSizes.tick;
  const marks = barTicks.values.map((value) =>
    horizontal(barY(value), bar.right, bar.right + tick),
  );
  const parts = [
    `<linearGradient id="bar" x1="0" y1="1" x2="0" y2="0">${stops.join('')}</linearGradient>`,
    rectangle(bar, ' fill="url(#bar)"'),
    ...levels.values.map((level) => {
      const d = horizontal(barY(level), bar.left, bar.right);
      return `<path d="${d}" stroke="${contrast(paint(level))}" stroke-opacity="0.75"/>`;
    }),
    rectangle(bar, ' fill="none" class="edge"'),
    `<path d="${marks.join('')}" class="edge"/>`,
    ...barTicks.values.map((value, k) =>
      write(barTicks.labels[k]!, bar.right + tick + gap, barY(value) + size * 0.36, size),
    ),
  ];
  if (drawn.notFinite === 0) return parts;
  const top = frame.bottom + tick + gap;
  const swatch = { left: bar.left, top, right: bar.right, bottom: top + size };
  return [
    ...parts,
    rectangle(swatch, ` fill="${css(neutral)}" class="edge"`),
    write(notFiniteLabel, bar.right + tick + gap, top + size * 0.86, size),
  ];
}

function labels(field: PlotField, layout: Layout): string[] {
  const { title = '', xlabel = '', ylabel = '', label = '' } = field;
  const { frame, width, height } = layout;
  const [x, y] = [(frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2];
  const centred = ' text-anchor="middle"';
  const across = (text: string, at: number, nominal: number) => {
    const fitted = fit(text, nominal, 2 * Math.min(x, width - x) - 16);
    return write(fitted.text, x, at, fitted.size, centred);
  };
  const upward = (text: string, at: number) => {
    const fitted = fit(text, fontSizes.axis, 2 * Math.min(y, height - y) - 16);
    const turn = `${centred} transform="rotate(-90 ${px(at)} ${px(y)})"`;
    return write(fitted.text, at, y + fitted.size * 0.36, fitted.size, turn);
  };
  return [
    title && across(title, 14 + fontSizes.title * 0.8, fontSizes.title),
    xlabel && across(xlabel, height - 14, fontSizes.axis),
    ylabel && upward(ylabel, layout.ylabelAt),
    label && upward(label, layout.labelAt),
  ].filter((text) => text !== '');
}
