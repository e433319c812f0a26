/** Operators made of others. */
import { kernelsOf, type Scalar } from '@numloom/linalg/kernels';
import type { Side } from '../direct/factors.ts';
import { iterations } from '../kernels/generated/iterations.ts';
import { type ActionMaker, copyElements } from './action.ts';

/** A complex factor as its parts. */
export interface Factor {
  readonly re: number;
  readonly im: number;
}

/** a A */
export function scaledAction(
  factor: Factor,
  rows: number,
  columns: number,
  of: ActionMaker,
): ActionMaker {
  return (side, scalar, frame) => {
    const action = of(side, scalar, frame);
    const scale = kernelsOf(iterations)[SCALE[scalar]];
    const { re, im } = side === 'H' ? { re: factor.re, im: -factor.im } : factor;
    const count = side === 'N' ? rows : columns;
    return (x, y) => {
      action(x, y);
      scale(count, re, im, y, y);
    };
  };
}

/** A + B, of equal shapes. */
export function sumAction(
  rows: number,
  columns: number,
  left: ActionMaker,
  right: ActionMaker,
): ActionMaker {
  return (side, scalar, frame) => {
    const [first, second] = [left(side, scalar, frame), right(side, scalar, frame)];
    const count = side === 'N' ? rows : columns;
    const room = frame.elements(scalar, count);
    const add = kernelsOf(iterations)[ADD_SCALED[scalar]];
    return (x, y) => {
      first(x, y);
      second(x, room);
      add(count, 1, 0, room, y);
    };
  };
}

/** A B, of `inner` columns of A. */
export function productAction(inner: number, left: ActionMaker, right: ActionMaker): ActionMaker {
  return (side, scalar, frame) => {
    const [first, second] = (side === 'N' ? [right, left] : [left, right]).map((one) =>
      one(side, scalar, frame),
    ) as [ReturnType<ActionMaker>, ReturnType<ActionMaker>];
    const room = frame.elements(scalar, inner);
    return (x, y) => {
      first(x, room);
      second(room, y);
    };
  };
}

/** Aᵀ or Aᴴ. */
export function turnedAction(
  by: 'T' | 'H',
  rows: number,
  columns: number,
  of: ActionMaker,
): ActionMaker {
  return (side, scalar, frame) => {
    if (side === 'N') return of(by, scalar, frame);
    if (side === by || scalar === 'float64') return of('N', scalar, frame);
    // (Aᵀ)ᴴ and (Aᴴ)ᵀ are the conjugate of A.
    return conjugatedAction(rows, columns, of)('N', scalar, frame);
  };
}

/** The operator of conjugate elements, of rows x columns. */
export function conjugatedAction(rows: number, columns: number, of: ActionMaker): ActionMaker {
  return (side, scalar, frame) => {
    const action = of(side, scalar, frame);
    if (scalar === 'float64') return action;
    const [to, from] = side === 'N' ? [rows, columns] : [columns, rows];
    const room = frame.elements(scalar, from);
    const { conjugateAll } = kernelsOf(iterations);
    return (x, y) => {
      copyElements(scalar, x, room, from);
      conjugateAll(from, room);
      action(room, y);
      conjugateAll(to, y);
    };
  };
}

/** The identity of n rows. */
export function identityAction(n: number): ActionMaker {
  return (_side: Side, scalar: Scalar) => (x, y) => copyElements(scalar, x, y, n);
}

const SCALE = { float64: 'scaleFloat64', complex128: 'scaleComplex128' } as const;
const ADD_SCALED = { float64: 'addScaledFloat64', complex128: 'addScaledComplex128' } as const;
