/** Eight truth values a byte, and back. */
import { assertOptions, dtypes, type NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { shown } from '../expression/shown.ts';
import { arrayOf, elementsOf, restored, resultRows, rowsOf } from '../order/rows.ts';

/** Whether the first of eight is the highest bit, or the lowest. */
export type BitOrder = 'big' | 'little';

/** Options of {@link packbits}. */
export interface PackbitsOptions {
  /** The axis; null, as by default, for the elements in C order. */
  readonly axis?: number | null | undefined;
  /** Whether the first of eight is the highest bit, `big`, the default, or the lowest, `little`. */
  readonly bitorder?: BitOrder | undefined;
}

/** Options of {@link unpackbits}. */
export interface UnpackbitsOptions extends PackbitsOptions {
  /** How many bits are wanted along the axis, zeros behind the end; negative: how many less than all. */
  readonly count?: number | null | undefined;
}

/**
 * Elements that are not zero as bits, eight a byte; the last byte is filled up with zeros.
 *
 * @param a - integers or bool
 * @param options - `axis` and `bitorder`
 * @returns uint8, whose axis has an eighth of the length
 * @throws TypeError for other dtypes, or a bit order that is none; RangeError when the axis does not
 *   exist
 * @example
 * ```ts
 * import { packbits } from '@numloom/ufunc';
 * console.log(packbits([true, false, true]).tolist()); // => [ 160 ]
 * ```
 */
export function packbits(a: Operand, options: PackbitsOptions = {}): NdArray<'uint8'> {
  assertOptions(options, ['axis', 'bitorder'], 'packbits');
  const { axis = null, bitorder } = options;
  const isBig = isBigEndian(bitorder, 'packbits');
  const array = arrayOf(a, 'packbits');
  if (!'biu'.includes(dtypes[array.dtype].kind)) {
    throw new TypeError(
      `packbits: the array has the dtype ${array.dtype}, must be of integers or bool`,
    );
  }
  const rows = rowsOf(array.astype('bool', { copy: false }), axis, 'packbits');
  const { count, length } = rows;
  const bytes = Math.ceil(length / 8);
  const result = resultRows('uint8', rows, bytes);
  const [from, to] = [elementsOf(rows.array) as Uint8Array, elementsOf(result) as Uint8Array];
  for (let row = 0, at = 0; row < count; row++) {
    const end = (row + 1) * length;
    for (let start = row * length; start < end; start += 8) {
      let byte = 0;
      for (let i = Math.min(end, start + 8) - 1; i >= start; i--) {
        byte |= (from[i] === 0 ? 0 : 1) << (isBig ? 7 - (i - start) : i - start);
      }
      to[at++] = byte;
    }
  }
  return restored(result, rows);
}

/**
 * The bits of bytes, each an element 0 or 1.
 *
 * @param a - uint8
 * @param options - `axis`, `count` and `bitorder`
 * @returns uint8, whose axis has eight times the length, or `count`
 * @throws TypeError for other dtypes, or a bit order that is none; RangeError when the axis does not
 *   exist, or `count` is no whole number or takes more than all away
 * @example
 * ```ts
 * import { array } from '@numloom/ndarray';
 * import { unpackbits } from '@numloom/ufunc';
 * console.log(unpackbits(array([160], { dtype: 'uint8' }), { count: 3 }).tolist()); // => [ 1, 0, 1 ]
 * ```
 */
export function unpackbits(a: Operand, options: UnpackbitsOptions = {}): NdArray<'uint8'> {
  assertOptions(options, ['axis', 'count', 'bitorder'], 'unpackbits');
  const { axis = null, bitorder } = options;
  const isBig = isBigEndian(bitorder, 'unpackbits');
  const array = arrayOf(a, 'unpackbits');
  if (array.dtype !== 'uint8') {
    throw new TypeError(`unpackbits: the array has the dtype ${array.dtype}, must be uint8`);
  }
  const rows = rowsOf(array as NdArray<'uint8'>, axis, 'unpackbits');
  const { count: rowCount, length } = rows;
  const wanted = lengthOf(options.count ?? null, 8 * length);
  const result = resultRows('uint8', rows, wanted);
  const [from, to] = [elementsOf(rows.array) as Uint8Array, elementsOf(result) as Uint8Array];
  const there = Math.min(wanted, 8 * length);
  for (let row = 0; row < rowCount; row++) {
    const at = row * wanted;
    for (let i = 0; i < there; i++) {
      const byte = from[row * length + (i >> 3)]!;
      to[at + i] = (byte >> (isBig ? 7 - (i & 7) : i & 7)) & 1;
    }
    to.fill(0, at + there, at + wanted);
  }
  return restored(result, rows);
}

function isBigEndian(bitorder: BitOrder = 'big', caller: string): boolean {
  if (bitorder === 'big' || bitorder === 'little') return bitorder === 'big';
  throw new TypeError(`${caller}: bitorder is ${shown(bitorder)}, must be 'big' or 'little'`);
}

/** How many bits are given of those that there are. */
function lengthOf(count: number | null, bits: number): number {
  if (count === null) return bits;
  if (Number.isSafeInteger(count) && count >= -bits) return count < 0 ? bits + count : count;
  throw new RangeError(
    `unpackbits: count is ${shown(count)}, must be a whole number of at least ${-bits}`,
  );
}
