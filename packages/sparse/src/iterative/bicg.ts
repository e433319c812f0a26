/** Biconjugate gradients, and their squared form. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { checkOptions } from '../parts/options.ts';
import { byRecurrence } from './by-recurrence.ts';
import { ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { conjugate, isFiniteValue, modulus, negative, ONE, over, value, ZERO } from './values.ts';

/** Dot products below this times the norms of both vectors are breakdowns. */
export const TINY = Number.EPSILON * Number.EPSILON;

/**
 * Solves A x = b for any square A by biconjugate gradients (Fletcher 1976): needs products with Aᴴ, and
 * with Mᴴ where there is a preconditioner. `info` is -10 or -11 after a breakdown, -1 where a value is
 * not finite, or rounding keeps ‖b - A x‖ more than ten times above what is asked for.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { bicg, csr_array } from '@numloom/sparse';
 * const { x } = bicg(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function bicg(
  A: OperatorLike,
  b: Operand,
  options: IterationOptions = {},
): IterativeSolution {
  checkOptions(options, ITERATION_OPTIONS, 'bicg');
  return solveSystem(A, b, options, { caller: 'bicg' }, byRecurrence(biconjugate));
}

function biconjugate(system: System): Outcome {
  const { vectors, apply, precondition, x, r, tolerance, maxiter, report } = system;
  const applyAdjoint = system.applyAdjoint();
  const adjoint = system.preconditionAdjoint();
  const shadow = vectors.copyOf(r);
  const [p, q] = [vectors.room(), vectors.room()];
  const [pShadow, qShadow] = [vectors.room(), vectors.room()];
  const [z, zShadow] = precondition === undefined ? [r, shadow] : [vectors.room(), vectors.room()];
  let rNorm = system.rNorm;
  let before = ONE;
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    precondition?.(r, z);
    adjoint?.(shadow, zShadow);
    const rho = vectors.dot(shadow, z);
    if (modulus(rho) <= TINY * vectors.norm(shadow) * vectors.norm(z)) {
      return { info: -10, iterations };
    }
    if (iterations === 0) {
      vectors.copy(z, p);
      vectors.copy(zShadow, pShadow);
    } else {
      const beta = over(rho, before);
      vectors.addTo(z, beta, p, p);
      vectors.addTo(zShadow, conjugate(beta), pShadow, pShadow);
    }
    apply(p, q);
    applyAdjoint(pShadow, qShadow);
    const divisor = vectors.dot(pShadow, q);
    if (modulus(divisor) === 0) return { info: -11, iterations };
    const alpha = over(rho, divisor);
    if (!isFiniteValue(alpha)) return { info: -1, iterations };
    rNorm = Math.sqrt(vectors.advance(alpha, p, q, x, r));
    vectors.addScaled(negative(conjugate(alpha)), qShadow, shadow);
    before = rho;
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}

/**
 * Solves A x = b for any square A by conjugate gradients squared (Sonneveld 1989), without products with
 * Aᴴ. The residual is computed anew in each iteration. `info` is -10 or -11 after a breakdown, -1 where a
 * value is not finite.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { cgs, csr_array } from '@numloom/sparse';
 * const { x } = cgs(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function cgs(
  A: OperatorLike,
  b: Operand,
  options: IterationOptions = {},
): IterativeSolution {
  checkOptions(options, ITERATION_OPTIONS, 'cgs');
  return solveSystem(A, b, options, { caller: 'cgs' }, squared);
}

function squared(system: System): Outcome {
  const { vectors, apply, precondition, x, r, tolerance, maxiter, report } = system;
  const shadow = vectors.copyOf(r);
  const shadowNorm = vectors.norm(shadow);
  const [p, u, q] = [vectors.zeros(), vectors.room(), vectors.zeros()];
  const [step, image] = [vectors.room(), vectors.room()];
  let rNorm = system.rNorm;
  let before = ONE;
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    const rho = vectors.dot(shadow, r);
    if (modulus(rho) <= TINY * shadowNorm * rNorm) return { info: -10, iterations };
    const beta = iterations === 0 ? ZERO : over(rho, before);
    // u = r + beta q and p = u + beta (q + beta p)
    vectors.addTo(r, beta, q, u);
    vectors.addTo(q, beta, p, p);
    vectors.addTo(u, beta, p, p);
    precondition?.(p, step);
    apply(precondition === undefined ? p : step, image);
    const divisor = vectors.dot(shadow, image);
    if (modulus(divisor) === 0) return { info: -11, iterations };
    const alpha = over(rho, divisor);
    if (!isFiniteValue(alpha)) return { info: -1, iterations };
    vectors.addTo(u, negative(alpha), image, q);
    vectors.addTo(u, value(1), q, image);
    precondition?.(image, step);
    vectors.addScaled(alpha, precondition === undefined ? image : step, x);
    system.residual(x, r);
    rNorm = vectors.norm(r);
    if (!Number.isFinite(rNorm)) return { info: -1, iterations: iterations + 1 };
    before = rho;
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}
