/** Densities that are sums of normal ones: their values, integrals of products, and points of them. */
import { cholesky, LinAlgError } from '@numloom/linalg';
import type { Source } from '../random/bits/source.ts';
import { normal } from '../random/ziggurat/draws.ts';
import { packedValues } from '../samples/slicewise.ts';
import { arrayOf, logDiagonal, solveLower } from './matrices.ts';

const LOG_ROOT = 0.9189385332046727;

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
function whitened(data: Float64Array, d: number, n: number, lower: Float64Array): Float64Array {
  const columns = new Float64Array(d * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < d; i++) columns[k * d + i] = data[i * n + k]!;
    solveLower(lower, d, columns, k * d);
  }
  return columns;
}

/** Half of the squared distance. */
function distance(a: Float64Array, i: number, b: Float64Array, k: number, d: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) {
    const x = a[i * d + j]! - b[k * d + j]!;
    sum += x * x;
  }
  return sum / 2;
}

/** What `finish` makes of each density, a sum times the exponential of a number, at columns of points. */
export function densitiesAt(
  points: Float64Array,
  { data, weights, covariance }: Mixture,
  d: number,
  finish: (sum: number, log: number) => number,
  caller: string,
): Float64Array {
  const [n, count] = [weights.length, points.length / d];
  const lower = factorised(covariance, d, caller);
  const [from, to] = [whitened(data, d, n, lower), whitened(points, d, count, lower)];
  const scale = -d * LOG_ROOT - logDiagonal(lower, d);
  const isNowhere = (k: number): boolean =>
    points.some((x, i) => i % count === k && Number.isNaN(x));
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
      if (energy < 746) sum += weights[i]! * Math.exp(-energy);
    }
    // Infinitely far from all observations, or no place at all.
    results[k] = least < Infinity ? finish(sum, scale - least) : isNowhere(k) ? NaN : finish(0, 0);
  }
  return results;
}

/** Random points, as columns: normal ones around means that are drawn by their weights. */
export function drawn(
  { data, weights, covariance }: Mixture,
  d: number,
  count: number,
  source: Source,
  caller: string,
): Float64Array {
  const n = weights.length;
  const lower = factorised(covariance, d, caller);
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
  const ends = weights.slice();
  for (let k = 1; k < n; k++) ends[k]! += ends[k - 1]!;
  for (let k = 0; k < count; k++) {
    const u = source.double() * ends[n - 1]!;
    let [from, to] = [0, n - 1];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (ends[middle]! > u) to = middle;
      else from = middle + 1;
    }
    for (let i = 0; i < d; i++) points[i * count + k]! += data[i * n + from]!;
  }
  return points;
}
