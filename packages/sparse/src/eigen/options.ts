/** What the eigensolvers take, checked. */
import type { Operand } from '@numloom/linalg';
import { arrayOf } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import { checkCount, checkTolerance } from '../iterative/options.ts';
import {
  operatorOf,
  type LinearOperator,
  type OperatorLike,
} from '../operators/linear-operator.ts';

/** Options that the eigensolvers share. */
export interface KrylovOptions {
  /** How many, 6 unless told otherwise. */
  readonly k?: number | undefined;
  /** Vector that the iteration starts from; by default a random one, the same in every run. */
  readonly v0?: Operand | undefined;
  /** Vectors that are kept, at least k + 2; by default 2 k + 1 or 20, what is more. */
  readonly ncv?: number | undefined;
  /** Most restarts, by default ten times the order of the matrix. */
  readonly maxiter?: number | undefined;
  /** Relative error of eigenvalues; 0, the default, means as small as can be. */
  readonly tol?: number | undefined;
}

/** What iterations are told. */
export interface Plan {
  readonly wanted: number;
  readonly vectors: number;
  readonly restarts: number;
  readonly tolerance: number;
  readonly start: NdArray | undefined;
}

const EPSILON = 2 ** -52;

/** @throws RangeError where `value` is none of `known`. */
export function checkWhich(value: string, known: readonly string[], caller: string): void {
  if (known.includes(value)) return;
  throw new RangeError(`${caller}: which is ${String(value)}, must be ${known.join(', ')}`);
}

/** @throws RangeError where the operator is not square or, as M, of another order. */
export function squareOperator(
  a: OperatorLike,
  caller: string,
  name = 'A',
  order?: number,
): LinearOperator {
  const operator = operatorOf(a, caller, name);
  const [rows, columns] = operator.shape;
  if (rows !== columns)
    throw new RangeError(`${caller}: ${name} is ${rows}x${columns}, must be square`);
  if (order !== undefined && rows !== order) {
    throw new RangeError(`${caller}: ${name} is ${rows}x${rows}, A is ${order}x${order}`);
  }
  return operator;
}

/** @throws RangeError where what solves with a matrix is given, but that matrix is not solved with. */
export function checkInverses(
  options: { readonly [name in 'M' | 'sigma' | 'Minv' | 'OPinv']?: unknown },
  caller: string,
): void {
  const isShifted = options.sigma !== undefined;
  if (options.OPinv !== undefined && !isShifted) {
    throw new RangeError(`${caller}: OPinv is given, needs sigma`);
  }
  if (options.Minv === undefined || (options.M !== undefined && !isShifted)) return;
  throw new RangeError(`${caller}: Minv is given, needs M, and no sigma`);
}

/** @param length - of the vectors; @param most - how many values there are */
export function planOf(
  { k = 6, v0, ncv, maxiter, tol = 0 }: KrylovOptions,
  length: number,
  most: number,
  caller: string,
): Plan {
  if (!Number.isInteger(k) || k < 1 || k > most) {
    throw new RangeError(`${caller}: k is ${k}, must be a whole number in 1 to ${most}`);
  }
  if (ncv !== undefined && !(Number.isInteger(ncv) && (ncv >= k + 2 || ncv >= most))) {
    throw new RangeError(
      `${caller}: ncv is ${ncv}, must be a whole number from ${Math.min(most, k + 2)} on`,
    );
  }
  const restarts = checkCount(maxiter ?? Math.max(10 * most, 100), caller, 'maxiter', 1);
  const tolerance = checkTolerance(tol, caller, 'tol');
  if (tolerance === Infinity) throw new RangeError(`${caller}: tol is Infinity, must be finite`);
  let start: NdArray | undefined;
  if (v0 !== undefined) {
    start = arrayOf(v0, caller);
    if (start.ndim !== 1 || start.size !== length) {
      throw new RangeError(
        `${caller}: v0 has the shape (${start.shape.join(', ')}), needs (${length},)`,
      );
    }
  }
  return {
    wanted: k,
    vectors: Math.min(most, ncv ?? Math.max(2 * k + 1, 20)),
    restarts,
    tolerance: Math.max(tolerance, EPSILON),
    start,
  };
}

/**
 * As ARPACK: an error is measured by the value, where that is not tiny. But no error is known to be
 * less than rounding errors of the largest value: to wait for that would be to wait without end.
 */
export function isConverged(
  error: number,
  size: number,
  largest: number,
  tolerance: number,
): boolean {
  return error <= Math.max(tolerance * Math.max(EPSILON ** (2 / 3), size), 4 * EPSILON * largest);
}
