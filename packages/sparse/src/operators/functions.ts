/** Operators that are given by functions of arrays. */
import type { NdArray } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import type { Scalar } from '@numloom/linalg/kernels';
import type { Shape } from '../parts/parts.ts';
import { type ActionMaker, actionOf } from './action.ts';
import { conjugatedAction } from './combined.ts';

/** What an operator does, as functions. */
export interface OperatorFunctions {
  /** A x, of a vector of n elements. */
  readonly matvec: (x: NdArray<Scalar>) => Operand;
  /** Aᴴ x, of a vector of m elements; what needs it throws where it is missing. */
  readonly rmatvec?: (x: NdArray<Scalar>) => Operand;
  /** A X, of the columns of a matrix; one after the other where it is missing. */
  readonly matmat?: (x: NdArray) => Operand;
  /** Aᴴ X. */
  readonly rmatmat?: (x: NdArray) => Operand;
}

/** The action of functions. */
export function functionAction({
  shape: [rows, columns],
  matvec,
  rmatvec,
}: OperatorFunctions & { readonly shape: Shape }): ActionMaker {
  if (typeof matvec !== 'function') {
    throw new TypeError('LinearOperator: matvec must be a function of a vector');
  }
  const action: ActionMaker = (side, scalar) => {
    if (side === 'N') return actionOf(matvec, [rows, columns], scalar, 'matvec');
    if (rmatvec === undefined) {
      throw new TypeError('LinearOperator: the adjoint is needed, but rmatvec was not given');
    }
    return actionOf(rmatvec, [columns, rows], scalar, 'rmatvec');
  };
  return (side, scalar, frame) => {
    if (side !== 'T' || scalar === 'float64') return action(side, scalar, frame);
    const adjoint: ActionMaker = () => action('H', scalar, frame);
    return conjugatedAction(columns, rows, adjoint)('N', scalar, frame);
  };
}
