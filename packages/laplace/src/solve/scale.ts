import { Grid } from '../discrete/grid.ts';
import type { Problem } from '../problem/problem.ts';
import { Power, scaledProblem } from '../problem/scaled.ts';

/** Norms between these have squares, and so have residuals that are much smaller. */
const LEAST = 2 ** -330;
const MOST = 2 ** 330;

/** A problem in memory, as methods can work on it. */
export interface ScaledGrid {
  readonly grid: Grid;
  /** The norm of the right side, in the grid's measure. */
  readonly size: number;
  /** What the grid's values have to be multiplied by, and what they were; undefined where they are as given. */
  readonly powers?: { readonly up: Power; readonly down: Power };
}

/**
 * A problem's grid; where squares of its values would be 0 or infinite, that of the problem times a power
 * of 2, which changes no digit.
 */
export function scaledGrid(problem: Problem): ScaledGrid {
  const grid = new Grid(problem);
  const size = grid.residualNorm();
  const { diagonal } = grid;
  // Some methods measure what changes, which is residuals divided by the diagonal.
  if (hasSquare(size) && hasSquare(size / diagonal)) return { grid, size };
  const isNumber = size > 0 && size < Infinity;
  const exponent = (isNumber ? Math.log2(size) : grid.exponent()) - Math.log2(diagonal) / 2;
  if (!Number.isFinite(exponent) || (size === 0 && hasSquare(2 ** exponent))) return { grid, size };
  grid[Symbol.dispose]();
  const [up, down] = [Math.round(exponent), -Math.round(exponent)].map((one) => new Power(one)) as [
    Power,
    Power,
  ];
  const scaled = new Grid(scaledProblem(problem, down));
  return { grid: scaled, size: scaled.residualNorm(), powers: { up, down } };
}

function hasSquare(norm: number): boolean {
  return norm > LEAST && norm < MOST;
}
