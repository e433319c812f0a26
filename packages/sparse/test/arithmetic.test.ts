/** Operations element by element, against those of dense arrays. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { coo_array, csr_array, dok_array, type SparseArray } from '@numloom/sparse';
import * as ufunc from '@numloom/ufunc';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from './reference/operations.json' with { type: 'json' };
import type { FORMATS } from './random-matrices.ts';
import { denseOf, matrices, shown, sparseOf } from './random-matrices.ts';

const length = fc.integer({ min: 0, max: 6 });
const ARITHMETIC = ['add', 'subtract', 'multiply'] as const;
const COMPARISONS = [
  ...(['maximum', 'minimum', 'equal', 'not_equal', 'less', 'less_equal'] as const),
  ...(['greater', 'greater_equal'] as const),
];
const REAL = ['float32', 'float64'] as const;

type Of1 = (x: NdArray) => ufunc.Lazy;
type Of2 = (x: NdArray, y: NdArray | number) => ufunc.Lazy;
const of1 = (name: Function1): Of1 => ufunc[name];
const of2 = (name: (typeof COMPARISONS)[number]): Of2 => ufunc[name];

/** Pairs of one shape, or of shapes that broadcast to one. */
const pairs = (dtypes?: readonly ('float32' | 'float64' | 'complex128')[]) =>
  fc
    .record({ rows: length, columns: length, narrow: fc.integer({ min: 0, max: 4 }) })
    .chain(({ rows, columns, narrow }) => {
      const [one, all] = [fc.constant(1), (n: number) => fc.constant(n)];
      const left = matrices(narrow === 1 ? one : all(rows), all(columns), dtypes);
      const right = matrices(
        narrow === 2 ? one : all(rows),
        narrow >= 3 ? one : all(columns),
        dtypes,
      );
      return fc.tuple(left, right);
    });

describe('two matrices', () => {
  test.each(ARITHMETIC)('%s', (name) => {
    fc.assert(
      fc.property(pairs(), ([left, right]) => {
        const expected = ufunc[name](denseOf(left), denseOf(right)).evaluate();
        const result = sparseOf(left)[name as 'add'](sparseOf(right));
        expect(shown(result)).toBe(shown(expected));
        expect(result.dtype).toBe(expected.dtype);
        const beside = sparseOf(left)[name as 'add'](denseOf(right));
        expect(shown(beside)).toBe(shown(expected));
      }),
      { numRuns: 40 },
    );
  });

  test.each(COMPARISONS)('%s', (name) => {
    fc.assert(
      fc.property(pairs(REAL), ([left, right]) => {
        const expected = of2(name)(denseOf(left), denseOf(right)).evaluate();
        const result = sparseOf(left)[name](sparseOf(right));
        expect(shown(result)).toBe(shown(expected));
        expect(shown(sparseOf(left)[name](denseOf(right)))).toBe(shown(expected));
      }),
      { numRuns: 30 },
    );
  });

  test('division gives NaN where both are zero', () => {
    fc.assert(
      fc.property(pairs(), ([left, right]) => {
        const expected = ufunc.divide(denseOf(left), denseOf(right)).evaluate();
        expect(shown(sparseOf(left).divide(sparseOf(right)))).toBe(shown(expected));
      }),
      { numRuns: 30 },
    );
    const a = csr_array([[4, 0, 2]]);
    expect(shown(a.divide([2, 0, 4]))).toBe(shown([[2, 0, 0.5]]));
    expect(a.divide([2, 0, 4]).format).toBe('coo');
    expect(shown(a.divide(0))).toBe(shown([[Infinity, 0, Infinity]]));
  });

  test('NaN and infinity are kept', () => {
    const a = csr_array([[NaN, Infinity, 1, 0]]);
    expect(shown(a.add(a))).toBe(shown([[NaN, Infinity, 2, 0]]));
    expect(shown(a.subtract(a))).toBe(shown([[NaN, NaN, 0, 0]]));
    expect(shown(a.maximum(csr_array([[0, 1, 0, -1]])))).toBe(shown([[NaN, Infinity, 1, 0]]));
    expect(shown(a.less_equal(a))).toBe(shown([[0, 1, 1, 1]]));
    expect(shown(a.multiply(0))).toBe(shown([[NaN, NaN, 0, 0]]));
    expect(shown(a.multiply(csr_array([[1, 0, 1, NaN]])))).toBe(shown([[NaN, 0, 1, 0]]));
  });
});

