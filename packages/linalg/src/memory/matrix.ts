/** Matrices as kernels see them: places in the heap's memory. */
import { dtypes } from '@numloom/ndarray';

/** The dtypes of results: what NumPy calls inexact. */
export type InexactDType = 'float32' | 'float64' | 'complex64' | 'complex128';

/** A matrix in the heap. Its strides count elements, its address bytes. */
export interface Matrix {
  readonly dtype: InexactDType;
  readonly address: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** The element type of matrices that factorisations work on. */
export type Scalar = 'float64' | 'complex128';

/** The part of a matrix that starts at (row, column). */
export function block(
  matrix: Matrix,
  row: number,
  column: number,
  rows: number,
  columns: number,
): Matrix {
  const { dtype, rowStride, columnStride } = matrix;
  const start = row * rowStride + column * columnStride;
  const address = matrix.address + start * dtypes[dtype].itemsize;
  return { dtype, address, rows, columns, rowStride, columnStride };
}

export function transposed(matrix: Matrix): Matrix {
  const { dtype, address, rows, columns, rowStride, columnStride } = matrix;
  return {
    dtype,
    address,
    rows: columns,
    columns: rows,
    rowStride: columnStride,
    columnStride: rowStride,
  };
}

/** A matrix whose columns are contiguous, `stride` elements apart. */
export function byColumns(
  dtype: InexactDType,
  address: number,
  rows: number,
  columns: number,
  stride = rows,
): Matrix {
  return { dtype, address, rows, columns, rowStride: 1, columnStride: stride };
}

/** A matrix whose rows are contiguous, `stride` elements apart. */
export function byRows(
  dtype: InexactDType,
  address: number,
  rows: number,
  columns: number,
  stride = columns,
): Matrix {
  return { dtype, address, rows, columns, rowStride: stride, columnStride: 1 };
}
