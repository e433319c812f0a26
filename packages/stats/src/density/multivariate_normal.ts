/** The normal distribution of several variables. */
import { eigh, LinAlgError } from '@numloom/linalg';
import type { NdArray } from '@numloom/ndarray';
import { assertOptions, Expression } from '@numloom/ufunc';
import { isOptions } from '../distributions/arguments.ts';
import { sourceOfState } from '../distributions/source.ts';
import type { RvsOptions } from '../distributions/types.ts';
import { normal } from '../random/ziggurat/draws.ts';
import { packedValues } from '../samples/slicewise.ts';
import type { Sample } from '../samples/types.ts';
import { arrayOf, packedOf, scatter, weightedMean } from './matrices.ts';
import { boxAroundMean } from './normal-box.ts';

const LOG_ROOT = 0.9189385332046727;

/** The parameters of a normal distribution of several variables. */
export interface NormalParameters {
  /** The mean; of zeros by default. */
  readonly mean?: Sample;
  /** The covariance: a matrix, its diagonal, or a number for all of the diagonal; 1 by default. */
  readonly cov?: Sample;
  /** Whether the covariance may be singular; false by default. */
  readonly allow_singular?: boolean;
}

/** Options of `cdf`. */
export interface NormalCdfOptions extends NormalParameters {
  /** The lower corner of the box; at minus infinity by default. */
  readonly lower_limit?: Sample;
  /** The most points that are computed; a million for each variable by default. */
  readonly maxpts?: number;
  /** The absolute and the relative error that are enough, from three variables on; 1e-5 by default. */
  readonly abseps?: number;
  readonly releps?: number;
}

/** Options of `fit`. */
export interface NormalFitOptions {
  /** A mean or a covariance that is fixed. */
  readonly fix_mean?: Sample;
  readonly fix_cov?: Sample;
}

/** Points: the last axis is that of the variables, unless there is one only. */
type AtPoints<X> = X extends readonly number[] | number
  ? number | NdArray<'float64'>
  : NdArray<'float64'>;

/** A normal distribution of several variables that has its parameters. */
export class MultivariateNormal {
  /** The number of variables. */
  readonly dim: number;
  readonly mean: NdArray<'float64'>;
  readonly cov: NdArray<'float64'>;

  readonly #mean: Float64Array;
  readonly #cov: Float64Array;
  readonly #singular: boolean;
  #spread: Spread | undefined;

  /** @internal */
  constructor(options: NormalParameters, caller: string) {
    const [mean, cov] = parametersOf(options, caller);
    this.dim = mean.length;
    this.#mean = mean;
    this.#cov = cov;
    this.#singular = options.allow_singular === true;
    this.mean = arrayOf(mean, [mean.length]);
    this.cov = arrayOf(cov, [mean.length, mean.length]);
    this.#spread = spreadOf(cov, mean.length, this.#singular, caller);
  }

  /** The density at points. */
  pdf<X extends Sample>(x: X): AtPoints<X>;
  pdf(x: Sample): number | NdArray<'float64'> {
    return this.#at(x, 'pdf', (point) => Math.exp(this.#log(point)));
  }

  /** Its logarithm. */
  logpdf<X extends Sample>(x: X): AtPoints<X>;
  logpdf(x: Sample): number | NdArray<'float64'> {
    return this.#at(x, 'logpdf', (point) => this.#log(point));
  }

  /** The probability of values below points in all variables. */
  cdf<X extends Sample>(
    x: X,
    options?: Omit<NormalCdfOptions, keyof NormalParameters>,
  ): AtPoints<X>;
  cdf(x: Sample, options: NormalCdfOptions = {}): number | NdArray<'float64'> {
    return this.#at(x, 'cdf', this.#box(options, 'cdf'));
  }

  /** Its logarithm. */
  logcdf<X extends Sample>(
    x: X,
    options?: Omit<NormalCdfOptions, keyof NormalParameters>,
  ): AtPoints<X>;
  logcdf(x: Sample, options: NormalCdfOptions = {}): number | NdArray<'float64'> {
    const box = this.#box(options, 'logcdf');
    return this.#at(x, 'logcdf', (point) => Math.log(box(point)));
  }

