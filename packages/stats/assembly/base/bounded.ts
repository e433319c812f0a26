/**
 * Whole numbers from 0 to `most`, all equally likely, by a multiplication and rare rejections. D. Lemire,
 * Fast random integer generation in an interval, ACM Trans. Model. Comput. Simul. 29 (2019) 3.
 */
import { next, next32, productHigh } from './pcg';

/** What is left of 32 bits that are taken 16, 8 or one at a time, and how many such pieces. */
let rest: u32 = 0;
let pieces: u32 = 0;

/** Has the next piece begin with fresh bits. */
export function freshPieces(): void {
  pieces = 0;
}

/** The next `width` bits: 16, 8 or 1. */
function nextPiece(width: u32): u32 {
  if (pieces == 0) {
    rest = next32(1);
    pieces = 32 / width - 1;
  } else {
    rest >>= width;
    pieces--;
  }
  return rest & ((1 << width) - 1);
}

export function below64(most: u64, certain: u32): u64 {
  if (most == 0) return 0;
  if (most <= 0xffffffff) return below32(<u32>most, certain);
  if (most == u64.MAX_VALUE) return next(certain);
  const range = most + 1;
  let word = next(certain);
  let rejected = word * range;
  if (rejected < range) {
    const threshold = (u64.MAX_VALUE - most) % range;
    while (rejected < threshold) {
      word = next(certain);
      rejected = word * range;
    }
  }
  return productHigh(word, range);
}

export function below32(most: u32, certain: u32): u32 {
  if (most == 0) return 0;
  if (most == u32.MAX_VALUE) return next32(certain);
  const range = <u64>most + 1;
  let product = <u64>next32(certain) * range;
  if (<u32>product < <u32>range) {
    const threshold = (u32.MAX_VALUE - most) % <u32>range;
    while (<u32>product < threshold) product = <u64>next32(certain) * range;
  }
  return <u32>(product >> 32);
}

/** The same of `width` bits: 16, 8 or 1. */
export function belowPiece(most: u32, width: u32): u32 {
  if (most == 0) return 0;
  const full: u32 = (1 << width) - 1;
  if (most == full) return nextPiece(width);
  const range = most + 1;
  let product = nextPiece(width) * range;
  if ((product & full) < range) {
    const threshold = (full - most) % range;
    while ((product & full) < threshold) product = nextPiece(width) * range;
  }
  return product >> width;
}

/** A whole number from 0 to `most` by rejecting what a mask leaves above it, as shuffles use. */
export function masked(most: u32): u32 {
  if (most == 0) return 0;
  const mask = u32.MAX_VALUE >> clz<u32>(most);
  let value = next32(1) & mask;
  while (value > most) value = next32(1) & mask;
  return value;
}
