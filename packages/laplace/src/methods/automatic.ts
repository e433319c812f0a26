import type { Problem } from '../problem/problem.ts';
import type { MethodName } from './index.ts';

/**
 * The method that solves a problem soonest: transforms on rectangles and boxes, multigrid where
 * values are given inside.
 */
export function automaticMethod({ fixed }: Problem): MethodName {
  return fixed === undefined ? 'fast-poisson' : 'multigrid';
}