  /** The differential entropy, in nats, within the space that the distribution fills. */
  entropy(): number {
    const { rank, logDeterminant } = this.#spread!;
    return rank * (LOG_ROOT + 0.5) + logDeterminant / 2;
  }

  /** Random points: a vector, or with a size an array of vectors. */
  rvs(options: RvsOptions = {}): NdArray<'float64'> {
    const caller = 'multivariate_normal.rvs';
    assertOptions(options, ['size', 'random_state'], caller);
    const source = sourceOfState(options.random_state, caller);
    const { dim } = this;
    const { values, vectors } = this.#spread!;
    const given = options.size ?? [];
    const size = typeof given === 'number' ? [given] : given;
    const points = new Float64Array(size.reduce((product, n) => product * n, 1) * dim);
    const roots = values.map((value) => Math.sqrt(Math.max(value, 0)));
    for (let k = 0; k < points.length; k += dim) {
      for (let i = 0; i < dim; i++) points[k + i] = this.#mean[i]!;
      // The largest spread first, as by singular values.
      for (let j = dim - 1; j >= 0; j--) {
        const z = normal(source) * roots[j]!;
        for (let i = 0; i < dim; i++) points[k + i]! += z * vectors[i * dim + j]!;
      }
    }
    return arrayOf(points, [...size, dim]);
  }

  #log(point: Float64Array): number {
    const { dim } = this;
    const { values, vectors, rank, logDeterminant, eps } = this.#spread!;
    let energy = 0;
    let outside = 0;
    for (let j = 0; j < dim; j++) {
      let along = 0;
      for (let i = 0; i < dim; i++) along += (point[i]! - this.#mean[i]!) * vectors[i * dim + j]!;
      if (values[j]! > eps) energy += (along * along) / values[j]!;
      else outside += along * along;
    }
    if (!(Math.sqrt(outside) < 1e3 * eps) && rank < dim)
      return Number.isNaN(outside) ? NaN : -Infinity;
    return -0.5 * energy - rank * LOG_ROOT - logDeterminant / 2;
  }

