/** `lobpcg`: extreme eigenvalues of symmetric problems, by a block of vectors and a preconditioner. */
import { array, copyto, type NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { arrayOf, newArray, type Scalar } from '@numloom/linalg/kernels';
import { checkCount, checkTolerance } from '../iterative/options.ts';
import { type Preconditioner, preconditionerOf } from '../iterative/preconditioner.ts';
import { framed } from '../memory/within.ts';
import { copyElements, numbersAt } from '../operators/action.ts';
import { type OperatorLike, productDType } from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { SparseDType } from '../parts/parts.ts';
import { LocallyOptimal } from './locally-optimal.ts';
import { squareOperator } from './options.ts';
import { numbersOf } from './small.ts';

/** Options of {@link lobpcg}. */
export interface LobpcgOptions {
  /** B of A x = λ B x, positive definite; the identity unless told otherwise. */
  readonly B?: OperatorLike | undefined;
  /** An approximation of the inverse of A, positive definite. */
  readonly M?: Preconditioner | undefined;
  /** Columns that eigenvectors have to be orthogonal to, in the product of B: eigenvectors that are known. */
  readonly Y?: Operand | undefined;
  /** Norms that residuals A x - λ B x have to come down to; n √ε unless told otherwise. */
  readonly tol?: number | undefined;
  /** Most iterations, 20 unless told otherwise. */
  readonly maxiter?: number | undefined;
  /** Whether the largest eigenvalues are wanted, as they are by default, or the smallest. */
  readonly largest?: boolean | undefined;
  /** Whether the eigenvalues of all iterations are wanted. */
  readonly retLambdaHistory?: boolean | undefined;
  /** Whether the norms of the residuals of all iterations are wanted. */
  readonly retResidualNormsHistory?: boolean | undefined;
  /** The iteration begins anew where residuals are 2^restartControl times the smallest before; 20 by default. */
  readonly restartControl?: number | undefined;
}

/** What {@link lobpcg} answers. */
export interface LobpcgResult {
  /** Descending if the largest are wanted, else ascending. */
  readonly eigenvalues: NdArray<'float32' | 'float64'>;
  /** A column for each, orthonormal in the product of B. */
  readonly eigenvectors: NdArray<SparseDType>;
  /** ‖A x - λ B x‖ of each. */
  readonly residual_norms: NdArray<'float64'>;
  /** Whether all of these are at most the tolerance. */
  readonly converged: boolean;
  readonly iterations: number;
  /** A row for the start and each iteration, if asked for. */
  readonly lambda_history?: NdArray<'float64'>;
  readonly residual_norms_history?: NdArray<'float64'>;
}

const NAMES = ['B', 'M', 'Y', 'tol', 'maxiter', 'largest', 'retLambdaHistory'];
const MORE = ['retResidualNormsHistory', 'restartControl'];
const FLAGS = ['largest', 'retLambdaHistory', 'retResidualNormsHistory'];
/** Iterations after which combinations of vectors are no longer trusted to be orthonormal. */
const TRUSTED = 32;

/**
 * The largest or smallest eigenvalues of a symmetric or Hermitian matrix A, or of A x = λ B x, as many as X has
 * columns, by the locally optimal block preconditioned conjugate gradient method: each iteration looks for the best
 * vectors among those at hand, their residuals, which M is applied to, and what they were moved by last. One product
 * with A, B and M for each vector that has not converged. The result is the best of all iterations. Where X has more
 * than a fifth of the columns that there can be, all eigenvalues are computed.
 *
 * A. V. Knyazev, "Toward the optimal preconditioned eigensolver: locally optimal block preconditioned conjugate
 * gradient method", SIAM J. Sci. Comput. 23 (2001); U. Hetmaniuk, R. Lehoucq, "Basis selection in LOBPCG", J. Comput.
 * Phys. 218 (2006).
 *
 * @param X - (n, k), where to begin: random numbers, if nothing better is known
 * @throws RangeError where shapes do not fit; LinAlgError where columns of X or Y depend on one another, B is not
 * positive definite, or a product is not finite.
 *
 * @example
 * ```ts
 * import { diags_array, lobpcg } from '@numloom/sparse';
 * const a = diags_array([[4, 1, 3, 2, 5, 6]]);
 * const { eigenvalues } = lobpcg(a, [[1], [2], [3], [1], [2], [1]], { maxiter: 40, tol: 1e-9 });
 * console.log(Math.abs(eigenvalues.get(0) - 6) < 1e-9); // => true
 * ```
 */
export function lobpcg(A: OperatorLike, X: Operand, options: LobpcgOptions = {}): LobpcgResult {
  checkOptions(options, [...NAMES, ...MORE], 'lobpcg');
  checkFlags(options, FLAGS, 'lobpcg');
  const a = squareOperator(A, 'lobpcg');
  const [n] = a.shape;
  const x = columnsOf(X, n, 'X');
  const y = options.Y === undefined ? undefined : columnsOf(options.Y, n, 'Y');
  const [width, constraints] = [x.shape[1]!, y?.shape[1] ?? 0];
  if (width < 1 || width + constraints > n) {
    throw new RangeError(
      `lobpcg: X has ${width} columns, must have from 1 to ${n - constraints}, the rows less the columns of Y`,
    );
  }
  const tolerance = checkTolerance(options.tol ?? n * Math.sqrt(2 ** -52), 'lobpcg', 'tol');
  const maxiter = checkCount(options.maxiter ?? 20, 'lobpcg', 'maxiter');
  const { restartControl = 20, largest = true } = options;
  if (typeof restartControl !== 'number' || Number.isNaN(restartControl)) {
    throw new TypeError(`lobpcg: restartControl is ${String(restartControl)}, must be a number`);
  }
  const b = options.B === undefined ? undefined : squareOperator(options.B, 'lobpcg', 'B', n);
  let dtype: SparseDType = productDType(a.dtype, x);
  const isComplex = [b?.dtype, y?.dtype].some((one) => one?.startsWith('complex'));
  if (isComplex) dtype = 'complex128';
  const { M } = options;
  const m = M === undefined ? undefined : preconditionerOf(M, n, dtype, 'lobpcg');
  if (m?.dtype === 'complex128') dtype = 'complex128';
  const scalar: Scalar = dtype === 'complex128' ? 'complex128' : 'float64';
  const isWhole = n - constraints < 5 * width;
  return framed('lobpcg', (frame) => {
    const problem = {
      n,
      scalar,
      isLargest: largest,
      a: a.action('N', scalar, frame),
      b: b?.action('N', scalar, frame),
      m: m?.action('N', scalar, frame),
    };
    const blocks = new LocallyOptimal(problem, x, y, isWhole, frame);
    const best = frame.elements(scalar, n * width);
    const found = iterate(blocks, tolerance, isWhole ? 0 : maxiter, 2 ** restartControl, () => {
      copyElements(scalar, blocks.vector(0), best, n * width);
    });
    const transposed = newArray(scalar, [width, n]);
    numbersOf(transposed).set(numbersAt(scalar, best, n * width));
    const vectors = newArray(dtype, [n, width]);
    copyto(vectors, transposed.T, { casting: 'unsafe' });
    const values = array(found.values);
    const rows = (list: readonly Float64Array[]) =>
      array(Float64Array.from(list.flatMap((row) => [...row]))).reshape([list.length, width]);
    return {
      eigenvalues: dtype === 'float32' ? values.astype('float32') : values,
      eigenvectors: vectors,
      residual_norms: array(found.norms),
      converged: found.norms.every((norm) => norm <= tolerance),
      iterations: found.iterations,
      ...(options.retLambdaHistory === true && { lambda_history: rows(found.history.values) }),
      ...(options.retResidualNormsHistory === true && {
        residual_norms_history: rows(found.history.norms),
      }),
    };
  });
}

interface Found {
  readonly values: Float64Array;
  readonly norms: Float64Array;
  readonly iterations: number;
  readonly history: { readonly values: Float64Array[]; readonly norms: Float64Array[] };
}

/** @param keep - is called with what is the best until then */
function iterate(
  blocks: LocallyOptimal,
  tolerance: number,
  maxiter: number,
  jump: number,
  keep: () => void,
): Found {
  const history: Found['history'] = { values: [], norms: [] };
  let best = { values: blocks.values, norms: blocks.residualNorms() };
  let least = Infinity;
  let renewed = 0;
  for (let iterations = 0; ; iterations++) {
    const norms = blocks.residualNorms();
    history.values.push(blocks.values);
    history.norms.push(norms);
    const worst = Math.max(...norms);
    if (iterations === 0 || worst < least) {
      least = worst;
      best = { values: blocks.values, norms };
      keep();
    }
    const active = Array.from(norms.keys()).filter((j) => norms[j]! > tolerance);
    if (active.length === 0 || iterations === maxiter) return { ...best, iterations, history };
    if (worst > jump * least || iterations - renewed >= TRUSTED) {
      blocks.renew();
      renewed = iterations;
    }
    if (!blocks.extend(active)) return { ...best, iterations, history };
    blocks.improve(active);
  }
}

function columnsOf(operand: Operand, n: number, name: string): NdArray {
  const matrix = arrayOf(operand, 'lobpcg');
  if (matrix.ndim === 2 && matrix.shape[0] === n) return matrix;
  throw new RangeError(
    `lobpcg: ${name} has the shape (${matrix.shape.join(', ')}), needs (${n}, k)`,
  );
}
