/** What functions for Hermitian matrices are told, and what they answer. */
import { copyto, type NdArray } from '@numloom/ndarray';
import { newArray } from '../memory/frame.ts';
import type { InexactDType } from '../memory/matrix.ts';
import type { Triangle } from './hermitian.ts';

/** What `UPLO` says; small letters are letters, too, as in NumPy. */
export function triangleOf(UPLO: string = 'L', caller: string): Triangle {
  const letter = String(UPLO).toUpperCase();
  if (letter === 'L' || letter === 'U') return letter;
  throw new RangeError(`${caller}: UPLO is ${JSON.stringify(UPLO)}, must be 'L' or 'U'`);
}

/** An array of that dtype: itself, or a rounded copy. */
export function rounded<D extends InexactDType>(
  array: NdArray<InexactDType>,
  dtype: D,
): NdArray<D> {
  if (array.dtype === dtype) return array as NdArray as NdArray<D>;
  const result = newArray(dtype, array.shape);
  copyto(result, array, { casting: 'unsafe' });
  return result;
}
