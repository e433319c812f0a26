/** Work of other packages on the threads that compute expressions. */
import { heap } from '@numloom/ndarray';
import type { CompiledKernel, ThreadCode } from '../kernel/launch.ts';
import type { Job } from './job.ts';
import { sharingNow, threadCount } from './sharing.ts';

export type { ThreadCode };
export { threadCount };

/** Work that consists of items, which may be done at the same time and in any order. */
export interface SharedWork {
  /**
   * What does items: the function `run` that the module exports, and that of an instance of it on this
   * thread. The module imports nothing but the heap's memory, as `env.memory`. Workers know it by
   * this object, so that the same one has to be given for the same module.
   */
  readonly code: ThreadCode;
  /** What `run` finds at the address `block`, which is a multiple of 8; 32 KiB at most. */
  readonly parameters: Uint8Array;
  /** How many items there are. `run` does those from `begin` to `end`. */
  readonly items: number;
  /** Whether an item may be done once more, for it reads nothing that it writes. */
  readonly isRepeatable: boolean;
}

/**
 * Does work on as many threads as `configure` has been told, this one included, and waits for it.
 * Answers false, with nothing done, where that is one thread only, or workers can't take part now:
 * then the caller does the work by itself. Whether that pays is the caller's to know; to wake a worker
 * takes some 0.1 ms.
 *
 * @throws Error when a worker ended in the middle of an item that is not repeatable.
 *
 * @example
 * ```ts
 * import { shareWork, type SharedWork } from '@numloom/ufunc';
 * const compute = (work: SharedWork) => {
 *   if (!shareWork(work)) work.code.run(address, 0, 0, work.items);
 * };
 * const address = 0;
 * ```
 */
export function shareWork({ code, parameters, items, isRepeatable }: SharedWork): boolean {
  const sharing = sharingNow();
  if (sharing === undefined || items < 2) return false;
  const launch = { lengths: [items], segment: 0, operands: [], scalars: [] };
  const compiled: CompiledKernel = {
    run: () => {},
    shared: {
      blockBytes: (parameters.length + 7) & -8,
      code: () => code,
      write: (_, address) => new Uint8Array(heap.buffer).set(parameters, address),
    },
  };
  const job: Job = {
    compiled,
    parts: [{ launch, begin: 0, end: items }],
    grain: 1,
    elements: items,
    rowSize: 1,
    isRepeatable: () => isRepeatable,
  };
  return sharing.pool().run(job);
}
