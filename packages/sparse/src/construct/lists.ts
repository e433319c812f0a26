/** The arrays that parts are given as, packed, of one axis, and of the right dtype. */
import { type DType, isdtype, isPacked, NdArray } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { LONGEST } from '../long/axis.ts';
import { MOST } from '../parts/checks.ts';
import { int32Array } from '../parts/numbers.ts';
import type { SparseDType } from '../parts/parts.ts';

/** The dtype that values of another one get. */
export function nearest(dtype: DType): SparseDType {
  if (dtype === 'float32') return 'float32';
  return isdtype(dtype, 'complex floating') ? 'complex128' : 'float64';
}

/** Values: themselves if they lie in the heap as they should, unless a copy is asked for. */
export function valuesOf(
  given: Operand,
  wanted: SparseDType | undefined,
  isCopied: boolean,
  caller: string,
): NdArray<SparseDType> {
  const values = arrayOf(given, caller);
  const dtype = wanted ?? nearest(values.dtype);
  return placed(values, dtype, isCopied);
}

/**
 * Whole numbers as int32: themselves if they are that in the heap already.
 *
 * @param least - negative for offsets
 * @throws RangeError naming `caller` when one is not whole or does not fit; TypeError when they are
 *   floats or such.
 */
export function indicesOf(
  given: unknown,
  name: string,
  isCopied: boolean,
  caller: string,
  least: 0 | -2147483647 = 0,
): NdArray<'int32'> {
  const list = wholeNumbers(given, name, isCopied, caller, { least, most: MOST });
  return list instanceof NdArray ? list : int32Array(list);
}

/** Places along an axis that may be long: as {@link indicesOf} gives them, or what does not fit int32. */
export function coordinatesOf(
  given: unknown,
  name: string,
  isCopied: boolean,
  caller: string,
): NdArray<'int32'> | Float64Array {
  const list = wholeNumbers(given, name, isCopied, caller, { least: 0, most: LONGEST });
  return list instanceof Int32Array ? int32Array(list) : list;
}

/** Float64 only where some are above int32. */
function wholeNumbers(
  given: unknown,
  name: string,
  isCopied: boolean,
  caller: string,
  { least, most }: { readonly least: number; readonly most: number },
): NdArray<'int32'> | Int32Array | Float64Array {
  const list = arrayOf(given as Operand, `${caller}: ${name}`);
  if (list.ndim !== 1) {
    throw new RangeError(`${caller}: ${name} has ${list.ndim} axes, must be a list`);
  }
  if (list.dtype === 'int32') return placed(list, 'int32', isCopied);
  // Numbers of JavaScript are float64 until one has looked.
  const isList = Array.isArray(given) && list.dtype !== 'bool';
  if (!isList && !isdtype(list.dtype, 'integral')) {
    throw new TypeError(`${caller}: ${name} has the dtype ${list.dtype}, must be whole numbers`);
  }
  const packed = isPacked(list) ? list : list.copy();
  const from = packed.storage
    .view(packed.dtype)
    .subarray(packed.offset, packed.offset + packed.size);
  let numbers: Int32Array | Float64Array = new Int32Array(packed.size);
  for (let k = 0; k < numbers.length; k++) {
    const number = Number(from[k]);
    if (!Number.isInteger(number) || number < least || number > most) {
      const end = `2 ** ${Math.log2(most + 1)}`;
      const range = least === 0 ? `[0, ${end})` : `(-${end}, ${end})`;
      throw new RangeError(
        `${caller}: ${name}[${k}] is ${from[k]}, must be a whole number in ${range}`,
      );
    }
    if (number > MOST && numbers instanceof Int32Array) numbers = new Float64Array(numbers);
    numbers[k] = number;
  }
  return numbers;
}

/** A packed array in the heap, where kernels reach it without a copy. */
function placed<D extends DType>(given: NdArray, dtype: D, isCopied: boolean): NdArray<D> {
  const isThere = given.dtype === dtype && isPacked(given) && given.storage.inHeap;
  return (isThere && !isCopied ? given : given.astype(dtype)) as NdArray<D>;
}
