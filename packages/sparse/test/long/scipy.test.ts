/** Arrays with lengths of 2 ** 31 and more, as SciPy has them. */
import { expect, test } from 'vitest';
import { type AnySparse, coo_array, csr_array, hstack, kron } from '@numloom/sparse';
import { decodeSparseNpz } from '@numloom/sparse/files';
import reference from '../reference/long.json' with { type: 'json' };

const [ROWS, COLUMNS] = [2 ** 33, 3_000_000_000];
const tall = coo_array(
  {
    data: [1.5, 2, -3, 4, 0.25],
    row: [0, 5, 2 ** 32, ROWS - 1, 5],
    col: [7, 2 ** 31, COLUMNS - 1, 0, 2 ** 31],
  },
  { shape: [ROWS, COLUMNS] },
);
const parts = { data: [1, 2, 3], indices: [2 ** 31, 0, COLUMNS - 1], indptr: [0, 1, 3] };
const wide = csr_array(parts, { shape: [2, COLUMNS] });
const other = csr_array(
  { data: [4, 5], row: [0, 1], col: [2 ** 31, 2 ** 31 - 1] },
  { shape: [2, COLUMNS] },
);

/** Entries of one place added up, by rows. */
function triplets(a: AnySparse) {
  const ordered = a.ndim === 1 ? a.tocoo() : a.tocsr().tocoo();
  ordered.sum_duplicates();
  return {
    shape: [...a.shape],
    coords: ordered.coords.map((axis) => [...axis.values()].map(Number)),
    data: [...ordered.data.values()],
  };
}

test('indices are int64', () => {
  const found = [...tall.coords, wide.indptr, wide.indices].map(({ dtype }) => dtype);
  expect(found).toEqual(reference.dtypes);
  expect(other.T.tocoo().col.dtype).toBe('int64');
});

test('text', () => expect(String(tall)).toBe(reference.text));

test('other shapes', () => {
  expect(triplets(tall.T)).toEqual(reference.transposed);
  const thin = coo_array(
    { data: [1, 2, 3], row: [0, ROWS - 1, 2 ** 32], col: [999, 0, 7] },
    { shape: [ROWS, 1000] },
  );
  expect(triplets(thin.reshape([2 ** 32, 2000]))).toEqual(reference.reshaped);
  expect(triplets(thin.reshape([ROWS * 1000]))).toEqual(reference.line);
});

test('arithmetic', () => {
  expect(triplets(wide.add(other))).toEqual(reference.added);
  expect(triplets(wide.subtract(other))).toEqual(reference.subtracted);
  expect(triplets(wide.multiply(other))).toEqual(reference.multiplied);
  expect(triplets(wide.maximum(other))).toEqual(reference.maximum);
});

test('slices', () => {
  expect(triplets(wide.slice('1:'))).toEqual(reference.secondRow);
  const some = wide.slice(':', `${2 ** 31 - 1}:${2 ** 31 + 2}`);
  expect(triplets(some)).toEqual(reference.someColumns);
  expect([some.indices.dtype, some.indptr.dtype]).toEqual(['int32', 'int32']);
});

test('reductions', () => {
  expect(wide.sum({ axis: 1 }).tolist()).toEqual(reference.rowSums);
  // SciPy multiplies with a reciprocal.
  expect(wide.mean() / reference.mean).toBeCloseTo(1, 14);
  expect([tall.max(), tall.min()]).toEqual(reference.extremes);
});

test('products and stacks that become long', () => {
  const size = 100_000;
  const left = coo_array(
    { data: [2, 3], row: [0, 70_000], col: [5, 80_000] },
    { shape: [size, size] },
  );
  const right = coo_array(
    { data: [1, -1], row: [1, size - 1], col: [0, 2] },
    { shape: [size, size] },
  );
  expect(triplets(kron(left, right, { format: 'coo' }))).toEqual(reference.kron);
  const halves = [
    { data: [1], row: [0], col: [2 ** 31 - 2] },
    { data: [2], row: [1], col: [5] },
  ].map((half) => coo_array(half, { shape: [2, 2 ** 31 - 1] }));
  expect(triplets(hstack(halves))).toEqual(reference.hstack);
});

test.each([
  ['coo', tall],
  ['csr', wide],
] as const)('archives of %s', (format, a) => {
  const read = decodeSparseNpz(Uint8Array.from(atob(reference[format]), (c) => c.charCodeAt(0)));
  expect(read.format).toBe(format);
  expect(triplets(read)).toEqual(triplets(a));
});
