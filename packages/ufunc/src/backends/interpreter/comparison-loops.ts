/** Comparisons; the results are 0 and 1. */
import type { Primitive } from '../../kernel/primitives.ts';
import type { BigIntArray } from './bigint-loops.ts';
import type { FloatArray } from './float-loops.ts';
import type { IntegerArray } from './integer-loops.ts';
import type { Loop } from './register.ts';

type Comparisons<A> = Partial<Record<Primitive, Loop<Int32Array, A>>>;

/** One loop per comparison of floats, or of integers of up to 32 bits. */
export const numberComparisons: Comparisons<FloatArray | IntegerArray> = {
  eq(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! === b[j]! ? 1 : 0;
  },
  ne(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! !== b[j]! ? 1 : 0;
  },
  lt(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! < b[j]! ? 1 : 0;
  },
  le(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! <= b[j]! ? 1 : 0;
  },
};

/** One loop per comparison of 64-bit integers. */
export const bigintComparisons: Comparisons<BigIntArray> = {
  eq(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! === b[j]! ? 1 : 0;
  },
  ne(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! !== b[j]! ? 1 : 0;
  },
  lt(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! < b[j]! ? 1 : 0;
  },
  le(n, { data: c, at: k }, { data: a, at: i, step: di }, { data: b, at: j, step: dj }) {
    for (n += k; k < n; k++, i += di, j += dj) c[k] = a[i]! <= b[j]! ? 1 : 0;
  },
};
