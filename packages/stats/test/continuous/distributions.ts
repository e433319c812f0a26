/** The continuous distributions by name, and what tests know of each. */
import * as stats from '@numloom/stats';
import type { Expression } from '@numloom/ufunc';

type Numeric = (...args: (number | object)[]) => number;

/** A distribution as tests see it: of numbers only. */
export interface Distribution {
  (...parameters: (number | object)[]): Record<string, Numeric>;
  readonly name: string;
  readonly shapes: readonly string[];
  readonly pdf: Numeric;
  readonly logpdf: Numeric;
  readonly cdf: Numeric;
  readonly sf: Numeric;
  readonly logcdf: Numeric;
  readonly logsf: Numeric;
  readonly ppf: Numeric;
  readonly isf: Numeric;
  readonly mean: Numeric;
  readonly median: Numeric;
  readonly var: Numeric;
  readonly std: Numeric;
  readonly entropy: Numeric;
  readonly moment: Numeric;
  stats(...args: (number | object)[]): number[];
  support(...args: (number | object)[]): [number, number];
  interval(...args: (number | object)[]): [number, number];
  expect(f: (x: number) => number, ...args: (number | object)[]): number;
  fit(data: readonly number[], options?: object): number[];
  nnlf(theta: readonly number[], data: readonly number[]): number;
}

/** A distribution by its name. */
export const distributionOf = (name: string): Distribution =>
  (stats as unknown as Record<string, Distribution>)[name]!;

/** The same functions over arrays. */
export const overArrays = (name: string, method: string) =>
  (
    distributionOf(name) as unknown as Record<string, (...args: unknown[]) => Expression<'float64'>>
  )[method]!;

/** Parameters that are allowed, of all distributions. */
const EXAMPLES: Readonly<Record<string, readonly (readonly number[])[]>> = {
  norm: [[]],
  t: [[0.5], [3], [50]],
  chi2: [[1], [4.5], [90]],
  f: [
    [3, 7],
    [12, 40],
  ],
  beta: [
    [0.5, 0.7],
    [2, 3.5],
    [30, 20],
  ],
  gamma: [[0.4], [1], [6.5], [80]],
  expon: [[]],
  lognorm: [[0.3], [1.2]],
  uniform: [[]],
  weibull_min: [[0.8], [2.5]],
  cauchy: [[]],
  laplace: [[]],
  logistic: [[]],
  pareto: [[1.5], [6]],
  triang: [[0], [0.3], [1]],
  gumbel_r: [[]],
  rayleigh: [[]],
};

/** All distributions with all examples of parameters. */
export const CASES = Object.entries(EXAMPLES).flatMap(([name, sets]) =>
  sets.map((shapes) => ({ name, shapes })),
);

/** Numbers of JSON, where those that are not finite are strings. */
export const numberOf = (value: number | string): number => Number(value);

/** |a - b| relative to |b|; 0 where both are the same, or both NaN. */
export function difference(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  const error = Math.abs(a - b) / Math.abs(b);
  return Number.isNaN(error) ? Infinity : error;
}
