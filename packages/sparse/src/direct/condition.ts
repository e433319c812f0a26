/** How near to singular a matrix is. */
import { type Frame, view, withFrame } from '@numloom/linalg/kernels';
import { estimateOneNorm } from '../measures/one-norm.ts';
import type { Factors } from './factors.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import { computeResidual, residualRoom } from './refine.ts';
import type { System } from './system.ts';

/** Multiples of it, less their integers, lie as evenly as can be. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;
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
  // No two numbers are alike: sums of signs are often 0, of columns that are equal for instance.
  const first = view('float64', x, bytes / 8).fill(0);
  for (let i = 0; i < n; i++) first[(i * bytes) / 8 / n] = 1 + ((i * GOLDEN) % 1);
  factors.solve('H', x, 1, n);
  for (let step = 0; step < STEPS; step++) {
    computeResidual(system, 'H', zeros, x, room);
    factors.solve('H', room.r, 1, n);
    add(n, room.r, x);
  }
  computeResidual(system, 'H', zeros, x, room);
  return (columnNorm * largest(n, x)) / largest(n, room.r);
}
