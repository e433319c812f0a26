/** Whether two arrays lie in the same memory. */
import { type ByteLayout, bytesOverlap, rangesOverlap } from '../layout/overlap.ts';
import type { NdArray } from './ndarray.ts';

function bytesOf(array: NdArray): ByteLayout {
  return { layout: array, itemsize: array.itemsize, start: array.storage.byteOffset };
}

function sameBuffer(a: NdArray, b: NdArray): boolean {
  return a.storage.region.buffer === b.storage.region.buffer;
}

/**
 * Whether the ranges of memory that two arrays reach over meet. Cheap, and true for some arrays
 * that interleave without sharing an element; see `shares_memory`.
 *
 * @example
 * ```ts
 * import { arange, may_share_memory } from '@numloom/ndarray';
 * const a = arange(6);
 * console.log(may_share_memory(a.slice('::2'), a.slice('1::2'))); // => true
 * ```
 */
export function may_share_memory(a: NdArray, b: NdArray): boolean {
  return sameBuffer(a, b) && rangesOverlap(bytesOf(a), bytesOf(b));
}

/**
 * Whether two arrays have an element, or a part of one, in common; exact.
 *
 * @throws Error when that takes too long to find out, which is only so for odd strides along many
 *   axes
 * @example
 * ```ts
 * import { arange, shares_memory } from '@numloom/ndarray';
 * const a = arange(6);
 * console.log(shares_memory(a.slice('::2'), a.slice('1::2'))); // => false
 * ```
 */
export function shares_memory(a: NdArray, b: NdArray): boolean {
  if (!sameBuffer(a, b)) return false;
  const shared = bytesOverlap(bytesOf(a), bytesOf(b));
  if (shared === undefined) {
    throw new Error('shares_memory: the strides are too irregular to tell in reasonable time');
  }
  return shared;
}
