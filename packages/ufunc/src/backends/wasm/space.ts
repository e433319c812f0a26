/** The memories that kernels run on: the heap's, and one apart from it, which is not shared. */
import { foreignStorage, heap, type Storage } from '@numloom/ndarray';
import { ParameterViews } from './parameters.ts';

/** A memory, and the part of it that is for parameters and scratch. */
export interface Space {
  readonly memory: WebAssembly.Memory;
  readonly shared: boolean;
  readonly workspace: { readonly address: number; readonly byteLength: number };
  /** Views of the workspace as the memory is now. */
  views(): ParameterViews;
}

let heapViews: ParameterViews | undefined;

/** The heap's memory. */
export const heapSpace: Space = {
  get memory() {
    return heap.memory;
  },
  get shared() {
    return heap.shared;
  },
  get workspace() {
    return heap.workspace;
  },
  views() {
    const { buffer } = heap;
    if (heapViews?.buffer === buffer) return heapViews;
    const { address, byteLength } = heap.workspace;
    return (heapViews = new ParameterViews(buffer, address, byteLength));
  },
};

const PAGE = 65_536;
/** Pages of the memory apart, at most: its bytes are never given back. */
const MOST_PAGES = 256;

class SpaceApart implements Space {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: MOST_PAGES });
  readonly shared = false;
  readonly workspace = { address: 0, byteLength: PAGE };
  #views: ParameterViews | undefined;
  #room: Storage | undefined;

  views(): ParameterViews {
    const { buffer } = this.memory;
    if (this.#views?.buffer !== buffer) this.#views = new ParameterViews(buffer, 0, PAGE);
    return this.#views;
  }

  /** So many bytes, the same as last time, or undefined where they are too many. */
  room(byteLength: number): Storage | undefined {
    const pages = 1 + Math.ceil(byteLength / PAGE);
    if (pages > MOST_PAGES) return undefined;
    const { buffer } = this.memory;
    if (pages * PAGE > buffer.byteLength) {
      try {
        this.memory.grow(pages - buffer.byteLength / PAGE);
      } catch {
        return undefined;
      }
      this.#room = undefined;
    }
    return (this.#room ??= foreignStorage(new Uint8Array(this.memory.buffer, PAGE)));
  }
}

let apart: SpaceApart | undefined;

/** The memory apart, or undefined where the engine refuses one. */
export function spaceApart(): SpaceApart | undefined {
  try {
    return (apart ??= new SpaceApart());
  } catch {
    return undefined;
  }
}
