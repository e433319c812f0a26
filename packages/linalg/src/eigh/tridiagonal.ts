/** `eigh_tridiagonal`, `eigvalsh_tridiagonal`: eigenvalues of real symmetric tridiagonal matrices. */
import { formatShape, isdtype, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { arrayOf, checkFinite, floatingOf, type Operand } from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { eigh } from '../kernels/generated/eigh.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import { type Matrix, transposed } from '../memory/matrix.ts';
import { scaleTridiagonal, tridiagonalPairs } from './divide.ts';
import type { Eigenpairs } from './eigh.ts';
import { delivered, type SubsetOptions, subsetOf } from './options.ts';

/** Options of {@link eigh_tridiagonal} and {@link eigvalsh_tridiagonal}. */
export interface TridiagonalOptions extends SubsetOptions {
  /** Whether elements that are NaN or infinite are refused by a RangeError; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/** float32 of float32 operands. */
export type TridiagonalPairs = Eigenpairs<'float32' | 'float64', 'float32' | 'float64'>;

/**
 * Eigenvalues and eigenvectors of the real symmetric tridiagonal matrix with the diagonal `d`, n
 * elements, and the elements `e` beside it, n - 1 of them, by divide and conquer: at most 4/3 n³
 * operations, far fewer where eigenvalues are close together.
 *
 * @returns eigenvalues, ascending, and orthonormal eigenvectors, columns of an (n, n) array
 * @throws RangeError where shapes do not fit or elements are not finite, TypeError where they are
 * complex, LinAlgError where an iteration does not converge.
 *
 * @example
 * ```ts
 * import { eigh_tridiagonal } from '@numloom/linalg';
 * const { eigenvalues } = eigh_tridiagonal([3, 3, 3], [0, 0]);
 * console.log(eigenvalues.tolist()); // => [ 3, 3, 3 ]
 * ```
 */
export function eigh_tridiagonal(
  d: Operand,
  e: Operand,
  options: TridiagonalOptions = {},
): TridiagonalPairs {
  const { values, vectors } = solveTridiagonal(d, e, options, true, 'eigh_tridiagonal');
  return { eigenvalues: values, eigenvectors: vectors! };
}

/**
 * The eigenvalues of {@link eigh_tridiagonal}, ascending, without the vectors: about 10 n² operations.
 *
 * @throws as {@link eigh_tridiagonal} does.
 *
 * @example
 * ```ts
 * import { eigvalsh_tridiagonal } from '@numloom/linalg';
 * console.log(eigvalsh_tridiagonal([5, 5], [4]).tolist()); // => [ 1, 9 ]
 * ```
 */
export function eigvalsh_tridiagonal(
  d: Operand,
  e: Operand,
  options: TridiagonalOptions = {},
): NdArray<'float32' | 'float64'> {
  return solveTridiagonal(d, e, options, false, 'eigvalsh_tridiagonal').values;
}

function solveTridiagonal(
  d: Operand,
  e: Operand,
  options: TridiagonalOptions,
  wantsVectors: boolean,
  caller: string,
) {
  assertOptions(options, ['check_finite', 'subset_by_index', 'subset_by_value'], caller);
  const { check_finite: checksFinite = true } = options;
  const diagonal = vectorOf(d, 'd', checksFinite, caller);
  const beside = vectorOf(e, 'e', checksFinite, caller);
  const n = diagonal.size;
  if (beside.size !== Math.max(n - 1, 0)) {
    throw new RangeError(
      `${caller}: d has the shape ${formatShape(diagonal.shape)}, e ` +
        `${formatShape(beside.shape)}; e needs ${Math.max(n - 1, 0)} elements`,
    );
  }
  const dtype = floatingOf(diagonal.dtype, beside.dtype) as 'float32' | 'float64';
  return withFrame((frame) => {
    const values = frame.copied(diagonal.reshape([1, n]), 'float64');
    const others = frame.copied(beside.reshape([1, -1]), 'float64');
    const vectors = wantsVectors ? frame.stack('float64', [n, n]) : undefined;
    const columns = vectors && transposed(vectors.matrix(0));
    if (n > 0 && !isSolved(n, values.address, others.address, columns, frame)) {
      throw new LinAlgError(`${caller}: eigenvalues did not converge, or elements are not finite`);
    }
    const found = values.array.reshape([n]);
    const subset = subsetOf(options, found, caller);
    return {
      values: delivered(found, dtype, subset, false),
      vectors: vectors && delivered(vectors.array.mT, dtype, subset, false),
    };
  });
}

/** Solves a matrix in place, and answers whether all was found. */
function isSolved(
  n: number,
  d: number,
  e: number,
  vectors: Matrix | undefined,
  frame: Frame,
): boolean {
  const factor = scaleTridiagonal(d, e, n);
  if (Number.isNaN(factor)) return n === 1;
  const { tridiagonalValues, scaleValues } = kernelsOf(eigh);
  const missing =
    vectors === undefined ? tridiagonalValues(n, d, e) : tridiagonalPairs(d, e, vectors, frame);
  if (vectors === undefined) view('float64', d, n).sort();
  scaleValues(n, 1 / factor, d);
  return missing === 0;
}

function vectorOf(operand: Operand, name: string, checksFinite: boolean, caller: string): NdArray {
  const array = arrayOf(operand, caller);
  if (isdtype(array.dtype, 'complex floating')) {
    throw new TypeError(`${caller}: ${name} is ${array.dtype}, must be real`);
  }
  if (array.ndim !== 1) {
    throw new RangeError(`${caller}: ${name} has ${array.ndim} axes, must have one`);
  }
  if (checksFinite) checkFinite(array, caller, name);
  return array;
}
