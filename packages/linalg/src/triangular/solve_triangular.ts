/** `solve_triangular`: systems with a triangle of a matrix. */
import { broadcast_to, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { type Operand, scalarOf } from '../arguments/operands.ts';
import { asGiven, solutionsOf, systemsOf } from '../arguments/systems.ts';
import type { SolutionOf } from '../arguments/types.ts';
import { LinAlgError } from '../errors.ts';
import { withFrame } from '../memory/frame.ts';
import { transposed } from '../memory/matrix.ts';
import { zeroOnDiagonal } from '../solvers/triangular.ts';
import { solveTriangular } from './solve.ts';

/** Options of {@link solve_triangular}. */
export interface SolveTriangularOptions {
  /** The system: 0 for a x = b, 1 for aᵀ x = b, 2 for aᴴ x = b; 0 unless told otherwise. */
  readonly trans?: 0 | 1 | 2 | 'N' | 'T' | 'C';
  /** Whether the lower triangle of `a` is meant; the upper one unless told otherwise. */
  readonly lower?: boolean;
  /** Whether ones are meant on the diagonal of `a`, whatever is there. */
  readonly unit_diagonal?: boolean;
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

const SYSTEMS = { 0: 0, 1: 1, 2: 2, N: 0, T: 1, C: 2 } as const;

/**
 * x with a x = b for a triangle of `a`, whose other elements have no influence. `b` is a vector if it
 * has one axis, else columns along its last two; other axes broadcast. n² operations for each column.
 *
 * @throws LinAlgError when `a` is not square, or has a zero on its diagonal; RangeError when shapes do
 * not fit, or with `check_finite` for NaN and infinities.
 *
 * @example
 * ```ts
 * import { solve_triangular } from '@numloom/linalg';
 * console.log(solve_triangular([[2, 0], [1, 4]], [2, 9], { lower: true }).tolist()); // => [ 1, 2 ]
 * ```
 */
export function solve_triangular<A extends Operand, B extends Operand>(
  a: A,
  b: B,
  options?: SolveTriangularOptions,
): NdArray<SolutionOf<A, B>>;
export function solve_triangular(
  a: Operand,
  b: Operand,
  options: SolveTriangularOptions = {},
): NdArray {
  assertOptions(options, ['trans', 'lower', 'unit_diagonal', 'check_finite'], 'solve_triangular');
  const { lower = false, unit_diagonal: unit = false, check_finite = true, trans = 0 } = options;
  const system = (SYSTEMS as Record<string, 0 | 1 | 2 | undefined>)[trans];
  if (system === undefined) {
    throw new RangeError(
      `solve_triangular: trans is ${JSON.stringify(trans)}, must be 0, 1, 2, 'N', 'T' or 'C'`,
    );
  }
  const systems = systemsOf(a, b, 'solve_triangular', check_finite);
  const { outer, dtype } = systems;
  return withFrame((frame) => {
    const right = broadcast_to(systems.b, [...outer, ...systems.b.shape.slice(-2)]);
    const { solutions, delivered } = solutionsOf(right, dtype, frame);
    if (solutions.array.size > 0) {
      const left = broadcast_to(systems.a, [...outer, ...systems.a.shape.slice(-2)]);
      const matrices = frame.readable(left, scalarOf(dtype));
      for (let i = 0; i < solutions.count; i++) {
        const matrix = matrices.matrix(i);
        const place = unit ? -1 : zeroOnDiagonal(matrix);
        if (place >= 0) {
          const which = solutions.count > 1 ? `matrix ${i} of a` : 'a';
          throw new LinAlgError(
            `solve_triangular: ${which} is singular: it has a zero at (${place}, ${place})`,
          );
        }
        const triangle = { lower: lower !== system > 0, unit, conjugate: system === 2 };
        const turned = system > 0 ? transposed(matrix) : matrix;
        solveTriangular(turned, solutions.matrix(i), triangle);
      }
    }
    return asGiven(delivered(), systems);
  });
}
