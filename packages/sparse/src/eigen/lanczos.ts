/** Eigenvalues of Hermitian operators by the thick-restart Lanczos method (Wu and Simon 2000). */
import { eigh } from '@numloom/linalg';
import { type Frame, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { dtypes, type NdArray } from '@numloom/ndarray';
import { type Action, storeArray } from '../operators/action.ts';
import { Basis } from './basis.ts';
import { isConverged, type Plan } from './options.ts';
import { combination } from './results.ts';
import { CERTAIN, SecondLook } from './second-look.ts';
import { columnsAt, numbersOf, setColumn, toHeap, zeroMatrix } from './small.ts';
import { orderSymmetric, type WhichSymmetric } from './which.ts';

/** What an iteration ends with. */
export interface RitzPairs {
  /** Those that are wanted, and whether each has converged. */
  readonly values: number[];
  readonly converged: boolean[];
  /** A column for each value. */
  readonly vectors: NdArray;
}

/**
 * The wanted eigenvalues of an operator that is Hermitian in the product xᴴ M y, M of `inner`. All
 * vectors are kept orthogonal; the matrix that the operator is to them is computed as a whole, so that
 * what restarts bring into it needs no case of its own.
 */
export function lanczos(
  operator: Action,
  inner: Action | undefined,
  n: number,
  scalar: Scalar,
  which: WhichSymmetric,
  plan: Plan,
  frame: Frame,
  caller: string,
  innerName = 'M',
): RitzPairs {
  const { wanted, vectors, restarts, tolerance, start } = plan;
  const basis = new Basis(frame, scalar, n, vectors + 1, inner, innerName);
  begin(basis, start, caller);
  const look = new SecondLook(tolerance);
  let kept: RitzPairs | undefined;
  let projected = zeroMatrix(scalar, vectors);
  let first = 0;
  for (let restart = 0; ; restart++) {
    const residual = extend(operator, basis, projected, first, vectors, caller);
    const { eigenvalues, eigenvectors } = eigh(projected as NdArray, { UPLO: 'U' });
    const values = Array.from(numbersOf(eigenvalues));
    const order = orderSymmetric(values, which);
    const errors = lastRow(eigenvectors).map((size) => residual * size);
    const chosen = order.slice(0, wanted);
    const sizes = values.map(Math.abs);
    const largest = Math.max(...sizes);
    const hasConverged = (i: number) => isConverged(errors[i]!, sizes[i]!, largest, tolerance);
    const converged = chosen.map(hasConverged);
    const bySize = which === 'LM' || which === 'SM';
    const preferences = chosen.map((i) => (bySize ? sizes[i]! : values[i]!));
    const isRestKnown = () =>
      order.slice(wanted, which === 'BE' ? wanted + 2 : wanted + 1).every((i) => {
        const own = bySize ? sizes[i]! : values[i]!;
        const gap = Math.min(...preferences.map((one) => Math.abs(one - own)));
        return hasConverged(i) || errors[i]! < CERTAIN * gap;
      });
    const next = converged.every(Boolean)
      ? look.next(
          [...preferences].sort((x, y) => x - y),
          largest,
          restart,
          isRestKnown,
        )
      : 'go on';
    const isLast = restart + 1 >= restarts || look.isExhausted(restart);
    if (next === 'go on' && isLast && kept !== undefined) return kept;
    if (next !== 'go on' || isLast) {
      const coordinates = columnsAt(eigenvectors, chosen);
      const found = chosen.map((i) => values[i]!);
      kept = { values: found, converged, vectors: combination(basis, coordinates) };
      if (next !== 'begin' || isLast) return kept;
    }
    // The more have converged, the more others are kept beside them.
    const done = converged.filter(Boolean).length;
    const most = wanted + Math.max(1, Math.ceil((vectors - wanted + done) / 2));
    first = next === 'begin' ? wanted : Math.min(vectors - 1, most);
    const best = order.slice(0, first);
    withFrame((scratch) => {
      basis.exchange(toHeap(columnsAt(eigenvectors, best), scalar, scratch), vectors);
    });
    if (next === 'begin') basis.randomise(first, caller);
    projected = zeroMatrix(scalar, vectors);
    const { components } = dtypes[scalar];
    const numbers = numbersOf(projected);
    best.forEach((i, at) => (numbers[components * at * (vectors + 1)] = values[i]!));
  }
}

/** Makes the first vector that of the user, or a random one. */
export function begin(basis: Basis, start: NdArray | undefined, caller: string): void {
  if (start === undefined) {
    basis.randomise(0, caller);
    return;
  }
  storeArray(start, basis.scalar, basis.vector(0));
  const { norm } = basis.orthogonalise(0, caller);
  if (norm === 0) throw new RangeError(`${caller}: v0 is zero`);
  basis.divide(0, norm);
}

/**
 * Adds vectors from the one numbered `from` until there are `vectors` and one more; column j of the
 * projected matrix becomes what the operator makes of vector j. Answers the length of what is left of the
 * last one: 0 where the vectors span an invariant subspace.
 */
export function extend(
  operator: Action,
  basis: Basis,
  projected: NdArray,
  from: number,
  vectors: number,
  caller: string,
  below?: (j: number, norm: number) => void,
): number {
  for (let j = from; ; j++) {
    operator(basis.vector(j), basis.vector(j + 1));
    const { coefficients, norm } = basis.orthogonalise(j + 1, caller);
    setColumn(projected, j, coefficients);
    if (j + 1 === vectors) {
      if (norm > 0) basis.divide(j + 1, norm);
      return norm;
    }
    below?.(j, norm);
    if (norm > 0) basis.divide(j + 1, norm);
    else basis.randomise(j + 1, caller);
  }
}

/** Absolute values of the last row. */
export function lastRow(matrix: NdArray): number[] {
  const [rows, columns] = matrix.shape as [number, number];
  const { components } = dtypes[matrix.dtype];
  const numbers = numbersOf(matrix.isContiguous() ? matrix : matrix.copy());
  return Array.from({ length: columns }, (_, j) => {
    const at = components * ((rows - 1) * columns + j);
    return components === 2 ? Math.hypot(numbers[at]!, numbers[at + 1]!) : Math.abs(numbers[at]!);
  });
}
