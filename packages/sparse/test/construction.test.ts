/** What matrices are made of, and what is refused. */
import type { IndexDType, SparseArray } from '@numloom/sparse';
import {
  block_array,
  bsr_array,
  coo_array,
  csc_array,
  csr_array,
  dia_array,
  diags_array,
  dok_array,
  eye_array,
  hstack,
  identity,
  issparse,
  kron,
  kronsum,
  lil_array,
  random_array,
  type SparseInput,
  tril,
  triu,
} from '@numloom/sparse';
import { arange, array, Complex, type NdArray, ones, zeros } from '@numloom/ndarray';
import { multiply } from '@numloom/ufunc';
import { describe, expect, expectTypeOf, test } from 'vitest';

const MAKERS = { bsr_array, coo_array, csc_array, csr_array, dia_array, dok_array, lil_array };
type Make = (given: SparseInput, options?: object) => SparseArray;
const MAKE = MAKERS as unknown as Record<keyof typeof MAKERS, Make>;
const NAMES = Object.keys(MAKERS) as (keyof typeof MAKERS)[];
const DENSE = [
  [0, 2, 0, 1],
  [3, 0, 0, 0],
];

/** A matrix as lists, whatever made it. */
function made(name: keyof typeof MAKE, given: SparseInput, options = {}): unknown {
  const a = MAKE[name](given, options);
  a.check_format();
  expect(`${a.format}_array`).toBe(name);
  return a.toarray().tolist();
}

