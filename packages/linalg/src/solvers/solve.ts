/** `solve`: systems of linear equations. */
import type { NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import type { Operand } from '../arguments/operands.ts';
import { asGiven, systemsOf } from '../arguments/systems.ts';
import type { SolutionOf } from '../arguments/types.ts';
import type { AssumeA, Structure } from './structure.ts';
import { solveStack } from './stacks.ts';

/** Options of {@link solve}. */
export interface SolveOptions {
  /** What `a` is; found out unless told. */
  readonly assume_a?: AssumeA;
  /**
   * Which triangle of a symmetric, hermitian or positive definite `a` is read, the lower or the
   * upper one. False unless told otherwise.
   */
  readonly lower?: boolean;
  /** Whether aᵀ x = b is solved. */
  readonly transposed?: boolean;
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

const SHORT: Partial<Record<string, Structure>> = {
  gen: 'general',
  sym: 'symmetric',
  her: 'hermitian',
  pos: 'positive definite',
};

const STRUCTURES: readonly string[] = [
  ...['general', 'diagonal', 'tridiagonal', 'banded', 'upper triangular', 'lower triangular'],
  ...['symmetric', 'hermitian', 'positive definite'],
];

/**
 * x with a x = b, for a square matrix or a stack of them along the last two axes. `b` is a vector if
 * it has one axis, else a matrix or a stack of matrices, whose columns are right-hand sides; other
 * axes broadcast.
 *
 * The method follows what `a` is: division by a diagonal, substitution in a triangle, elimination
 * within a band, Cholesky factors of a positive definite matrix, pivoting of a symmetric or hermitian
 * one, and LU with partial pivoting, 2/3 n³ operations, of others. Single matrices are looked at
 * unless `assume_a` says what they are; stacks are taken as `general`. A matrix that is told to be
 * triangular, diagonal, banded, symmetric, hermitian or positive definite is read in that part only.
 *
 * An estimate of the reciprocal condition number in the 1-norm, less than the dtype's `eps`, makes a
 * `LinAlgWarning`. In stacks of general matrices of order 32 or less it is estimated only for those
 * whose pivots differ by nearly so much, until one is found to warn of.
 *
 * @returns a new array of the dtype that the operands promote to, float64 for integers
 * @throws LinAlgError when `a` is not square, is exactly singular, or not positive definite if that
 * was told; it names the matrix of a stack.
 * @throws RangeError when shapes do not fit, or with `check_finite` for NaN and infinities.
 *
 * @example
 * ```ts
 * import { solve } from '@numloom/linalg';
 * console.log(solve([[3, 1], [1, 2]], [9, 8]).tolist()); // => [ 2, 3 ]
 * ```
 */
export function solve<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: SolveOptions,
): NdArray<SolutionOf<A, B>>;
export function solve(a: Operand, b: Operand, options: SolveOptions = {}): NdArray {
  assertOptions(options, ['assume_a', 'lower', 'transposed', 'check_finite'], 'solve');
  const { lower = false, transposed = false, check_finite = true, assume_a } = options;
  const structure = structureNamed(assume_a);
  const systems = systemsOf(a, b, 'solve', false);
  const x = solveStack(transposed ? systems.a.mT : systems.a, systems.b, {
    ...systems,
    caller: 'solve',
    finite: check_finite,
    structure: transposed ? flipped(structure) : structure,
    lower: lower !== transposed,
  });
  return asGiven(x, systems);
}

function structureNamed(name: AssumeA | undefined): Structure | undefined {
  if (name === undefined) return undefined;
  const structure = SHORT[name] ?? name;
  if (STRUCTURES.includes(structure)) return structure as Structure;
  throw new RangeError(
    `solve: assume_a is ${JSON.stringify(name)}, must be one of ${STRUCTURES.join(', ')}`,
  );
}

/** What the transpose of a matrix is. */
function flipped(structure: Structure | undefined): Structure | undefined {
  if (structure === 'upper triangular') return 'lower triangular';
  return structure === 'lower triangular' ? 'upper triangular' : structure;
}
