/** The one WebAssembly memory that arrays live in. */
import { Allocator } from './allocator.ts';
import type { Block } from './block.ts';
import { namedOptions } from '../options.ts';
import { Budget } from './budget.ts';
import { collectedStorage } from './collected.ts';
import { Finalizers } from './finalizers.ts';
import { LinearMemory, type MakeMemory } from './linear-memory.ts';
import { Lease, Page, type PageOwner } from './page.ts';
import { Scratch, type ScratchOwner } from './scratch.ts';
import { Storage } from './storage.ts';
import { track } from './tracking.ts';

/** Arrays up to this many bytes share a page of {@link PAGE_SIZE} bytes. */
const SMALL = 2048;
const PAGE_SIZE = 32768;

/** What the heap has done so far; byte counts unless said otherwise. */
export interface HeapStatistics {
  /** Whether worker threads can see the memory; false before there is one. */
  readonly shared: boolean;
  /** Size of the WebAssembly memory; 0 before there is one. */
  readonly capacity: number;
  /** Arrays beyond this many bytes are left to the garbage collector. */
  readonly budget: number;
  /** Bytes of arrays that are not given back yet; shared pages of small arrays count whole. */
  readonly used: number;
  /** The most that `used` ever was. */
  readonly peak: number;
  /** Bytes of scratch storages that are not given back yet; no budget limits them. */
  readonly scratch: number;
  /** Number of arrays in the heap that are not given back yet. */
  readonly live: number;
  /** Number of arrays ever made, wherever they lie. */
  readonly allocations: number;
  /** Of these, how many are ordinary typed arrays because the budget or the memory was spent. */
  readonly fallbacks: number;
}

/** An allocator of arrays with its memory. Programs have one, {@link heap}. */
export class Heap implements PageOwner, ScratchOwner {
  /** Bytes that no array gets: for parameters of kernels, and what they need for a moment. */
  readonly workspace = { address: 0, byteLength: 65536 };

