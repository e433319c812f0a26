/** Storages outside the heap, which the engine's garbage collector gives back. */
import { type Region, Storage } from './storage.ts';

/**
 * A storage of zeros in a buffer of its own.
 *
 * @throws RangeError naming `caller` when the engine has no room for it.
 */
export function collectedStorage(byteLength: number, caller: string): Storage {
  const region = { buffer: newBuffer(byteLength, caller), inHeap: false, release } satisfies Region;
  return new Storage(region, 0, byteLength);

  /** The storage may be held for longer than its bytes. */
  function release(): void {
    region.buffer = new ArrayBuffer(0);
  }
}

function newBuffer(byteLength: number, caller: string): ArrayBuffer {
  try {
    return new ArrayBuffer(byteLength);
  } catch (cause) {
    const message = `${caller}: ${byteLength} bytes are more than the memory that is left`;
    throw new RangeError(message, { cause });
  }
}
