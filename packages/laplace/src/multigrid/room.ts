import { allocateScratch, NdArray, type Storage } from '@numloom/ndarray';

/** Bytes of a cache line. */
const LINE = 64;

/** A plan of the memory that a computation needs, which is taken from the heap at once. */
export class Room implements Disposable {
  /** Nothing lies at the start itself: 0 stands for what is not there. */
  #bytes = LINE;
  #storage: Storage | undefined;

  /** Sets bytes aside. @returns how far from the start they will be */
  reserve(bytes: number): number {
    const at = this.#bytes;
    this.#bytes += Math.ceil(bytes / LINE) * LINE;
    return at;
  }

  /** Takes all. @returns the address of the start; what is there may be anything */
  take(): number {
    this.#storage = allocateScratch(Math.max(this.#bytes, LINE));
    return this.#storage.byteOffset;
  }

  /** Numbers in it as an array; strides count elements. */
  array(address: number, shape: readonly number[], strides: readonly number[]): NdArray<'float64'> {
    const storage = this.#storage!;
    const offset = (address - storage.byteOffset) / 8;
    return new NdArray('float64', { shape, strides, offset }, storage);
  }

  [Symbol.dispose](): void {
    this.#storage?.dispose();
  }
}
