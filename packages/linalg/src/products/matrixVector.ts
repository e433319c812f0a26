/** Products of a matrix with a vector, which are bound by how fast the matrix is read. */
import { matrixVector } from '../kernels/generated/matrixVector.ts';
import { kernelsOf } from '../kernels/load.ts';
import type { Matrix } from '../memory/matrix.ts';

/** A vector in the heap; its stride counts elements. */
interface Vector {
  readonly address: number;
  readonly stride: number;
}

/**
 * y = alpha A x, or y += alpha A x; answers whether there is a kernel for these layouts: A by columns
 * and y without gaps, or A by rows and x without gaps, and no complex64.
 */
export function multiplyVector(
  a: Matrix,
  x: Vector,
  y: Vector,
  alpha: number,
  accumulate: boolean,
  conjugateA: boolean,
  conjugateX: boolean,
): boolean {
  const { dtype, rows, columns } = a;
  const isByColumns = (a.rowStride === 1 || rows === 1) && (y.stride === 1 || rows === 1);
  const isByRows =
    (a.columnStride === 1 || columns === 1) && (x.stride === 1 || columns === 1) && !isByColumns;
  if (dtype === 'complex64' || !(isByColumns || isByRows)) return false;
  const kernels = kernelsOf(matrixVector);
  if (isByColumns) {
    const run =
      dtype === 'float64'
        ? kernels.byColumnsFloat64
        : dtype === 'float32'
          ? kernels.byColumnsFloat32
          : kernels.byColumnsComplex128;
    run(
      rows,
      columns,
      alpha,
      a.address,
      a.columnStride,
      conjugateA,
      x.address,
      x.stride,
      conjugateX,
      y.address,
      accumulate,
    );
  } else {
    const run =
      dtype === 'float64'
        ? kernels.byRowsFloat64
        : dtype === 'float32'
          ? kernels.byRowsFloat32
          : kernels.byRowsComplex128;
    run(
      rows,
      columns,
      alpha,
      a.address,
      a.rowStride,
      conjugateA,
      x.address,
      conjugateX,
      y.address,
      y.stride,
      accumulate,
    );
  }
  return true;
}
