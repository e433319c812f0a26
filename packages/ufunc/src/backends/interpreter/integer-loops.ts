/**
 * Loops over bool and integers of up to 32 bits, which registers hold as int32 or uint32.
 * Storing wraps to 32 bits; results of narrower dtypes are wrapped by a second loop.
 */
import type { Primitive, RealDType } from '../../kernel/primitives.ts';
import type { Loop } from './register.ts';

/** The typed arrays that these loops take. */
export type IntegerArray = Int32Array | Uint32Array;

/** One loop per primitive of integers. */
export const integerLoops: Partial<Record<Primitive, Loop<IntegerArray>>> = {
  add(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = (a[i]! + b[j]!) | 0;
  },
  sub(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = (a[i]! - b[j]!) | 0;
  },
  mul(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = Math.imul(a[i]!, b[j]!);
  },
  floor_divide(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      // The double quotient of two 32-bit integers never rounds up to the next integer.
      c[k] = b[j]! === 0 ? 0 : Math.floor(a[i]! / b[j]!);
    }
  },
  remainder(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const divisor = b[j]!;
      const rest = divisor === 0 ? 0 : a[i]! % divisor;
      c[k] = rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
    }
  },
  min(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = Math.min(a[i]!, b[j]!);
  },
  max(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = Math.max(a[i]!, b[j]!);
  },
  and(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! & b[j]!;
  },
  or(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! | b[j]!;
  },
  xor(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! ^ b[j]!;
  },
  shl(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    // A narrow value shifted beyond its width, but not beyond 32, wraps to 0 as it should.
    for (n += k; k < n; k++, i += di, j += dj) c[k] = b[j]! >>> 0 < 32 ? a[i]! << b[j]! : 0;
  },
  shr(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const x = a[i]!;
      const sign = x < 0 ? -1 : 0;
      // Flipped by their sign, signed and unsigned values shift alike.
      c[k] = b[j]! >>> 0 < 32 ? ((x ^ sign) >>> b[j]!) ^ sign : sign;
    }
  },
  neg(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = -a[i]! | 0;
  },
  abs(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.abs(a[i]!);
  },
  not(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = ~a[i]!;
  },
  select(n, { data: c, at: k }, p, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    const { data: condition, step: dh } = p;
    for (let h = p.at, end = n + k; k < end; k++, h += dh, i += di, j += dj) {
      c[k] = condition[h]! !== 0 ? a[i]! : b[j]!;
    }
  },
};

/** The `not` of bool. */
export const notBool: Loop<IntegerArray> = (
  n,
  { data: c, at: k },
  { data: a, at: i, step: di },
) => {
  for (n += k; k < n; k++, i += di) c[k] = a[i]! ^ 1;
};

/** Brings values into the range of a narrow dtype. */
export const wrapLoops: Partial<Record<RealDType, Loop<IntegerArray>>> = {
  int8(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = (a[i]! << 24) >> 24;
  },
  int16(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = (a[i]! << 16) >> 16;
  },
  uint8(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = a[i]! & 0xff;
  },
  uint16(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = a[i]! & 0xffff;
  },
};

/** Primitives whose results can leave the range of a narrow dtype. */
export const WRAPPING: ReadonlySet<Primitive> = /* @__PURE__ */ new Set<Primitive>([
  'add',
  'sub',
  'mul',
  'floor_divide',
  'shl',
  'neg',
  'abs',
  'not',
  'convert',
]);

/** Copies, with a step of `out`, too. */
export const copyIntegers: Loop<IntegerArray> = (n, out, a) => {
  const { data: c, step: dk } = out;
  const { data, step: di } = a;
  for (let k = out.at, i = a.at; n > 0; n--, k += dk, i += di) c[k] = data[i]!;
};

/** The typed arrays of narrow dtypes in memory. */
export type NarrowArray = Int8Array | Uint8Array | Int16Array | Uint16Array;

/** Widens values from memory. */
export const widen: Loop<Int32Array, NarrowArray> = (
  n,
  { data: c, at: k },
  { data: a, at: i, step: di },
) => {
  for (n += k; k < n; k++, i += di) c[k] = a[i]!;
};

/** Narrows values, with a step of `out`, too. */
export const narrow: Loop<NarrowArray, Int32Array> = (n, out, a) => {
  const { data: c, step: dk } = out;
  const { data, step: di } = a;
  for (let k = out.at, i = a.at; n > 0; n--, k += dk, i += di) c[k] = data[i]!;
};
