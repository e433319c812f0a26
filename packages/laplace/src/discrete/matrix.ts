import { asarray, type NdArray } from '@numloom/ndarray';
import { csr_array, type SparseArray } from '@numloom/sparse';
import { assertProblem, type Problem } from '../problem/problem.ts';
import { Grid } from './grid.ts';

/** A problem as a system of linear equations A x = b. */
export interface LinearSystem {
  /** -∇² for the points that are to be found: symmetric, and positive definite or semidefinite. */
  readonly A: SparseArray<'float64', 'csr'>;
  /** The right side: -f, what is given on sides and inside brought to it. */
  readonly b: NdArray<'float64'>;
  /** For each unknown the point that it is: its place among all points of the grid, in C order. */
  readonly indices: Int32Array;
  /**
   * What each row was multiplied by for A to be symmetric: a half for each side with a slope that
   * its point lies on.
   */
  readonly weights: Float64Array;
}

/**
 * The matrix of a problem and its right side. The unknowns are the points at which nothing is
 * given, in C order. Where no value is given anywhere A is singular: A times ones is 0, and b sums
 * up to 0, by what `solve` calls the incompatibility. O(points).
 *
 * @throws TypeError when there is no problem; RangeError when there are 2³¹ entries or more
 * @example
 * ```ts
 * import { laplaceProblem, matrixOf } from '@numloom/laplace';
 * import { spsolve } from '@numloom/sparse';
 * const { A, b, indices } = matrixOf(laplaceProblem(4, 'hot-top'));
 * console.log(A.shape, A.nnz, indices); // => [ 4, 4 ] 12 Int32Array(4) [ 5, 6, 9, 10 ]
 * console.log(Number(spsolve(A, b).get(0)).toFixed(3)); // => 0.125
 * ```
 */
export function matrixOf(problem: Problem): LinearSystem {
  assertProblem(problem, 'matrixOf');
  using grid = new Grid(problem);
  const { A, places, weights } = matrixOfGrid(grid);
  using residual = grid.residual().evaluate() as NdArray<'float64'>;
  const values = residual.data;
  const b = weights.map((weight, row) => weight * values[places[row]!]!);
  return { A, b: asarray(b).copy(), indices: indicesOf(grid, places), weights };
}

/** The matrix of a grid; `places` are those of the unknowns among the points inside. */
export interface GridMatrix extends Pick<LinearSystem, 'A' | 'weights'> {
  readonly places: Int32Array;
}

/** What happens to a neighbour along an axis from one end of it. */
interface Line {
  readonly length: number;
  readonly stride: number;
  readonly weight: number;
  readonly low: string;
  readonly high: string;
}

/**
 * The matrix of {@link matrixOf} for the points that a grid has inside.
 *
 * @param isPinned - take the first point for one where 0 is given
 */
export function matrixOfGrid(grid: Grid, isPinned = false): GridMatrix {
  const { shape } = grid.inside;
  const size = shape.reduce((all, length) => all * length, 1);
  const { places, unknowns } = unknownsOf(grid, size, isPinned);
  const most = places.length * (2 * shape.length + 1);
  if (most >= 2 ** 31) {
    throw new RangeError(`matrixOf: there are ${places.length} unknowns; the matrix is too large`);
  }
  const data = new Float64Array(most);
  const indices = new Int32Array(most);
  const indptr = new Int32Array(places.length + 1);
  const weights = new Float64Array(places.length);
  const lines = linesOf(grid);
  const index = new Int32Array(shape.length);
  let end = 0;
  for (let row = 0, place = 0; row < places.length; place++) {
    if (places[row] === place) {
      const begin = end;
      let half = 1;
      indices[end] = row;
      data[end++] = grid.diagonal;
      for (let axis = 0; axis < lines.length; axis++) {
        const { length, stride, weight, low, high } = lines[axis]!;
        const i = index[axis]!;
        const isFirst = i === 0;
        const isLast = i === length - 1;
        if ((isFirst && low === 'neumann') || (isLast && high === 'neumann')) half /= 2;
        for (let step = -1; step <= 1; step += 2) {
          let other = step;
          if (step < 0 ? isFirst : isLast) {
            const side = step < 0 ? low : high;
            if (side === 'dirichlet') continue;
            other = side === 'periodic' ? -step * (length - 1) : -step;
          }
          const column = unknowns[place + other * stride]!;
          if (column >= 0) end = insert(column, -weight, begin, end, indices, data);
        }
      }
      if (half !== 1) for (let k = begin; k < end; k++) data[k]! *= half;
      weights[row] = half;
      indptr[++row] = end;
    }
    for (let axis = lines.length - 1; axis >= 0; axis--) {
      if (++index[axis]! < lines[axis]!.length) break;
      index[axis] = 0;
    }
  }
  const parts = { data: data.subarray(0, end), indices: indices.subarray(0, end), indptr };
  const A = csr_array(parts, { shape: [places.length, places.length] });
  return { A, places, weights };
}

/** Puts an entry into a row that is in order; two of one column are added up. */
function insert(
  column: number,
  value: number,
  begin: number,
  end: number,
  indices: Int32Array,
  data: Float64Array,
): number {
  let at = end;
  while (at > begin && indices[at - 1]! > column) at--;
  if (at > begin && indices[at - 1] === column) {
    data[at - 1]! += value;
    return end;
  }
  for (let k = end; k > at; k--) {
    indices[k] = indices[k - 1]!;
    data[k] = data[k - 1]!;
  }
  indices[at] = column;
  data[at] = value;
  return end + 1;
}

function linesOf({ inside: { shape }, weights, problem }: Grid): Line[] {
  return shape.map((length, axis) => {
    const [low, high] = problem.sides[axis]!;
    const stride = shape.slice(axis + 1).reduce((all, one) => all * one, 1);
    return { length, stride, weight: weights[axis]!, low: low.kind, high: high.kind };
  });
}

/** Places of unknowns among the points inside, and for each point which unknown it is, or -1. */
function unknownsOf({ mask }: Grid, size: number, isPinned: boolean) {
  const unknowns = new Int32Array(size).fill(-1);
  const places = new Int32Array(size);
  using copy = mask?.copy();
  const fixed = copy?.data;
  let count = 0;
  for (let place = isPinned ? 1 : 0; place < size; place++) {
    if (fixed?.[place]) continue;
    unknowns[place] = count;
    places[count++] = place;
  }
  return { unknowns, places: places.slice(0, count) };
}

/** Places among the points inside, as places among all points. */
function indicesOf({ inside: { shape }, problem }: Grid, places: Int32Array): Int32Array {
  const first = problem.sides.map(([low]) => Number(low.kind === 'dirichlet'));
  return places.map((place) => {
    let all = 0;
    let stride = 1;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const length = shape[axis]!;
      all += ((place % length) + first[axis]!) * stride;
      place = Math.floor(place / length);
      stride *= problem.shape[axis]!;
    }
    return all;
  });
}
