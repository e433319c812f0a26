/** Polynomials with given roots. */
import { array, dtypes, formatShape, type NdArray, ones } from '@numloom/ndarray';
import { array_equal, conj, convolve, negative, sort } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { eigvals } from '../eigen/eig.ts';

/**
 * The coefficients of the polynomial that has the given roots, or that is the characteristic one of a
 * matrix, the highest power first, which is 1. As many multiplications as roots squared.
 *
 * @param seq_of_zeros - roots, or a square matrix
 * @returns as many as roots and one more: floats of the precision of the roots, complex where these are
 *   not pairs of conjugates; without any root the number 1, without an axis
 * @throws RangeError when it is neither; LinAlgError as `eigvals` does.
 *
 * @example
 * ```ts
 * import { poly } from '@numloom/linalg';
 * console.log(poly([1, 2, 3]).tolist()); // => [ 1, -6, 11, -6 ]
 * console.log(poly([[2, 0], [0, 3]]).tolist()); // => [ 1, -5, 6 ]
 * ```
 */
export function poly(
  seq_of_zeros: Operand,
): NdArray<'float32' | 'float64' | 'complex64' | 'complex128'> {
  const given = arrayOf(seq_of_zeros, 'poly');
  const zeros = rootsOf(given.ndim === 0 ? given.reshape(1) : given);
  const { dtype } = zeros;
  if (zeros.size === 0) return array(1, { dtype: 'float64' });
  let result: NdArray = ones(1, { dtype });
  for (const zero of negative(zeros).evaluate().values()) {
    result = convolve(result, array([1, zero], { dtype }));
  }
  const isReal = dtypes[dtype].kind === 'c' && array_equal(sort(zeros), sort(conj(zeros)));
  return (isReal ? result.real.copy() : result) as ReturnType<typeof poly>;
}

/** Roots as floats; those of a characteristic polynomial are eigenvalues. */
function rootsOf(given: NdArray): NdArray {
  const { ndim, shape } = given;
  if (ndim === 1) {
    return 'fc'.includes(dtypes[given.dtype].kind) ? given : given.astype('float64');
  }
  if (ndim === 2 && shape[0] === shape[1] && shape[0] !== 0) return eigvals(given);
  throw new RangeError(
    `poly: seq_of_zeros has the shape ${formatShape(shape)}, must have one axis or be a square matrix`,
  );
}
