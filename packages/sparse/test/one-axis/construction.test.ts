/** How arrays of one axis are made, and what types know of them. */
import { array, Complex, type NdArray, zeros } from '@numloom/ndarray';
import {
  type AnySparse,
  coo_array,
  csr_array,
  dok_array,
  issparse,
  kron,
  norm,
  type SparseArray,
  type IndexDType,
} from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { shown } from '../random-matrices.ts';
import { LINE_FORMATS, vectorOf } from './vectors.ts';

const MAKE = { coo: coo_array, csr: csr_array, dok: dok_array };

describe.each(LINE_FORMATS)('%s', (format) => {
  const make = MAKE[format] as unknown as (given: unknown, options?: object) => AnySparse;

  test('is made of elements, triplets, shapes and others', () => {
    const all = [
      make([0, 5, 0, -3]),
      make(Float64Array.of(0, 5, 0, -3)),
      make(array([0, 5, 0, -3])),
      make({ data: [5, -4, 1], coords: [[1, 3, 3]] }, { shape: [4] }),
      make({ data: [-3, 5], coords: [[3, 1]] }),
      make([[5, -3], [[1, 3]]]),
      make(coo_array([0, 5, 0, -3])),
      make(csr_array([0, 5, 0, -3]), { shape: [4] }),
    ];
    for (const a of all) {
      expect([a.ndim, a.shape, a.format, a.nnz >= 2]).toEqual([1, [4], format, true]);
      expect(a.toarray().tolist()).toEqual([0, 5, 0, -3]);
      a.check_format();
    }
    expect(make([4]).shape).toEqual([4]);
    expect(
      make([0, 5], { shape: [2] })
        .toarray()
        .tolist(),
    ).toEqual([0, 5]);
    expect(make(array([])).toarray().shape).toEqual([0]);
    expect(make([1, 2, 3], { dtype: 'float32' }).dtype).toBe('float32');
  });

  test.each<[string, () => unknown, string]>([
    [
      'an index beyond the end',
      () => make({ data: [1], coords: [[4]] }, { shape: [4] }),
      '[0] is 4',
    ],
    ['three axes', () => make({ data: [1], coords: [[0], [0], [0]] }), 'coords has 3 lists'],
    ['another shape', () => make([0, 5, 0], { shape: [4] }), 'shape is (4,), but the array has'],
    [
      'a shape of two',
      () => make([0, 5, 0], { shape: [1, 3] }),
      'shape is (1, 3), but the array has',
    ],
    [
      'indices of another axis',
      () => make({ data: [1], coords: [[0]] }, { shape: [2, 2] }),
      '1 axis',
    ],
    ['a negative length', () => make([-1]), 'shape is (-1,)'],
    ['a number', () => make(5), 'a sparse array has 1 or 2 axes, got 0'],
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  test('indexing is that of dense arrays', () => {
    const element = fc.integer({ min: -2, max: 2 });
    const bound = fc.option(fc.integer({ min: -7, max: 7 }), { nil: '' });
    const slice = fc
      .tuple(bound, bound, fc.constantFrom('', ':2', ':-1', ':-3'))
      .map(([start, stop, step]) => `${start}:${stop}${step}`);
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), slice, element, (elements, part, value) => {
        const [a, dense] = [vectorOf(elements, format), array(Float64Array.from(elements))];
        const chosen = a.slice(part) as SparseArray<'float64', 'coo', 1>;
        expect(shown(chosen)).toBe(shown(dense.slice(part)));
        expect([chosen.ndim, chosen.format]).toEqual([1, format]);
        a.setSlice([part], value);
        dense.slice(part).fill(value);
        expect(shown(a)).toBe(shown(dense));
        elements.forEach((_, k) => expect(a.get(k)).toBe(dense.get(k)));
      }),
      { numRuns: 60 },
    );
    const a = vectorOf([1, 0, 2], format);
    expect(shown(a.slice([[0, 2]]))).toBe(shown([[1, 2]]));
    expect(() => a.get(3)).toThrow('get: index 3 is out of bounds for axis 0 with length 3');
    expect(() => a.get(...([0, 1] as unknown as [number]))).toThrow(
      'get: 2 indices for an array of 1 axis',
    );
    expect(() => a.slice(0, 0)).toThrow('slice: 2 indices for an array of 1 axis');
    expect(() => a.slice([3])).toThrow('slice: index 3 is out of bounds for axis 0 with length 3');
    expect(() => a.setSlice([':'], [1, 2])).toThrow('of the shape (2,) do not fit (3,)');
  });

  test('shapes have to fit', () => {
    const a = vectorOf([1, 0, 2], format);
    expect(() => a.add(coo_array([1, 2, 3, 4]))).toThrow(/^add: the shapes \(3,\) and \(4,\)/);
    expect(() => csr_array([2, 2]).multiply(a)).toThrow(/^multiply: the shapes/);
    expect(() => a.matmul(csr_array([2, 2]))).toThrow(/^matmul: the shapes \(3,\) and \(2, 2\)/);
    expect(() => csr_array([2, 2]).matmul(a)).toThrow(/^matmul: the shapes \(2, 2\) and \(3,\)/);
    expect(() => a.rmatmul([1, 2])).toThrow(/^rmatmul: the shapes/);
    expect(() => a.matmul(2)).toThrow(/^matmul: /);
    expect(() => a.reshape([2, 2])).toThrow(
      'an array of the shape (3,) cannot have the shape (2, 2)',
    );
    expect(() => a.sum({ axis: 1 })).toThrow(/^sum: axis 1 is out of bounds/);
    expect(() => vectorOf([], format).max()).toThrow('max: an array of the shape (0,)');
    expect(() => norm(vectorOf([], format), { ord: Infinity })).toThrow('shape (0,)');
    expect([vectorOf([], format).sum(), norm(vectorOf([], format))]).toEqual([0, 0]);
  });

  test('broadcasts over rows as dense arrays do', () => {
    const a = vectorOf([1, 0, 2], format);
    const m = csr_array([
      [1, 2, 0],
      [0, 3, 4],
    ]);
    const sum = a.add(m);
    expect([sum.ndim, sum.shape]).toEqual([2, [2, 3]]);
    expect(shown(sum)).toBe(shown([...[[2, 2, 2]], [1, 3, 6]]));
    expect(shown(m.subtract(a))).toBe(shown([...[[0, 2, -2]], [-1, 3, 2]]));
    expect(shown(a.add([[1], [2]]))).toBe(shown([...[[2, 1, 3]], [3, 2, 4]]));
    expect(shown(m.less(a))).toBe(shown([...[[0, 0, 1]], [1, 0, 0]]));
    const z = a.multiply(new Complex(0, 1));
    expect(z.matmul(a)).toEqual(new Complex(0, 5));
  });
});

