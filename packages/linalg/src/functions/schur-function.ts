/** Functions of matrices by way of their Schur forms: f(A) = Z f(T) Z^H. */
import type { NdArray } from '@numloom/ndarray';
import { floatingOf, type Operand, realOf, scalarOf, squareOf } from '../arguments/operands.ts';
import { splitBlocks, toSchur } from '../eigen/decompose.ts';
import { Workspace } from '../eigen/workspace.ts';
import { type Frame, view, viewOf, withFrame } from '../memory/frame.ts';
import {
  byColumns,
  type InexactDType,
  type Matrix,
  type Scalar,
  transposed,
} from '../memory/matrix.ts';
import { copyMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';

/** A function of upper triangular matrices, in place; `dtype` is that of the operand. */
export type TriangularFunction = (t: Matrix, dtype: InexactDType) => void;

/**
 * A function of the matrices of an operand. It is one that of a real matrix without negative
 * eigenvalues is real, as principal roots and logarithms are; other results are complex, and with one
 * of them those of a whole stack.
 */
export function functionOfMatrices(
  operand: Operand,
  caller: string,
  apply: TriangularFunction,
): NdArray<InexactDType> {
  const array = squareOf(operand, caller);
  const dtype = floatingOf(array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const t = frame.copied(array, scalar, 'F');
    const z = frame.stack(scalar, array.shape, 'F');
    const workspace = new Workspace(t.rows, scalar, frame);
    for (let i = 0; i < t.count; i++) toSchur(t.matrix(i), z.matrix(i), workspace, caller);
    const indices = Array.from({ length: t.count }, (_, i) => i);
    const isReal = scalar === 'float64' && !indices.some((i) => hasNegative(t.matrix(i)));
    const result = frame.stack(isReal ? 'float64' : 'complex128', array.shape, 'F');
    for (const i of indices) {
      withFrame((inner) => {
        functionOf(t.matrix(i), z.matrix(i), result.matrix(i), inner, caller, (matrix) => {
          apply(matrix, dtype);
        });
      });
    }
    if (isReal) return frame.delivered(result, dtype);
    return frame.delivered(result, realOf(dtype) === 'float32' ? 'complex64' : 'complex128');
  });
}

/** `result` = Z f(T) Z^H, computed with complex numbers if T has to be. T is overwritten. */
function functionOf(
  t: Matrix,
  z: Matrix,
  result: Matrix,
  frame: Frame,
  caller: string,
  apply: (t: Matrix) => void,
): void {
  const { rows: n } = t;
  if (n === 0) return;
  const square = (dtype: Scalar) => byColumns(dtype, frame.elements(dtype, n * n), n, n);
  let [inner, basis] = [t, z];
  if (t.dtype === 'float64' && !isTriangularAndPositive(t)) {
    [inner, basis] = [square('complex128'), square('complex128')];
    widen(t, inner);
    widen(z, basis);
    splitBlocks(inner, basis, new Workspace(n, 'complex128', frame), caller);
  }
  apply(inner);
  const scalar = inner.dtype as Scalar;
  const product = square(scalar);
  multiply(inner, transposed(basis), product, { conjugateB: true });
  const isSame = result.dtype === scalar;
  const whole = isSame ? result : square(scalar);
  multiply(basis, product, whole);
  if (isSame) return;
  if (scalar === 'float64') widen(whole, result);
  else copyMatrix(transposed(realPart(whole)), transposed(result));
}

/** Whether a quasi-triangular matrix has negative eigenvalues. */
function hasNegative(t: Matrix): boolean {
  return blocksOf(t).some((value) => value < 0);
}

function isTriangularAndPositive(t: Matrix): boolean {
  return blocksOf(t).every((value) => value >= 0);
}

/** The real eigenvalues of a quasi-triangular matrix; NaN for each complex one. */
function blocksOf(t: Matrix): number[] {
  const { rows: n, columnStride } = t;
  const data = viewOf(t);
  const below = (i: number) => (i < 0 || i + 1 >= n ? 0 : data[i + 1 + i * columnStride]!);
  return Array.from({ length: n }, (_, i) =>
    below(i) === 0 && below(i - 1) === 0 ? data[i * (columnStride + 1)]! : NaN,
  );
}

/** The real part of a complex matrix. */
function realPart(matrix: Matrix): Matrix {
  const { rowStride, columnStride } = matrix;
  return {
    ...matrix,
    dtype: 'float64',
    rowStride: 2 * rowStride,
    columnStride: 2 * columnStride,
  };
}

/** Complex B, packed, = real A. */
function widen(a: Matrix, b: Matrix): void {
  view('float64', b.address, 2 * b.rows * b.columns).fill(0);
  copyMatrix(transposed(a), transposed(realPart(b)));
}
