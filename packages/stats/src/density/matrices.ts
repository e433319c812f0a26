/** Small matrices and vectors as lists of rows, for densities of several variables. */
import { asarray, type NdArray } from '@numloom/ndarray';
import { packedValues } from '../samples/slicewise.ts';
import { realArray } from '../samples/samples.ts';
import type { Sample } from '../samples/types.ts';

/** Numbers with a shape. */
export interface Packed {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Numbers of an argument, row after row. */
export function packedOf(sample: Sample, caller: string, name: string): Packed {
  const array = realArray(sample, caller, name);
  return { shape: array.shape, values: packedValues(array) };
}

/** Numbers as an array. */
export const arrayOf = (values: Float64Array, shape: readonly number[]): NdArray<'float64'> =>
  asarray(values).reshape([...shape]);

/** Solves L y = x in place for a vector within `x`, L being lower triangular with n rows. */
export function solveLower(lower: Float64Array, n: number, x: Float64Array, at: number): void {
  for (let i = 0; i < n; i++) {
    let sum = x[at + i]!;
    for (let j = 0; j < i; j++) sum -= lower[i * n + j]! * x[at + j]!;
    x[at + i] = sum / lower[i * n + i]!;
  }
}

/** (L Lᵀ)⁻¹ of a lower triangular matrix with n rows. */
export function inverseOf(lower: Float64Array, n: number): Float64Array {
  // The columns of L⁻¹, one after the other.
  const columns = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    columns[j * n + j] = 1;
    solveLower(lower, n, columns, j * n);
  }
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let k = Math.max(i, j); k < n; k++) {
        inverse[i * n + j]! += columns[i * n + k]! * columns[j * n + k]!;
      }
    }
  }
  return inverse;
}

/** The sum of logarithms of a triangular matrix's diagonal. */
export function logDiagonal(lower: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += Math.log(lower[i * n + i]!);
  return sum;
}

/** The weighted mean of columns, of d rows with n observations each; weights add up to 1. */
export function weightedMean(data: Float64Array, d: number, weights: Float64Array): Float64Array {
  const n = weights.length;
  return Float64Array.from({ length: d }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += weights[k]! * data[i * n + k]!;
    let rest = 0;
    for (let k = 0; k < n; k++) rest += weights[k]! * (data[i * n + k]! - sum);
    return sum + rest;
  });
}

/** Σ w (x - mean) (x - mean)ᵀ, of d rows with n observations each. */
export function scatter(
  data: Float64Array,
  d: number,
  weights: Float64Array,
  mean: Float64Array,
): Float64Array {
  const n = weights.length;
  const matrix = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += weights[k]! * (data[i * n + k]! - mean[i]!) * (data[j * n + k]! - mean[j]!);
      }
      matrix[i * d + j] = sum;
      matrix[j * d + i] = sum;
    }
  }
  return matrix;
}
