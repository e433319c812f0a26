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
    let { info, iterations } = method(system);
    if (info !== 0) return { info, iterations };
    const kept = vectors.room();
    for (let least = Infinity; ;) {
      residual(x, r);
      const rNorm = vectors.norm(r);
      const isStuck = !(rNorm <= least / 2);
      if (rNorm < least) least = rNorm;
      else if (least < Infinity) vectors.copy(kept, x);
      if (info !== 0 || isStuck || least <= CLOSE * tolerance || iterations >= maxiter) {
        if (least <= NEAR * tolerance && info < 0) info = 0;
        else if (least > NEAR * tolerance && info === 0) info = isStuck ? -1 : iterations;
        return { info, iterations, residual: least };
      }
      vectors.copy(x, kept);
      const again = method({ ...system, rNorm, maxiter: maxiter - iterations });
      iterations += again.iterations;
      info = again.info > 0 ? iterations : again.info;
    }
  };
}
