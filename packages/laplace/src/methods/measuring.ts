/** How far the next measurement is, at most: this part of the iterations so far, and of those to come. */
const PAST = 1 / 8;
const AHEAD = 1 / 2;
/** Iterations to come, as they seem, of which each is measured. */
const NEAR = 16;

/**
 * After which iterations a residual is measured, where that costs as much as an iteration or more:
 * rarely while the end seems far, each time when it is near. It depends on residuals alone, so that the
 * same problem always ends after the same iteration.
 */
export class Measuring {
  #made = 0;
  #last = NaN;
  #distance = 1;

  /** What was measured; answers how many iterations to make before the next one. */
  next(residual: number, target: number): number {
    const factor = (residual / this.#last) ** (1 / this.#distance);
    this.#made += this.#distance;
    this.#last = residual;
    // Where it grows, or was not known, it is as if the end were far.
    const left = factor < 1 ? Math.log(target / residual) / Math.log(factor) : Infinity;
    this.#distance =
      left > NEAR ? Math.max(1, Math.floor(Math.min(PAST * this.#made, AHEAD * left))) : 1;
    return this.#distance;
  }
}
