/** The kernels of random numbers, and the one generator of bits whose state they have. */
import { kernelsOf } from '@numloom/linalg/kernels';
import { allocateScratch, heap } from '@numloom/ndarray';
import { random, type RandomKernels } from '../../kernels/generated/random.ts';
import type { BitGenerator } from './bit-generator.ts';
import { plainKernels } from './plain-kernels.ts';

/** Bytes of a state, as `save` writes it. */
export const STATE_BYTES = 44;
const STATE_ROOM = 64;
const BLOCK_BYTES = 4096;
/** Room for numbers on their way to arrays outside of the heap. */
export const STAGE_BYTES = 32768;

/** What samplers draw from: the bits of the active generator. */
export class Source {
  readonly kernels: RandomKernels;
  /** Where the room for numbers under way is. */
  readonly stage: number;
  readonly #state: number;
  #active: BitGenerator | undefined;
  /** A number in [0, 1). */
  readonly double: () => number;
  /** The same of 24 bits. */
  readonly float: () => number;

  constructor() {
    const kernels = kernelsOrPlain();
    this.kernels = kernels;
    this.#state = allocateScratch(STATE_ROOM + BLOCK_BYTES + STAGE_BYTES).byteOffset;
    kernels.placeBlock(this.#state + STATE_ROOM);
    this.stage = this.#state + STATE_ROOM + BLOCK_BYTES;
    this.double = kernels.double;
    this.float = kernels.float;
  }

  #bytes(): Uint8Array {
    return new Uint8Array(heap.buffer, this.#state, STATE_BYTES);
  }

  /** Has the kernels continue the bits of a generator. */
  activate(generator: BitGenerator): void {
    if (this.#active === generator) return;
    this.settle();
    this.#bytes().set(generator.words);
    this.kernels.restore(this.#state);
    this.#active = generator;
  }

  /** Writes the state of the active generator back. */
  settle(): void {
    if (this.#active === undefined) return;
    this.kernels.save(this.#state);
    this.#active.words.set(this.#bytes());
    this.#active = undefined;
  }
}

/** Kernels of WebAssembly, or others where the engine or a page's policy refuses it. */
function kernelsOrPlain(): RandomKernels {
  try {
    return kernelsOf(random);
  } catch {
    return plainKernels();
  }
}

let source: Source | undefined;

/** The source, with the bits of a generator. */
export function sourceOf(generator: BitGenerator): Source {
  source ??= new Source();
  source.activate(generator);
  return source;
}

/** Brings the states of all generators up to date. */
export function settleSource(): void {
  source?.settle();
}
