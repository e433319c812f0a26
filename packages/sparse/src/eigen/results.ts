/** What the eigensolvers answer. */
import { multiply, newArray, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import type { SparseDType } from '../parts/parts.ts';
import type { Basis } from './basis.ts';
import { EigenConvergenceError } from './error.ts';
import type { Plan } from './options.ts';
import { columnsAt, numbersOf, toHeap } from './small.ts';

/** Eigenvalues, whether they have converged, and a column for each. */
export interface Pairs {
  readonly values: readonly (number | Complex)[];
  readonly converged: readonly boolean[];
  readonly vectors: NdArray;
}

/** V Y of a basis and coordinates, which may be complex where the basis is real. */
export function combination(basis: Basis, coordinates: NdArray): NdArray {
  const { scalar, n } = basis;
  const [rows, columns] = coordinates.shape as [number, number];
  if (scalar === 'complex128' || coordinates.dtype === 'float64')
    return product(basis, coordinates, scalar);
  const parts = numbersOf(coordinates);
  const [re, im] = [0, 1].map((part) => {
    const real = newArray('float64', [rows, columns]);
    const numbers = numbersOf(real);
    for (let at = 0; at < numbers.length; at++) numbers[at] = parts[2 * at + part]!;
    return product(basis, real, 'float64');
  }) as [NdArray, NdArray];
  const result = newArray('complex128', [n, columns]);
  const [to, x, y] = [numbersOf(result), numbersOf(re), numbersOf(im)];
  for (let at = 0; at < x.length; at++) {
    to[2 * at] = x[at]!;
    to[2 * at + 1] = y[at]!;
  }
  return result;
}

function product(basis: Basis, coordinates: NdArray, scalar: Scalar): NdArray {
  return withFrame((frame) => {
    const { array: result, stack } = frame.result(scalar, [basis.n, coordinates.shape[1]!]);
    multiply(
      basis.matrix(coordinates.shape[0]!),
      toHeap(coordinates, scalar, frame),
      stack.matrix(0),
    );
    return result;
  });
}

/**
 * Arrays of the results, in float32 where the matrix is.
 *
 * @throws EigenConvergenceError with those that have converged where some have not.
 */
export function delivered(
  { values, converged, vectors }: Pairs,
  dtype: SparseDType,
  withVectors: boolean,
  plan: Plan,
  caller: string,
): { eigenvalues: NdArray; eigenvectors?: NdArray } {
  const done = converged.flatMap((one, i) => (one ? [i] : []));
  const isSingle = dtype === 'float32';
  const rounded = (of: NdArray): NdArray =>
    of.astype(isSingle ? (of.dtype.startsWith('complex') ? 'complex64' : 'float32') : of.dtype);
  const isComplex = values[0] instanceof Complex;
  const valuesOf = (chosen: readonly number[]): NdArray =>
    rounded(
      array(
        chosen.map((i) => values[i]!),
        { dtype: isComplex ? 'complex128' : 'float64' },
      ) as NdArray,
    );
  if (done.length < values.length) {
    throw new EigenConvergenceError(
      `${caller}: ${done.length} of ${values.length} eigenvalues have converged after ${plan.restarts} restarts: raise maxiter, ncv or tol`,
      valuesOf(done),
      rounded(columnsAt(vectors, done)),
    );
  }
  const eigenvalues = valuesOf(done);
  return withVectors ? { eigenvalues, eigenvectors: rounded(vectors) } : { eigenvalues };
}
