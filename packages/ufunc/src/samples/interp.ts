/** Values between samples, along straight lines. */
import { assertOptions, type DType, dtypes, formatShape, type NdArray } from '@numloom/ndarray';
import type { DTypeOf, Operand } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import { arrayOf, elementsOf, flat, newArray } from '../order/rows.ts';
import { bisect } from '../order/searchsorted.ts';
import { argsort } from '../order/sort.ts';

/** Options of {@link interp}. */
export interface InterpOptions {
  /** What is left of all samples; the first sample by default. */
  readonly left?: Operand | null | undefined;
  /** What is right of all samples; the last one by default. */
  readonly right?: Operand | null | undefined;
  /** The period of `xp`, which need not ascend then; `left` and `right` mean nothing beside it. */
  readonly period?: number | null | undefined;
}

/**
 * The piecewise linear function through samples, at any places: each value is computed as NumPy
 * does, from the slope and the sample on its left. NaN stays NaN, with the imaginary part 0. Takes time in proportion to the
 * number of places, and where they do not ascend to the logarithm of the number of samples.
 *
 * @param x - the places, of any shape
 * @param xp - where the samples are: ascending, which is not checked, or with `period` anywhere
 * @param fp - the samples, real or complex
 * @param options - `left`, `right`, `period`
 * @returns float64, or complex128 for complex samples, of the shape of `x`
 * @throws RangeError when `xp` and `fp` have not one axis of the same length, or no element, or the
 *   period is 0; TypeError when `x` or `xp` is complex, or `left` or `right` is beside real samples
 * @example
 * ```ts
 * import { interp } from '@numloom/ufunc';
 * console.log(interp([0, 1.5, 9], [1, 2, 3], [3, 2, 0]).tolist()); // => [ 3, 2.5, 0 ]
 * console.log(interp([-180, 185], [190, -190, 350], [5, 10, 3], { period: 360 }).tolist()); // => [ 7.5, 6.25 ]
 * ```
 */
export function interp<F extends Operand>(
  x: Operand,
  xp: Operand,
  fp: F,
  options?: InterpOptions,
): NdArray<DTypeOf<F> extends 'complex64' | 'complex128' ? 'complex128' : 'float64'>;
export function interp(
  x: Operand,
  xp: Operand,
  fp: Operand,
  options: InterpOptions = {},
): NdArray<DType> {
  assertOptions(options, ['left', 'right', 'period'], 'interp');
  const given = arrayOf(x, 'interp: x');
  const samples = arrayOf(fp, 'interp: fp');
  const isComplex = dtypes[samples.dtype].kind === 'c';
  const dtype = isComplex ? 'complex128' : 'float64';
  const [places, xs] = [given, arrayOf(xp, 'interp: xp')].map((array, i) =>
    realsOf(array, i === 0 ? 'x' : 'xp'),
  ) as [NdArray, NdArray];
  if (xs.ndim !== 1 || samples.ndim !== 1 || xs.size !== samples.size) {
    throw new RangeError(
      `interp: xp has the shape ${formatShape(xs.shape)}, fp ${formatShape(samples.shape)}; both must have one axis, of the same length`,
    );
  }
  if (xs.size === 0) throw new RangeError('interp: there is no sample');
  const ys = flat(samples.astype(dtype, { copy: false }));
  const { period = null } = options;
  const isPeriodic = period !== null;
  const outside = (value: Operand | null | undefined, name: string): Float64Array | undefined =>
    value === null || value === undefined ? undefined : elementOf(value, dtype, name);
  const [left, right] = [outside(options.left, 'left'), outside(options.right, 'right')];
  const result = newArray(dtype, given.shape);
  const components = isComplex ? 2 : 1;
  const at = Float64Array.from(elementsOf(flat(places)) as Float64Array);
  let line: Line = {
    x: Float64Array.from(elementsOf(flat(xs)) as Float64Array),
    y: Float64Array.from(elementsOf(ys) as Float64Array),
    components,
  };
  if (isPeriodic) line = unrolled(line, at, period);
  const to = elementsOf(result) as Float64Array;
  const limits = isPeriodic ? {} : { left, right };
  for (let part = 0; part < components; part++) writeValues(to, at, line, part, limits);
  return result;
}

