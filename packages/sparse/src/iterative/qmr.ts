/** The quasi-minimal residual method. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { TINY } from './bicg.ts';
import { checkOptions } from '../parts/options.ts';
import { byRecurrence } from './by-recurrence.ts';
import { ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import type { Preconditioner } from './preconditioner.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import {
  conjugate,
  isFiniteValue,
  modulus,
  negative,
  over,
  scaled,
  times,
  value,
} from './values.ts';

/** Options of {@link qmr}. */
export interface QmrOptions extends Omit<IterationOptions, 'M'> {
  /** From the left: approximates the inverse of the first factor of A. */
  readonly M1?: Preconditioner;
  /** From the right: that of the second factor. */
  readonly M2?: Preconditioner;
}

/**
 * Solves A x = b for any square A by the quasi-minimal residual method (Freund and Nachtigal 1991),
 * coupled two-term form without look-ahead: needs products with Aᴴ. `info` is -10 to -15 after a
 * breakdown, as SciPy numbers them, -1 where a value is not finite, or rounding keeps
 * ‖b - A x‖ more than ten times above what is asked for.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, qmr } from '@numloom/sparse';
 * const { x } = qmr(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function qmr(A: OperatorLike, b: Operand, options: QmrOptions = {}): IterativeSolution {
  const known = [...ITERATION_OPTIONS.filter((name) => name !== 'M'), 'M1', 'M2'];
  checkOptions(options, known, 'qmr');
  return solveSystem(
    A,
    b,
    options,
    { caller: 'qmr' },
    byRecurrence((system) => iterate(system, options)),
  );
}

function iterate(system: System, { M1, M2 }: QmrOptions): Outcome {
  const { vectors, apply, another, x, r, tolerance, maxiter, report } = system;
  const applyAdjoint = system.applyAdjoint();
  const copy = (from: number, to: number): void => vectors.copy(from, to);
  const left = another(M1, 'N', 'M1') ?? copy;
  const leftAdjoint = another(M1, 'H', 'M1') ?? copy;
  const right = another(M2, 'N', 'M2') ?? copy;
  const rightAdjoint = another(M2, 'H', 'M2') ?? copy;
  const [v, w] = [vectors.copyOf(r), vectors.copyOf(r)];
  const [y, z, p, q, d, s, image, room] = [0, 0, 0, 0, 0, 0, 0, 0].map(() => vectors.zeros()) as [
    ...[number, number, number, number, number, number, number, number],
  ];
  left(v, y);
  rightAdjoint(w, z);
  let [rho, xi, gamma, theta] = [vectors.norm(y), vectors.norm(z), 1, 0];
  let [eta, epsilon] = [value(-1), value(1)];
  let rNorm = system.rNorm;
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    if (!Number.isFinite(rho + xi)) return { info: -1, iterations };
    if (rho === 0) return { info: -10, iterations };
    if (xi === 0) return { info: -15, iterations };
    for (const one of [v, y]) vectors.scale(value(1 / rho), one);
    for (const one of [w, z]) vectors.scale(value(1 / xi), one);
    const delta = vectors.dot(z, y);
    if (modulus(delta) <= TINY) return { info: -13, iterations };
    const first = iterations === 0;
    right(y, room);
    const ofP = first ? value(0) : negative(over(scaled(delta, xi), epsilon));
    vectors.addTo(room, ofP, p, p);
    leftAdjoint(z, room);
    const ofQ = first ? value(0) : negative(conjugate(over(scaled(delta, rho), epsilon)));
    vectors.addTo(room, ofQ, q, q);
    apply(p, image);
    epsilon = vectors.dot(q, image);
    if (modulus(epsilon) === 0) return { info: -14, iterations };
    const beta = over(epsilon, delta);
    if (!isFiniteValue(beta)) return { info: -1, iterations };
    vectors.addTo(image, negative(beta), v, v);
    left(v, y);
    const rhoBefore = rho;
    rho = vectors.norm(y);
    applyAdjoint(q, room);
    vectors.addTo(room, negative(conjugate(beta)), w, w);
    rightAdjoint(w, z);
    xi = vectors.norm(z);
    const [gammaBefore, thetaBefore] = [gamma, theta];
    theta = rho / (gammaBefore * modulus(beta));
    gamma = 1 / Math.sqrt(1 + theta * theta);
    if (gamma === 0) return { info: -12, iterations };
    const ratio = gamma / gammaBefore;
    eta = times(eta, over(value(-rhoBefore * ratio * ratio), beta));
    if (!isFiniteValue(eta)) return { info: -1, iterations };
    const kept = value((thetaBefore * gamma) ** 2);
    for (const [sum, direction] of [
      [d, p],
      [s, image],
    ] as const) {
      vectors.scale(kept, sum);
      vectors.addScaled(eta, direction, sum);
    }
    rNorm = Math.sqrt(vectors.advance(value(1), d, s, x, r));
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }
}
