/** Products with dense and sparse matrices, against those of dense ones. */
import { matmul } from '@numloom/linalg';
import type { NdArray } from '@numloom/ndarray';
import { array } from '@numloom/ndarray';
import { csr_array, type SparseDType } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { denseOf, DTYPES, matrices, shown, sparseOf } from './random-matrices.ts';

const length = fc.integer({ min: 0, max: 7 });

/** A dense array of small whole numbers of some layout. */
function dense(shape: readonly number[], layout: number, dtype: SparseDType): NdArray {
  const [rows, columns] = shape.length === 1 ? [shape[0]!, 1] : (shape as [number, number]);
  const numbers = Float64Array.from({ length: rows * columns * 4 }, (_, k) => ((k * 7) % 11) - 5);
  const wide = array(numbers).reshape([rows, 2, columns, 2]).astype(dtype);
  const views = [
    () => wide.slice(':', 1, ':', 1).copy(),
    () => wide.slice(':', 1, ':', 1),
    () => wide.slice('::-1', 0, '::-1', 1),
    () => wide.slice(':', 0, ':', 0).copy('F'),
    () => wide.slice(':', 1, ':', 1).astype('int16'),
  ];
  return views[layout]!().reshape(shape);
}

const layouts = fc.integer({ min: 0, max: 4 });

describe('products', () => {
  test('with dense vectors and blocks of any layout', () => {
    fc.assert(
      fc.property(
        matrices(),
        fc.option(fc.integer({ min: 0, max: 19 })),
        layouts,
        fc.constantFrom(...DTYPES),
        (drawn, width, layout, dtype) => {
          const [rows, columns] = drawn.shape;
          const a = sparseOf(drawn);
          const tail = width === null ? [] : [width];
          const x = dense([columns, ...tail], layout, dtype);
          const product = a.matmul(x);
          expect(shown(product)).toBe(shown(matmul(denseOf(drawn), x)));
          expect(product.dtype).toBe(matmul(denseOf(drawn), x).dtype);
          const y = dense(width === null ? [rows] : [width, rows], layout, dtype);
          expect(shown(a.rmatmul(y))).toBe(shown(matmul(y, denseOf(drawn))));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('with sparse matrices', () => {
    fc.assert(
      fc.property(
        length.chain((inner) =>
          fc.tuple(matrices(length, fc.constant(inner)), matrices(fc.constant(inner), length)),
        ),
        ([left, right]) => {
          const product = sparseOf(left).matmul(sparseOf(right));
          expect(shown(product)).toBe(shown(matmul(denseOf(left), denseOf(right))));
          expect(shown(sparseOf(right).rmatmul(sparseOf(left)))).toBe(shown(product));
          const lines = product.tocsr();
          if (product.format === 'csr' || product.format === 'csc') {
            expect(product.has_canonical_format).toBe(true);
            expect(product.nnz).toBe(product.count_nonzero());
          }
          expect(lines.shape).toEqual([left.shape[0], right.shape[1]]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('long lines are sorted, near and far', () => {
    const size = 700;
    const entries = Array.from({ length: 60 }, (_, k) => (k * 389) % size);
    const a = csr_array(
      {
        indptr: [0, 60, 62],
        indices: [...entries, 3, 1],
        data: entries.concat(1, 1).map((_, k) => k + 1),
      },
      { shape: [2, size] },
    );
    const b = csr_array(
      {
        indptr: Array.from({ length: size + 1 }, (_, i) => 2 * i),
        indices: Array.from({ length: 2 * size }, (_, k) => (k % 2 === 0 ? (k * 97) % 90000 : k)),
        data: Array.from({ length: 2 * size }, (_, k) => (k % 5) + 1),
      },
      { shape: [size, 90000] },
    );
    for (const wide of [b, b.tocsc().tocsr()]) {
      const product = a.matmul(wide);
      expect(product.has_canonical_format).toBe(true);
      const x = Float64Array.from({ length: 90000 }, (_, k) => (k % 17) - 8);
      expect(shown(product.matmul(x))).toBe(shown(a.matmul(b.matmul(x))));
    }
  });

  test('refuses what does not fit', () => {
    const a = csr_array([[1, 2]]);
    expect(() => a.matmul([1, 2, 3])).toThrow(
      new RangeError('matmul: the sparse matrix has columns: 2, the dense operand the shape (3,)'),
    );
    expect(() => a.matmul(a)).toThrow(new RangeError('matmul: 1x2 and 1x2: 2 columns meet 1 rows'));
    expect(() => a.dot(2)).toThrow(
      new RangeError('dot: an operand is 0-d, needs at least one axis; use multiply'),
    );
    expect(() => a.rmatmul([[1, 2]])).toThrow(
      new RangeError('rmatmul: the dense operand has the shape (1, 2), the sparse matrix rows: 1'),
    );
    expect(() => a.matmul(array(new Float64Array(4)).reshape([2, 1, 2]))).toThrow(RangeError);
  });
});
