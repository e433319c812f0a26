import { counterparts, engineTitles } from '../bench/counterparts.ts';
import { formatTime } from '../bench/format-time.ts';
import type { Benchmark, Engine, Measurement } from '../bench/run.ts';
import { horizontal, pictureOf, rectangle, vertical, write } from './elements.ts';
import { gap, tick } from './layout.ts';
import { type Axis, type Fits, logAxis } from './log-axis.ts';
import { fit, fontSizes, textWidth, widest } from './text.ts';
import { checkTheme, type Theme } from './theme.ts';
import { niceTicks } from './ticks.ts';

/** How a benchmark is drawn. */
export interface BenchmarkPlotOptions {
  readonly title?: string | undefined;
  /** The scale of times: `'log'` where they differ much, else `'linear'`. */
  readonly scale?: 'linear' | 'log' | undefined;
  /** `auto`, the default, follows the reader's setting. */
  readonly theme?: Theme | undefined;
}

/** A row and what it is compared with. */
interface Group {
  readonly name: string;
  readonly bars: readonly Bar[];
}

interface Bar {
  readonly engine: string;
  readonly isOurs: boolean;
  readonly milliseconds: number;
  /** What is written behind it. */
  readonly text: string;
}

/** Length of the axis. */
const WIDTH = 440;
const BAR = 16;
const STEP = 20;
const HEADING = 24;
const BETWEEN = 12;
/** Times that differ by more are on a logarithmic axis, for the shortest bars would not be seen. */
const MUCH = 30;

/**
 * Draws a benchmark as horizontal bars, an SVG picture: for each row of numloom its time per iteration, and
 * those of the peers' rows that do the same, each with its value. Bars are named, so that no colour needs
 * to be known.
 *
 * @throws TypeError or RangeError that names what is wrong
 *
 * @example
 * ```ts
 * import { type Benchmark, plotBenchmark } from '@numloom/laplace';
 * declare const measured: Benchmark; // as `laplace bench --json` prints it
 * const draw = () => plotBenchmark(measured, { scale: 'log', theme: 'dark' });
 * console.log(typeof draw); // => function
 * ```
 */
export function plotBenchmark(benchmark: Benchmark, options: BenchmarkPlotOptions = {}): string {
  const rows = checked(benchmark);
  const { theme = 'auto', title = titleOf(benchmark), scale } = options;
  checkTheme(theme, 'plotBenchmark');
  if (scale !== undefined && scale !== 'log' && scale !== 'linear') {
    throw new RangeError(
      `plotBenchmark: scale is '${String(scale)}'; it must be 'linear' or 'log'`,
    );
  }
  const groups = groupsOf(rows);
  const times = groups.flatMap(({ bars }) => bars.map(({ milliseconds }) => milliseconds));
  const { axis, isLog } = axisOf(times, scale);

  const size = fontSizes.tick;
  const texts = groups.flatMap(({ bars }) => bars);
  const left =
    14 +
    widest(
      texts.map(({ engine }) => engine),
      size,
    ) +
    8;
  const right = left + WIDTH;
  const end = (bar: Bar): number => left + WIDTH * axis.at(bar.milliseconds);
  const reach = Math.max(right, ...texts.map((bar) => end(bar) + 6 + textWidth(bar.text, size)));
  const width = Math.ceil(Math.max(reach, right + widest(axis.ticks.labels, size) / 2) + 14);

  const top = 16 + (title === '' ? 0 : fontSizes.title + 12);
  let y = top;
  const drawn = groups.map(({ name, bars }) => {
    const heading = write(name, left, y + HEADING - 8, fontSizes.axis, ' font-weight="bold"');
    y += HEADING;
    const lines = bars.map((bar) => {
      const base = y + BAR / 2 + size * 0.36;
      const box = { left, top: y, right: Math.max(left + 1, end(bar)), bottom: y + BAR };
      y += STEP;
      return (
        write(bar.engine, left - 8, base, size, ' text-anchor="end"') +
        rectangle(box, ` class="${bar.isOurs ? 'fill0' : 'plain'}"`) +
        write(bar.text, box.right + 6, base, size, ' class="halo"')
      );
    });
    y += BETWEEN;
    return [heading, ...lines].join('\n');
  });
  const bottom = y;
  const label = `time per iteration, ms${isLog ? ' (logarithmic)' : ''}`;
  const below = bottom + tick + gap + size;
  const height = Math.ceil(below + 10 + fontSizes.axis + 14);
  const at = (value: number): number => left + WIDTH * axis.at(value);
  const heading = fit(title, fontSizes.title, width - 28);
  const description = groups
    .map(
      ({ name, bars }) => `${name}: ${bars.map((bar) => `${bar.engine} ${bar.text}`).join(', ')}.`,
    )
    .join(' ');
  return pictureOf({ width, height, theme, name: title || 'Benchmark', description }, [
    `<path d="${axis.ticks.values.map((value) => vertical(at(value), top, bottom)).join('')}" class="grid"/>`,
    ...drawn,
    `<path d="${marks(axis, at, left, bottom)}" class="edge"/>`,
    '<g text-anchor="middle">',
    ...axis.ticks.values.map((value, k) =>
      write(axis.ticks.labels[k]!, at(value), bottom + tick + gap + size * 0.8, size),
    ),
    write(label, left + WIDTH / 2, height - 14, fontSizes.axis),
    '</g>',
    title && write(heading.text, 14, 14 + fontSizes.title * 0.8, heading.size),
  ]);
}

