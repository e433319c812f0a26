/** The spectral radius of D⁻¹ A, estimated. */
import type { NdArray } from '@numloom/ndarray';
import { type Scalar, withFrame } from '@numloom/linalg/kernels';
import { value } from '../../iterative/values.ts';
import { Vectors } from '../../iterative/vectors.ts';
import { addressOf, reachable } from '../../memory/compressed.ts';
import { numbersAt } from '../../operators/action.ts';
import { applyTo } from '../../products/apply.ts';
import { cycleKernels } from './kernels.ts';
import type { SquareParts } from '../square.ts';

/** Steps of Lanczos' process: enough for two digits. */
const STEPS = 12;

/**
 * Largest eigenvalue of D^-½ A D^-½ for a Hermitian A with diagonal D, by some steps of Lanczos' process
 * from a vector of pseudo-random numbers; from below, within a few per cent.
 */
export function spectralRadius(A: SquareParts, diagonal: NdArray<Scalar>): number {
  const n = A.shape[0];
  const { dtype } = A;
  return withFrame((frame) => {
    const vectors = new Vectors(dtype, n, frame);
    const matrix = reachable(A, frame);
    const d = addressOf(frame.reachable(diagonal, dtype));
    const { multiplyElements } = cycleKernels(dtype);
    const roots = vectors.room();
    let [last, current, next] = [vectors.zeros(), vectors.room(), vectors.room()];
    const scaled = vectors.room();
    const components = dtype === 'complex128' ? 2 : 1;
    const [from, to, start] = [d, roots, current].map((one) => numbersAt(dtype, one, n)) as [
      ...[Float64Array, Float64Array, Float64Array],
    ];
    let state = 1;
    to.fill(0);
    for (let k = 0; k < from.length; k += components) {
      const size = components === 2 ? Math.hypot(from[k]!, from[k + 1]!) : Math.abs(from[k]!);
      to[k] = size > 0 ? 1 / Math.sqrt(size) : 0;
    }
    for (let k = 0; k < start.length; k++) {
      state = (state * 48_271) % 2_147_483_647;
      start[k] = state / 2_147_483_647 - 0.5;
    }
    const alphas: number[] = [];
    const betas: number[] = [];
    let beta = vectors.norm(current);
    for (let step = 0; step < Math.min(STEPS, n) && beta > 0; step++) {
      vectors.scale(value(1 / beta), current);
      multiplyElements(n, roots, current, scaled);
      applyTo(matrix, 'csr', 'N', scaled, next);
      multiplyElements(n, roots, next, next);
      if (step > 0) vectors.addScaled(value(-beta), last, next);
      const alpha = vectors.dot(current, next).re;
      vectors.addScaled(value(-alpha), current, next);
      alphas.push(alpha);
      [last, current, next] = [current, next, last];
      beta = vectors.norm(current);
      betas.push(beta);
    }
    return largestEigenvalue(alphas, betas);
  });
}

/** Of a symmetric tridiagonal matrix, by bisection on Sturm sequences. */
function largestEigenvalue(alphas: readonly number[], betas: readonly number[]): number {
  const radii = alphas.map(
    (_, k) => (k > 0 ? betas[k - 1]! : 0) + (k + 1 < alphas.length ? betas[k]! : 0),
  );
  let low = Math.min(...alphas.map((alpha, k) => alpha - radii[k]!));
  let high = Math.max(...alphas.map((alpha, k) => alpha + radii[k]!));
  for (let round = 0; round < 60 && high - low > 1e-6 * Math.abs(high); round++) {
    const middle = (low + high) / 2;
    // All pivots of T - middle I are negative if it exceeds all eigenvalues.
    let pivot = alphas[0]! - middle;
    let exceeds = pivot < 0;
    for (let k = 1; k < alphas.length && exceeds; k++) {
      pivot = alphas[k]! - middle - betas[k - 1]! ** 2 / pivot;
      exceeds = pivot < 0;
    }
    if (exceeds) high = middle;
    else low = middle;
  }
  return high;
}
