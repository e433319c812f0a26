/** `eigsh`: some eigenvalues of Hermitian matrices. */
import { eigh, LinAlgError } from '@numloom/linalg';
import { type Frame, type Scalar } from '@numloom/linalg/kernels';
import { eye, type NdArray } from '@numloom/ndarray';
import { framed } from '../memory/within.ts';
import type { Action } from '../operators/action.ts';
import {
  type LinearOperator,
  operatorOf,
  type OperatorLike,
} from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { SparseDType } from '../parts/parts.ts';
import { matrixOf } from './dense.ts';
import { type Inverse, inverseOf, inverseOfM } from './inverse.ts';
import { lanczos, type RitzPairs } from './lanczos.ts';
import { checkMode, inMode, seen, type ShiftMode, unseen } from './modes.ts';
import {
  checkInverses,
  checkWhich,
  type KrylovOptions,
  type Plan,
  planOf,
  squareOperator,
} from './options.ts';
import { delivered, type Pairs } from './results.ts';
import { columnsAt, numbersOf } from './small.ts';
import { orderSymmetric, type WhichSymmetric } from './which.ts';

/** Options of {@link eigsh}. */
export interface EigshOptions extends KrylovOptions {
  /** Hermitian and positive definite, in mode 'buckling' Hermitian: A x = λ M x is solved then. */
  readonly M?: OperatorLike | undefined;
  /** Eigenvalues near to it are found, by solving with A - σ M. */
  readonly sigma?: number | undefined;
  /** Which eigenvalues are wanted, 'LM' by default; with `sigma` it speaks of 1/(λ - σ), or what `mode` says. */
  readonly which?: WhichSymmetric | undefined;
  /**
   * With `sigma`, what eigenvalues become: 1/(λ - σ) in mode `'normal'`, λ/(λ - σ) in `'buckling'`, where A is
   * positive definite and vectors are orthonormal with A, and (λ + σ)/(λ - σ) in `'cayley'`.
   */
  readonly mode?: ShiftMode | undefined;
  /** What solves with M, where it cannot be factored. */
  readonly Minv?: OperatorLike | undefined;
  /** What solves with A - σ M, where it cannot be factored. */
  readonly OPinv?: OperatorLike | undefined;
  readonly return_eigenvectors?: boolean | undefined;
}

/** What {@link eigsh} answers. */
export interface EigshResult {
  /** Ascending, (k). */
  readonly eigenvalues: NdArray<'float32' | 'float64'>;
  /** A column for each, (n, k); orthonormal, with M in the product xᴴ M y, in mode 'buckling' in xᴴ A y. */
  readonly eigenvectors: NdArray<SparseDType>;
}

const WHICH = ['LM', 'SM', 'LA', 'SA', 'BE'];
const OPTIONS = ['k', 'M', 'sigma', 'which', 'v0', 'ncv', 'maxiter', 'tol'];
const MORE = ['mode', 'Minv', 'OPinv', 'return_eigenvectors'];

/**
 * The k largest eigenvalues, or others, and the eigenvectors of a real symmetric or complex Hermitian
 * matrix, sparse, dense, or known by its products; it is not looked at whether it is one. The
 * thick-restart Lanczos method (Wu and Simon 2000) with full orthogonalisation, on `ncv` vectors; where
 * these are as many as there are rows, the dense eigenvalue problem is solved. Copies of multiple eigenvalues
 * are looked for: what has converged is left aside, and the method goes on from a random vector for a while.
 *
 * The smallest eigenvalues converge slowly; `sigma: 0` finds them fast, by factors of A (see
 * {@link splu}).
 *
 * @returns eigenvalues, ascending, and eigenvectors
 * @throws EigenConvergenceError (a LinAlgError) with what has converged, after `maxiter` restarts;
 *   LinAlgError where σ is an eigenvalue, M is not positive definite or products are not finite;
 *   RangeError where shapes or options do not fit; TypeError for unknown options, or an operator that
 *   would have to be factored.
 *
 * @example
 * ```ts
 * import { diags_array, eigsh } from '@numloom/sparse';
 * const a = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [100, 100] });
 * const { eigenvalues } = eigsh(a, { k: 2, sigma: 0 });
 * console.log(Array.from(eigenvalues.values(), (x) => Number(x).toFixed(6))); // => [ '0.000967', '0.003869' ]
 * ```
 */
