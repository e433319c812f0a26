/** Many sweeps by one call of `iterate`. */
import { asarray, heap, type NdArray } from '@numloom/ndarray';
import { initialValues, benchmarkProblem } from '@numloom/laplace';
import { configure, iterate, nd, store } from '@numloom/ufunc';
import type { Contender } from '../contender.ts';
import { stopOf } from './tasks.ts';

/** numloom on so many threads. */
export function sweeps(threads: number): Contender {
  return {
    name: threads === 1 ? 'numloom' : `numloom, ${threads} threads`,
    prepare(name) {
      const [kind, size] = name.split(':') as [string, string];
      if (kind !== 'jacobi' && kind !== 'jacobi-last' && kind !== 'gauss-seidel') return undefined;
      const order = kind === 'gauss-seidel' ? kind : 'jacobi';
      if (order === 'gauss-seidel' && threads > 1) return undefined;
      heap.configure({ budget: 2 ** 31 });
      const points = Number(size);
      const problem = benchmarkProblem(points);
      const values = asarray(initialValues(problem)).reshape([points, points]);
      const { tol, sweeps: count } = stopOf(points, kind);
      const { dx2, dy2, scale } = problem;
      const compute = (u: NdArray<'float64'>): number => {
        const average = nd`(
          (${u}[:-2, 1:-1] + ${u}[2:, 1:-1]) * ${dy2} + (${u}[1:-1, :-2] + ${u}[1:-1, 2:]) * ${dx2}
        ) * ${scale}`;
        configure({ threads });
        const start = performance.now();
        const measured = kind === 'jacobi-last' ? ({ errors: 'last' } as const) : { tol };
        iterate(store(u.slice('1:-1, 1:-1'), average), count, { order, ...measured });
        const milliseconds = performance.now() - start;
        configure({ threads: 1 });
        return milliseconds;
      };
      return {
        run() {
          using u = values.copy();
          return Promise.resolve(compute(u));
        },
        result() {
          using u = values.copy();
          compute(u);
          return u.data.slice();
        },
      };
    },
  };
}
