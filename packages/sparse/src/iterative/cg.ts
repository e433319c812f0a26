/** Conjugate gradients. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { checkOptions } from '../parts/options.ts';
import { byRecurrence } from './by-recurrence.ts';
import { ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { over, type Value, value } from './values.ts';

/**
 * Solves A x = b for a Hermitian positive definite A by conjugate gradients (Hestenes and Stiefel 1952).
 * `M` has to be Hermitian and positive definite, too. An iteration takes a product with A, one with M,
 * and three passes over vectors. `info` is -1 where A or M turns out to be singular, a value is not
 * finite, or rounding keeps ‖b - A x‖ more than ten times above what is asked for.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { cg, csr_array } from '@numloom/sparse';
 * const a = csr_array([[4, 1], [1, 3]]);
 * const { x, converged } = cg(a, [1, 2], { rtol: 1e-10 });
 * console.log(converged, x.get(0).toString().slice(0, 6)); // => true 0.0909
 * ```
 */
export function cg(A: OperatorLike, b: Operand, options: IterationOptions = {}): IterativeSolution {
  checkOptions(options, ITERATION_OPTIONS, 'cg');
  return solveSystem(A, b, options, { caller: 'cg' }, byRecurrence(iterate));
}

function iterate(system: System): Outcome {
  const { vectors, apply, precondition, x, r, tolerance, maxiter, report } = system;
  const [p, q] = [vectors.room(), vectors.room()];
  const z = precondition === undefined ? r : vectors.room();
  let rNorm = system.rNorm;
  let before = value(0);
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    const rho = preconditioned(system, z) ?? value(rNorm * rNorm);
    if (iterations === 0) vectors.copy(z, p);
    else vectors.addTo(z, over(rho, before), p, p);
    apply(p, q);
    const alpha = over(rho, vectors.dot(p, q));
    const isBroken = !Number.isFinite(alpha.re) || !Number.isFinite(alpha.im);
    if (isBroken || (alpha.re === 0 && alpha.im === 0)) return { info: -1, iterations };
    rNorm = Math.sqrt(vectors.advance(alpha, p, q, x, r));
    before = rho;
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}

/** z = M r, and the dot product of r and z; undefined where there is no M. */
function preconditioned({ precondition, r, vectors }: System, z: number): Value | undefined {
  if (precondition?.withDot !== undefined) return value(precondition.withDot(r, z));
  precondition?.(r, z);
  return precondition && vectors.dot(r, z);
}
