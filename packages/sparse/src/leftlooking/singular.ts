/** What a factorisation answers where a matrix has no factors. */

/** A column that has no pivot. */
export interface Singular {
  /** The column of A, and at which step of the elimination it came. */
  readonly singular: number;
  readonly step: number;
  /** False where no pivot was found for numbers overflowed. */
  readonly isFinite: boolean;
}

/** Whether that is what came out. */
export function isSingular<Result extends object>(outcome: Result | Singular): outcome is Singular {
  return 'singular' in outcome;
}

/** What is wrong with the matrix, for a message. */
export function describeSingular({ singular, step, isFinite }: Singular): string {
  return isFinite
    ? `the matrix is singular: column ${singular} has no pivot at step ${step}`
    : `numbers overflow in column ${singular} at step ${step}`;
}
