/** Products of integers are those of whole numbers, modulo powers of two. */
import { array, type DType, dtypes, iinfo, type NdArray, ones, zeros } from '@numloom/ndarray';
import { dot, matmul, vdot } from '@numloom/linalg';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const DTYPES = ['int8', 'uint8', 'int16', 'uint16', 'int32', 'uint32', 'int64', 'uint64'] as const;

/** The definition, of bigints. */
function product(a: readonly bigint[][], b: readonly bigint[][], dtype: DType): bigint[][] {
  const { kind, itemsize } = dtypes[dtype];
  const wrap = (bits: number, value: bigint) =>
    kind === 'i' ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
  return a.map((row) =>
    b[0]!.map((_, j) =>
      wrap(
        8 * itemsize,
        row.reduce((sum, x, p) => sum + x * b[p]![j]!, 0n),
      ),
    ),
  );
}

function integers(matrix: NdArray): bigint[][] {
  const values = [...matrix.values()].map((value) => BigInt(value as number));
  const [rows, columns] = matrix.shape as [number, number];
  return Array.from({ length: rows }, (_, i) => values.slice(i * columns, (i + 1) * columns));
}

test.each(DTYPES)('matmul of any %s wraps', (dtype) => {
  const { min, max } = iinfo(dtype);
  const range = { min: BigInt(min), max: BigInt(max) };
  const small = fc.bigInt({ min: 0n, max: 9n });
  const element = fc.oneof(fc.bigInt(range), small, fc.constantFrom(range.min, range.max));
  const matrix = (rows: number, columns: number) => {
    const row = fc.array(element, { minLength: columns, maxLength: columns });
    return fc.array(row, { minLength: rows, maxLength: rows });
  };
  const length = fc.integer({ min: 1, max: 11 });
  const sizes = fc.tuple(length, length, length);
  const operands = sizes.chain(([m, k, n]) => fc.tuple(matrix(m, k), matrix(k, n), fc.boolean()));
  fc.assert(
    fc.property(operands, ([x, y, isTransposed]) => {
      const [a, b] = [array(x, { dtype }), array(y, { dtype })];
      const result = matmul(isTransposed ? a.copy('F') : a, b.slice('::-1').copy().slice('::-1'));
      expect(result.dtype).toBe(dtype);
      expect(integers(result)).toEqual(product(x, y, dtype));
    }),
    { numRuns: 40 },
  );
});

test('a product of integers deeper and wider than a block', () => {
  const size = { m: 3, k: 801, n: 21 };
  const value = (i: number, j: number) => BigInt.asIntN(64, BigInt(i * 7919 + j) ** 5n * 977n);
  const rows = (m: number, n: number) =>
    Array.from({ length: m }, (_, i) => Array.from({ length: n }, (__, j) => value(i, j)));
  const [x, y] = [rows(size.m, size.k), rows(size.k, size.n)];
  const result = matmul(array(x, { dtype: 'int64' }), array(y, { dtype: 'int64' }));
  expect(integers(result)).toEqual(product(x, y, 'int64'));
});

test('sums of small integers that pass 2^53 are exact, too', () => {
  const a = ones([1, 3], { dtype: 'int64' });
  a.fill(2n ** 31n - 1n);
  const expected = 3n * (2n ** 31n - 1n) ** 2n;
  expect(dot(a.reshape(3), a.reshape(3)).item()).toBe(BigInt.asIntN(64, expected));
  expect(vdot(a, a).item()).toBe(BigInt.asIntN(64, expected));
});

test('a product of bool says whether any pair is true', () => {
  const a = zeros([2, 300], { dtype: 'bool' });
  a.set(1, 299, true);
  const b = ones([300, 2], { dtype: 'bool' });
  expect(matmul(a, b).tolist()).toEqual([
    [false, false],
    [true, true],
  ]);
  expect(matmul(b.T, b).tolist()).toEqual([
    [true, true],
    [true, true],
  ]);
});

test('stacks of integers, some of whose products wrap', () => {
  const a = ones([2, 2, 2], { dtype: 'int32' });
  a.slice(1).fill(2 ** 31 - 1);
  const [first, second] = [matmul(a, a), matmul(a, a.slice(0))];
  expect(first.tolist()).toEqual([
    [
      [2, 2],
      [2, 2],
    ],
    [
      [2, 2],
      [2, 2],
    ],
  ]);
  expect(second.slice(1).tolist()).toEqual([
    [-2, -2],
    [-2, -2],
  ]);
});
