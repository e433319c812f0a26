/** `min_weight_full_bipartite_matching`: pairs of rows and columns of the least total weight. */
import type { NdArray } from '@numloom/ndarray';
import { array } from '@numloom/ndarray';
import { matrixOf } from '../construct/operands.ts';
import type { MatrixInput } from '../construct/types.ts';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import { transposed } from '../convert/transpose.ts';
import { numbersOf } from '../parts/numbers.ts';
import { checkFlags, checkOptions } from '../parts/options.ts';
import type { CompressedParts } from '../parts/parts.ts';
import { Matcher } from './shortest-augmenting.ts';

/** Options of {@link min_weight_full_bipartite_matching}. */
export interface WeightedMatchingOptions {
  /** Whether the largest total weight is wanted instead of the least; false by default. */
  readonly maximize?: boolean | undefined;
}

/** Pairs of a row and a column, as SciPy's `row_ind` and `col_ind`: rows ascending. */
export interface WeightedMatching {
  readonly row_ind: NdArray<'int32'>;
  readonly col_ind: NdArray<'int32'>;
}

/**
 * Pairs of rows and columns, at places where elements are stored, that have the least sum of elements of all pairings
 * that pair every row, or every column if these are fewer; stored zeros are elements, too, which SciPy leaves out. Most
 * rows are paired by comparing prices, the others by shortest paths: O(n (nnz + n log n)) at most, for n pairs, mostly
 * far less.
 *
 * R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems",
 * Computing 38 (1987).
 *
 * @throws RangeError where there is no such pairing, or an element is not finite; TypeError for complex numbers and
 * unknown options.
 *
 * @example
 * ```ts
 * import { csr_array, min_weight_full_bipartite_matching } from '@numloom/sparse';
 * const costs = csr_array([[3, 1, 0], [4, 2, 2], [0, 5, 6]]);
 * const { row_ind, col_ind } = min_weight_full_bipartite_matching(costs);
 * console.log(row_ind.tolist(), col_ind.tolist()); // => [ 0, 1, 2 ] [ 0, 2, 1 ]
 * ```
 */
export function min_weight_full_bipartite_matching(
  biadjacency: MatrixInput,
  options: WeightedMatchingOptions = {},
): WeightedMatching {
  checkOptions(options, ['maximize'], CALLER);
  checkFlags(options, ['maximize'], CALLER);
  const given = matrixOf(biadjacency, CALLER);
  if (given.dtype === 'complex128') {
    throw new TypeError(`${CALLER}: biadjacency is complex, must be real`);
  }
  const isTurned = given.shape[0] > given.shape[1];
  const lines = canonical(convert(isTurned ? transposed(given) : given, 'csr')) as CompressedParts;
  const weights = weightsOf(lines, options.maximize === true ? -1 : 1);
  const starts = numbersOf(lines.indptr).slice();
  const ends = numbersOf(lines.indices).slice();
  const matcher = new Matcher({ starts, ends, weights, columns: lines.shape[1] });
  for (let line = 0; line < lines.shape[0]; line++) {
    if (matcher.match(line)) continue;
    throw new RangeError(`${CALLER}: no pairing of every ${isTurned ? 'column' : 'row'} exists`);
  }
  const own = Int32Array.from({ length: lines.shape[0] }, (_, i) => i);
  if (!isTurned) return { row_ind: array(own), col_ind: array(matcher.matched) };
  const columns = own.sort((i, j) => matcher.matched[i]! - matcher.matched[j]!);
  return {
    row_ind: array(Int32Array.from(columns, (i) => matcher.matched[i]!)),
    col_ind: array(columns),
  };
}

/** Weights whose sums along paths are beyond all numbers are taken smaller. */
const LARGE = 2 ** 960;

/** @throws RangeError where an element is not finite. */
function weightsOf({ data }: CompressedParts, sign: number): Float64Array {
  const weights = Float64Array.from(numbersOf(data));
  let largest = 0;
  for (const weight of weights) {
    if (!Number.isFinite(weight)) {
      throw new RangeError(`${CALLER}: a weight is ${weight}, must be finite`);
    }
    largest = Math.max(largest, Math.abs(weight));
  }
  const factor = largest > LARGE ? sign * 2 ** -64 : sign;
  for (let k = 0; k < weights.length; k++) weights[k]! *= factor;
  return weights;
}

const CALLER = 'min_weight_full_bipartite_matching';