function titleOf({ problem }: Benchmark): string {
  const { size } = problem;
  return `Laplace's equation, ${size} × ${size} points`;
}

function checked(benchmark: Benchmark): readonly Measurement[] {
  const rows: unknown = (benchmark as Benchmark | undefined)?.rows;
  if (!Array.isArray(rows)) {
    throw new TypeError(
      `plotBenchmark: rows is of type ${typeof rows}; it must be an array, as runBenchmark gives it`,
    );
  }
  if (rows.length === 0) {
    throw new RangeError('plotBenchmark: rows is empty; at least one must have been measured');
  }
  for (const [k, { msPerIteration }] of (rows as readonly Measurement[]).entries()) {
    if (!(msPerIteration > 0 && msPerIteration < Infinity)) {
      throw new RangeError(
        `plotBenchmark: rows[${k}].msPerIteration is ${msPerIteration}; it must be finite and more than 0`,
      );
    }
  }
  return rows as readonly Measurement[];
}

/** Our rows, each with its counterparts; then what no row of ours is compared with. */
function groupsOf(rows: readonly Measurement[]): Group[] {
  const left = new Set(rows.filter(({ engine }) => engine !== 'numloom'));
  const engines = Object.keys(engineTitles) as Engine[];
  const groups = rows
    .filter(({ engine }) => engine === 'numloom')
    .map((ours): Group => {
      const peers: Partial<Record<Engine, string>> = Object.hasOwn(counterparts, ours.row)
        ? counterparts[ours.row as keyof typeof counterparts]
        : {};
      const found = engines.flatMap((engine) =>
        rows.filter((row) => row.engine === engine && row.row === peers[engine]),
      );
      for (const row of found) left.delete(row);
      return { name: ours.row, bars: [ours, ...found].map((row) => barOf(row, ours.row)) };
    });
  const names = new Set([...left].map(({ row }) => row));
  for (const name of names) {
    const others = [...left].filter(({ row }) => row === name);
    groups.push({ name, bars: others.map((row) => barOf(row, name)) });
  }
  return groups;
}

function barOf({ engine, row, msPerIteration }: Measurement, group: string): Bar {
  return {
    engine: engineTitles[engine] ?? engine,
    isOurs: engine === 'numloom',
    milliseconds: msPerIteration,
    text: `${formatTime(msPerIteration)} ms${row === group ? '' : ` (${row})`}`,
  };
}

function axisOf(
  times: readonly number[],
  wanted: BenchmarkPlotOptions['scale'],
): { readonly axis: Axis; readonly isLog: boolean } {
  const [least, greatest] = [Math.min(...times), Math.max(...times)];
  const isLog = (wanted ?? (greatest > MUCH * least ? 'log' : 'linear')) === 'log';
  const fits: Fits = (labels, steps) =>
    widest(labels, fontSizes.tick) + fontSizes.tick < WIDTH / Math.max(1, steps);
  // A bar has a length only from one power of ten to the next.
  if (isLog)
    return {
      axis: logAxis(floorOf(least), Math.max(greatest, 10 * floorOf(least)), 8, fits),
      isLog,
    };
  const ticks = niceTicks(0, greatest, WIDTH / 70, (labels) => fits(labels, labels.length - 1));
  return { axis: { at: (value) => value / greatest, ticks, minor: [] }, isLog };
}

/** The power of ten below a value. */
function floorOf(value: number): number {
  return 10 ** Math.floor(Math.log10(value) - 0.1);
}

function marks(axis: Axis, at: (value: number) => number, left: number, bottom: number): string {
  return [
    horizontal(bottom, left, left + WIDTH),
    ...axis.ticks.values.map((value) => vertical(at(value), bottom, bottom + tick)),
    ...axis.minor.map((value) => vertical(at(value), bottom, bottom + tick / 2)),
  ].join('');
}
