/** The normal distribution of several variables. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { sourceOfState } from '../distributions/source.ts';
import type { RvsOptions } from '../distributions/types.ts';
import { normal } from '../random/ziggurat/draws.ts';
import { assertFlags } from '../samples/options.ts';
import type { Sample } from '../samples/types.ts';
import { arrayOf, packedOf, scatter, weightedMean } from './matrices.ts';
import { boxAroundMean } from './normal-box.ts';
import { type Arguments, type NormalParameters, parametersOf, told } from './normal-parameters.ts';
import { type Points, withLimits } from './points.ts';
import { logDensity, LOG_ROOT, type Spread, spreadOf } from './spread.ts';

/** Options of `cdf`. */
export interface NormalCdfOptions extends NormalParameters {
  /** Lower corners of the boxes, which broadcast with the points; at minus infinity by default. */
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
  readonly #spread: Spread;

  /** @internal */
  constructor(options: NormalParameters, caller: string) {
    const [mean, cov] = parametersOf(options, caller);
    this.dim = mean.length;
    this.#mean = mean;
    this.#cov = cov;
    assertFlags(options, ['allow_singular'], caller);
    this.mean = arrayOf(mean, [mean.length]);
    this.cov = arrayOf(cov, [mean.length, mean.length]);
    this.#spread = spreadOf(cov, mean.length, options.allow_singular === true, caller);
  }

  /** The density at points. */
  pdf<X extends Sample>(x: X): AtPoints<X>;
  pdf(x: Sample): number | NdArray<'float64'> {
    const points = this.#points(x, 'multivariate_normal.pdf');
    return this.#each(points, (point) => Math.exp(this.#log(point)));
  }

  /** Its logarithm. */
  logpdf<X extends Sample>(x: X): AtPoints<X>;
  logpdf(x: Sample): number | NdArray<'float64'> {
    return this.#each(this.#points(x, 'multivariate_normal.logpdf'), (point) => this.#log(point));
  }

  /** The probability of values below points in all variables. */
  cdf<X extends Sample>(
    x: X,
    options?: Omit<NormalCdfOptions, keyof NormalParameters>,
  ): AtPoints<X>;
  cdf(x: Sample, options: NormalCdfOptions = {}): number | NdArray<'float64'> {
    return this.#boxes(x, options, 'cdf', (probability) => probability);
  }

  /** Its logarithm. */
  logcdf<X extends Sample>(
    x: X,
    options?: Omit<NormalCdfOptions, keyof NormalParameters>,
  ): AtPoints<X>;
  logcdf(x: Sample, options: NormalCdfOptions = {}): number | NdArray<'float64'> {
    return this.#boxes(x, options, 'logcdf', Math.log);
  }

  /** The differential entropy, in nats, within the space that the distribution fills. */
  entropy(): number {
    const { rank, logDeterminant } = this.#spread;
    return rank * (LOG_ROOT + 0.5) + logDeterminant / 2;
  }

  /** Random points: a vector, or with a size an array of vectors. */
  rvs(options: RvsOptions = {}): NdArray<'float64'> {
    const caller = 'multivariate_normal.rvs';
    assertOptions(options, ['size', 'random_state'], caller);
    const source = sourceOfState(options.random_state, caller);
    const { dim } = this;
    const { values, vectors } = this.#spread;
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
    return logDensity(point, this.#mean, this.#spread);
  }

  /** What `finish` makes of the probabilities of boxes below points. */
  #boxes(
    x: Sample,
    options: NormalCdfOptions,
    method: string,
    finish: (probability: number) => number,
  ): number | NdArray<'float64'> {
    const caller = `multivariate_normal.${method}`;
    assertOptions(options, CDF_OPTIONS, caller);
    const { dim } = this;
    const { maxpts = 1e6 * dim, abseps = 1e-5, releps = 1e-5, lower_limit } = options;
    const accuracy = { maxpts, abseps, releps };
    const points = this.#points(x, caller);
    const boxes = lower_limit === undefined ? points : withLimits(points, lower_limit, dim, caller);
    return this.#each(boxes, (point, k) => {
      const low = point.map((_, i) =>
        boxes.limits ? boxes.limits[k * dim + i]! - this.#mean[i]! : -Infinity,
      );
      const high = point.map((value, i) => value - this.#mean[i]!);
      return finish(boxAroundMean(low, high, this.#cov, accuracy));
    });
  }

  #points(x: Sample, caller: string): Points {
    const { dim } = this;
    const { shape, values } = packedOf(x, caller, 'x');
    if (dim > 1 && shape.at(-1) !== dim) {
      throw new RangeError(
        `${caller}: x has the shape [${shape.join(', ')}], its last axis must have the length ${dim}`,
      );
    }
    const isVector = dim > 1 || (shape.length > 0 && shape.at(-1) === 1);
    const isPlain = typeof x === 'number' || (Array.isArray(x) && !Array.isArray(x[0]));
    return { values, shape: isVector ? shape.slice(0, -1) : shape, isPlain };
  }

  #each({ values, shape, isPlain }: Points, f: (point: Float64Array, k: number) => number) {
    const { dim } = this;
    const results = new Float64Array(values.length / dim);
    for (let k = 0; k < results.length; k++) {
      results[k] = f(values.subarray(k * dim, (k + 1) * dim), k);
    }
    return isPlain && shape.length === 0 ? results[0]! : arrayOf(results, shape);
  }
}

const PARAMETERS = ['mean', 'cov', 'allow_singular'];
const CDF_OPTIONS = ['lower_limit', 'maxpts', 'abseps', 'releps'];

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
      ...(allow_singular === undefined ? {} : { allow_singular }),
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
