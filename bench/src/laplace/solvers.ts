/** Solvers, to the error of the discretisation: how many iterations that takes is found before. */
import { heap } from '@numloom/ndarray';
import {
  type MethodName,
  poissonProblem,
  type Problem,
  solve,
  type SolveOptions,
  solveSteps,
} from '@numloom/laplace';
import { nd } from '@numloom/ufunc';
import type { Contender } from '../contender.ts';
import { discretisationError, formula } from './tasks.ts';

/** A method of numloom, for tasks with so many points along a side at most. */
export function solver(method: MethodName, most: number, options: SolveOptions = {}): Contender {
  const own = { ...options, method };
  return {
    name: ['numloom', method, ...Object.values(options).map(String)].join(' '),
    prepare(name) {
      const [kind, size] = name.split(':') as [string, string];
      const points = Number(size);
      if (kind !== 'accuracy' || points > most) return undefined;
      heap.configure({ budget: 2 ** 31 });
      const problem = poissonProblem({
        shape: [points, points],
        sides: (x, y) => (y === 1 && x !== 1 ? formula(x, y) : 0),
      });
      const maxiter = iterationsTo(discretisationError(points), problem, own);
      return {
        run() {
          const { u, milliseconds } = solve(problem, { ...own, tol: 0, maxiter });
          u.dispose();
          return Promise.resolve(milliseconds);
        },
        result: () => solve(problem, { ...own, tol: 0, maxiter }).u.data,
      };
    },
  };
}

/** How many iterations bring a method as near to the solution of the five-point formula. */
function iterationsTo(bound: number, problem: Problem, options: SolveOptions): number {
  const exact = solve(problem, { method: 'fast-poisson' }).u;
  let before = { iterations: 0, error: Infinity };
  for (const { iterations, u } of solveSteps(problem, { ...options, tol: 0, maxiter: 50_000 })) {
    const error = Number(nd`max(abs(${u} - ${exact}))`);
    if (error > bound) {
      before = { iterations, error };
      continue;
    }
    if (before.error === Infinity || error === 0) return iterations;
    // A pass may hold many iterations, during which the error falls by about the same factor each.
    const part = Math.log(before.error / bound) / Math.log(before.error / error);
    return Math.ceil(before.iterations + part * (iterations - before.iterations));
  }
  throw new Error(`${String(options.method)} does not reach the error ${bound}`);
}
