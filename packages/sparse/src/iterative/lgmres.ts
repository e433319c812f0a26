/** Generalised minimal residuals that keep what earlier restarts have found. */
import type { Operand } from '@numloom/linalg';
import type { OperatorLike } from '../operators/linear-operator.ts';
import { orthogonalize } from './arnoldi.ts';
import { HessenbergSystem } from './hessenberg.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import { checkCount, ITERATION_OPTIONS, type IterationOptions } from './options.ts';
import { type IterativeSolution, type Outcome, solveSystem, type System } from './system.ts';
import { isFiniteValue, type Value, value } from './values.ts';
import type { Vectors } from './vectors.ts';

/** Options of {@link lgmres}. */
export interface LgmresOptions extends IterationOptions {
  /** Steps between restarts, those with kept vectors left out; 30 unless told otherwise. */
  readonly inner_m?: number;
  /** How many corrections of earlier restarts are kept; 3 unless told otherwise. */
  readonly outer_k?: number;
  /** Whether they come before the steps of a restart, not after them. */
  readonly prepend_outer_v?: boolean;
}

/** A correction of an earlier restart, of norm 1, and its product with M A. */
interface Correction {
  readonly vector: number;
  readonly image: number;
  /** What its norm was. */
  readonly norm: number;
}

/**
 * Solves A x = b for any square A by "loose" generalised minimal residuals (Baker, Jessup and Manteuffel
 * 2005): restarts keep the last corrections, which prevents many stagnations of `gmres`. Preconditioned
 * from the left. `maxiter` counts restarts, 1000 unless told otherwise, as `iterations` does. `info` is
 * -1 where the residual cannot get smaller, or a value is not finite.
 *
 * @throws LinAlgError where A is not square, RangeError where shapes do not fit.
 *
 * @example
 * ```ts
 * import { csr_array, lgmres } from '@numloom/sparse';
 * const { x } = lgmres(csr_array([[4, 2], [1, 3]]), [8, 7], { rtol: 1e-12 });
 * console.log(Math.abs((x.get(0) as number) - 1) < 1e-9); // => true
 * ```
 */
export function lgmres(
  A: OperatorLike,
  b: Operand,
  options: LgmresOptions = {},
): IterativeSolution {
  const known = [...ITERATION_OPTIONS, 'inner_m', 'outer_k', 'prepend_outer_v'];
  checkOptions(options, known, 'lgmres');
  checkFlags(options, ['prepend_outer_v'], 'lgmres');
  const { inner_m = 30, outer_k = 3 } = options;
  checkCount(inner_m, 'lgmres', 'inner_m', 1);
  checkCount(outer_k, 'lgmres', 'outer_k');
  const settings = { caller: 'lgmres', maxiter: () => 1000 };
  return solveSystem(A, b, options, settings, (system) => iterate(system, options));
}

function iterate(system: System, options: LgmresOptions): Outcome {
  const { inner_m = 30, outer_k = 3, prepend_outer_v = false } = options;
  const { n, vectors, apply, precondition, x, r, tolerance, maxiter, report } = system;
  const basis = [vectors.room()];
  const image = vectors.room();
  const kept: Correction[] = [];
  const spare: Correction[] = [];
  let { rNorm } = system;
  let factor = 1;
  for (let iterations = 0; ; iterations++) {
    if (rNorm <= tolerance) return { info: 0, iterations };
    if (iterations === maxiter) return { info: maxiter, iterations };
    const first = basis[0]!;
    if (precondition === undefined) vectors.copy(r, first);
    else precondition(r, first);
    const beta = vectors.norm(first);
    if (beta === 0 || !Number.isFinite(beta)) return { info: -1, iterations };
    vectors.scale(value(1 / beta), first);
    // The residual that steps see begins with 1.
    const goal = Math.min(factor, tolerance / rNorm);
    const small = new HessenbergSystem(1);
    const directions: number[] = [];
    const steps = inner_m + kept.length;
    let isExact = false;
    while (small.size < Math.min(steps, n) && !isExact) {
      const k = small.size;
      const w = (basis[k + 1] ??= vectors.room());
      const old = prepend_outer_v ? kept[k] : kept[k - inner_m];
      if (old !== undefined) vectors.copy(old.image, w);
      else if (precondition === undefined) apply(lastOf(k), w);
      else {
        apply(lastOf(k), image);
        precondition(image, w);
      }
      directions.push(old?.vector ?? lastOf(k));
      const { above, whole, below } = orthogonalize(vectors, basis.slice(0, k + 1), w);
      if (!Number.isFinite(below + whole)) return { info: -1, iterations };
      isExact = below <= Number.EPSILON * whole;
      small.append(above, isExact ? 0 : below);
      if (!isExact) vectors.scale(value(1 / below), w);
      if (small.residual < goal) break;
    }
    const y = small.solution();
    if (!y.every(isFiniteValue)) return { info: -1, iterations };
    factor = small.residual > goal ? Math.min(1, 1.5 * factor) : Math.max(1e-16, 0.25 * factor);
    const room = spare.pop() ?? { vector: vectors.room(), image: vectors.room(), norm: 0 };
    const correction = correctionOf(vectors, room, small, y, basis, directions);
    const { vector, norm } = correction;
    vectors.addScaled(value(beta * norm), vector, x);
    if (norm > 0) kept.push(correction);
    else spare.push(correction);
    if (kept.length > outer_k) spare.push(kept.shift()!);
    const before = rNorm;
    system.residual(x, r);
    rNorm = vectors.norm(r);
    if (!Number.isFinite(rNorm)) return { info: -1, iterations: iterations + 1 };
    const stagnates = isExact && rNorm > tolerance && rNorm > (1 - 1e-10) * before;
    if (stagnates) return { info: -1, iterations: iterations + 1 };
    if (report()) return { info: iterations + 1, iterations: iterations + 1 };
  }

  /** The vector that step k multiplies: after prepended corrections, the first one comes again. */
  function lastOf(k: number): number {
    return prepend_outer_v && k === kept.length ? basis[0]! : basis[k]!;
  }
}

/** The correction of a restart, in the place of an old one. */
function correctionOf(
  vectors: Vectors,
  { vector, image }: Correction,
  small: HessenbergSystem,
  y: readonly Value[],
  basis: readonly number[],
  directions: readonly number[],
): Correction {
  vectors.scale(y[0]!, directions[0]!, vector);
  y.slice(1).forEach((factor, k) => {
    vectors.addScaled(factor, directions[k + 1]!, vector);
  });
  const product = small.product(y);
  vectors.scale(product[0]!, basis[0]!, image);
  product.slice(1).forEach((factor, k) => {
    // The last vector is not there where the process came to its end.
    if (factor.re !== 0 || factor.im !== 0) vectors.addScaled(factor, basis[k + 1]!, image);
  });
  const norm = vectors.norm(vector);
  if (norm > 0) for (const one of [vector, image]) vectors.scale(value(1 / norm), one);
  return { vector, image, norm };
}
