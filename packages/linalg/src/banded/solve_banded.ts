/** `solve_banded`: systems with a band matrix, as scipy.linalg has them. */
import { copyto, formatShape, type NdArray } from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import { checkList } from '../arguments/kinds.ts';
import {
  checkFinite,
  floatingOf,
  formatPlace,
  matricesOf,
  type Operand,
  scalarOf,
} from '../arguments/operands.ts';
import { LinAlgError } from '../errors.ts';
import { type Frame, withFrame } from '../memory/frame.ts';
import type { Matrix, Scalar } from '../memory/matrix.ts';
import { Stack } from '../memory/stack.ts';
import { broadcastMatrices, RightSides } from '../arguments/right-sides.ts';
import type { SolutionOf } from '../arguments/types.ts';
import { factorBand, solveBand } from './factor.ts';
import { factorTridiagonal, pivotsOf, solveTridiagonal } from './tridiagonal.ts';

/** Options of {@link solve_banded}. */
export interface SolveBandedOptions {
  /** Whether NaN and infinities are refused; true unless told otherwise. */
  readonly check_finite?: boolean;
}

/**
 * Solves A x = b for a band matrix A of order n with l diagonals under the main one and u over it, by
 * LU with partial pivoting in O(n l (l + u)) operations. `ab` has the diagonals as rows:
 * `ab[u + i - j, j]` is `a[i, j]`; what lies outside of A is not used. Stacks of matrices along the
 * other axes of `ab` and `b` broadcast.
 *
 * @param l_and_u - l and u
 * @param ab - (…, l + u + 1, n)
 * @param b - n elements, or (…, n, k)
 * @returns x, of the shape of b
 * @throws LinAlgError when A is exactly singular.
 * @throws RangeError when shapes do not fit, or an element is not finite.
 *
 * @example
 * ```ts
 * import { solve_banded } from '@numloom/linalg';
 * const ab = [[0, 1, 1], [2, 2, 2], [1, 1, 0]];
 * console.log(solve_banded([1, 1], ab, [3, 4, 3]).tolist()); // => [ 1, 1, 1 ]
 * ```
 */
export function solve_banded<A extends Operand, B extends Operand>(
  l_and_u: readonly [lower: number, upper: number],
  ab: A,
  b: B,
  options?: SolveBandedOptions,
): NdArray<SolutionOf<A, B>>;
export function solve_banded(
  l_and_u: readonly [number, number],
  ab: Operand,
  b: Operand,
  options: SolveBandedOptions = {},
): NdArray {
  assertOptions(options, ['check_finite'], 'solve_banded');
  const { check_finite = true } = options;
  checkList(l_and_u, 'a list [l, u]', 'solve_banded', 'l_and_u');
  const [below, above] = l_and_u;
  for (const [name, value] of Object.entries({ l: below, u: above })) {
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`solve_banded: ${name} is ${value}, must be an integer of at least 0`);
    }
  }
  const band = matricesOf(ab, 'solve_banded', 'ab');
  if (band.shape.at(-2) !== below + above + 1) {
    throw new RangeError(
      `solve_banded: ab has the shape ${formatShape(band.shape)}, ` +
        `needs l + u + 1 = ${below + above + 1} rows`,
    );
  }
  const n = band.shape.at(-1)!;
  const sides = new RightSides(b, n, band.shape.slice(0, -2), 'solve_banded');
  if (check_finite) {
    checkFinite(band, 'solve_banded', 'ab');
    checkFinite(sides.array, 'solve_banded', 'b');
  }
  const dtype = floatingOf(band.dtype, sides.array.dtype);
  const scalar = scalarOf(dtype);
  return withFrame((frame) => {
    const solved = sides.copied(scalar, frame);
    if (solved.array.size === 0) return sides.delivered(solved, dtype, frame);
    const bands = broadcastMatrices(band, sides.outer);
    const solveOne =
      below === 1 && above === 1
        ? tridiagonalSolver(bands, scalar, frame)
        : bandSolver(bands, scalar, below, above, frame);
    for (let i = 0; i < solved.count; i++) {
      const singular = withFrame((own) => solveOne(i, solved.matrix(i), own));
      if (singular > 0) {
        const which = sides.outer.length === 0 ? 'a' : `the matrix ${formatPlace(i, sides.outer)}`;
        throw new LinAlgError(
          `solve_banded: ${which} is singular: column ${singular - 1} has no pivot that is not zero`,
        );
      }
    }
    return sides.delivered(solved, dtype, frame);
  });
}

/** Solves the system of a place of the stack; answers the column without pivot, from one, or 0. */
type PlaceSolver = (index: number, b: Matrix, own: Frame) => number;

function bandSolver(
  bands: NdArray,
  scalar: Scalar,
  below: number,
  above: number,
  frame: Frame,
): PlaceSolver {
  const [n, rows] = [bands.shape.at(-1)!, bands.shape.at(-2)!];
  const { array } = frame.stack(scalar, [...bands.shape.slice(0, -2), rows + below, n], 'F');
  array.slice('...', `:${below}`, ':').fill(0);
  copyto(array.slice('...', `${below}:`, ':'), bands, { casting: 'unsafe' });
  const stack = new Stack(array);
  return (index, b, own) => {
    const factors = factorBand({ below, above, matrix: stack.matrix(index) }, own);
    if ('singular' in factors) return factors.singular;
    solveBand(factors, b);
    return 0;
  };
}

function tridiagonalSolver(bands: NdArray, scalar: Scalar, frame: Frame): PlaceSolver {
  const { array } = frame.stack(scalar, [...bands.shape.slice(0, -2), 4, bands.shape.at(-1)!]);
  const take = (row: number, from: number, part: string, to: string) =>
    copyto(array.slice('...', row, to), bands.slice('...', from, part), { casting: 'unsafe' });
  take(0, 2, ':-1', ':-1');
  take(1, 1, ':', ':');
  take(2, 0, '1:', ':-1');
  const stack = new Stack(array);
  return (index, b, own) => {
    const matrix = stack.matrix(index);
    const pivots = pivotsOf(matrix, own);
    const singular = factorTridiagonal(matrix, pivots);
    if (singular === 0) solveTridiagonal(matrix, pivots, b);
    return singular;
  };
}
