/** From samplers to results: numbers, or arrays of any layout. */
import {
  checkShape,
  copyto,
  type DType,
  dtypes,
  empty,
  heap,
  type NdArray,
} from '@numloom/ndarray';
import { assertOptions } from '@numloom/ufunc';
import type { Source } from '../bits/source.ts';
import { fillArray, type Filler } from './fill-array.ts';
import { boundParameters, type Given, isOptions, lastOptions } from './parameters.ts';
import type { FillOptions, Size } from './types.ts';

/** Draws one number with up to three parameters. */
type Sampler = (source: Source, a: number, b: number, c: number) => number;

/** The options of an argument that is a shape or options. */
export function optionsOf<O extends { readonly size?: Size | null | undefined }>(
  argument: unknown,
  known: readonly string[],
  caller: string,
): O {
  if (!isOptions(argument)) return { size: argument } as O;
  assertOptions(argument, known, caller);
  return argument as O;
}

/**
 * The array that a method fills: `out`, if given, else a new one.
 *
 * @throws TypeError where `out` has another dtype; RangeError where it has not the shape of `size`
 */
export function target<D extends DType>(
  { out, size }: FillOptions<D>,
  dtype: D,
  caller: string,
): NdArray<D> {
  if (!out) return empty(checkShape(size ?? [], caller), { dtype });
  if (out.dtype !== dtype) {
    throw new TypeError(`${caller}: out is ${out.dtype}, must be ${dtype}`);
  }
  const lengths = typeof size === 'number' ? [size] : size;
  if (lengths && String(lengths) !== String(out.shape)) {
    throw new RangeError(
      `${caller}: out has the shape [${out.shape.join(', ')}], size is [${lengths.join(', ')}]`,
    );
  }
  return out;
}

/** Fills an array of any layout, in the order of its memory where it is packed, else of its axes. */
function fillTarget(source: Source, to: NdArray, fill: Filler, caller: string): void {
  to.beginWrite(caller);
  if (to.isContiguous() || to.isContiguous('F')) {
    fillArray(source, to, fill);
    return;
  }
  const packed = empty([...to.shape], { dtype: to.dtype });
  fillArray(source, packed, fill);
  copyto(to, packed);
}

/** Floating-point numbers of a distribution without parameters: one number, or an array. */
export function floats(
  source: () => Source,
  argument: unknown,
  caller: string,
  samplers: Readonly<
    Record<'float64' | 'float32', readonly [one: (source: Source) => number, fill: Filler]>
  >,
): number | NdArray {
  const options = optionsOf<FillOptions>(argument, ['size', 'dtype', 'out'], caller);
  const dtype = options.dtype ?? options.out?.dtype ?? 'float64';
  if (dtype !== 'float64' && dtype !== 'float32') {
    throw new TypeError(`${caller}: dtype is ${String(dtype)}, must be float64 or float32`);
  }
  const [one, fill] = samplers[dtype];
  if ((options.size === undefined || options.size === null) && !options.out) {
    return one(source());
  }
  const array = target(options, dtype, caller);
  fillTarget(source(), array, fill, caller);
  return array;
}

/** A distribution with parameters. */
export interface Distribution {
  readonly caller: string;
  readonly sample: Sampler;
  /** Results are whole numbers. */
  readonly isDiscrete?: boolean;
  /** Checks parameters that depend on one another. */
  readonly check?: (a: number, b: number, c: number) => void;
  /** Fills with what `finish` makes of the parameters, where these are numbers. */
  readonly bulk?: readonly [fill: Filler, finish: (z: number, a: number, b: number) => number];
}

/** Numbers of a distribution: `args` are its parameters, by default those given, then a shape or options. */
export function draw(
  source: () => Source,
  distribution: Distribution,
  defaults: readonly Given[],
  args: readonly unknown[],
): number | NdArray {
  const [values, options] = lastOptions(args);
  return drawGiven(
    source,
    distribution,
    defaults.map(([name, byDefault, rule], k) => [name, values[k] ?? byDefault, rule] as const),
    options ?? values[defaults.length],
  );
}

export function drawGiven(
  source: () => Source,
  { caller, sample, isDiscrete = false, check, bulk }: Distribution,
  given: readonly Given[],
  argument: unknown,
): number | NdArray {
  const { size } = optionsOf(argument, ['size'], caller);
  const { numbers, columns, shape } = boundParameters(given, size, caller);
  if (numbers) {
    const [a = 0, b = 0, c = 0] = numbers;
    check?.(a, b, c);
    if (shape === undefined) return sample(source(), a, b, c);
    const array = empty([...shape], { dtype: isDiscrete ? 'int64' : 'float64' });
    if (bulk) {
      const [fill, finish] = bulk;
      fillArray(source(), array, fill);
      const data = array.storage.view('float64');
      for (let i = array.offset, end = i + array.size; i < end; i++)
        data[i] = finish(data[i]!, a, b);
      return array;
    }
    const from = source();
    store(array, () => sample(from, a, b, c));
    return array;
  }
  const [a = ZERO, b = ZERO, c = ZERO] = columns;
  const count = columns[0]!.length;
  if (check) for (let i = 0; i < count; i++) check(a[i]!, b[i] ?? 0, c[i] ?? 0);
  const array = empty([...shape!], { dtype: isDiscrete ? 'int64' : 'float64' });
  const from = source();
  store(array, (i) => sample(from, a[i]!, b[i] ?? 0, c[i] ?? 0));
  return array;
}

const ZERO = /* @__PURE__ */ new Float64Array(0);

/** Writes numbers to a packed array of float64 or int64. */
export function store(array: NdArray, value: (i: number) => number): void {
  const { size, offset } = array;
  if (array.dtype === 'float64') {
    const data = array.storage.view('float64');
    for (let i = 0; i < size; i++) data[offset + i] = value(i);
    return;
  }
  // Halves of 64-bit numbers: bigints are slow.
  const halves = array.storage.view('int32');
  for (let i = 0; i < size; i++) {
    const whole = value(i);
    if (whole >= 2 ** 63) {
      // The largest number of 64 bits, which no float64 is.
      halves[2 * (offset + i)] = -1;
      halves[2 * (offset + i) + 1] = 0x7fffffff;
      continue;
    }
    halves[2 * (offset + i)] = whole | 0;
    halves[2 * (offset + i) + 1] = Math.floor(whole / 4294967296);
  }
}

/** A filler that draws one number after the other. */
export function fillOneByOne(
  one: (source: Source) => number,
  dtype: 'float64' | 'float32',
): Filler {
  return (source, to, end) => {
    const { itemsize, TypedArray } = dtypes[dtype];
    const data = new TypedArray(heap.buffer, to, (end - to) / itemsize);
    for (let i = 0; i < data.length; i++) data[i] = one(source);
  };
}