test('a list of one or two numbers that is no shape says how elements are given', () => {
  expect(() => coo_array([0.5, 1])).toThrow('lengths must be whole numbers');
});

test('types know the number of axes', () => {
  const v = coo_array([0, 5, 0]);
  expectTypeOf(v).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(v.shape).toEqualTypeOf<readonly [length: number]>();
  expectTypeOf(v.ndim).toEqualTypeOf<1>();
  expectTypeOf(v.tocsr()).toEqualTypeOf<SparseArray<'float64', 'csr', 1>>();
  expectTypeOf(v.coords).toEqualTypeOf<readonly [NdArray<IndexDType>]>();
  expectTypeOf(v.sum({ axis: 0 })).toEqualTypeOf<number>();
  expectTypeOf(v.matmul(v)).toEqualTypeOf<number>();
  expectTypeOf(v.matmul([1, 2, 3])).toEqualTypeOf<number>();
  expectTypeOf(v.slice(1)).toEqualTypeOf<number>();
  expectTypeOf(v.slice('1:')).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(v.reshape([1, -1])).toEqualTypeOf<SparseArray<'float64', 'coo'>>();
  expectTypeOf(dok_array([4]).ndim).toEqualTypeOf<1>();
  expectTypeOf(csr_array([2, 3]).ndim).toEqualTypeOf<2>();
  expectTypeOf(csr_array(zeros([3]), { shape: [3] }).ndim).toEqualTypeOf<1>();
  expectTypeOf(coo_array({ data: [1], coords: [[0]] }).ndim).toEqualTypeOf<1>();
  expectTypeOf(coo_array({ data: [1], coords: [[0], [0]] }).ndim).toEqualTypeOf<2>();
  expectTypeOf(kron(v, v)).toEqualTypeOf<SparseArray<'float64', 'csr', 1>>();

  const m = csr_array([[1, 2, 3]]);
  expectTypeOf(m.slice(0)).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(m.slice(':', 0)).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(m.slice('0', '1:')).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(m.slice([0], [1])).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  expectTypeOf(m.slice([0], ':')).toEqualTypeOf<SparseArray<'float64', 'csr'>>();
  expectTypeOf(m.slice(0, 1)).toEqualTypeOf<number>();
  expectTypeOf(m.multiply(v).ndim).toEqualTypeOf<2>();
  expectTypeOf(m.matmul(v)).toEqualTypeOf<
    SparseArray<'float64' | 'float32' | 'complex128', 'coo', 1>
  >();
  expectTypeOf(m.max({ axis: 0 })).toEqualTypeOf<SparseArray<'float64', 'coo', 1>>();
  // @ts-expect-error arrays of one axis have no such format
  expect(() => v.tocsc()).toThrow(RangeError);
  // @ts-expect-error nor one index for two axes
  expect(() => m.get(0)).toThrow(RangeError);
  expect(issparse(v) && v.T).toBe(v);
});
