/** How near to singular a matrix is. */
import { type Frame, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { estimateOneNorm } from '../measures/one-norm.ts';
import type { Factors } from './factors.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import { computeResidual, residualRoom } from './refine.ts';
import type { System } from './system.ts';

/** Steps towards a vector that A makes as small as rounding allows; one would do in exact arithmetic. */
const STEPS = 2;

/** An estimate of 1 / (‖A‖₁ ‖A⁻¹‖₁), above 0: hardly ever more than three times too large. */
export function reciprocalCondition(system: System, factors: Factors): number {
  const { lines: n, scalar, columnNorm } = system;
  if (n === 0) return 1;
  return withFrame((frame) => {
    const { norm } = estimateOneNorm(
      n,
      scalar,
      (x, count, adjoint) => factors.solve(adjoint ? 'H' : 'N', x, count, n),
      frame,
    );
    const hidden = factors.perturbed > 0 ? boundOfReplaced(system, factors, frame) : 0;
    // Where a solution overflowed, the matrix is as good as singular.
    const condition = Math.max(norm * columnNorm, hidden);
    return condition < Infinity ? Math.min(1, 1 / condition) : Number.MIN_VALUE;
  });
}

/**
 * A lower bound of ‖A‖₁ ‖A⁻¹‖₁ that is near to it where factors of A + E hide that A is singular, for E
 * replaces pivots: ‖A‖₁ ‖x‖ / ‖Aᴴ x‖, of an x that (A + E)⁻ᴴ Eᴴ leaves as it is.
 */
function boundOfReplaced(system: System, factors: Factors, frame: Frame): number {
  const { lines: n, scalar, columnNorm } = system;
  const bytes = bytesOf(scalar) * n;
  const [zeros, x, room] = [frame.bytes(bytes), frame.bytes(bytes), residualRoom(system, frame)];
  const { add, largest } = residualKernels(scalar);
  view('float64', zeros, bytes / 8).fill(0);
  writeUnrelated(n, scalar, x);
  factors.solve('H', x, 1, n);
  for (let step = 0; step < STEPS; step++) {
    computeResidual(system, 'H', zeros, x, room);
    factors.solve('H', room.r, 1, n);
    add(n, room.r, x);
  }
  computeResidual(system, 'H', zeros, x, room);
  return (columnNorm * largest(n, x)) / largest(n, room.r);
}

/**
 * Writes n numbers to an address that no matrix is likely to have to do with: of either sign, from 1 to 2
 * without it. Vectors of ones, whatever their signs, are orthogonal to what many matrices make of equal
 * columns.
 */
export function writeUnrelated(n: number, scalar: Scalar, to: number): void {
  const step = bytesOf(scalar) / 8;
  const values = view('float64', to, n * step).fill(0);
  for (let i = 0, state = 1; i < n; i++) {
    // A linear congruential generator, of Numerical Recipes' constants.
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    values[i * step] = state / 2 ** 31 + (state < 0 ? -1 : 1);
  }
}
