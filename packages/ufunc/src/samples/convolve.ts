/** Sums of products of a row and another one that is moved along it. */
import {
  assertOptions,
  dtypes,
  formatShape,
  type NdArray,
  result_type,
  zeros,
} from '@numloom/ndarray';
import { applyOperator } from '../expression/apply.ts';
import type { Operand, Promoted } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import { add, multiply } from '../operators/rows/arithmetic.ts';
import { conj } from '../operators/rows/parts.ts';
import { assign } from '../evaluate.ts';
import { arrayOf, elementsOf, flat, newArray } from '../order/rows.ts';

/** Which sums are given: all, as many as the longer operand has elements, or those of whole overlaps. */
export type ConvolveMode = 'full' | 'same' | 'valid';

/** Options of {@link convolve} and {@link correlate}. */
export interface ConvolveOptions {
  readonly mode?: ConvolveMode | undefined;
}

/**
 * The discrete linear convolution of two rows: the sum over k of a[k] v[n - k], for each n. Takes
 * n m multiplications, in vectors and in the common dtype: integers wrap, bool is a logical or of
 * logical ands.
 *
 * @param a - one axis, or a number, of any dtype
 * @param v - likewise; which of them is longer does not matter
 * @param options - `mode`: `full`, the default, for all N + M - 1 sums; `same` for those max(N, M) in
 *   the middle; `valid` for those in which the shorter row lies within the longer one
 * @throws RangeError when an operand has several axes or no element; TypeError when `mode` is none
 * @example
 * ```ts
 * import { convolve } from '@numloom/ufunc';
 * console.log(convolve([1, 2, 3], [0, 1, 0.5]).tolist()); // => [ 0, 1, 2.5, 4, 1.5 ]
 * console.log(convolve([1, 2, 3], [0, 1, 0.5], { mode: 'same' }).tolist()); // => [ 1, 2.5, 4 ]
 * ```
 */
export function convolve<A extends Operand, B extends Operand>(
  a: A,
  v: B,
  options?: ConvolveOptions,
): NdArray<Promoted<A, B>>;
export function convolve(a: Operand, v: Operand, options: ConvolveOptions = {}): NdArray {
  assertOptions(options, ['mode'], 'convolve');
  const { mode = 'full' } = options;
  checkMode(mode, 'convolve');
  const [x, y] = [a, v].map((operand, i) => rowOf(operand, 'convolve', 'av'[i]!, 0));
  return convolved(x!, y!, mode);
}

/**
 * The cross-correlation of two rows: the sum over n of a[n + k] conj(v[n]), for each k. As
 * `convolve` of the second one turned around.
 *
 * @param a - one axis, of any dtype
 * @param v - likewise
 * @param options - `mode`: `valid`, the default, or `full` or `same`, as of `convolve`
 * @throws RangeError when an operand has not one axis or no element; TypeError when `mode` is none
 * @example
 * ```ts
 * import { correlate } from '@numloom/ufunc';
 * console.log(correlate([1, 2, 3], [0, 1, 0.5]).tolist()); // => [ 3.5 ]
 * console.log(correlate([1, 2, 3], [0, 1, 0.5], { mode: 'full' }).tolist()); // => [ 0.5, 2, 3.5, 3, 0 ]
 * ```
 */
export function correlate<A extends Operand, B extends Operand>(
  a: A,
  v: B,
  options?: ConvolveOptions,
): NdArray<Promoted<A, B>>;
export function correlate(a: Operand, v: Operand, options: ConvolveOptions = {}): NdArray {
  assertOptions(options, ['mode'], 'correlate');
  const { mode = 'valid' } = options;
  checkMode(mode, 'correlate');
  const [x, y] = [a, v].map((operand, i) => rowOf(operand, 'correlate', 'av'[i]!, 1));
  const turned = y!.slice('::-1');
  const isComplex = dtypes[turned.dtype].kind === 'c';
  const other = isComplex ? applyOperator(conj, [turned]).evaluate() : turned;
  return convolved(x!, other, mode, true);
}

const MODES = ['full', 'same', 'valid'];

function checkMode(mode: unknown, caller: string): void {
  if (MODES.includes(mode as string)) return;
  throw new TypeError(`${caller}: mode is ${shown(mode)}, must be 'full', 'same' or 'valid'`);
}

