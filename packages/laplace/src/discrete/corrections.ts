import { zeros } from '@numloom/ndarray';
import { poissonProblem, type Problem } from '../problem/problem.ts';
import type { Side } from '../problem/side.ts';
import { Grid } from './grid.ts';

/**
 * A grid for what is added to solutions of a problem: of the same points, but all that is given is
 * 0. With `isDriven` its right side is an array, which may be written.
 */
export function correctionGrid(problem: Problem, isDriven = false): Grid {
  const { shape, extent, fixed } = problem;
  const sides = problem.sides.map((pair) => pair.map(homogeneous) as [Side, Side]);
  return new Grid(
    poissonProblem({
      shape,
      extent,
      sides,
      ...(isDriven && { source: zeros([...shape]) }),
      ...(fixed && { fixed: { mask: fixed.mask } }),
    }),
  );
}

/** A side of the same kind, on which 0 is given. */
export function homogeneous({ kind }: Side): Side {
  if (kind === 'dirichlet') return { kind, value: 0 };
  return kind === 'neumann' ? { kind, derivative: 0 } : { kind };
}
