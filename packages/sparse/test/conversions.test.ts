/** Each format to each other, over random matrices with duplicates, zeros and unsorted indices. */
import type { SparseArray } from '@numloom/sparse';
import { coo_array, csc_array, csr_array, type Format, type SparseDType } from '@numloom/sparse';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const FORMATS = ['bsr', 'coo', 'csc', 'csr', 'dia', 'dok', 'lil'] as const satisfies Format[];
const DTYPES = ['float32', 'float64', 'complex128'] as const satisfies SparseDType[];

interface Drawn {
  readonly shape: readonly [number, number];
  readonly dtype: SparseDType;
  readonly triplets: readonly (readonly [row: number, col: number, value: number])[];
}

/** Small whole numbers, so that sums are exact in any order; zeros among them. */
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    rows: fc.integer({ min: 0, max: 9 }),
    columns: fc.integer({ min: 0, max: 9 }),
    dtype: fc.constantFrom(...DTYPES),
  })
  .chain(({ rows, columns, dtype }) =>
    fc.record({
      shape: fc.constant([rows, columns] as const),
      dtype: fc.constant(dtype),
      triplets:
        rows === 0 || columns === 0
          ? fc.constant([])
          : fc.array(
              fc.tuple(
                fc.integer({ min: 0, max: rows - 1 }),
                fc.integer({ min: 0, max: columns - 1 }),
                fc.integer({ min: -2, max: 2 }),
              ),
              { maxLength: 30 },
            ),
    }),
  );

function valueOf(value: number, dtype: SparseDType): number | Complex {
  return dtype === 'complex128' ? new Complex(value, -value) : value;
}

function matrixOf({ shape, dtype, triplets }: Drawn): SparseArray<SparseDType, 'coo'> {
  return coo_array(
    {
      data: array(triplets.map(([, , value]) => valueOf(value, dtype)) as never, { dtype }),
      row: triplets.map(([row]) => row),
      col: triplets.map(([, col]) => col),
    },
    { shape, dtype },
  );
}

function denseOf({ shape, dtype, triplets }: Drawn): unknown[][] {
  const sums = Array.from({ length: shape[0] }, () => new Array<number>(shape[1]).fill(0));
  for (const [row, col, value] of triplets) sums[row]![col]! += value;
  return sums.map((row) => row.map((sum) => valueOf(sum, dtype)));
}

/** Rows of numbers as text, so that -0 equals 0. */
function shown(rows: unknown): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    value instanceof Complex ? [value.re + 0, value.im + 0] : value === 0 ? 0 : value,
  );
}

/** The same matrix, entries of its lines in the order of its triplets. */
function unsorted(a: SparseArray<SparseDType, 'coo'>, format: Format): SparseArray {
  if (format !== 'csr' && format !== 'csc') return a.asformat(format);
  const lines = a.shape[format === 'csr' ? 0 : 1];
  const [majors, minors] = (format === 'csr' ? [a.row, a.col] : [a.col, a.row]).map(
    (one) => one.tolist() as number[],
  ) as [number[], number[]];
  const order = majors.map((_, k) => k).sort((k, l) => majors[k]! - majors[l]!);
  const indptr = Array.from({ length: lines + 1 }, (_, i) => majors.filter((m) => m < i).length);
  const values = a.data.tolist() as number[];
  const parts = {
    data: array(order.map((k) => values[k]!) as never, { dtype: a.dtype }),
    indices: order.map((k) => minors[k]!),
    indptr,
  };
  const make = format === 'csr' ? csr_array : csc_array;
  return make(parts, { shape: a.shape, dtype: a.dtype });
}

describe('each format to each other', () => {
  test('the same elements, dtype and shape', () => {
    fc.assert(
      fc.property(
        drawn,
        fc.constantFrom(...FORMATS),
        fc.constantFrom(...FORMATS),
        (draw, from, to) => {
          const a = unsorted(matrixOf(draw), from);
          const b = a.asformat(to);
          b.check_format();
          expect(b.format).toBe(to);
          expect(b.dtype).toBe(draw.dtype);
          expect(b.shape).toEqual(draw.shape);
          expect(shown(b.toarray().tolist())).toBe(shown(denseOf(draw)));
          expect(shown(a.toarray({ order: 'F' }).tolist())).toBe(shown(denseOf(draw)));
          expect(shown(b.T.toarray().tolist())).toBe(shown((a.toarray() as NdArray).T.tolist()));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
