/** Iterative refinement of the solutions of systems, until they are as good as rounding allows. */
import { type Frame, view, withFrame } from '@numloom/linalg/kernels';
import type { Factors, Side } from './factors.ts';
import { bytesOf, eachRange, residualKernels } from './kernels.ts';
import type { System } from './system.ts';

/** Backward error that no step improves: a rounding of each entry. */
const UNIT = 2 ** -52;

/** Backward errors that a residual in the working precision may have made itself. */
const FEW_ROUNDINGS = 8 * UNIT;

/** A backward error that is more than this means other factors. */
export const MOST_ERROR = 1e-12;

/** A correction that is this part of the solution leaves nothing to the next one: its square is a rounding. */
const NEGLIGIBLE = 2 ** -27;

/** What is known of solutions. */
export interface Refined {
  /** Componentwise backward error of each: max |b - A x| / (|A| |x| + |b|). */
  readonly backward: Float64Array;
  /** ‖b - A x‖ / (‖A‖ ‖x‖ + ‖b‖) in the infinity norm. */
  readonly normwise: Float64Array;
  /** Steps of refinement. */
  readonly iterations: Int32Array;
}

/** One system's residual, where it is computed; addresses of room for n elements each. */
export interface Residual {
  readonly r: number;
  readonly low: number;
  readonly bounds: number;
}

/** Room for residuals. */
export function residualRoom({ scalar, lines }: System, frame: Frame): Residual {
  const bytes = bytesOf(scalar) * lines;
  return { r: frame.bytes(bytes), low: frame.bytes(bytes), bounds: frame.bytes(8 * lines) };
}

/** r = b - op(A) x, computed in twice the precision, and bounds = |op(A)| |x| + |b|. */
export function computeResidual(
  system: System,
  side: Side,
  b: number,
  x: number,
  { r, low, bounds }: Residual,
): void {
  const { scalar, lines: n, starts, indices, values } = system;
  const kernels = residualKernels(scalar);
  kernels.begin(n, b, r, low, bounds);
  const places = [starts, indices, values, x, r, low, bounds] as const;
  const by = rowsOf(system, side);
  eachRange(n, (first, end) =>
    by === 'N'
      ? kernels.subtractColumns(first, end, ...places)
      : kernels.subtractRows(first, end, ...places, by === 'H'),
  );
  kernels.add(n, low, r);
}

/** The same in the working precision: enough to see large errors. */
export function computePlainResidual(
  system: System,
  side: Side,
  b: number,
  x: number,
  { r, low, bounds }: Residual,
): void {
  const { scalar, lines: n, starts, indices, values } = system;
  const kernels = residualKernels(scalar);
  kernels.begin(n, b, r, low, bounds);
  const places = [starts, indices, values, x, r, bounds] as const;
  const by = rowsOf(system, side);
  eachRange(n, (first, end) =>
    by === 'N'
      ? kernels.subtractColumnsPlainly(first, end, ...places)
      : kernels.subtractRowsPlainly(first, end, ...places, by === 'H'),
  );
}

/** The side whose rows are columns of the matrix, where it has the same products: they are faster. */
const rowsOf = ({ isHermitian }: System, side: Side): Side =>
  side === 'N' && isHermitian ? 'H' : side;

/** The backward errors of a solution whose residual is known: by components, and in norms. */
export function backwardErrors(
  system: System,
  side: Side,
  b: number,
  x: number,
  { r, bounds }: Residual,
): readonly [componentwise: number, normwise: number] {
  const { scalar, lines: n, rowSums, columnSums, rowNorm, columnNorm } = system;
  const kernels = residualKernels(scalar);
  const [sums, norm] = side === 'N' ? [rowSums, rowNorm] : [columnSums, columnNorm];
  const [error, left, right] = [r, x, b].map((one) => kernels.largest(n, one));
  const scale = norm * left! + right!;
  const normwise = error === 0 ? 0 : error! / scale;
  return [kernels.backwardError(n, b, r, bounds, sums, left!), normwise];
}

/**
 * Solves op(A) x = b for `count` right-hand sides, one after the other at address `b`, writes the
 * solutions to `x`, and refines each at most `steps` times: as long as its componentwise backward error
 * is more than a rounding, and half of what it was, and corrections are large enough for another one. With
 * no steps nothing is known of the errors unless they are asked for; else errors are those before the last
 * correction, or where these were large, what is left of them in the working precision.
 *
 * R. D. Skeel, "Iterative refinement implies numerical stability for Gaussian elimination", Math. Comp.
 * 35 (1980); M. Arioli, J. W. Demmel, I. S. Duff, "Solving sparse linear systems with sparse backward
 * error", SIAM J. Matrix Anal. Appl. 10 (1989).
 */
export function solveRefined(
  system: System,
  factors: Factors,
  side: Side,
  b: number,
  x: number,
  count: number,
  steps: number,
  errors = false,
): Refined {
  const { scalar, lines: n } = system;
  const backward = new Float64Array(count).fill(NaN);
  const normwise = new Float64Array(count).fill(NaN);
  const iterations = new Int32Array(count);
  if (n === 0) return { backward: backward.fill(0), normwise: normwise.fill(0), iterations };
  const bytes = bytesOf(scalar) * n;
  copyWithin(b, x, count * bytes);
  factors.solve(side, x, count, n);
  if (steps > 0 || errors) {
    withFrame((frame) => {
      const room = residualRoom(system, frame);
      const before = steps > 0 ? frame.bytes(count * bytes) : 0;
      const corrections = steps > 0 ? frame.bytes(count * bytes) : 0;
      let active = Array.from(backward.keys());
      for (let step = 0; active.length > 0; step++) {
        const next: number[] = [];
        for (const j of active) {
          const at = x + j * bytes;
          computeResidual(system, side, b + j * bytes, at, room);
          const [error, norm] = backwardErrors(system, side, b + j * bytes, at, room);
          // Worse than before: that is where the solution stays.
          if (step > 0 && !(error <= backward[j]!)) {
            copyWithin(before + j * bytes, at, bytes);
            continue;
          }
          const isBetter = step === 0 || error <= backward[j]! / 2;
          backward[j] = error;
          normwise[j] = norm;
          iterations[j] = step;
          if (step === steps || !isBetter || !(error > UNIT)) continue;
          copyWithin(at, before + j * bytes, bytes);
          copyWithin(room.r, corrections + next.length * bytes, bytes);
          next.push(j);
        }
        if (next.length > 0) factors.solve(side, corrections, next.length, n);
        const { add, largest } = residualKernels(scalar);
        active = next.filter((j, k) => {
          const [correction, at] = [corrections + k * bytes, x + j * bytes];
          const isSmall = largest(n, correction) <= NEGLIGIBLE * largest(n, at);
          add(n, correction, at);
          if (errors || !isSmall) return true;
          if (!(backward[j]! <= MOST_ERROR)) {
            // Small elements of the solution may have had a correction that is not small to them.
            computePlainResidual(system, side, b + j * bytes, at, room);
            const [error, norm] = backwardErrors(system, side, b + j * bytes, at, room);
            if (!(error <= FEW_ROUNDINGS)) return true;
            [backward[j], normwise[j]] = [error, norm];
          }
          iterations[j] = step + 1;
          return false;
        });
      }
    });
  }
  return { backward, normwise, iterations };
}

/** Copies bytes of the heap's memory, a multiple of 8. */
function copyWithin(from: number, to: number, bytes: number): void {
  view('float64', to, bytes / 8).set(view('float64', from, bytes / 8));
}
