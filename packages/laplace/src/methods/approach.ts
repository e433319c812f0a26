/**
 * When a target may be met next, from residuals that iterations have found: methods that know what an
 * iteration found, and not what it left, measure that only where it may be the end.
 */
export class Approach {
  readonly #steps: number;
  #factors: number[] = [];
  #last = NaN;

  /**
   * @param steps - how many steps of the iteration are looked at, of which the fastest counts: more than
   *   one where residuals do not fall evenly
   */
  constructor(steps = 1) {
    this.#steps = steps;
  }

  /** The residual that the next iteration has found. */
  add(norm: number): void {
    this.#factors = [...this.#factors, norm / this.#last].slice(-this.#steps);
    this.#last = norm;
  }

  /**
   * Iterations from the last residual to the target, if it goes on to fall as it did; 0 where that is
   * not known. There are not fewer of them where the iteration's matrix is symmetric: the logarithm of
   * the residual is convex then.
   */
  left(target: number): number {
    const factor = Math.min(...this.#factors);
    if (factor >= 1) return Infinity;
    const left = Math.log(target / this.#last) / Math.log(factor);
    return left > 0 ? left : 0;
  }
}

/** Iterations ahead at which the end may be near, where residuals do not fall evenly. */
const NEAR = 2;

/**
 * Iterations one by one, as {@link Iteration.advance} makes them.
 *
 * @param iterate - makes one, and gives the norm of the residual that it found
 * @param measure - gives the norm of the residual as it is
 */
export function advanceByFound(
  count: number,
  target: number,
  approach: Approach,
  iterate: () => number,
  measure: () => number,
): (number | undefined)[] {
  const norms: (number | undefined)[] = [];
  for (let made = 1; made <= count; made++) {
    const found = iterate();
    approach.add(found);
    norms[made - 1] = found;
    norms[made] = undefined;
    if (found > target && approach.left(target) > NEAR) continue;
    const left = measure();
    norms[made] = left;
    if (left <= target) break;
  }
  return norms;
}
