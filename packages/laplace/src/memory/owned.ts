/** Memory in the heap that lives as long as what it belongs to, as the tables of a solver. */
import { allocateScratch, type Storage } from '@numloom/ndarray';

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

  dispose(): void {
    this.#isDisposed = true;
    dropped.unregister(this);
    for (const storage of this.#storages.splice(0)) storage.dispose();
  }
}
