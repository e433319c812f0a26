import { array, Complex, type NdArray } from '@numloom/ndarray';
import { matmul } from '@numloom/linalg';
import {
  aslinearoperator,
  csc_array,
  csr_array,
  identityOperator,
  LinearOperator,
} from '@numloom/sparse';
import { describe, expect, test } from 'vitest';

const A = array([
  [1, 0, 2],
  [0, 3, 4],
]);
const C = array([
  [new Complex(1, 2), new Complex(0, 0), new Complex(2, -1)],
  [new Complex(0, 1), new Complex(3, 0), new Complex(4, 4)],
]);
const conj = (a: NdArray): NdArray =>
  array(
    (a.copy().tolist() as unknown[][]).map((row) =>
      row.map((x) => (x instanceof Complex ? new Complex(x.re, -x.im) : x)),
    ) as never,
  );

function close(a: NdArray, b: NdArray): void {
  expect(a.shape).toEqual(b.shape);
  const [x, y] = [a, b].map((one) => one.astype('complex128').copy().data);
  x!.forEach((value, i) => expect(value).toBeCloseTo(y![i]!, 12));
}

const viaFunctions = (a: NdArray): LinearOperator =>
  new LinearOperator({
    shape: [a.shape[0]!, a.shape[1]!],
    dtype: a.dtype === 'complex128' ? 'complex128' : 'float64',
    matvec: (x) => matmul(a, x),
    rmatvec: (x) => matmul(conj(a).T, x),
  });

describe.each([
  ['real', A],
  ['complex', C],
] as const)('operators of a %s matrix', (_, matrix) => {
  const x = array([1, -2, 0.5]);
  const y = array([new Complex(1, 1), new Complex(-2, 0.5)]);
  test.each([
    ['dense', aslinearoperator(matrix)],
    ['csr', aslinearoperator(csr_array(matrix))],
    ['csc', aslinearoperator(csc_array(matrix))],
    ['coo', aslinearoperator(csc_array(matrix).tocoo())],
    ['functions', viaFunctions(matrix)],
  ])('%s', (_kind, op) => {
    close(op.matvec(x), matmul(matrix, x));
    close(op.matvec(x.reshape([3, 1])), matmul(matrix, x.reshape([3, 1])));
    close(op.rmatvec(y), matmul(conj(matrix).T, y));
    close(op.H.matvec(y), matmul(conj(matrix).T, y));
    close(op.T.matvec(y), matmul(matrix.T, y));
    close(op.T.H.matvec(x), matmul(conj(matrix), x));
    close(op.H.T.rmatvec(y), matmul(matrix.T, y));
    close(op.conjugate().matvec(x), matmul(conj(matrix), x));
    close(op.H.rmatvec(x), matmul(matrix, x));
    const gram = op.H.matmul(op).add(identityOperator(3).multiply(new Complex(0, 2)));
    const two = array([0, 1, 2].map((i) => [0, 1, 2].map((j) => new Complex(0, i === j ? 2 : 0))));
    const dense = matmul(conj(matrix).T, matrix).astype('complex128');
    const expected = array(
      (dense.tolist() as Complex[][]).map((row, i) =>
        row.map((value, j) => new Complex(value.re, value.im + two.get(i, j).im)),
      ),
    );
    const X = array([
      [1, 2],
      [3, 4],
      [5, new Complex(6, 1)],
    ]);
    close(gram.matmat(X), matmul(expected, X));
    close(gram.rmatmat(X), matmul(conj(expected).T, X));
    close(gram.power(3).matmul(X), matmul(expected, matmul(expected, matmul(expected, X))));
    close(gram.subtract(gram).matvec(x), array([0, 0, 0]));
  });
});

test('dtypes', () => {
  const single = aslinearoperator(csr_array(A.astype('float32')));
  expect(single.dtype).toBe('float32');
  expect(single.matvec(array([1, 2, 3], { dtype: 'float32' })).dtype).toBe('float32');
  expect(single.matvec([1, 2, 3]).dtype).toBe('float64');
  const operator = new LinearOperator({ shape: [3, 3], matvec: (x) => x });
  expect(operator.dtype).toBe('float64');
  expect(operator.T.shape).toEqual([3, 3]);
  expect(aslinearoperator(C).multiply(2).dtype).toBe('complex128');
});

test('functions for whole matrices are used', () => {
  const operator = new LinearOperator({
    shape: [2, 3],
    matvec: () => [0, 0],
    matmat: (x) => matmul(A, x),
    dtype: 'float64',
  });
  close(operator.matmat(A.T), matmul(A, A.T));
});

test('what does not fit is refused', () => {
  const op = aslinearoperator(A);
  expect(() => op.matvec([1, 2])).toThrow('matvec: x has the shape (2), needs (3,) or (3, 1)');
  expect(() => op.matmul(op)).toThrow('shapes 2x3 and 2x3 do not fit');
  expect(() => op.add(op.T)).toThrow(RangeError);
  expect(() => op.power(2)).toThrow(RangeError);
  expect(() => aslinearoperator([1, 2])).toThrow(RangeError);
  const broken = new LinearOperator({ shape: [2, 2], matvec: () => [1], dtype: 'float64' });
  expect(() => broken.matvec([1, 2])).toThrow('matvec: the result has 1 elements, needs 2');
  expect(() => broken.rmatvec([1, 2])).toThrow('rmatvec was not given');
  const lies = new LinearOperator({
    shape: [1, 1],
    matvec: () => [new Complex(0, 1)],
    dtype: 'float64',
  });
  expect(() => lies.matvec([1])).toThrow(TypeError);
  expect(() => new LinearOperator({ shape: [2, -2], matvec: () => [] })).toThrow(RangeError);
  expect(() => new LinearOperator({ shape: [2, 2] } as never)).toThrow(TypeError);
});