describe('a matrix and a number', () => {
  test.each([0, 2, -1, 0.5, NaN])('%d', (number) => {
    fc.assert(
      fc.property(matrices(length, length, REAL), (drawn) => {
        const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
        for (const name of COMPARISONS) {
          const expected = of2(name)(dense, number).evaluate();
          expect(shown(a[name](number))).toBe(shown(expected));
        }
        if (Number.isNaN(number)) return;
        const product = a.multiply(number);
        expect(shown(product)).toBe(shown(ufunc.multiply(dense, number)));
        expect([product.format, product.dtype]).toEqual([a.format, a.dtype]);
        if (number === 0) expect(shown(a.add(number))).toBe(shown(dense));
        else {
          expect(shown(a.divide(number))).toBe(shown(ufunc.divide(dense, number)));
          expect(() => a.add(number)).toThrow(TypeError);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('complex', () => {
    const product = csr_array([[1, 0]]).multiply(new Complex(0, 2));
    expect([product.dtype, shown(product)]).toEqual([
      'complex128',
      shown([[new Complex(0, 2), new Complex(0)]]),
    ]);
  });
});

const FUNCTIONS = [
  ...([
    'abs',
    'arcsin',
    'arcsinh',
    'arctan',
    'arctanh',
    'ceil',
    'deg2rad',
    'expm1',
    'floor',
  ] as const),
  ...(['log1p', 'rad2deg', 'rint', 'sign', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'trunc'] as const),
] as const;
type Function1 = (typeof FUNCTIONS)[number];

describe('functions of each element', () => {
  test.each(FUNCTIONS)('%s', (name) => {
    fc.assert(
      fc.property(matrices(length, length, REAL), (drawn) => {
        const a = sparseOf(drawn);
        const expected = of1(name)(denseOf(drawn)).evaluate();
        const result: SparseArray = a[name]();
        expect(shown(result)).toBe(shown(expected));
        expect(result.dtype).toBe(expected.dtype);
      }),
      { numRuns: 8 },
    );
  });

  test('neg, power, nonzero, and those of complex matrices', () => {
    fc.assert(
      fc.property(matrices(), (drawn) => {
        const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
        expect(shown(a.neg())).toBe(shown(ufunc.negative(dense)));
        expect(shown(a.power(2))).toBe(shown(ufunc.power(dense, 2)));
        expect(shown(a.abs())).toBe(shown(ufunc.abs(dense)));
        const [row, col] = a.nonzero();
        expect(row.size).toBe(a.count_nonzero());
        const places = new Set([...row.values()].map((i, k) => `${i},${col.get(k)}`));
        expect(places.size).toBe(row.size);
        for (let k = 0; k < row.size; k++) {
          expect(shown(dense.get(Number(row.get(k)), Number(col.get(k))))).not.toBe(
            shown(a.dtype === 'complex128' ? new Complex(0) : 0),
          );
        }
      }),
      { numRuns: 30 },
    );
    expect(() => csr_array([[1]]).power(0)).toThrow(RangeError);
    expect(() => csr_array([[1]]).power(-1)).toThrow(RangeError);
    expect(() => csr_array([[1]]).power(NaN)).toThrow(RangeError);
  });
});

test('formats and dtypes of results are those of SciPy', () => {
  const [d, e] = reference.operands as [number[][], number[][]];
  for (const [name, a, b, format] of reference.formats as [Name, Format, Format, string][]) {
    const left = csr_array(d).asformat(a);
    const right = csr_array(e).asformat(b);
    const result: SparseArray | NdArray = left[name as 'add'](right);
    expect([name, a, b, 'format' in result ? result.format : 'ndarray']).toEqual([
      name,
      a,
      b,
      format,
    ]);
  }
  for (const [name, a, format] of reference.functions as ['neg' | 'abs', Format, string][]) {
    expect([name, a, csr_array(d).asformat(a)[name]().format]).toEqual([name, a, format]);
  }
});

type Format = (typeof FORMATS)[number];
type Name =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'maximum'
  | 'minimum'
  | 'not_equal'
  | 'less'
  | 'matmul';

test('results of zeros added are new, whatever the format', () => {
  const a = dok_array([[1, 2]]);
  const b = a.add(0);
  expect(b.parts).not.toBe(a.parts);
});

test('a single column is not repeated for each of many columns', () => {
  const wide = coo_array(
    { data: [2, 3], row: [0, 1], col: [5, 2 ** 31 - 2] },
    { shape: [2, 2 ** 31 - 1] },
  );
  const column = coo_array([[0], [7]]);
  for (const product of [wide.multiply(column), column.multiply(wide)]) {
    expect(product.shape).toEqual([2, 2 ** 31 - 1]);
    const { row, col, data } = product.tocoo();
    expect([row, col, data].map((list) => list.tolist())).toEqual([[1], [2 ** 31 - 2], [21]]);
  }
});

test('shapes that do not fit are refused', () => {
  const a = csr_array([[1, 2]]);
  const b = csr_array([[1, 2, 3]]);
  expect(() => a.add(b)).toThrow(new RangeError('add: 1x2 and 1x3 do not fit'));
  expect(() => a.multiply([1, 2, 3])).toThrow(new RangeError('multiply: 1x2 and 3 do not fit'));
  expect(() => a.divide(b)).toThrow(RangeError);
  expect(() => a.less(b)).toThrow(RangeError);
  expect(() => a.multiply(array(new Float64Array(2)).reshape([1, 1, 2]))).toThrow(RangeError);
});
