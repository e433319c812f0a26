/** Edges of bins, and which bin values fall into. */
import { type DType, dtypes, formatShape, type NdArray, sameShape } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { type BinEstimator, binWidths } from './bin-widths.ts';
import { isAscending } from './digitize.ts';
import { arrayOf, elementsOf, flat, newArray } from './rows.ts';

/** Bins: how many of one width, an estimator of that, or their edges. */
export type BinsInput = number | BinEstimator | Operand;

/** Least and greatest edge. */
export type Range = readonly [first: number, last: number];

/** Bins; a value on an edge belongs to the bin right of it, on the last one to the last bin. */
export interface Bins {
  readonly edges: Float64Array;
  /** What is returned as the edges. */
  readonly array: NdArray;
  /** Whether all are of one width, but for rounding. */
  readonly isUniform: boolean;
}

/** Values to be counted, as numbers in C order. */
export interface Values {
  readonly data: Float64Array;
  readonly dtype: DType;
  readonly shape: readonly number[];
}

/** @throws TypeError naming `caller` for complex elements. */
export function valuesOf(operand: Operand, caller: string, name: string): Values {
  return numbersOf(arrayOf(operand, caller), caller, name);
}

/** The elements of a real array as numbers. */
export function numbersOf(array: NdArray, caller: string, name: string): Values {
  const { dtype, shape } = array;
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'c') throw new TypeError(`${caller}: ${name} has the dtype ${dtype}, must be real`);
  const exact = kind === 'f' || itemsize < 8 ? array : array.astype('float64');
  // Typed arrays of numbers are read alike.
  return { data: elementsOf(flat(exact)) as Float64Array, dtype, shape };
}

/**
 * The bins for values.
 *
 * @throws RangeError naming `caller` when the number of bins is not positive and whole, edges do
 *   not ascend, or the range is not finite or descends; TypeError for an estimator that is not
 *   known
 */
export function binsFor(
  values: Values,
  bins: BinsInput,
  range: Range | undefined,
  caller: string,
): Bins {
  if (typeof bins === 'number') return uniformBins(values, bins, range, caller);
  if (typeof bins === 'string') {
    return uniformBins(values, estimate(values, bins, range, caller), range, caller);
  }
  return givenBins(bins, caller);
}

/** Bins with edges that are given. */
export function givenBins(bins: Operand, caller: string): Bins {
  const array = arrayOf(bins, caller);
  if (array.ndim !== 1) {
    throw new RangeError(
      `${caller}: bins has the shape ${formatShape(array.shape)}, must have one axis`,
    );
  }
  const edges = Float64Array.from(numbersOf(array, caller, 'bins').data);
  if (!isAscending(edges)) throw new RangeError(`${caller}: bins must ascend`);
  return { edges, array, isUniform: false };
}

/** Bins of one width. */
export function uniformBins(
  values: Values,
  count: number,
  range: Range | undefined,
  caller: string,
): Bins {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`${caller}: bins is ${count}, must be a whole number of at least 1`);
  }
  const isFloat32 = values.dtype === 'float32';
  const array = newArray(isFloat32 ? 'float32' : 'float64', [count + 1]);
  const [first, last] = outerEdges(values, range, caller);
  // Edges that come from the data are computed in its precision.
  const round = isFloat32 && !range && values.data.length > 0 ? Math.fround : (x: number) => x;
  const delta = round(last - first);
  const step = round(delta / count);
  const to = elementsOf(array) as Float64Array;
  for (let i = 0; i < count; i++) {
    const along = step === 0 ? round(round(i / count) * delta) : round(i * step);
    to[i] = round(along + first);
  }
  to[count] = last;
  const edges = Float64Array.from(to);
  if (edges.some((edge, i) => i > 0 && edges[i - 1]! >= edge)) {
    throw new RangeError(
      `${caller}: ${count} bins from ${first} to ${last} are too many, edges would be the same`,
    );
  }
  return { edges, array, isUniform: true };
}

