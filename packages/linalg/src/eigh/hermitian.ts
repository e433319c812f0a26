/** Eigenvalues and eigenvectors of the matrices of a stack, whichever way suits their size. */
import { Complex, type NdArray } from '@numloom/ndarray';
import { scalarOf } from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { eigh } from '../kernels/generated/eigh.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import { block, byColumns, type InexactDType, type Matrix, transposed } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { applyQ } from '../reflectors/blocks.ts';
import { tridiagonalPairs } from './divide.ts';
import { tridiagonalise } from './reduction.ts';

/** Largest size of the matrices that a kernel solves wholly. */
const SMALL = 32;

/** What is asked for. */
export interface Wanted {
  readonly vectors: boolean;
  /** Whether results are to be arrays that stay when the frame is gone. */
  readonly stays: boolean;
  /** The function that is called, for errors. */
  readonly caller: string;
}

/** Which elements of a matrix are read. */
export type Triangle = 'L' | 'U';

/** Eigenvalues and eigenvectors. */
export interface Spectrum {
  /** (…, n), float64. */
  readonly values: NdArray<InexactDType>;
  /** (…, n, n), columns of unit stride. */
  readonly vectors: NdArray<InexactDType> | undefined;
  /** Where those of matrix i are in the heap. */
  valuesAt(i: number): number;
  vectorsAt(i: number): Matrix;
}

/**
 * The spectrum of a stack of square matrices, eigenvalues ascending, computed in float64 or
 * complex128: so is what is answered.
 *
 * @throws LinAlgError where an element is not finite, or an iteration does not converge.
 */
export function spectrumOf(
  array: NdArray,
  dtype: InexactDType,
  triangle: Triangle,
  { vectors, stays, caller }: Wanted,
  frame: Frame,
): Spectrum {
  const scalar = scalarOf(dtype);
  const outer = array.shape.slice(0, -2);
  const n = array.shape.at(-1)!;
  const from = frame.readable(array, scalar);
  const room = (dtype: InexactDType, columns: number) => {
    const shape = [...outer, n, columns];
    if (stays) return frame.result(dtype, shape);
    const stack = frame.stack(dtype, shape);
    return { array: stack.array, stack };
  };
  const values = room('float64', 1);
  const pairs = vectors ? room(scalar, n) : undefined;
  const failed =
    n <= SMALL
      ? solveSmall(from, triangle, values.stack, pairs?.stack, frame)
      : solveLarge(from, triangle, values.stack, pairs?.stack);
  if (failed >= 0) throw failureOf(array, failed, triangle, caller);
  return {
    values: values.array.reshape([...outer, n]),
    vectors: pairs?.array.mT,
    valuesAt: (i) => values.stack.matrix(i).address,
    vectorsAt: (i) => transposed(pairs!.stack.matrix(i)),
  };
}

/** Answers the first matrix that failed, or -1. */
function solveSmall(
  from: Stack,
  triangle: Triangle,
  values: Stack,
  vectors: Stack | undefined,
  frame: Frame,
): number {
  const { count, rows: n } = from;
  if (count === 0 || n === 0) return -1;
  const { dtype } = from.array;
  const isEven = count === 1 || from.array.isContiguous();
  const first = (isEven ? from : frame.copied(from.array, dtype)).matrix(0);
  const { solveStackReal, solveStackComplex } = kernelsOf(eigh);
  const upper = triangle === 'U';
  return (dtype === 'complex128' ? solveStackComplex : solveStackReal)(
    ...([count, n, vectors !== undefined, first.address, n * n] as const),
    upper ? first.columnStride : first.rowStride,
    upper ? first.rowStride : first.columnStride,
    ...([upper, values.address] as const),
    vectors?.address ?? frame.elements(dtype, n * n),
    frame.elements(dtype, 3 * n),
  );
}

function solveLarge(
  from: Stack,
  triangle: Triangle,
  values: Stack,
  vectors: Stack | undefined,
): number {
  for (let i = 0; i < from.count; i++) {
    const matrix = triangle === 'L' ? from.matrix(i) : transposed(from.matrix(i));
    const columns = vectors && transposed(vectors.matrix(i));
    const d = values.matrix(i).address;
    const done = withFrame((room) => solveOne(matrix, triangle === 'U', d, columns, room));
    if (!done) return i;
  }
  return -1;
}

/** One matrix, of which the lower triangle is read; answers whether all was found. */
function solveOne(
  matrix: Matrix,
  conjugated: boolean,
  d: number,
  vectors: Matrix | undefined,
  frame: Frame,
): boolean {
  const { rows: n, dtype } = matrix;
  const { loadTriangleReal, loadTriangleComplex, tridiagonalValues, scaleValues } = kernelsOf(eigh);
  const a = byColumns(dtype, frame.elements(dtype, n * n), n, n);
  const load = dtype === 'complex128' ? loadTriangleComplex : loadTriangleReal;
  const { address, rowStride, columnStride } = matrix;
  const factor = load(n, address, rowStride, columnStride, conjugated, a.address);
  if (Number.isNaN(factor)) return false;
  const e = frame.elements('float64', n);
  const tau = frame.elements(dtype, n);
  tridiagonalise(a, d, e, tau, frame);
  if (vectors === undefined) {
    if (tridiagonalValues(n, d, e) > 0) return false;
    view('float64', d, n).sort();
  } else {
    const isReal = dtype === 'float64';
    const z = isReal ? vectors : byColumns('float64', frame.elements('float64', n * n), n, n);
    if (tridiagonalPairs(d, e, z, frame) > 0) return false;
    if (!isReal) kernelsOf(eigh).widen(n * n, z.address, vectors.address);
    const reflectors = block(a, 1, 0, n - 1, n - 1);
    applyQ(reflectors, tau, block(vectors, 1, 0, n - 1, vectors.columns), false, frame);
  }
  if (factor !== 1) scaleValues(n, 1 / factor, d);
  return true;
}

/** Why a matrix of a stack has no eigenvalues. Only the triangle that is read is to blame. */
export function failureOf(
  array: NdArray,
  index: number,
  triangle: Triangle,
  caller: string,
): LinAlgError {
  const n = array.shape.at(-1)!;
  const which = array.ndim > 2 ? `matrix ${index} of the stack` : 'the matrix';
  const matrix = array.reshape([-1, n, n]).slice(index);
  const lower = triangle === 'L' ? matrix : matrix.T;
  const reason = isFinite(lower)
    ? 'did not converge'
    : 'do not exist: it has elements that are NaN or infinite';
  return new LinAlgError(`${caller}: eigenvalues of ${which} ${reason}`);
}

/** Whether the lower triangle of a matrix is finite, its diagonal taken as real. */
function isFinite(matrix: NdArray): boolean {
  for (let i = 0; i < matrix.shape[0]!; i++) {
    for (let j = 0; j <= i; j++) {
      const element = matrix.get(i, j);
      const parts = element instanceof Complex ? [element.re, element.im] : [Number(element)];
      if (!parts.slice(0, i === j ? 1 : 2).every(Number.isFinite)) return false;
    }
  }
  return true;
}
