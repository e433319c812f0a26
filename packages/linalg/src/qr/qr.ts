/** `qr`: orthogonal times upper triangular. */
import { asarray, type DType, dtypes, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { floatingOf, matricesOf, type Operand, scalarOf } from '../arguments/operands.ts';
import type { FloatingOf } from '../arguments/types.ts';
import { reflectors } from '../kernels/generated/reflectors.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import { block, type Matrix } from '../memory/matrix.ts';
import { computedIn } from '../memory/results.ts';
import { factorQR, formQ } from '../reflectors/blocks.ts';
import { factorPivoted } from './pivoted.ts';

/** What {@link qr} computes. */
export type QrMode = 'reduced' | 'complete' | 'r' | 'raw';

/** Options of {@link qr}. */
export interface QrOptions {
  /**
   * Which parts: Q of as many columns as R has rows, min(m, n) ('reduced'); all m columns of Q, and
   * as many rows of R ('complete'); R alone ('r'); or the reflectors that Q is made of ('raw').
   */
  readonly mode?: QrMode | undefined;
  /** Whether columns are exchanged so that the absolute values on R's diagonal descend. */
  readonly pivoting?: boolean | undefined;
}

/** Result of {@link qr}: A = Q R, or A[:, P] = Q R. */
export interface QrResult<D extends DType = DType> {
  readonly Q: NdArray<D>;
  readonly R: NdArray<D>;
}

/** R alone. */
export interface QrTriangle<D extends DType = DType> {
  readonly R: NdArray<D>;
}

/** What LAPACK calls the factored form, transposed: reflectors as the rows of `h`, factors in `tau`. */
export interface QrReflectors<D extends DType = DType> {
  readonly h: NdArray<D>;
  readonly tau: NdArray<D>;
}

/** The columns of A in the order that was chosen. */
export interface QrPivots {
  readonly P: NdArray<'int64'>;
}

type ResultOf<Mode extends QrMode, D extends DType> = Mode extends 'r'
  ? QrTriangle<D>
  : Mode extends 'raw'
    ? QrReflectors<D>
    : QrResult<D>;

const MODES: readonly QrMode[] = ['reduced', 'complete', 'r', 'raw'];

/**
 * The QR factorisation of a matrix (m x n), or of a stack of matrices along the last two axes:
 * A = Q R with orthonormal columns of Q and R upper triangular. By blocks of Householder reflectors
 * (Schreiber and Van Loan 1989), 4 n² (m - n/3) operations with Q for m ≥ n.
 *
 * With `pivoting`, P is an index array with A[:, P] = Q R, each column the one farthest from those
 * before it (Businger and Golub 1965; norms by Drmač and Bujanović 2008).
 *
 * @param a - m x n, or a stack of such
 * @param options - `mode`, `pivoting`
 * @returns `{ Q, R }`, with mode 'r' `{ R }`, with 'raw' `{ h, tau }`; with `pivoting` also `P`
 * @throws LinAlgError when `a` has fewer than two axes; RangeError for an unknown mode.
 *
 * @example
 * ```ts
 * import { qr } from '@numloom/linalg';
 * const { Q, R } = qr([[3, 1], [4, 2]]);
 * console.log(R.shape, Q.shape); // => [ 2, 2 ] [ 2, 2 ]
 * console.log(Math.abs(Number(R.get(0, 0)))); // => 5
 * ```
 */
export function qr<A extends Operand, Mode extends QrMode = 'reduced'>(
  a: A,
  options: { readonly mode?: Mode | undefined; readonly pivoting: true },
): ResultOf<Mode, FloatingOf<A>> & QrPivots;
export function qr<A extends Operand, Mode extends QrMode = 'reduced'>(
  a: A,
  options?: { readonly mode?: Mode | undefined; readonly pivoting?: false | undefined },
): ResultOf<Mode, FloatingOf<A>>;
export function qr(
  a: Operand,
  options?: QrOptions,
): (QrResult | QrTriangle | QrReflectors) & Partial<QrPivots>;
export function qr(
  a: Operand,
  options: QrOptions = {},
): (QrResult | QrTriangle | QrReflectors) & Partial<QrPivots> {
  assertOptions(options, ['mode', 'pivoting'], 'qr');
  const { mode = 'reduced', pivoting = false } = options;
  if (!MODES.includes(mode)) {
    throw new RangeError(`qr: mode is ${String(mode)}, must be one of ${MODES.join(', ')}`);
  }
  const array = matricesOf(a, 'qr');
  return withFrame((frame) => factored(array, mode, pivoting, frame));
}

function factored(array: NdArray, mode: QrMode, pivoting: boolean, frame: Frame) {
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  const outer = array.shape.slice(0, -2);
  const [m, n] = array.shape.slice(-2) as [number, number];
  const count = Math.min(m, n);
  const work = frame.copied(array, scalar, 'F');
  const size = dtypes[scalar].itemsize;
  const factors = frame.stack(scalar, [...outer, 1, count]);
  const order = new BigInt64Array(pivoting ? work.count * n : 0);
  const height = mode === 'complete' ? m : count;
  const isWanted = mode === 'reduced' || mode === 'complete';
  const q = isWanted ? computedIn(scalar, dtype, [...outer, m, height], frame) : undefined;
  const r = computedIn(scalar, dtype, [...outer, height, n], frame);
  for (let i = 0; i < work.count; i++) {
    const tau = factors.address + i * count * size;
    const matrix = work.matrix(i);
    withFrame((inner) => {
      if (pivoting) order.set(Array.from(factorPivoted(matrix, tau, inner), BigInt), i * n);
      else factorQR(matrix, tau, inner);
      if (q) formQ(matrix, tau, q.stack.matrix(i), inner);
    });
    if (mode !== 'raw') copyUpper(block(matrix, 0, 0, height, n), r.stack.matrix(i));
  }
  const pivots = pivoting
    ? {
        P: asarray(order)
          .reshape([...outer, n])
          .copy(),
      }
    : {};
  if (mode === 'raw') {
    const h = frame.delivered(frame.copied(work.array.mT, scalar), dtype);
    return { h, tau: frame.delivered(factors, dtype, [...outer, count]), ...pivots };
  }
  const R = r.deliver();
  return q ? { Q: q.deliver(), R, ...pivots } : { R, ...pivots };
}

/** The upper triangle of a matrix, zeros below it. */
function copyUpper(from: Matrix, to: Matrix): void {
  kernelsOf(reflectors).copyUpper(
    ...([to.rows, to.columns, from.address, from.rowStride, from.columnStride] as const),
    ...([to.address, to.rowStride, to.columnStride, dtypes[to.dtype].components] as const),
  );
}
