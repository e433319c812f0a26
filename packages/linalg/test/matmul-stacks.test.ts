import { broadcast_to, type NdArray } from '@numloom/ndarray';
import { matmul } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { Dense } from './dense.ts';
import { integers, unsigned } from './integers.ts';

/** Each matrix of a stack with one leading axis. */
const each = (a: NdArray): Dense[] =>
  Array.from({ length: a.shape[0]! }, (_, i) => Dense.of(a.slice(i) as NdArray));

function check(a: NdArray, b: NdArray): void {
  const given = each(matmul(a, b));
  const [left, right] = [each(a), each(b)];
  const wanted = left.map((x, i) => unsigned(x.times(right[i]!)));
  expect(given.map(unsigned)).toEqual(wanted);
}

describe.each(['float32', 'float64', 'complex64', 'complex128'] as const)('%s', (dtype) => {
  test.each([
    [1, 1, 1],
    [2, 3, 4],
    [3, 8, 2],
    [4, 4, 4],
    [5, 19, 7],
    [2, 5, 0],
    [0, 3, 2],
    [33, 32, 32],
  ])('stacks of %d x %d products of depth %d', (m, n, k) => {
    const a = integers([5, m, k], 1, dtype);
    const b = integers([5, k, n], 2, dtype);
    check(a, b);
    check(integers([5, k, m], 3, dtype).mT, integers([5, n, k], 4, dtype).mT);
    check(a.slice('::-1', '::-1', ':'), b.slice('::-1', ':', '::-1'));
    check(broadcast_to(a.slice('0:1'), [5, m, k]), b);
    check(a, broadcast_to(b.slice('1:2'), [5, k, n]));
  });

  test('several leading axes', () => {
    const a = integers([2, 1, 3, 4], 1, dtype);
    const b = integers([3, 4, 5], 2, dtype);
    const given = matmul(a, b);
    expect(given.shape).toEqual([2, 3, 3, 5]);
    for (const i of [0, 1]) {
      for (const j of [0, 1, 2]) {
        const wanted = Dense.of(a.slice(i, 0) as NdArray).times(Dense.of(b.slice(j) as NdArray));
        expect(unsigned(Dense.of(given.slice(i, j) as NdArray))).toEqual(unsigned(wanted));
      }
    }
  });
});
