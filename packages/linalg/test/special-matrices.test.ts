import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';
import { block_diag, circulant, companion, hankel, hilbert, toeplitz } from '@numloom/linalg';
import { expect, test } from 'vitest';

test('toeplitz', () => {
  const t = toeplitz(asarray([1, 2, 3]).astype('int64'), asarray([9, 5]).astype('int64'));
  expect(t.dtype).toBe('int64');
  expect(t.tolist()).toEqual([
    [1n, 5n],
    [2n, 1n],
    [3n, 2n],
  ]);
  expect(toeplitz([1, 2]).tolist()).toEqual([
    [1, 2],
    [2, 1],
  ]);
  expect(
    toeplitz([
      [1, 2],
      [3, 4],
    ]).tolist(),
  ).toEqual([
    [
      [1, 2],
      [2, 1],
    ],
    [
      [3, 4],
      [4, 3],
    ],
  ]);
  expect(toeplitz(asarray([5, 9, 6, 9]).slice('::2')).tolist()).toEqual([
    [5, 6],
    [6, 5],
  ]);
  const c = [new Complex(1, 1), new Complex(0, 2)];
  expect(toeplitz(c).tolist()).toEqual([
    [new Complex(1, 1), new Complex(0, -2)],
    [new Complex(0, 2), new Complex(1, 1)],
  ]);
  expect(toeplitz([]).shape).toEqual([0, 0]);
  expect(() => toeplitz(1)).toThrow('toeplitz: c is 0-d');
});

test('hankel and circulant', () => {
  expect(hankel([1, 2, 3]).tolist()).toEqual([
    [1, 2, 3],
    [2, 3, 0],
    [3, 0, 0],
  ]);
  expect(hankel([1, 2, 3], [3, 4.5]).tolist()).toEqual([
    [1, 2],
    [2, 3],
    [3, 4.5],
  ]);
  expect(circulant([1, 2, 3]).tolist()).toEqual([
    [1, 3, 2],
    [2, 1, 3],
    [3, 2, 1],
  ]);
  expect(
    circulant([
      [1, 2],
      [3, 4],
    ]).tolist(),
  ).toEqual([
    [
      [1, 2],
      [2, 1],
    ],
    [
      [3, 4],
      [4, 3],
    ],
  ]);
  expect(circulant([]).shape).toEqual([0, 0]);
  expect(() => hankel(1)).toThrow(RangeError);
});

test('block_diag', () => {
  expect(block_diag([1, 2], [[3], [4]], 5).tolist()).toEqual([
    [1, 2, 0, 0],
    [0, 0, 3, 0],
    [0, 0, 4, 0],
    [0, 0, 0, 5],
  ]);
  expect(block_diag(zeros([0, 2]), [[1]]).tolist()).toEqual([[0, 0, 1]]);
  expect(block_diag().shape).toEqual([0, 0]);
  expect(
    block_diag(zeros([1, 1], { dtype: 'float32' }), zeros([1, 1], { dtype: 'int8' })).dtype,
  ).toBe('float32');
  expect(() => block_diag(zeros([1, 1, 1]))).toThrow('array 0 has 3 axes');
});

test('hilbert and companion', () => {
  expect(hilbert(2).tolist()).toEqual([
    [1, 1 / 2],
    [1 / 2, 1 / 3],
  ]);
  expect(hilbert(0).shape).toEqual([0, 0]);
  expect(() => hilbert(-1)).toThrow(RangeError);
  const polynomials = companion([
    [1, 2, 3],
    [2, 4, 8],
  ]) as NdArray<'float64'>;
  expect(polynomials.tolist()).toEqual([
    [
      [-2, -3],
      [1, 0],
    ],
    [
      [-2, -4],
      [1, 0],
    ],
  ]);
  expect(companion([new Complex(1, 0), new Complex(-2, 1)]).tolist()).toEqual([
    [new Complex(2, -1)],
  ]);
  expect(() => companion([1])).toThrow('has 1 coefficients');
  expect(() => companion([0, 1])).toThrow('first coefficient');
});
