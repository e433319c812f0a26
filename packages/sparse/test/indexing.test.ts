/** Indexing, against that of dense arrays. */
import { array, assignIndexed, Complex, diagonal, indexed, type NdArray } from '@numloom/ndarray';
import { coo_array, csr_array, dok_array, type IndexPart, SparseArray } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, DTYPES, matrices, shown, sparseOf } from './random-matrices.ts';

/** A part of an index along an axis, and the same so that the axis is kept. */
type Part = readonly [part: IndexPart, kept: IndexPart, isList: boolean];

function part(length: number): fc.Arbitrary<Part> {
  const bound = fc.option(fc.integer({ min: -length - 1, max: length + 1 }), { nil: '' });
  const slice = fc
    .tuple(bound, bound, fc.constantFrom('', ':1', ':2', ':-1', ':-3'))
    .map(([start, stop, step]): Part => {
      const text = `${start}:${stop}${step}`;
      return [text, text, false];
    });
  if (length === 0) return slice;
  const place = fc.integer({ min: -length, max: length - 1 });
  return fc.oneof(
    slice,
    place.map((index): Part => {
      const end = index === -1 ? '' : index + 1;
      return [index, `${index}:${end}`, false];
    }),
    fc.array(place, { minLength: 1, maxLength: 8 }).map((list): Part => [list, list, true]),
    fc
      .array(fc.boolean(), { minLength: length, maxLength: length })
      .map((mask): Part => [mask, mask, true]),
  );
}

const length = fc.integer({ min: 0, max: 6 });
const parts = (formats?: Parameters<typeof matrices>[3]) =>
  matrices(length, length, DTYPES, formats).chain((drawn) =>
    fc.tuple(fc.constant(drawn), part(drawn.shape[0]), part(drawn.shape[1])),
  );

