/** The small matrices of Krylov methods: arrays that linalg takes, and their numbers. */
import type { NdArray } from '@numloom/ndarray';
import { dtypes } from '@numloom/ndarray';
import { byRows, type Frame, type Matrix, newArray, type Scalar } from '@numloom/linalg/kernels';
import { storeArray } from '../operators/action.ts';

/** A square matrix of zeros. */
export function zeroMatrix(scalar: Scalar, order: number): NdArray<Scalar> {
  const matrix = newArray(scalar, [order, order]);
  numbersOf(matrix).fill(0);
  return matrix;
}

/** The numbers of a packed array, complex ones as pairs; stale when the heap grows. */
export function numbersOf({ storage, dtype, offset, size }: NdArray): Float64Array {
  const { components } = dtypes[dtype];
  const all = storage.view(dtype) as Float64Array;
  return all.subarray(offset * components, (offset + size) * components);
}

/** Sets the first elements of a column. */
export function setColumn(matrix: NdArray, j: number, values: Float64Array): void {
  const { components } = dtypes[matrix.dtype];
  const numbers = numbersOf(matrix);
  const order = matrix.shape[1]!;
  values.forEach((value, at) => {
    const row = Math.floor(at / components);
    numbers[components * (row * order + j) + (at % components)] = value;
  });
}

/** A matrix in the heap of the values of an array. */
export function toHeap(array: NdArray, scalar: Scalar, frame: Frame): Matrix {
  const [rows, columns] = array.shape as [number, number];
  const address = frame.elements(scalar, Math.max(1, rows * columns));
  storeArray(array, scalar, address);
  return byRows(scalar, address, rows, columns, columns);
}

/** Columns of a matrix by their numbers, a new packed array. */
export function columnsAt(matrix: NdArray, chosen: readonly number[]): NdArray {
  const [rows] = matrix.shape as [number, number];
  const result = newArray(matrix.dtype as Scalar, [rows, chosen.length]);
  const { components } = dtypes[matrix.dtype];
  const from = numbersOf(matrix.isContiguous() ? matrix : matrix.copy());
  const to = numbersOf(result);
  const width = matrix.shape[1]!;
  for (let i = 0; i < rows; i++) {
    chosen.forEach((j, k) => {
      for (let part = 0; part < components; part++) {
        to[components * (i * chosen.length + k) + part] =
          from[components * (i * width + j) + part]!;
      }
    });
  }
  return result;
}

/** A packed copy of conjugate elements. */
export function conjugated(a: NdArray): NdArray {
  const result = a.copy();
  if (dtypes[result.dtype].components === 2) {
    const numbers = numbersOf(result);
    for (let at = 1; at < numbers.length; at += 2) numbers[at]! *= -1;
  }
  return result;
}
