import { NdArray } from '@numloom/ndarray';
import { assertValues, type Values } from './values.ts';

/** What holds on one side of a box. */
export type Side =
  | {
      readonly kind: 'dirichlet';
      /** The solution there. */
      readonly value: Values;
    }
  | {
      readonly kind: 'neumann';
      /** The derivative along the outward normal. */
      readonly derivative: Values;
    }
  | { readonly kind: 'periodic' };

/** The solution is given on a side; default 0. */
export function dirichlet(value: Values = 0): Side {
  return { kind: 'dirichlet', value };
}

/** The derivative along the outward normal is given on a side; default 0, nothing flows through. */
export function neumann(derivative: Values = 0): Side {
  return { kind: 'neumann', derivative };
}

/** What lies behind a side is what lies before the opposite one: both have to be periodic. */
export const periodic: Side = { kind: 'periodic' };

/**
 * How sides are given: one for all, or for each axis a side for both ends or a pair of them; values
 * stand for {@link dirichlet} of them.
 */
export type SidesInput =
  Side | Values | readonly (Side | Values | readonly [Side | Values, Side | Values])[];

/**
 * What holds at both ends of each axis.
 *
 * @throws TypeError or RangeError naming `poissonProblem` and what is wrong
 */
export function sidesOf(given: SidesInput, shape: readonly number[]): (readonly [Side, Side])[] {
  const list = Array.isArray(given)
    ? (given as readonly (Side | Values | readonly [Side | Values, Side | Values])[])
    : shape.map(() => given as Side | Values);
  if (list.length !== shape.length) {
    throw new RangeError(
      `poissonProblem: sides has ${list.length} axes, shape has ${shape.length}`,
    );
  }
  return list.map((axis, d) => {
    const pair = (Array.isArray(axis) ? axis : [axis, axis]) as readonly (Side | Values)[];
    if (pair.length !== 2) {
      throw new RangeError(`poissonProblem: sides of axis ${d} are ${pair.length}; there are two`);
    }
    const along = shape.filter((_, other) => other !== d);
    const [low, high] = pair.map((side) => sideOf(side, shape, along)) as [Side, Side];
    if ((low.kind === 'periodic') !== (high.kind === 'periodic')) {
      throw new RangeError(
        `poissonProblem: sides of axis ${d} are ${low.kind} and ${high.kind}; both or none must be periodic`,
      );
    }
    return [low, high] as const;
  });
}

/** An array of a side has one value a point of the side; a function, the coordinates of the point. */
function sideOf(given: Side | Values, shape: readonly number[], along: readonly number[]): Side {
  const side =
    typeof given === 'object' && given !== null && !(given instanceof NdArray) && 'kind' in given
      ? given
      : dirichlet(given);
  if (side.kind === 'dirichlet') assertValues(side.value, along, 'poissonProblem: value of a side');
  else if (side.kind === 'neumann') {
    assertValues(side.derivative, along, 'poissonProblem: derivative of a side');
  } else if (side.kind !== 'periodic') {
    throw new RangeError(
      `poissonProblem: kind of a side is '${String((side as Side).kind)}'; it must be dirichlet, neumann or periodic`,
    );
  }
  return side;
}