function outerEdges({ data }: Values, range: Range | undefined, caller: string): Range {
  if (range !== undefined && !(Array.isArray(range) && range.length === 2)) {
    throw new TypeError(`${caller}: range is ${String(range)}, must be two numbers`);
  }
  let [first, last] = range ?? (data.length === 0 ? [0, 1] : extremes(data));
  if (first > last) {
    throw new RangeError(`${caller}: range is [${first}, ${last}], must not descend`);
  }
  if (!Number.isFinite(first) || !Number.isFinite(last)) {
    const what = range ? 'range is' : 'values are in';
    throw new RangeError(`${caller}: ${what} [${first}, ${last}], must be finite`);
  }
  if (first === last) [first, last] = [first - 0.5, last + 0.5];
  return [first, last];
}

function extremes(data: Float64Array): Range {
  let least = data[0]!;
  let greatest = least;
  for (let i = 0; i < data.length; i++) {
    const value = data[i]!;
    if (value < least) least = value;
    else if (value > greatest) greatest = value;
    else if (value !== value) return [NaN, NaN];
  }
  return [least, greatest];
}

function estimate(values: Values, name: string, range: Range | undefined, caller: string): number {
  if (!Object.hasOwn(binWidths, name)) {
    throw new TypeError(
      `${caller}: bins is ${JSON.stringify(name)}, must be a number, edges or one of ${Object.keys(binWidths).join(', ')}`,
    );
  }
  const [first, last] = outerEdges(values, range, caller);
  const inside = range
    ? Float64Array.from(values.data).filter((value) => value >= first && value <= last)
    : Float64Array.from(values.data);
  if (inside.length === 0) return 1;
  const kept: Values = { ...values, data: inside };
  let width = binWidths[name as BinEstimator]({
    values: inside,
    sorted: inside.slice().sort(),
    histogram: (bins) => countUniform(kept, bins, [first, last], caller),
  });
  if (width === 0 || Number.isNaN(width)) return 1;
  // Whole numbers have no bins between them.
  if (dtypes[values.dtype].kind !== 'f' && width < 1) width = 1;
  return Math.ceil((last - first) / width);
}

function countUniform(values: Values, count: number, range: Range, caller: string): Uint32Array {
  const bins = uniformBins(values, count, range, caller);
  const counts = new Uint32Array(count);
  const places = new Int32Array(values.data.length);
  locate(bins, values.data, 0, places, places.length);
  for (const place of places) if (place >= 0) counts[place]!++;
  return counts;
}

/** Writes the bins of `n` values from place `start` on, -1 for what is in none. */
export function locate(
  { edges, isUniform }: Bins,
  data: Float64Array,
  start: number,
  to: Int32Array,
  n: number,
): void {
  const count = edges.length - 1;
  if (count < 1) {
    to.fill(-1, 0, n);
    return;
  }
  const first = edges[0]!;
  const last = edges[count]!;
  if (isUniform) {
    const width = last - first;
    for (let i = 0; i < n; i++) {
      const value = data[start + i]!;
      if (!(value >= first && value <= last)) {
        to[i] = -1;
        continue;
      }
      let place = (((value - first) / width) * count) | 0;
      if (place >= count) place = count - 1;
      // The quotient is rounded, and so are the edges, which decide.
      if (value < edges[place]!) place--;
      else if (place < count - 1 && value >= edges[place + 1]!) place++;
      to[i] = place;
    }
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = data[start + i]!;
    if (!(value >= first && value <= last)) {
      to[i] = -1;
      continue;
    }
    let from = 0;
    let length = count;
    while (length > 1) {
      const half = length >>> 1;
      from = edges[from + half]! <= value ? from + half : from;
      length -= half;
    }
    to[i] = from;
  }
}

/** @throws RangeError naming `caller` when weights have another shape than what they weigh. */
export function assertWeights(
  shape: readonly number[],
  expected: readonly number[],
  caller: string,
): void {
  if (sameShape(shape, expected)) return;
  throw new RangeError(
    `${caller}: weights has the shape ${formatShape(shape)}, must have ${formatShape(expected)}`,
  );
}
