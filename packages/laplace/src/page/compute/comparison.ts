import type { PlainLoop } from './plain.ts';
import { Rate } from './rate.ts';

/** Milliseconds of a method's work after which the plain loop has a turn. */
const BETWEEN = 400;
/** Milliseconds of such a turn, at least one iteration. */
const TURN = 12;
/** Iterations before the first that is measured: the engine compiles the loop meanwhile. */
const WARM_UP = 6;

/**
 * Measures a method and the plain loop that computes the same, by turns in one thread: both meet
 * the same caches and the same load of the machine, and neither runs beside the other.
 */
export class Comparison {
  readonly #method = new Rate(1000);
  readonly #plain = new Rate(8 * TURN);
  #loop: PlainLoop | undefined;
  /** Makes the loop when its first turn comes. */
  #make: (() => PlainLoop | undefined) | undefined;
  #since = 0;
  #warm = 0;
  #isFirst = true;

  /** Whether there is a loop, as far as is known. */
  get hasPlain(): boolean {
    return this.#loop !== undefined || this.#make !== undefined;
  }

  get rate(): number {
    return this.#method.perSecond;
  }

  get plainRate(): number {
    return this.hasPlain ? this.#plain.perSecond : 0;
  }

  /** What is compared from now on; the rates so far are of the same method. */
  begin(make: () => PlainLoop | undefined): void {
    this.#make = make;
    this.#isFirst = true;
  }

  /** Takes notice of a pass, and gives the plain loop a turn if it is due. */
  add(iterations: number, milliseconds: number): void {
    // The first pass compiles kernels.
    if (this.#isFirst) this.#isFirst = false;
    else if (iterations > 0) this.#method.add(iterations, milliseconds);
    this.#since += milliseconds;
    if (!this.hasPlain || this.#since < (this.#warm < WARM_UP ? TURN : BETWEEN)) return;
    this.#since = 0;
    if (this.#make) {
      this.#loop = this.#make();
      this.#make = undefined;
    }
    if (this.#loop) this.#runPlain(this.#loop);
  }

  #runPlain(loop: PlainLoop): void {
    const start = performance.now();
    let count = 0;
    let taken: number;
    do {
      loop();
      count++;
      taken = performance.now() - start;
    } while (taken < TURN && count < 10_000);
    if (this.#warm >= WARM_UP) this.#plain.add(count, taken);
    this.#warm += count;
  }
}