describe.each(NAMES)('%s', (name) => {
  test('of dense matrices of any layout', () => {
    const a = array(DENSE);
    const wide = zeros([4, 8]);
    wide.slice('::2', '::2').fill(0);
    const strided = zeros([4, 8]).slice('::2', '::2');
    DENSE.forEach((row, i) => row.forEach((value, j) => strided.set(i, j, value)));
    const reversed = array([...DENSE].reverse()).slice('::-1');
    const foreign = DENSE.map((row) => Float64Array.from(row));
    const fortran = a.copy('F');
    for (const given of [DENSE, a, strided, reversed, foreign, fortran, a.T.copy().T]) {
      expect(made(name, given)).toEqual(DENSE);
    }
    expect(made(name, multiply(a, 2))).toEqual([
      [0, 4, 0, 2],
      [6, 0, 0, 0],
    ]);
    expect(made(name, ones([2, 1]).slice(':', ':').T.T)).toEqual([[1], [1]]);
  });
  test('of other sparse ones, which a copy does not share', () => {
    for (const other of NAMES) expect(made(name, MAKE[other](DENSE))).toEqual(DENSE);
    const a = MAKE[name](DENSE);
    const copy = MAKE[name](a, { copy: true });
    for (const [part, array] of Object.entries(copy.parts) as [keyof typeof a.parts, unknown][]) {
      if (typeof array === 'object' && part !== 'shape') expect(array).not.toBe(a.parts[part]);
    }
  });
  test('of shapes and of triplets', () => {
    expect(made(name, [2, 3])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    expect(made(name, [0, 3])).toEqual([]);
    expect(MAKE[name]([3, 0], { dtype: 'float32' }).dtype).toBe('float32');
    const sums = [
      [0, 5],
      [7, 0],
    ];
    expect(made(name, { data: [2, 3, 7], row: [0, 0, 1], col: [1, 1, 0] })).toEqual(sums);
    expect(
      made(name, [
        [2, 3, 7],
        [
          [0, 0, 1],
          [1, 1, 0],
        ],
      ]),
    ).toEqual(sums);
    expect(
      made(name, [
        Float32Array.of(2, 3, 7),
        [BigInt64Array.of(0n, 0n, 1n), Uint8Array.of(1, 1, 0)],
      ]),
    ).toEqual(sums);
  });
  test('values become one of three dtypes', () => {
    const dtypes = {
      ...{ bool: 'float64', int8: 'float64', int64: 'float64', uint32: 'float64' },
      ...{ float32: 'float32', float64: 'float64' },
      ...{ complex64: 'complex128', complex128: 'complex128' },
    } as const;
    for (const [from, to] of Object.entries(dtypes)) {
      const a = MAKE[name](ones([2, 2], { dtype: from as 'int8' }));
      expect(a.dtype).toBe(to);
      expect(a.astype('float64').toarray().tolist()).toEqual([
        [1, 1],
        [1, 1],
      ]);
      expect(MAKE[name](a, { dtype: 'float32' }).dtype).toBe('float32');
    }
    const a = MAKE[name]([[new Complex(1, 2)]]);
    expect(a.real.toarray().tolist()).toEqual([[1]]);
    expect(a.imag.toarray().tolist()).toEqual([[2]]);
    expect(a.conj().toarray().tolist()).toEqual([[new Complex(1, -2)]]);
    expect(a.toarray().tolist()).toEqual([[new Complex(1, 2)]]);
    expect(a.real.imag.toarray().tolist()).toEqual([[0]]);
  });
  test('other shapes in place', () => {
    const a = MAKE[name](DENSE);
    a.resize([2, 2]);
    a.resize([4, 4]);
    a.check_format();
    expect(a.toarray().tolist()).toEqual([
      [0, 2, 0, 0],
      [3, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });
});

test('parts are taken as they are where that is possible', () => {
  const data = array([1, 2, 3]);
  const indices = array(Int32Array.of(1, 0, 1));
  const indptr = array(Int32Array.of(0, 1, 3));
  const a = csr_array([data, indices, indptr]);
  expect(a.data).toBe(data);
  expect(a.indices).toBe(indices);
  expect(csr_array({ data, indices, indptr }, { copy: true }).data).not.toBe(data);
  expect(csc_array([data, indices, indptr]).toarray().T.tolist()).toEqual(a.toarray().tolist());
  // Three lists of numbers are rows.
  expect(
    csr_array([
      [1, 2, 3],
      [1, 0, 1],
      [0, 1, 3],
    ]).shape,
  ).toEqual([3, 3]);
  // Unsorted indices, duplicates and zeros stay.
  const b = csr_array({ data: [1, 0, 2], indices: [1, 0, 1], indptr: [0, 3] });
  expect([b.nnz, b.has_sorted_indices, b.has_canonical_format]).toEqual([3, false, false]);
  b.sort_indices();
  expect([b.nnz, b.has_sorted_indices, b.has_canonical_format]).toEqual([3, true, false]);
  expect(b.data.tolist()).toEqual([0, 1, 2]);
  b.sum_duplicates();
  b.eliminate_zeros();
  expect([b.nnz, b.has_canonical_format, b.data.tolist()]).toEqual([1, true, [3]]);
});

test('prune gives back what arrays do not show', () => {
  const a = diags_array([[1, 2, 0, 4]], { offsets: [0], format: 'csr' });
  const b = csr_array([arange(1, 4), arange(3, { dtype: 'int32' }), array(Int32Array.of(0, 2))]);
  for (const matrix of [a, b]) {
    const before = matrix.toarray().tolist();
    matrix.prune();
    for (const part of [matrix.data, matrix.indices, matrix.indptr]) {
      expect(part.storage.byteLength).toBe(part.nbytes);
    }
    expect(matrix.toarray().tolist()).toEqual(before);
  }
  expect(b.nnz).toBe(2);
});

test('long lines of random order are sorted, equal indices in their order', () => {
  const count = 5000;
  const col = Array.from({ length: count }, (_, k) => (k * 7919) % 1000);
  const a = csr_array({ data: arange(count), indices: col, indptr: [0, 0, count, count] });
  const before = a.toarray().tolist();
  a.sort_indices();
  const order = col.map((_, k) => k).sort((k, l) => col[k]! - col[l]! || k - l);
  expect(a.data.tolist()).toEqual(order);
  expect(a.toarray().tolist()).toEqual(before);
});

test('blocks are sorted, added up and left out as wholes', () => {
  const block = (value: number) => [
    [value, 0],
    [value, value],
  ];
  const a = bsr_array({
    data: [block(1), block(2), block(3), block(0)],
    indices: [1, 0, 1, 2],
    indptr: [0, 4],
  });
  const dense = a.toarray().tolist();
  a.sort_indices();
  expect([a.nnz, a.indices.tolist()]).toEqual([16, [0, 1, 1, 2]]);
  a.sum_duplicates();
  expect([a.nnz, a.indices.tolist()]).toEqual([12, [0, 1, 2]]);
  a.eliminate_zeros();
  expect([a.nnz, a.indices.tolist(), a.blocksize]).toEqual([8, [0, 1], [2, 2]]);
  expect(a.toarray().tolist()).toEqual(dense);
  expect(a.tobsr({ blocksize: [1, 3] }).blocksize).toEqual([1, 3]);
  expect(bsr_array([4, 6], { blocksize: [2, 3] }).blocksize).toEqual([2, 3]);
});

test('what is hypersparse takes the room of its entries', () => {
  const a = csr_array(
    { data: [1, 2], row: [1, 0], col: [2 ** 31 - 2, 5] },
    { shape: [2, 2 ** 31 - 1] },
  );
  a.sum_duplicates();
  expect(a.tocoo().col.tolist()).toEqual([5, 2 ** 31 - 2]);
  expect(a.todok().tocsr().indices.tolist()).toEqual([5, 2 ** 31 - 2]);
  expect(() => a.toarray()).toThrow(/toarray: a dense array of the shape/);
  expect(() => a.todia()).toThrow(RangeError);
});

test('random matrices: as many entries as asked for, the same ones for a seed', () => {
  for (const [density, nnz] of [
    [0, 0],
    [0.3, 180],
    [0.9, 540],
    [1, 600],
  ] as const) {
    const a = random_array([20, 30], { density, rng: 7 });
    expect(a.nnz).toBe(nnz);
    expect(a.has_canonical_format).toBe(true);
    expect(String(random_array([20, 30], { density, rng: 7 }))).toBe(String(a));
    if (nnz > 0 && nnz < 600) {
      expect(String(random_array([20, 30], { density, rng: 8 }))).not.toBe(String(a));
    }
    for (const value of a.data.tolist() as number[]) expect(value >= 0 && value < 1).toBe(true);
  }
  // Each place of 10 about as often: of 2000 matrices of 3 entries 600 have it, give or take 20.
  const seen = new Array<number>(10).fill(0);
  for (let rng = 0; rng < 2000; rng++) {
    for (const place of random_array([1, 10], { density: 0.3, rng }).col.values()) {
      seen[Number(place)]!++;
    }
  }
  for (const count of seen) expect(Math.abs(count - 600)).toBeLessThan(100);
  expect(random_array([9, 9], { format: 'csc', dtype: 'complex128', rng: 2 ** 40 }).format).toBe(
    'csc',
  );
  const sampled = random_array([5, 5], { density: 0.2, data_sampler: (size) => ones(size) });
  expect(sampled.data.tolist()).toEqual([1, 1, 1, 1, 1]);
});

describe('refuses', () => {
  const csr = (data: number[], indices: number[], indptr: number[], shape = [2, 3]) =>
    csr_array({ data, indices, indptr }, { shape: shape as [number, number] });
  const coo = (row: unknown, col: unknown) =>
    coo_array({ data: [1], row: row as number[], col: col as number[] }, { shape: [2, 3] });
  test.each<[string, () => unknown, typeof RangeError | typeof TypeError, string]>([
    [
      'an index beyond the end',
      () => csr([1], [3], [0, 1, 1]),
      RangeError,
      'csr_array: indices[0] is 3, must be in [0, 3)',
    ],
    [
      'a negative index',
      () => csr([1, 1], [0, -1], [0, 1, 2]),
      RangeError,
      'csr_array: indices[1] is -1',
    ],
    [
      'starts that decrease',
      () => csr([1, 1], [0, 1], [0, 2, 1]),
      RangeError,
      'csr_array: indptr decreases from 2 to 1 at 2',
    ],
    [
      'starts that end late',
      () => csr([1], [0], [0, 1, 2]),
      RangeError,
      'csr_array: indptr ends with 2, but there are 1 entries',
    ],
    [
      'starts that begin late',
      () => csr([1], [0], [1, 1, 1]),
      RangeError,
      'csr_array: indptr begins with 1',
    ],
    [
      'too few starts',
      () => csr([1], [0], [0, 1]),
      RangeError,
      'csr_array: indptr has 2 elements, must have 3 for 2 lines',
    ],
    ['no starts', () => csr([], [], []), RangeError, 'csr_array: indptr has 0 elements'],
    [
      'lengths that differ',
      () => csr([1, 2], [0], [0, 1, 1]),
      RangeError,
      'csr_array: indices, data have 1, 2 elements',
    ],
    [
      'a row beyond the end',
      () => coo([2], [0]),
      RangeError,
      'coo_array: row[0] is 2, must be in [0, 2)',
    ],
    [
      'a negative column',
      () => coo([1], Int32Array.of(-1)),
      RangeError,
      'coo_array: col[0] is -1, must be in [0, 3)',
    ],
    [
      'a half',
      () => coo([0.5], [0]),
      RangeError,
      'coo_array: row[0] is 0.5, must be a whole number',
    ],
    ['NaN', () => coo([0], [NaN]), RangeError, 'coo_array: col[0] is NaN'],
    [
      'what numbers do not tell apart',
      () => coo([0], BigInt64Array.of(2n ** 53n)),
      RangeError,
      'coo_array: col[0] is 9007199254740992, must be a whole number in [0, 2 ** 53)',
    ],
    [
      'floats for indices',
      () => coo(Float64Array.of(1), [0]),
      TypeError,
      'coo_array: row has the dtype float64',
    ],
    [
      'triplets that differ',
      () => coo([0, 1], [0, 1]),
      RangeError,
      'coo_array: row, col, data have 2, 2, 1 elements',
    ],
    [
      'triplets without a shape',
      () => coo_array({ data: [], row: [], col: [] }),
      RangeError,
      'coo_array: row is empty, shape has to be given',
    ],
    [
      'a list in a format of matrices',
      () => csc_array([1, 2, 3]),
      RangeError,
      'csc_array: an array of one axis cannot have the format csc, must be coo, csr, dok',
    ],
    [
      'blocks of a list',
      () => bsr_array([1, 2, 3]),
      RangeError,
      'bsr_array: an array of one axis cannot have the format bsr',
    ],
    [
      'three axes',
      () => csr_array(zeros([2, 2, 2])),
      RangeError,
      'csr_array: a sparse array has 1 or 2 axes, got 3',
    ],
    ['a negative shape', () => csr_array([2, -1]), RangeError, 'csr_array: shape is (2, -1)'],
    [
      'a length that numbers do not tell apart from others',
      () => coo_array([2 ** 53, 1]),
      RangeError,
      'coo_array: shape is (9007199254740992, 1), lengths must be whole numbers from 0 to 2 ** 53 - 1',
    ],
    [
      'another shape',
      () => csr_array(DENSE, { shape: [3, 4] }),
      RangeError,
      'csr_array: shape is (3, 4), but the matrix has the shape (2, 4)',
    ],
    [
      'an unknown option',
      () => csr_array(DENSE, { dtyp: 1 } as object),
      TypeError,
      'csr_array: unknown option "dtyp"',
    ],
    [
      'other dtypes',
      () => csr_array(DENSE, { dtype: 'int32' as 'float64' }),
      TypeError,
      'csr_array: dtype is int32, must be float32, float64 or complex128',
    ],
    ['a string', () => csr_array('x' as never), TypeError, 'csr_array'],
    [
      'offsets twice',
      () => dia_array({ data: [[1], [2]], offsets: [0, 0] }, { shape: [1, 1] }),
      RangeError,
      'dia_array: offsets has 0 twice',
    ],
    [
      'diagonals without a shape',
      () => dia_array({ data: [[1]], offsets: [0] }),
      RangeError,
      'dia_array: shape is missing',
    ],
    [
      'fewer offsets',
      () => dia_array({ data: [[1], [2]], offsets: 0 }, { shape: [1, 1] }),
      RangeError,
      'dia_array: offsets, data have 1, 2',
    ],
    [
      'blocks that do not fit',
      () => bsr_array(DENSE, { blocksize: [2, 3] }),
      RangeError,
      'bsr_array: blocksize is 2,3',
    ],
    [
      'blocks of nothing',
      () => bsr_array({ data: zeros([1, 0, 2]), indices: [0], indptr: [0, 1] }),
      RangeError,
      'bsr_array: data has the shape (1, 0, 2)',
    ],
    [
      'too many places',
      () =>
        dok_array([2 ** 31 - 1, 2 ** 31 - 1])
          .tocsr()
          .todok(),
      RangeError,
      'dok_array: a dok of the shape',
    ],
    [
      'an unknown format',
      () => csr_array(DENSE).asformat('csv' as 'csr'),
      TypeError,
      'asformat: format is csv',
    ],
    [
      'an order',
      () => csr_array(DENSE).toarray({ order: 'K' as 'C' }),
      TypeError,
      'toarray: order is K',
    ],
    [
      'another number of elements',
      () => csr_array(DENSE).reshape([3, 3]),
      RangeError,
      'reshape: a matrix of the shape (2, 4)',
    ],
    [
      'two unknown lengths',
      () => csr_array(DENSE).reshape([-1, -1]),
      RangeError,
      'reshape: a matrix',
    ],
    [
      'long diagonals',
      () => diags_array([[1, 2]], { offsets: [0], shape: [3, 3] }),
      RangeError,
      'diags_array: the diagonal of offset 0 has 2 elements, must have 3',
    ],
    [
      'diagonals outside',
      () => diags_array([1], { offsets: [5], shape: [3, 3] }),
      RangeError,
      'diags_array: the offset 5 is outside of a 3x3 matrix',
    ],
    [
      'fewer diagonals',
      () => diags_array([1, 2], { offsets: [0], shape: [3, 3] }),
      RangeError,
      'diags_array: 2 diagonals, but 1 offsets',
    ],
    [
      'a diagonal twice',
      () => diags_array([1, 2], { offsets: [0, 0], shape: [3, 3] }),
      RangeError,
      'diags_array: offsets has 0 twice',
    ],
    ['a k', () => eye_array(3, { k: 0.5 }), RangeError, 'eye_array: k is 0.5'],
    ['a size', () => identity(-1), RangeError, 'identity: shape is (-1, -1)'],
    [
      'blocks of other heights',
      () => hstack([[[1]], [[1], [2]]]),
      RangeError,
      'hstack: block (0, 1) has 2 rows, but those beside it 1',
    ],
    [
      'a row of null',
      () => block_array([[null, null]]),
      RangeError,
      'block_array: row 0 of blocks has nothing but null',
    ],
    ['ragged blocks', () => block_array([[[[1]]], []]), RangeError, 'block_array: rows of blocks'],
    [
      'products with too many entries',
      () => kron(eye_array(2 ** 20), eye_array(2 ** 12)),
      RangeError,
      'kron: 4294967296 entries',
    ],
    [
      'products too long',
      () => kron(coo_array([2 ** 30, 1]), coo_array([2 ** 24, 1])),
      RangeError,
      'kron: shape is',
    ],
    [
      'sums of what is not square',
      () => kronsum([[1, 2]], [[1]]),
      RangeError,
      'kronsum: a matrix is 1x2, must be square',
    ],
    [
      'a density',
      () => random_array([2, 2], { density: 2 }),
      RangeError,
      'random_array: density is 2, must be in [0, 1]',
    ],
    ['a seed', () => random_array([2, 2], { rng: 0.5 }), RangeError, 'random_array: rng is 0.5'],
    [
      'a sampler',
      () => random_array([2, 2], { density: 1, data_sampler: () => [1] }),
      RangeError,
      'random_array: data_sampler gave 1 values',
    ],
  ])('%s', (_, make, kind, message) => {
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });
});

test('indices that are written to later are looked at again', () => {
  const a = csr_array(DENSE);
  expect(a.tocsc().nnz).toBe(3);
  a.indices.set(1, 1e6);
  for (const use of [() => a.tocsc(), () => a.toarray(), () => a.tobsr(), () => a.todia()]) {
    expect(use).toThrow('indices[1] is 1000000, must be in [0, 4)');
  }
  expect(() => a.check_format()).toThrow('check_format: indices[1] is 1000000');
  a.indices.set(1, 3);
  a.indptr.set(1, 7);
  expect(() => a.tocoo()).toThrow('indptr decreases from 7 to 3');
  a.indptr.set(1, 2);
  expect(a.toarray().tolist()).toEqual(DENSE);
  const b = coo_array(DENSE);
  b.row.data[0] = -1;
  expect(() => b.tocsr()).toThrow('row[0] is -1');
  expect(() => b.toarray()).toThrow('row[0] is -1');
});

test('types say which format has which part', () => {
  const a = csr_array(DENSE);
  expectTypeOf(a).toEqualTypeOf<SparseArray<'float64', 'csr'>>();
  expectTypeOf(a.indptr).toEqualTypeOf<NdArray<IndexDType>>();
  expectTypeOf(a.row).toEqualTypeOf<undefined>();
  expectTypeOf(a.T).toEqualTypeOf<SparseArray<'float64', 'csc'>>();
  expectTypeOf(a.tocoo().row).toEqualTypeOf<NdArray<IndexDType>>();
  expectTypeOf(a.tolil().data).toEqualTypeOf<number[][]>();
  expectTypeOf(a.todok().data).toEqualTypeOf<undefined>();
  expectTypeOf(a.tobsr().blocksize).toEqualTypeOf<readonly [rows: number, columns: number]>();
  expectTypeOf(a.astype('float32').toarray()).toEqualTypeOf<NdArray<'float32'>>();
  expectTypeOf(a.astype('complex128').real.dtype).toEqualTypeOf<'float64'>();
  expectTypeOf(csr_array([Float32Array.of(1)]).dtype).toEqualTypeOf<'float32'>();
  expectTypeOf(coo_array([Float32Array.of(1), [[0], [0]]])).toEqualTypeOf<
    SparseArray<'float32', 'coo'>
  >();
  expectTypeOf(
    csc_array({ data: Float32Array.of(1), indices: [0], indptr: [0, 1] }).dtype,
  ).toEqualTypeOf<'float32'>();
  expectTypeOf(csr_array([2, 2])).toEqualTypeOf<SparseArray<'float64', 'csr'>>();
  expectTypeOf(csr_array([[1]], { dtype: 'complex128' }).dtype).toEqualTypeOf<'complex128'>();
  expectTypeOf(csr_array(a.astype('float32')).dtype).toEqualTypeOf<'float32'>();
  expectTypeOf(eye_array(2, { format: 'csr', dtype: 'float32' })).toEqualTypeOf<
    SparseArray<'float32', 'csr'>
  >();
  expectTypeOf(diags_array([1, 2])).toEqualTypeOf<SparseArray<'float64', 'dia'>>();
  expectTypeOf(kron(a, a.astype('complex128'))).toEqualTypeOf<SparseArray<'complex128', 'csr'>>();
  expectTypeOf(hstack([a, a], { format: 'csc' })).toEqualTypeOf<SparseArray<'float64', 'csc'>>();
  expectTypeOf(tril(a, { format: 'csr' })).toEqualTypeOf<SparseArray<'float64', 'csr'>>();
  expectTypeOf(random_array([2, 2], { format: 'csr' })).toEqualTypeOf<
    SparseArray<'float64', 'csr'>
  >();
  const any: SparseArray = a;
  expectTypeOf(any.indptr).toEqualTypeOf<NdArray<IndexDType> | undefined>();
  expect(issparse(any) && !issparse(DENSE)).toBe(true);
  expect(triu(any).nnz).toBe(2);
});

test('matrices of blocks are resized by whole blocks', () => {
  const make = () =>
    bsr_array(
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
      { blocksize: [2, 2] },
    );
  for (const [rows, columns] of [
    [3, 4],
    [2, 3],
    [4, 5],
  ] as const) {
    const a = make();
    expect(() => a.resize([rows, columns])).toThrow(
      `resize: blocks of 2x2 do not divide the shape (${rows}, ${columns})`,
    );
    expect(a.toarray().tolist()).toEqual(make().toarray().tolist());
  }
  const a = make();
  a.resize([4, 2]);
  expect(a.toarray().tolist()).toEqual([
    [1, 2],
    [5, 6],
    [0, 0],
    [0, 0],
  ]);
});

test('half an element is rounded to an even number of them', () => {
  expect(random_array([1, 5], { density: 0.5 }).nnz).toBe(2);
  expect(random_array([3, 3], { density: 0.5 }).nnz).toBe(4);
  expect(random_array([1, 3], { density: 0.5 }).nnz).toBe(2);
});
