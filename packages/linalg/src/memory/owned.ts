/** Memory in the heap that lives as long as what it belongs to, as the factors of a matrix. */
import { heap } from '@numloom/ndarray';
import { Pieces } from './pieces.ts';

const dropped = /* @__PURE__ */ new FinalizationRegistry<Pieces>((pieces) => pieces.dispose());

/** Memory that is given back by `dispose`, or when its owner is collected. */
export class Owned {
  readonly #pieces = new Pieces();
  #isDisposed = false;

  constructor() {
    dropped.register(this, this.#pieces, this);
  }

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Address of room for so many bytes, 64-byte aligned; its bytes may be anything. */
  bytes(byteLength: number): number {
    return this.#pieces.bytes(byteLength);
  }

  /** Moves the first `kept` bytes of what is at an address into room for `byteLength`; answers where. */
  moved(address: number, kept: number, byteLength: number): number {
    const to = this.bytes(byteLength);
    new Uint8Array(heap.buffer).copyWithin(to, address, address + kept);
    this.release(address);
    return to;
  }

  /** Gives back what is at an address: at once if it is large, else with all the rest. */
  release(address: number): void {
    this.#pieces.release(address);
  }

  /** Bytes that are held. */
  get byteLength(): number {
    return this.#pieces.byteLength;
  }

  dispose(): void {
    this.#isDisposed = true;
    dropped.unregister(this);
    this.#pieces.dispose();
  }
}
