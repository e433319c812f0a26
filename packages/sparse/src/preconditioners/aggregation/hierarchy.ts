/** The levels of a multigrid method, from fine to coarse. */
import type { NdArray } from '@numloom/ndarray';
import { LinAlgError, pinv } from '@numloom/linalg';
import { newArray, type Scalar } from '@numloom/linalg/kernels';
import { turn } from '../../convert/compress.ts';
import { convert } from '../../convert/convert.ts';
import { toDense } from '../../convert/dense.ts';
import { timesSparse } from '../../products/sparse.ts';
import { diagonalOf, diagonalPlaces, numbersOf, type SquareParts } from '../square.ts';
import { aggregate } from './aggregates.ts';
import { type Rows, smoothed, tentativeProlongator } from './prolongator.ts';
import { filtered } from './strength.ts';

/** One level: its matrix, and how to get to the next one and back. */
export interface Level {
  readonly A: SquareParts;
  /** The inverses of its diagonal, 0 where that is 0. */
  readonly inverses: NdArray<Scalar>;
  /** Where the diagonal is in each row. */
  readonly places: NdArray<'int32'>;
  /** From the next level, and to it; none on the last one. */
  readonly prolongator?: Rows;
  readonly restrictor?: Rows;
}

/** How to coarsen. */
export interface Coarsening {
  readonly theta: number | undefined;
  readonly omega: number;
  readonly maxLevels: number;
  readonly maxCoarse: number;
}

/** Levels, and the inverse of the last one's matrix where it is small enough. */
export interface Hierarchy {
  readonly levels: readonly Level[];
  readonly coarsest: NdArray | undefined;
}

/** Rows up to which a last level that could not be coarsened is solved by a dense matrix. */
const DENSE = 1000;

/** Coarsens a matrix until it is small. */
export function hierarchyOf(
  matrix: SquareParts,
  given: NdArray<Scalar>,
  { theta, omega, maxLevels, maxCoarse }: Coarsening,
): Hierarchy {
  const levels: Level[] = [];
  let [A, candidates] = [matrix, given];
  for (;;) {
    const diagonal = levels.length === 0 ? positiveDiagonal(A) : diagonalOf(A);
    const inverses = inverseOrZero(diagonal);
    const places = diagonalPlaces(A);
    const n = A.shape[0];
    const limit = theta ?? 0.08 * 0.5 ** levels.length;
    const next =
      n <= maxCoarse || levels.length + 1 >= maxLevels
        ? undefined
        : coarser(A, diagonal, candidates, limit, omega);
    if (next === undefined) {
      levels.push({ A, inverses, places });
      const coarsest = n <= Math.max(DENSE, maxCoarse) ? inverseOf(A) : undefined;
      return { levels, coarsest };
    }
    const { prolongator, restrictor } = next;
    levels.push({ A, inverses, places, prolongator, restrictor });
    ({ A, candidates } = next);
  }
}

function coarser(
  A: SquareParts,
  diagonal: NdArray<Scalar>,
  candidates: NdArray<Scalar>,
  theta: number,
  omega: number,
) {
  const strong = filtered(A, diagonal, theta);
  const aggregates = aggregate(strong);
  const coarse = aggregates.count * candidates.shape[1]!;
  if (coarse === 0 || coarse >= A.shape[0]) return undefined;
  const tentative = tentativeProlongator(aggregates, candidates);
  const prolongator = smoothed(strong, tentative.prolongator, omega);
  const restrictor = adjoint(prolongator);
  const product = timesSparse(A, prolongator, 'smoothedAggregation');
  const next = timesSparse(restrictor, product, 'smoothedAggregation') as SquareParts;
  return { A: next, prolongator, restrictor, candidates: tentative.candidates };
}

/** Pᴴ by rows. */
function adjoint(P: Rows): Rows {
  const { indptr, indices, data } = turn(P, 'csc');
  if (P.dtype === 'complex128') {
    const numbers = numbersOf(data);
    for (let k = 1; k < numbers.length; k += 2) numbers[k] = -numbers[k]!;
  }
  return { format: 'csr', dtype: P.dtype, shape: [P.shape[1], P.shape[0]], indptr, indices, data };
}

/** @throws LinAlgError naming the first row whose diagonal element is not positive. */
function positiveDiagonal(A: SquareParts): NdArray<Scalar> {
  const diagonal = diagonalOf(A, 'smoothedAggregation');
  const components = A.dtype === 'complex128' ? 2 : 1;
  numbersOf(diagonal).forEach((number, k) => {
    if (k % components === 0 && !(number > 0)) {
      throw new LinAlgError(
        `smoothedAggregation: A is not positive definite: its diagonal is ${number} in row ${k / components}`,
      );
    }
  });
  return diagonal;
}

/** Coarse matrices have zeros where candidates depend on each other within an aggregate. */
function inverseOrZero(diagonal: NdArray<Scalar>): NdArray<Scalar> {
  const result = newArray(diagonal.dtype, diagonal.shape);
  const [from, to] = [numbersOf(diagonal), numbersOf(result)];
  const components = diagonal.dtype === 'complex128' ? 2 : 1;
  to.fill(0);
  // Those of Hermitian matrices are real.
  for (let k = 0; k < from.length; k += components) to[k] = from[k]! > 0 ? 1 / from[k]! : 0;
  return result;
}

/** The Moore-Penrose inverse, dense: of a singular matrix, too. */
function inverseOf(A: SquareParts): NdArray {
  const dense = toDense(convert(A, 'coo'));
  return pinv(dense, { hermitian: true, rtol: 1e-12 });
}
