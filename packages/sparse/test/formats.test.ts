/** Parts, properties and texts, as scipy.sparse has them. */
import {
  block_array,
  block_diag,
  bsr_array,
  coo_array,
  csr_array,
  dia_array,
  diags_array,
  eye_array,
  find,
  type Format,
  hstack,
  kron,
  kronsum,
  type SparseArray,
  tril,
  triu,
  vstack,
} from '@numloom/sparse';
import { arange, type NdArray } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';
import reference from './reference/formats.json' with { type: 'json' };
import { numbersOf, tripletsOf } from './support.ts';

const FORMATS = ['bsr', 'coo', 'csc', 'csr', 'dia', 'dok', 'lil'] as const satisfies Format[];

function transposed(rows: number[][]): number[][] {
  return rows[0]!.map((_, j) => rows.map((row) => row[j]!));
}

/** Parts of a matrix, by their names in SciPy. */
function partsOf(a: SparseArray): Record<string, unknown> {
  const list = (part: unknown): unknown => (part as NdArray | undefined)?.tolist();
  const all = {
    ...{ format: a.format, dtype: a.dtype, shape: [...a.shape], nnz: a.nnz },
    ...{ data: list(a.data), indptr: list(a.indptr), indices: list(a.indices) },
    ...{ row: list(a.row), col: list(a.col), offsets: list(a.offsets) },
  };
  return Object.fromEntries(Object.entries(all).filter(([, part]) => part !== undefined));
}

test.each(reference.printed)(
  'prints a matrix of $given.dtype, $given.shape',
  ({ given, texts }) => {
    const a = tripletsOf(given);
    for (const format of FORMATS) {
      const b = format === 'coo' ? a : a.tocsr().asformat(format);
      if (format in texts) expect(String(b)).toBe(texts[format]);
    }
  },
);

test.each(reference.printed)('finds what is not zero in $given.shape', ({ given, found }) => {
  const { row, col, data } = find(tripletsOf(given));
  expect(row.tolist()).toEqual(found.row);
  expect(col.tolist()).toEqual(found.col);
  expect(data.tolist()).toEqual(numbersOf(found.data, given.dtype));
});

describe.each(reference.converted)('of a matrix of the shape $given.shape', (expected) => {
  const { given } = expected;
  test('rows and columns', () => {
    expect(partsOf(tripletsOf(given).tocsr())).toEqual(expected.csr);
    expect(partsOf(tripletsOf(given).tocsc())).toEqual(expected.csc);
  });
  test('diagonals, and those of the transposed matrix', () => {
    expect(partsOf(tripletsOf(given).todia())).toEqual(expected.dia);
    expect(partsOf(tripletsOf(given).todia().T)).toEqual(expected.diaT);
  });
  test('the size of blocks that suit it', () => {
    expect(tripletsOf(given).tobsr().blocksize).toEqual(expected.blocksize);
  });
  test('changes in place', () => {
    const a = tripletsOf(given);
    const shared = a.T;
    const before = partsOf(shared);
    expect(a.count_nonzero()).toBe(expected.count_nonzero);
    a.sum_duplicates();
    expect(partsOf(a)).toEqual(expected.summed);
    expect(a.has_canonical_format).toBe(true);
    a.eliminate_zeros();
    expect(partsOf(a)).toEqual(expected.nonzero);
    expect(partsOf(shared)).toEqual(before);
  });
  test('other shapes', () => {
    const a = tripletsOf(given);
    a.sum_duplicates();
    a.eliminate_zeros();
    const [rows, columns] = a.shape;
    expect(partsOf(a.reshape([columns, -1]))).toEqual(expected.reshaped);
    expect(a.reshape([columns, rows], { order: 'F' }).toarray().tolist()).toEqual(
      expected.reshapedF,
    );
    const cut = a.tocsr();
    cut.resize([Math.max(1, rows - 2), columns + 1]);
    expect(partsOf(cut)).toEqual(expected.resized);
  });
});

describe('functions that make matrices', () => {
  const A = csr_array([
    [1, 0, 2],
    [0, 0, 3],
  ]);
  const B = coo_array([
    [0, 4],
    [5, 0],
  ]);
  const long = (shape: number[]) => arange(1, 13).reshape(shape);
  const results: Record<keyof typeof reference.made, () => SparseArray> = {
    kron: () => kron(A, B),
    'kron dense': () => kron(B, A),
    kronsum: () =>
      kronsum(B, [
        [1, 2],
        [0, 3],
      ]),
    block_array: () =>
      block_array([
        [A, null],
        [undefined, B],
      ]),
    hstack: () => hstack([A, B]),
    vstack: () => vstack([A.T, B]),
    block_diag: () => block_diag([A, 7, B]),
    tril: () => tril(A),
    'tril 1': () => tril(A, { k: 1 }),
    triu: () => triu(A),
    'triu -1': () => triu(A, { k: -1 }),
    eye: () => eye_array(3),
    'eye 2x4 1': () => eye_array(2, 4, { k: 1 }),
    'eye 4x2 -2': () => eye_array(4, 2, { k: -2 }),
    diags: () =>
      diags_array(
        [
          [1, 2],
          [3, 4, 5],
        ],
        { offsets: [1, 0] },
      ),
    'diags wide': () => diags_array([1, 2], { offsets: [-1, 2], shape: [3, 5] }),
    'diags tall': () => diags_array([1, 2, 3, 4], { offsets: -2, shape: [6, 4] }),
    'dia short': () =>
      dia_array(
        [
          [
            [1, 2],
            [3, 4],
          ],
          [0, -1],
        ],
        { shape: [3, 4] },
      ),
    'dia long': () => dia_array({ data: long([2, 6]), offsets: [1, -2] }, { shape: [4, 3] }),
    bsr: () => bsr_array({ data: long([2, 2, 3]), indices: [1, 0], indptr: [0, 1, 2] }),
    'csr long': () =>
      csr_array({ data: [1, 2, 9], indices: [1, 0, 1], indptr: [0, 1, 2] }, { shape: [2, 3] }),
  };
  test.each(Object.keys(results) as (keyof typeof results)[])('%s', (name) => {
    const { shape, nnz, dense, denseT } = reference.made[name];
    const a = results[name]();
    // Blocks of SciPy's product store zeros.
    if (!name.startsWith('kron')) expect(a.nnz).toBe(nnz);
    expect(a.shape).toEqual(shape);
    expect(a.toarray().tolist()).toEqual(dense);
    // SciPy takes wrong elements of diagonals that are longer than the matrix.
    expect(a.T.toarray().tolist()).toEqual(name === 'dia long' ? transposed(dense) : denseT);
    a.check_format();
  });
});
