/** A block of the heap for a short while. */
import type { Block } from './block.ts';
import type { Region } from './storage.ts';

/** What a scratch region asks of its heap. */
export interface ScratchOwner {
  readonly buffer: ArrayBufferLike;
  /** The storage over `block` was given back. */
  releasedScratch(block: Block): void;
}

export class Scratch implements Region {
  readonly inHeap = true;
  readonly #owner: ScratchOwner;
  readonly #block: Block;

  constructor(owner: ScratchOwner, block: Block) {
    this.#owner = owner;
    this.#block = block;
  }

  get buffer(): ArrayBufferLike {
    return this.#owner.buffer;
  }

  release(): void {
    this.#owner.releasedScratch(this.#block);
  }
}
