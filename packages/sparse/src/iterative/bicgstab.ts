/** Stabilised biconjugate gradients. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { TINY } from './bicg.ts';
import { checkOptions } from '../parts/options.ts';
import { byRecurrence } from './by-recurrence.ts';
import { ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { isFiniteValue, modulus, negative, ONE, over, times } from './values.ts';

/**
 * Solves A x = b for any square A by stabilised biconjugate gradients (van der Vorst 1992), without
 * products with Aᴴ; two products with A and two with M in an iteration. `info` is -10 or -11 after a
 * breakdown, -1 where a value is not finite, or rounding keeps ‖b - A x‖ more than ten times above what is
 * asked for.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { bicgstab, csr_array } from '@numloom/sparse';
 * const { x } = bicgstab(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function bicgstab(
  A: OperatorLike,
  b: Operand,
  options: IterationOptions = {},
): IterativeSolution {
  checkOptions(options, ITERATION_OPTIONS, 'bicgstab');
  return solveSystem(A, b, options, { caller: 'bicgstab' }, byRecurrence(iterate));
}

function iterate(system: System): Outcome {
  const { vectors, apply, precondition, x, r, tolerance, maxiter, report } = system;
  const shadow = vectors.copyOf(r);
  const shadowNorm = vectors.norm(shadow);
  const [p, v, t] = [vectors.room(), vectors.room(), vectors.room()];
  const [pStep, rStep] = precondition === undefined ? [p, r] : [vectors.room(), vectors.room()];
  let rNorm = system.rNorm;
  let [before, alpha, omega] = [ONE, ONE, ONE];
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    const rho = vectors.dot(shadow, r);
    if (modulus(rho) <= TINY * shadowNorm * rNorm) return { info: -10, iterations };
    if (iterations === 0) vectors.copy(r, p);
    else {
      const beta = times(over(rho, before), over(alpha, omega));
      vectors.addScaled(negative(omega), v, p);
      vectors.addTo(r, beta, p, p);
    }
    precondition?.(p, pStep);
    apply(pStep, v);
    const divisor = vectors.dot(shadow, v);
    if (modulus(divisor) === 0) return { info: -11, iterations };
    alpha = over(rho, divisor);
    if (!isFiniteValue(alpha)) return { info: -1, iterations };
    rNorm = Math.sqrt(vectors.advance(alpha, pStep, v, x, r));
    if (rNorm <= tolerance) return { info: 0, iterations: iterations + 1 };
    precondition?.(r, rStep);
    apply(rStep, t);
    omega = over(vectors.dot(t, r), vectors.dot(t, t));
    if (!isFiniteValue(omega)) return { info: -1, iterations: iterations + 1 };
    if (modulus(omega) === 0) return { info: -11, iterations: iterations + 1 };
    rNorm = Math.sqrt(vectors.advance(omega, rStep, t, x, r));
    before = rho;
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}
