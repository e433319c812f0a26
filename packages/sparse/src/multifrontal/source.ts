/** Factors of fronts, as those read them who solve with them or hand them out. */
import { type Scalar, view } from '@numloom/linalg/kernels';
import type { Kind } from './factor.ts';
import type { Symbolic } from './symbolic.ts';

export interface Source {
  readonly symbolic: Symbolic;
  readonly kind: Kind;
  readonly scalar: Scalar;
  readonly hermitian: boolean;
  /** Addresses. */
  readonly lower: number;
  readonly upper: number;
  readonly pivots: number;
  readonly corners: number;
}

/** Views of all of it, until anything is allocated. */
export function viewsOf({ symbolic, kind, scalar, lower, upper, pivots, corners }: Source) {
  const { size, fronts, needs, lists, order } = symbolic;
  const components = scalar === 'complex128' ? 2 : 1;
  const rowStarts = view('int32', lists.rowStarts, fronts + 1);
  return {
    components,
    firsts: view('int32', lists.firsts, fronts + 1),
    rowStarts,
    rows: view('int32', lists.rows, rowStarts[fronts]!),
    lowerStarts: view('int32', lists.lowerStarts, fronts),
    upperStarts: view('int32', lists.upperStarts, fronts),
    order: view('int32', order, size),
    lower: view('float64', lower, components * needs.lower),
    upper: view('float64', upper, kind === 'lu' ? components * needs.upper : 0),
    pivots: view('int32', pivots, kind === 'cholesky' ? 0 : size),
    corners: view('float64', corners, kind === 'ldl' ? components * size : 0),
  };
}
