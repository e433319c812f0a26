/** Plain loops over typed arrays: one element after the other, the error of every sweep. */
import { gridOf, initialValues, type BenchmarkProblem } from './problem.ts';
import type { Row } from './row.ts';

/** Writes one Jacobi sweep over the inside of `old` into `u`. @returns the norm of the change. */
function jacobiSweep(u: Float64Array, old: Float64Array, problem: BenchmarkProblem): number {
  const { size: n, dx2, dy2, scale } = problem;
  let sum = 0;
  for (let i = 1; i < n - 1; i++) {
    for (let j = 1, p = i * n + 1; j < n - 1; j++, p++) {
      const value = ((old[p - n]! + old[p + n]!) * dy2 + (old[p - 1]! + old[p + 1]!) * dx2) * scale;
      const change = value - old[p]!;
      u[p] = value;
      sum += change * change;
    }
  }
  return Math.sqrt(sum);
}

/** One Gauss-Seidel sweep, row by row. @returns the norm of the change. */
function gaussSeidelSweep(u: Float64Array, problem: BenchmarkProblem): number {
  const { size: n, dx2, dy2, scale } = problem;
  let sum = 0;
  for (let i = 1; i < n - 1; i++) {
    for (let j = 1, p = i * n + 1; j < n - 1; j++, p++) {
      const before = u[p]!;
      const value = ((u[p - n]! + u[p + n]!) * dy2 + (u[p - 1]! + u[p + 1]!) * dx2) * scale;
      const change = value - before;
      u[p] = value;
      sum += change * change;
    }
  }
  return Math.sqrt(sum);
}

export const slow: Row = {
  description: 'loops, the old values in a new copy each sweep',
  algorithm: 'jacobi',
  checkEvery: 1,
  start(problem) {
    let u = initialValues(problem);
    return {
      get values() {
        return gridOf(u, problem.size);
      },
      sweep() {
        const old = u;
        u = old.slice();
        return jacobiSweep(u, old, problem);
      },
      [Symbol.dispose]: () => undefined,
    };
  },
};

export const slow2: Row = {
  description: 'loops, the old values copied to one array that stays',
  algorithm: 'jacobi',
  checkEvery: 1,
  start(problem) {
    const u = initialValues(problem);
    const old = new Float64Array(u.length);
    return {
      values: gridOf(u, problem.size),
      sweep() {
        old.set(u);
        return jacobiSweep(u, old, problem);
      },
      [Symbol.dispose]: () => undefined,
    };
  },
};

export const inlineSlow: Row = {
  description: 'loops in place',
  algorithm: 'gauss-seidel',
  checkEvery: 1,
  start(problem) {
    const u = initialValues(problem);
    return {
      values: gridOf(u, problem.size),
      sweep: () => gaussSeidelSweep(u, problem),
      [Symbol.dispose]: () => undefined,
    };
  },
};
