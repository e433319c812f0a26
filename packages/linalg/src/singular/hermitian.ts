/** Singular values and vectors of Hermitian matrices, of their eigenvalues and eigenvectors. */
import { asarray, expand_dims, flip, type NdArray, take_along_axis } from '@numloom/ndarray';
import { absolute, argsort, conj, copysign, multiply } from '@numloom/ufunc';
import { solveProblem } from '../eigh/problem.ts';
import type { SvdResult } from './svd.ts';

/** The singular values, descending. */
export function hermitianValues(array: NdArray, caller: string): NdArray<'float32' | 'float64'> {
  const { values } = solveProblem(array, undefined, {}, false, caller);
  return descending(absolute(values).evaluate()).values;
}

/** U has the eigenvectors, and Vh the same but for signs. */
export function hermitianVectors(array: NdArray, caller: string): SvdResult {
  const { values: eigenvalues, vectors } = solveProblem(array, undefined, {}, true, caller);
  const { values, order } = descending(absolute(eigenvalues).evaluate());
  const U = take_along_axis(vectors!, expand_dims(order, { axis: -2 }), { axis: -1 });
  const signs = copysign(1, take_along_axis(eigenvalues, order, { axis: -1 }));
  const signed = multiply(conj(U), expand_dims(asarray(signs.evaluate()), { axis: -2 }));
  return { U, S: values, Vh: signed.evaluate().mT.copy() };
}

function descending(values: NdArray<'float32' | 'float64'>) {
  const order = flip(argsort(values), { axis: -1 });
  return { order, values: take_along_axis(values, order, { axis: -1 }) };
}
