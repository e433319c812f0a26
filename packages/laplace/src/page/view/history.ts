/** Points of the curve, at most: more than a small plot has pixels. */
const MOST = 600;

/** Residuals by iterations, thinned as they become many. */
export class ResidualHistory {
  #iterations: number[] = [];
  #residuals: number[] = [];
  /** Only each of so many is kept. */
  #every = 1;
  #count = 0;

  /** Iterations and residuals, one after the other. */
  add(points: readonly number[]): void {
    for (let k = 0; k + 1 < points.length; k += 2) {
      const residual = points[k + 1]!;
      if (this.#count++ % this.#every !== 0 || !(residual > 0 && residual < Infinity)) continue;
      this.#iterations.push(points[k]!);
      this.#residuals.push(residual);
      if (this.#iterations.length > MOST) this.#thin();
    }
  }

  clear(): void {
    this.#iterations = [];
    this.#residuals = [];
    this.#every = 1;
    this.#count = 0;
  }

  get iterations(): readonly number[] {
    return this.#iterations;
  }

  get residuals(): readonly number[] {
    return this.#residuals;
  }

  #thin(): void {
    this.#every *= 2;
    const isKept = (_: number, k: number): boolean => k % 2 === 0;
    this.#iterations = this.#iterations.filter(isKept);
    this.#residuals = this.#residuals.filter(isKept);
  }
}