function rowOf(operand: Operand, caller: string, name: string, least: 0 | 1): NdArray {
  const array = arrayOf(operand, caller);
  if (array.ndim > 1 || array.ndim < least) {
    throw new RangeError(
      `${caller}: ${name} has the shape ${formatShape(array.shape)}, must have one axis`,
    );
  }
  if (array.size === 0) throw new RangeError(`${caller}: ${name} has no element`);
  return array.reshape(-1);
}

/**
 * The convolution of rows.
 *
 * @param counted - whether of `same` sums of even lengths those are left out at the other end when the
 *   first row is the shorter one, as NumPy does for correlations
 */
export function convolved(a: NdArray, v: NdArray, mode: ConvolveMode, counted = false): NdArray {
  const dtype = result_type(a, v);
  const isSwapped = v.size > a.size;
  const [long, short] = (isSwapped ? [v, a] : [a, v]).map((x) => x.astype(dtype, { copy: false }));
  const [n, m] = [long!.size, short!.size];
  const [start, length] = rangeOf(n, m, mode, counted && isSwapped);
  const isFloat = 'fc'.includes(dtypes[dtype].kind);
  const work = n * m;
  // Zeros beyond the ends must not meet infinities.
  if (isFloat && (work <= LITTLE || !allFinite(short!))) {
    return summed(long!, short!, start, length);
  }
  return accumulated(long!, short!, start, length);
}

/** Where the sums that are wanted begin among all, and how many they are. */
function rangeOf(n: number, m: number, mode: ConvolveMode, mirrored: boolean): [number, number] {
  if (mode === 'full') return [0, n + m - 1];
  if (mode === 'valid') return [m - 1, n - m + 1];
  const start = m - 1 - (m >> 1);
  return [mirrored ? m - 1 - start : start, n];
}

/** Up to so many products a plain loop is faster than a kernel. */
const LITTLE = 2 ** 12;
/** Elements of the shorter row that a kernel takes at once. */
const TAPS = 8;

function allFinite(row: NdArray): boolean {
  const data = elementsOf(flat(row)) as Float64Array;
  for (let i = 0; i < data.length; i++) if (!Number.isFinite(data[i])) return false;
  return true;
}

/** Sums of moved rows times numbers, several of them in one kernel. */
function accumulated(long: NdArray, short: NdArray, start: number, length: number): NdArray {
  const [n, m] = [long.size, short.size];
  const { dtype } = long;
  const padded = zeros(n + 2 * (m - 1), { dtype });
  assign(padded.slice(`${m - 1}:${m - 1 + n}`), long);
  const result = newArray(dtype, [length]);
  const factors = [...short.values()];
  for (let first = 0; first < m; first += TAPS) {
    const terms: Operand[] = first === 0 ? [] : [result];
    for (let k = first; k < Math.min(m, first + TAPS); k++) {
      const from = start + m - 1 - k;
      terms.push(applyOperator(multiply, [padded.slice(`${from}:${from + length}`), factors[k]!]));
    }
    assign(
      result,
      terms.reduce((sum, term) => applyOperator(add, [sum, term])),
    );
  }
  return result;
}

/** The same one by one, of floats. */
function summed(long: NdArray, short: NdArray, start: number, length: number): NdArray {
  const { dtype } = long;
  const { components } = dtypes[dtype];
  const [x, y] = [long, short].map((row) =>
    Float64Array.from(elementsOf(flat(row)) as Float64Array),
  );
  const [n, m] = [long.size, short.size];
  const result = newArray(dtype, [length]);
  const to = elementsOf(result) as Float64Array;
  for (let i = 0; i < length; i++) {
    const at = start + i;
    const end = Math.min(m - 1, at);
    let [re, im] = [0, 0];
    for (let k = Math.max(0, at - n + 1); k <= end; k++) {
      if (components === 1) re += x![at - k]! * y![k]!;
      else {
        const [a, b] = [x![2 * (at - k)]!, x![2 * (at - k) + 1]!];
        const [c, d] = [y![2 * k]!, y![2 * k + 1]!];
        re += a * c - b * d;
        im += a * d + b * c;
      }
    }
    to[components * i] = re;
    if (components === 2) to[2 * i + 1] = im;
  }
  return result;
}
