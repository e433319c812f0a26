/** Densities estimated from observations. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { shown } from '../distributions/arguments.ts';
import { sourceOfState } from '../distributions/source.ts';
import type { RvsOptions } from '../distributions/types.ts';
import { ndtr } from '../math/normal.ts';
import { normal } from '../random/ziggurat/draws.ts';
import type { Sample } from '../samples/types.ts';
import { distance, factorised, LOG_ROOT, type Mixture, overlap, whitened } from './kde-parts.ts';
import { arrayOf, logDiagonal, packedOf, scatter, weightedMean } from './matrices.ts';
import { boxAroundMean } from './normal-box.ts';

/** The factor by which the spread of the observations is scaled, or how it is chosen. */
export type BandwidthMethod = 'scott' | 'silverman' | number | ((kde: GaussianKde) => number);

/** Options of `gaussian_kde`. */
export interface KdeOptions {
  /** Scott's rule by default. */
  readonly bw_method?: BandwidthMethod;
  /** How much each observation counts; all the same by default. */
  readonly weights?: Sample;
}

/** A density that is a sum of normal ones, one around each observation. */
export class GaussianKde {
  /** The number of variables. */
  readonly d: number;
  /** The number of observations. */
  readonly n: number;
  /** How many observations of the same weight would tell as much. */
  readonly neff: number;
  /** The factor by which the spread of the observations is scaled. */
  readonly factor: number;
  /** Observations, a row for each variable. */
  readonly dataset: NdArray<'float64'>;
  /** The weights, which add up to 1. */
  readonly weights: NdArray<'float64'>;
  /** The covariance of each normal density. */
  readonly covariance: NdArray<'float64'>;

  readonly #data: Float64Array;
  readonly #weights: Float64Array;
  readonly #covariance: Float64Array;

