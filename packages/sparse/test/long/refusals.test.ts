/** What arrays with lengths of 2 ** 31 and more cannot do says so. */
import { describe, expect, expectTypeOf, test } from 'vitest';
import { array, broadcast_to, type NdArray, zeros } from '@numloom/ndarray';
import {
  aslinearoperator,
  bsr_array,
  coo_array,
  csc_array,
  csr_array,
  dok_array,
  expm_multiply,
  find,
  type IndexDType,
  kron,
  matrix_power,
  norm,
  SparseArray,
  splu,
  spsolve,
  spy,
  tril,
} from '@numloom/sparse';
import { encodeMatrixMarket, encodeSparseNpz, decodeSparseNpz } from '@numloom/sparse/files';

const LONG = 2 ** 40;
const make = () =>
  csr_array({ data: [3, 4], row: [0, 1], col: [2 ** 39, 7] }, { shape: [2, LONG] });
const a = make();
const line = coo_array({ data: [1, 2], coords: [[LONG - 1, 0]] }, { shape: [LONG] });
const small = csr_array([
  [2, 1],
  [1, 3],
]);
const square = coo_array({ data: [1], row: [LONG - 1], col: [3] }, { shape: [LONG, LONG] });

test('what they are', () => {
  expectTypeOf(a.indices).toEqualTypeOf<NdArray<IndexDType>>();
  expect([a.shape, a.nnz, a.size, a.ndim, a.dtype]).toEqual([[2, LONG], 2, 2, 2, 'float64']);
  expect(a.has_sorted_indices && a.has_canonical_format).toBe(true);
  expect(a.nonzero().map((axis) => axis.tolist())).toEqual([
    [0n, 1n],
    [2n ** 39n, 7n],
  ]);
  expect(norm(a)).toBe(5);
  expect(a.sqrt().data.tolist()).toEqual([Math.sqrt(3), 2]);
  expect([...a.astype('complex128').imag.data.values()]).toEqual([0, 0]);
  expect(square.tocsr().tocsc().tocoo().row.tolist()).toEqual([BigInt(LONG - 1)]);
  a.check_format();
  expect(a.greater(3).nnz).toBe(1);
  expect(a.divide(2).sum()).toBe(3.5);
  expect(a.add(0).nnz).toBe(2);
});

test('without entries', () => {
  for (const none of [coo_array([LONG, LONG]), csr_array([LONG, 2]), csc_array([3, LONG])]) {
    expect([none.nnz, none.sum(), none.max()]).toEqual([0, 0, 0]);
    expect(none.get(-1, -1)).toBe(0);
    expect(none.matmul(none.T).nnz).toBe(0);
    expect((none.slice('5:', ':') as SparseArray).nnz).toBe(0);
  }
  expect(csr_array([0, LONG]).sum({ axis: 1 }).shape).toEqual([0]);
  expect(() => csr_array([0, LONG]).max()).toThrow(RangeError);
  expect(coo_array([LONG]).matmul(coo_array([LONG]))).toBe(0);
});

const shape = '(2, 1099511627776)';
const short = `the array has the shape ${shape}, must have lengths below 2 ** 31 here`;

