/** Parts of the heap's memory for one owner: small ones share blocks, for a block costs more than they do. */
import { allocateScratch, type Storage } from '@numloom/ndarray';

/** Parts up to this many bytes share blocks. */
const SMALL = 2048;
const BLOCK = 16384;
const ALIGNMENT = 64;

/** Memory that is given back as a whole, large parts of it also one by one. */
export class Pieces {
  /** Parts that have a block of their own. */
  readonly #large: Storage[] = [];
  readonly #shared: Storage[] = [];
  #next = 0;
  #end = 0;

  /** Address of room for so many bytes, 64-byte aligned; its bytes may be anything. */
  bytes(byteLength: number): number {
    if (byteLength > SMALL) return this.storage(byteLength).byteOffset;
    const size = Math.max(Math.ceil(byteLength / ALIGNMENT), 1) * ALIGNMENT;
    if (this.#next + size > this.#end) {
      const block = allocateScratch(BLOCK);
      this.#shared.push(block);
      this.#next = block.byteOffset;
      this.#end = this.#next + BLOCK;
    }
    const address = this.#next;
    this.#next += size;
    return address;
  }

  /** A block for so many bytes. */
  storage(byteLength: number): Storage {
    const storage = allocateScratch(Math.max(byteLength, 16));
    this.#large.push(storage);
    return storage;
  }

  /** Gives back what is at an address, if it has a block of its own. */
  release(address: number): void {
    const place = this.#large.findIndex(({ byteOffset }) => byteOffset === address);
    if (place >= 0) this.#large.splice(place, 1)[0]!.dispose();
  }

  /** Bytes that are held. */
  get byteLength(): number {
    return this.#large.reduce(
      (sum, { byteLength }) => sum + byteLength,
      BLOCK * this.#shared.length,
    );
  }

  /** Gives everything back. */
  dispose(): void {
    for (const storage of this.#large.splice(0)) storage.dispose();
    for (const storage of this.#shared.splice(0)) storage.dispose();
    this.#next = this.#end = 0;
  }
}
