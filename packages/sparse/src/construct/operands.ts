/** Matrices that functions take, sparse or dense. */
import { promote_types } from '@numloom/ndarray';
import { SparseArray } from '../array/sparse-array.ts';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import { partsOf } from './input.ts';
import type { MatrixInput } from './types.ts';

/** The parts of a matrix; those of a dense one are `csr` unless another format suits better. */
export function matrixOf(a: MatrixInput, caller: string, format: Format = 'csr'): Parts {
  if (a instanceof SparseArray) return a.parts;
  // Two numbers would be a shape.
  const isPair = Array.isArray(a) && a.length === 2 && a.every((item) => typeof item === 'number');
  return partsOf(isPair ? [a] : a, format, undefined, caller);
}

/** The dtype of what is computed of several matrices. */
export function promoted(matrices: readonly Pick<Parts, 'dtype'>[]): SparseDType {
  const [first = 'float64' as const, ...others] = matrices.map(({ dtype }) => dtype);
  return others.reduce((one, other) => promote_types(one, other) as SparseDType, first);
}

/** The dtypes of matrices by their types. */
export type MatrixDType<A> = A extends SparseArray<infer D> ? D : SparseDType;
