/** How several normal variables spread: their covariance by its eigenvalues. */
import { eigh, LinAlgError } from '@numloom/linalg';
import { packedValues } from '../samples/slicewise.ts';
import { arrayOf } from './matrices.ts';

export const LOG_ROOT = 0.9189385332046727;

/** Eigenvalues and vectors of a covariance, and what follows. */
export interface Spread {
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

/**
 * @throws RangeError where the covariance is not positive semidefinite; LinAlgError where it is singular but must not be
 */
export function spreadOf(
  cov: Float64Array,
  d: number,
  isSingular: boolean,
  caller: string,
): Spread {
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

/** The logarithm of the density at a point around the mean. */
export function logDensity(
  point: Float64Array,
  mean: Float64Array,
  { values, vectors, rank, logDeterminant, eps }: Spread,
): number {
  const d = mean.length;
  let energy = 0;
  let outside = 0;
  for (let j = 0; j < d; j++) {
    let along = 0;
    for (let i = 0; i < d; i++) along += (point[i]! - mean[i]!) * vectors[i * d + j]!;
    if (values[j]! > eps) energy += (along * along) / values[j]!;
    else outside += along * along;
  }
  if (!(Math.sqrt(outside) < 1e3 * eps) && rank < d) return Number.isNaN(outside) ? NaN : -Infinity;
  return -0.5 * energy - rank * LOG_ROOT - logDeterminant / 2;
}
