/** How many points are in each of some boxes. */
import { assertOptions, formatShape, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import {
  assertWeights,
  type Bins,
  givenBins,
  locate,
  numbersOf,
  type Range,
  uniformBins,
  type Values,
} from './bins.ts';
import { arrayOf, elementsOf, newArray } from './rows.ts';

/** Bins along one axis: how many of one width, or their edges. */
export type AxisBins = number | Operand;

/** Options of {@link histogramdd} and {@link histogram2d}. */
export interface HistogramddOptions {
  /** Least and greatest edge along each axis; those of the points where undefined. */
  readonly range?: readonly (Range | undefined)[] | undefined;
  /** What each point counts instead of 1. */
  readonly weights?: Operand | undefined;
  /** Whether to divide by the number of points and the sizes of the boxes. */
  readonly density?: boolean | undefined;
}

/**
 * Counts points in boxes. Edges belong to boxes as in `histogram`.
 *
 * @param sample - an array of shape (number of points, number of axes), or a list of the
 *   coordinates along each axis
 * @param bins - bins for all axes, 10 by default, or a list with those for each axis
 * @returns float64 counts, one axis for each coordinate, and the edges along each
 * @throws RangeError when bins or ranges make no sense, or lengths differ; TypeError for complex
 *   coordinates
 * @example
 * ```ts
 * import { histogramdd } from '@numloom/ufunc';
 * const { hist } = histogramdd([[0, 1, 1], [0, 0, 1]], 2);
 * console.log(hist.tolist()); // => [ [ 1, 0 ], [ 1, 1 ] ]
 * ```
 */
export function histogramdd(
  sample: Operand | readonly Operand[],
  bins: AxisBins | readonly AxisBins[] = 10,
  options: HistogramddOptions = {},
): { hist: NdArray<'float64'>; edges: NdArray[] } {
  const { hist, bins: found } = countPoints(columnsOf(sample), bins, options, 'histogramdd');
  return { hist, edges: found.map(({ array }) => array) };
}

/**
 * Counts points of a plane in boxes; see {@link histogramdd}.
 *
 * @param bins - bins for both axes, 10 by default, or a list of two with those for each
 * @returns float64 counts, the first axis along `x`, and the edges along each axis
 * @throws As {@link histogramdd}.
 * @example
 * ```ts
 * import { histogram2d } from '@numloom/ufunc';
 * const { hist, xedges } = histogram2d([0, 1, 1], [0, 0, 1], 2);
 * console.log(hist.tolist(), xedges.tolist()); // => [ [ 1, 0 ], [ 1, 1 ] ] [ 0, 0.5, 1 ]
 * ```
 */
export function histogram2d(
  x: Operand,
  y: Operand,
  bins: AxisBins | readonly [AxisBins, AxisBins] = 10,
  options: HistogramddOptions = {},
): { hist: NdArray<'float64'>; xedges: NdArray; yedges: NdArray } {
  const columns = [x, y].map((column) => arrayOf(column, 'histogram2d'));
  const { hist, bins: found } = countPoints(columns, bins, options, 'histogram2d');
  return { hist, xedges: found[0]!.array, yedges: found[1]!.array };
}

function columnsOf(sample: Operand | readonly Operand[]): NdArray[] {
  if (Array.isArray(sample) && typeof sample[0] === 'object') {
    return (sample as Operand[]).map((column) => arrayOf(column, 'histogramdd'));
  }
  const array = arrayOf(sample as Operand, 'histogramdd');
  if (array.ndim > 2) {
    throw new RangeError(
      `histogramdd: sample has the shape ${formatShape(array.shape)}, must have two axes`,
    );
  }
  const points = array.ndim === 2 ? array : array.reshape([-1, 1]);
  return Array.from({ length: points.shape[1]! }, (_, axis) => points.slice(':', axis));
}

/** Whether bins are a list with an entry for each axis. */
function isList(bins: AxisBins | readonly AxisBins[], axes: number): bins is AxisBins[] {
  if (!Array.isArray(bins)) return false;
  // A list of numbers that has another length holds edges for all axes.
  return bins.length === axes || bins.some((entry) => typeof entry === 'object');
}

function countPoints(
  columns: readonly NdArray[],
  given: AxisBins | readonly AxisBins[],
  options: HistogramddOptions,
  caller: string,
): { hist: NdArray<'float64'>; bins: Bins[] } {
  assertOptions(options, ['range', 'weights', 'density'], caller);
  const { range, weights, density = false } = options;
  const axes = columns.length;
  const size = columns[0]?.size ?? 0;
  const each = isList(given, axes) ? given : columns.map(() => given as AxisBins);
  for (const [name, list] of Object.entries({ bins: each, range: range ?? columns })) {
    if (list.length === axes) continue;
    throw new RangeError(`${caller}: ${name} has ${list.length} entries for ${axes} axes`);
  }
  const values = columns.map((column): Values => {
    if (column.ndim === 1 && column.size === size) return numbersOf(column, caller, 'sample');
    throw new RangeError(
      `${caller}: coordinates have the shapes ${formatShape(columns[0]!.shape)} and ${formatShape(column.shape)}, must have one axis and one length`,
    );
  });
  const bins = values.map((column, axis) => {
    const entry = each[axis]!;
    if (typeof entry === 'number') return uniformBins(column, entry, range?.[axis], caller);
    return givenBins(entry, caller);
  });
  const weighing = weights === undefined ? undefined : arrayOf(weights, `${caller}: weights`);
  if (weighing) assertWeights(weighing.shape, [size], caller);
  const added = weighing && numbersOf(weighing, caller, 'weights').data;
  const shape = bins.map(({ edges }) => Math.max(0, edges.length - 1));
  const hist = newArray('float64', shape);
  const to = elementsOf(hist).fill(0 as never) as Float64Array;
  const boxes = boxesOf(values, bins, size);
  for (let i = 0; i < size; i++) if (boxes[i]! >= 0) to[boxes[i]!]! += added ? added[i]! : 1;
  if (density) divide(to, bins);
  return { hist, bins };
}

/** The number of the box that each point is in, counted in C order; -1 for none. */
function boxesOf(values: readonly Values[], bins: readonly Bins[], size: number): Int32Array {
  const boxes = new Int32Array(size);
  const places = new Int32Array(size);
  values.forEach(({ data }, axis) => {
    locate(bins[axis]!, data, 0, places, size);
    const count = bins[axis]!.edges.length - 1;
    for (let i = 0; i < size; i++) {
      boxes[i] = boxes[i]! < 0 || places[i]! < 0 ? -1 : boxes[i]! * count + places[i]!;
    }
  });
  return boxes;
}

/** Counts to densities: over the lengths of the boxes, one axis after the other, and the total. */
function divide(counts: Float64Array, bins: readonly Bins[]): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let inner = counts.length;
  for (const { edges } of bins) {
    const length = edges.length - 1;
    inner /= length;
    for (let i = 0; i < counts.length; i++) {
      const place = Math.floor(i / inner) % length;
      counts[i]! /= edges[place + 1]! - edges[place]!;
    }
  }
  for (let i = 0; i < counts.length; i++) counts[i]! /= total;
}
