/** Loops over int64 and uint64: bigints, wrapped to 64 bits when they are stored. */
import type { Primitive } from '../../kernel/primitives.ts';
import type { Loop, Register } from './register.ts';

/** The typed arrays that these loops take. */
export type BigIntArray = BigInt64Array | BigUint64Array;

/** One loop per primitive of 64-bit integers. */
export const bigintLoops: Partial<Record<Primitive, Loop<BigIntArray>>> = {
  add(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! + b[j]!;
  },
  sub(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! - b[j]!;
  },
  mul(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! * b[j]!;
  },
  floor_divide(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const divisor = b[j]!;
      const quotient = divisor === 0n ? 0n : a[i]! / divisor;
      const rest = a[i]! - quotient * divisor;
      c[k] = divisor !== 0n && rest !== 0n && rest < 0n !== divisor < 0n ? quotient - 1n : quotient;
    }
  },
  remainder(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const divisor = b[j]!;
      const rest = divisor === 0n ? 0n : a[i]! % divisor;
      c[k] = rest !== 0n && rest < 0n !== divisor < 0n ? rest + divisor : rest;
    }
  },
  min(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = b[j]! < a[i]! ? b[j]! : a[i]!;
  },
  max(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = b[j]! > a[i]! ? b[j]! : a[i]!;
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
    for (n += k; k < n; k++, i += di, j += dj) {
      c[k] = b[j]! >= 0n && b[j]! < 64n ? a[i]! << b[j]! : 0n;
    }
  },
  shr(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      c[k] = b[j]! >= 0n && b[j]! < 64n ? a[i]! >> b[j]! : a[i]! < 0n ? -1n : 0n;
    }
  },
  neg(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = -a[i]!;
  },
  abs(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = a[i]! < 0n ? -a[i]! : a[i]!;
  },
  not(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = ~a[i]!;
  },
  select(n, { data: c, at: k }, p, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    // The condition is a bool, held as int32.
    const { data: condition, step: dh } = p as unknown as Register<Int32Array>;
    for (let h = p.at, end = n + k; k < end; k++, h += dh, i += di, j += dj) {
      c[k] = condition[h]! !== 0 ? a[i]! : b[j]!;
    }
  },
};

/** Copies, with a step of `out`, too. */
export const copyBigints: Loop<BigIntArray> = (n, out, a) => {
  const { data: c, step: dk } = out;
  const { data, step: di } = a;
  for (let k = out.at, i = a.at; n > 0; n--, k += dk, i += di) c[k] = data[i]!;
};
