import { type Axis, axisOf, coarserAxis, noAxis } from './axis.ts';
import type { Problem } from '../problem/problem.ts';

/** Outer, middle and inner axis of a grid; the plane has `noAxis` in the middle. */
export type Axes = readonly [outer: Axis, mid: Axis, inner: Axis];

/** Grids of so many unknowns are solved directly. */
const FEW = 30;

/** Axes along which neighbours are tied half as much as along the first one are coarsened as well. */
const RATIO = 0.5;

/**
 * All grids from the finest one on. Relaxing points smooths an error along the axes whose neighbours
 * are tied most; only these are coarsened, until all are tied about equally.
 */
export function gridsOf(problem: Problem): Axes[] {
  const { length } = problem.shape;
  const finest: Axes = [
    axisOf(problem, 0),
    length === 3 ? axisOf(problem, 1) : noAxis,
    axisOf(problem, length - 1),
  ];
  const grids = [finest];
  for (let axes: Axes | undefined = finest; axes && unknownsOf(axes) > FEW;) {
    axes = coarserAxes(axes);
    if (axes) grids.push(axes);
  }
  return grids;
}

export function unknownsOf(axes: Axes): number {
  return axes.reduce((product, { count }) => product * count, 1);
}

function coarserAxes(axes: Axes): Axes | undefined {
  const halves = axes.map((axis) => (axis === noAxis ? undefined : coarserAxis(axis)));
  const strongest = Math.max(...axes.map(({ weight }, d) => (halves[d] ? weight : 0)));
  if (strongest === 0) return undefined;
  return axes.map((axis, d) => {
    return halves[d] && axis.weight >= RATIO * strongest ? halves[d] : axis;
  }) as unknown as Axes;
}
