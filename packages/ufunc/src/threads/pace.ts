/** Decides when work is worth several threads, from what it took before. */

/** Microseconds of work from which sleeping workers are worth waking. */
const WORTH_WAKING = 150;
/** The same while a worker looks for work anyway. */
const WORTH_SHARING = 20;
/** Nanoseconds per element and instruction, before anything is known. */
const GUESS = 0.25;
/** Runs, split or not, after which one stays whole to see what that takes. */
const PROBE = 128;
/** Times in a row that a split run may be slower. */
const LOSSES = 4;
/** Runs that stay whole afterwards, twice as many each time. */
const REST = 64;
const LONGEST_REST = 4096;

/** How fast one kernel was. */
export class Pace {
  /** Nanoseconds per element of one thread; a guess until measured. */
  #serial: number;
  #measured = false;
  #runs = 0;
  #losses = 0;
  #resting = 0;
  #rest = REST;

  /** @param weight - instructions per element */
  constructor(weight: number) {
    this.#serial = GUESS * weight;
  }

  /** Whether a run over so many elements should be split. */
  isWorth(elements: number, isAwake: () => boolean): boolean {
    const micros = (elements * this.#serial) / 1000;
    if (micros < WORTH_SHARING) return false;
    if (micros < WORTH_WAKING && !isAwake()) return false;
    if (this.#resting > 0) {
      this.#resting--;
      return false;
    }
    // The first run meets a kernel that is not optimised yet.
    return this.#runs++ % PROBE !== 1;
  }

  /** Whether a run takes long enough for others to wait for a turn. */
  isLarge(elements: number): boolean {
    return elements * this.#serial > 1000 * WORTH_WAKING;
  }

  /** Notes what a whole run took. */
  whole(elements: number, milliseconds: number): void {
    const pace = (milliseconds * 1e6) / elements;
    const isFaster = pace < this.#serial || !this.#measured;
    this.#serial = isFaster ? pace : this.#serial + (pace - this.#serial) / 8;
    this.#measured = true;
  }

  /** Notes what a split run took. */
  split(elements: number, milliseconds: number): void {
    if (!this.#measured) return;
    if (milliseconds * 1e6 < elements * this.#serial) {
      this.#losses = 0;
      this.#rest = REST;
    } else if (++this.#losses === LOSSES) {
      this.#losses = 0;
      this.#resting = this.#rest;
      this.#rest = Math.min(2 * this.#rest, LONGEST_REST);
    }
  }
}

let paces = /* @__PURE__ */ new WeakMap<object, Pace>();

/** What is known of a compiled kernel's speed. */
export function paceOf(compiled: object, weight: number): Pace {
  let pace = paces.get(compiled);
  if (pace === undefined) paces.set(compiled, (pace = new Pace(weight)));
  return pace;
}

/** What was measured says nothing of another number of threads. */
export function forgetPaces(): void {
  paces = new WeakMap();
}
