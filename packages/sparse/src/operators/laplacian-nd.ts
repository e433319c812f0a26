/** `LaplacianNd`: the Laplacian of a grid of any number of axes, as an operator. */
import { array, dtypes, type NdArray, zeros } from '@numloom/ndarray';
import { SparseArray } from '../array/sparse-array.ts';
import { checkOptions } from '../parts/options.ts';
import { checkDType } from '../parts/checks.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { SparseDType } from '../parts/parts.ts';
import { numbersAt } from './action.ts';
import {
  addLines,
  type BoundaryConditions,
  lineEigenvalue,
  lineEigenvector,
} from './laplacian-lines.ts';
import { laplacianMatrix } from './laplacian-matrix.ts';
import { LinearOperator } from './linear-operator.ts';

/** Options of {@link LaplacianNd}. */
export interface LaplacianNdOptions {
  /** What is behind the sides of the grid; `'neumann'` unless told otherwise. */
  readonly boundary_conditions?: BoundaryConditions | undefined;
  /** The dtype of matrices and of products with vectors of it; float64 unless told otherwise. */
  readonly dtype?: SparseDType | undefined;
}

const CONDITIONS: readonly string[] = ['neumann', 'dirichlet', 'periodic'];

/** Points that int32 indices reach. */
const MOST = 2 ** 31 - 1;

function checkGrid(shape: unknown): void {
  const isList = Array.isArray(shape);
  const given = isList ? `[${shape.join(', ')}]` : String(shape);
  if (!isList || shape.length === 0 || !shape.every((n) => Number.isSafeInteger(n) && n > 0)) {
    throw new RangeError(
      `LaplacianNd: grid_shape is ${given}, must be a list of whole numbers from 1 on`,
    );
  }
  if ((shape as number[]).reduce((product, n) => product * n, 1) <= MOST) return;
  throw new RangeError(`LaplacianNd: grid_shape is ${given}, must have at most 2 ** 31 - 1 points`);
}

/**
 * The Laplacian of a rectangular grid of any number of axes and the step 1, as scipy.sparse.linalg has it: negative
 * definite or semidefinite, for points by rows. It is an operator that needs no matrix; eigenvalues and eigenvectors
 * are known by formulas. Where an axis has one point only, it adds nothing but with Dirichlet's conditions, so that
 * matrices and eigenvalues agree, unlike SciPy's.
 *
 * @throws RangeError where a length of the grid is no whole number from 1 on, or there are more than 2 ** 31 - 1
 * points; TypeError for unknown options.
 *
 * @example
 * ```ts
 * import { LaplacianNd } from '@numloom/sparse';
 * const line = LaplacianNd([3], { boundary_conditions: 'dirichlet' });
 * console.log(line.matvec([1, 2, 4]).tolist()); // => [ 0, 1, -6 ]
 * console.log(LaplacianNd([2, 2]).toarray().slice(0).tolist()); // => [ -2, 1, 1, 0 ]
 * console.log(LaplacianNd([6], { boundary_conditions: 'periodic' }).eigenvalues(1).get(0) + 0); // => 0
 * ```
 */
export function LaplacianNd(
  grid_shape: readonly number[],
  options: LaplacianNdOptions = {},
): LaplacianOperator {
  checkOptions(options, ['boundary_conditions', 'dtype'], 'LaplacianNd');
  const { boundary_conditions: conditions = 'neumann', dtype = 'float64' } = options;
  if (!CONDITIONS.includes(conditions)) {
    throw new TypeError(
      `LaplacianNd: boundary_conditions is ${String(conditions)}, must be 'neumann', 'dirichlet' or 'periodic'`,
    );
  }
  checkDType(dtype, 'LaplacianNd');
  checkGrid(grid_shape);
  return new LaplacianOperator([...grid_shape], conditions, dtype);
}

/** The operator that {@link LaplacianNd} makes. */
export class LaplacianOperator extends LinearOperator {
  readonly grid_shape: readonly number[];
  readonly boundary_conditions: BoundaryConditions;

  /** @internal */
  constructor(shape: readonly number[], conditions: BoundaryConditions, dtype: SparseDType) {
    const size = shape.reduce((product, n) => product * n, 1);
    super({
      shape: [size, size],
      dtype,
      action: (_side, scalar) => {
        const { components } = dtypes[scalar];
        return (x, y) => {
          const [from, to] = [numbersAt(scalar, x, size), numbersAt(scalar, y, size)];
          to.fill(0);
          let stride = components;
          for (const n of [...shape].reverse()) {
            addLines(from, to, n, stride, conditions);
            stride *= n;
          }
        };
      },
    });
    this.grid_shape = shape;
    this.boundary_conditions = conditions;
  }

  /** The `m` largest eigenvalues, or all, in ascending order. O(N log N) for N points. */
  eigenvalues(m?: number): NdArray<'float64'> {
    const { values, order } = this.#ordered(m, 'eigenvalues');
    return array(Float64Array.from(order, (at) => values[at]!));
  }

  /** Columns of eigenvectors of the `m` largest eigenvalues, or of all; orthonormal. */
  eigenvectors(m?: number): NdArray<'float64'> {
    const { order } = this.#ordered(m, 'eigenvectors');
    const [size] = this.shape;
    const result = zeros([size, order.length]);
    const numbers = numbersOf(result);
    order.forEach((place, column) => {
      let vector = Float64Array.of(1);
      let rest = place;
      let outer = size;
      for (const n of this.grid_shape) {
        outer /= n;
        const line = lineEigenvector(Math.floor(rest / outer), n, this.boundary_conditions);
        rest %= outer;
        const product = new Float64Array(vector.length * n);
        vector.forEach((value, i) => {
          line.forEach((factor, j) => (product[i * n + j] = value * factor));
        });
        vector = product;
      }
      vector.forEach((value, i) => (numbers[i * order.length + column] = value));
    });
    return result;
  }

  /** The dense matrix. */
  toarray(): NdArray<SparseDType> {
    return this.tosparse().toarray();
  }

  /** The sparse matrix: `dia` for one axis, else `csr`. */
  tosparse(): SparseArray<SparseDType, 'csr' | 'dia'> {
    const { grid_shape, boundary_conditions, dtype } = this;
    const parts = laplacianMatrix(grid_shape, boundary_conditions, dtype, 'tosparse');
    const matrix = new SparseArray<SparseDType, 'csr'>(parts);
    return grid_shape.length === 1 ? matrix.todia() : matrix;
  }

  /** All eigenvalues, by places of the grid, and the places of the `m` largest in ascending order. */
  #ordered(m: number | undefined, caller: string) {
    const [size] = this.shape;
    if (m !== undefined && !(Number.isInteger(m) && m >= 0)) {
      throw new RangeError(`${caller}: m is ${String(m)}, must be a whole number from 0 on`);
    }
    let values = Float64Array.of(0);
    for (const n of this.grid_shape) {
      const next = new Float64Array(values.length * n);
      for (let j = 0; j < n; j++) {
        const value = lineEigenvalue(j, n, this.boundary_conditions);
        for (let i = 0; i < values.length; i++) next[i * n + j] = values[i]! + value;
      }
      values = next;
    }
    const order = Uint32Array.from({ length: size }, (_, i) => i);
    order.sort((i, j) => values[i]! - values[j]! || j - i);
    return { values, order: Array.from(order.subarray(size - Math.min(m ?? size, size))) };
  }
}