export function eigsh(
  A: OperatorLike,
  options: EigshOptions & { readonly return_eigenvectors: false },
): Pick<EigshResult, 'eigenvalues'>;
export function eigsh(A: OperatorLike, options?: EigshOptions): EigshResult;
export function eigsh(A: OperatorLike, options: EigshOptions = {}): EigshResult {
  checkOptions(options, [...OPTIONS, ...MORE], 'eigsh');
  checkFlags(options, ['return_eigenvectors'], 'eigsh');
  const { M, sigma, which = 'LM', mode = 'normal', return_eigenvectors = true } = options;
  checkWhich(which, WHICH, 'eigsh');
  checkInverses(options, 'eigsh');
  if (sigma !== undefined && (typeof sigma !== 'number' || !Number.isFinite(sigma))) {
    throw new RangeError(`eigsh: sigma is ${String(sigma)}, must be a finite number`);
  }
  checkMode(mode, sigma);
  const { Minv, OPinv } = options;
  const a = squareOperator(A, 'eigsh');
  const n = a.shape[0];
  const m = M === undefined ? undefined : squareOperator(M, 'eigsh', 'M', n);
  const plan = planOf(options, n, n, 'eigsh');
  const dtypes = [a, m, plan.start].map((one) => one?.dtype);
  const scalar: Scalar = dtypes.some((dtype) => dtype?.startsWith('complex'))
    ? 'complex128'
    : 'float64';
  const inverse = OPinv ?? Minv;
  if (inverse !== undefined) squareOperator(inverse, 'eigsh', OPinv ? 'OPinv' : 'Minv', n);
  const pairs = framed('eigsh', (frame) => {
    const inner = m?.action('N', scalar, frame);
    if (plan.vectors >= n) {
      return wholeProblem(a, inner, sigma, mode, which, n, scalar, plan, frame);
    }
    let made: Inverse | undefined;
    try {
      let operator: LinearOperator | undefined;
      if (sigma !== undefined) {
        made = OPinv === undefined ? inverseOf(A, M, sigma, 'eigsh') : undefined;
        operator = made?.operator ?? operatorOf(OPinv!, 'eigsh', 'OPinv');
      } else if (M !== undefined) {
        made = Minv === undefined ? inverseOfM(M, 'eigsh') : undefined;
        operator = made?.operator ?? operatorOf(Minv!, 'eigsh', 'Minv');
      }
      const isShifted = sigma !== undefined;
      const solved = combined(a, operator, inner, isShifted, n, scalar, frame);
      const action = isShifted ? inMode(solved, sigma, mode, n, scalar) : solved;
      const isBuckling = mode === 'buckling';
      const product = isBuckling ? a.action('N', scalar, frame) : inner;
      const name = isBuckling ? 'A' : 'M';
      const ritz = lanczos(action, product, n, scalar, which, plan, frame, 'eigsh', name);
      return pairsOf(ritz, sigma, mode);
    } finally {
      made?.dispose();
    }
  });
  return delivered(pairs, a.dtype, return_eigenvectors, plan, 'eigsh') as EigshResult;
}

/** Eigenvalues of the matrix itself, ascending, and vectors. */
function pairsOf(ritz: RitzPairs, sigma: number | undefined, mode: ShiftMode): Pairs {
  const { converged, vectors } = ritz;
  const values = ritz.values.map((value) =>
    sigma === undefined ? value : unseen(value, sigma, mode),
  );
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  return {
    values: order.map((i) => values[i]!),
    converged: order.map((i) => converged[i]!),
    vectors: columnsAt(vectors, order),
  };
}

/** A, M⁻¹ A or (A - σ M)⁻¹ M. */
function combined(
  a: LinearOperator,
  inverse: LinearOperator | undefined,
  inner: Action | undefined,
  isShifted: boolean,
  n: number,
  scalar: Scalar,
  frame: Frame,
): Action {
  const solve = inverse?.action('N', scalar, frame);
  if (isShifted && inner === undefined) return solve!;
  const product = isShifted ? inner! : a.action('N', scalar, frame);
  if (solve === undefined) return product;
  const room = frame.elements(scalar, n);
  return (x, y) => {
    product(x, room);
    solve(room, y);
  };
}

/** All eigenvalues, of which those are taken that are wanted. */
function wholeProblem(
  a: LinearOperator,
  inner: Action | undefined,
  sigma: number | undefined,
  mode: ShiftMode,
  which: WhichSymmetric,
  n: number,
  scalar: Scalar,
  plan: Plan,
  frame: Frame,
): Pairs {
  const room = { x: frame.elements(scalar, n), y: frame.elements(scalar, n) };
  const dense = matrixOf(a.action('N', scalar, frame), n, n, scalar, room) as NdArray;
  const other = inner && (matrixOf(inner, n, n, scalar, room) as NdArray);
  if (!numbersOf(dense).every((value) => value - value === 0)) {
    throw new LinAlgError('eigsh: a product of A is not finite');
  }
  const isBuckling = mode === 'buckling';
  // M need not be positive definite there, A is: M x = 1/λ A x.
  const { eigenvalues, eigenvectors } = isBuckling
    ? definite(other ?? eye(n), dense, 'A')
    : other
      ? definite(dense, other, 'M')
      : eigh(dense);
  const values = Array.from(numbersOf(eigenvalues), (value) => (isBuckling ? 1 / value : value));
  const shifted = sigma === undefined ? values : values.map((value) => seen(value, sigma, mode));
  const chosen = orderSymmetric(shifted, which)
    .slice(0, plan.wanted)
    .sort((i, j) => values[i]! - values[j]!);
  return {
    values: chosen.map((i) => values[i]!),
    converged: chosen.map(() => true),
    vectors: columnsAt(eigenvectors, chosen),
  };
}

/** `eigh` of a and b; errors name b as users know it. */
function definite(a: NdArray, b: NdArray, name: string): ReturnType<typeof eigh> {
  try {
    return eigh(a, b);
  } catch (error) {
    if (!(error instanceof LinAlgError)) throw error;
    throw new LinAlgError(error.message.replace(/^eigh: b/, `eigsh: ${name}`));
  }
}
