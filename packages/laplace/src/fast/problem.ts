/** What a fast solver is told, checked, and how it goes about it. */
import { type Axis, axisOf, isFree, type Side, type Sides, unknownCount } from './axes.ts';
import { programOf } from '../transforms/plans.ts';

/** A box, its grid, and what is known at its sides. */
export interface FastPoissonOptions {
  /** Points along each of two or three axes, those on the boundary included. */
  readonly shape: readonly number[];
  /** Distances between neighbours along each axis. */
  readonly spacing: readonly number[];
  /**
   * What is known at the first and at the last point of each axis. Along a periodic axis, which is so at
   * both ends, the point behind the last one is the first one.
   */
  readonly sides: readonly Sides[];
  /** s in -Δu + s u = f, 0 or more; default 0. */
  readonly shift?: number;
}

/** The axes of a problem, and which of them is not transformed. */
export interface CheckedProblem {
  /** Unknowns along each axis, as the right side and the solution have them. */
  readonly shape: readonly number[];
  readonly axes: readonly Axis[];
  /** The axis of tridiagonal systems, then those that are transformed, the last one first. */
  readonly order: readonly number[];
  readonly shift: number;
  /** Whether the solution is determined up to a constant only. */
  readonly isSingular: boolean;
}

const SIDES: readonly Side[] = ['dirichlet', 'neumann', 'periodic'];

/** @throws RangeError or TypeError naming what is wrong */
export function checkedProblem(options: FastPoissonOptions, caller: string): CheckedProblem {
  const { shape, spacing, sides, shift = 0 } = options;
  const ndim = shape.length;
  if (ndim !== 2 && ndim !== 3) {
    throw new RangeError(`${caller}: shape has ${ndim} axes, needs 2 or 3`);
  }
  for (const [name, list] of Object.entries({ spacing, sides })) {
    if (list.length !== ndim) {
      throw new RangeError(`${caller}: ${name} has ${list.length} entries for ${ndim} axes`);
    }
  }
  if (!(shift >= 0 && shift < Infinity)) {
    throw new RangeError(`${caller}: shift is ${shift}, must be a finite number of 0 or more`);
  }
  const axes = shape.map((points, axis) => {
    const ends = checkedSides(sides[axis]!, axis, caller);
    const least = ends[0] === ends[1] && ends[0] !== 'neumann' ? 3 : 2;
    if (!Number.isSafeInteger(points) || points < least) {
      throw new RangeError(
        `${caller}: shape[${axis}] is ${points}, must be an integer of ${least} or more ` +
          `between sides ${ends.join(' and ')}`,
      );
    }
    const h = spacing[axis]!;
    if (!(h > 0 && h < Infinity)) {
      throw new RangeError(`${caller}: spacing[${axis}] is ${h}, must be a positive number`);
    }
    return axisOf(unknownCount(points, ends), h, ends);
  });
  return {
    shape: axes.map(({ length }) => length),
    axes,
    order: orderOf(axes),
    shift,
    isSingular: shift === 0 && axes.every(isFree),
  };
}

function checkedSides(sides: Sides, axis: number, caller: string): Sides {
  const isPair = Array.isArray(sides) && sides.length === 2;
  if (!isPair || sides.some((side) => !SIDES.includes(side))) {
    throw new TypeError(
      `${caller}: sides[${axis}] is ${JSON.stringify(sides)}, must be two of '${SIDES.join("', '")}'`,
    );
  }
  if ((sides[0] === 'periodic') !== (sides[1] === 'periodic')) {
    throw new RangeError(`${caller}: sides[${axis}] is '${sides.join("', '")}', one end periodic`);
  }
  return sides;
}

/** What a number costs more where results have to be transposed, and where periods are folded. */
const TRANSPOSING = 6;
const FOLDING = 6;

/**
 * Transforms are cheap along axes whose lengths have small factors, and cost nothing along the one axis
 * that is left to tridiagonal systems.
 */
function orderOf(axes: readonly Axis[]): number[] {
  const costs = axes.map(({ length, forward, back }) => {
    const both = programOf(forward, length, 1).cost + programOf(back, length, 1).cost;
    return both / length;
  });
  const savings = axes.map(({ sides }, axis) => {
    return costs[axis]! - (axis > 0 ? TRANSPOSING : 0) - (sides[0] === 'periodic' ? FOLDING : 0);
  });
  const own = savings.indexOf(Math.max(...savings));
  return [own, ...axes.map((_, axis) => axis).filter((axis) => axis !== own)];
}
