/** A part of a file as bytes of memory, and how that ends without a crash. */
import { type MappingSystem, mappingSystem } from './system.ts';

/** What a mapping is of. */
export interface MappedRange {
  readonly descriptor: number;
  /** First byte in the file, and how many; at least one. */
  readonly offset: number;
  readonly byteLength: number;
  /** Whether what is written goes to the file, or else to pages of this process alone. */
  readonly shared: boolean;
}

interface Pages {
  readonly system: MappingSystem;
  readonly address: bigint;
  readonly length: number;
}

/** Buffers cannot be taken from those who hold them, so their pages stay until they are garbage. */
let registry: FinalizationRegistry<Pages> | undefined;

/**
 * Pages of a file in memory. Closing does not take the addresses back: it puts empty pages there, so
 * that whoever still has a view of the bytes reads zeros and writes into nothing. The pages go when
 * the buffer is garbage, also if nobody closes.
 */
export class Mapping {
  readonly buffer: ArrayBuffer;
  /** Where the first byte of the range is in the buffer, whose start is that of a page. */
  readonly byteOffset: number;
  readonly #pages: Pages;
  readonly #shared: boolean;
  #open = true;

  /**
   * @throws RangeError naming `caller` when the range is longer than buffers can be; Error when the
   *   system refuses or there is no koffi.
   */
  constructor({ descriptor, offset, byteLength, shared }: MappedRange, caller: string) {
    const system = mappingSystem(caller);
    this.byteOffset = offset % system.pageSize;
    this.#shared = shared;
    const length = this.byteOffset + byteLength;
    if (length > system.longest) {
      throw new RangeError(
        `${caller}: ${byteLength} bytes are more than this Node maps at once, ${system.longest}; map parts of the file by offset and shape, or use openNpy`,
      );
    }
    const flags = shared ? system.SHARED : system.PRIVATE;
    const address = named(caller, () =>
      system.map(length, flags, descriptor, offset - this.byteOffset),
    );
    this.#pages = { system, address, length };
    this.buffer = system.bytesAt(address, length);
    registry ??= new FinalizationRegistry(({ system, address, length }) =>
      system.unmap(address, length),
    );
    registry.register(this.buffer, this.#pages);
  }

  /** Waits until all that was written is on the disk. */
  flush(caller: string): void {
    const { system, address, length } = this.#pages;
    if (this.#open && this.#shared) named(caller, () => system.sync(address, length));
  }

  /** Ends the mapping, after {@link flush}; a second call does nothing. */
  close(caller: string): void {
    if (!this.#open) return;
    try {
      this.flush(caller);
    } finally {
      this.#open = false;
      const { system, address, length } = this.#pages;
      named(caller, () => system.map(length, system.ANONYMOUS | system.FIXED, -1, 0, address));
    }
  }
}

function named<T>(caller: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw new Error(`${caller}: ${(error as Error).message}`, { cause: error });
  }
}
