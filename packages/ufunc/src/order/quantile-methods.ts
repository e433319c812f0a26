/**
 * The methods of estimating quantiles (Hyndman and Fan, Sample Quantiles in Statistical Packages,
 * 1996, and NumPy's own): where between the sorted values a quantile lies, and how it is taken
 * from them. Rounded as NumPy rounds.
 */

/** Methods that take a value as it is. */
export type DiscreteMethod =
  'inverted_cdf' | 'closest_observation' | 'lower' | 'higher' | 'nearest';

/** Methods that take a value between two. */
export type ContinuousMethod =
  | 'averaged_inverted_cdf'
  | 'interpolated_inverted_cdf'
  | 'hazen'
  | 'weibull'
  | 'linear'
  | 'median_unbiased'
  | 'normal_unbiased'
  | 'midpoint';

/** Names of the methods, as in NumPy. */
export type QuantileMethod = DiscreteMethod | ContinuousMethod;

/** The place of a value among `n` sorted ones. */
const discrete: Record<DiscreteMethod, (n: number, q: number) => number> = {
  inverted_cdf: (n, q) => stepPlace(n * q - 1, (gamma) => gamma === 0),
  // The nearest even one at the middle, counted from 1.
  closest_observation: (n, q) =>
    stepPlace(n * q - 1 - 0.5, (gamma, index) => gamma === 0 && modulo2(Math.floor(index)) === 1),
  lower: (n, q) => Math.floor((n - 1) * q),
  higher: (n, q) => Math.ceil((n - 1) * q),
  nearest: (n, q) => roundHalfEven((n - 1) * q),
};

/** The place between values, and how much of the next one counts. */
interface Interpolation {
  readonly index: (n: number, q: number) => number;
  readonly gamma?: (gamma: number, index: number) => number;
}

const continuous: Record<ContinuousMethod, Interpolation> = {
  averaged_inverted_cdf: {
    index: (n, q) => n * q - 1,
    gamma: (gamma) => (gamma === 0 ? 0.5 : 1),
  },
  interpolated_inverted_cdf: { index: plotted(0, 1) },
  hazen: { index: plotted(0.5, 0.5) },
  weibull: { index: plotted(0, 0) },
  linear: { index: (n, q) => (n - 1) * q },
  median_unbiased: { index: plotted(1 / 3, 1 / 3) },
  normal_unbiased: { index: plotted(3 / 8, 3 / 8) },
  midpoint: {
    index: (n, q) => 0.5 * (Math.floor((n - 1) * q) + Math.ceil((n - 1) * q)),
    gamma: (_, index) => (index % 1 === 0 ? 0 : 0.5),
  },
};

/** Names of all methods. */
export const quantileMethods: readonly string[] = /* @__PURE__ */ [
  ...Object.keys(discrete),
  ...Object.keys(continuous),
];

/** Whether a method takes values as they are. */
export function isDiscrete(method: QuantileMethod): method is DiscreteMethod {
  return Object.hasOwn(discrete, method);
}

/** Between which two of `n` sorted values a quantile lies, and how much of the second counts. */
export interface Position {
  readonly previous: number;
  readonly next: number;
  readonly gamma: number;
}

/** Where the quantile `q`, from 0 to 1, of `n` values is. */
export function positionOf(method: QuantileMethod, n: number, q: number): Position {
  if (isDiscrete(method)) {
    const place = Math.min(discrete[method](n, q), n - 1);
    return { previous: place, next: place, gamma: 0 };
  }
  const { index, gamma = (value: number) => value } = continuous[method];
  const at = index(n, q);
  const floor = Math.floor(at);
  if (at >= n - 1) return { previous: n - 1, next: n - 1, gamma: gamma(at + 1, at) };
  if (at < 0) return { previous: 0, next: 0, gamma: gamma(at, at) };
  return { previous: floor, next: floor + 1, gamma: gamma(at - floor, at) };
}

/**
 * The value `gamma` of the way from `a` to `b`, in steps as NumPy's, of which the last is to the
 * nearer of the two.
 *
 * @param difference - `b - a`
 */
export function between(a: number, b: number, difference: number, gamma: number): number {
  return gamma >= 0.5 ? b - difference * (1 - gamma) : a + difference * gamma;
}

/** A quantile of sorted values by the method `linear`. */
export function quantileOfSorted(sorted: Float64Array, q: number): number {
  const { previous, next, gamma } = positionOf('linear', sorted.length, q);
  const [a, b] = [sorted[previous]!, sorted[next]!];
  return between(a, b, b - a, gamma);
}

function plotted(alpha: number, beta: number): (n: number, q: number) => number {
  return (n, q) => n * q + (alpha + q * (1 - alpha - beta)) - 1;
}

function stepPlace(index: number, isBelow: (gamma: number, index: number) => boolean): number {
  const floor = Math.floor(index);
  return Math.max(0, isBelow(index - floor, index) ? floor : floor + 1);
}

function modulo2(value: number): number {
  return Math.abs(value % 2);
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return rest < 0.5 ? floor : floor + 1;
}
