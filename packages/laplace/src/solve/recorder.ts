import type { History } from './solution.ts';

/** Residuals and times, as they become known. */
export class Recorder {
  readonly #residuals: number[];
  readonly #seconds = [0];
  readonly #start: number;

  constructor(first: number, start: number) {
    this.#residuals = [first];
    this.#start = start;
  }

  get iterations(): number {
    return this.#residuals.length - 1;
  }

  get last(): number {
    return this.#residuals.at(-1)!;
  }

  /** Iterations of one pass are taken to have lasted equally long. */
  add(norms: ArrayLike<number>, relative: (norm: number) => number): number {
    const from = this.#seconds.at(-1)!;
    const step = ((performance.now() - this.#start) / 1000 - from) / norms.length;
    for (let i = 0; i < norms.length; i++) {
      this.#residuals.push(relative(norms[i]!));
      this.#seconds.push(from + (i + 1) * step);
    }
    return this.last;
  }

  get history(): History {
    return {
      iterations: Float64Array.from(this.#residuals, (_, i) => i),
      residuals: Float64Array.from(this.#residuals),
      seconds: Float64Array.from(this.#seconds),
    };
  }
}
