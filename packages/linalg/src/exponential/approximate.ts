/** The exponential of one matrix by scaling, a Padé approximant, and squaring. */
import { dtypes } from '@numloom/ndarray';
import { exponential } from '../kernels/generated/exponential.ts';
import { kernelsOf } from '../kernels/load.ts';
import { factorLU, pivotsFor } from '../lu/factor.ts';
import type { Frame } from '../memory/frame.ts';
import type { Matrix } from '../memory/matrix.ts';
import { copyMatrix, scaleMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import { columnNorm } from '../solvers/condition.ts';
import { solveFactored } from '../solvers/general.ts';
import { solveTriangular } from '../triangular/solve.ts';
import { padeCoefficients, type PadeOrder } from './degrees.ts';
import { choose } from './pade.ts';
import { type Power, Powers } from './powers.ts';
import { TriangularParts } from './triangularParts.ts';

/** A norm whose tenth power is far from overflow. */
const LARGE_EXPONENT = 40;

/**
 * A becomes its exponential, A packed by rows and, if `triangular`, upper triangular, of finite
 * elements whose sums of columns are finite. About 2 n³ operations for each of some ten products.
 */
export function exponentiate(a: Matrix, triangular: boolean, frame: Frame): void {
  const parts = triangular ? new TriangularParts(a) : undefined;
  const exponent = Math.ceil(Math.log2(columnNorm(a, frame)));
  const before = Math.max(exponent - LARGE_EXPONENT, 0);
  if (before > 0) scaleByPower(a, -before);
  const powers = new Powers(a, frame);
  const { order, halvings } = choose(powers, frame);
  powers.halve(halvings);
  let result = approximant(powers, order, triangular, frame);
  let next: Matrix = { ...result, address: frame.elements(a.dtype, a.rows * a.columns) };
  for (let left = before + halvings; left > 0; left--) {
    parts?.write(result, left);
    multiply(result, result, next);
    [result, next] = [next, result];
  }
  parts?.write(result, 0);
  copyMatrix(result, a);
}

/** A *= 2^exponent, in two steps where one factor would vanish. */
function scaleByPower(a: Matrix, exponent: number): void {
  const half = Math.trunc(exponent / 2);
  scaleMatrix(a, 2 ** half);
  scaleMatrix(a, 2 ** (exponent - half));
}

/** (V - U)^-1 (V + U), U of the odd and V of the even terms of the numerator. */
function approximant(powers: Powers, order: PadeOrder, triangular: boolean, frame: Frame): Matrix {
  const a = powers.of(1);
  const { rows: n, dtype } = a;
  const { components } = dtypes[dtype];
  const { addMultiple, addIdentity } = kernelsOf(exponential);
  const b = padeCoefficients(order);
  const room = (): Matrix => ({ ...a, address: frame.elements(dtype, n * n) });
  /** Adds b_j A^(j - lowest), for every other j from `lowest` on. */
  const addTerms = (to: Matrix, lowest: number, terms: readonly Power[], offset: number) => {
    terms.forEach((power) => {
      const factor = b[offset + power]!;
      addMultiple(n * n * components, factor, powers.of(power).address, to.address, true);
    });
    if (lowest >= 0) addIdentity(n, b[lowest]!, to.address, components);
  };
  const clear = (to: Matrix) => addMultiple(n * n * components, 0, a.address, to.address, false);
  const inner = room();
  const u = room();
  const v = room();
  if (order === 13) {
    clear(u);
    addTerms(u, -1, [2, 4, 6], 7);
    multiply(powers.of(6), u, inner);
    addTerms(inner, 1, [2, 4, 6], 1);
    clear(u);
    addTerms(u, -1, [2, 4, 6], 6);
    multiply(powers.of(6), u, v);
    addTerms(v, 0, [2, 4, 6], 0);
  } else {
    const terms = ([2, 4, 6, 8] as const).filter((power) => power < order);
    clear(inner);
    addTerms(inner, 1, terms, 1);
    clear(v);
    addTerms(v, 0, terms, 0);
  }
  multiply(a, inner, u);
  const count = n * n * components;
  copyMatrix(v, inner);
  addMultiple(count, -1, u.address, inner.address, true);
  addMultiple(count, 1, u.address, v.address, true);
  if (triangular) solveTriangular(inner, v, { lower: false });
  else {
    const pivots = pivotsFor(inner, frame);
    factorLU(inner, pivots, frame);
    solveFactored(inner, pivots, v);
  }
  return v;
}
