/** `eig` and `eigvals`: eigenvalues and right eigenvectors of any square matrices. */
import type { NdArray } from '@numloom/ndarray';
import {
  checkFinite,
  floatingOf,
  type Operand,
  scalarOf,
  squareOf,
} from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { schur } from '../kernels/generated/schur.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Frame } from '../memory/frame.ts';
import { newArray, view, withFrame } from '../memory/frame.ts';
import type { InexactDType, Matrix } from '../memory/matrix.ts';
import type { Stack } from '../memory/stack.ts';
import { multiply } from '../products/multiply.ts';
import { reductionKernels, schurKernels } from './kernels.ts';
import { clearBelow, formHessenbergQ, reduceHessenberg } from './reduction.ts';
import { scaleToUnit } from './scaling.ts';
import { schurForm } from './schur-form.ts';
import { Workspace } from './workspace.ts';

/** What {@link eig} answers. */
export interface EigResult<D extends InexactDType = InexactDType> {
  /** The eigenvalues (..., n), in no particular order; complex pairs follow one another. */
  readonly eigenvalues: NdArray<D>;
  /** The right eigenvectors (..., n, n), as columns of 2-norm 1. */
  readonly eigenvectors: NdArray<D>;
}

/**
 * The eigenvalues and right eigenvectors of square matrices (..., n, n): A v = λ v, v of 2-norm 1, the
 * largest element of a complex v real. Of real matrices, results are real where all eigenvalues are,
 * for all matrices of a stack; else they are complex, as they always are of complex matrices.
 * Matrices are balanced, reduced to Hessenberg form, and iterated on by QR with several shifts at
 * once. About 25 n³ operations.
 *
 * @throws LinAlgError when matrices are not square, have elements that are NaN or infinite, or the
 * iteration does not converge.
 *
 * @example
 * ```ts
 * import { eig } from '@numloom/linalg';
 * const { eigenvalues, eigenvectors } = eig([[2, 0], [0, 3]]);
 * console.log(eigenvalues.tolist()); // => [ 2, 3 ]
 * console.log(eigenvectors.tolist()); // => [ [ 1, 0 ], [ 0, 1 ] ]
 * console.log(String(eig([[0, -1], [1, 0]]).eigenvalues)); // => [0.+1.j 0.-1.j]
 * ```
 */
export function eig(a: NdArray<'complex128'>): EigResult<'complex128'>;
export function eig(a: NdArray<'complex64'>): EigResult<'complex64'>;
export function eig(a: NdArray<'float64'>): EigResult<'float64' | 'complex128'>;
export function eig(a: NdArray<'float32'>): EigResult<'float32' | 'complex64'>;
export function eig(a: Operand): EigResult;
export function eig(a: Operand): EigResult {
  return withFrame((frame) => {
    const problems = new Eigenproblems(a, 'eig', frame);
    const { dtype, shape, count, order } = problems;
    const real = frame.stack(problems.scalar, shape, 'F');
    for (let i = 0; i < count; i++) problems.solve(i, real.matrix(i));
    if (scalarOf(dtype) === 'complex128' || problems.areReal()) {
      const eigenvectors = frame.delivered(real, dtype);
      return { eigenvalues: problems.values(dtype), eigenvectors };
    }
    const vectors = frame.stack('complex128', shape);
    const { expandPairs } = kernelsOf(schur);
    for (let i = 0; i < count; i++) {
      const [from, to] = [real.matrix(i), vectors.matrix(i)];
      expandPairs(order, from.address, order, problems.valuesAt(i), to.address, order);
    }
    const complex = complexOf(dtype);
    const eigenvectors = frame.delivered(vectors, complex);
    return { eigenvalues: problems.values(complex), eigenvectors };
  });
}

/**
 * The eigenvalues of square matrices (..., n, n), of the kind and in the order that {@link eig} has
 * them. About 10 n³ operations.
 *
 * @throws LinAlgError as `eig` does.
 *
 * @example
 * ```ts
 * import { eigvals } from '@numloom/linalg';
 * console.log(eigvals([[0, 1, 0], [0, 0, 1], [6, -11, 6]]).dtype); // => float64
 * ```
 */
