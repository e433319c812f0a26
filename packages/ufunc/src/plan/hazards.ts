/**
 * Writing over what is read. An assignment means "as if the right side were computed first", so
 * a store must not change an element that a later index still reads.
 *
 * The outermost axis is taken apart into rows. If a read meets the written rows only at a
 * bounded distance behind (any stencil), the store can lag: finished rows wait in a ring until
 * no later row reads what they overwrite. Reads ahead of the store are no hazard.
 */
import { gcd } from '@numloom/ndarray';
import type { Access, Nest } from './axes.ts';

/** How the values of a store reach their target. */
export type StoreMethod =
  | {
      readonly kind: 'direct';
      /** By how many rows reads are ahead of the row whose write they meet; 0 when none is. */
      readonly ahead: number;
    }
  /** A row is written when `rows` rows after it are computed. */
  | { readonly kind: 'lagged'; readonly rows: number; readonly ahead: number }
  /** All values are computed before the first is written. */
  | { readonly kind: 'temporary' };

/** Nothing that is read later is in the way. */
export const DIRECT: StoreMethod = { kind: 'direct', ahead: 0 };
const TEMPORARY: StoreMethod = { kind: 'temporary' };

/** The method for one store of the nest, given everything that the nest reads. O(reads). */
export function storeMethod(nest: Nest, store: Access): StoreMethod {
  let rows = -1;
  let ahead = 0;
  for (const read of nest.accesses) {
    if (read.role !== 'read' || isSafe(nest, store, read)) continue;
    const lags = lagsBetween(nest, store, read);
    if (lags === undefined) return TEMPORARY;
    rows = Math.max(rows, lags.last);
    ahead = Math.max(ahead, -lags.first);
  }
  if (rows < 0) return ahead === 0 ? DIRECT : { kind: 'direct', ahead };
  return { kind: 'lagged', rows, ahead };
}

/** Whether the indices of a nest may come in any order: no read meets what another index writes. */
export function isOrderFree(nest: Nest, store: Access): boolean {
  return nest.accesses.every((read) => read.role !== 'read' || isSafe(nest, store, read));
}

/** Whether two operands may have a byte in common. */
export function mayOverlap(lengths: readonly number[], a: Access, b: Access): boolean {
  if (a.array.storage.region.buffer !== b.array.storage.region.buffer) return false;
  const first = byteRange(lengths, a, 0);
  const second = byteRange(lengths, b, 0);
  return first.low < second.high && second.low < first.high && !interleaved(a, b);
}

/** No common byte, or every common byte is at the same index. */
function isSafe(nest: Nest, store: Access, read: Access): boolean {
  if (!mayOverlap(nest.lengths, store, read)) return true;
  return (
    startOf(store) === startOf(read) &&
    store.array.itemsize === read.array.itemsize &&
    store.strides.every((stride, axis) => stride === read.strides[axis])
  );
}

/**
 * The smallest and the largest number of rows by which a read row comes after the written row
 * that it meets, below zero where it comes before; undefined when the rows do not move alike.
 */
function lagsBetween(
  nest: Nest,
  store: Access,
  read: Access,
): { first: number; last: number } | undefined {
  const step = store.strides[0]! * store.array.itemsize;
  if (step === 0 || step !== read.strides[0]! * read.array.itemsize) return undefined;
  const written = byteRange(nest.lengths, store, 1);
  const seen = byteRange(nest.lengths, read, 1);
  // Read row i meets written row i - k exactly if k * step lies strictly between these two.
  const from = written.low - seen.high;
  const to = written.high - seen.low;
  const [low, high] = step > 0 ? [from, to] : [-to, -from];
  const most = nest.lengths[0]! - 1;
  const first = Math.max(-most, Math.floor(low / Math.abs(step)) + 1);
  const last = Math.min(most, Math.ceil(high / Math.abs(step)) - 1);
  return first <= last ? { first, last } : { first: 0, last: -1 };
}

/** The byte of the buffer where an operand starts. */
export function startOf(access: Access): number {
  return access.array.storage.byteOffset + access.offset * access.array.itemsize;
}

/** Bytes touched along the axes from `axis` on, at index 0 of those before. */
export function byteRange(
  lengths: readonly number[],
  access: Access,
  axis: number,
): { low: number; high: number } {
  const { itemsize } = access.array;
  let low = startOf(access);
  let high = low + itemsize;
  for (; axis < lengths.length; axis++) {
    const reach = (lengths[axis]! - 1) * access.strides[axis]! * itemsize;
    if (reach < 0) low += reach;
    else high += reach;
  }
  return { low, high };
}

/** Whether elements interleave without meeting, as `a[::2]` and `a[1::2]` or real and imaginary parts. */
function interleaved(a: Access, b: Access): boolean {
  let period = 0;
  for (const access of [a, b]) {
    for (const stride of access.strides)
      period = gcd(period, Math.abs(stride) * access.array.itemsize);
  }
  if (period === 0) return false;
  const shift = (((startOf(b) - startOf(a)) % period) + period) % period;
  return shift >= a.array.itemsize && period - shift >= b.array.itemsize;
}
