/** Roots of polynomials. */
import {
  concat,
  type DType,
  dtypes,
  eye,
  flatnonzero,
  formatShape,
  type NdArray,
  zeros,
} from '@numloom/ndarray';
import { assign, divide, negative } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';
import { eigvals } from '../eigen/eig.ts';
import { LinAlgError } from '../errors.ts';

/**
 * The roots of a polynomial, the eigenvalues of its companion matrix, with the accuracy that these
 * have. About 10 n³ operations.
 *
 * @param p - the coefficients, the highest power first; zeros before count for nothing
 * @returns as many roots as the polynomial has, in no particular order: real where all are, of real
 *   coefficients, else complex; integers are computed as float64
 * @throws RangeError when `p` has several axes; LinAlgError when a coefficient, divided by the first,
 *   is not finite.
 *
 * @example
 * ```ts
 * import { roots } from '@numloom/linalg';
 * console.log(roots([2, 4, 0]).tolist(), roots([1, 0, 1]).dtype); // => [ -2, 0 ] complex128
 * ```
 */
export function roots(p: Operand): NdArray<DType> {
  const given = arrayOf(p, 'roots');
  if (given.ndim > 1) {
    throw new RangeError(`roots: p has the shape ${formatShape(given.shape)}, must have one axis`);
  }
  const all = given.reshape(-1);
  const places = flatnonzero(all).tolist() as number[];
  if (places.length === 0) return zeros(0);
  const [first, last] = [places[0]!, places.at(-1)!];
  const isFloat = 'fc'.includes(dtypes[all.dtype].kind);
  const inner = all.slice(`${first}:${last + 1}`);
  const found = rootsOf(isFloat ? inner : inner.astype('float64'));
  return concat([found, zeros(all.size - 1 - last, { dtype: found.dtype })]);
}

/** The roots of a polynomial whose first and last coefficients are not 0. */
function rootsOf(p: NdArray): NdArray {
  const n = p.size - 1;
  if (n === 0) return zeros(0);
  const companion = eye(n, { k: -1, dtype: p.dtype });
  const row = companion.slice(0);
  assign(row, divide(negative(p.slice('1:')), p.slice(0)));
  for (const part of row.dtype.startsWith('complex') ? [row.real, row.imag] : [row]) {
    if ((part.tolist() as number[]).every(Number.isFinite)) continue;
    throw new LinAlgError(
      'roots: coefficients divided by the first one are not all finite; p must have finite ones, the first not tiny',
    );
  }
  return eigvals(companion);
}
