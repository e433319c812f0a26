/** The condition of triangular matrices. */
import { view, withFrame } from '../memory/frame.ts';
import { type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { columnNorm, reciprocalCondition } from '../solvers/condition.ts';
import { solveTriangular } from '../triangular/solve.ts';

/** The elements on the diagonal of a matrix, as real and imaginary parts. */
export function diagonalOf(t: Matrix): (readonly [number, number])[] {
  const { rows: n, address, columnStride } = t;
  const isComplex = t.dtype === 'complex128';
  const size = isComplex ? 2 : 1;
  const data = view('float64', address, n === 0 ? 0 : ((n - 1) * (columnStride + 1) + 1) * size);
  return Array.from({ length: n }, (_, i) => {
    const at = i * (columnStride + 1) * size;
    return [data[at]!, isComplex ? data[at + 1]! : 0];
  });
}

/** An estimate of the reciprocal condition number of an upper triangular matrix; 0 if it is singular. */
export function triangularCondition(t: Matrix): number {
  if (diagonalOf(t).some(([re, im]) => re === 0 && im === 0)) return 0;
  const { rows: n, dtype } = t;
  return withFrame((frame) =>
    reciprocalCondition(
      ...([n, dtype as Scalar, columnNorm(t, frame)] as const),
      (x, adjoint) => {
        if (adjoint) solveTriangular(transposed(t), x, { lower: true, conjugate: true });
        else solveTriangular(t, x, { lower: false });
      },
      frame,
    ),
  );
}
