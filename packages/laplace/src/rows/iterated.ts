/** Rows that ask for many sweeps at once, so that several share a pass over memory. */
import { iterate, store } from '@numloom/ufunc';
import { average } from './expressions.ts';
import type { BenchmarkProblem } from './problem.ts';
import { initialArray } from './problem.ts';
import type { Algorithm, Row, Sweeper } from './row.ts';

export const pipelined: Row = {
  description: 'one array, several sweeps in a pass over it; the error of each',
  algorithm: 'jacobi',
  checkEvery: 1,
  start: (problem) => iterated(problem, 'jacobi'),
};

export const skewed: Row = {
  description: 'one array, each point from what is there at that moment, front by front',
  algorithm: 'gauss-seidel',
  checkEvery: 1,
  start: (problem) => iterated(problem, 'gauss-seidel'),
};

function iterated(problem: BenchmarkProblem, order: Algorithm): Sweeper {
  const u = initialArray(problem);
  const inside = u.slice('1:-1, 1:-1');
  const step = store(inside, average(u, problem));
  return {
    values: u,
    sweep: (check) => iterate(step, 1, { order, errors: check ? 'last' : 'none' })[0],
    sweepUntil: (tol, count) => iterate(step, count, { order, tol }),
    [Symbol.dispose]: () => u.dispose(),
  };
}
