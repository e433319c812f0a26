/** LU factors by columns, of the scalar elimination. */
import { kernelsOf, type Scalar, view, withFrame } from '@numloom/linalg/kernels';
import { LinAlgError } from '@numloom/linalg';
import type { Factors, Side } from '../direct/factors.ts';
import { triangularColumns } from '../kernels/generated/triangularColumns.ts';
import { canonical } from '../convert/canonical.ts';
import { addressOf, type Compressed } from '../memory/compressed.ts';
import type { CompressedParts } from '../parts/parts.ts';
import { upperOfBlocks } from './blocks.ts';
import { determinantOf } from './determinant.ts';
import {
  type Columns,
  eliminate,
  eliminateAgain,
  type EliminationOptions,
  type Limit,
  type Lists,
  UNLIMITED,
} from './eliminate.ts';
import { describeSingular, isSingular, type Singular } from './singular.ts';
import { solveSides } from '../triangular/sides.ts';
import { solveTriangle } from '../triangular/triangle.ts';

/** A pivot that is less than that much of its column has a refactorisation choose pivots anew. */
const LEAST_PIVOT = 1e-3;

/**
 * L U = P A Q by columns (Gilbert and Peierls, 1988), of a square matrix whose columns come in the order
 * at an address (int32), in time proportional to the operations. Entries of A may be in any order, and
 * several for an element. Answers the column without a pivot where there is one.
 */
export function factorScalar(
  a: Compressed,
  order: number,
  options: EliminationOptions = {},
): Factors | Singular {
  return tryScalar(a, order, UNLIMITED, options)!;
}

/** The same, given up where the limit says so: undefined then. */
export function tryScalar(
  a: Compressed,
  order: number,
  limit: Limit,
  options: EliminationOptions = {},
): Factors | Singular | undefined {
  const outcome = eliminate(a, order, options, limit);
  if (outcome === undefined || isSingular(outcome)) return outcome;
  return new ColumnFactors(outcome, a, options);
}

/** Factors by columns. */
export class ColumnFactors implements Factors {
  readonly size: number;
  readonly scalar: Scalar;
  readonly perturbed = 0;
  readonly #options: EliminationOptions;
  #columns: Columns;
  #growth: number;

  constructor(columns: Columns, a: Compressed, options: EliminationOptions) {
    this.size = columns.size;
    this.scalar = columns.scalar;
    this.#options = options;
    this.#columns = columns;
    this.#growth = growthOf(columns, a);
  }

  get entries(): number {
    const { lower, upper } = this.#present();
    return lower.entries + upper.entries + this.size;
  }

  get rowOrder(): Int32Array {
    return view('int32', this.#present().rowOfStep, this.size).slice();
  }

  get columnOrder(): Int32Array {
    return view('int32', this.#present().columnOrder, this.size).slice();
  }

  get growth(): number {
    return this.#growth;
  }

  determinant(): ReturnType<Factors['determinant']> {
    const { pivots } = this.#present();
    const length = this.scalar === 'complex128' ? 2 * this.size : this.size;
    const diagonal = Float64Array.from(view('float64', pivots, length));
    return determinantOf(diagonal, this.scalar, [this.rowOrder, this.columnOrder]);
  }

  solve(side: Side, b: number, count: number, stride: number): void {
    const { size, scalar } = this;
    const { lower, upper, pivots, rowOfStep, columnOrder, ends } = this.#present();
    const orders = side === 'N' ? [rowOfStep, columnOrder] : [columnOrder, rowOfStep];
    const most = scalar === 'float64' ? 4 : 1;
    const [turned, conjugated] = [side !== 'N', side === 'H'];
    solveSides({ size, scalar, orders, most, b, count, stride }, (lanes, x) => {
      const sides = { scalar, lanes, x, turned, conjugated };
      for (let b = 0; b < ends.length; b++) {
        // What a block's unknowns add to others goes to blocks before it, or comes from them.
        const own = turned ? b : ends.length - 1 - b;
        const block = [own === 0 ? 0 : ends[own - 1]!, ends[own]!] as const;
        if (!turned) {
          solveTriangle(lower, 0, true, block, sides);
          solveTriangle(upper, pivots, false, block, sides);
        } else {
          solveTriangle(upper, pivots, true, block, sides);
          solveTriangle(lower, 0, false, block, sides);
        }
      }
    });
  }

  lower(): CompressedParts<Scalar, 'csc'> {
    return partsOf(this.#present(), this.#present().lower, 0);
  }

  upper(): CompressedParts<Scalar, 'csc'> {
    const columns = this.#present();
    if (columns.ends.length <= 1) return partsOf(columns, columns.upper, columns.pivots);
    return withFrame((frame) => partsOf(columns, upperOfBlocks(columns, frame), columns.pivots));
  }

  refactor(a: Compressed): void {
    const columns = this.#present();
    if (!eliminateAgain(columns, a, LEAST_PIVOT)) {
      const outcome = eliminate(a, columns.columnOrder, this.#options, UNLIMITED)!;
      this.dispose();
      if (isSingular(outcome)) throw new LinAlgError(`refactor: ${describeSingular(outcome)}`);
      this.#columns = outcome;
    }
    this.#growth = growthOf(this.#columns, a);
  }

  dispose(): void {
    this.#columns.owned.dispose();
  }

  #present(): Columns {
    if (this.#columns.owned.isDisposed) throw new Error('the factors have been disposed of');
    return this.#columns;
  }
}

function growthOf({ scalar, size, upper, pivots }: Columns, a: Compressed): number {
  const kernels = kernelsOf(triangularColumns);
  const largest = scalar === 'complex128' ? kernels.largestComplex128 : kernels.largestFloat64;
  const most = Math.max(largest(upper.entries, upper.values), largest(size, pivots));
  return size === 0 ? 1 : most / largest(a.entries, a.values);
}

/** A factor as a matrix; `diagonal` is the address of its diagonal, or 0 for ones. */
function partsOf(
  { size, scalar }: Columns,
  { starts, indices, values, entries }: Lists,
  diagonal: number,
): CompressedParts<Scalar, 'csc'> {
  const parts = withFrame((frame): CompressedParts<Scalar, 'csc'> => {
    const all = entries + size;
    const [toStarts, toIndices] = [size + 1, all].map((count) => frame.written('int32', [count]));
    const data = frame.written(scalar, [all]);
    const kernels = kernelsOf(triangularColumns);
    const write =
      scalar === 'complex128' ? kernels.withDiagonalComplex128 : kernels.withDiagonalFloat64;
    const to = [toStarts!.inside, toIndices!.inside, data.inside].map(addressOf);
    const isLower = diagonal === 0;
    write(size, starts, indices, values, diagonal, isLower, ...(to as [number, number, number]));
    return {
      format: 'csc',
      dtype: scalar,
      shape: [size, size],
      data: data.array,
      indptr: toStarts!.array,
      indices: toIndices!.array,
    };
  });
  return canonical(parts);
}
