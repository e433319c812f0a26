/**
 * Looking for what a Krylov space cannot show: of a multiple eigenvalue it has one vector only, whatever
 * rounding errors add. Where all that is wanted has converged, the method goes on from a random vector that
 * is orthogonal to it, until what is left is known to be wanted less, or that takes as long as the whole did.
 */

/** Values that differ by less than this part of the largest one, or than the tolerance, are the same. */
const SAME = 1e-10;

/**
 * The rest is known not to be wanted where errors of it are this part of what it would take: iterations may
 * seem to converge to a less wanted value for a while.
 */
export const CERTAIN = 0.1;

/** Restarts that a look may take at least. */
const FEW = 4;

/** What comes after a restart: no other, one like those before, or one from a new vector. */
export type Next = 'end' | 'go on' | 'begin';

/** The looks of one call. */
export class SecondLook {
  readonly #same: number;
  /** How far the values are wanted that were there when the last look began. */
  #before: readonly number[] | undefined;
  #looks = 0;
  #length = 0;
  #end = Infinity;

  constructor(tolerance: number) {
    this.#same = Math.max(SAME, tolerance);
  }

  /**
   * What to do where all has converged: how far the wanted values are wanted, ascending, and what sizes are
   * measured by. What has converged then is to be kept where a look begins.
   */
  next(
    wanted: readonly number[],
    largest: number,
    restart: number,
    isRestKnown: () => boolean,
  ): Next {
    const before = this.#before;
    const isSame = (value: number, i: number): boolean =>
      Math.abs(value - before![i]!) <= this.#same * largest;
    if (before === undefined) this.#length = Math.max(restart + 1, FEW);
    else if (wanted.every(isSame)) return isRestKnown() ? 'end' : 'go on';
    // Each look can find another copy of each value.
    if (this.#looks > wanted.length) return 'end';
    this.#before = wanted;
    this.#looks++;
    this.#end = restart + this.#length;
    return 'begin';
  }

  /** Whether a look has taken too long: what was kept is the answer. */
  isExhausted(restart: number): boolean {
    return restart >= this.#end;
  }
}
