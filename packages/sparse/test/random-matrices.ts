/** Random matrices with duplicates, zeros and unsorted indices, in all formats, and dense ones beside. */
import {
  coo_array,
  csc_array,
  csr_array,
  type Format,
  SparseArray,
  type SparseDType,
} from '@numloom/sparse';
import { array, Complex, NdArray } from '@numloom/ndarray';
import { Lazy } from '@numloom/ufunc';
import fc from 'fast-check';

export const FORMATS = [
  'bsr',
  'coo',
  'csc',
  'csr',
  'dia',
  'dok',
  'lil',
] as const satisfies Format[];
export const DTYPES = ['float32', 'float64', 'complex128'] as const satisfies SparseDType[];

export interface Drawn {
  readonly shape: readonly [number, number];
  readonly dtype: SparseDType;
  readonly format: Format;
  readonly triplets: readonly (readonly [row: number, col: number, value: number])[];
}

/** Small whole numbers, so that sums are exact in any order; zeros among them. */
export function matrices(
  rows: fc.Arbitrary<number> = fc.integer({ min: 0, max: 7 }),
  columns: fc.Arbitrary<number> = fc.integer({ min: 0, max: 7 }),
  dtypes: readonly SparseDType[] = DTYPES,
  formats: readonly Format[] = FORMATS,
): fc.Arbitrary<Drawn> {
  return fc
    .record({
      rows,
      columns,
      dtype: fc.constantFrom(...dtypes),
      format: fc.constantFrom(...formats),
    })
    .chain(({ rows, columns, dtype, format }) =>
      fc.record({
        shape: fc.constant([rows, columns] as const),
        dtype: fc.constant(dtype),
        format: fc.constant(format),
        triplets: rows * columns === 0 ? fc.constant([]) : triplets(rows, columns),
      }),
    );
}

function triplets(rows: number, columns: number) {
  return fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: rows - 1 }),
      fc.integer({ min: 0, max: columns - 1 }),
      fc.integer({ min: -3, max: 3 }),
    ),
    { maxLength: 24 },
  );
}

const valueOf = (value: number, dtype: SparseDType): number | Complex =>
  dtype === 'complex128' ? new Complex(value, 1 - value) : value;

/** The dense matrix, computed from triplets one by one. */
export function denseOf({ shape, dtype, triplets }: Drawn): NdArray<SparseDType> {
  const dense = array(new Float64Array(shape[0] * shape[1]))
    .reshape(shape)
    .astype(dtype);
  for (const [i, j, value] of triplets) {
    const [before, more] = [dense.get(i, j), valueOf(value, dtype)];
    if (before instanceof Complex && more instanceof Complex) {
      dense.set(i, j, new Complex(before.re + more.re, before.im + more.im));
    } else dense.set(i, j, (before as number) + (more as number));
  }
  return dense;
}

/** The sparse matrix; triplets and compressed lines keep their order and their duplicates. */
export function sparseOf({ shape, dtype, format, triplets }: Drawn): SparseArray {
  const values = array(triplets.map(([, , value]) => valueOf(value, dtype)) as never, { dtype });
  const data = triplets.length === 0 ? array(new Float64Array(0)).astype(dtype) : values;
  const [row, col] = [0, 1].map((axis) =>
    array(Int32Array.from(triplets, (triplet) => triplet[axis]!)),
  ) as [NdArray<'int32'>, NdArray<'int32'>];
  if (format !== 'csr' && format !== 'csc') {
    return coo_array({ data, row, col }, { shape, dtype }).asformat(format);
  }
  const major = format === 'csr' ? 0 : 1;
  const order = triplets.map((_, k) => k).sort((p, q) => triplets[p]![major] - triplets[q]![major]);
  const indptr = new Int32Array(shape[major] + 1);
  for (const triplet of triplets)
    for (let i = triplet[major]; i < shape[major]; i++) indptr[i + 1]!++;
  const sorted = array(order.map((k) => valueOf(triplets[k]![2], dtype)) as never, { dtype });
  const lines = {
    indptr,
    indices: Int32Array.from(order, (k) => triplets[k]![1 - major]!),
    data: order.length === 0 ? data : sorted,
  };
  return format === 'csr' ? csr_array(lines, { shape, dtype }) : csc_array(lines, { shape, dtype });
}

/** Elements as text, so that NaN equals itself and -0 equals 0. */
export function shown(given: unknown): string {
  const values = given instanceof Lazy ? given.evaluate() : given;
  const plain =
    values instanceof SparseArray
      ? values.toarray().tolist()
      : values instanceof NdArray
        ? values.tolist()
        : values;
  return JSON.stringify(plain, (_, value: unknown) => {
    if (value instanceof Complex) return [numberText(value.re), numberText(value.im)];
    return typeof value === 'number' || typeof value === 'boolean'
      ? numberText(Number(value))
      : value;
  });
}

const numberText = (value: number): number | string =>
  Number.isFinite(value) ? value + 0 : `${value}`;
