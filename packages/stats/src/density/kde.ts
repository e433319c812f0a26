/** A kernel density estimate. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { shown } from '../distributions/arguments.ts';
import { sourceOfState } from '../distributions/source.ts';
import type { RvsOptions } from '../distributions/types.ts';
import { ndtr } from '../math/normal.ts';
import type { Sample } from '../samples/types.ts';
import { arrayOf, inverseOf, packedOf, scatter, weightedMean } from './matrices.ts';
import { densitiesAt, drawn, factorised, type Mixture, overlap } from './mixture.ts';
import { boxAroundMean } from './normal-box.ts';

const CALLER = 'gaussian_kde';

/** The factor by which the spread of the observations is scaled, or how it is chosen. */
export type BandwidthMethod = 'scott' | 'silverman' | number | ((kde: GaussianKde) => number);

/** A density that is a sum of normal ones, one around each observation. */
export class GaussianKde {
  /** The number of variables. */
  readonly d: number;
  /** The number of observations. */
  readonly n: number;
  /** How many observations of the same weight would tell as much. */
  readonly neff: number;
  /** Observations, a row for each variable. */
  readonly dataset: NdArray<'float64'>;
  /** The weights, which add up to 1. */
  readonly weights: NdArray<'float64'>;

  readonly #data: Float64Array;
  readonly #weights: Float64Array;
  /** The covariance of the observations, of which the factor is 1. */
  readonly #raw: Float64Array;
  readonly #squares: number;
  #factor = 1;
  #covariance: Float64Array;

  /** @internal */
  constructor(data: Float64Array, d: number, weights: Float64Array, method: BandwidthMethod) {
    const n = weights.length;
    this.d = d;
    this.n = n;
    this.#data = data;
    this.#weights = weights;
    this.#squares = weights.reduce((sum, w) => sum + w * w, 0);
    this.neff = 1 / this.#squares;
    this.#raw = scatter(data, d, weights, weightedMean(data, d, weights));
    this.dataset = arrayOf(data, [d, n]);
    this.weights = arrayOf(weights, [n]);
    this.#covariance = this.#raw;
    this.#scale(factorOf(this, method, CALLER), CALLER);
  }

  /** The factor by which the spread of the observations is scaled. */
  get factor(): number {
    return this.#factor;
  }

  /** The covariance of each normal density. */
  get covariance(): NdArray<'float64'> {
    return arrayOf(this.#covariance.slice(), [this.d, this.d]);
  }

  /** Its inverse. */
  get inv_cov(): NdArray<'float64'> {
    const { d } = this;
    const lower = factorised(this.#covariance, d, CALLER);
    return arrayOf(inverseOf(lower, d), [d, d]);
  }

  /**
   * Takes another bandwidth, a factor or how to choose it; the same one again if there is none.
   *
   * @throws RangeError where the factor is not above 0; TypeError for another rule
   *
   * @example
   * ```ts
   * import { gaussian_kde } from '@numloom/stats';
   * const kde = gaussian_kde([1, 2, 2.5, 4]);
   * kde.set_bandwidth('silverman');
   * console.log(kde.factor.toFixed(6), kde.inv_cov.item().toFixed(6)); // => 0.802742 0.993181
   * ```
   */
  set_bandwidth(bw_method?: BandwidthMethod | null): void {
    if (bw_method === undefined || bw_method === null) return;
    const caller = `${CALLER}.set_bandwidth`;
    this.#scale(factorOf(this, bw_method, caller), caller);
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
    const normal = { data: centre, weights: Float64Array.of(1), covariance: other };
    return overlap(this.#mixture, normal, d, caller);
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
    return overlap(this.#mixture, other.#mixture, this.d, caller);
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
    const { d } = this;
    const caller = 'gaussian_kde.resample';
    const count = size ?? Math.floor(this.neff);
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new TypeError(`${caller}: size is ${shown(size)}, must be a whole number, 0 or more`);
    }
    return arrayOf(drawn(this.#mixture, d, count, sourceOfState(random_state, caller), caller), [
      d,
      count,
    ]);
  }

  get #mixture(): Mixture {
    return { data: this.#data, weights: this.#weights, covariance: this.#covariance };
  }

  #scale(factor: number, caller: string): void {
    if (!(factor > 0)) {
      throw new RangeError(`${caller}: the bandwidth is ${factor}, must be above 0`);
    }
    const scale = factor ** 2 / (1 - this.#squares);
    const covariance = this.#raw.map((c) => c * scale);
    factorised(covariance, this.d, caller);
    this.#factor = factor;
    this.#covariance = covariance;
  }

  #at(
    points: Sample,
    method: string,
    finish: (sum: number, log: number) => number,
  ): number | NdArray<'float64'> {
    const { d } = this;
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
    const results = densitiesAt(values, this.#mixture, d, finish, caller);
    return typeof points === 'number' ? results[0]! : arrayOf(results, [count]);
  }
}

function factorOf(kde: GaussianKde, method: BandwidthMethod, caller: string): number {
  if (method === 'scott') return kde.scotts_factor();
  if (method === 'silverman') return kde.silverman_factor();
  if (typeof method === 'number') return method;
  if (typeof method === 'function') return method(kde);
  throw new TypeError(
    `${caller}: bw_method is ${shown(method)}, must be 'scott', 'silverman', a number or a function`,
  );
}
