import { type NdArray, zeros } from '@numloom/ndarray';
import { describe, expect, test } from 'vitest';
import { withFrame } from '../src/memory/frame.ts';
import { Stack } from '../src/memory/stack.ts';
import { rankTwoUpdate, rankUpdate } from '../src/products/rank-update.ts';
import { Dense } from './dense.ts';
import { integers, unsigned } from './integers.ts';

const matrixOf = (array: NdArray) => new Stack(array as NdArray<'float64'>).matrix(0);

/** Lower triangle of C + alpha X, its diagonal real, and C above it. */
function expected(c: Dense, x: Dense, alpha: number, above: Dense): Dense {
  const result = new Dense(c.rows, c.columns);
  for (let i = 0; i < c.rows; i++) {
    for (let j = 0; j < c.columns; j++) {
      const at = i * c.columns + j;
      result.re[at] = i >= j ? c.re[at]! + alpha * x.re[at]! : above.re[at]!;
      const imaginary = i > j ? c.im[at]! + alpha * x.im[at]! : 0;
      result.im[at] = i >= j ? imaginary : above.im[at]!;
    }
  }
  return result;
}

const plus = (a: Dense, b: Dense) => a.minus(b.scaled(-1));

describe.each(['float64', 'complex128'] as const)('%s', (dtype) => {
  test.each([
    [0, 3],
    [1, 1],
    [2, 5],
    [48, 7],
    [49, 0],
    [61, 10],
    [99, 9],
  ])('n = %d, k = %d', (n, k) => {
    for (const order of ['C', 'F']) {
      const a = integers([n, k], 1, dtype);
      const b = integers([n, k], 2, dtype);
      const da = Dense.of(a);
      const db = Dense.of(b);
      const start = integers([n, n], 3, dtype);
      const before = Dense.of(start);
      const c = order === 'C' ? start.copy() : start.mT.copy().mT;
      withFrame((frame) => rankUpdate(matrixOf(a), matrixOf(c), frame));
      const once = expected(before, da.times(da.adjoint), -1, before);
      expect(unsigned(Dense.of(c))).toEqual(unsigned(once));
      withFrame((frame) =>
        rankTwoUpdate(matrixOf(a), matrixOf(b), matrixOf(c), frame, { alpha: 2 }),
      );
      const both = plus(da.times(db.adjoint), db.times(da.adjoint));
      expect(unsigned(Dense.of(c))).toEqual(unsigned(expected(once, both, 2, before)));
    }
  });

  test('of the conjugate', () => {
    const a = integers([51, 6], 4, dtype);
    const c = zeros([51, 51], { dtype }) as NdArray;
    const { adjoint } = Dense.of(a.T.copy());
    withFrame((frame) =>
      rankUpdate(matrixOf(a), matrixOf(c), frame, { alpha: 1, conjugate: true }),
    );
    const zero = new Dense(51, 51);
    const product = adjoint.times(adjoint.adjoint);
    expect(unsigned(Dense.of(c))).toEqual(unsigned(expected(zero, product, 1, zero)));
  });
});
