/** One WebAssembly memory: made as large as the engine allows, grown when asked. */

import { memoryFill } from './memory-fill.ts';

const PAGE = 65536;
/** 4 GiB, then what engines and address-space limits may allow instead. */
const MAXIMA = [65536, 32768, 16384, 8192, 4096, 2048];
const INITIAL_PAGES = 16;
/** At most this many pages more than asked for are added at once: 256 MiB. */
const LARGEST_STEP = 4096;

/** Bytes from which WebAssembly's own fill is worth its module. */
const LARGE = 65536;

/** Makes a WebAssembly memory; replaced in tests of what engines refuse. */
export type MakeMemory = (descriptor: WebAssembly.MemoryDescriptor) => WebAssembly.Memory;

export class LinearMemory {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  /** Bytes it can grow to. */
  readonly maximum: number;
  /** The present buffer: growing replaces it, and empties the old one unless it is shared. */
  buffer: ArrayBufferLike;
  #words: Float64Array | undefined;
  #fill: ((address: number, byteLength: number) => void) | undefined;

  /**
   * Prefers a shared memory, then a large one.
   *
   * @throws RangeError when the engine refuses even a small one.
   */
  constructor(make: MakeMemory = (descriptor) => new WebAssembly.Memory(descriptor)) {
    const made = makeLargest(make);
    this.memory = made.memory;
    this.shared = made.shared;
    this.maximum = made.maximum * PAGE;
    this.buffer = made.memory.buffer;
  }

  /**
   * Grows until `end` is inside: by as much as there is already, so that growing stays rare.
   * Answers the size afterwards, unchanged when the engine refuses.
   */
  grow(end: number): number {
    const pages = this.buffer.byteLength / PAGE;
    const needed = Math.ceil(end / PAGE) - pages;
    const possible = this.maximum / PAGE - pages;
    if (needed > possible) return this.buffer.byteLength;
    const ample = Math.min(Math.max(needed, Math.min(pages, LARGEST_STEP)), possible);
    for (const step of [ample, needed]) {
      try {
        this.memory.grow(step);
        break;
      } catch {
        // The engine is out of memory: the smaller step may still fit.
      }
    }
    this.buffer = this.memory.buffer;
    this.#words = undefined;
    return this.buffer.byteLength;
  }

  /** Fills with zeros; `address` and `byteLength` are multiples of 8. */
  clear(address: number, byteLength: number): void {
    if (byteLength >= LARGE) this.#fill ??= this.#makeFill();
    if (this.#fill !== undefined) return this.#fill(address, byteLength);
    this.#fillWords(address, byteLength);
  }

  /** A page's security policy may forbid to compile even this. */
  #makeFill(): (address: number, byteLength: number) => void {
    try {
      return memoryFill(this.memory, this.shared, this.maximum / PAGE);
    } catch {
      return (address, byteLength) => this.#fillWords(address, byteLength);
    }
  }

  #fillWords(address: number, byteLength: number): void {
    const words = (this.#words ??= new Float64Array(this.buffer));
    words.fill(0, address / 8, (address + byteLength) / 8);
  }
}

function makeLargest(make: MakeMemory) {
  // A page that is not cross-origin isolated can make a shared memory, but not hand it to workers.
  const isolated = globalThis.crossOriginIsolated as boolean | undefined;
  const canShare = typeof SharedArrayBuffer !== 'undefined' && isolated !== false;
  let refusal: unknown;
  for (const shared of canShare ? [true, false] : [false]) {
    for (const maximum of MAXIMA) {
      try {
        const memory = make({ initial: INITIAL_PAGES, maximum, shared });
        return { memory, maximum, shared };
      } catch (error) {
        refusal = error;
      }
    }
  }
  throw new RangeError('heap: the engine refuses a WebAssembly memory', { cause: refusal });
}
