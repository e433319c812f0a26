/** What a distribution is made of: functions of numbers, each distribution said once. */
import type { Source } from '../random/bits/source.ts';

/**
 * A function of a value and of up to three shape parameters. Those that a distribution does not have
 * are given as 1, so that all functions are called alike.
 */
export type Law = (x: number, a: number, b: number, c: number) => number;

/** A function of shape parameters alone. */
export type OfShapes = (a: number, b: number, c: number) => number;

/** What discrete and continuous distributions have alike; they stand at location 0, with scale 1. */
export interface DistributionLaw {
  /** The name, as SciPy's. */
  readonly name: string;
  /** Names of the shape parameters, in their order; at most three. */
  readonly shapes: readonly string[];
  /** Whether shape parameters are allowed; else all is NaN. By default all must be above 0. */
  readonly domain?: (a: number, b: number, c: number) => boolean;
  /** The ends of the support. */
  readonly support: readonly [low: number | OfShapes, high: number | OfShapes];
  /** The probability of x or less, for x within the support, and its logarithm. */
  readonly cdf: Law;
  readonly logcdf: Law;
  /** `cdf` and `sf` that prepare for many values of the same parameters, where that pays. */
  readonly cdfOfMany?: Law;
  readonly sfOfMany?: Law;
  /** The probability of more than x, and its logarithm. */
  readonly sf: Law;
  readonly logsf: Law;
  /** Where the probability of less, and of more, is p, for p between 0 and 1. */
  readonly ppf: Law;
  readonly isf: Law;
  readonly mean: OfShapes;
  readonly variance: OfShapes;
  readonly skewness: OfShapes;
  /** The excess kurtosis. */
  readonly kurtosis: OfShapes;
  /** The mean of x to the power of a whole number, 1 or more. */
  readonly moment: Law;
  readonly entropy: OfShapes;
  /** A random value, drawn as SciPy draws it; by default `ppf` of a uniform one. */
  readonly random?: (source: Source, a: number, b: number, c: number) => number;
}

/** A continuous distribution. */
export interface ContinuousLaw extends DistributionLaw {
  /** The density within the support, and its logarithm. */
  readonly pdf: Law;
  readonly logpdf: Law;
  /** Estimates parameters: shapes, location, scale. */
  readonly fit: Fitter;
}

/** What a fit is asked for. */
export interface FitTask {
  /** The observations, all finite: not to be changed. */
  readonly data: Float64Array;
  /** For each parameter its value, where that is fixed. */
  readonly fixed: readonly (number | undefined)[];
  /** For each parameter a value to start from, where one is given. */
  readonly start: readonly (number | undefined)[];
  /** Maximum likelihood, or equal moments. */
  readonly method: 'MLE' | 'MM';
  /** The function that is named in errors. */
  readonly caller: string;
}

/** Estimates the parameters [...shapes, loc, scale] of a distribution; those fixed keep their values. */
export type Fitter = (task: FitTask, law: ContinuousLaw) => number[];

/** Whether shape parameters are in their domain. */
export const domainOf = (law: DistributionLaw): ((a: number, b: number, c: number) => boolean) =>
  law.domain ?? ((a, b, c) => a > 0 && b > 0 && c > 0);

/** The two ends of a law's support as functions. */
export function endsOf({ support }: DistributionLaw): [low: OfShapes, high: OfShapes] {
  return support.map((end) => (typeof end === 'number' ? () => end : end)) as [OfShapes, OfShapes];
}
