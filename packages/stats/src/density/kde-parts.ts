/** What densities that are sums of normal ones are computed from. */
import { cholesky, LinAlgError } from '@numloom/linalg';
import { packedValues } from '../samples/slicewise.ts';
import { arrayOf, logDiagonal, solveLower } from './matrices.ts';

export const LOG_ROOT = 0.9189385332046727;

/** Normal densities of one covariance: their means, a row for each variable, and their weights. */
export interface Mixture {
  readonly data: Float64Array;
  readonly weights: Float64Array;
  readonly covariance: Float64Array;
}

/** Σ w v N(x - y; Σ + Τ), over means x of one mixture and y of another: the integral of their product. */
export function overlap(one: Mixture, other: Mixture, d: number, caller: string): number {
  const lower = factorised(
    one.covariance.map((c, k) => c + other.covariance[k]!),
    d,
    caller,
  );
  const [n, m] = [one.weights.length, other.weights.length];
  const [mine, theirs] = [whitened(one.data, d, n, lower), whitened(other.data, d, m, lower)];
  const scale = -d * LOG_ROOT - logDiagonal(lower, d);
  let sum = 0;
  for (let k = 0; k < m; k++) {
    for (let i = 0; i < n; i++) {
      sum +=
        other.weights[k]! * one.weights[i]! * Math.exp(scale - distance(mine, i, theirs, k, d));
    }
  }
  return sum;
}

/** @throws LinAlgError where the matrix is not positive definite */
export function factorised(matrix: Float64Array, d: number, caller: string): Float64Array {
  try {
    return packedValues(cholesky(arrayOf(matrix, [d, d])));
  } catch (error) {
    if (!(error instanceof LinAlgError)) throw error;
    throw new LinAlgError(
      `${caller}: the covariance is not positive definite; the observations lie in a subspace`,
      { cause: error },
    );
  }
}

/** Columns x of d rows as L⁻¹ x, one after the other. */
export function whitened(
  data: Float64Array,
  d: number,
  n: number,
  lower: Float64Array,
): Float64Array {
  const columns = new Float64Array(d * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < d; i++) columns[k * d + i] = data[i * n + k]!;
    solveLower(lower, d, columns, k * d);
  }
  return columns;
}

/** Half of the squared distance. */
export function distance(
  a: Float64Array,
  i: number,
  b: Float64Array,
  k: number,
  d: number,
): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const x = a[i * d + j]! - b[k * d + j]!;
    sum += x * x;
  }
  return sum / 2;
}