describe('slice', () => {
  test('slices, numbers, lists and masks', () => {
    fc.assert(
      fc.property(parts(), ([drawn, [row, , isRows], [col, , isCols]]) => {
        if (isRows && isCols) return;
        const expected = indexed(denseOf(drawn), row, col);
        const a = sparseOf(drawn);
        const result = a.slice(row, col);
        expect(shown(result)).toBe(shown(expected));
        expect(shown(a.slice(row))).toBe(shown(indexed(denseOf(drawn), row)));
        expect(result instanceof SparseArray).toBe(expected.ndim > 0);
        if (!(result instanceof SparseArray)) return;
        expect([result.ndim, result.shape]).toEqual([expected.ndim, expected.shape]);
        const same = a.format === 'dia' || a.format === 'bsr' ? 'csr' : a.format;
        expect([result.format, result.dtype]).toEqual([result.ndim === 1 ? 'coo' : same, a.dtype]);
      }),
      { numRuns: 120 },
    );
  });

  test('two lists select single elements', () => {
    fc.assert(
      fc.property(
        matrices(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).chain((drawn) => {
          const places = (axis: 0 | 1) =>
            fc.integer({ min: -drawn.shape[axis], max: drawn.shape[axis] - 1 });
          return fc.tuple(
            fc.constant(drawn),
            fc.array(fc.tuple(places(0), places(1)), { minLength: 1 }),
          );
        }),
        ([drawn, pairs]) => {
          const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
          const [rows, columns] = [pairs.map(([i]) => i), pairs.map(([, j]) => j)];
          const picked = a.slice(rows, columns);
          expect(shown(picked)).toBe(shown(indexed(dense, rows, columns)));
          expect([picked.format, picked.shape]).toEqual(['coo', [rows.length]]);
          const open = rows.map((row) => [row]);
          expect(shown(a.slice(open, columns))).toBe(shown(indexed(dense, open, columns)));
          expect(shown(a.slice(open, columns[0]!))).toBe(shown(indexed(dense, open, columns[0]!)));
          const [[i, j]] = pairs as [[number, number]];
          expect(shown(a.get(i, j))).toBe(shown(dense.get(i, j)));
          expect(shown(a.slice(i, j))).toBe(shown(dense.get(i, j)));
          expect(shown(a.getrow(i))).toBe(shown(a.slice([i])));
          expect(shown(a.getcol(j))).toBe(shown(a.slice(':', [j])));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('text with commas, the ellipsis, and masks of the whole', () => {
    const a = csr_array([
      [1, 0, 2],
      [0, 3, 0],
    ]);
    expect(shown(a.slice('1:, ::-1'))).toBe(shown([[0, 3, 0]]));
    expect(shown(a.slice('...', 2))).toBe(shown([2, 0]));
    expect(shown(a.slice(0, '...'))).toBe(shown([1, 0, 2]));
    expect(a.slice('0, 2')).toBe(2);
    expect(shown(a.slice(array(1), '1:'))).toBe(shown([3, 0]));
    expect(shown(a.slice())).toBe(shown(a));
    const mask = [
      [true, false, true],
      [false, false, true],
    ];
    expect(shown(a.slice(mask))).toBe(shown([1, 2, 0]));
  });

  test.each([
    [['3'], RangeError, 'slice: index 3 is out of bounds for axis 0 with length 2'],
    [[0, -4], RangeError, 'slice: index -4 is out of bounds for axis 1 with length 3'],
    [[0.5], RangeError, 'slice: index 0.5 is out of bounds for axis 0 with length 2'],
    [[[0, 2]], RangeError, 'slice: index 2 is out of bounds for axis 0 with length 2'],
    [[[true]], RangeError, 'slice: a mask of the shape (1) for axis 0 with length 2'],
    [[0, 0, 0], RangeError, 'slice: 3 indices for a matrix of 2 axes'],
    [['a:b'], SyntaxError, undefined],
    [['::0'], RangeError, undefined],
    [
      [
        [0, 1],
        [0, 1, 2],
      ],
      RangeError,
      undefined,
    ],
    [[[[0]], ':'], RangeError, 'slice: a list of two axes beside a slice'],
    [[null], TypeError, undefined],
    [[[[true]]], RangeError, 'slice: a mask of the shape (1, 1) for a matrix of (2, 3)'],
  ] as [IndexPart[], ErrorConstructor, string | undefined][])(
    'refuses %j',
    (index, kind, message) => {
      const a = csr_array([
        [1, 0, 2],
        [0, 3, 0],
      ]);
      expect(() => a.slice(...index)).toThrow(kind);
      if (message !== undefined) expect(() => a.slice(...index)).toThrow(message);
    },
  );
});

describe('writing', () => {
  const WRITTEN = ['coo', 'csc', 'csr', 'dok', 'lil'] as const;

  test('to what an index selects', () => {
    fc.assert(
      fc.property(
        parts(WRITTEN),
        fc.constantFrom('zero', 'number', 'row', 'all', 'sparse'),
        (drawn, kind) => {
          const [matrix, [row, denseRow, isRows], [col, denseCol, isCols]] = drawn;
          if (isRows && isCols) return;
          const [a, dense] = [sparseOf(matrix), denseOf(matrix)];
          const before = a.copy();
          const { shape } = indexed(dense, denseRow, denseCol);
          const numbers = array(
            Float64Array.from({ length: shape[0]! * shape[1]! }, (_, k) => (k % 4) - 1),
          );
          const all = numbers.reshape(shape);
          const value = {
            zero: () => 0,
            number: () => 7,
            row: () => numbers.slice(`:${shape[0] === 0 ? 0 : shape[1]}`),
            all: () => all,
            sparse: () => all,
          }[kind]();
          if (kind === 'row' && shape[0] === 0) return;
          const shared = a.asformat(a.format === 'csr' ? 'csc' : 'csr');
          assignIndexed(dense, [denseRow, denseCol], value);
          a.setSlice([row, col], kind === 'sparse' ? csr_array(value as NdArray) : value);
          expect(shown(a)).toBe(shown(dense));
          expect([a.format, a.dtype]).toEqual([before.format, before.dtype]);
          expect(shown(shared)).toBe(shown(before));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('single elements and diagonals', () => {
    fc.assert(
      fc.property(
        matrices(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), DTYPES, WRITTEN),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: -1, max: 1 })), { maxLength: 6 }),
        fc.integer({ min: -5, max: 5 }),
        (drawn, writes, k) => {
          const [a, dense] = [sparseOf(drawn), denseOf(drawn)];
          const [rows, columns] = drawn.shape;
          for (const [i, j, value] of writes) {
            a.set(i % rows, j % columns, value);
            dense.set(i % rows, j % columns, value);
            a.setSlice(
              [
                [i % rows, 0],
                [j % columns, 0],
              ],
              [value, 5],
            );
            assignIndexed(
              dense,
              [
                [i % rows, 0],
                [j % columns, 0],
              ],
              [value, 5],
            );
          }
          expect(shown(a)).toBe(shown(dense));
          if (k <= -rows || k >= columns) {
            expect(a.diagonal(k).shape).toEqual([0]);
            expect(() => a.setdiag(1, k)).toThrow(RangeError);
            return;
          }
          const expected = diagonal(dense, { offset: k });
          expect(shown(a.diagonal(k))).toBe(shown(expected));
          const list = [...expected.values()];
          const total = list.reduce<Complex>((sum, one) => {
            const { re, im } = one instanceof Complex ? one : new Complex(Number(one));
            return new Complex(sum.re + re, sum.im + im);
          }, new Complex(0));
          expect(shown(a.trace(k))).toBe(shown(a.dtype === 'complex128' ? total : total.re));
          a.setdiag(expected.size > 1 ? [8] : 3, k);
          dense.set(Math.max(0, -k), Math.max(0, k), expected.size > 1 ? 8 : 3);
          expect(shown(a)).toBe(shown(dense));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a list goes down a single column, as in NumPy', () => {
    for (const format of WRITTEN) {
      const a: SparseArray = csr_array([3, 2]).asformat(format);
      a.setSlice([':', 1], [1, 2, 3]);
      a.setSlice([[2, 0], 0], [4, 5]);
      a.setSlice(['1, :'], [6, 7]);
      expect(a.toarray().tolist()).toEqual([
        [5, 1],
        [6, 7],
        [4, 3],
      ]);
      a.setSlice([[true, false, true], -1], array([8, 9]));
      a.setSlice([':', 0], [0]);
      expect(a.toarray().tolist()).toEqual([
        [0, 8],
        [0, 7],
        [0, 9],
      ]);
      expect(() => a.setSlice([':', 1], [1, 2])).toThrow(/^setSlice: values of the shape/);
      expect(() => a.setSlice([':', '1:'], [1, 2, 3])).toThrow(/^setSlice: values of the shape/);
    }
  });

  test('there is nothing on diagonals outside, which are not written', () => {
    const a = csr_array([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    for (const k of [3, -2, 100, -100]) {
      expect(a.diagonal(k).shape).toEqual([0]);
      expect(a.trace(k)).toBe(0);
      expect(() => a.setdiag(1, k)).toThrow(`setdiag: k is ${k}, must be in (-2, 3)`);
    }
    expect(() => a.diagonal(0.5)).toThrow('diagonal: k is 0.5, must be a whole number');
  });

  test('of large regions costs what is stored', () => {
    const a = dok_array([2 ** 31 - 1, 2 ** 21]);
    a.set(2 ** 31 - 2, 5, 1);
    a.set(0, 7, 2);
    expect(a.get(-1, 5)).toBe(1);
    expect(() => a.setSlice([':1000000', ':'], 1)).toThrow(
      new RangeError(`setSlice: ${1_000_000 * 2 ** 21} entries, at most 2 ** 31 - 1 can be stored`),
    );
    const b = csr_array(
      coo_array({ data: [1, 2], row: [5, 9], col: [3, 100_000] }, { shape: [10, 200_000] }),
    );
    b.setSlice([':', ':50000'], 0);
    expect([b.nnz, b.get(9, 100_000)]).toEqual([1, 2]);
  });

  test('is refused where it makes no sense', () => {
    const a = csr_array([[1, 2]]);
    expect(() => a.set(0, 2, 1)).toThrow(
      new RangeError('set: index 2 is out of bounds for axis 1 with length 2'),
    );
    expect(() => a.set(0, 0, new Complex(0, 1))).toThrow(TypeError);
    expect(() => a.set(0, 0, 'x' as never)).toThrow(TypeError);
    expect(() => a.setSlice([':'], [[1, 2, 3]])).toThrow(RangeError);
    expect(() => a.setSlice([':'], [new Complex(0, 1), new Complex(1)])).toThrow(TypeError);
    expect(() => a.tobsr().set(0, 0, 1)).toThrow(
      new TypeError('set: a matrix of format bsr is not written to, use tolil()'),
    );
    expect(() => a.setdiag([[1]])).toThrow(RangeError);
    expect(() => a.get(1, 0)).toThrow(RangeError);
  });
});
