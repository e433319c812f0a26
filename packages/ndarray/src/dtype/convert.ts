/**
 * Converting one value to a dtype, as NumPy's `astype` does, and without undefined cases:
 * integers wrap; a float becomes an integer by cutting its fraction, NaN as 0, saturating at
 * the 32-bit range (64-bit for uint32 and 64-bit integers) and then wrapping to the width.
 */
import { Complex } from './complex.ts';
import { type DType, dtypes, type ElementOf } from './dtypes.ts';
import type { ScalarLike } from './element.ts';

const INT32_MIN = -(2 ** 31);
const INT32_MAX = 2 ** 31 - 1;
const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;

/** Cuts the fraction and saturates to int32; NaN gives 0. */
function saturateInt32(value: number): number {
  if (value >= INT32_MAX) return INT32_MAX;
  if (value <= INT32_MIN) return INT32_MIN;
  return value | 0;
}

/** Cuts the fraction and saturates to int64; NaN gives 0. */
function saturateInt64(value: number): bigint {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return INT64_MAX;
  if (value <= -(2 ** 63)) return INT64_MIN;
  return BigInt(Math.trunc(value));
}

/** Cuts the fraction and saturates to uint64, negative values by way of int64; NaN gives 0. */
function saturateUint64(value: number): bigint {
  if (value >= 2 ** 64) return UINT64_MAX;
  if (!(value >= 2 ** 63)) return BigInt.asUintN(64, saturateInt64(value));
  return BigInt(Math.trunc(value));
}

type FromNumber = (value: number) => number | bigint | boolean;

const FROM_NUMBER: Record<Exclude<DType, 'complex64' | 'complex128'>, FromNumber> = {
  bool: (value) => value !== 0,
  int8: (value) => (saturateInt32(value) << 24) >> 24,
  int16: (value) => (saturateInt32(value) << 16) >> 16,
  int32: saturateInt32,
  int64: saturateInt64,
  uint8: (value) => saturateInt32(value) & 0xff,
  uint16: (value) => saturateInt32(value) & 0xffff,
  uint32: (value) => Number(BigInt.asUintN(32, saturateInt64(value))),
  uint64: saturateUint64,
  float32: Math.fround,
  float64: (value) => value,
};

/** A bigint as a float32, rounded once: what float64 does not hold only has to be known to be there. */
function bigintToFloat32(value: bigint): number {
  const size = Math.abs(Number(value));
  if (size < 2 ** 53 || size === Infinity) return Math.fround(Number(value));
  const cut = BigInt(Math.floor(Math.log2(size)) - 50);
  const leading = value >> cut;
  const sticky = leading << cut === value ? 0n : 1n;
  return Math.fround(Number(leading | sticky) * 2 ** Number(cut));
}

function fromBigInt(value: bigint, dtype: DType): number | bigint | boolean {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'b') return value !== 0n;
  if (kind === 'f') return dtype === 'float32' ? bigintToFloat32(value) : Number(value);
  const wrapped =
    kind === 'i' ? BigInt.asIntN(8 * itemsize, value) : BigInt.asUintN(8 * itemsize, value);
  return itemsize === 8 ? wrapped : Number(wrapped);
}

/**
 * `value` as an element of `dtype`. A complex value loses its imaginary part when the dtype is
 * real, as in NumPy's `astype`.
 *
 * @throws TypeError naming `caller` when `value` is not a boolean, number, bigint or `Complex`.
 */
export function convertScalar<D extends DType>(
  value: ScalarLike,
  dtype: D,
  caller = 'convertScalar',
): ElementOf<D> {
  return convert(value, dtype, caller) as ElementOf<D>;
}

function convert(value: ScalarLike, dtype: DType, caller: string): ScalarLike {
  if (dtype === 'complex64' || dtype === 'complex128') {
    const part = dtype === 'complex64' ? 'float32' : 'float64';
    if (value instanceof Complex) {
      return dtype === 'complex128'
        ? value
        : new Complex(Math.fround(value.re), Math.fround(value.im));
    }
    return new Complex(convert(value, part, caller) as number);
  }
  if (typeof value === 'number') return FROM_NUMBER[dtype](value);
  if (typeof value === 'boolean') return FROM_NUMBER[dtype](Number(value));
  if (typeof value === 'bigint') return fromBigInt(value, dtype);
  if (value instanceof Complex) {
    return dtype === 'bool' ? value.re !== 0 || value.im !== 0 : FROM_NUMBER[dtype](value.re);
  }
  throw new TypeError(
    `${caller}: expected a boolean, number, bigint or Complex, got ${describe(value)}`,
  );
}

function describe(value: unknown): string {
  return value === null ? 'null' : typeof value;
}
