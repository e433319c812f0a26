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

  /**
   * Takes what `Iteration.advance` gives: norms before a pass and after each of its iterations, which
   * are taken to have lasted equally long.
   */
  add(norms: ArrayLike<number | undefined>, relative: (norm: number) => number): number {
    const from = this.#taken;
    this.#taken = (performance.now() - this.#start) / 1000;
    const made = norms.length - 1;
    for (let i = 0; i <= made; i++) {
      const norm = norms[i];
      if (norm === undefined || this.#made + i <= this.#known.at(-1)!) continue;
      this.#push(this.#made + i, relative(norm), from + (i / made) * (this.#taken - from));
    }
    this.#made += made;
    return this.last;
  }

  /** The residual that the last iteration left, if it was not known. */
  end(residual: number): void {
    if (this.#known.at(-1)! < this.#made) this.#push(this.#made, residual, this.#taken);
  }

  #push(iterations: number, residual: number, seconds: number): void {
    this.#known.push(iterations);
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
