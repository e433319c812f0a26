/** The two expressions that all array rows share. */
import type { NdArray } from '@numloom/ndarray';
import { type Expression, nd } from '@numloom/ufunc';
import type { BenchmarkProblem } from './problem.ts';

/** The five-point formula at the inner points of `u`: two points shorter along each axis. */
export function average(u: NdArray, { dx2, dy2, scale }: BenchmarkProblem): Expression {
  return nd`(
    (${u}[:-2, 1:-1] + ${u}[2:, 1:-1]) * ${dy2} + (${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * ${dx2}
  ) * ${scale}`;
}

/** L2 norm of the change from `old` to `u`. */
export function norm(u: NdArray, old: NdArray): number {
  return Math.sqrt(Number(nd`sum((${u} - ${old}) ** 2)`));
}
