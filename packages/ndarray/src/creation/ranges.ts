/** Evenly spaced numbers. */
import { namedOptions } from '../options.ts';
import { elementsOf, type NdArray } from '../array/ndarray.ts';
import { Complex } from '../dtype/complex.ts';
import { convertScalar } from '../dtype/convert.ts';
import { type DType, dtypeInfo, dtypes } from '../dtype/dtypes.ts';
import { elementWriter, type ScalarLike } from '../dtype/element.ts';
import { checkShape } from '../layout/layout.ts';
import { newArray } from './new-array.ts';

type Real = number | bigint;
type RangeDType<N> = N extends bigint ? 'int64' : 'float64';
type LineDType<N> = N extends Complex ? 'complex128' : 'float64';

/** Option of {@link arange}. */
export interface DTypeOption<D extends DType> {
  readonly dtype?: D | undefined;
}

/** Options of {@link linspace}. */
export interface SpaceOptions<D extends DType = DType> extends DTypeOption<D> {
  /** Whether the last number is `stop`; true unless told otherwise. */
  readonly endpoint?: boolean | undefined;
}

/**
 * The numbers `start + i * step` from `start` (by default 0) up to but without `stop`:
 * `ceil((stop - start) / step)` of them. Float64 unless told otherwise; int64 for bigints. As in
 * NumPy the step that counts is that from the first to the second element in the dtype, so that an
 * integer dtype and a step with a fraction do not go together.
 *
 * @throws RangeError when the step is 0, the number of elements is not finite, or there are more than
 *   two booleans; TypeError when an end or the step is no number.
 *
 * @example
 * ```ts
 * import { arange } from '@numloom/ndarray';
 * console.log(arange(3).tolist()); // => [ 0, 1, 2 ]
 * console.log(arange(5, 0, -2, { dtype: 'int8' }).tolist()); // => [ 5, 3, 1 ]
 * console.log(arange(2n).tolist()); // => [ 0n, 1n ]
 * ```
 */
export function arange<N extends Real, D extends DType = RangeDType<N>>(
  stop: N,
  options?: DTypeOption<D>,
): NdArray<D>;
export function arange<N extends Real, D extends DType = RangeDType<N>>(
  start: N,
  stop: N,
  options?: DTypeOption<D>,
): NdArray<D>;
export function arange<N extends Real, D extends DType = RangeDType<N>>(
  start: N,
  stop: N,
  step: N,
  options?: DTypeOption<D>,
): NdArray<D>;
export function arange(...args: (Real | DTypeOption<DType> | undefined)[]): NdArray {
  const given = args.filter((value) => value !== undefined);
  const options =
    typeof given.at(-1) === 'object'
      ? namedOptions(given.pop() as DTypeOption<DType>, ['dtype'], 'arange')
      : {};
  const numbers = given as Real[];
  for (const value of numbers) realOf(value, 'an argument', 'arange');
  if (numbers.length === 0) throw new TypeError('arange: there is no stop');
  if (numbers.length === 1) numbers.unshift(typeof numbers[0] === 'bigint' ? 0n : 0);
  if (numbers.every((value) => typeof value === 'bigint')) {
    const [start, stop, step = 1n] = numbers as [bigint, bigint, bigint?];
    if (step === 0n) throw new RangeError('arange: the step is 0');
    const count = (stop - start + step - (step > 0n ? 1n : -1n)) / step;
    return tabulate(
      'arange',
      Math.max(0, Number(count)),
      options.dtype ?? 'int64',
      (i) => start + BigInt(i) * step,
    );
  }
  const [start, stop, step = 1] = numbers.map(Number) as [number, number, number?];
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (step === 0 || !Number.isFinite(count)) {
    throw new RangeError(
      `arange: from ${start} to ${stop} by ${step} is no finite number of elements`,
    );
  }
  const { dtype = 'float64' } = options;
  const { kind, itemsize, components } = dtypeInfo(dtype, 'arange');
  if (kind === 'b' && count > 2) {
    throw new RangeError(`arange: ${count} elements of dtype bool, which can count to 2 only`);
  }
  const isSingle = kind !== 'i' && kind !== 'u' && itemsize / components === 4;
  const round = isSingle ? Math.fround : 'iu'.includes(kind) ? Math.trunc : (x: number) => x;
  const [first, second] = [round(start), round(start + step)];
  const delta = round(second - first);
  return tabulate('arange', count, dtype, (i) =>
    i === 0 ? first : i === 1 ? second : round(first + round(i * delta)),
  );
}

/**
 * `num` evenly spaced numbers from `start` to `stop`. Float64 unless told otherwise, complex128
 * for `Complex` ends; an integer dtype gets them rounded down.
 *
 * @throws RangeError when `num` is no whole number of at least 0; TypeError when an end is no number.
 *
 * @example
 * ```ts
 * import { linspace } from '@numloom/ndarray';
 * console.log(linspace(0, 1, 5).tolist()); // => [ 0, 0.25, 0.5, 0.75, 1 ]
 * console.log(linspace(0, 1, 4, { endpoint: false }).tolist()); // => [ 0, 0.25, 0.5, 0.75 ]
 * ```
 */
