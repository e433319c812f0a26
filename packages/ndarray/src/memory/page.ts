/** A block of the heap and the arrays in it: many small ones side by side, or a large one alone. */
import { aligned, type Block } from './block.ts';
import { type Region, Storage } from './storage.ts';

/** What a page asks of its heap. */
export interface PageOwner {
  readonly buffer: ArrayBufferLike;
  clear(address: number, byteLength: number): void;
  /** An array of the page was given back. */
  released(page: Page): void;
}

/**
 * What is left to do when a page is garbage: it outlives its page, as the value that the
 * finalizer gets, and so must not lead back to it.
 */
export class Lease {
  readonly block: Block;
  /** Between which garbage collections it was made. */
  readonly generation: number;
  /** Arrays in the page that are not given back. */
  arrays = 0;
  /** Place among those that have no finalizer yet, or -1. */
  waiting = -1;

  constructor(block: Block, generation: number) {
    this.block = block;
    this.generation = generation;
  }
}

/**
 * Arrays are laid one after the other. Each holds on to the page, so that one finalizer serves
 * them all: registering one costs more than all the rest of making a small array.
 */
export class Page implements Region {
  readonly inHeap = true;
  readonly lease: Lease;
  readonly #owner: PageOwner;
  /** Where the next array goes. */
  #top: number;
  /** From here on, the bytes are still zero. */
  #clean: number;

  constructor(owner: PageOwner, lease: Lease) {
    this.#owner = owner;
    this.lease = lease;
    this.#top = lease.block.address;
    this.#clean = this.#top + lease.block.usedBefore;
  }

  get buffer(): ArrayBufferLike {
    return this.#owner.buffer;
  }

  /** A storage after the others, or undefined when it does not fit. */
  place(byteLength: number, zeroed: boolean): Storage | undefined {
    const address = this.#top;
    const top = address + aligned(byteLength);
    if (top > this.lease.block.end) return undefined;
    if (zeroed && address < this.#clean) {
      this.#owner.clear(address, Math.min(top, this.#clean) - address);
    }
    if (top > this.#clean) this.#clean = top;
    this.#top = top;
    this.lease.arrays++;
    return new Storage(this, address, byteLength);
  }

  /** Its place is used again if it was the last one, or if no other is left. */
  release(storage: Storage): void {
    const { byteOffset } = storage;
    if (--this.lease.arrays === 0) this.#top = this.lease.block.address;
    else if (byteOffset + aligned(storage.byteLength) === this.#top) this.#top = byteOffset;
    this.#owner.released(this);
  }
}
