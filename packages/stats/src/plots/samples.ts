/** Pictures of samples: observations, means and their confidence intervals. */
import { stdtrit } from '../math/student-t.ts';
import { horizontalAxis, readable } from './axis.ts';
import { element, figure, HEIGHT, label, line, MARGIN, path, WIDTH } from './svg.ts';

/** A sample to be drawn; of some only mean, deviation and size are known. */
export interface SamplePicture {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
  readonly n: number;
  readonly values: Float64Array | undefined;
}

/** More observations than these are drawn as a histogram. */
const MANY = 300;
/** The radius of a point. */
const RADIUS = 3;

/** Samples one below the other, each with its mean and the interval that covers it. */
export function plotSamples(
  samples: readonly SamplePicture[],
  level: number,
  reference: number,
  title: string,
): string {
  const intervals = samples.map(({ mean, sd, n }): [number, number] => {
    const reach = n > 1 ? (-stdtrit(n - 1, (1 - level) / 2) * sd) / Math.sqrt(n) : NaN;
    return [mean - reach, mean + reach];
  });
  const known = samples.map(({ values }) => values?.filter(Number.isFinite) ?? new Float64Array());
  const isSingle = samples.length === 1;
  let low = Infinity;
  let high = -Infinity;
  const reached = [...intervals.flat(), ...samples.map(({ mean }) => mean)];
  if (isSingle) reached.push(reference);
  for (const values of [...known, reached]) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  const words = samples.map(
    ({ name, mean, n }, k) =>
      `${name}: ${readable(n)} observations, mean ${readable(mean)}, ${readable(100 * level)} % confidence interval from ${readable(intervals[k]![0])} to ${readable(intervals[k]![1])}.`,
  );
  if (!(low <= high)) {
    const said = 'There are no finite observations.';
    return figure(title, said, [label(WIDTH / 2, HEIGHT / 2, said)]);
  }
  const room = (high - low) * 0.05 || Math.abs(high) * 1e-3 || 1;
  const { drawn, at } = horizontalAxis(low - room, high + room);
  const top = 44;
  const share = (HEIGHT - MARGIN - top) / samples.length;
  const body = samples.map(({ name, mean }, k) => {
    const y = top + share * (k + 1) - 22;
    const [from, to] = intervals[k]!;
    const room = share - 44;
    const dots =
      known[k]!.length > MANY
        ? bars(known[k]!, at, y - 12, room)
        : points(known[k]!, at, y - 12, room);
    const middle = Number.isFinite(mean)
      ? element('circle', { cx: at(mean), cy: y, r: 5, class: 'mark' })
      : '';
    const span = Number.isFinite(from)
      ? path(
          [-6, 6, 0, 0, -6, 6].map((up, end) => [at(end < 3 ? from : to), y + up]),
          'mark',
        )
      : '';
    return dots + span + middle + (isSingle ? '' : label(MARGIN, y - share + 34, name, 'start'));
  });
  if (isSingle && Number.isFinite(reference)) {
    body.push(line(at(reference), top, at(reference), HEIGHT - MARGIN, 'null'));
  }
  return figure(title, words.join(' '), [...body, drawn]);
}

/** Observations as points, those at one place one above the other. */
function points(
  values: Float64Array,
  at: (value: number) => number,
  base: number,
  room: number,
): string {
  const heights = new Map<number, number>();
  const columns = Array.from(values, (value) => {
    const column = Math.round(at(value) / (2 * RADIUS));
    const height = heights.get(column) ?? 0;
    heights.set(column, height + 1);
    return [at(value), height] as const;
  });
  const step = Math.min(2 * RADIUS + 1, room / Math.max(1, ...heights.values()));
  return columns
    .map(([x, height]) =>
      element('circle', { cx: x, cy: base - height * step - RADIUS, r: RADIUS, class: 'point' }),
    )
    .join('');
}

/** Observations as a histogram. */
function bars(
  values: Float64Array,
  at: (value: number) => number,
  base: number,
  room: number,
): string {
  const width = (WIDTH - 2 * MARGIN) / 48;
  const counts = new Float64Array(48);
  for (const value of values) {
    const bin = Math.floor((at(value) - MARGIN) / width);
    counts[Math.max(0, Math.min(47, bin))]!++;
  }
  const most = counts.reduce((a, b) => Math.max(a, b));
  return Array.from(counts, (count, k) => {
    const height = (count / most) * room;
    return count === 0
      ? ''
      : element('rect', {
          x: MARGIN + k * width,
          y: base - height,
          width: width - 1,
          height,
          class: 'point',
        });
  }).join('');
}
