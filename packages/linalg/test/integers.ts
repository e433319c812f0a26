/** Matrices of small integers, whose products are exact in every dtype and in every order. */
import { dtypes, type NdArray, zeros } from '@numloom/ndarray';
import type { InexactDType } from '../src/memory/matrix.ts';
import { Dense } from './dense.ts';
import { random } from './matrices.ts';

/** Integers from -4 to 4 as the real and imaginary parts of an array. */
export function integers<D extends InexactDType>(
  shape: readonly number[],
  seed: number,
  dtype: D,
): NdArray<D> {
  const next = random(seed);
  const result = zeros(shape, { dtype });
  const { components } = dtypes[dtype];
  const data = result.storage.view(dtype) as Float64Array;
  const start = result.offset * components;
  for (let i = 0; i < result.size * components; i++) data[start + i] = Math.round(next() * 4);
  return result;
}

/** Without signs of zeros. */
export function unsigned(dense: Dense): Dense {
  return dense.minus(new Dense(dense.rows, dense.columns).scaled(-1));
}
