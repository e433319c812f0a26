import { asarray, type DType, eye } from '@numloom/ndarray';
import { LinAlgError, matrix_power } from '@numloom/linalg';
import { expect, test } from 'vitest';

test.each(['float32', 'float64', 'complex128', 'int16'] as const)(
  'negative powers of %s are those of the inverse',
  (dtype) => {
    const a = asarray([
      [2, 2],
      [0, 4],
    ]).astype<DType>(dtype);
    const result = matrix_power(a, -2);
    expect(result.dtype).toBe(dtype === 'int16' ? 'float64' : dtype);
    expect(result.astype('float64').tolist()).toEqual([
      [0.25, -0.1875],
      [0, 0.0625],
    ]);
  },
);

test('the first power is a copy, any power of no matrix is none', () => {
  const a = eye(2);
  const power = matrix_power(a, 1);
  power.set(0, 0, 9);
  expect(a.get(0, 0)).toBe(1);
  expect(matrix_power(eye(0), -3).shape).toEqual([0, 0]);
});

test('errors', () => {
  expect(() => matrix_power(eye(2), 0.5)).toThrow('matrix_power: n is 0.5, must be a whole number');
  expect(() => matrix_power([[1, 2]], 2)).toThrow(LinAlgError);
  expect(() =>
    matrix_power(
      [
        [1, 2],
        [2, 4],
      ],
      -1,
    ),
  ).toThrow(LinAlgError);
});
