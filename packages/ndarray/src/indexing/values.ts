/** The elements of index arrays and masks, as JavaScript reads them fastest. */
import { checkChoice, modulo } from '../creation/checks.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { copyElements } from '../array/transfer.ts';
import { type ArrayInput, toArray } from '../creation/input.ts';
import { type DType, dtypes, type TypedArrayOf } from '../dtype/dtypes.ts';
import { packedLayout } from '../layout/layout.ts';

/** Whole numbers with a shape. */
export interface Numbers {
  readonly shape: readonly number[];
  /** In C order. */
  readonly values: Float64Array;
}

/** The elements in C order, converted, in a typed array of their own. */
function packed<D extends DType>(a: NdArray, dtype: D): TypedArrayOf<D> {
  const { TypedArray, components } = dtypes[dtype];
  const data = new TypedArray(a.size * components);
  copyElements({ dtype, data, layout: packedLayout(a.shape) }, elementsOf(a));
  return data;
}

/**
 * Whole numbers of any dtype that may be changed in place.
 *
 * @throws TypeError naming `caller` for booleans and complex numbers; RangeError for fractions.
 */
export function numbersOf(value: ArrayInput, caller: string): Numbers {
  const a = toArray(value, caller);
  const { kind } = dtypes[a.dtype];
  if (kind === 'b' || kind === 'c') {
    throw new TypeError(`${caller}: expected whole numbers, got an array of dtype ${a.dtype}`);
  }
  const values = packed(a, 'float64');
  const fraction = kind === 'f' ? values.find((number) => !Number.isInteger(number)) : undefined;
  if (fraction !== undefined) {
    throw new RangeError(`${caller}: expected whole numbers, got ${fraction}`);
  }
  return { shape: a.shape, values };
}

/** Where a mask is true: places in C order. Any dtype; what is not zero is true, also NaN. */
export function placesOf(mask: NdArray): Float64Array {
  const flags = packed(mask, 'bool');
  let count = 0;
  for (let i = 0; i < flags.length; i++) count += +(flags[i] !== 0);
  const places = new Float64Array(count);
  // What is not true is overwritten by what comes next: branches that nobody can foresee cost more.
  for (let i = 0, next = 0; next < count; i++) {
    places[next] = i;
    next += +(flags[i] !== 0);
  }
  return places;
}

/** What becomes of an index out of bounds: an error, a place modulo the length, or the nearest. */
export type IndexMode = 'raise' | 'wrap' | 'clip';

/**
 * Indices brought within an axis, in place.
 *
 * @throws RangeError naming `caller` when the mode is `raise` and one is out of bounds, or the axis
 *   is empty; TypeError when the mode is not known.
 */
export function bound(
  values: Float64Array,
  length: number,
  axis: number,
  mode: IndexMode,
  caller: string,
): void {
  checkChoice(mode, ['raise', 'wrap', 'clip'], 'mode', caller);
  for (let i = 0; i < values.length; i++) {
    const index = values[i]!;
    if (index >= 0 && index < length) continue;
    if (length === 0 || (mode === 'raise' && (index < -length || index >= length))) {
      throw new RangeError(
        `${caller}: index ${index} is out of bounds for axis ${axis} with length ${length}`,
      );
    }
    if (mode === 'clip') values[i] = index < 0 ? 0 : length - 1;
    else values[i] = modulo(index, length);
  }
}