  /** A function that gives the probability of the box below a point. */
  #box(options: NormalCdfOptions, method: string): (point: Float64Array) => number {
    const caller = `multivariate_normal.${method}`;
    assertOptions(options, CDF_OPTIONS, caller);
    const { dim } = this;
    const { maxpts = 1e6 * dim, abseps = 1e-5, releps = 1e-5 } = options;
    const limit = options.lower_limit;
    const given = limit === undefined ? undefined : packedOf(limit, caller, 'lower_limit').values;
    if (given !== undefined && given.length !== dim) {
      throw new RangeError(`${caller}: lower_limit has ${given.length} numbers, must have ${dim}`);
    }
    const cov = this.#cov;
    const accuracy = { maxpts, abseps, releps };
    return (point) => {
      const low = point.map((_, i) => (given ? given[i]! - this.#mean[i]! : -Infinity));
      const high = point.map((x, i) => x - this.#mean[i]!);
      return boxAroundMean(low, high, cov, accuracy);
    };
  }

  #at(x: Sample, method: string, f: (point: Float64Array) => number): number | NdArray<'float64'> {
    const { dim } = this;
    const { shape, values } = packedOf(x, `multivariate_normal.${method}`, 'x');
    const isVector = dim > 1 || shape.at(-1) === 1;
    if (dim > 1 && shape.at(-1) !== dim) {
      throw new RangeError(
        `multivariate_normal.${method}: x has the shape [${shape.join(', ')}], its last axis must have the length ${dim}`,
      );
    }
    const count = values.length / dim;
    const results = new Float64Array(count);
    for (let k = 0; k < count; k++) results[k] = f(values.subarray(k * dim, (k + 1) * dim));
    const left = isVector && !(dim === 1 && shape.length === 0) ? shape.slice(0, -1) : shape;
    const isPlain = typeof x === 'number' || (Array.isArray(x) && !Array.isArray(x[0]));
    return isPlain && left.length === 0 && !(x instanceof Expression)
      ? results[0]!
      : arrayOf(results, left);
  }
}

const PARAMETERS = ['mean', 'cov', 'allow_singular'];
const CDF_OPTIONS = ['lower_limit', 'maxpts', 'abseps', 'releps'];

/** Eigenvalues and vectors of a covariance, and what follows. */
interface Spread {
  /** From the least one on. */
  readonly values: Float64Array;
  /** As columns. */
  readonly vectors: Float64Array;
  readonly rank: number;
  /** The logarithm of the product of eigenvalues that are not 0. */
  readonly logDeterminant: number;
  /** What counts as 0. */
  readonly eps: number;
}

function spreadOf(cov: Float64Array, d: number, isSingular: boolean, caller: string): Spread {
  const { eigenvalues, eigenvectors } = eigh(arrayOf(cov, [d, d]));
  const values = packedValues(eigenvalues);
  const vectors = packedValues(eigenvectors);
  const eps = 1e6 * 2 ** -52 * values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (values.some((value) => value < -eps)) {
    throw new RangeError(`${caller}: cov must be symmetric positive semidefinite`);
  }
  const positive = values.filter((value) => value > eps);
  if (positive.length < d && !isSingular) {
    throw new LinAlgError(
      `${caller}: cov must be positive definite, unless allow_singular is true`,
    );
  }
  const logDeterminant = positive.reduce((sum, value) => sum + Math.log(value), 0);
  return { values, vectors, rank: positive.length, logDeterminant, eps };
}

/** The mean and the covariance, of as many variables. */
function parametersOf(
  { mean, cov }: NormalParameters,
  caller: string,
): [mean: Float64Array, cov: Float64Array] {
  const centre = mean === undefined ? undefined : packedOf(mean, caller, 'mean');
  const given = packedOf(cov ?? 1, caller, 'cov');
  const d = centre
    ? centre.values.length
    : given.shape.length < 2
      ? Math.max(given.values.length, 1)
      : given.shape[0]!;
  const matrix = new Float64Array(d * d);
  const { shape, values } = given;
  if (shape.length === 2 && shape[0] === d && shape[1] === d) matrix.set(values);
  else if (shape.length < 2 && (values.length === 1 || values.length === d)) {
    for (let i = 0; i < d; i++) matrix[i * d + i] = values[values.length === 1 ? 0 : i]!;
  } else {
    throw new RangeError(
      `${caller}: cov has the shape [${shape.join(', ')}], must be ${d} by ${d}, as mean has ${d} numbers`,
    );
  }
  if ((centre && centre.shape.length > 1) || !matrix.every(Number.isFinite)) {
    throw new RangeError(`${caller}: mean must be a vector, and cov finite`);
  }
  return [centre?.values ?? new Float64Array(d), matrix];
}

/** Mean and covariance given in order or by name. */
function told(
  args: readonly unknown[],
  caller: string,
): NormalParameters & Record<string, unknown> {
  const last = args.at(-1);
  const options = isOptions(last) ? last : {};
  const [mean, cov, ...more] = (isOptions(last) ? args.slice(0, -1) : args) as Sample[];
  if (more.length > 0) throw new TypeError(`${caller}: takes mean, cov and options`);
  return {
    ...(mean === undefined ? {} : { mean }),
    ...(cov === undefined ? {} : { cov }),
    ...options,
  };
}

/** Parameters in order, or by name among the options. */
type Arguments<O> =
  | [options?: NormalParameters & O]
  | [mean: Sample | undefined, options?: NormalParameters & O]
  | [mean: Sample | undefined, cov: Sample | undefined, options?: NormalParameters & O];

/** The normal distribution of several variables; called with parameters it gives one that has them. */
export interface MultivariateNormalDistribution {
  (...parameters: Arguments<object>): MultivariateNormal;
  /** The density at points, whose last axis is that of the variables. */
  pdf<X extends Sample>(x: X, ...parameters: Arguments<object>): AtPoints<X>;
  /** Its logarithm. */
  logpdf<X extends Sample>(x: X, ...parameters: Arguments<object>): AtPoints<X>;
  /** The probability of values below points in all variables: exact for one and two variables, else by lattices. */
  cdf<X extends Sample>(x: X, ...parameters: Arguments<NormalCdfOptions>): AtPoints<X>;
  /** Its logarithm. */
  logcdf<X extends Sample>(x: X, ...parameters: Arguments<NormalCdfOptions>): AtPoints<X>;
  /** Random points. */
  rvs(...parameters: Arguments<RvsOptions>): NdArray<'float64'>;
  /** The differential entropy, in nats. */
  entropy(...parameters: Arguments<object>): number;
  /** The most likely mean and covariance of observations, which are rows. */
  fit(x: Sample, options?: NormalFitOptions): [mean: NdArray<'float64'>, cov: NdArray<'float64'>];
}

/** Calls a method of the distribution that has the parameters. */
function delegated(
  method: 'pdf' | 'logpdf' | 'cdf' | 'logcdf' | 'rvs' | 'entropy',
  hasX: boolean,
  known: readonly string[],
) {
  const caller = `multivariate_normal.${method}`;
  return (...args: unknown[]): unknown => {
    const all = told(hasX ? args.slice(1) : args, caller);
    assertOptions(all, [...PARAMETERS, ...known], caller);
    const { mean, cov, allow_singular, ...rest } = all;
    const own = {
      ...(mean === undefined ? {} : { mean }),
      ...(cov === undefined ? {} : { cov }),
      allow_singular: allow_singular === true,
    };
    const distribution = new MultivariateNormal(own, caller);
    const call = distribution[method].bind(distribution) as (...all: unknown[]) => unknown;
    return hasX ? call(args[0], rest) : call(rest);
  };
}

function fit(x: Sample, options: NormalFitOptions = {}): [NdArray<'float64'>, NdArray<'float64'>] {
  const caller = 'multivariate_normal.fit';
  assertOptions(options, ['fix_mean', 'fix_cov'], caller);
  const { shape, values } = packedOf(x, caller, 'x');
  if (shape.length !== 2 || values.length === 0) {
    throw new RangeError(
      `${caller}: x has the shape [${shape.join(', ')}], must be rows of observations`,
    );
  }
  const [n, d] = shape as [number, number];
  const columns = new Float64Array(n * d);
  for (let k = 0; k < n; k++) for (let i = 0; i < d; i++) columns[i * n + k] = values[k * d + i]!;
  const weights = new Float64Array(n).fill(1 / n);
  const { fix_mean, fix_cov } = options;
  const mean =
    fix_mean === undefined
      ? weightedMean(columns, d, weights)
      : packedOf(fix_mean, caller, 'fix_mean').values;
  const cov =
    fix_cov === undefined
      ? scatter(columns, d, weights, mean)
      : packedOf(fix_cov, caller, 'fix_cov').values;
  if (mean.length !== d || cov.length !== d * d) {
    throw new RangeError(`${caller}: fix_mean and fix_cov must be of ${d} variables, as x is`);
  }
  return [arrayOf(mean, [d]), arrayOf(cov, [d, d])];
}

/**
 * The normal distribution of several variables with a mean and a covariance.
 *
 * @example
 * ```ts
 * import { multivariate_normal } from '@numloom/stats';
 * console.log(multivariate_normal.pdf([0, 0], [0, 0]).toString().slice(0, 12)); // => 0.1591549430
 * const two = multivariate_normal({ mean: [1, 2], cov: [[2, 0.5], [0.5, 1]] });
 * console.log(two.cdf([1, 2]).toString().slice(0, 8)); // => 0.307513
 * ```
 */
export const multivariate_normal: MultivariateNormalDistribution = /* @__PURE__ */ (() =>
  Object.assign(
    (...args: unknown[]) =>
      new MultivariateNormal(told(args, 'multivariate_normal'), 'multivariate_normal'),
    {
      pdf: delegated('pdf', true, []),
      logpdf: delegated('logpdf', true, []),
      cdf: delegated('cdf', true, CDF_OPTIONS),
      logcdf: delegated('logcdf', true, CDF_OPTIONS),
      rvs: delegated('rvs', false, ['size', 'random_state']),
      entropy: delegated('entropy', false, []),
      fit,
    },
  ))() as MultivariateNormalDistribution;
