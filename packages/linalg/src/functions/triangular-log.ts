/**
 * Logarithms of triangular matrices by inverse scaling and squaring (Al-Mohy and Higham 2012): square
 * roots until a Padé approximant suits, 2^s log T^(1/2^s). The diagonal and what is next to it are
 * computed by themselves, without cancellation.
 */
import { kernelsOf } from '../kernels/load.ts';
import { roots } from '../kernels/generated/roots.ts';
import { dtypes } from '@numloom/ndarray';
import { type Frame, view, withFrame } from '../memory/frame.ts';
import { block, byColumns, type Matrix, type Scalar, transposed } from '../memory/matrix.ts';
import { copyMatrix, scaleMatrix } from '../memory/transfer.ts';
import { multiply } from '../products/multiply.ts';
import { columnNorm } from '../solvers/condition.ts';
import { solveTriangular } from '../triangular/solve.ts';
import { diagonalOf } from './condition.ts';
import { legendreRule } from './legendre.ts';
import { logarithm, type Pair, size, squareRoot, subtract } from './numbers.ts';
import { logAbove, powerAbove, rootMinusOne } from './superdiagonal.ts';
import { rootTriangular } from './triangular-root.ts';

/** Norms up to which approximants of degree 1, 2, … are exact to float64 (table 2.1 there). */
const BOUNDS = [1.59e-5, 2.31e-3, 1.94e-2, 6.21e-2, 1.28e-1, 2.06e-1, 2.88e-1] as const;
/** Square roots at most: of numbers of any size that many come near to 1. */
const MOST = 100;

/** T = log T in place, T upper triangular by columns, without zeros on its diagonal. */
export function logTriangular(t: Matrix): void {
  withFrame((frame) => {
    const { rows: n } = t;
    const dtype = t.dtype as Scalar;
    const square = () => byColumns(dtype, frame.elements(dtype, n * n), n, n);
    const root = square();
    copyColumns(t, root);
    const { count, degree } = takeRoots(root, diagonalOf(t), square, frame);
    shiftDiagonal(root, -1);
    const diagonal = diagonalOf(t);
    // Negative eigenvalues have logarithms on the edge of what is principal.
    const isPrincipal = diagonal.every(([re, im]) => re > 0 || im !== 0);
    const above = diagonal.slice(1).map((_, i) => elementAt(t, i, i + 1));
    if (isPrincipal) {
      const power = 2 ** -count;
      diagonal.forEach((value, i) => setElement(root, i, i, rootMinusOne(value, count)));
      above.forEach((value, i) => {
        setElement(root, i, i + 1, powerAbove(diagonal[i]!, diagonal[i + 1]!, value, power));
      });
    }
    approximate(root, degree, t, square);
    scaleMatrix(transposed(t), 2 ** count);
    if (!isPrincipal) return;
    diagonal.forEach((value, i) => setElement(t, i, i, logarithm(value)));
    above.forEach((value, i) => {
      setElement(t, i, i + 1, logAbove(diagonal[i]!, diagonal[i + 1]!, value));
    });
  });
}

/** Takes square roots until an approximant suits; how many, and its degree. */
function takeRoots(
  root: Matrix,
  diagonal: readonly Pair[],
  square: () => Matrix,
  frame: Frame,
): { readonly count: number; readonly degree: number } {
  let count = 0;
  let values = diagonal;
  const isFar = (value: Pair) => size(subtract(value, [1, 0])) > BOUNDS[6];
  while (count < MOST && values.some(isFar)) {
    values = values.map(squareRoot);
    rootTriangular(root);
    count++;
  }
  const powers = [square(), square(), square(), square(), square()] as const;
  /** ‖(R - I)^p‖^(1/p); powers are asked for in order. */
  const normOf = (p: number): number => {
    const own = powers[p - 1]!;
    if (p === 2) {
      copyColumns(root, powers[0]);
      shiftDiagonal(powers[0], -1);
      multiply(powers[0], powers[0], own);
    } else {
      multiply(powers[p - 2]!, powers[0], own);
    }
    return columnNorm(own, frame) ** (1 / p);
  };
  const second = normOf(2);
  let third = normOf(3);
  const fits = (norm: number, from: number, to: number): number | undefined => {
    for (let degree = from; degree <= to; degree++) if (norm <= BOUNDS[degree - 1]!) return degree;
    return undefined;
  };
  const early = fits(Math.max(second, third), 1, 2);
  if (early !== undefined) return { count, degree: early };
  for (let halved = 0; count < MOST;) {
    const fourth = normOf(4);
    const middle = Math.max(third, fourth);
    const degree = fits(middle, 3, 7);
    if (degree !== undefined && degree <= 6) return { count, degree };
    const isWorthwhile = degree !== undefined && middle / 2 <= BOUNDS[4] && halved < 2;
    if (isWorthwhile) {
      halved++;
    } else {
      const late = fits(Math.min(middle, Math.max(fourth, normOf(5))), 6, 7);
      if (late !== undefined) return { count, degree: late };
    }
    rootTriangular(root);
    count++;
    normOf(2);
    third = normOf(3);
  }
  return { count, degree: 7 };
}

/** to = log(I + R) by the Padé approximant of some degree, in partial fractions. */
function approximate(r: Matrix, degree: number, to: Matrix, square: () => Matrix): void {
  const { rows: n, dtype } = r;
  const [system, term] = [square(), square()];
  const numbers = n * n * dtypes[dtype].components;
  const sum = square();
  const { addMultiple } = kernelsOf(roots);
  view('float64', sum.address, numbers).fill(0);
  for (const { node, weight } of legendreRule(degree)) {
    copyColumns(r, system);
    scaleMatrix(transposed(system), node);
    shiftDiagonal(system, 1);
    copyColumns(r, term);
    solveTriangular(system, term, { lower: false });
    addMultiple(numbers, weight, term.address, sum.address);
  }
  copyColumns(sum, to);
}

/** B = A, both by columns, which are rows to what copies. */
function copyColumns(a: Matrix, b: Matrix): void {
  copyMatrix(transposed(a), transposed(b));
}

function shiftDiagonal(a: Matrix, shift: number): void {
  for (let i = 0; i < a.rows; i++) {
    const element = view('float64', block(a, i, i, 1, 1).address, 1);
    element[0] = element[0]! + shift;
  }
}

function elementAt(a: Matrix, i: number, j: number): Pair {
  const { address, dtype } = block(a, i, j, 1, 1);
  const [re, im] = view('float64', address, dtypes[dtype].components);
  return [re!, im ?? 0];
}

function setElement(a: Matrix, i: number, j: number, [re, im]: Pair): void {
  const { address, dtype } = block(a, i, j, 1, 1);
  view('float64', address, dtypes[dtype].components).set(dtype === 'complex128' ? [re, im] : [re]);
}
