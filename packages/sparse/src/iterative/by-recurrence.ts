/** Methods whose residual comes of a recurrence, from which rounding takes b - A x away. */
import type { Outcome, System } from './system.ts';

/** How far above the tolerance a residual still counts as reaching it at once. */
const CLOSE = 1.01;
/** The same, where iterations do not get it smaller any more. */
const NEAR = 10;

/**
 * The method, which begins anew from where it is as long as it has converged by its recurrence, but not in
 * truth, and a new beginning halves the residual.
 */
export function byRecurrence(method: (system: System) => Outcome): (system: System) => Outcome {
  return (system) => {
    const { vectors, residual, x, r, tolerance, maxiter } = system;
    const measured = (): number => {
      residual(x, r);
      return vectors.norm(r);
    };
    let { info, iterations } = method(system);
    if (info !== 0) return { info, iterations };
    let rNorm = measured();
    let before = 0;
    while (rNorm > CLOSE * tolerance && iterations < maxiter) {
      if (before === 0) before = vectors.room();
      vectors.copy(x, before);
      const again = method({ ...system, rNorm, maxiter: maxiter - iterations });
      iterations += again.iterations;
      info = again.info > 0 ? iterations : again.info;
      const next = measured();
      const isWorse = !(next < rNorm);
      if (isWorse) vectors.copy(before, x);
      const isStuck = !(next <= rNorm / 2);
      if (!isWorse) rNorm = next;
      if (!isStuck && info === 0) continue;
      if (info <= 0) info = rNorm <= NEAR * tolerance ? 0 : Math.min(info, -1);
      return { info, iterations, residual: rNorm };
    }
    return { info: rNorm <= NEAR * tolerance ? 0 : iterations, iterations, residual: rNorm };
  };
}
