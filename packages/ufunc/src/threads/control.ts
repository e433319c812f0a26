/**
 * The words of shared memory by which threads agree, and how they do.
 *
 * A job is a list of items: ranges of rows, each with its block of parameters. It is open while its
 * gate counts those who work on it, and closed, for good, by whoever finds no item left. Threads
 * that come late, because they still start or wake up, find it closed and nobody waits for them.
 * The words of a job are written only while its gate is closed and nobody is inside.
 */

/** Counts jobs; idle threads wait for it to change. */
export const GENERATION = 0;
/** How many threads look for the next job without sleep. */
export const SPINNING = 1;
/** How many workers are inside; below zero when the job is closed. */
export const GATE = 16;
/** A closed gate with nobody inside. */
export const CLOSED = -(2 ** 31);
/** Whether workers shall end. */
export const ENDING = 17;
/** How many workers have ended, and touch the memory no more. */
export const ENDED = 18;
/** The next item. */
export const NEXT = 32;
/** Number of items. */
export const COUNT = 48;
/** How many workers may be inside at once. */
export const LIMIT = 49;
export const KERNEL = 50;
/** Whether the last to leave posts a message. */
export const REPORT = 51;
/** An item that threw, or -1. */
export const FAILED = 52;
/** How many items workers have done, of all jobs. */
export const TAKEN = 53;
/** Three words per item: address of the parameters, begin, end. */
export const ITEMS = 64;
export const ITEM_WORDS = 3;
export const MOST_ITEMS = 512;
/** Bytes of all these words; the parameters of jobs come after them. */
export const CONTROL_BYTES = 4 * (ITEMS + ITEM_WORDS * MOST_ITEMS);

/** What is posted to a worker, one at a time. */
export type WorkerMessage =
  | {
      readonly memory: WebAssembly.Memory;
      /** Address of the words. */
      readonly control: number;
      /** Address of scratch memory that no other thread has. */
      readonly scratch: number;
    }
  | {
      readonly id: number;
      readonly module: WebAssembly.Module;
      /** For each function that the module imports its name in `Math`, or none. */
      readonly imports: Readonly<Record<string, string | undefined>>;
    }
  | { readonly forget: true };
