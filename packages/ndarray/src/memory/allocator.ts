/** Gives out and takes back runs of one address range; it knows nothing of WebAssembly. */
import { aligned, Block } from './block.ts';
import { FreeLists } from './free-lists.ts';

/**
 * An allocator with segregated free lists and immediate coalescing (after Masmano et al., "TLSF:
 * a new dynamic memory allocator for real-time systems", 2004). Free blocks lie below `top`;
 * whatever is above has no block. Both operations take constant time, growth aside.
 */
export class Allocator {
  /** Asks for the range to reach to at least this address; answers where it ends afterwards. */
  readonly #grow: (end: number) => number;
  readonly #free = new FreeLists();
  #end: number;
  #top: number;
  #highest: number;
  #last: Block | undefined;

  /** @param start - first address, a multiple of the alignment */
  constructor(start: number, end: number, grow: (end: number) => number) {
    this.#end = end;
    this.#grow = grow;
    this.#top = this.#highest = start;
  }

  /** First address above all blocks; when all are given back, the start of the range. */
  get top(): number {
    return this.#top;
  }

  /** First address that was never given out; the memory from there on is still zero. */
  get highest(): number {
    return this.#highest;
  }

  /** A block of at least `byteLength` bytes, or undefined when the range cannot grow so far. */
  allocate(byteLength: number): Block | undefined {
    const size = aligned(Math.max(1, byteLength));
    const found = this.#free.take(size);
    if (!found) return this.#extend(size);
    found.state = 'taken';
    found.usedBefore = size;
    if (found.byteLength > size) {
      const { end } = found;
      found.byteLength = size;
      const rest = new Block(found.end, end - found.end, found, found.after);
      this.#release(rest);
    }
    return found;
  }

  /** @throws Error when the block was given back before. */
  free(block: Block): void {
    if (block.state !== 'taken') throw new Error(`free: ${block.address} is not allocated`);
    block.state = 'gone';
    let { before, after } = block;
    let { address, end } = block;
    if (before?.state === 'free') {
      this.#free.remove(before);
      ({ address, before } = before);
    }
    if (after?.state === 'free') {
      this.#free.remove(after);
      ({ end, after } = after);
    }
    block.before = block.after = undefined;
    if (end === this.#top) {
      this.#top = address;
      this.#last = before;
      if (before) before.after = undefined;
    } else {
      this.#release(new Block(address, end - address, before, after));
    }
  }

  #release(block: Block): void {
    block.state = 'free';
    this.#free.add(block);
  }

  #extend(size: number): Block | undefined {
    const address = this.#top;
    const end = address + size;
    if (end > this.#end) this.#end = this.#grow(end);
    if (end > this.#end) return undefined;
    const block = new Block(address, size, this.#last);
    block.usedBefore = Math.min(size, this.#highest - address);
    this.#last = block;
    this.#top = end;
    if (end > this.#highest) this.#highest = end;
    return block;
  }
}
