/** Comparing arrays with what they should be, element by element. */
import { Complex, type DType, dtypes, type NdArray, sizeOf } from '@numloom/ndarray';
import type { Element } from './layouts.ts';

/** The elements of an array in C order. */
export function elementsOf(array: NdArray): Element[] {
  return [...array.values()];
}

/** Base64 of little-endian bytes, as elements of a dtype. */
export function decode(text: string, dtype: DType): Element[] {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const { TypedArray, components } = dtypes[dtype];
  const values = new TypedArray(bytes.buffer);
  if (dtype === 'bool') return Array.from(values as Uint8Array, (value) => value !== 0);
  if (components === 1) return Array.from(values as Float64Array);
  const parts = values as Float64Array;
  return Array.from(
    { length: parts.length / 2 },
    (_, i) => new Complex(parts[2 * i]!, parts[2 * i + 1]),
  );
}

/** Whether two elements are the same to the bit, all NaNs being alike. */
export function same(a: Element, b: Element): boolean {
  if (a instanceof Complex && b instanceof Complex) return same(a.re, b.re) && same(a.im, b.im);
  return Object.is(a, b);
}

/** Whether two elements are the same, or floats that differ by some units in the last place. */
export function near(a: Element, b: Element, dtype: DType, units: number): boolean {
  if (a instanceof Complex && b instanceof Complex) {
    const part = dtype === 'complex64' ? 'float32' : 'float64';
    return near(a.re, b.re, part, units) && near(a.im, b.im, part, units);
  }
  if (same(a, b)) return true;
  if (typeof a !== 'number' || typeof b !== 'number' || dtypes[dtype].kind !== 'f') return false;
  const epsilon = dtype === 'float32' ? 2 ** -23 : 2 ** -52;
  return Math.abs(a - b) <= units * epsilon * Math.max(Math.abs(a), Math.abs(b));
}

/** @throws Error that shows the first element that differs. */
export function expectElements(
  array: NdArray,
  expected: readonly Element[],
  context: string,
  equal: (a: Element, b: Element) => boolean = same,
): void {
  const actual = elementsOf(array);
  const wrong = expected.findIndex((element, i) => !equal(actual[i]!, element));
  if (actual.length === expected.length && wrong < 0) return;
  throw new Error(
    wrong < 0
      ? `${context}: ${actual.length} elements instead of ${expected.length}`
      : `${context}: element ${wrong} of ${sizeOf(array.shape)} is ${show(actual[wrong]!)}, expected ${show(expected[wrong]!)}`,
  );
}

function show(element: Element): string {
  return Object.is(element, -0) ? '-0' : String(element);
}
