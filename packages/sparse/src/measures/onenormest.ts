/** `onenormest`: an estimate of the 1-norm. */
import { NdArray, foreignStorage, packedLayout } from '@numloom/ndarray';
import type { Operand } from '@numloom/linalg';
import { Owned, view } from '@numloom/linalg/kernels';
import type { SparseArray } from '../array/sparse-array.ts';
import { squareParts } from '../direct/input.ts';
import { bytesOf } from '../direct/kernels.ts';
import { computeResidual, residualRoom } from '../direct/refine.ts';
import { systemOf } from '../direct/system.ts';
import { framed } from '../memory/within.ts';
import { checkOptions } from '../parts/options.ts';
import { estimateOneNorm } from './one-norm.ts';

/** Options of {@link onenormest}. */
export interface OneNormOptions {
  /** Columns that are multiplied together: more are more reliable. 2 unless told otherwise. */
  readonly t?: number;
  /** Iterations at most, 5 unless told otherwise. */
  readonly itmax?: number;
}

/** What {@link onenormest} answers. */
export interface OneNormResult {
  /** A lower bound of ‖A‖₁, hardly ever less than a third of it. */
  readonly est: number;
  /** A vector v with ‖v‖₁ = 1, and w = A v with ‖w‖₁ = `est`. */
  readonly v: NdArray;
  readonly w: NdArray;
}

/**
 * A lower bound of the 1-norm of a square sparse matrix, by products with blocks of `t` columns: what
 * condition numbers are estimated by.
 *
 * N. J. Higham, F. Tisseur, "A block algorithm for matrix 1-norm estimation, with an application to
 * 1-norm pseudospectra", SIAM J. Matrix Anal. Appl. 21 (2000).
 *
 * @throws LinAlgError when A is not square; RangeError when `t` or `itmax` is no positive integer, or an
 * element is not finite.
 *
 * @example
 * ```ts
 * import { csc_array, onenormest } from '@numloom/sparse';
 * console.log(onenormest(csc_array([[1, 0, 0], [5, 8, 2], [0, -1, 0]])).est); // => 9
 * ```
 */
export function onenormest(a: Operand | SparseArray, options: OneNormOptions = {}): OneNormResult {
  checkOptions(options, ['t', 'itmax'], 'onenormest');
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || (Number.isInteger(value) && value >= 1)) continue;
    throw new RangeError(`onenormest: ${name} is ${String(value)}, must be a positive integer`);
  }
  const parts = squareParts(a, 'onenormest');
  const owned = new Owned();
  try {
    return framed('onenormest', (frame) => {
      const { system } = systemOf(parts, owned, false, frame);
      const { scalar, lines: n } = system;
      const bytes = bytesOf(scalar) * n;
      const vector = (values: Float64Array) =>
        new NdArray(
          scalar,
          packedLayout([n]),
          foreignStorage(values.length > 0 ? values : new Float64Array(bytes / 8)),
        );
      const zeros = frame.bytes(bytes);
      const room = residualRoom(system, frame);
      view('float64', zeros, bytes / 8).fill(0);
      // 0 - A x, with the sign turned.
      const multiply = (x: number, count: number, adjoint: boolean) => {
        for (let j = 0; j < count; j++) {
          computeResidual(system, adjoint ? 'H' : 'N', zeros, x + j * bytes, room);
          const to = view('float64', x + j * bytes, bytes / 8);
          view('float64', room.r, bytes / 8).forEach((value, k) => (to[k] = -value));
        }
      };
      const { norm, v, w } = estimateOneNorm(n, scalar, multiply, frame, options);
      return { est: norm, v: vector(v), w: vector(w) };
    });
  } finally {
    owned.dispose();
  }
}
