/** Golub-Kahan-Lanczos bidiagonalisation with thick restarts (Baglama and Reichel 2005). */
import { svd } from '@numloom/linalg';
import { type Frame, type Scalar, withFrame } from '@numloom/linalg/kernels';
import { dtypes, type NdArray } from '@numloom/ndarray';
import type { Action } from '../operators/action.ts';
import type { Shape } from '../parts/parts.ts';
import { Basis } from './basis.ts';
import { begin, lastRow } from './lanczos.ts';
import { isConverged, type Plan } from './options.ts';
import { combination } from './results.ts';
import { CERTAIN, SecondLook } from './second-look.ts';
import { columnsAt, conjugated, numbersOf, setColumn, toHeap, zeroMatrix } from './small.ts';

/** What an iteration ends with: values descending, and a column for each on both sides. */
export interface SingularTriplets {
  readonly values: NdArray;
  readonly converged: boolean[];
  readonly left: NdArray;
  readonly right: NdArray;
}

/**
 * A V = U B and Aᴴ U = V Bᴴ + r eᵀ, with B upper triangular: it is bidiagonal before the first restart,
 * and gets a column that is full by each.
 */
export function bidiagonal(
  forward: Action,
  backward: Action,
  [m, n]: Shape,
  scalar: Scalar,
  which: 'LM' | 'SM',
  { wanted, vectors, restarts, tolerance, start }: Plan,
  frame: Frame,
): SingularTriplets {
  const { components } = dtypes[scalar];
  const right = new Basis(frame, scalar, n, vectors + 1);
  const left = new Basis(frame, scalar, m, vectors + 1);
  begin(right, start, 'svds');
  const look = new SecondLook(tolerance);
  let kept: SingularTriplets | undefined;
  let b = zeroMatrix(scalar, vectors);
  let first = 0;
  for (let restart = 0; ; restart++) {
    let residual = 0;
    for (let j = first; j < vectors; j++) {
      forward(right.vector(j), left.vector(j));
      const { coefficients, norm } = left.orthogonalise(j, 'svds');
      setColumn(b, j, coefficients);
      numbersOf(b)[components * j * (vectors + 1)] = norm;
      if (norm > 0) left.divide(j, norm);
      else left.randomise(j, 'svds');
      backward(left.vector(j), right.vector(j + 1));
      residual = right.orthogonalise(j + 1, 'svds').norm;
      if (residual > 0) right.divide(j + 1, residual);
      else if (j + 1 < vectors) right.randomise(j + 1, 'svds');
    }
    const { U: x, S: values, Vh } = svd(b);
    const sizes = numbersOf(values).slice();
    const y = conjugated(Vh.T);
    const errors = lastRow(x).map((size) => residual * size);
    const all = Array.from({ length: vectors }, (_, i) => i);
    const order = which === 'LM' ? all : all.reverse();
    const chosen = order.slice(0, wanted).sort((i, j) => i - j);
    const hasConverged = (i: number) => isConverged(errors[i]!, sizes[i]!, sizes[0]!, tolerance);
    const done = chosen.filter(hasConverged);
    const isRestKnown = () => {
      const rest = order[wanted]!;
      const gap = Math.min(...chosen.map((i) => Math.abs(sizes[i]! - sizes[rest]!)));
      return hasConverged(rest) || errors[rest]! < CERTAIN * gap;
    };
    const ascending = chosen.map((i) => sizes[i]!).reverse();
    const next =
      done.length === wanted ? look.next(ascending, sizes[0]!, restart, isRestKnown) : 'go on';
    const isLast = restart + 1 >= restarts || look.isExhausted(restart);
    if (next === 'go on' && isLast && kept !== undefined) return kept;
    if (next !== 'go on' || isLast) {
      kept = {
        values: columnsAt(values.reshape([1, vectors]) as NdArray, chosen).reshape([wanted]),
        converged: chosen.map((i) => done.includes(i)),
        left: combination(left, columnsAt(x, chosen)),
        right: combination(right, columnsAt(y, chosen)),
      };
      if (next !== 'begin' || isLast) return kept;
    }
    const most = wanted + Math.max(1, Math.ceil((vectors - wanted + done.length) / 2));
    first = next === 'begin' ? wanted : Math.min(vectors - 1, most);
    const best = order.slice(0, first).sort((i, j) => i - j);
    withFrame((scratch) => {
      right.exchange(toHeap(columnsAt(y, best), scalar, scratch), vectors);
      left.exchange(toHeap(columnsAt(x, best), scalar, scratch), vectors);
    });
    if (next === 'begin') right.randomise(first, 'svds');
    b = zeroMatrix(scalar, vectors);
    const numbers = numbersOf(b);
    best.forEach((i, at) => (numbers[components * at * (vectors + 1)] = sizes[i]!));
  }
}
