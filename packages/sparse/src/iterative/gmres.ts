/** Generalised minimal residuals, restarted. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { orthogonalize } from './arnoldi.ts';
import { HessenbergSystem } from './hessenberg.ts';
import { checkOptions } from '../parts/options.ts';
import {
  checkCallback,
  checkCount,
  ITERATION_OPTIONS,
  type IterateCallback,
  type IterationOptions,
} from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { value } from './values.ts';

/** Options of {@link gmres}. */
export interface GmresOptions extends Omit<IterationOptions, 'callback'> {
  /** Steps between restarts, each of which needs a vector; 20 unless told otherwise. */
  readonly restart?: number;
  /** Called after each step with ‖M r‖ / ‖b‖, or with x after each restart; true ends the iteration. */
  readonly callback?: IterateCallback | ((residual: number) => unknown);
  /**
   * What the callback is told: `pr_norm`, the norm; `x`, the iterate; `legacy` (the default) the norm,
   * and `maxiter` counts steps instead of restarts.
   */
  readonly callback_type?: 'x' | 'pr_norm' | 'legacy';
}

/**
 * Solves A x = b for any square A by generalised minimal residuals (Saad and Schultz 1986), begun anew
 * after `restart` steps; preconditioned from the left. `maxiter` counts restarts, ten times n unless told
 * otherwise; `iterations` counts steps. `info` is -1 where the residual cannot get smaller, as for a
 * singular system, or a value is not finite.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, gmres } from '@numloom/sparse';
 * const { x, iterations } = gmres(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(iterations, Math.abs((x.get(0) as number) - 1) < 1e-9); // => 2 true
 * ```
 */
export function gmres(A: OperatorLike, b: Operand, options: GmresOptions = {}): IterativeSolution {
  checkOptions(options, [...ITERATION_OPTIONS, 'restart', 'callback_type'], 'gmres');
  const { callback, callback_type = 'legacy', restart = 20, ...others } = options;
  checkCallback(callback, 'gmres');
  if (!['x', 'pr_norm', 'legacy'].includes(callback_type)) {
    throw new TypeError(
      `gmres: callback_type is "${String(callback_type)}", must be "x", "pr_norm" or "legacy"`,
    );
  }
  checkCount(restart, 'gmres', 'restart', 1);
  const type = callback === undefined ? undefined : callback_type;
  const settings = {
    caller: 'gmres',
    callback: type === 'x' ? (callback as IterateCallback) : undefined,
  };
  const told = type === 'x' ? undefined : (callback as ((residual: number) => unknown) | undefined);
  return solveSystem(A, b, others, settings, (system) =>
    iterate(system, Math.min(restart, system.n), type === 'legacy', told),
  );
}

function iterate(
  system: System,
  restart: number,
  countsSteps: boolean,
  callback: ((residual: number) => unknown) | undefined,
): Outcome {
  const { vectors, apply, precondition, x, r, b, bNorm, tolerance, maxiter, report } = system;
  if (system.rNorm <= tolerance) return { info: 0, iterations: 0 };
  const basis = [vectors.room()];
  const image = vectors.room();
  let preconditionedNorm = bNorm;
  if (precondition !== undefined) {
    precondition(b, image);
    preconditionedNorm = vectors.norm(image);
  }
  // The norm that steps can see is that of M r: its goal follows from how far the last one was off.
  let factor = 1;
  let goal = preconditionedNorm * Math.min(factor, tolerance / bNorm);
  let iterations = 0;
  for (let round = 1; ; round++) {
    const first = basis[0]!;
    if (precondition === undefined) vectors.copy(r, first);
    else precondition(r, first);
    const beta = vectors.norm(first);
    if (beta === 0 || !Number.isFinite(beta)) return { info: -1, iterations };
    vectors.scale(value(1 / beta), first);
    const small = new HessenbergSystem(beta);
    let [isExact, stopped] = [false, false];
    while (small.size < restart) {
      const k = small.size;
      const w = (basis[k + 1] ??= vectors.room());
      if (precondition === undefined) apply(basis[k]!, w);
      else {
        apply(basis[k]!, image);
        precondition(image, w);
      }
      const { above, whole, below } = orthogonalize(vectors, basis.slice(0, k + 1), w);
      if (!Number.isFinite(below + whole)) return { info: -1, iterations };
      isExact = below <= Number.EPSILON * whole;
      small.append(above, isExact ? 0 : below);
      if (!isExact) vectors.scale(value(1 / below), w);
      iterations++;
      stopped =
        callback?.(small.residual / bNorm) === true || (countsSteps && iterations >= maxiter);
      if (small.residual <= goal || isExact || stopped) break;
    }
    small.solution().forEach((factorOf, k) => {
      vectors.addScaled(factorOf, basis[k]!, x);
    });
    system.residual(x, r);
    const rNorm = vectors.norm(r);
    stopped = report() || stopped;
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (isExact || !Number.isFinite(rNorm)) return { info: -1, iterations };
    if (stopped || round === maxiter) return { info: stopped ? iterations : maxiter, iterations };
    const isReached = small.residual <= goal;
    factor = isReached ? Math.max(Number.EPSILON, 0.25 * factor) : Math.min(1, 1.5 * factor);
    goal = small.residual * Math.min(factor, tolerance / rNorm);
  }
}
