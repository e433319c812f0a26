/** Memory in the heap that lives as long as what it belongs to, as the factors of a matrix. */
import { allocateScratch, heap, type Storage } from '@numloom/ndarray';

const dropped = /* @__PURE__ */ new FinalizationRegistry<Storage[]>((storages) => {
  for (const storage of storages) storage.dispose();
});

/** Memory that is given back by `dispose`, or when its owner is collected. */
export class Owned {
  readonly #storages: Storage[] = [];
  #isDisposed = false;

  constructor() {
    dropped.register(this, this.#storages, this);
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Address of room for so many bytes, 64-byte aligned; its bytes may be anything. */
  bytes(byteLength: number): number {
    const storage = allocateScratch(Math.max(byteLength, 16));
    this.#storages.push(storage);
    return storage.byteOffset;
  }

  /** Moves the first `kept` bytes of what is at an address into room for `byteLength`; answers where. */
  moved(address: number, kept: number, byteLength: number): number {
    const to = this.bytes(byteLength);
    new Uint8Array(heap.buffer).copyWithin(to, address, address + kept);
    this.release(address);
    return to;
  }

  /** Gives back what is at an address. */
  release(address: number): void {
    const place = this.#storages.findIndex(({ byteOffset }) => byteOffset === address);
    if (place >= 0) this.#storages.splice(place, 1)[0]!.dispose();
  }

  /** Bytes that are held. */
  get byteLength(): number {
    return this.#storages.reduce((sum, storage) => sum + storage.byteLength, 0);
  }

  dispose(): void {
    this.#isDisposed = true;
    dropped.unregister(this);
    for (const storage of this.#storages.splice(0)) storage.dispose();
  }
}
