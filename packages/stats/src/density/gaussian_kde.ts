/** Densities estimated from observations. */
import { assertOptions } from '@numloom/ufunc';
import type { Sample } from '../samples/types.ts';
import { type BandwidthMethod, GaussianKde } from './kde.ts';
import { packedOf } from './matrices.ts';

/** Options of `gaussian_kde`. */
export interface KdeOptions {
  /** Scott's rule by default. */
  readonly bw_method?: BandwidthMethod;
  /** How much each observation counts; all the same by default. */
  readonly weights?: Sample;
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
