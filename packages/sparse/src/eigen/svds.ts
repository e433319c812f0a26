/** `svds`: some singular values and vectors. */
import { LinAlgError, svd } from '@numloom/linalg';
import { type Scalar } from '@numloom/linalg/kernels';
import type { NdArray } from '@numloom/ndarray';
import { framed } from '../memory/within.ts';
import { operatorOf, type OperatorLike } from '../operators/linear-operator.ts';
import { checkOptions } from '../parts/options.ts';
import type { SparseDType } from '../parts/parts.ts';
import { bidiagonal, type SingularTriplets } from './bidiagonal.ts';
import { matrixOf } from './dense.ts';
import { EigenConvergenceError } from './error.ts';
import { byGram } from './gram.ts';
import { checkWhich, type KrylovOptions, planOf } from './options.ts';
import { columnsAt, conjugated, numbersOf } from './small.ts';

/** Options of {@link svds}. */
export interface SvdsOptions extends KrylovOptions {
  /** The largest singular values, 'LM', as unless told otherwise, or the smallest, 'SM'. */
  readonly which?: 'LM' | 'SM' | undefined;
  /** Which vectors are wanted: both, as unless told otherwise, none, or one kind: those of U or of Vh. */
  readonly return_singular_vectors?: boolean | 'u' | 'vh' | undefined;
  /**
   * `'arpack'`, the default, and `'propack'` are the bidiagonalisation here; `'lobpcg'` finds eigenvectors of Aᴴ A
   * or A Aᴴ by {@link lobpcg}, without `ncv`: where singular values are below 1e-8 of the largest it cannot find
   * them.
   */
  readonly solver?: 'arpack' | 'lobpcg' | 'propack' | undefined;
}

/** What {@link svds} answers: of A ≈ U diag(S) Vh. */
export interface SvdsResult {
  /** Columns are orthonormal, (m, k). */
  readonly U: NdArray<SparseDType>;
  /** Descending, (k). */
  readonly S: NdArray<'float32' | 'float64'>;
  /** Rows are orthonormal, (k, n). */
  readonly Vh: NdArray<SparseDType>;
}

const OPTIONS = ['k', 'which', 'v0', 'ncv', 'maxiter', 'tol', 'return_singular_vectors', 'solver'];
const SOLVERS: readonly string[] = ['arpack', 'lobpcg', 'propack'];
const WANTED: readonly unknown[] = [true, false, 'u', 'vh'];

/**
 * The k largest singular values, or the smallest, and their vectors, of a matrix, sparse, dense, or known
 * by its products with vectors (`matvec` and `rmatvec`). Golub-Kahan-Lanczos bidiagonalisation with
 * thick restarts (Baglama and Reichel 2005) and full orthogonalisation works with A and Aᴴ, not with
 * their product, so that small singular values are accurate, too. `v0` is of the smaller side of A. Where `ncv`
 * reaches the smaller side of the matrix, the dense singular value decomposition is computed.
 *
 * @returns singular values, descending, left vectors as columns of U and right ones as rows of Vh
 * @throws EigenConvergenceError (a LinAlgError) with the singular values that have converged as `eigenvalues`, and vectors
 *   of the smaller side;
 *   LinAlgError where products are not finite; RangeError where options do not fit; TypeError for unknown
 *   options, or an operator without `rmatvec`.
 *
 * @example
 * ```ts
 * import { csr_array, svds } from '@numloom/sparse';
 * const { S } = svds(csr_array([[3, 0, 0], [0, 0, 4]]), { k: 1 });
 * console.log(S.tolist()); // => [ 4 ]
 * ```
 */
export function svds(
  A: OperatorLike,
  options: SvdsOptions & { readonly return_singular_vectors: false },
): Pick<SvdsResult, 'S'>;
export function svds(
  A: OperatorLike,
  options: SvdsOptions & { readonly return_singular_vectors: 'u' },
): Pick<SvdsResult, 'U' | 'S'>;
export function svds(
  A: OperatorLike,
  options: SvdsOptions & { readonly return_singular_vectors: 'vh' },
): Pick<SvdsResult, 'S' | 'Vh'>;
export function svds(A: OperatorLike, options?: SvdsOptions): SvdsResult;
export function svds(A: OperatorLike, options: SvdsOptions = {}): SvdsResult {
  checkOptions(options, OPTIONS, 'svds');
  const { which = 'LM', return_singular_vectors: wanted = true, solver = 'arpack' } = options;
  if (!WANTED.includes(wanted)) {
    throw new TypeError(
      `svds: return_singular_vectors is ${String(wanted)}, must be true, false, 'u' or 'vh'`,
    );
  }
  checkWhich(which, ['LM', 'SM'], 'svds');
  if (!SOLVERS.includes(solver)) {
    throw new RangeError(`svds: solver is ${String(solver)}, must be ${SOLVERS.join(', ')}`);
  }
  const a = operatorOf(A, 'svds');
  const [m, n] = a.shape;
  const most = Math.min(m, n);
  const plan = planOf(options, most, most, 'svds');
  const isComplex = [a, plan.start].some((one) => one?.dtype.startsWith('complex'));
  const scalar: Scalar = isComplex ? 'complex128' : 'float64';
  const single = a.dtype === 'float32';
  return framed('svds', (frame) => {
    const forward = a.action('N', scalar, frame);
    let U: NdArray;
    let S: NdArray;
    let Vh: NdArray;
    if (plan.vectors >= most) {
      const room = { x: frame.elements(scalar, n), y: frame.elements(scalar, m) };
      const whole = matrixOf(forward, m, n, scalar, room) as NdArray;
      if (!numbersOf(whole).every((value) => value - value === 0)) {
        throw new LinAlgError('svds: a product of A is not finite');
      }
      const { U: left, S: values, Vh: right } = svd(whole, { full_matrices: false });
      const range = which === 'LM' ? `:${plan.wanted}` : `${most - plan.wanted}:`;
      [U, S, Vh] = [
        left.slice('...', range).copy(),
        values.slice(range).copy(),
        right.slice(range).copy(),
      ];
    } else {
      const backward = a.action('H', scalar, frame);
      // From the smaller side: the other one has vectors that the matrix takes to zero.
      const isWide = m < n;
      const found =
        solver === 'lobpcg'
          ? byGram(a, scalar, which, plan, options.tol ?? 0)
          : isWide
            ? bidiagonal(backward, forward, [n, m], scalar, which, plan, frame)
            : bidiagonal(forward, backward, [m, n], scalar, which, plan, frame);
      if (!found.converged.every(Boolean)) throw unconverged(found, plan.restarts);
      const { left, right } = found;
      S = found.values;
      U = isWide ? right : left;
      Vh = conjugated((isWide ? left : right).T);
    }
    const round = (of: NdArray): NdArray => (single ? of.astype('float32') : of);
    return {
      ...(wanted === true || wanted === 'u' ? { U: round(U) } : {}),
      S: round(S),
      ...(wanted === true || wanted === 'vh' ? { Vh: round(Vh) } : {}),
    } as SvdsResult;
  });
}

function unconverged(found: SingularTriplets, restarts: number): EigenConvergenceError {
  const { converged, values, right } = found;
  const count = converged.length;
  const done = converged.flatMap((one, i) => (one ? [i] : []));
  return new EigenConvergenceError(
    `svds: ${done.length} of ${count} singular values have converged after ${restarts} restarts or iterations: raise maxiter, ncv or tol`,
    columnsAt(values.reshape([1, count]), done).reshape([done.length]),
    columnsAt(right, done),
  );
}
