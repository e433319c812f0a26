/** Arrays of the data that reference/make_singular.py writes, and their comparison. */
import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';
import { expect } from 'vitest';
import { Dense } from './dense.ts';

/** A matrix of numbers, or of pairs of numbers, which are complex ones. */
export function arrayOfPairs(rows: unknown): NdArray {
  const given: NdArray = asarray(rows as number[][]);
  if (given.ndim < 3) return given;
  const [m, n] = given.shape as [number, number];
  const result = zeros([m, n], { dtype: 'complex128' });
  (rows as [number, number][][]).forEach((row, i) =>
    row.forEach(([re, im], j) => void result.set(i, j, new Complex(re, im))),
  );
  return result;
}

/** Expects values within `tolerance` of given ones, relative to each or to `size`. */
export function expectClose(
  given: NdArray,
  expected: unknown,
  tolerance: number,
  message = '',
  size?: number,
): void {
  const plain = JSON.parse(JSON.stringify(expected), (_, value: unknown) =>
    value === 'Infinity' ? Infinity : value,
  ) as number[][];
  const wanted = arrayOfPairs(plain);
  expect(given.shape, message).toEqual(wanted.shape);
  const flat = (array: NdArray) => Dense.of(array.reshape([1, -1]));
  const [left, right] = [flat(given), flat(wanted)];
  let worst = 0;
  for (let i = 0; i < left.re.length; i++) {
    const error = Math.hypot(left.re[i]! - right.re[i]!, left.im[i]! - right.im[i]!);
    const own = size ?? Math.hypot(right.re[i]!, right.im[i]!);
    if (error > 0) worst = Math.max(worst, error / own);
  }
  expect(worst, message).toBeLessThanOrEqual(tolerance);
}