export function eigvals(a: NdArray<'complex128'>): NdArray<'complex128'>;
export function eigvals(a: NdArray<'complex64'>): NdArray<'complex64'>;
export function eigvals(a: NdArray<'float64'>): NdArray<'float64' | 'complex128'>;
export function eigvals(a: NdArray<'float32'>): NdArray<'float32' | 'complex64'>;
export function eigvals(a: Operand): NdArray<InexactDType>;
export function eigvals(a: Operand): NdArray<InexactDType> {
  return withFrame((frame) => {
    const problems = new Eigenproblems(a, 'eigvals', frame);
    for (let i = 0; i < problems.count; i++) problems.solve(i);
    const { dtype } = problems;
    const isSame = scalarOf(dtype) === 'complex128' || problems.areReal();
    return problems.values(isSame ? dtype : complexOf(dtype));
  });
}

/** The complex dtype of the precision of a dtype. */
function complexOf(dtype: InexactDType): 'complex64' | 'complex128' {
  return dtype === 'float32' || dtype === 'complex64' ? 'complex64' : 'complex128';
}

/** The matrices of an operand, and what is found of them. */
class Eigenproblems {
  readonly dtype: InexactDType;
  readonly shape: readonly number[];
  readonly count: number;
  readonly order: number;
  readonly #caller: string;
  readonly #matrices: Stack;
  readonly #workspace: Workspace;
  /** Complex eigenvalues of the scaled matrices, and what they are scaled by. */
  readonly #values: number;
  readonly #factors: Float64Array;

  constructor(operand: Operand, caller: string, frame: Frame) {
    const array = squareOf(operand, caller);
    try {
      checkFinite(array, caller);
    } catch (error) {
      throw error instanceof RangeError ? new LinAlgError(error.message) : error;
    }
    this.dtype = floatingOf(array.dtype);
    this.shape = array.shape;
    this.#caller = caller;
    const scalar = scalarOf(this.dtype);
    this.#matrices = frame.copied(array, scalar, 'F');
    this.count = this.#matrices.count;
    this.order = this.#matrices.rows;
    this.#workspace = new Workspace(this.order, scalar, frame);
    this.#values = frame.bytes(16 * this.order * this.count);
    this.#factors = new Float64Array(this.count);
  }

  get scalar() {
    return this.#workspace.dtype;
  }

  /** Where the eigenvalues of a matrix are. */
  valuesAt(index: number): number {
    return this.#values + 16 * this.order * index;
  }

  /** Finds the eigenvalues of a matrix, and its vectors where they are asked for. */
  solve(index: number, vectors?: Matrix): void {
    const n = this.order;
    if (n === 0) return;
    const a = this.#matrices.matrix(index);
    const workspace = this.#workspace;
    const { scale, work } = workspace;
    this.#factors[index] = scaleToUnit(a, this.#caller);
    const { balance, unbalance } = reductionKernels(a);
    balance(n, a.address, a.columnStride, scale, workspace.rangeAddress, true);
    const { range } = workspace;
    reduceHessenberg(a, range, workspace);
    const values = this.valuesAt(index);
    const kernels = schurKernels(a);
    if (vectors === undefined) {
      clearBelow(a);
      schurForm(a, undefined, range, workspace, this.#caller);
      kernels.diagonalValues(n, a.address, a.columnStride, values);
      return;
    }
    const z = workspace.basis;
    formHessenbergQ(a, range, workspace, z);
    clearBelow(a);
    schurForm(a, z, range, workspace, this.#caller);
    kernels.diagonalValues(n, a.address, a.columnStride, values);
    const own = workspace.vectors;
    kernels.vectors(n, a.address, a.columnStride, own.address, own.columnStride, work);
    multiply(z, own, vectors);
    unbalance(n, n, vectors.address, vectors.columnStride, scale, range.low, range.high);
    kernels.normalise(n, vectors.address, vectors.columnStride, values);
  }

  /** Whether no eigenvalue of any matrix has an imaginary part. */
  areReal(): boolean {
    const parts = view('float64', this.#values, 2 * this.order * this.count);
    for (let i = 1; i < parts.length; i += 2) if (parts[i] !== 0) return false;
    return true;
  }

  /** The eigenvalues of the matrices as they were given. */
  values<D extends InexactDType>(dtype: D): NdArray<D> {
    const array = newArray(dtype, this.shape.slice(0, -1));
    const to = array.storage.view(dtype) as Float64Array;
    const isComplex = scalarOf(dtype) === 'complex128';
    const parts = view('float64', this.#values, 2 * this.order * this.count);
    const step = isComplex ? 1 : 2;
    const width = 2 * this.order;
    for (let i = 0, at = 0; i < parts.length; i += step) {
      to[at++] = parts[i]! / this.#factors[Math.floor(i / width)]!;
    }
    return array;
  }
}
