/**
 * Looking for what a Krylov space cannot show: of a multiple eigenvalue it has one vector only, whatever
 * rounding errors add. Where all that is wanted has converged, the method goes on from a random vector that
 * is orthogonal to it, until what is left is known to be wanted less.
 */

/** Values that differ by less than this part of the largest one are the same. */
const SAME = 1e-10;

/**
 * The rest is known not to be wanted where errors of it are this part of what it would take: iterations may
 * seem to converge to a less wanted value for a while.
 */
export const CERTAIN = 0.1;

/** What comes after a restart: no other, one like those before, or one from a new vector. */
export type Next = 'end' | 'go on' | 'begin';

/** The looks of one call. */
export class SecondLook {
  /** The values that were there when the last look began. */
  #before: readonly number[] | undefined;

  /** What to do where all `values` have converged; `largest` is what errors are measured by. */
  next(values: readonly number[], largest: number, isRestKnown: () => boolean): Next {
    const before = this.#before;
    const isSame = (value: number, i: number): boolean =>
      Math.abs(value - before![i]!) <= SAME * largest;
    if (before !== undefined && values.every(isSame)) return isRestKnown() ? 'end' : 'go on';
    this.#before = values;
    return 'begin';
  }
}
