/** Iterations a second, of about the last second of computing. */
export class Rate {
  readonly #window: number;
  #iterations: number[] = [];
  #milliseconds: number[] = [];

  /** @param window - milliseconds of computing that are looked at */
  constructor(window: number) {
    this.#window = window;
  }

  /** Iterations a second; 0 if nothing was computed. */
  get perSecond(): number {
    const time = sum(this.#milliseconds);
    return time > 0 ? (1000 * sum(this.#iterations)) / time : 0;
  }

  add(iterations: number, milliseconds: number): void {
    this.#iterations.push(iterations);
    this.#milliseconds.push(milliseconds);
    let time = sum(this.#milliseconds);
    while (this.#milliseconds.length > 1 && time - this.#milliseconds[0]! >= this.#window) {
      time -= this.#milliseconds.shift()!;
      this.#iterations.shift();
    }
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
