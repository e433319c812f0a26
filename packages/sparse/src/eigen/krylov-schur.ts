/** Eigenvalues of operators by the Krylov-Schur method (Stewart 2001). */
import { eig, LinAlgError, schur } from '@numloom/linalg';
import { type Frame, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { Complex, dtypes, type NdArray } from '@numloom/ndarray';
import type { Action } from '../operators/action.ts';
import { Basis } from './basis.ts';
import { begin, extend, lastRow } from './lanczos.ts';
import { isConverged, type Plan } from './options.ts';
import { columnsAt, numbersOf, toHeap, zeroMatrix } from './small.ts';
import { preference, type Preference } from './which.ts';

/** What an iteration ends with. */
export interface GeneralRitzPairs {
  readonly values: Complex[];
  readonly converged: boolean[];
  readonly coordinates: NdArray;
  readonly basis: Basis;
}

/** The numbers of the values in the order in which they are wanted, of a pair first the upper one. */
export function orderGeneral(values: readonly Complex[], which: Preference): number[] {
  const wanted = values.map(({ re, im }) => preference(re, im, which));
  // Rounding errors must not tear pairs apart.
  const scale = 1e-12 * values.reduce((most, { re, im }) => Math.max(most, Math.hypot(re, im)), 0);
  const isAlike = (i: number, j: number): boolean =>
    Math.abs(values[i]!.re - values[j]!.re) <= scale &&
    Math.abs(values[i]!.im + values[j]!.im) <= scale;
  return values
    .map((_, i) => i)
    .sort((i, j) => (isAlike(i, j) ? values[j]!.im - values[i]!.im : wanted[j]! - wanted[i]!));
}

/**
 * The wanted eigenvalues of an operator, most wanted first. Restarts keep the part of the Schur form that
 * is wanted, of a real operator with both of a pair.
 */
export function krylovSchur(
  operator: Action,
  n: number,
  scalar: Scalar,
  which: Preference,
  plan: Plan,
  frame: Frame,
  caller: string,
): GeneralRitzPairs {
  const { wanted, vectors, restarts, tolerance, start } = plan;
  const { components } = dtypes[scalar];
  const basis = new Basis(frame, scalar, n, vectors + 1);
  begin(basis, start, caller);
  let projected = zeroMatrix(scalar, vectors);
  let kept = 0;
  for (let restart = 0; ; restart++) {
    const matrix = projected;
    const residual = extend(operator, basis, matrix, kept, vectors, caller, (j, norm) => {
      numbersOf(matrix)[components * ((j + 1) * vectors + j)] = norm;
    });
    const { eigenvalues, eigenvectors } = eig(projected as NdArray);
    const values = Array.from(eigenvalues.values() as Iterable<Complex | number>, (value) =>
      typeof value === 'number' ? new Complex(value) : value,
    );
    const order = orderGeneral(values, which);
    const errors = lastRow(eigenvectors).map((size) => residual * size);
    const chosen = order.slice(0, wanted);
    const sizes = values.map(({ re, im }) => Math.hypot(re, im));
    const largest = Math.max(...sizes);
    const converged = chosen.map((i) => isConverged(errors[i]!, sizes[i]!, largest, tolerance));
    if (converged.every(Boolean) || restart + 1 >= restarts) {
      const coordinates = columnsAt(eigenvectors, chosen);
      return { values: chosen.map((i) => values[i]!), converged, coordinates, basis };
    }
    const done = converged.filter(Boolean).length;
    const target = wanted + Math.max(1, Math.ceil((vectors - wanted + done) / 2));
    const sorted = sortedForm(projected as NdArray, vectors - 2, target, (count) =>
      leading(values, order, which, count),
    );
    kept = Math.min(sorted.sdim, vectors - 1);
    const first = Array.from({ length: kept }, (_, i) => i);
    const form = numbersOf(sorted.T.copy()).slice();
    const vectorsOfForm = columnsAt(sorted.Z, first);
    const last = numbersOf(vectorsOfForm).slice(components * (vectors - 1) * kept);
    withFrame((scratch) => basis.exchange(toHeap(vectorsOfForm, scalar, scratch), vectors));
    projected = zeroMatrix(scalar, vectors);
    const numbers = numbersOf(projected);
    for (let i = 0; i < kept; i++) {
      const from = components * i * vectors;
      numbers.set(form.subarray(from, from + components * kept), from);
    }
    numbers.set(
      last.map((value) => residual * value),
      components * kept * vectors,
    );
  }
}

/**
 * The Schur form with about `target` of the values first. Values that are equal up to rounding cannot change
 * places: another border between them may not ask for that.
 */
function sortedForm(
  matrix: NdArray,
  most: number,
  target: number,
  testFor: (count: number) => (value: Complex) => boolean,
) {
  let problem: unknown;
  const count = Math.min(most, target);
  for (let step = 0; step <= 2 * most; step++) {
    const at = count + (step % 2 === 1 ? (step + 1) / 2 : -step / 2);
    if (at < 1 || at > most) continue;
    try {
      return schur(matrix, { sort: testFor(at) });
    } catch (error) {
      if (!(error instanceof LinAlgError)) throw error;
      problem ??= error;
    }
  }
  throw problem;
}

/**
 * A test for about the first `count` in that order: those that are wanted more than a value in the
 * widest gap near to there.
 */
function leading(
  values: readonly Complex[],
  order: readonly number[],
  which: Preference,
  count: number,
): (value: Complex) => boolean {
  const wanted = order.map((i) => preference(values[i]!.re, values[i]!.im, which));
  const size = Math.max(...values.map(({ re, im }) => Math.hypot(re, im)));
  let at = count;
  // Equal ones, as pairs, are kept together.
  while (at > 1 && wanted[at - 1]! - wanted[at]! <= 1e-10 * size) at--;
  if (at <= 1) at = count;
  const border = (wanted[at - 1]! + wanted[at]!) / 2;
  return ({ re, im }) => preference(re, im, which) >= border;
}