  /** @internal */
  constructor(data: Float64Array, d: number, weights: Float64Array, method: BandwidthMethod) {
    const caller = 'gaussian_kde';
    const n = weights.length;
    this.d = d;
    this.n = n;
    this.#data = data;
    this.#weights = weights;
    const squares = weights.reduce((sum, w) => sum + w * w, 0);
    this.neff = 1 / squares;
    const raw = scatter(data, d, weights, weightedMean(data, d, weights));
    this.dataset = arrayOf(data, [d, n]);
    this.weights = arrayOf(weights, [n]);
    this.factor = 1;
    this.covariance = arrayOf(raw, [d, d]);
    this.#covariance = raw;
    this.factor = factorOf(this, method);
    if (!(this.factor > 0)) {
      throw new RangeError(`${caller}: the bandwidth is ${this.factor}, must be above 0`);
    }
    const scale = this.factor ** 2 / (1 - squares);
    this.#covariance = raw.map((c) => c * scale);
    this.covariance = arrayOf(this.#covariance, [d, d]);
    factorised(this.#covariance, d, caller);
  }

  /** Scott's factor: neff^(-1 / (d + 4)). */
  scotts_factor(): number {
    return this.neff ** (-1 / (this.d + 4));
  }

  /** Silverman's factor: (neff (d + 2) / 4)^(-1 / (d + 4)). */
  silverman_factor(): number {
    return ((this.neff * (this.d + 2)) / 4) ** (-1 / (this.d + 4));
  }

  /** The density at points: a number for a number, else an array; of several variables, points are columns. */
  evaluate(points: number): number;
  evaluate(points: Sample): NdArray<'float64'>;
  evaluate(points: Sample): number | NdArray<'float64'> {
    return this.#at(points, 'evaluate', (sum, log) => sum * Math.exp(log));
  }

  /** The same as `evaluate`. */
  pdf(points: number): number;
  pdf(points: Sample): NdArray<'float64'>;
  pdf(points: Sample): number | NdArray<'float64'> {
    return this.#at(points, 'pdf', (sum, log) => sum * Math.exp(log));
  }

  /** The logarithm of the density, which is a number also where that underflows. */
  logpdf(points: number): number;
  logpdf(points: Sample): NdArray<'float64'>;
  logpdf(points: Sample): number | NdArray<'float64'> {
    return this.#at(points, 'logpdf', (sum, log) => Math.log(sum) + log);
  }

  /** The probability of values between two numbers, of one variable. */
  integrate_box_1d(low: number, high: number): number {
    if (this.d !== 1) {
      throw new RangeError(
        `gaussian_kde.integrate_box_1d: there are ${this.d} variables, must be 1`,
      );
    }
    const sd = Math.sqrt(this.#covariance[0]!);
    return this.#weights.reduce((sum, weight, k) => {
      const [a, b] = [(low - this.#data[k]!) / sd, (high - this.#data[k]!) / sd];
      return sum + weight * (a > 0 && b > 0 ? ndtr(-a) - ndtr(-b) : ndtr(b) - ndtr(a));
    }, 0);
  }

  /**
   * The probability of a box of the corners `low_bounds` and `high_bounds`, one number for each variable. From
   * three variables on about 5 digits after the point are known; equal calls give equal results.
   *
   * @param options - `maxpts`: the most points for each observation, a million for each variable by default
   * @throws RangeError where bounds are not as many as variables, or `maxpts` is no positive number
   */
  integrate_box(
    low_bounds: Sample,
    high_bounds: Sample,
    options: { readonly maxpts?: number } = {},
  ): number {
    const caller = 'gaussian_kde.integrate_box';
    assertOptions(options, ['maxpts'], caller);
    const { d, n } = this;
    const { maxpts = 1e6 * d } = options;
    if (!(typeof maxpts === 'number' && maxpts > 0)) {
      throw new RangeError(`${caller}: maxpts is ${shown(maxpts)}, must be a positive number`);
    }
    const bounds = { low_bounds, high_bounds };
    const [low, high] = (['low_bounds', 'high_bounds'] as const).map((name) => {
      const { shape, values } = packedOf(bounds[name], caller, name);
      if (shape.length < 2 && values.length === d) return values;
      throw new RangeError(
        `${caller}: ${name} has the shape [${shape.join(', ')}], must be ${d} number${d === 1 ? '' : 's'}`,
      );
    }) as [Float64Array, Float64Array];
    const accuracy = { maxpts, abseps: 1e-5, releps: 1e-5 };
    let sum = 0;
    for (let k = 0; k < n; k++) {
      const from = low.map((x, i) => x - this.#data[i * n + k]!);
      const to = high.map((x, i) => x - this.#data[i * n + k]!);
      sum += this.#weights[k]! * boxAroundMean(from, to, this.#covariance, accuracy);
    }
    return sum;
  }

  /** The integral of the density by a normal one with that mean and covariance. */
  integrate_gaussian(mean: Sample, cov: Sample): number {
    const caller = 'gaussian_kde.integrate_gaussian';
    const { d } = this;
    const centre = packedOf(mean, caller, 'mean').values;
    const other = packedOf(cov, caller, 'cov').values;
    if (centre.length !== d || other.length !== d * d) {
      throw new RangeError(`${caller}: mean and cov must be of ${d} variables`);
    }
    return this.#overlap({ data: centre, weights: Float64Array.of(1), covariance: other }, caller);
  }

  /** The integral of the product of two densities. */
  integrate_kde(other: GaussianKde): number {
    const caller = 'gaussian_kde.integrate_kde';
    if (!(other instanceof GaussianKde)) {
      throw new TypeError(`${caller}: other is ${shown(other)}, must be a gaussian_kde`);
    }
    if (other.d !== this.d) {
      throw new RangeError(
        `${caller}: there are ${this.d} and ${other.d} variables, must be as many`,
      );
    }
    return this.#overlap(
      { data: other.#data, weights: other.#weights, covariance: other.#covariance },
      caller,
    );
  }

  /** The density of some of the variables. */
  marginal(dimensions: number | readonly number[]): GaussianKde {
    const { d, n } = this;
    const given = typeof dimensions === 'number' ? [dimensions] : dimensions;
    const rows = given.map((k) => (k < 0 ? k + d : k));
    if (
      rows.some((k) => !(Number.isInteger(k) && k >= 0 && k < d)) ||
      new Set(rows).size < rows.length
    ) {
      throw new RangeError(
        `gaussian_kde.marginal: dimensions are ${given.join(', ')}, must be different whole numbers below ${d}`,
      );
    }
    const data = new Float64Array(rows.length * n);
    rows.forEach((row, k) => data.set(this.#data.subarray(row * n, (row + 1) * n), k * n));
    return new GaussianKde(data, rows.length, this.#weights, this.factor);
  }

  /** Random points, a column each; as many as `neff` by default. */
  resample(
    size?: number,
    { random_state }: Pick<RvsOptions, 'random_state'> = {},
  ): NdArray<'float64'> {
    const { d, n } = this;
    const caller = 'gaussian_kde.resample';
    const count = size ?? Math.floor(this.neff);
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new TypeError(`${caller}: size is ${shown(size)}, must be a whole number, 0 or more`);
    }
    const source = sourceOfState(random_state, caller);
    const lower = factorised(this.#covariance, d, caller);
    const points = new Float64Array(d * count);
    const z = new Float64Array(d);
    for (let k = 0; k < count; k++) {
      for (let i = 0; i < d; i++) z[i] = normal(source);
      for (let i = 0; i < d; i++) {
        let sum = 0;
        for (let j = 0; j <= i; j++) sum += lower[i * d + j]! * z[j]!;
        points[i * count + k] = sum;
      }
    }
    const ends = this.#weights.slice();
    for (let k = 1; k < n; k++) ends[k]! += ends[k - 1]!;
    for (let k = 0; k < count; k++) {
      const u = source.double() * ends[n - 1]!;
      let [from, to] = [0, n - 1];
      while (from < to) {
        const middle = (from + to) >> 1;
        if (ends[middle]! > u) to = middle;
        else from = middle + 1;
      }
      for (let i = 0; i < d; i++) points[i * count + k]! += this.#data[i * n + from]!;
    }
    return arrayOf(points, [d, count]);
  }

  #overlap(other: Mixture, caller: string): number {
    const own = { data: this.#data, weights: this.#weights, covariance: this.#covariance };
    return overlap(own, other, this.d, caller);
  }

  #at(
    points: Sample,
    method: string,
    finish: (sum: number, log: number) => number,
  ): number | NdArray<'float64'> {
    const { d, n } = this;
    const caller = `gaussian_kde.${method}`;
    const { shape, values } = packedOf(points, caller, 'points');
    const isRow = shape.length < 2;
    if (
      d > 1
        ? isRow
          ? shape[0] !== d
          : shape.length > 2 || shape[0] !== d
        : shape.length > 2 || (!isRow && shape[0] !== 1)
    ) {
      throw new RangeError(
        `${caller}: points have the shape [${shape.join(', ')}], must be ${d === 1 ? 'one row' : `columns of ${d} numbers`}`,
      );
    }
    const count = values.length / d;
    const lower = factorised(this.#covariance, d, caller);
    const [from, to] = [whitened(this.#data, d, n, lower), whitened(values, d, count, lower)];
    const scale = -d * LOG_ROOT - logDiagonal(lower, d);
    const isNowhere = (k: number): boolean =>
      values.some((x, i) => i % count === k && Number.isNaN(x));
    const exponents = new Float64Array(n);
    const results = new Float64Array(count);
    for (let k = 0; k < count; k++) {
      // Relative to the largest term, so that sums do not underflow.
      let least = Infinity;
      for (let i = 0; i < n; i++) {
        const energy = distance(from, i, to, k, d);
        exponents[i] = energy;
        if (energy < least) least = energy;
      }
      let sum = 0;
      for (let i = 0; i < n; i++) {
        const energy = exponents[i]! - least;
        if (energy < 746) sum += this.#weights[i]! * Math.exp(-energy);
      }
      // Infinitely far from all observations, or no place at all.
      results[k] =
        least < Infinity ? finish(sum, scale - least) : isNowhere(k) ? NaN : finish(0, 0);
    }
    return typeof points === 'number' ? results[0]! : arrayOf(results, [count]);
  }
}

/**
 * A Gaussian kernel density estimate: observations of one variable, or a row of `dataset` for each of
 * several variables.
 *
 * Sources: Scott, Multivariate Density Estimation (1992); Silverman, Density Estimation (1986).
 *
 * @throws RangeError where there are fewer than two observations, more variables than observations, or
 * weights that do not fit; LinAlgError where the observations lie in a subspace
 *
 * @example
 * ```ts
 * import { gaussian_kde } from '@numloom/stats';
 * const kde = gaussian_kde([1, 2, 2.5, 4]);
 * console.log(kde.evaluate(2).toFixed(6), kde.integrate_box_1d(-Infinity, Infinity)); // => 0.268520 1
 * ```
 */
export function gaussian_kde(dataset: Sample, options: KdeOptions = {}): GaussianKde {
  const caller = 'gaussian_kde';
  assertOptions(options, ['bw_method', 'weights'], caller);
  const { shape, values } = packedOf(dataset, caller, 'dataset');
  if (shape.length > 2 || values.length < 2) {
    throw new RangeError(
      `${caller}: dataset has the shape [${shape.join(', ')}], must be a row of two or more numbers, or some rows`,
    );
  }
  const d = shape.length === 2 ? shape[0]! : 1;
  const n = values.length / d;
  if (d > n) {
    throw new RangeError(
      `${caller}: dataset has ${d} variables, which are its rows, and only ${n} observations`,
    );
  }
  let weights = new Float64Array(n).fill(1 / n);
  if (options.weights !== undefined) {
    const given = packedOf(options.weights, caller, 'weights').values;
    const sum = given.reduce((total, w) => total + w, 0);
    if (given.length !== n || !given.every((w) => w >= 0) || !(sum > 0 && sum < Infinity)) {
      throw new RangeError(`${caller}: weights must be ${n} finite numbers, 0 or more, not all 0`);
    }
    weights = given.map((w) => w / sum);
  }
  return new GaussianKde(values, d, weights, options.bw_method ?? 'scott');
}

function factorOf(kde: GaussianKde, method: BandwidthMethod): number {
  if (method === 'scott') return kde.scotts_factor();
  if (method === 'silverman') return kde.silverman_factor();
  if (typeof method === 'number') return method;
  if (typeof method === 'function') return method(kde);
  throw new TypeError(
    `gaussian_kde: bw_method is ${shown(method)}, must be 'scott', 'silverman', a number or a function`,
  );
}
