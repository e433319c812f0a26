/**
 * Errors as LAPACK's own tests measure them (Anderson et al., LAPACK Users' Guide, and Working Note
 * 41): in units of the rounding unit, relative to norms and sizes. Good results stay under
 * {@link THRESHOLD}. Matrices of any norm: they are scaled to norm 1 first.
 */
import type { NdArray } from '@numloom/ndarray';
import { Dense } from './dense.ts';

export const THRESHOLD = 30;

const EPSILON = { float64: 2 ** -53, float32: 2 ** -24 };

/** The rounding unit of results of a dtype. */
function epsilonOf({ dtype }: NdArray): number {
  return dtype === 'float32' || dtype === 'complex64' ? EPSILON.float32 : EPSILON.float64;
}

/**
 * ‖A - F₁ F₂ …‖ / (n ‖A‖ ε): how far a factorisation is from what it factors. The factors may have
 * any scale; `0` where both are zero.
 */
export function factorRatio(a: NdArray, ...factors: readonly (NdArray | Dense)[]): number {
  const { scale, matrix } = unitScaled(a);
  const dense = factors.map((factor) => (factor instanceof Dense ? factor : Dense.of(factor)));
  // The scale goes to the largest factor, so that no product overflows.
  const largest = dense.reduce(
    (most, factor, i) => (factor.largest > dense[most]!.largest || i === 0 ? i : most),
    0,
  );
  dense[largest] = dense[largest]!.scaled(scale);
  const product = dense.reduce((left, right) => left.times(right));
  return inUnits(matrix.minus(product).norm, matrix.norm, Math.max(...a.shape), epsilonOf(a));
}

/** ‖I - Q^H Q‖ / (n ε): how far columns are from orthonormal. */
export function orthogonalityRatio(q: NdArray): number {
  const dense = Dense.of(q);
  const gram = dense.adjoint.times(dense);
  const error = Dense.identity(gram.rows).minus(gram).norm;
  return inUnits(error, 1, Math.max(...q.shape), epsilonOf(q));
}

/** ‖B - A X‖ / (n ‖A‖ ‖X‖ ε): the backward error of solutions. */
export function solveRatio(a: NdArray, x: NdArray, b: NdArray): number {
  const { scale, matrix } = unitScaled(a);
  const solution = Dense.of(x);
  const size = solution.largest;
  const factor = size === 0 || !Number.isFinite(1 / size) ? 1 : 1 / size;
  const product = matrix.times(solution.scaled(factor));
  const error = Dense.of(b).scaled(scale).scaled(factor).minus(product).norm;
  const norm = matrix.norm * solution.scaled(factor).norm;
  return inUnits(error, norm, Math.max(...a.shape), epsilonOf(x));
}

/** ‖A V - V diag(w)‖ / (n ‖A‖ ‖V‖ ε): the residual of eigenvalues and right eigenvectors. */
export function eigenRatio(a: NdArray, values: NdArray, vectors: NdArray): number {
  const { scale, matrix } = unitScaled(a);
  const v = Dense.of(vectors);
  const scaledValues = v.times(Dense.diagonal(values).scaled(scale));
  const error = matrix.times(v).minus(scaledValues).norm;
  return inUnits(error, matrix.norm * v.norm, a.shape.at(-1)!, epsilonOf(vectors));
}

/** max |x - y| / (n max |y| ε): how far values, as of singular values, are from expected ones. */
export function valuesRatio(given: NdArray, expected: NdArray): number {
  const right = Dense.of(expected);
  const error = Dense.of(given).minus(right).largest;
  return inUnits(error, right.largest, Math.max(given.size, 1), epsilonOf(given));
}

/** A matrix with its largest element brought near to 1 by a power of two, and that power. */
function unitScaled(a: NdArray): { readonly scale: number; readonly matrix: Dense } {
  const dense = Dense.of(a);
  const { largest } = dense;
  if (largest === 0 || !Number.isFinite(largest)) return { scale: 1, matrix: dense };
  const exponent = Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(largest))));
  const scale = 2 ** exponent;
  return { scale, matrix: dense.scaled(scale) };
}

function inUnits(error: number, norm: number, n: number, epsilon: number): number {
  if (error === 0) return 0;
  return norm === 0 ? Infinity : error / norm / Math.max(n, 1) / epsilon;
}
