/** The primitives that look at the bits of floats, one element at a time. */
import { dtypes, type TypedArray } from '@numloom/ndarray';
import type { RealDType } from './primitives.ts';

const buffer = /* @__PURE__ */ new ArrayBuffer(8);
const double = /* @__PURE__ */ new Float64Array(buffer);
const single = /* @__PURE__ */ new Float32Array(buffer);
/** Of a float64 the low word comes first, as in WebAssembly's memory. */
const words = /* @__PURE__ */ new Int32Array(buffer);

/** Adding it leaves a whole number, plus the bias of exponents, in the lowest bits. */
const DOUBLE_BIAS = 1.5 * 2 ** 52 + 1023;
const SINGLE_BIAS = 1.5 * 2 ** 23 + 127;

/** Added to the high word, it carries into the exponent where the significand is from 45/32 on. */
const CARRY = 0x98000;

/** Primitives of float64. */
const doubles = {
  copysign(x: number, y: number): number {
    double[0] = y;
    const sign = words[1]! & 0x80000000;
    double[0] = x;
    words[1] = (words[1]! & 0x7fffffff) | sign;
    return double[0];
  },
  head(x: number): number {
    double[0] = x;
    words[0]! &= -(2 ** 27);
    return double[0];
  },
  exponent(x: number): number {
    double[0] = x;
    return ((words[1]! >>> 20) & 0x7ff) - 1023;
  },
  mantissa(x: number): number {
    double[0] = x;
    words[1] = (words[1]! & 0x800fffff) | 0x3ff00000;
    return double[0];
  },
  pow2(x: number): number {
    double[0] = x + DOUBLE_BIAS;
    words[1] = words[0]! << 20;
    words[0] = 0;
    return double[0];
  },
  near_exponent(x: number): number {
    double[0] = x;
    return ((words[1]! + CARRY) >>> 20) - 1023;
  },
  near_mantissa(x: number): number {
    double[0] = x;
    words[1] = ((words[1]! + CARRY) & 0xfffff) + (0x3ff00000 - CARRY);
    return double[0];
  },
  raise(x: number, y: number): number {
    double[0] = y;
    const power = words[0]! << 12;
    double[0] = x;
    words[1]! += power;
    return double[0];
  },
} as const;

/** The same of float32. */
const singles: { readonly [name in BitsPrimitive]: (x: number, y: number) => number } = {
  ...doubles,
  head(x) {
    single[0] = x;
    words[0]! &= -(2 ** 12);
    return single[0];
  },
  exponent(x) {
    single[0] = x;
    return ((words[0]! >>> 23) & 0xff) - 127;
  },
  mantissa(x) {
    single[0] = x;
    words[0] = (words[0]! & 0x807fffff) | 0x3f800000;
    return single[0];
  },
  pow2(x) {
    single[0] = x + SINGLE_BIAS;
    words[0]! <<= 23;
    return single[0];
  },
};

/** Name of a primitive that looks at the bits of a float. */
export type BitsPrimitive = keyof typeof doubles;

/** Whether a primitive is one of those. */
export function isBitsPrimitive(name: string): name is BitsPrimitive {
  return Object.hasOwn(doubles, name);
}

/** The function of such a primitive. */
export function bitsFunction(name: BitsPrimitive, dtype: RealDType) {
  return (dtype === 'float32' ? singles : doubles)[name];
}

/** The function that gives the bytes of an element another dtype of that size. */
export function reinterpretation(from: RealDType, to: RealDType) {
  const view = (dtype: RealDType): TypedArray => new dtypes[dtype].TypedArray(buffer);
  const given = view(from);
  const taken = view(to);
  return (value: number | bigint): number | bigint => {
    given[0] = value;
    return taken[0]!;
  };
}
