/** The limits of number formats: what NumPy's `finfo` and `iinfo` tell. */
import {
  type ComplexDType,
  dtypeInfo,
  type ElementOf,
  type FloatingDType,
  type IntegerDType,
} from './dtypes.ts';

/** Limits of a floating-point dtype. */
export interface FloatInfo<D extends FloatingDType = FloatingDType> {
  /** The dtype of a part, for complex dtypes. */
  readonly dtype: D;
  readonly bits: number;
  /** From 1 to the next larger number. */
  readonly eps: number;
  /** From 1 to the next smaller number. */
  readonly epsneg: number;
  readonly max: number;
  readonly min: number;
  /** Decimal digits that survive reading and printing. */
  readonly precision: number;
  /** `10 ** -precision`. */
  readonly resolution: number;
  /** Smallest positive number of full precision. */
  readonly smallest_normal: number;
  /** Smallest positive number. */
  readonly smallest_subnormal: number;
  /** Another name of `smallest_normal`. */
  readonly tiny: number;
}

/** Limits of an integer dtype; bigints for the 64-bit ones. */
export interface IntegerInfo<D extends IntegerDType = IntegerDType> {
  readonly dtype: D;
  readonly bits: number;
  readonly max: ElementOf<D>;
  readonly min: ElementOf<D>;
}

type PartOf<D> = D extends 'complex64' | 'float32' ? 'float32' : 'float64';

/**
 * Limits of a floating-point dtype; for a complex one those of its parts.
 *
 * @throws TypeError when `type` is not a floating-point or complex dtype, or an array of one.
 *
 * @example
 * ```ts
 * import { finfo } from '@numloom/ndarray';
 * console.log(finfo('float64').eps); // => 2.220446049250313e-16
 * console.log(finfo('complex64').max); // => 3.4028234663852886e+38
 * ```
 */
export function finfo<D extends FloatingDType | ComplexDType>(
  type: D | { readonly dtype: D },
): FloatInfo<PartOf<D>> {
  const { name, kind, itemsize, components } = dtypeInfo(nameOf(type), 'finfo');
  if (kind !== 'f' && kind !== 'c') throw new TypeError(`finfo: ${String(name)} is not a float`);
  const bits = (8 * itemsize) / components;
  // IEEE 754: bits of the fraction that are stored, and the largest exponent.
  const [fraction, exponent] = bits === 32 ? [23, 127] : [52, 1023];
  const eps = 2 ** -fraction;
  const max = (2 - eps) * 2 ** exponent;
  const precision = bits === 32 ? 6 : 15;
  const tiny = 2 ** (1 - exponent);
  return {
    dtype: `float${bits}` as PartOf<D>,
    bits,
    eps,
    epsneg: eps / 2,
    max,
    min: -max,
    precision,
    resolution: Number(`1e-${precision}`),
    smallest_normal: tiny,
    smallest_subnormal: tiny * eps,
    tiny,
  };
}

/**
 * Limits of an integer dtype.
 *
 * @throws TypeError when `type` is not an integer dtype or an array of one.
 *
 * @example
 * ```ts
 * import { iinfo } from '@numloom/ndarray';
 * console.log(iinfo('int8').max); // => 127
 * console.log(iinfo('uint64').max); // => 18446744073709551615n
 * ```
 */
export function iinfo<D extends IntegerDType>(type: D | { readonly dtype: D }): IntegerInfo<D> {
  const { name, kind, itemsize } = dtypeInfo(nameOf(type), 'iinfo');
  if (kind !== 'i' && kind !== 'u') throw new TypeError(`iinfo: ${String(name)} is not an integer`);
  const bits = 8 * itemsize;
  const end = 1n << BigInt(kind === 'i' ? bits - 1 : bits);
  const value = (limit: bigint) => (bits === 64 ? limit : Number(limit)) as ElementOf<D>;
  return { dtype: name, bits, max: value(end - 1n), min: value(kind === 'i' ? -end : 0n) };
}

function nameOf<D>(type: D | { readonly dtype: D }): D {
  return typeof type === 'object' && type !== null && 'dtype' in type ? type.dtype : type;
}
