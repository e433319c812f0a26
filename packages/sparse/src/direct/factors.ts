/** What factorisations of all kinds give: how to solve, and what to judge the solution by. */
import type { Scalar } from '@numloom/linalg/kernels';
import type { Compressed } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';

/** A x = b, Aᵀ x = b or Aᴴ x = b. */
export type Side = 'N' | 'T' | 'H';

/**
 * The factors of a square matrix A of `size` rows: L U = P A Q, with unit diagonal of L, or such. They
 * own their memory, `dispose` gives it back.
 */
export interface Factors {
  readonly size: number;
  readonly scalar: Scalar;
  /** Stored entries of L and U, the unit diagonal left out. */
  readonly entries: number;
  /** Row of A that becomes row k of P A, and column of A that becomes column k of A Q. */
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
  /** Pivots that were replaced for they were too small; the solution needs refinement then. */
  readonly perturbed: number;
  /** Largest absolute value of U's entries by that of A's. */
  readonly growth: number;
  /** Sign (a complex number of modulus one, as [real, imaginary]) and logarithm of |det A|. */
  determinant(): { readonly sign: readonly [number, number]; readonly logabsdet: number };
  /** Solves in place: `count` right-hand sides at address `b`, each of `stride` elements. */
  solve(side: Side, b: number, count: number, stride: number): void;
  /** The factors as matrices by columns, L with its unit diagonal. */
  lower(): CompressedParts<Scalar, 'csc'>;
  upper(): CompressedParts<Scalar, 'csc'>;
  /** Factors a matrix of the same pattern; nothing of the analysis is done again. */
  refactor(a: Compressed): void;
  dispose(): void;
}
