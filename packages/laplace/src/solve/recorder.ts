import type { History } from './solution.ts';

/** Residuals and times, as they become known. */
export class Recorder {
  readonly #known = [0];
  readonly #residuals: number[];
  readonly #seconds = [0];
  readonly #start: number;
  /** How many iterations were made, and how long they took. */
  #made = 0;
  #taken = 0;

  constructor(first: number, start: number) {
    this.#residuals = [first];
    this.#start = start;
  }

  get iterations(): number {
    return this.#made;
  }

  get last(): number {
    return this.#residuals.at(-1)!;
  }

  /** Iterations of one pass are taken to have lasted equally long. */
  add(norms: ArrayLike<number | undefined>, relative: (norm: number) => number): number {
    const from = this.#taken;
    this.#taken = (performance.now() - this.#start) / 1000;
    const step = (this.#taken - from) / norms.length;
    for (let i = 0; i < norms.length; i++) {
      this.#made++;
      const norm = norms[i];
      if (norm !== undefined) this.#push(relative(norm), from + (i + 1) * step);
    }
    return this.last;
  }

  /** The residual that the last iteration left, if it was not known. */
  end(residual: number): void {
    if (this.#known.at(-1)! < this.#made) this.#push(residual, this.#taken);
  }

  #push(residual: number, seconds: number): void {
    this.#known.push(this.#made);
    this.#residuals.push(residual);
    this.#seconds.push(seconds);
  }

  get history(): History {
    return {
      iterations: Float64Array.from(this.#known),
      residuals: Float64Array.from(this.#residuals),
      seconds: Float64Array.from(this.#seconds),
    };
  }
}
