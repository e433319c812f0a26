/**
 * Loops over float32 and float64. Storing into a Float32Array rounds; rounding the double result
 * of one operation on two floats is exact IEEE 754 arithmetic (Figueroa 1995, "When is double
 * rounding innocuous?").
 */
import type { Primitive } from '../../kernel/primitives.ts';
import type { Loop } from './register.ts';

/** The typed arrays that these loops take. */
export type FloatArray = Float32Array | Float64Array;

/** From here on every double is a whole number, and adding it rounds to one, ties to even. */
const WHOLE = 2 ** 52;

/** One loop per primitive of floats. */
export const floatLoops: Partial<Record<Primitive, Loop<FloatArray>>> = {
  add(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! + b[j]!;
  },
  sub(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! - b[j]!;
  },
  mul(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! * b[j]!;
  },
  div(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! / b[j]!;
  },
  min(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = Math.min(a[i]!, b[j]!);
  },
  max(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = Math.max(a[i]!, b[j]!);
  },
  fmin(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const x = a[i]!;
      const y = b[j]!;
      c[k] = x !== x ? y : y !== y ? x : Math.min(x, y);
    }
  },
  fmax(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) {
      const x = a[i]!;
      const y = b[j]!;
      c[k] = x !== x ? y : y !== y ? x : Math.max(x, y);
    }
  },
  neg(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = -a[i]!;
  },
  abs(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.abs(a[i]!);
  },
  sqrt(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.sqrt(a[i]!);
  },
  floor(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.floor(a[i]!);
  },
  ceil(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.ceil(a[i]!);
  },
  trunc(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) c[k] = Math.trunc(a[i]!);
  },
  nearest(n, { data: c, at: k }, { data: a, at: i, step: di }) {
    for (n += k; k < n; k++, i += di) {
      const x = a[i]!;
      // The sign is put aside and back, for zeros keep theirs; NaN and large values pass.
      const away = x < 0 || Object.is(x, -0) ? -WHOLE : WHOLE;
      const near = x + away - away;
      c[k] = !(Math.abs(x) < WHOLE) ? x : near === 0 ? 0 / away : near;
    }
  },
  select(n, { data: c, at: k }, p, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    const { data: condition, step: dh } = p;
    for (let h = p.at, end = n + k; k < end; k++, h += dh, i += di, j += dj) {
      c[k] = condition[h]! !== 0 ? a[i]! : b[j]!;
    }
  },
};

/** Copies, with a step of `out`, too. */
export const copyFloats: Loop<FloatArray> = (n, out, a) => {
  const { data: c, step: dk } = out;
  const { data, step: di } = a;
  for (let k = out.at, i = a.at; n > 0; n--, k += dk, i += di) c[k] = data[i]!;
};
