/** Identity matrices and diagonals. */
import { array, copyto, NdArray, ones, result_type, zeros } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import type { DTypeOf } from '@numloom/ufunc';
import { SparseArray } from '../array/sparse-array.ts';
import { convert } from '../convert/convert.ts';
import { checkDType, checkFormat, checkShape, MOST } from '../parts/checks.ts';
import { checkOptions } from '../parts/options.ts';
import type { Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { nearest } from './lists.ts';
import type { Nearest } from './types.ts';

/** Options of functions whose result may have any format. */
export interface FormatOptions<F extends Format = Format> {
  readonly format?: F | undefined;
}

/** Options of {@link identity}. */
export interface IdentityOptions<
  F extends Format = Format,
  D extends SparseDType = SparseDType,
> extends FormatOptions<F> {
  /** By default float64. */
  readonly dtype?: D | undefined;
}

/** Options of {@link eye_array}. */
export interface EyeOptions<
  F extends Format = Format,
  D extends SparseDType = SparseDType,
> extends IdentityOptions<F, D> {
  /** Which diagonal: column minus row. */
  readonly k?: number | undefined;
}

/**
 * Ones on a diagonal, zeros elsewhere: `m` by `n`, by default square. Its format is `dia` unless told
 * otherwise.
 *
 * @throws RangeError when a length or `k` is not a whole number.
 *
 * @example
 * ```ts
 * import { eye_array } from '@numloom/sparse';
 * console.log(eye_array(2, 3, { k: 1, format: 'csr' }).toarray().tolist()); // => [ [ 0, 1, 0 ], [ 0, 0, 1 ] ]
 * ```
 */
export function eye_array<F extends Format = 'dia', D extends SparseDType = 'float64'>(
  m: number,
  options?: EyeOptions<F, D>,
): SparseArray<D, F>;
export function eye_array<F extends Format = 'dia', D extends SparseDType = 'float64'>(
  m: number,
  n: number | undefined,
  options?: EyeOptions<F, D>,
): SparseArray<D, F>;
export function eye_array<F extends Format = 'dia', D extends SparseDType = 'float64'>(
  m: number,
  n?: number | EyeOptions<F, D>,
  options?: EyeOptions<F, D>,
): SparseArray<D, F> {
  const isPair = typeof n === 'number';
  const given = isPair || n === undefined ? options : n;
  return onDiagonal(isPair ? [m, n] : [m, m], given === undefined ? {} : given, 'eye_array');
}

/**
 * The identity matrix of n rows, in the format `dia` unless told otherwise.
 *
 * @throws RangeError when `n` is no length.
 *
 * @example
 * ```ts
 * import { identity } from '@numloom/sparse';
 * console.log(identity(2).toarray().tolist()); // => [ [ 1, 0 ], [ 0, 1 ] ]
 * ```
 */
export function identity<F extends Format = 'dia', D extends SparseDType = 'float64'>(
  n: number,
  options: IdentityOptions<F, D> = {},
): SparseArray<D, F> {
  checkOptions(options, ['dtype', 'format'], 'identity');
  return onDiagonal([n, n], options, 'identity');
}

function onDiagonal<F extends Format, D extends SparseDType>(
  shape: Shape,
  options: EyeOptions<F, D>,
  caller: string,
): SparseArray<D, F> {
  checkOptions(options, ['dtype', 'format', 'k'], caller);
  checkShape(shape, caller);
  const { dtype = 'float64', format = 'dia', k = 0 } = options;
  checkDType(dtype, caller);
  checkFormat(format, caller);
  if (!Number.isInteger(k) || Math.abs(k) > MOST) {
    throw new RangeError(`${caller}: k is ${k}, must be a whole number`);
  }
  const [m, n] = shape;
  const data = ones([1, Math.max(0, Math.min(m + k, n))], { dtype });
  const isOutside = data.size <= Math.max(0, k);
  const parts: Parts<SparseDType, 'dia'> = {
    format: 'dia',
    dtype,
    shape,
    offsets: array(Int32Array.from(isOutside ? [] : [k])),
    data: isOutside ? data.slice(':0') : data,
  };
  return new SparseArray(convert<SparseDType, Format>(parts, format) as Parts<D, F>);
}

/** Options of {@link diags_array}. */
export interface DiagonalsOptions<
  F extends Format = Format,
  D extends SparseDType = SparseDType,
> extends IdentityOptions<F, D> {
  /** Column minus row of each diagonal, by default 0. */
  readonly offsets?: number | readonly number[] | undefined;
  /** By default square, so large that the first diagonal fits. */
  readonly shape?: Shape | undefined;
}

/**
 * The matrix that has these diagonals, in the format `dia` unless told otherwise. A diagonal of one value
 * has it everywhere.
 *
 * @param diagonals - the elements of each, a list or one value; of a single diagonal, its elements.
 * @throws RangeError when there are not as many offsets as diagonals, a diagonal does not fit into the
 *   shape or lies outside of it, or an offset occurs twice.
 *
 * @example
 * ```ts
 * import { diags_array } from '@numloom/sparse';
 * const a = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [3, 3] });
 * console.log(a.toarray().tolist()); // => [ [ 2, -1, 0 ], [ -1, 2, -1 ], [ 0, -1, 2 ] ]
 * console.log(diags_array([1, 2], { offsets: 1 }).shape); // => [ 3, 3 ]
 * ```
 */
export function diags_array<
  const S extends Operand,
  F extends Format = 'dia',
  D extends SparseDType = Nearest<DTypeOf<S>>,
>(diagonals: S, options: DiagonalsOptions<F, D> = {}): SparseArray<D, F> {
  checkOptions(options, ['dtype', 'format', 'offsets', 'shape'], 'diags_array');
  const { offsets = 0, format = 'dia' } = options;
  checkFormat(format, 'diags_array');
  const list = diagonalsOf(diagonals, offsets);
  const numbers = offsetsOf(offsets);
  if (list.length !== numbers.length) {
    throw new RangeError(
      `diags_array: ${list.length} diagonals, but ${numbers.length} offsets, must be as many`,
    );
  }
  for (const offset of numbers) {
    if (Number.isInteger(offset) && Math.abs(offset) <= MOST) continue;
    throw new RangeError(`diags_array: an offset is ${offset}, must be a whole number`);
  }
  const twice = numbers.find((offset, k) => numbers.indexOf(offset) !== k);
  if (twice !== undefined) throw new RangeError(`diags_array: offsets has ${twice} twice`);
  const dtype = options.dtype ?? (list.length === 0 ? 'float64' : nearest(result_type(...list)));
  checkDType(dtype, 'diags_array');
  const shape = options.shape ?? squareOf(list, numbers);
  checkShape(shape, 'diags_array');
  const [m, n] = shape;
  const ends = numbers.map((offset) => Math.min(m + offset, n - offset) + Math.max(0, offset));
  const data = zeros([numbers.length, Math.max(0, ...ends)], { dtype });
  numbers.forEach((offset, k) => {
    const length = Math.min(m + offset, n - offset, m, n);
    const { size } = list[k]!;
    if (length < 0) {
      throw new RangeError(`diags_array: the offset ${offset} is outside of a ${m}x${n} matrix`);
    }
    if (size < length && size !== 1) {
      throw new RangeError(
        `diags_array: the diagonal of offset ${offset} has ${size} elements, must have ${length} in a ${m}x${n} matrix`,
      );
    }
    const begin = Math.max(0, offset);
    copyto(
      data.slice(k, `${begin}:${begin + length}`),
      size === 1 ? list[k]! : list[k]!.slice(`:${length}`),
      { casting: 'unsafe' },
    );
  });
  const parts: Parts<SparseDType, 'dia'> = {
    format: 'dia',
    dtype,
    shape: [m, n],
    offsets: array(Int32Array.from(numbers)),
    data,
  };
  return new SparseArray(convert<SparseDType, Format>(parts, format) as Parts<D, F>);
}

/** @throws TypeError where offsets are no number and no list. */
function offsetsOf(offsets: number | readonly number[]): number[] {
  if (typeof offsets === 'number') return [offsets];
  if (Array.isArray(offsets) || ArrayBuffer.isView(offsets)) return [...(offsets as number[])];
  throw new TypeError(`diags_array: offsets is ${String(offsets)}, must be a number or a list`);
}

function squareOf(list: readonly NdArray[], offsets: readonly number[]): Shape {
  if (list.length === 0) throw new RangeError('diags_array: shape is missing');
  const size = list[0]!.size + Math.abs(offsets[0]!);
  return [size, size];
}

/** Each diagonal as an array of one axis. */
function diagonalsOf(diagonals: Operand, offsets: number | readonly number[]): NdArray[] {
  const isItem = (item: unknown): boolean =>
    typeof item === 'object' &&
    item !== null &&
    (Array.isArray(item) || 'length' in item || item instanceof NdArray);
  const items = Array.isArray(diagonals) ? (diagonals as Operand[]) : undefined;
  if (items?.some(isItem)) return items.map((item) => oneAxis(arrayOf(item, 'diags_array')));
  const whole = arrayOf(diagonals, 'diags_array');
  if (whole.ndim === 2) return Array.from({ length: whole.shape[0]! }, (_, k) => whole.slice(k));
  if (typeof offsets === 'number') return [oneAxis(whole)];
  return Array.from({ length: whole.size }, (_, k) => oneAxis(whole).slice(`${k}:${k + 1}`));
}

function oneAxis(diagonal: NdArray): NdArray {
  if (diagonal.ndim <= 1) return diagonal.reshape([-1]);
  throw new RangeError(`diags_array: a diagonal has ${diagonal.ndim} axes, must be a list`);
}
