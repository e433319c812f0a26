/** The quasi-minimal residual without transposes. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { checkOptions } from '../parts/options.ts';
import { ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { isFiniteValue, modulus, negative, over, scaled, type Value, value } from './values.ts';

/**
 * Solves A x = b for any square A by the transpose-free quasi-minimal residual method (Freund 1993), with
 * `M` from the right. It stops where the bound of ‖r‖ comes down to max(rtol ‖b - A x0‖, atol); half
 * steps count as iterations, at most 10,000 unless told otherwise. `info` is -1 after a breakdown, and where
 * the residual turns out to be far above that bound.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, tfqmr } from '@numloom/sparse';
 * const { x } = tfqmr(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function tfqmr(
  A: OperatorLike,
  b: Operand,
  options: IterationOptions = {},
): IterativeSolution {
  checkOptions(options, ITERATION_OPTIONS, 'tfqmr');
  const maxiter = (n: number): number => Math.min(10_000, 10 * n);
  return solveSystem(A, b, options, { caller: 'tfqmr', maxiter }, iterate);
}

function iterate(system: System): Outcome {
  const { vectors, precondition, x, r, rNorm, atol, rtol, maxiter, report, residual } = system;
  if (rNorm === 0) return { info: 0, iterations: 0 };
  const tolerance = Math.max(atol, rtol * rNorm);
  const step = precondition === undefined ? undefined : vectors.room();
  const image = (from: number, to: number): void => {
    if (precondition === undefined || step === undefined) return system.apply(from, to);
    precondition(from, step);
    system.apply(step, to);
  };
  const [w, u, v] = [vectors.copyOf(r), vectors.copyOf(r), vectors.room()];
  const [next, d] = [vectors.room(), vectors.zeros()];
  image(r, v);
  const uImage = vectors.copyOf(v);
  let rho: Value = value(rNorm * rNorm);
  let [alpha, eta] = [value(0), value(0)];
  let [theta, tau] = [0, rNorm];
  for (let k = 0; k < maxiter; k++) {
    const isEven = k % 2 === 0;
    if (isEven) {
      const divisor = vectors.dot(r, v);
      if (modulus(divisor) === 0) return { info: -1, iterations: k };
      alpha = over(rho, divisor);
      if (!isFiniteValue(alpha) || modulus(alpha) === 0) return { info: -1, iterations: k };
    }
    vectors.addScaled(negative(alpha), uImage, w);
    vectors.addTo(u, over(scaled(eta, theta * theta), alpha), d, d);
    theta = vectors.norm(w) / tau;
    const cosine = 1 / Math.sqrt(1 + theta * theta);
    tau *= theta * cosine;
    eta = scaled(alpha, cosine * cosine);
    if (!isFiniteValue(eta) || !Number.isFinite(tau)) return { info: -1, iterations: k };
    if (precondition !== undefined && step !== undefined) precondition(d, step);
    vectors.addScaled(eta, step ?? d, x);
    const stops = report();
    if (tau * Math.sqrt(k + 1) <= tolerance) {
      residual(x, next);
      // Of an inconsistent system x grows without bound, and tau shrinks none the less.
      const isReached = vectors.norm(next) <= Math.max(100 * tolerance, 1e-8 * rNorm);
      return { info: isReached ? 0 : -1, iterations: k + 1 };
    }
    if (stops) return { info: k + 1, iterations: k + 1 };
    if (isEven) {
      vectors.addTo(u, negative(alpha), v, next);
      vectors.copy(next, u);
      image(u, uImage);
    } else {
      const last = rho;
      rho = vectors.dot(r, w);
      const beta = over(rho, last);
      vectors.addTo(w, beta, u, u);
      // v = A u + beta (A u of before + beta v)
      vectors.addTo(uImage, beta, v, v);
      image(u, uImage);
      vectors.addTo(uImage, beta, v, v);
    }
  }
  return { info: maxiter, iterations: maxiter };
}
