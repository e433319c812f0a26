import { broadcast_to, type NdArray, zeros } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';
import type { InexactDType, Matrix } from '../src/memory/matrix.ts';
import { Stack } from '../src/memory/stack.ts';
import { multiply, type MultiplyOptions } from '../src/products/multiply.ts';
import { Dense } from './dense.ts';
import { integers, unsigned } from './integers.ts';

const dtypes = ['float32', 'float64', 'complex64', 'complex128'] as const;

const matrixOf = (array: NdArray): Matrix => new Stack(array as NdArray<InexactDType>).matrix(0);

/** Matrices of integers in all layouts. */
const layouts: Record<
  string,
  (m: number, n: number, seed: number, dtype: InexactDType) => NdArray
> = {
  'by rows': (m, n, seed, dtype) => integers([m, n], seed, dtype),
  'by columns': (m, n, seed, dtype) => integers([n, m], seed, dtype).T,
  'rows with gaps': (m, n, seed, dtype) =>
    integers([m, n + 3], seed, dtype).slice(':', `1:${n + 1}`),
  'columns with gaps': (m, n, seed, dtype) =>
    integers([n, m + 3], seed, dtype).T.slice(`2:${m + 2}`, ':'),
  reversed: (m, n, seed, dtype) => integers([m, n], seed, dtype).slice('::-1', '::-1'),
  'every other': (m, n, seed, dtype) => integers([2 * m, 2 * n], seed, dtype).slice('::2', '::2'),
  'one row': (m, n, seed, dtype) => broadcastRows(integers([1, n], seed, dtype), m),
  'one column': (m, n, seed, dtype) => broadcastRows(integers([1, m], seed, dtype), n).T,
};

function broadcastRows(row: NdArray, m: number): NdArray {
  return broadcast_to(row, [m, row.shape[1]!]);
}

/** C = alpha op(A) op(B) (+ C) in plain JavaScript. */
function expected(a: NdArray, b: NdArray, c: NdArray, options: MultiplyOptions): Dense {
  const { alpha = 1, accumulate = false, conjugateA = false, conjugateB = false } = options;
  const [left, right] = [Dense.of(a), Dense.of(b)];
  if (conjugateA) left.im.forEach((x, i) => (left.im[i] = -x));
  if (conjugateB) right.im.forEach((x, i) => (right.im[i] = -x));
  const product = left.times(right).scaled(alpha);
  return unsigned(accumulate ? product.minus(Dense.of(c).scaled(-1)) : product);
}

function check(a: NdArray, b: NdArray, c: NdArray, options: MultiplyOptions = {}): void {
  const wanted = expected(a, b, c, options);
  multiply(matrixOf(a), matrixOf(b), matrixOf(c), options);
  const given = unsigned(Dense.of(c));
  expect(given.re).toEqual(wanted.re);
  expect(given.im).toEqual(wanted.im);
}

describe.each(dtypes)('%s', (dtype) => {
  test('all edge sizes', () => {
    for (const m of [0, 1, 2, 3, 5]) {
      for (let n = 0; n <= 18; n++) {
        for (const k of [0, 1, 6]) {
          const make = layouts[(m + n + k) % 2 === 0 ? 'by rows' : 'by columns']!;
          const a = make(m, k, 1, dtype);
          const b = make(k, n, 2, dtype);
          const options = { alpha: 2, accumulate: n % 2 === 0 };
          check(a, b, integers([m, n], 3, dtype), options);
          check(a, b, integers([n, m], 3, dtype).T, options);
        }
      }
    }
  });

  test('all layouts, conjugates', () => {
    let turn = 0;
    for (const first of Object.values(layouts)) {
      for (const second of Object.values(layouts)) {
        for (const [m, n, k] of [
          [19, 35, 11],
          [1, 37, 9],
          [21, 1, 13],
        ] as const) {
          const [a, b] = [first(m, k, 1, dtype), second(k, n, 2, dtype)];
          turn++;
          const options = {
            alpha: turn % 3 === 0 ? -1 : 1,
            accumulate: turn % 2 === 0,
            conjugateA: (turn & 4) > 0,
            conjugateB: (turn & 8) > 0,
          };
          const c = (turn & 16) > 0 ? integers([m, n], 3, dtype) : integers([n, m], 3, dtype).T;
          check(a, b, c, options);
        }
      }
    }
  });

  test('vectors among elements of matrices', () => {
    for (const make of Object.values(layouts)) {
      const a = make(30, 17, 1, dtype);
      const x = integers([17, 4], 2, dtype).slice(':', '1:2');
      check(a, x, integers([30, 5], 3, dtype).slice(':', '2:3'), { accumulate: true });
      check(x.T, a.T, integers([5, 30], 3, dtype).slice('2:3', ':'), { conjugateA: true });
    }
  });

  test('what is beside a result stays as it is', () => {
    const whole = integers([9, 24], 5, dtype);
    const before = Dense.of(whole);
    const part = whole.slice('1:8', '2:21');
    const [a, b] = [integers([7, 6], 1, dtype), integers([6, 19], 2, dtype)];
    check(a, b, part);
    part.slice(':', ':').fill(0);
    const after = Dense.of(whole);
    for (let i = 0; i < 9; i++) {
      for (let j = 0; j < 24; j++) {
        const isInside = i >= 1 && i < 8 && j >= 2 && j < 21;
        expect(after.re[i * 24 + j]).toBe(isInside ? 0 : before.re[i * 24 + j]);
      }
    }
  });
});

test.each([
  ['float64', 260, 9, 800],
  ['float32', 520, 17, 801],
  ['complex128', 140, 5, 420],
  ['complex64', 260, 9, 390],
  ['float64', 3, 2070, 33],
] as const)('%s: several blocks, %d x %d x %d', (dtype, m, n, k) => {
  check(integers([m, k], 1, dtype), integers([k, n], 2, dtype), integers([m, n], 3, dtype));
  const options = { accumulate: true, alpha: -2 };
  check(
    integers([k, m], 4, dtype).T,
    integers([n, k], 5, dtype).T,
    zeros([m, n], { dtype }),
    options,
  );
});

test('a result with gaps everywhere is refused', () => {
  const c = integers([8, 8], 1, 'float64').slice('::2', '::2');
  const a = integers([4, 4], 1, 'float64');
  expect(() => multiply(matrixOf(a), matrixOf(a), matrixOf(c))).toThrow(RangeError);
});
