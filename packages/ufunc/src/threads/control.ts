/**
 * The words of shared memory by which threads agree, and how they do.
 *
 * A job is a list of items: ranges of rows, each with its block of parameters. It is open until
 * whoever finds no item left closes it, for good. A worker enters by its own word, `INSIDE`, looks
 * whether the job is open, and leaves by the same word; who closes a job waits until nobody is
 * inside. Both write one word before they read the other's, so one of them sees the other. Threads
 * that come late, because they still start or wake up, find the job closed and nobody waits for
 * them. The words of a job are written only while it is closed and everybody inside has left.
 *
 * A worker may be gone at any instruction: ended by the program, or out of memory. What it held is
 * known, for an item is marked when it is begun and when it is done. The thread that waits asks
 * every now and then whether those inside still live, and forgets them if not. Items that nobody
 * has begun are then done by that thread. One that was begun is done again, if it reads nothing
 * that it writes; if it does, the call throws.
 *
 * What is guaranteed: no call waits for ever, no result is wrong without an error, and what is
 * freed is written by nobody. This rests on knowing who is gone, which Node.js tells at once. A
 * browser doesn't; there a worker is gone five seconds after its `terminate()`, Chromium having
 * stopped it after two. A browser that ends a worker without that, the rest of the page alive,
 * would be waited for; none is known.
 */

/** Counts jobs; idle threads wait for it to change. */
export const GENERATION = 0;
/** Whether the job is open. */
export const OPEN = 16;
/** Counts how often a worker left. */
export const LEFT = 17;
/** The next item. */
export const NEXT = 32;
/** Number of items. */
export const COUNT = 48;
/** Workers with a lower number may enter. */
export const LIMIT = 49;
export const KERNEL = 50;
/** Whether the last to leave posts a message. */
export const REPORT = 51;
/** An item that threw, or -1. */
export const FAILED = 52;
/** How many items workers have done, of all jobs. */
export const TAKEN = 53;

/** Four words per item: address of the parameters, begin, end, and how far it is. */
export const ITEMS = 64;
export const ITEM_WORDS = 4;
export const MOST_ITEMS = 512;
/** How far an item is; 0 before. */
export const BEGUN = 1;
export const DONE = 2;

/** Words of each worker: whether it is inside or gone, and those that have names. */
export const WORKERS = ITEMS + ITEM_WORDS * MOST_ITEMS;
export const WORKER_WORDS = 16;
export const INSIDE = 1;
export const GONE = -1;
/** Whether it shall end. */
export const ENDING = 1;
/** Whether it looks for the next job without sleep. */
export const SPINNING = 2;

/** Bytes of all these words for so many workers; the parameters of jobs come after them. */
export function controlBytes(crew: number): number {
  return 4 * (WORKERS + WORKER_WORDS * crew);
}

/** What is posted to a worker, one at a time. */
export type WorkerMessage =
  | {
      readonly memory: WebAssembly.Memory;
      /** Address of the words. */
      readonly control: number;
      /** Address of scratch memory that no other thread has. */
      readonly scratch: number;
      /** Which worker it is, from 0 on, and how many there may be. */
      readonly number: number;
      readonly crew: number;
      /** A port that closes when the worker is gone. */
      readonly lifeline: unknown;
    }
  | { readonly id: number; readonly module: WebAssembly.Module }
  | { readonly forget: true };
