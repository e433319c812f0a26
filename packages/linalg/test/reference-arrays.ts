/** Arrays as reference data has them, and how near results are to them. */
import { asarray, Complex, type NdArray } from '@numloom/ndarray';
import { expect } from 'vitest';
import { Dense } from './dense.ts';

/** Rows of numbers, or those of real and of imaginary parts. */
export type ReferenceRows = number[][] | { readonly re: number[][]; readonly im: number[][] };

export function arrayOfReference(rows: ReferenceRows): NdArray {
  if (Array.isArray(rows)) return asarray(rows);
  return asarray(rows.re.map((row, i) => row.map((re, j) => new Complex(re, rows.im[i]![j]!))));
}

/** Expects elements that differ by 1e-12 of the largest one at most. */
export function closeTo(given: NdArray, expected: NdArray): void {
  expect(given.shape).toEqual(expected.shape);
  const right = Dense.of(expected);
  expect(Dense.of(given).minus(right).largest).toBeLessThanOrEqual(
    1e-12 * Math.max(right.largest, 1),
  );
}
