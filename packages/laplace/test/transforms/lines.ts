/** Lines to transform, and transforms by their definitions. */
import type { NdArray } from '@numloom/ndarray';
import { dct, dctn, dst, dstn, idct, idctn, idst, idstn } from '@numloom/laplace/transforms';

export const families = {
  dst: { one: dst, back: idst, several: dstn, severalBack: idstn },
  dct: { one: dct, back: idct, several: dctn, severalBack: idctn },
};
export type Family = keyof typeof families;
export type Type = 1 | 2 | 3;

/** The numbers that make_transforms.py takes. */
export function numbers(n: number): number[] {
  return Array.from({ length: n }, (_, j) => ((7 * j * j + 3 * j) % 11) / 8 - 0.625);
}

/** A sum whose error does not grow (Neumaier 1974). */
function sum(values: readonly number[]): number {
  let [high, low] = [0, 0];
  for (const value of values) {
    const next = high + value;
    low += Math.abs(high) >= Math.abs(value) ? high - next + value : value - next + high;
    high = next;
  }
  return high + low;
}

/** cos of π p / q, of integers, by the angle nearest to zero. */
function cosine(p: number, q: number): number {
  let r = p % (2 * q);
  if (r > q) r = 2 * q - r;
  if (2 * r > q) return -cosine(q - r, q);
  return 4 * r > q ? Math.sin((Math.PI * (q - 2 * r)) / (2 * q)) : Math.cos((Math.PI * r) / q);
}

/** sin(π p / q) = cos(π (2 p - q) / (2 q)) */
const sine = (p: number, q: number) => cosine(Math.abs(2 * p - q), 2 * q);

/** A transform as it is defined. */
export function defined(family: Family, type: Type, x: readonly number[]): number[] {
  const n = x.length;
  const element = (k: number, j: number): number => {
    if (family === 'dst') {
      if (type === 1) return 2 * sine((k + 1) * (j + 1), n + 1);
      if (type === 2) return 2 * sine((k + 1) * (2 * j + 1), 2 * n);
      return j === n - 1 ? (-1) ** k : 2 * sine((2 * k + 1) * (j + 1), 2 * n);
    }
    if (type === 1) {
      return j === 0 ? 1 : j === n - 1 ? (-1) ** k : 2 * cosine(k * j, n - 1);
    }
    if (type === 2) return 2 * cosine(k * (2 * j + 1), 2 * n);
    return j === 0 ? 1 : 2 * cosine((2 * k + 1) * j, 2 * n);
  };
  return x.map((_, k) => sum(x.map((value, j) => value * element(k, j))));
}

/** The largest difference, relative to the root of the sum of squares of what is expected. */
export function error(found: NdArray, expected: readonly number[]): number {
  const values = found.reshape([-1]).tolist() as number[];
  const norm = Math.hypot(...expected) || 1;
  if (values.length !== expected.length) return Infinity;
  return expected.reduce((most, value, i) => {
    const difference = Math.abs(values[i]! - value) / norm;
    return difference <= most ? most : difference;
  }, 0);
}
