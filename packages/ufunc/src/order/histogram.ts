/** How many values are in each of some bins. */
import { assertOptions, Complex, dtypes, type NdArray } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import {
  assertWeights,
  type Bins,
  binsFor,
  type BinsInput,
  locate,
  numbersOf,
  type Range,
  type Values,
  valuesOf,
} from './bins.ts';
import { arrayOf, elementsOf, indexArray, newArray } from './rows.ts';

/** Options of {@link histogram}. */
export interface HistogramOptions<W extends Operand = Operand> {
  /** Least and greatest edge, of which what lies outside is not counted; those of the values. */
  readonly range?: Range | undefined;
  /** What each value counts instead of 1, of the shape of `a`. */
  readonly weights?: W | undefined;
  /** Whether to divide by the number of values and the widths: the integral is then 1. */
  readonly density?: boolean | undefined;
}

/** The dtype of edges for values of a dtype. */
export type EdgesOf<A extends Operand, B> = B extends number | string
  ? DTypeOf<A> extends 'float32'
    ? 'float32'
    : 'float64'
  : DTypeOf<B>;

/** The dtype of counts. */
export type CountsOf<O> = O extends { readonly density: true }
  ? 'float64'
  : O extends { readonly weights: infer W extends Operand }
    ? DTypeOf<W>
    : 'int64';

/** Values are located so many at a time, and their weights added up so. */
const BLOCK = 65536;

/**
 * Counts the values in bins. A value on an edge belongs to the bin right of it, on the last edge to
 * the last bin; NaN and what lies outside is in none. Takes two passes over the values.
 *
 * @param a - values of any real dtype
 * @param bins - the number of bins of one width, 10 by default; the name of an estimator of it:
 *   `auto`, `fd` (Freedman and Diaconis), `doane`, `scott`, `stone`, `rice`, `sturges`, `sqrt`; or
 *   ascending edges
 * @returns the counts, int64 or of the dtype of the weights, and the edges of the bins
 * @throws RangeError when bins or the range make no sense or shapes differ; TypeError for complex
 *   values, or weights with an estimator
 * @example
 * ```ts
 * import { histogram } from '@numloom/ufunc';
 * const { hist, bin_edges } = histogram([1, 2, 2, 4], 3);
 * console.log(hist.tolist(), bin_edges.tolist()); // => [ 1n, 2n, 1n ] [ 1, 2, 3, 4 ]
 * ```
 */
export function histogram<
  A extends Operand,
  B extends BinsInput = number,
  const O extends HistogramOptions = Record<never, never>,
>(a: A, bins?: B, options?: O): { hist: NdArray<CountsOf<O>>; bin_edges: NdArray<EdgesOf<A, B>> } {
  assertOptions(options ?? {}, ['range', 'weights', 'density'], 'histogram');
  const { range, weights, density = false } = options ?? {};
  const values = valuesOf(a, 'histogram', 'a');
  const weighted = weights === undefined ? undefined : arrayOf(weights, 'histogram: weights');
  const found = checkedBins(values, bins ?? 10, range, weighted, 'histogram');
  const counts = weighted === undefined ? count(values, found) : addUp(values, found, weighted);
  const hist = density ? densities(counts, found.edges) : counts;
  return { hist, bin_edges: found.array } as never;
}

/**
 * The edges of the bins that {@link histogram} would count in.
 *
 * @throws As {@link histogram}.
 * @example
 * ```ts
 * import { histogram_bin_edges } from '@numloom/ufunc';
 * console.log(histogram_bin_edges([0, 1, 4], 2).tolist()); // => [ 0, 2, 4 ]
 * ```
 */
export function histogram_bin_edges<A extends Operand, B extends BinsInput = number>(
  a: A,
  bins?: B,
  options: Pick<HistogramOptions, 'range' | 'weights'> = {},
): NdArray<EdgesOf<A, B>> {
  assertOptions(options, ['range', 'weights'], 'histogram_bin_edges');
  const values = valuesOf(a, 'histogram_bin_edges', 'a');
  const { range, weights } = options;
  const weighted =
    weights === undefined ? undefined : arrayOf(weights, 'histogram_bin_edges: weights');
  return checkedBins(values, bins ?? 10, range, weighted, 'histogram_bin_edges').array as never;
}

function checkedBins(
  values: Values,
  bins: BinsInput,
  range: Range | undefined,
  weights: NdArray | undefined,
  caller: string,
): Bins {
  if (weights !== undefined) {
    assertWeights(weights.shape, values.shape, caller);
    if (typeof bins === 'string') {
      throw new TypeError(
        `${caller}: bins is '${bins}', which does not know weights; give a number`,
      );
    }
  }
  return binsFor(values, bins, range, caller);
}

/** Calls back for each block of values, with the bin of each. */
function forEachBlock(
  { data }: Values,
  bins: Bins,
  visit: (places: Int32Array, start: number, n: number) => void,
): void {
  const places = new Int32Array(Math.min(BLOCK, data.length));
  for (let start = 0; start < data.length; start += BLOCK) {
    const n = Math.min(BLOCK, data.length - start);
    locate(bins, data, start, places, n);
    visit(places, start, n);
  }
}

function count(values: Values, bins: Bins): NdArray<'int64'> {
  // One more for what is in no bin.
  const counts = new Float64Array(bins.edges.length);
  forEachBlock(values, bins, (places, _, n) => {
    for (let i = 0; i < n; i++) counts[places[i]! + 1]!++;
  });
  return indexArray(counts.subarray(1));
}

/** Sums of weights: of each block first, as NumPy adds them. */
function addUp(values: Values, bins: Bins, weights: NdArray): NdArray {
  const { dtype } = weights;
  const parts = dtypes[dtype].kind === 'c' ? [weights.real, weights.imag] : [weights];
  const sums = parts.map((part) => addUpReal(values, bins, part));
  const result = newArray(dtype, [bins.edges.length - 1]);
  const [real, imaginary] = sums;
  real!.forEach((sum, i) => result.set(i, imaginary ? new Complex(sum, imaginary[i]) : sum));
  return result;
}

function addUpReal(values: Values, bins: Bins, weights: NdArray): Float64Array {
  const { data } = numbersOf(weights, 'histogram', 'weights');
  const size = bins.edges.length;
  const total = new Float64Array(size);
  const sums = new Float64Array(size);
  const round = weights.dtype === 'float32' ? Math.fround : (sum: number) => sum;
  forEachBlock(values, bins, (places, start, n) => {
    sums.fill(0);
    for (let i = 0; i < n; i++) sums[places[i]! + 1]! += data[start + i]!;
    for (let i = 0; i < size; i++) total[i] = round(total[i]! + round(sums[i]!));
  });
  return total.subarray(1);
}

function densities(counts: NdArray, edges: Float64Array): NdArray<'float64'> {
  const { data } = numbersOf(counts, 'histogram', 'weights');
  const total = data.reduce((sum, value) => sum + value, 0);
  const result = newArray('float64', counts.shape);
  const to = elementsOf(result);
  for (let i = 0; i < data.length; i++) to[i] = data[i]! / (edges[i + 1]! - edges[i]!) / total;
  return result;
}
