/** What may be known of the matrix of a system, and what solves systems of which structure. */
import type { Frame } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';

/** A structure, by SciPy's names. */
export type Structure =
  | 'general'
  | 'diagonal'
  | 'tridiagonal'
  | 'banded'
  | 'upper triangular'
  | 'lower triangular'
  | 'symmetric'
  | 'hermitian'
  | 'positive definite';

/** What `assume_a` may be: a structure, or SciPy's short name of one. */
export type AssumeA = Structure | 'gen' | 'sym' | 'her' | 'pos';

/** One system, in the heap, of float64 or complex128 numbers, n ≥ 1. */
export interface System {
  /** The matrix (n x n), of contiguous rows; the solver may overwrite it. */
  readonly a: Matrix;
  /** The right-hand sides (n x k, k ≥ 1), of contiguous rows; they become the solutions. */
  readonly b: Matrix;
  /** Which triangle of a symmetric, hermitian or positive definite matrix is read. */
  readonly lower: boolean;
  readonly frame: Frame;
}

/**
 * Solves a system in place. Answers an estimate of the reciprocal condition number in the 1-norm: 0
 * where the matrix is exactly singular; `undefined`, with `b` as it was, where the matrix has not the
 * property that the solver needs, as being positive definite.
 */
export type StructureSolver = (system: System) => number | undefined;
