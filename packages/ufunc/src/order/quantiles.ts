/** Computing quantiles row by row. */
import { assertOptions, type DType, dtypes, type NdArray, type TypedArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { isNumber } from './dtype.ts';
import {
  between,
  isDiscrete,
  type Position,
  positionOf,
  type QuantileMethod,
  quantileMethods,
} from './quantile-methods.ts';
import type { QuantileOptions } from './quantile.ts';
import {
  arrayOf,
  delivered,
  elementsOf,
  flat,
  newArray,
  type ReducedRows,
  reducedRows,
} from './rows.ts';
import { collect, selectAll } from './select.ts';
import { rowSorter } from './sorters.ts';
import { weightedRow, weightRows } from './weighted-quantiles.ts';

/**
 * Quantiles of an operand.
 *
 * @param whole - what all of the elements are in terms of `q`: 1 or 100
 * @param skipNaN - whether NaN are left out
 */
export function quantilesOf(
  caller: string,
  a: Operand,
  q: Operand,
  whole: 1 | 100,
  skipNaN: boolean,
  options: QuantileOptions,
): NdArray {
  assertOptions(options, ['axis', 'keepdims', 'method', 'weights', 'out'], caller);
  const { axis, keepdims = false, method = 'linear', weights, out } = options;
  const array = arrayOf(a, caller);
  const { dtype } = array;
  const quantiles = arrayOf(q, caller);
  const parts = partsOf(quantiles, whole, caller);
  assertMethod(method, dtype, weights !== undefined, caller);
  const rows = reducedRows(array, axis, keepdims, caller);
  const isFloat = dtypes[dtype].kind === 'f';
  if (rows.length === 0 && rows.count > 0 && !(skipNaN && (isFloat || !isDiscrete(method)))) {
    throw new RangeError(`${caller}: there is no element to take a quantile of`);
  }
  const weighing =
    weights && weightRows(array, arrayOf(weights, `${caller}: weights`), axis, caller);
  const isFloat32 = dtype === 'float32' && typeof q === 'number';
  const type = isDiscrete(method) ? dtype : isFloat32 ? 'float32' : 'float64';
  const result = newArray(type, [...quantiles.shape, ...rows.shape]);
  const to = elementsOf(result);
  const each: RowQuantiles = { rows, parts, method, skipNaN, isFloat32 };
  if (weighing) {
    const from = elementsOf(rows.array);
    for (let row = 0; row < rows.count; row++) {
      weightedRow(each, from, elementsOf(weighing), row, to, caller);
    }
  } else if (isNumber(dtype)) numberRows(each, to as Float64Array);
  else integerRows(each, to);
  return delivered(result, out, caller);
}

/** What is computed of all rows. */
export interface RowQuantiles {
  readonly rows: ReducedRows;
  /** Which quantiles, from 0 to 1. */
  readonly parts: Float64Array;
  readonly method: QuantileMethod;
  readonly skipNaN: boolean;
  /** Whether values are rounded to float32 at each step. */
  readonly isFloat32: boolean;
}

/** Rows of numbers: what is between is selected. */
function numberRows(
  { rows, parts, method, skipNaN, isFloat32 }: RowQuantiles,
  to: Float64Array,
): void {
  const { array, count, length } = rows;
  const from = elementsOf(array) as Float64Array;
  const values = new Float64Array(length);
  const positions = positionCache(method, parts);
  for (let row = 0; row < count; row++) {
    const numbers = collect(from, row * length, length, values);
    const n = skipNaN ? numbers : length;
    if (n === 0 || numbers < n) {
      parts.forEach((_, k) => (to[k * count + row] = NaN));
      continue;
    }
    const { places, found } = positions(n);
    selectAll(values, undefined, n, places);
    found.forEach(({ previous, next, gamma }, k) => {
      const a = values[previous]!;
      const b = values[next]!;
      to[k * count + row] = isDiscrete(method)
        ? a
        : isFloat32
          ? betweenFloat32(a, b, gamma)
          : between(a, b, differenceOf(array.dtype, a, b), gamma);
    });
  }
}

/** As NumPy subtracts: float32 elements are subtracted as such. */
function differenceOf(dtype: DType, a: number, b: number): number {
  return dtype === 'float32' ? Math.fround(b - a) : b - a;
}

/** {@link between}, every step in float32. */
function betweenFloat32(a: number, b: number, gamma: number): number {
  const difference = Math.fround(b - a);
  return gamma >= 0.5
    ? Math.fround(b - Math.fround(difference * Math.fround(1 - gamma)))
    : Math.fround(a + Math.fround(difference * Math.fround(gamma)));
}

/** Rows of 64-bit integers, sorted; differences are exact. */
function integerRows({ rows, parts, method }: RowQuantiles, to: TypedArray): void {
  const { array, count, length } = rows;
  const { TypedArray } = dtypes[array.dtype];
  const sorted = new TypedArray(rows.array.size) as BigInt64Array;
  const sortRow = rowSorter(array.dtype, sorted, elementsOf(array), length, false);
  for (let row = 0; row < count; row++) {
    const start = row * length;
    sortRow(start, length);
    parts.forEach((part, k) => {
      if (length === 0) {
        to[k * count + row] = NaN;
        return;
      }
      const { previous, next, gamma } = positionOf(method, length, part);
      const a = sorted[start + previous]!;
      const b = sorted[start + next]!;
      to[k * count + row] = isDiscrete(method)
        ? a
        : between(Number(a), Number(b), Number(b - a), gamma);
    });
  }
}

/** Where quantiles are, and all places they need; remembered for rows of one length. */
function positionCache(
  method: QuantileMethod,
  parts: Float64Array,
): (n: number) => { found: Position[]; places: number[] } {
  let last = { n: -1, found: [] as Position[], places: [] as number[] };
  return (n) => {
    if (last.n !== n) {
      const found = Array.from(parts, (part) => positionOf(method, n, part));
      const places = new Set(found.flatMap(({ previous, next }) => [previous, next]));
      last = { n, found, places: [...places].sort((a, b) => a - b) };
    }
    return last;
  };
}

function partsOf(quantiles: NdArray, whole: 1 | 100, caller: string): Float64Array {
  const { dtype } = quantiles;
  if (dtypes[dtype].kind === 'c') {
    throw new TypeError(`${caller}: q has the dtype ${dtype}, must be real`);
  }
  const given = elementsOf(flat(quantiles.astype('float64'))) as Float64Array;
  const wrong = given.find((value) => !(value >= 0 && value <= whole));
  if (wrong !== undefined) {
    throw new RangeError(`${caller}: q is ${wrong}, must be in [0, ${whole}]`);
  }
  return Float64Array.from(given, (value) => value / whole);
}

function assertMethod(
  method: QuantileMethod,
  dtype: DType,
  isWeighted: boolean,
  caller: string,
): void {
  if (!quantileMethods.includes(method)) {
    throw new TypeError(
      `${caller}: method is ${JSON.stringify(method)}, must be one of ${quantileMethods.join(', ')}`,
    );
  }
  if (dtypes[dtype].kind === 'c') {
    throw new TypeError(`${caller}: a has the dtype ${dtype}, must be real`);
  }
  if (dtype === 'bool' && !isDiscrete(method)) {
    throw new TypeError(
      `${caller}: between bool elements there is nothing; give a method such as 'lower' or another dtype`,
    );
  }
  if (isWeighted && method !== 'inverted_cdf') {
    throw new TypeError(`${caller}: method '${method}' takes no weights, only 'inverted_cdf' does`);
  }
}
