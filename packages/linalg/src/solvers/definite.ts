/** Systems with symmetric and Hermitian matrices, of which one triangle is read. */
import { factorDefinite } from '../definite/factor.ts';
import { solveByFactor } from '../definite/solve.ts';
import { factorIndefinite, isSingular, solveIndefinite } from '../indefinite/factor.ts';
import { definite } from '../kernels/generated/definite.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { columnNorm, reciprocalCondition } from './condition.ts';
import type { System } from './structure.ts';

/** By Cholesky factors; not at all where the matrix is not positive definite. */
export function solveDefinite({ a, b, lower, frame }: System): number | undefined {
  const norm = mirroredNorm(a, lower, true, false, frame);
  const l = lower ? a : transposed(a);
  if (factorDefinite(l, frame) > 0) return undefined;
  solveByFactor(l, b, !lower);
  // The inverse of the conjugate has the same norm.
  const solve = (x: Matrix) => solveByFactor(l, x, !lower);
  return reciprocalCondition(a.rows, a.dtype as Scalar, norm, solve, frame);
}

/** By the pivots of Bunch and Kaufman. */
export function solveSymmetric(system: System): number {
  return solveByPivots(system, false);
}

/** The same for Hermitian matrices. */
export function solveHermitian(system: System): number {
  return solveByPivots(system, system.a.dtype === 'complex128');
}

function solveByPivots({ a, b, lower, frame }: System, hermitian: boolean): number {
  // By columns A^T is there, which is the conjugate of a Hermitian matrix.
  const norm = mirroredNorm(a, lower, hermitian, hermitian, frame);
  const factors = factorIndefinite(transposed(a), hermitian, frame);
  if (isSingular(factors)) return 0;
  solveIndefinite(factors, b);
  const isSelfAdjoint = hermitian || a.dtype === 'float64';
  const solve = (x: Matrix, adjoint: boolean) => {
    const conjugates = adjoint && !isSelfAdjoint;
    if (conjugates) conjugateColumn(x);
    solveIndefinite(factors, x);
    if (conjugates) conjugateColumn(x);
  };
  return reciprocalCondition(a.rows, a.dtype as Scalar, norm, solve, frame);
}

/** Completes a matrix from one triangle, conjugated if asked, and answers its norm. */
function mirroredNorm(
  a: Matrix,
  lower: boolean,
  hermitian: boolean,
  conjugates: boolean,
  frame: Frame,
): number {
  const { rows: n, address, rowStride, columnStride } = lower ? a : transposed(a);
  const { mirrorLowerReal, mirrorLowerComplex } = kernelsOf(definite);
  if (a.dtype === 'complex128') {
    mirrorLowerComplex(n, address, rowStride, columnStride, hermitian, conjugates);
  } else {
    mirrorLowerReal(n, address, rowStride, columnStride);
  }
  return columnNorm(a, frame);
}

/** The conjugate of one contiguous complex column. */
function conjugateColumn(x: Matrix): void {
  const data = view('float64', x.address, 2 * x.rows);
  for (let i = 1; i < data.length; i += 2) data[i] = -data[i]!;
}
