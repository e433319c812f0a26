/** Matrices of random places and values. */
import { array } from '@numloom/ndarray';
import { newArray } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { checkCount, checkDType, checkFormat, checkShape } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import type { IdentityOptions } from './identity.ts';
import { valuesOf } from './lists.ts';

/** Options of {@link random_array}. */
export interface RandomOptions<
  F extends Format = Format,
  D extends SparseDType = SparseDType,
> extends IdentityOptions<F, D> {
  /** Share of the elements that are stored, from 0 to 1; by default 0.01. */
  readonly density?: number | undefined;
  /** A whole number: the same one gives the same matrix. By default a different one each time. */
  readonly rng?: number | undefined;
  /** Makes that many values; by default they are uniform in [0, 1), of complex numbers both parts. */
  readonly data_sampler?: ((size: number) => Operand) | undefined;
}

/** Places are numbered by rows: more than these cannot be told apart. */
const MOST_PLACES = 2 ** 53;

/**
 * A matrix of random values in random places, every set of places as likely as another, by rows and
 * increasing columns; in the format `coo` unless told otherwise. Numbers come from the generator
 * xoshiro128** (Blackman and Vigna 2021). O(nnz log nnz).
 *
 * @throws RangeError when the density is not in [0, 1], or there are more than 2 ** 53 elements.
 *
 * @example
 * ```ts
 * import { random_array } from '@numloom/sparse';
 * const a = random_array([4, 5], { density: 0.25, rng: 1 });
 * console.log(a.shape, a.nnz); // => [ 4, 5 ] 5
 * ```
 */
export function random_array<F extends Format = 'coo', D extends SparseDType = 'float64'>(
  shape: Shape,
  options: RandomOptions<F, D> = {},
): SparseArray<D, F> {
  const known = ['data_sampler', 'density', 'dtype', 'format', 'rng'];
  checkOptions(options, known, 'random_array');
  checkShape(shape, 'random_array');
  const { density = 0.01, dtype = 'float64', format = 'coo', data_sampler } = options;
  checkDType(dtype, 'random_array');
  checkFormat(format, 'random_array');
  if (!(density >= 0 && density <= 1)) {
    throw new RangeError(`random_array: density is ${density}, must be in [0, 1]`);
  }
  if (data_sampler !== undefined && typeof data_sampler !== 'function') {
    throw new TypeError(
      `random_array: data_sampler is ${String(data_sampler)}, must be a function`,
    );
  }
  const [rows, columns] = shape;
  const total = rows * columns;
  if (total > MOST_PLACES) {
    throw new RangeError(
      `random_array: a ${rows}x${columns} matrix has more than 2 ** 53 elements`,
    );
  }
  const count = rounded(density * total);
  checkCount(count, 'random_array');
  const next = generator(options.rng ?? Math.floor(Math.random() * 2 ** 32));
  const places = distinct(count, total, next);
  const data =
    data_sampler === undefined
      ? uniform(count, dtype, next)
      : valuesOf(data_sampler(count), dtype, false, 'random_array');
  if (data.ndim !== 1 || data.size !== count) {
    throw new RangeError(
      `random_array: data_sampler gave ${data.size} values, must give a list of ${count}`,
    );
  }
  const parts: Parts<SparseDType, 'coo'> = {
    format: 'coo',
    dtype,
    shape: [rows, columns],
    row: array(Int32Array.from(places, (place) => Math.floor(place / columns))),
    col: array(Int32Array.from(places, (place) => place % columns)),
    data,
  };
  return new SparseArray(convert<SparseDType, Format>(parts, format) as Parts<D, F>);
}

/** So many different whole numbers below `total`, increasing. */
function distinct(count: number, total: number, next: () => number): Float64Array {
  // Of the larger half it is quicker to draw those that are left out.
  if (count > total / 2) {
    const missing = distinct(total - count, total, next);
    const kept = new Float64Array(count);
    for (let place = 0, at = 0, out = 0; place < total; place++) {
      if (missing[out] === place) out++;
      else kept[at++] = place;
    }
    return kept;
  }
  let found = new Float64Array(0);
  // Drawing only ever as many as are missing favours no place.
  while (found.length < count) {
    const all = new Float64Array(count);
    all.set(found);
    for (let k = found.length; k < count; k++) all[k] = Math.floor(next() * total);
    all.sort();
    found = all.filter((place, k) => k === 0 || place !== all[k - 1]);
  }
  return found;
}

function uniform<D extends SparseDType>(count: number, dtype: D, next: () => number) {
  const values = newArray(dtype, [count]);
  const numbers = values.storage.view(values.dtype) as Float64Array;
  const components = dtype === 'complex128' ? 2 : 1;
  const begin = values.offset * components;
  // Rounded to float32, a number below 1 may be 1.
  const draw = dtype === 'float32' ? () => Math.floor(next() * 2 ** 24) / 2 ** 24 : next;
  for (let k = 0; k < count * components; k++) numbers[begin + k] = draw();
  return values;
}

/** Numbers in [0, 1) of 53 bits. */
function generator(seed: number): () => number {
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`random_array: rng is ${seed}, must be a whole number`);
  }
  // The state is what splitmix32 makes of the two halves of the seed.
  let mixed = seed | 0;
  let high = Math.floor(seed / 2 ** 32) | 0;
  const state = Int32Array.from({ length: 4 }, () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ high;
    high = Math.imul(high, 0x2c1b3c6d);
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  });
  const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
  const bits = (): number => {
    const result = Math.imul(rotated(Math.imul(state[1]!, 5), 7), 9);
    const shifted = state[1]! << 9;
    state[2]! ^= state[0]!;
    state[3]! ^= state[1]!;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = rotated(state[3]!, 11);
    return result >>> 0;
  };
  return () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) / 2 ** 53;
}

/** To the nearest whole number, halves to the even one, as Python rounds. */
function rounded(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest < 0.5 || (rest === 0.5 && below % 2 === 0) ? below : below + 1;
}
