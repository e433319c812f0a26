/** The minimal residual method for symmetric matrices. */
import { LinAlgError, type Operand } from '@numloom/linalg';
import { operatorOf, identityOperator, type OperatorLike } from '../operators/linear-operator.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { minus, modulus, value } from './values.ts';

/** Options of {@link minres}. */
export interface MinresOptions extends Omit<IterationOptions, 'atol'> {
  /** Solves (A - shift I) x = b; 0 unless told otherwise. */
  readonly shift?: number;
  /** Whether to try first if A and M are Hermitian. */
  readonly check?: boolean;
}

const EPSILON = Number.EPSILON;

/**
 * Solves A x = b for a Hermitian A, which may be indefinite or singular, by minimal residuals (Paige and
 * Saunders 1975); `M` has to be Hermitian and positive definite. It stops where
 * ‖r‖ ≤ rtol ‖A‖ ‖x‖, or, for an inconsistent system, where ‖A r‖ ≤ rtol ‖A‖ ‖r‖; norms are estimates.
 * At most 5 n iterations unless told otherwise. `info` is -1 where a value is not finite.
 *
 * @throws LinAlgError where A is not square, M is not positive definite, or `check` finds that one of
 * them is not Hermitian; RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, minres } from '@numloom/sparse';
 * const { x } = minres(csr_array([[2, 1], [1, -3]]), [3, -2], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(1) as number) - 1) < 1e-9); // => true
 * ```
 */
export function minres(
  A: OperatorLike,
  b: Operand,
  options: MinresOptions = {},
): IterativeSolution {
  checkOptions(options, ['x0', 'rtol', 'shift', 'maxiter', 'M', 'callback', 'check'], 'minres');
  checkFlags(options, ['check'], 'minres');
  const { shift = 0, check = false } = options;
  if (!Number.isFinite(shift)) {
    throw new RangeError(`minres: shift is ${shift}, must be a finite number`);
  }
  const settings = { caller: 'minres', maxiter: (n: number) => 5 * n };
  return solveSystem(shifted(A, shift), b, options, settings, (system) => {
    if (check) checkHermitian(system);
    return iterate(system);
  });
}

/** A - shift I */
function shifted(A: OperatorLike, shift: number): OperatorLike {
  const operator = shift === 0 ? undefined : operatorOf(A, 'minres');
  const [n, columns] = operator?.shape ?? [0, 1];
  return n === columns ? operator!.subtract(identityOperator(n).multiply(shift)) : A;
}

/** @throws LinAlgError where products tell that A or M is not Hermitian. */
function checkHermitian({ vectors, apply, precondition, r }: System): void {
  const [y, w, v] = [vectors.copyOf(r), vectors.room(), vectors.room()];
  const differs = (left: number, right: ReturnType<typeof vectors.dot>): boolean =>
    modulus(minus(value(left), right)) > (left + EPSILON) * Math.cbrt(EPSILON);
  if (precondition !== undefined) {
    precondition(r, y);
    precondition(y, v);
    if (differs(vectors.norm(y) ** 2, vectors.dot(r, v))) {
      throw new LinAlgError('minres: M is not Hermitian');
    }
  }
  apply(y, w);
  apply(w, v);
  if (differs(vectors.norm(w) ** 2, vectors.dot(y, v))) {
    throw new LinAlgError('minres: A is not Hermitian');
  }
}

function iterate(system: System): Outcome {
  const { vectors, apply, precondition, x, r, rtol, maxiter, report } = system;
  const z = precondition === undefined ? undefined : vectors.room();
  const length = (y: number): number => {
    precondition?.(y, z!);
    const square = vectors.dot(y, z ?? y).re;
    if (square < 0) throw new LinAlgError('minres: M is not positive definite');
    return Math.sqrt(square);
  };
  const first = length(r);
  if (first === 0) return { info: 0, iterations: 0 };
  let [last, current, next] = [vectors.room(), r, vectors.room()];
  let [w, w1, w2] = [vectors.zeros(), vectors.zeros(), vectors.zeros()];
  const v = vectors.room();
  let [betaBefore, beta, phi, sum] = [0, first, first, 0];
  let [dbar, epsilon, cosine, sine] = [0, 0, -1, 0];
  let [largest, least] = [0, Number.MAX_VALUE];
  for (let iterations = 1; ; iterations++) {
    // The Lanczos vector v, and A v made orthogonal to the last two.
    vectors.scale(value(1 / beta), z ?? current, v);
    apply(v, next);
    if (iterations > 1) vectors.addScaled(value(-beta / betaBefore), last, next);
    const alpha = vectors.dot(v, next).re;
    vectors.addScaled(value(-alpha / beta), current, next);
    [last, current, next] = [current, next, last];
    betaBefore = beta;
    beta = length(current);
    if (!Number.isFinite(alpha + beta)) return { info: -1, iterations: iterations - 1 };
    sum += alpha * alpha + betaBefore * betaBefore + beta * beta;
    // A plane rotation turns the tridiagonal matrix into a triangular one.
    const epsilonBefore = epsilon;
    const delta = cosine * dbar + sine * alpha;
    const bar = sine * dbar - cosine * alpha;
    epsilon = sine * beta;
    dbar = -cosine * beta;
    const root = Math.hypot(bar, dbar);
    const gamma = Math.max(Math.hypot(bar, beta), EPSILON);
    [cosine, sine] = [bar / gamma, beta / gamma];
    const step = cosine * phi;
    phi *= sine;
    [w1, w2, w] = [w2, w, w1];
    vectors.addTo(v, value(-epsilonBefore), w1, w);
    vectors.addScaled(value(-delta), w2, w);
    vectors.scale(value(1 / gamma), w);
    vectors.addScaled(value(step), w, x);
    [largest, least] = [Math.max(largest, gamma), Math.min(least, gamma)];
    const isDone =
      stops(system, { phi, root, first, norm: Math.sqrt(sum), rtol }) ||
      largest / least >= 0.1 / EPSILON ||
      (iterations === 1 && beta / first <= 10 * EPSILON);
    const stopped = report();
    if (isDone) return { info: 0, iterations };
    if (stopped || iterations === maxiter) return { info: iterations, iterations };
  }
}

interface Estimates {
  /** ‖r‖, and ‖A r‖ by it. */
  readonly phi: number;
  readonly root: number;
  readonly first: number;
  /** ‖A‖ */
  readonly norm: number;
  readonly rtol: number;
}

function stops({ vectors, x }: System, { phi, root, first, norm, rtol }: Estimates): boolean {
  const length = vectors.norm(x);
  const consistent = length === 0 || norm === 0 ? Infinity : phi / (norm * length);
  const leastSquares = norm === 0 ? Infinity : root / norm;
  const tolerance = Math.max(rtol, EPSILON / 2);
  return consistent <= tolerance || leastSquares <= tolerance || norm * length * EPSILON >= first;
}
