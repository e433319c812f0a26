/** Systems with a matrix of which nothing is known. */
import type { Frame } from '../memory/frame.ts';
import { type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { exchangeRows, factorLU, type Pivots, pivotsFor } from '../lu/factor.ts';
import { solveTriangular } from '../triangular/solve.ts';
import { columnNorm, reciprocalCondition } from './condition.ts';
import type { System } from './structure.ts';

/** By LU with partial pivoting. */
export function solveGeneral({ a, b, frame }: System): number {
  const norm = columnNorm(a, frame);
  const pivots = pivotsFor(a, frame);
  if (factorLU(a, pivots, frame) < a.rows) return 0;
  solveFactored(a, pivots, b);
  return conditionOfFactored(a, pivots, norm, frame);
}

/** The reciprocal condition number of a matrix of contiguous rows, which is overwritten. */
export function conditionOf(a: Matrix, frame: Frame): number {
  const norm = columnNorm(a, frame);
  const pivots = pivotsFor(a, frame);
  if (factorLU(a, pivots, frame) < a.rows) return 0;
  return conditionOfFactored(a, pivots, norm, frame);
}

function conditionOfFactored(lu: Matrix, pivots: Pivots, norm: number, frame: Frame): number {
  const solve = (x: Matrix, adjoint: boolean) => {
    if (adjoint) solveAdjoint(lu, pivots, x, true);
    else solveFactored(lu, pivots, x);
  };
  return reciprocalCondition(lu.rows, lu.dtype as Scalar, norm, solve, frame);
}

/** B = A^-1 B, of the factors of A. */
export function solveFactored(lu: Matrix, pivots: Pivots, b: Matrix): void {
  exchangeRows(b, pivots, lu.rows);
  solveTriangular(lu, b, { lower: true, unit: true });
  solveTriangular(lu, b, { lower: false });
}

/** B = A^-T B, or A^-H B if `conjugate`, of the factors of A. */
export function solveAdjoint(lu: Matrix, pivots: Pivots, b: Matrix, conjugate: boolean): void {
  const factors = transposed(lu);
  solveTriangular(factors, b, { lower: true, conjugate });
  solveTriangular(factors, b, { lower: false, unit: true, conjugate });
  exchangeRows(b, pivots, lu.rows, true);
}