  readonly #makeMemory: MakeMemory | undefined;
  readonly #budget = new Budget();
  readonly #finalizers = new Finalizers({
    collected: (lease) => this.#giveBack(lease),
    swept: () => this.#swept(),
    isCollectionDue: () => this.#isCollectionDue(),
  });
  #linear: LinearMemory | undefined;
  /** Why there is no memory, once the engine has refused one. */
  #refusal: Error | undefined;
  #allocator: Allocator | undefined;
  /** Where small arrays go now. */
  #page: Page | undefined;
  #used = 0;
  #peak = 0;
  #scratch = 0;
  #live = 0;
  #allocations = 0;
  #fallbacks = 0;
  /** Garbage collections so far. */
  #generation = 0;
  /** Bytes in use that were taken after the last one, and those that were refused. */
  #young = 0;
  #refused = 0;
  /** What these two came to when a collection was asked for. */
  #asked = 0;

  /** @internal */
  constructor(makeMemory?: MakeMemory) {
    this.#makeMemory = makeMemory;
  }

  /**
   * The memory itself, for kernels to import; made at first use.
   *
   * @throws RangeError when the engine refuses one.
   */
  get memory(): WebAssembly.Memory {
    return this.#theLinear().memory;
  }

  /** The memory's present buffer; a new one each time it grows. */
  get buffer(): ArrayBufferLike {
    return this.#theLinear().buffer;
  }

  /** Whether worker threads can see the memory; kernels must declare it alike. */
  get shared(): boolean {
    return this.#theLinear().shared;
  }

  /**
   * Sets how many bytes of arrays the heap holds before it leaves further ones to the garbage
   * collector, where kernels reach them more slowly. Without a `budget` the heap adapts it:
   * 1/32 of the machine's memory within 64 and 512 MiB, or the environment variable
   * NUMLOOM_HEAP_BUDGET, or twice what the last garbage collection left alive.
   *
   * @throws RangeError when `budget` is not a positive, finite number; TypeError when there is another
   *   option.
   */
  configure(options: { readonly budget?: number | undefined } = {}): void {
    const { budget } = namedOptions(options, ['budget'], 'heap.configure');
    this.#budget.configure(budget);
  }

  /** What the heap has done so far. */
  stats(): HeapStatistics {
    return {
      shared: this.#linear?.shared ?? false,
      capacity: this.#linear?.buffer.byteLength ?? 0,
      budget: this.#budget.limit,
      used: this.#used - (this.#page?.lease.arrays === 0 ? PAGE_SIZE : 0),
      peak: this.#peak,
      scratch: this.#scratch,
      live: this.#live,
      allocations: this.#allocations,
      fallbacks: this.#fallbacks,
    };
  }

  /** See {@link allocate}. */
  allocate(byteLength: number, zeroed: boolean, caller = 'allocate'): Storage {
    const small = byteLength >>> 0 === byteLength && byteLength <= SMALL;
    const storage = small
      ? this.#small(byteLength, zeroed)
      : this.#newPage(asSize(byteLength))?.place(byteLength, zeroed);
    this.#allocations++;
    if (storage) {
      this.#live++;
      track(storage);
      return storage;
    }
    this.#fallbacks++;
    this.#refused += byteLength;
    // What this job has dropped so far can be found by the collections that such arrays cause.
    this.#finalizers.register();
    return collectedStorage(byteLength, caller);
  }

  /** See {@link allocateScratch}. */
  allocateScratch(byteLength: number): Storage {
    const block = this.#block(asSize(byteLength));
    if (!block) throw new RangeError(`allocateScratch: no room for ${byteLength} bytes`);
    this.#scratch += block.byteLength;
    return new Storage(new Scratch(this, block), block.address, byteLength);
  }

  /** @internal */
  releasedScratch(block: Block): void {
    this.#scratch -= block.byteLength;
    this.#allocator!.free(block);
  }

  /** @internal */
  clear(address: number, byteLength: number): void {
    this.#linear!.clear(address, byteLength);
  }

  /** @internal */
  released(page: Page): void {
    this.#live--;
    if (page.lease.arrays > 0 || page === this.#page) return;
    this.#finalizers.forget(page);
    this.#giveBack(page.lease);
  }

  #small(byteLength: number, zeroed: boolean): Storage | undefined {
    const storage = this.#page?.place(byteLength, zeroed);
    if (storage) return storage;
    const page = this.#newPage(PAGE_SIZE);
    if (!page) return undefined;
    this.#page = page;
    return page.place(byteLength, zeroed);
  }

  #newPage(byteLength: number): Page | undefined {
    if (this.#used + byteLength > this.#budget.limit) return undefined;
    const block = this.#block(byteLength);
    if (!block) return undefined;
    this.#used += block.byteLength;
    this.#young += block.byteLength;
    if (this.#used > this.#peak) this.#peak = this.#used;
    const page = new Page(this, new Lease(block, this.#generation));
    this.#finalizers.watch(page);
    return page;
  }

  #giveBack({ block, arrays, generation }: Lease): void {
    this.#live -= arrays;
    this.#used -= block.byteLength;
    if (generation === this.#generation) this.#young -= block.byteLength;
    this.#allocator!.free(block);
  }

  /** What was there at the last collection already, and still is after this one, is alive. */
  #swept(): void {
    this.#budget.prove(this.#used - this.#young);
    this.#young = this.#refused = this.#asked = 0;
    this.#generation++;
  }

  /** Whether arrays of a quarter of the budget were made and not given back. */
  #isCollectionDue(): boolean {
    const since = this.#young + this.#refused;
    if (since - this.#asked < this.#budget.limit / 4) return false;
    this.#asked = since;
    return true;
  }

  #block(byteLength: number): Block | undefined {
    if (!this.#allocator) {
      if (this.#refusal) return undefined;
      try {
        this.#theLinear();
      } catch {
        return undefined;
      }
    }
    return this.#allocator!.allocate(byteLength);
  }

  #theLinear(): LinearMemory {
    if (this.#linear) return this.#linear;
    if (this.#refusal) throw this.#refusal;
    try {
      const linear = new LinearMemory(this.#makeMemory);
      const { address, byteLength } = this.workspace;
      const start = address + byteLength;
      this.#allocator = new Allocator(start, linear.buffer.byteLength, (end) => linear.grow(end));
      return (this.#linear = linear);
    } catch (error) {
      this.#refusal = error as Error;
      throw error;
    }
  }
}

function asSize(byteLength: number): number {
  if (Number.isSafeInteger(byteLength) && byteLength >= 0) return byteLength;
  throw new RangeError(`allocate: ${byteLength} is not a number of bytes`);
}

/**
 * The heap of this program: its memory, its limits and its figures.
 *
 * @example
 * heap.configure({ budget: 2 ** 30 });
 * heap.stats().used; // bytes
 */
export const heap: Heap = /* @__PURE__ */ new Heap();

/**
 * A storage for an array: `byteLength` bytes, 64-byte aligned, of zeros if `zeroed` and of anything
 * else otherwise. It is given back when it is garbage, by `dispose`, or by {@link scope}. It lies
 * outside the heap when that has no room: ask `inHeap`.
 *
 * @throws RangeError when `byteLength` is no size, or, naming `caller`, when no room is left anywhere.
 */
export function allocate(byteLength: number, zeroed: boolean, caller?: string): Storage {
  return heap.allocate(byteLength, zeroed, caller);
}

/**
 * A storage in the heap for a short while: no finalizer and no scope gives it back, `dispose`
 * must. Its bytes may be anything.
 *
 * @throws RangeError when the heap has no room.
 */
export function allocateScratch(byteLength: number): Storage {
  return heap.allocateScratch(byteLength);
}
