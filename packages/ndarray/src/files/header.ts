/** The header of a `.npy` file: what the bytes behind it are. */
import type { NdArray } from '../array/ndarray.ts';
import { type DType, dtypes } from '../dtype/dtypes.ts';
import { formatShape, isPacked, sizeOf } from '../layout/layout.ts';
import { NpyFormatError } from './error.ts';
import { type Literal, parseLiteral } from './literal.ts';

/** What a header tells. */
export interface NpyHeader {
  readonly dtype: DType;
  readonly littleEndian: boolean;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** Where the elements start, counted from the start of the file. */
  readonly dataStart: number;
  /** Bytes of all elements. */
  readonly nbytes: number;
}

const MAGIC = '\x93NUMPY';
const ALIGNMENT = 64;
/** NumPy leaves room for the growing axis to become as long as an address. */
const GROWTH_DIGITS = 21;
/** NumPy reads no longer headers either, unless it is told to. */
const MAX_HEADER = 10000;
const MAX_DIMENSIONS = 64;
const KEYS: readonly string[] = ['descr', 'fortran_order', 'shape'];

/** So many bytes of a file are enough to read any header from. */
export const HEADER_BYTES = 12 + MAX_HEADER;

/** Whether the bytes start as a `.npy` file does. */
export function isNpy(bytes: Uint8Array): boolean {
  return latin1(bytes.subarray(0, MAGIC.length)) === MAGIC;
}

/**
 * Reads the header at the start of a file.
 *
 * @throws NpyFormatError naming `caller` when it is damaged or of a dtype that does not exist here.
 */
export function readHeader(bytes: Uint8Array, caller: string): NpyHeader {
  if (!isNpy(bytes)) {
    const hint = bytes[0] === 0x50 && bytes[1] === 0x4b ? '; it is a zip archive, as .npz is' : '';
    throw new NpyFormatError(`${caller}: not a .npy file, which starts with \\x93NUMPY${hint}`);
  }
  const [major = 0, minor = 0] = bytes.subarray(MAGIC.length, 8);
  if (major < 1 || major > 3 || minor !== 0) {
    if (bytes.length < 8) throw tooShort(caller);
    throw new NpyFormatError(`${caller}: format version ${major}.${minor} is not 1.0, 2.0 or 3.0`);
  }
  const start = major === 1 ? 10 : 12;
  if (bytes.length < start) throw tooShort(caller);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > MAX_HEADER) {
    throw new NpyFormatError(`${caller}: a header of ${length} bytes is longer than ${MAX_HEADER}`);
  }
  const dataStart = start + length;
  if (bytes.length < dataStart) throw tooShort(caller);
  const raw = bytes.slice(start, dataStart);
  const text = major === 3 ? new TextDecoder().decode(raw) : latin1(raw);
  return { ...interpret(text, caller), dataStart };
}

function tooShort(caller: string): NpyFormatError {
  return new NpyFormatError(`${caller}: the file ends within its header`);
}

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

function interpret(text: string, caller: string): Omit<NpyHeader, 'dataStart'> {
  let dict: Literal;
  try {
    dict = parseLiteral(text);
  } catch (error) {
    throw new NpyFormatError(`${caller}: the header is ${(error as Error).message}`);
  }
  if (!(dict instanceof Map) || dict.size !== KEYS.length || !KEYS.every((key) => dict.has(key))) {
    throw new NpyFormatError(
      `${caller}: the header is not a dict with the keys ${KEYS.join(', ')}`,
    );
  }
  const fortranOrder = dict.get('fortran_order');
  if (typeof fortranOrder !== 'boolean') {
    throw new NpyFormatError(`${caller}: fortran_order in the header is not True or False`);
  }
  const shape = checkedShape(dict.get('shape')!, caller);
  const { dtype, littleEndian } = readDescr(dict.get('descr')!, caller);
  const nbytes = sizeOf(shape) * dtypes[dtype].itemsize;
  return { dtype, littleEndian, shape, fortranOrder, nbytes };
}

function checkedShape(value: Literal, caller: string): number[] {
  const lengths = Array.isArray(value) ? value : [NaN];
  const isLength = (one: Literal): one is number => typeof one === 'number' && one >= 0;
  if (!lengths.every(isLength)) {
    throw new NpyFormatError(`${caller}: shape in the header is not a tuple of whole numbers`);
  }
  // Also of an empty array, the other lengths must be such that strides are exact.
  const span = lengths.reduce((product, length) => product * Math.max(1, length), 16);
  if (lengths.length > MAX_DIMENSIONS || span > Number.MAX_SAFE_INTEGER) {
    throw new NpyFormatError(`${caller}: shape ${formatShape(lengths)} in the header is too large`);
  }
  return lengths;
}

/** What NumPy writes that has no dtype here. */
const UNSUPPORTED: readonly [RegExp, string][] = [
  [/^O/, 'Python objects'],
  [/^[SUa]/, 'strings'],
  [/^[Mm]/, 'dates and times'],
  [/^V/, 'raw records'],
  [/^f2$/, 'half precision floats'],
  [/^(f1[026]|c2[04]|c32)$/, 'long doubles'],
];

function readDescr(descr: Literal, caller: string): { dtype: DType; littleEndian: boolean } {
  if (typeof descr !== 'string') {
    const what = Array.isArray(descr) ? 'structured arrays are not supported' : 'it is no text';
    throw new NpyFormatError(`${caller}: cannot read the dtype in the header: ${what}`);
  }
  const [, order, code = ''] = /^([<>=|]?)(.*)$/s.exec(descr)!;
  const info = Object.values(dtypes).find((one) => one.code === code);
  if (info === undefined || (order === '|' && info.itemsize > 1)) {
    const reason = UNSUPPORTED.find(([pattern]) => pattern.test(code))?.[1];
    throw new NpyFormatError(
      `${caller}: dtype ${JSON.stringify(descr)} in the header ${reason ? `(${reason}) is not supported` : 'is not known'}`,
    );
  }
  return { dtype: info.name, littleEndian: order !== '>' };
}

/** The header that NumPy writes for an array. */
export function writeHeader(array: NdArray): Uint8Array<ArrayBuffer> {
  return headerBytes(array.dtype, array.shape, isFortran(array));
}

/**
 * The header that NumPy writes, byte for byte: version 1.0, padded so that the elements start at a
 * multiple of 64 bytes.
 */
export function headerBytes(
  dtype: DType,
  shape: readonly number[],
  fortran: boolean,
): Uint8Array<ArrayBuffer> {
  const { itemsize, code } = dtypes[dtype];
  const descr = (itemsize > 1 ? '<' : '|') + code;
  const order = fortran ? 'True' : 'False';
  const dict = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${formatShape(shape)}, }`;
  const growing = shape[fortran ? shape.length - 1 : 0];
  const room = growing === undefined ? 0 : GROWTH_DIGITS - `${growing}`.length;
  const text = dict + ' '.repeat(room);
  const used = MAGIC.length + 4 + text.length + 1;
  const length = text.length + 1 + ALIGNMENT - (used % ALIGNMENT);
  const prefix = MAGIC + String.fromCharCode(1, 0, length & 0xff, length >> 8);
  return Uint8Array.from(`${prefix}${text.padEnd(length - 1)}\n`, (letter) => letter.charCodeAt(0));
}

/** Whether the elements are written first axis fastest: when they lie so, and not also as C. */
export function isFortran(array: NdArray): boolean {
  return array.size > 0 && !isPacked(array) && isPacked(array, 'F');
}
