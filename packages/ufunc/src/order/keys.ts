/**
 * Elements as unsigned whole numbers of one or two 32-bit words that are ordered as the elements
 * are: integers shifted to begin at 0, floats by their bits, of which the negative ones are
 * complemented. -0 and 0 have one key, and so have all NaNs, the greatest one.
 */
import { type DType, dtypes, type TypedArray } from '@numloom/ndarray';

/** High word of the key of NaN: that of the usual NaN, which no number reaches. */
const NAN_64 = 0xfff80000;
const NAN_32 = 0xffc00000;
const ALL = 0xffffffff;
const SIGN = 0x80000000;

/** The 32-bit words that a key of the dtype, or of a part of a complex one, takes. */
export function keyWords(dtype: DType): 1 | 2 {
  const { itemsize, components } = dtypes[dtype];
  return itemsize === 8 * components ? 2 : 1;
}

/** The words of a typed array. */
function wordsOf(data: TypedArray): Int32Array {
  return new Int32Array(data.buffer, data.byteOffset, data.byteLength >> 2);
}

/** What makes the least value of integers of up to 16 bits 0, and the greatest key. */
function rangeOf(dtype: DType): [bias: number, greatest: number] {
  const { kind, itemsize } = dtypes[dtype];
  return [kind === 'i' ? 2 ** (8 * itemsize - 1) : 0, 2 ** (8 * itemsize) - 1];
}

/**
 * Writes the keys of `n` elements, low word first, records of some words apart. Tells how many
 * elements are -0, whose sign the keys do not hold.
 */
export type Encoder = (start: number, n: number, to: Int32Array) => number;

/**
 * How elements of `data` become keys.
 *
 * @param width - words from one key to the next
 * @param stride - places from one element to the next: 2 for a part of complex elements
 * @param descending - whether the greatest have the least keys; NaN has the greatest all the same
 */
export function encoder(
  dtype: DType,
  data: TypedArray,
  width: number,
  stride: 1 | 2,
  descending: boolean,
): Encoder {
  const { kind } = dtypes[dtype];
  const flip = descending ? ALL : 0;
  if (kind !== 'f' && kind !== 'c') return integerEncoder(dtype, data, width, descending);
  const words = wordsOf(data);
  const encode = keyWords(dtype) === 2 ? encodeFloat64 : encodeFloat32;
  return (start, n, to) => encode(words, start, stride, n, to, width, flip);
}

function integerEncoder(
  dtype: DType,
  data: TypedArray,
  width: number,
  descending: boolean,
): Encoder {
  const { kind, itemsize } = dtypes[dtype];
  if (itemsize >= 4) {
    const words = wordsOf(data);
    const flip = descending ? ALL : 0;
    const high = (kind === 'i' ? SIGN : 0) ^ flip;
    if (itemsize === 4) {
      return (start, n, to) => {
        for (let i = 0, j = 0; i < n; i++, j += width) to[j] = words[start + i]! ^ high;
        return 0;
      };
    }
    return (start, n, to) => {
      for (let i = 0, at = 2 * start, j = 0; i < n; i++, at += 2, j += width) {
        to[j] = words[at]! ^ flip;
        to[j + 1] = words[at + 1]! ^ high;
      }
      return 0;
    };
  }
  const [bias, greatest] = rangeOf(dtype);
  const values = data as Int32Array;
  return (start, n, to) => {
    for (let i = 0, j = 0; i < n; i++, j += width) {
      const key = values[start + i]! + bias;
      to[j] = descending ? greatest - key : key;
    }
    return 0;
  };
}

function encodeFloat64(
  words: Int32Array,
  start: number,
  stride: number,
  n: number,
  to: Int32Array,
  width: number,
  flip: number,
): number {
  let negativeZeros = 0;
  for (let i = 0, at = 2 * start, j = 0; i < n; i++, at += 2 * stride, j += width) {
    let low = words[at]!;
    let high = words[at + 1]!;
    const size = high & 0x7fffffff;
    if (size >= 0x7ff00000 && (size > 0x7ff00000 || low !== 0)) {
      to[j] = 0;
      to[j + 1] = NAN_64;
      continue;
    }
    if ((size | low) === 0) {
      negativeZeros += high >>> 31;
      high = 0;
    }
    const sign = high >> 31;
    low ^= sign ^ flip;
    high ^= (sign | SIGN) ^ flip;
    to[j] = low;
    to[j + 1] = high;
  }
  return negativeZeros;
}

function encodeFloat32(
  words: Int32Array,
  start: number,
  stride: number,
  n: number,
  to: Int32Array,
  width: number,
  flip: number,
): number {
  let negativeZeros = 0;
  for (let i = 0, at = start, j = 0; i < n; i++, at += stride, j += width) {
    let bits = words[at]!;
    const size = bits & 0x7fffffff;
    if (size > 0x7f800000) {
      to[j] = NAN_32;
      continue;
    }
    if (size === 0) {
      negativeZeros += bits >>> 31;
      bits = 0;
    }
    to[j] = bits ^ ((bits >> 31) | SIGN) ^ flip;
  }
  return negativeZeros;
}

/** Writes the real elements that have `n` keys. */
export type Decoder = (keys: Int32Array, n: number, start: number) => void;

/** How keys become elements of `data`. */
export function decoder(dtype: DType, data: TypedArray, descending: boolean): Decoder {
  const { kind, itemsize } = dtypes[dtype];
  const flip = descending ? ALL : 0;
  if (kind === 'f') {
    const words = wordsOf(data);
    const decode = keyWords(dtype) === 2 ? decodeFloat64 : decodeFloat32;
    return (keys, n, start) => decode(keys, n, words, start, flip);
  }
  if (itemsize >= 4) {
    const words = wordsOf(data);
    const high = (kind === 'i' ? SIGN : 0) ^ flip;
    if (itemsize === 4) {
      return (keys, n, start) => {
        for (let i = 0; i < n; i++) words[start + i] = keys[i]! ^ high;
      };
    }
    return (keys, n, start) => {
      for (let i = 0, at = 2 * start; i < 2 * n; i += 2, at += 2) {
        words[at] = keys[i]! ^ flip;
        words[at + 1] = keys[i + 1]! ^ high;
      }
    };
  }
  const [bias, greatest] = rangeOf(dtype);
  const values = data as Int32Array;
  return (keys, n, start) => {
    for (let i = 0; i < n; i++) {
      const key = keys[i]!;
      values[start + i] = (descending ? greatest - key : key) - bias;
    }
  };
}

function decodeFloat64(
  keys: Int32Array,
  n: number,
  words: Int32Array,
  start: number,
  flip: number,
): void {
  for (let i = 0, at = 2 * start; i < 2 * n; i += 2, at += 2) {
    const key = keys[i + 1]!;
    const turn = key >>> 0 >= NAN_64 ? 0 : flip;
    const high = key ^ turn;
    const sign = ~(high >> 31);
    words[at] = keys[i]! ^ turn ^ sign;
    words[at + 1] = high ^ (sign | SIGN);
  }
}

function decodeFloat32(
  keys: Int32Array,
  n: number,
  words: Int32Array,
  start: number,
  flip: number,
): void {
  for (let i = 0; i < n; i++) {
    const key = keys[i]!;
    const bits = key ^ (key >>> 0 >= NAN_32 ? 0 : flip);
    words[start + i] = bits ^ (~(bits >> 31) | SIGN);
  }
}
