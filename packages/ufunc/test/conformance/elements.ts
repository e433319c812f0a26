/** Elements of all dtypes for property-based tests. */
import { Complex, type DType, dtypes } from '@numloom/ndarray';
import fc from 'fast-check';
import type { Element } from '../expressions/support/layouts.ts';

/** All dtypes. */
export const allDTypes = Object.keys(dtypes) as DType[];

/** Any element of a dtype, special ones often. */
export function elementOf(dtype: DType): fc.Arbitrary<Element> {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'c') {
    const part = elementOf(dtype === 'complex64' ? 'float32' : 'float64');
    return fc.tuple(part, part).map(([re, im]) => new Complex(re as number, im as number));
  }
  if (kind === 'b') return fc.boolean();
  if (kind === 'f') {
    const any = dtype === 'float32' ? fc.float() : fc.double();
    return fc.oneof(any, fc.integer({ min: -20, max: 20 }), fc.constantFrom(0.5, 2.5, -0, 1.5));
  }
  const bits = BigInt(8 * itemsize);
  const low = kind === 'i' ? -(2n ** (bits - 1n)) : 0n;
  const high = kind === 'i' ? 2n ** (bits - 1n) - 1n : 2n ** bits - 1n;
  const small = fc.bigInt({ min: kind === 'i' ? -9n : 0n, max: 9n });
  const value = fc.oneof(fc.bigInt({ min: low, max: high }), small, fc.constantFrom(low, high));
  return itemsize === 8 ? value : value.map(Number);
}

/** A value as an element of a dtype; integers wrap. */
export function asElement(value: number | bigint | boolean, dtype: DType): Element {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'b') return Boolean(value);
  if (kind === 'f') return dtype === 'float32' ? Math.fround(Number(value)) : Number(value);
  const [bits, whole] = [8 * itemsize, BigInt(value)];
  const wrapped = kind === 'i' ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
  return itemsize === 8 ? wrapped : Number(wrapped);
}
