/** `spsolve_triangular`: systems with a triangle of a sparse matrix. */
import { formatShape, type NdArray } from '@numloom/ndarray';
import { LinAlgError, type Operand } from '@numloom/linalg';
import { type Frame, type InexactDType, type Scalar } from '@numloom/linalg/kernels';
import { SparseArray } from '../array/sparse-array.ts';
import { partsOf } from '../construct/input.ts';
import { tril, triu } from '../construct/triangles.ts';
import { canonical } from '../convert/canonical.ts';
import { checkFinite } from '../direct/finite.ts';
import { columnsOf, solveColumns } from '../direct/right-sides.ts';
import { scalarOf } from '../memory/compressed.ts';
import { framed } from '../memory/within.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { natural } from '../ordering/natural.ts';
import { solveSides } from './sides.ts';
import { isFiniteTriangle, type SplitTriangle, splitTriangle, zeroOnDiagonal } from './split.ts';
import { solveTriangle } from './triangle.ts';

/** Options of {@link spsolve_triangular}. */
export interface SpsolveTriangularOptions {
  /** Whether the lower triangle of A is meant; true. */
  readonly lower?: boolean;
  /** Whether ones are meant on the diagonal of A, whatever is there; false. */
  readonly unit_diagonal?: boolean;
  /** For the sake of SciPy's signature: A and b are never changed. */
  readonly overwrite_A?: boolean;
  readonly overwrite_b?: boolean;
}

const KNOWN = ['lower', 'unit_diagonal', 'overwrite_A', 'overwrite_b'];

/**
 * x with A x = b for a triangle of A, whose other elements have no influence. `b` is a vector, or a matrix
 * whose columns are right-hand sides. One multiplication for each entry of the triangle and each column.
 *
 * @throws LinAlgError when A is not square or has a zero on its diagonal, RangeError when a number of the
 * triangle is NaN or infinite, or `b` has not as many rows as A, TypeError for options that are unknown.
 *
 * @example
 * ```ts
 * import { csr_array, spsolve_triangular } from '@numloom/sparse';
 * const a = csr_array([[2, 0], [1, 4]]);
 * console.log(spsolve_triangular(a, [2, 9]).tolist()); // => [ 1, 2 ]
 * ```
 */
export function spsolve_triangular(
  A: Operand | SparseArray,
  b: Operand,
  options: SpsolveTriangularOptions = {},
): NdArray<InexactDType> {
  checkOptions(options, KNOWN, 'spsolve_triangular');
  checkFlags(options, KNOWN, 'spsolve_triangular');
  const { lower = true, unit_diagonal: unit = false } = options;
  const matrix = new SparseArray(partsOf(A, 'csr', undefined, 'spsolve_triangular'));
  const [rows, columns] = matrix.shape;
  if (rows !== columns) {
    const shape = formatShape(matrix.shape);
    throw new LinAlgError(`spsolve_triangular: A has the shape ${shape}, needs a square matrix`);
  }
  const parts = (
    matrix.format === 'csc' ? matrix.tocsc().parts : matrix.tocsr().parts
  ) as CompressedParts<SparseDType>;
  const scalar = scalarOf(parts);
  const right = columnsOf(b, rows, parts.dtype, 'spsolve_triangular');
  return framed('spsolve_triangular', (frame) => {
    const triangle = splitTriangle(parts, lower, scalar, frame);
    if (!isFiniteTriangle(triangle, !unit)) {
      const own = (lower ? tril : triu)(matrix, { k: !unit ? 0 : lower ? -1 : 1 });
      checkFinite(canonical(own.tocsr().parts), 'spsolve_triangular');
    }
    const place = unit ? -1 : zeroOnDiagonal(triangle);
    if (place >= 0) {
      throw new LinAlgError(
        `spsolve_triangular: A is singular: it has a zero at (${place}, ${place})`,
      );
    }
    const turned = parts.format === 'csr';
    return solveColumns(right, scalar, (x, count, inner) => {
      const how = { turned, conjugated: false, down: lower, unit };
      solveSplit(triangle, x, count, how, inner);
    });
  });
}

/** How a triangle by lines is meant. */
export interface Meant {
  /** Whether lines are rows, and whether the conjugate is meant. */
  readonly turned: boolean;
  readonly conjugated: boolean;
  readonly down: boolean;
  readonly unit?: boolean;
}

/** Solves for `count` vectors at an address, one behind the other, in place. */
export function solveSplit(
  triangle: SplitTriangle,
  b: number,
  count: number,
  { unit = false, turned, conjugated, down }: Meant,
  frame: Frame,
): void {
  const { size, scalar } = triangle;
  const diagonal = unit ? 0 : triangle.diagonal;
  const solve = (lanes: number, x: number): void =>
    solveTriangle(triangle, diagonal, down, [0, size], { scalar, lanes, x, turned, conjugated });
  if (count === 1) {
    solve(1, b);
    return;
  }
  const order = natural({ lines: size }, frame);
  const most = mostTogether(scalar);
  solveSides({ size, scalar, orders: [order, order], most, b, count, stride: size }, solve);
}

/** Right-hand sides that kernels solve together. */
function mostTogether(scalar: Scalar): number {
  return scalar === 'float64' ? 4 : 1;
}
