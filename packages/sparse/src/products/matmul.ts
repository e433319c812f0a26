/** The product of matrices, `@` of SciPy. */
import type { NdArray } from '@numloom/ndarray';
import { given, type Other } from '../arithmetic/operands.ts';
import type { Parts, SparseDType } from '../parts/parts.ts';
import { denseTimes, timesDense } from './dense.ts';
import { timesSparse } from './sparse.ts';

/**
 * A B: dense where B is.
 *
 * @throws RangeError when the shapes do not fit, or B is a number
 */
export function matmul(a: Parts, b: Other, caller: string): Parts | NdArray<SparseDType> {
  const { sparse, dense } = given(b, caller);
  if (sparse !== undefined) return timesSparse(a, sparse, caller);
  return timesDense(a, 'N', withAxes(dense, caller), caller);
}

/** B A: dense where B is. */
export function rmatmul(a: Parts, b: Other): Parts | NdArray<SparseDType> {
  const { sparse, dense } = given(b, 'rmatmul');
  if (sparse !== undefined) return timesSparse(sparse, a, 'rmatmul');
  return denseTimes(withAxes(dense, 'rmatmul'), a, 'rmatmul');
}

function withAxes(dense: NdArray | undefined, caller: string): NdArray {
  if (dense !== undefined) return dense;
  throw new RangeError(`${caller}: an operand is 0-d, needs at least one axis; use multiply`);
}
