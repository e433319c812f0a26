/** A run of bytes, and how runs are aligned. */

/** Every run starts at a multiple of this many bytes, and is as long as one: a cache line. */
export const ALIGNMENT = 64;

/** `byteLength`, rounded up to a whole number of cache lines. */
export function aligned(byteLength: number): number {
  return byteLength + (-byteLength & (ALIGNMENT - 1));
}

/**
 * A run of the range, given out or free. It serves as the receipt for its bytes: a block that was
 * given back is never given out again, so a second `free` is noticed whatever happened since.
 */
export class Block {
  address: number;
  byteLength: number;
  /** How many bytes at its start may have been used before; all others are zero. */
  usedBefore = 0;
  state: 'taken' | 'free' | 'gone' = 'taken';
  /** Neighbours in the range. */
  before: Block | undefined;
  after: Block | undefined;
  /** Neighbours in the list of free blocks of this size. */
  previous: Block | undefined;
  next: Block | undefined;

  constructor(address: number, byteLength: number, before?: Block, after?: Block) {
    this.address = address;
    this.byteLength = byteLength;
    this.before = before;
    this.after = after;
    if (before) before.after = this;
    if (after) after.before = this;
  }

  get end(): number {
    return this.address + this.byteLength;
  }
}