export function linspace<N extends Real | Complex, D extends DType = LineDType<N>>(
  start: N,
  stop: N,
  num = 50,
  options: SpaceOptions<D> = {},
): NdArray<D> {
  const { dtype, endpoint } = namedOptions(options, ['dtype', 'endpoint'], 'linspace');
  if (start instanceof Complex || stop instanceof Complex) {
    const [from, to] = [start, stop].map((z) => convertScalar(z, 'complex128', 'linspace')) as [
      Complex,
      Complex,
    ];
    const re = line(from.re, to.re, num, endpoint);
    const im = line(from.im, to.im, num, endpoint);
    const value = (i: number) => new Complex(re(i), im(i));
    return tabulate('linspace', num, dtype ?? ('complex128' as D), value);
  }
  const value = line(
    realOf(start, 'start', 'linspace'),
    realOf(stop, 'stop', 'linspace'),
    num,
    endpoint,
  );
  const type = dtype ?? ('float64' as D);
  const down = 'iu'.includes(dtypeInfo(type, 'linspace').kind);
  return tabulate('linspace', num, type, down ? (i) => Math.floor(value(i)) : value);
}

/**
 * `num` numbers from `base ** start` to `base ** stop`, whose logarithms are evenly spaced.
 *
 * @throws As {@link linspace}.
 *
 * @example
 * ```ts
 * import { logspace } from '@numloom/ndarray';
 * console.log(logspace(0, 3, 4, { base: 2 }).tolist()); // => [ 1, 2, 4, 8 ]
 * ```
 */
export function logspace<D extends DType = 'float64'>(
  start: Real,
  stop: Real,
  num = 50,
  options: SpaceOptions<D> & { readonly base?: number | undefined } = {},
): NdArray<D> {
  const {
    dtype = 'float64' as D,
    endpoint,
    base = 10,
  } = namedOptions(options, ['dtype', 'endpoint', 'base'], 'logspace');
  const exponent = line(
    realOf(start, 'start', 'logspace'),
    realOf(stop, 'stop', 'logspace'),
    num,
    endpoint,
  );
  return tabulate('logspace', num, dtype, (i) => base ** exponent(i));
}

/**
 * `num` numbers from `start` to `stop`, each the same multiple of the one before.
 *
 * @throws RangeError when `num` is no whole number of at least 0, an end is 0 or their signs
 *   differ; TypeError when an end is no number.
 *
 * @example
 * ```ts
 * import { geomspace } from '@numloom/ndarray';
 * console.log(geomspace(1, 1000, 4).tolist()); // => [ 1, 10, 100, 1000 ]
 * ```
 */
export function geomspace<D extends DType = 'float64'>(
  start: Real,
  stop: Real,
  num = 50,
  options: SpaceOptions<D> = {},
): NdArray<D> {
  const { dtype = 'float64' as D, endpoint = true } = namedOptions(
    options,
    ['dtype', 'endpoint'],
    'geomspace',
  );
  const [from, to] = [realOf(start, 'start', 'geomspace'), realOf(stop, 'stop', 'geomspace')];
  if (from * Math.sign(to) <= 0) {
    throw new RangeError(`geomspace: ${from} and ${to} must be of one sign and not 0`);
  }
  const sign = Math.sign(from);
  const exponent = line(Math.log10(from * sign), Math.log10(to * sign), num, endpoint);
  return tabulate('geomspace', num, dtype, (i) =>
    i === 0 ? from : endpoint && i === num - 1 ? to : sign * 10 ** exponent(i),
  );
}

/** @throws TypeError naming `caller` and `name` when `value` is no real number. */
function realOf(value: unknown, name: string, caller: string): number {
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value);
  throw new TypeError(`${caller}: ${name} is no number but of type ${typeof value}`);
}

/** The i-th of evenly spaced numbers, rounded as NumPy rounds. */
function line(start: number, stop: number, num: number, endpoint = true): (i: number) => number {
  const parts = endpoint ? num - 1 : num;
  const delta = stop - start;
  const step = delta / parts;
  return (i) => {
    if (endpoint && i > 0 && i === parts) return stop;
    if (parts <= 0) return i * delta + start;
    return (step === 0 ? (i / parts) * delta : i * step) + start;
  };
}

function tabulate<D extends DType>(
  caller: string,
  count: number,
  dtype: D,
  value: (i: number) => ScalarLike,
): NdArray<D> {
  const result = newArray(caller, dtype, checkShape(count, caller));
  const { data } = elementsOf(result);
  if (dtypes[dtype].kind === 'f') {
    for (let i = 0; i < count; i++) data[i] = value(i) as number;
    return result;
  }
  const write = elementWriter(dtype);
  for (let i = 0; i < result.size; i++) write(data, i, convertScalar(value(i), dtype));
  return result;
}