/** Samples; complex ones take two places. */
interface Line {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly components: number;
}

function realsOf(array: NdArray, name: string): NdArray {
  if (dtypes[array.dtype].kind !== 'c') return array.astype('float64', { copy: false });
  throw new TypeError(`interp: ${name} has the dtype ${array.dtype}, must be real`);
}

function elementOf(value: Operand, dtype: 'float64' | 'complex128', name: string): Float64Array {
  const array = arrayOf(value, `interp: ${name}`);
  if (array.size !== 1) {
    throw new RangeError(`interp: ${name} has ${array.size} elements, must be a single number`);
  }
  if (dtype === 'float64' && dtypes[array.dtype].kind === 'c') {
    throw new TypeError(`interp: ${name} is complex, must be real as fp is`);
  }
  return elementsOf(flat(array.astype(dtype))) as Float64Array;
}

/** The samples of one period, and one more on either side; `at` is moved into it. */
function unrolled({ x, y, components }: Line, at: Float64Array, given: number): Line {
  if (typeof given !== 'number' || given === 0) {
    throw new RangeError(`interp: period is ${shown(given)}, must be a number that is not 0`);
  }
  const period = Math.abs(given);
  const n = x.length;
  for (const values of [at, x]) {
    for (let i = 0; i < values.length; i++) values[i] = modulo(values[i]!, period);
  }
  const order = Array.from(argsort(x).values(), Number);
  const places = [order[n - 1]!, ...order, order[0]!];
  const moved = Float64Array.from(places, (place) => x[place]!);
  moved[0]! -= period;
  moved[n + 1]! += period;
  const values = new Float64Array((n + 2) * components);
  places.forEach((place, i) => {
    for (let part = 0; part < components; part++) {
      values[i * components + part] = y[place * components + part]!;
    }
  });
  return { x: moved, y: values, components };
}

/** The remainder that is not negative. */
function modulo(value: number, period: number): number {
  const rest = value % period;
  return rest < 0 ? rest + period : rest + 0;
}

interface Limits {
  readonly left?: Float64Array | undefined;
  readonly right?: Float64Array | undefined;
}

/** Writes the values of real or of imaginary parts. */
function writeValues(
  to: Float64Array,
  at: Float64Array,
  line: Line,
  part: number,
  limits: Limits,
): void {
  const { x, components } = line;
  const n = x.length;
  const y =
    components === 1 ? line.y : Float64Array.from(x, (_, i) => line.y[i * components + part]!);
  const left = limits.left?.[part] ?? y[0]!;
  const right = limits.right?.[part] ?? y[n - 1]!;
  const [first, last] = [x[0]!, x[n - 1]!];
  let j = 0;
  for (let i = 0, k = part; i < at.length; i++, k += components) {
    const place = at[i]!;
    if (place < first) to[k] = left;
    else if (place > last) to[k] = right;
    else if (n === 1) to[k] = y[0]!;
    else if (place !== place) to[k] = part === 0 ? place : 0;
    else {
      // Places that ascend are next to one another.
      if (!(x[j]! <= place && !(x[j + 1]! <= place))) {
        if (x[j + 1]! <= place && !(x[j + 2]! <= place)) j++;
        else j = Math.max(0, bisect(n, (index) => x[index]! <= place) - 1);
      }
      to[k] = j >= n - 1 || x[j] === place ? y[j]! : between(x, y, j, place, components);
    }
  }
}

function between(
  x: Float64Array,
  y: Float64Array,
  j: number,
  place: number,
  components: number,
): number {
  const [from, to] = [y[j]!, y[j + 1]!];
  const width = x[j + 1]! - x[j]!;
  // NumPy multiplies by the inverse for complex samples, which rounds otherwise.
  const slope = components === 1 ? (to - from) / width : (to - from) * (1 / width);
  let value = slope * (place - x[j]!) + from;
  if (value !== value) {
    value = slope * (place - x[j + 1]!) + to;
    if (value !== value && from === to) value = from;
  }
  return value;
}
