/** Pictures of t tests. */
import { oneOf } from '../samples/options.ts';
import type { Alternative } from '../samples/types.ts';
import { horizontalAxis, raised, readable } from './axis.ts';
import { plotSamples, type SamplePicture } from './samples.ts';
import { figure, HEIGHT, label, line, MARGIN, path, WIDTH } from './svg.ts';

/** Options of plots. */
export interface PlotOptions {
  /** What is shown: the distribution of the statistic, by default, or the observations. */
  readonly kind?: 'distribution' | 'sample';
  /** Which of the results is shown, if they are arrays: its place in C order; 0 by default. */
  readonly index?: number;
  /** The confidence level of intervals; 0.95 by default. */
  readonly confidence_level?: number;
  /** The title, by default the result itself. */
  readonly title?: string;
}

/** One result, as numbers. */
export interface TtestPicture {
  readonly statistic: number;
  readonly df: number;
  readonly pvalue: number;
  readonly logPvalue: number;
  readonly alternative: Alternative;
  readonly estimate: number;
  readonly error: number;
  readonly samples: readonly SamplePicture[];
}

/** The picture that options ask for. */
export function plotTtest(result: TtestPicture, options: PlotOptions): string {
  const { kind = 'distribution', confidence_level = 0.95 } = options;
  oneOf(kind, ['distribution', 'sample'], 'kind', 'plot');
  const { statistic, df } = result;
  const title =
    options.title ??
    `t(${readable(df)}) = ${readable(statistic)}, p ${pText(result.pvalue, result.logPvalue)}`;
  if (typeof title !== 'string') {
    throw new TypeError(`plot: title is ${String(title)}, must be a string`);
  }
  return kind === 'sample'
    ? plotSamples(
        result.samples,
        confidence_level,
        result.estimate - statistic * result.error,
        title,
      )
    : plotDistribution(result, title);
}

/** "= 0.0028", and "= 3.1 × 10⁻⁴¹²" for what is no float64. */
function pText(p: number, logP: number): string {
  if (p > 1e-300 || p !== p || logP === -Infinity) return `= ${readable(p, 3)}`;
  const power = logP / Math.LN10;
  const exponent = Math.floor(power);
  return `= ${(10 ** (power - exponent)).toFixed(1)} × 10${raised(exponent)}`;
}

/** A statistic beyond this does not widen the axis, but is named at its end. */
const FAR = 15;

/** The density of t, and what of it is as extreme as the statistic. */
function plotDistribution(result: TtestPicture, title: string): string {
  const { statistic: t, df, alternative } = result;
  if (!Number.isFinite(t) || !(df > 0)) return statement(result, title);
  const reach = Math.abs(t) > FAR ? 6 : Math.max(4, Math.abs(t) * 1.2);
  const { drawn, at } = horizontalAxis(-reach, reach);
  const base = HEIGHT - MARGIN;
  const top = 62;
  const height = (x: number): number =>
    df > 1e8 ? Math.exp((-x * x) / 2) : Math.exp((-(df + 1) / 2) * Math.log1p((x * x) / df));
  const point = (x: number): [number, number] => [at(x), base - (base - top) * height(x)];
  const between = (from: number, to: number): [number, number][] =>
    Array.from({ length: 121 }, (_, k) => point(from + ((to - from) * k) / 120));
  const area = (from: number, to: number): string =>
    from < to ? path([[at(from), base], ...between(from, to), [at(to), base]], 'area') : '';
  const edge = Math.max(-reach, Math.min(reach, t));
  const side = Math.abs(edge);
  const areas =
    alternative === 'two-sided'
      ? area(-reach, -side) + area(side, reach)
      : alternative === 'less'
        ? area(-reach, edge)
        : area(edge, reach);
  const isFar = Math.abs(t) > reach;
  const end = Math.sign(t);
  const mark = isFar
    ? path(
        [
          [at(edge) - 9 * end, base - 18],
          [at(edge), base - 12],
          [at(edge) - 9 * end, base - 6],
        ],
        'mark',
      ) +
      label(at(edge), top - 14, `t = ${readable(t)}, beyond the axis`, end > 0 ? 'end' : 'start')
    : line(at(t), base, at(t), top - 8, 'mark') +
      label(
        at(t),
        top - 14,
        `t = ${readable(t)}`,
        Math.abs(t) < 0.7 * reach ? 'middle' : end > 0 ? 'end' : 'start',
      );
  const which = { 'two-sided': 'both tails', less: 'the lower tail', greater: 'the upper tail' };
  return figure(
    title,
    `The density of Student's t distribution with ${readable(df)} degrees of freedom. The statistic, ${readable(t)}, is marked; the area of ${which[alternative]} as extreme is the p-value, ${pText(result.pvalue, result.logPvalue).slice(2)}.`,
    [areas, path(between(-reach, reach), 'curve'), drawn, mark],
  );
}

/** What is said where there is nothing to draw. */
function statement({ statistic, df }: TtestPicture, title: string): string {
  const said = Number.isFinite(statistic)
    ? `There are ${readable(df)} degrees of freedom.`
    : statistic !== statistic
      ? 'There is no statistic: too few observations, missing ones, or no variance.'
      : 'The statistic is infinite: the observations do not vary.';
  return figure(title, said, [label(WIDTH / 2, HEIGHT / 2, said)]);
}
