/** Quantiles of elements that count more or less. */
import {
  dtypes,
  formatShape,
  type NdArray,
  normalizeAxes,
  sameShape,
  type TypedArray,
} from '@numloom/ndarray';
import type { RowQuantiles } from './quantiles.ts';
import { type Axes, packed, reducedRows } from './rows.ts';
import { bisect } from './searchsorted.ts';
import { IndexSorter } from './sorters.ts';

/**
 * Weights as rows that go with those of an array, in float64.
 *
 * @throws RangeError naming `caller` when shapes don't fit or a weight is negative.
 */
export function weightRows(
  array: NdArray,
  weights: NdArray,
  axis: Axes,
  caller: string,
): NdArray<'float64'> {
  const { dtype } = weights;
  if (dtypes[dtype].kind === 'c') {
    throw new TypeError(`${caller}: weights has the dtype ${dtype}, must be real`);
  }
  const fitting = withShapeOf(array, weights, axis, caller).astype('float64');
  const { array: rows } = reducedRows(fitting, axis, false, caller);
  for (const weight of rows.storage
    .view('float64')
    .subarray(rows.offset, rows.offset + rows.size)) {
    if (weight < 0)
      throw new RangeError(`${caller}: weights holds ${weight}, must not be negative`);
  }
  return packed(rows);
}

function withShapeOf(array: NdArray, weights: NdArray, axis: Axes, caller: string): NdArray {
  if (sameShape(weights.shape, array.shape)) return weights;
  const axes = axis === undefined || axis === null ? [] : normalizeAxes(axis, array.ndim, caller);
  // Weights for the places along the axes, in their order.
  if (
    axes.length > 0 &&
    sameShape(
      weights.shape,
      axes.map((k) => array.shape[k]!),
    )
  ) {
    const strides = array.shape.map(() => 0);
    axes.forEach((k, i) => (strides[k] = weights.strides[i]!));
    return weights.withLayout({ shape: array.shape, strides, offset: weights.offset });
  }
  throw new RangeError(
    `${caller}: weights has the shape ${formatShape(weights.shape)}, must have that of a, ${formatShape(array.shape)}, or that of the axes that are given`,
  );
}

/**
 * The weighted quantiles of one row: the first values at which the sum of weights reaches the parts
 * of the whole. What is NaN comes with its weight, or is left out with it.
 */
export function weightedRow(
  { rows, parts, skipNaN }: RowQuantiles,
  from: TypedArray,
  weights: TypedArray,
  row: number,
  to: TypedArray,
  caller: string,
): void {
  const { array, count, length } = rows;
  const [source, target] = [from as Float64Array, to as Float64Array];
  const start = row * length;
  const order = new IndexSorter(array.dtype, from, length, false).sort(start, length);
  const isNaNAt = (index: number): boolean => source[start + index] !== source[start + index];
  let n = length;
  while (skipNaN && n > 0 && isNaNAt(order[n - 1]!)) n--;
  const set = (k: number, index: number): void => {
    target[k * count + row] = source[start + index]!;
  };
  if (n === 0 || isNaNAt(order[n - 1]!)) {
    // What is left of a row without numbers is NaN as well.
    if (length > 0) parts.forEach((_, k) => set(k, order[length - 1]!));
    else parts.forEach((_, k) => (target[k * count + row] = NaN));
    return;
  }
  const sums = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) sums[i] = sum += weights[start + order[i]!] as number;
  if (!(sum > 0 && sum < Infinity)) {
    throw new RangeError(`${caller}: weights add up to ${sum}, must be a positive, finite number`);
  }
  parts.forEach((part, k) => {
    // Values that count nothing are before the quantile 0.
    const place = bisect(n, (i) => {
      const share = sums[i]! / sum;
      return share === 0 || share < part;
    });
    set(k, order[Math.min(place, n - 1)]!);
  });
}