describe('refuse', () => {
  test.each<[string, () => unknown, string]>([
    ['toarray', () => a.toarray(), `toarray: ${short}`],
    ['set', () => make().set(0, 0, 1), `set: ${short}`],
    ['setSlice', () => make().setSlice([0], 1), `setSlice: ${short}`],
    ['setdiag', () => make().setdiag([1]), `setdiag: ${short}`],
    ['diagonal', () => a.diagonal(), `diagonal: ${short}`],
    ['trace', () => a.trace(), `trace: ${short}`],
    ['argmax', () => a.argmax(), `argmax: ${short}`],
    ['parts', () => a.parts, `parts: ${short}`],
    ['todok', () => a.todok(), `todok: an array of the shape ${shape} cannot have the format dok`],
    ['todia', () => a.todia(), `todia: an array of the shape ${shape} cannot have the format dia`],
    ['tobsr', () => a.tobsr(), `tobsr: an array of the shape ${shape} cannot have the format bsr`],
    [
      'blocks',
      () => a.tobsr({ blocksize: [1, 1] }),
      `tobsr: an array of the shape ${shape} cannot have the format bsr`,
    ],
    ['dok_array', () => dok_array([2, LONG]), 'dok_array: an array of the shape'],
    ['bsr_array', () => bsr_array(a), `bsr_array: an array of the shape ${shape}`],
    ['indptr', () => a.tocsc().indptr, 'indptr: of 1099511627776 columns it does not fit'],
    [
      'sum',
      () => a.sum({ axis: 0 }),
      `sum: along axis 0 of ${shape} there are 1099511627776 results`,
    ],
    [
      'equal',
      () => a.equal(a),
      `equal: most of the elements of the result, whose shape is ${shape}`,
    ],
    ['less', () => a.less(1), 'less: most of the elements'],
    ['maximum', () => a.maximum(1), 'maximum: most of the elements'],
    ['add of a number', () => a.add(1 as 0), 'add: 1 would make all elements other than zero'],
    ['add of a column', () => a.add(coo_array([[1], [2]])), 'add: most of the elements'],
    ['add of a dense one', () => a.add([[1], [2]]), 'add: most of the elements'],
    ['divide', () => a.divide(a), 'divide: most of the elements'],
    ['another shape', () => a.add(csr_array([2, LONG + 1])), 'add: 2x1099511627776 and 2x'],
    ['a product of other lengths', () => a.matmul(a), `matmul: the shapes ${shape} and ${shape}`],
    ['a dense product', () => a.rmatmul([1, 2]), 'rmatmul: the product of'],
    ['a dense factor', () => a.matmul([1, 2]), `matmul: the shapes ${shape} and (2,) do not fit`],
    ['an index', () => a.get(0, LONG), 'get: index 1099511627776 is out of bounds for axis 1'],
    ['a place', () => a.slice(0, LONG), 'slice: index 1099511627776 is out of bounds for axis 1'],
    ['a list', () => a.slice(':', [-LONG - 1]), 'slice: index -1099511627777 is out of bounds'],
    ['a mask', () => a.slice(':', [true, false]), 'slice: a mask of the shape (2,) for axis 1'],
    ['splu', () => splu(square), 'splu: A has the shape'],
    ['spsolve', () => spsolve(square, [1]), 'spsolve: A has the shape'],
    ['aslinearoperator', () => aslinearoperator(a), `aslinearoperator: A has the shape ${shape}`],
    ['norms of lines', () => norm(a, { axis: 0 }), `norm: a has the shape ${shape}`],
    ['spy', () => spy(a), `spy: a has the shape ${shape}`],
    ['tril', () => tril(a), `tril: A has the shape ${shape}`],
    ['find', () => find(a), `find: A has the shape ${shape}`],
    ['Matrix Market', () => encodeMatrixMarket(a), `encodeMatrixMarket: a has the shape ${shape}`],
    [
      'places out of range',
      () => coo_array({ data: [1], row: [0], col: [LONG] }, { shape: [1, LONG] }),
      'coo_array: col[0] is 1099511627776, must be in [0, 1099511627776)',
    ],
    [
      'long places in a short array',
      () => coo_array({ data: [1], row: [0], col: [LONG] }, { shape: [1, 5] }),
      'coo_array: col[0] is 1099511627776, must be in [0, 5)',
    ],
    [
      'long indices in a short array',
      () => csr_array({ data: [1], indices: [LONG], indptr: [0, 1] }, { shape: [1, 5] }),
      'csr_array: indices[0] is 1099511627776, must be in [0, 5)',
    ],
    [
      'an indptr of a long axis',
      () => csr_array({ data: [1], indices: [0], indptr: [0, 1] }, { shape: [LONG, 5] }),
      'csr_array: shape is (1099511627776, 5), an indptr for 1099511627776 lines does not fit',
    ],
    [
      'negative places',
      () => coo_array({ data: [1], row: [-1], col: [0] }, { shape: [LONG, 5] }),
      'coo_array: row[0] is -1, must be a whole number in [0, 2 ** 53)',
    ],
    [
      'unequal lists',
      () => coo_array({ data: [1], row: [0, 1], col: [0] }, { shape: [LONG, 5] }),
      'row',
    ],
    [
      'places of which no length has numbers',
      () => coo_array({ data: [1], row: [0], col: [2 ** 53 - 1] }),
      'coo_array: shape is (1, 9007199254740992), lengths must be',
    ],
    [
      'places on one axis of which no length has numbers',
      () => coo_array({ data: [1], coords: [[2 ** 53 - 1]] }),
      'coo_array: shape is (9007199254740992,), must be [length]',
    ],
    [
      'blocks of a long shape',
      () => bsr_array({ data: [[[1]]], indices: [0], indptr: [0, 1] }, { shape: [1, LONG] }),
      'bsr_array: an array of the shape (1, 1099511627776) cannot have the format bsr',
    ],
    ['a Kronecker product by diagonals', () => kron(a, [[1]], { format: 'dia' }), 'kron: an array'],
    ['the unit matrix', () => matrix_power(square, 0), 'matrix_power: A has the shape'],
    ['long right-hand sides', () => spsolve(small, a), `spsolve: b has the shape ${shape}`],
    [
      'long right-hand sides of factors',
      () => splu(small.tocsc()).solve(a),
      `solve: b has the shape ${shape}`,
    ],
    ['expm_multiply', () => expm_multiply(small, a), `expm_multiply: B has the shape ${shape}`],
    [
      'archives of rows',
      () => encodeSparseNpz(square.tocsr()),
      'encodeSparseNpz: a has the shape (1099511627776, 1099511627776), of which indptr of csr',
    ],
    [
      'the largest of none',
      () => coo_array([0, LONG]).max(),
      `max: a matrix of the shape (0, ${LONG})`,
    ],
    [
      'the largest of empty rows',
      () => coo_array([LONG, 0]).max({ axis: 1 }),
      `max: a matrix of the shape (${LONG}, 0) has no element`,
    ],
    ['a number as a factor', () => a.matmul(5), 'matmul: an operand is 0-d'],
    ['a factor of three axes', () => a.matmul(zeros([2, 2, 2])), 'matmul: the dense operand has 3'],
    [
      'views that repeat a number',
      () => a.multiply(broadcast_to(array([1]), [2, LONG])),
      `multiply: b has the shape ${shape}, must have lengths below 2 ** 31`,
    ],
    [
      'vectors that repeat a number',
      () => a.matmul(broadcast_to(array([1]), [LONG])),
      'matmul: b has the shape (1099511627776,), must have lengths below 2 ** 31',
    ],
    [
      'another order',
      () => a.reshape([LONG, 2], { order: 'A' as 'C' }),
      'reshape: order is A, must be C or F',
    ],
    ['a shape too large', () => a.reshape([3, LONG]), `reshape: a matrix of the shape ${shape}`],
    ['more elements than numbers', () => square.reshape([1, -1]), 'reshape: '],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

describe('refuse arrays of one axis, telling its length,', () => {
  const refused = `has the shape (${LONG},), must have lengths below 2 ** 31 here`;
  const format = `an array of the shape (${LONG},) cannot have the format dok`;
  test.each<[string, () => unknown, string]>([
    ['toarray', () => line.toarray(), `toarray: the array ${refused}`],
    ['argmax', () => line.argmax(), `argmax: the array ${refused}`],
    ['set', () => line.set(0, 1), `set: the array ${refused}`],
    ['setSlice', () => small.tolil().setSlice([0], line), `setSlice: value ${refused}`],
    ['find', () => find(line), `find: A ${refused}`],
    ['spsolve', () => spsolve(small, line), `spsolve: b ${refused}`],
    ['todok', () => line.todok(), `todok: ${format}`],
    ['dok_array', () => dok_array(line), `dok_array: ${format}`],
    ['resize', () => dok_array([3]).resize(LONG), `resize: ${format}`],
    ['kron', () => kron(line, coo_array([1]), { format: 'dok' }), `kron: ${format}`],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(message);
  });
});

test('have norms', () => {
  expect(
    [undefined, null, 'fro', 1, -1, Infinity, -Infinity].map((ord) => norm(a, { ord } as object)),
  ).toEqual([5, 5, 5, 4, 0, 4, 3]);
  expect(norm(a, { axis: 1 }).tolist()).toEqual([3, 4]);
  expect(norm(a, { axis: 1, ord: -Infinity }).tolist()).toEqual([0, 0]);
  expect([2, 1, 0, 3, Infinity, -1, -Infinity].map((ord) => norm(line, { ord }))).toEqual([
    Math.sqrt(5),
    3,
    2,
    Math.cbrt(9),
    2,
    0,
    0,
  ]);
});

test('elements are told apart up to 2 ** 53 of them', () => {
  const most = coo_array(
    { data: [1], row: [2 ** 27 - 1], col: [2 ** 26 - 2] },
    { shape: [2 ** 27, 2 ** 26] },
  );
  const { row, col } = most.reshape([2 ** 26, 2 ** 27]);
  expect([row.item(), col.item()]).toEqual([2 ** 26 - 1, 2 ** 27 - 2]);
});

test('are not mistaken for others', () => {
  expect(() => line.slice('::2', 1)).toThrow(/2 indices for an array of 1 axis/);
  expect(() => line.add(zeros([3]))).toThrow(/do not fit/);
  expect(line.multiply([5]).sum()).toBe(15);
  expect(line.slice('::-1').col.tolist()).toEqual([0n, BigInt(LONG - 1)]);
  expect(line.slice(-1)).toBe(1);
  expect(
    line
      .slice([
        [0, 5],
        [-1, 0],
      ])
      .toarray()
      .tolist(),
  ).toEqual([
    [2, 0],
    [1, 2],
  ]);
  expect(decodeSparseNpz(encodeSparseNpz(a)).shape).toEqual([2, LONG]);
  expect(csr_array(a) instanceof SparseArray).toBe(true);
  expect(() => csr_array(a, { shape: [2, 5] })).toThrow(/shape is \(2, 5\), but the matrix has/);
});
