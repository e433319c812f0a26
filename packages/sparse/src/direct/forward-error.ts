/** How far a solution may be from the exact one. */
import { view, withFrame } from '@numloom/linalg/kernels';
import { estimateOneNorm } from '../measures/one-norm.ts';
import type { Factors, Side } from './factors.ts';
import { bytesOf, residualKernels } from './kernels.ts';
import { computeResidual, residualRoom } from './refine.ts';
import type { System } from './system.ts';

/**
 * A bound of ‖x - x̂‖ / ‖x̂‖ in the infinity norm, estimated as LAPACK's gerfs does: of
 * ‖ |A⁻¹| (|r| + what r itself may be wrong by) ‖, where r is the residual in twice the precision.
 *
 * M. Arioli, J. W. Demmel, I. S. Duff, "Solving sparse linear systems with sparse backward error", SIAM
 * J. Matrix Anal. Appl. 10 (1989).
 *
 * @param after - address of what the solution is multiplied by in the end, or 0
 */
export function forwardError(
  system: System,
  factors: Factors,
  side: Side,
  b: number,
  x: number,
  after: number,
): number {
  const { scalar, lines: n } = system;
  if (n === 0) return 0;
  return withFrame((frame) => {
    const room = residualRoom(system, frame);
    const bytes = bytesOf(scalar) * n;
    const { residualBounds, scale, largest } = residualKernels(scalar);
    computeResidual(system, side, b, x, room);
    residualBounds(n, room.r, room.bounds, 4 * n);
    let ones = after;
    if (ones === 0) {
      ones = frame.bytes(8 * n);
      view('float64', ones, n).fill(1);
    }
    const scaled = frame.bytes(bytes);
    scale(n, ones, x, scaled);
    const size = largest(n, scaled);
    // ‖diag(after) op(A)⁻¹ diag(bounds)‖∞ is the 1-norm of the adjoint; signs of conjugates do not matter.
    const [inverse, adjointInverse] = side === 'N' ? (['N', 'H'] as const) : (['H', 'N'] as const);
    const { norm } = estimateOneNorm(
      n,
      scalar,
      (block, count, adjoint) => {
        const [first, last] = adjoint ? [room.bounds, ones] : [ones, room.bounds];
        for (let j = 0; j < count; j++) scale(n, first, block + j * bytes, block + j * bytes);
        factors.solve(adjoint ? inverse : adjointInverse, block, count, n);
        for (let j = 0; j < count; j++) scale(n, last, block + j * bytes, block + j * bytes);
      },
      frame,
    );
    return norm === 0 ? 0 : norm / size;
  });
}
