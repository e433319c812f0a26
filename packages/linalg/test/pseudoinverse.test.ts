import { asarray, type NdArray, zeros } from '@numloom/ndarray';
import {
  LinAlgError,
  lstsq,
  matmul,
  matrix_rank,
  null_space,
  orth,
  pinv,
  polar,
  svd,
} from '@numloom/linalg';
import { conj, subtract } from '@numloom/ufunc';
import { expect, test } from 'vitest';
import { Dense } from './dense.ts';
import {
  layouts,
  randomComplex,
  randomHermitian,
  randomMatrix,
  squareMatrices,
} from './matrices.ts';
import { factorRatio, orthogonalityRatio, THRESHOLD } from './ratios.ts';
import reference from './reference/singular.json' with { type: 'json' };
import { arrayOfPairs, expectClose } from './singular-reference.ts';

/** A basis times its adjoint: the same for all bases of a space. */
function projector(basis: NdArray): NdArray {
  return matmul(basis, conj(basis.mT));
}

test.each(Object.entries(reference.matrices))('against NumPy and SciPy: %s', (_, data) => {
  const a = arrayOfPairs(data.a);
  const b = asarray(reference.b).slice(`:${a.shape[0]}`);
  const { x, residuals, rank, s } = lstsq(a, b);
  expectClose(s, data.s, 1e-13, 's', data.s[0]);
  expect(rank).toBe(data.rank);
  expectClose(x, data.x, 1e-13, 'x', 5);
  if (data.residuals.length > 0) expectClose(residuals, data.residuals, 1e-13, 'residuals', 50);
  else expect(residuals.shape).toEqual([0]);
  expectClose(pinv(a), data.pinv, 1e-13, 'pinv', 5);
  expectClose(polar(a).p, data.p, 1e-13, 'p', data.s[0]);
  expectClose(projector(orth(a)), data.orth, 1e-13, 'orth', 1);
  if (null_space(a).shape[1]! > 0) {
    expectClose(projector(null_space(a)), data.null, 1e-13, 'null', 1);
  }
});

test.each(Object.keys(squareMatrices))('%s', (name) => {
  for (const n of [1, 2, 5, 40]) {
    const a = squareMatrices[name]!(n);
    for (const side of ['left', 'right'] as const) {
      const { u, p } = polar(a, { side });
      expect(factorRatio(a, ...(side === 'right' ? [u, p] : [p, u]))).toBeLessThan(THRESHOLD);
      expect(orthogonalityRatio(u)).toBeLessThan(THRESHOLD);
    }
    const [null_, range] = [null_space(a), orth(a)];
    expect(null_.shape[1]! + range.shape[1]!).toBe(n);
    expect(orthogonalityRatio(null_)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(range)).toBeLessThan(THRESHOLD);
    const image = Dense.of(a).times(Dense.of(null_));
    const scale = Dense.of(a).largest;
    expect(image.largest).toBeLessThanOrEqual(1e-13 * n * scale);
  }
});

test('pinv has the four properties of Moore and Penrose', () => {
  for (const a of [
    randomMatrix(7, 4),
    randomComplex(4, 7),
    matmul(randomMatrix(40, 3), randomMatrix(3, 50)),
    zeros([3, 2]),
  ]) {
    const x = pinv(a);
    const close = (left: NdArray, right: NdArray) => {
      expect(Dense.of(left).minus(Dense.of(right)).largest).toBeLessThan(1e-11);
    };
    const [ax, xa] = [matmul(a, x), matmul(x, a)];
    close(matmul(ax, a), a);
    close(matmul(xa, x), x);
    close(conj(ax.mT).evaluate(), ax);
    close(conj(xa.mT).evaluate(), xa);
  }
});

test('tolerances, stacks, Hermitian matrices, dtypes', () => {
  const a = asarray([
    [1, 0],
    [0, 1e-3],
  ]);
  expect(pinv(a, { rtol: 1e-2 }).tolist()).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect(() => pinv(a, { rtol: 1, rcond: 1 })).toThrow('both rtol and rcond');
  const stack = randomMatrix(6, 3).reshape([2, 3, 3]);
  const cut = pinv(stack, { rcond: [2, 0] });
  expect(cut.slice(0).tolist()).toEqual(zeros([3, 3]).tolist());
  // Stacks of small matrices have kernels of their own, whose last digits may be others.
  const isClose = (given: NdArray, expected: NdArray): void => {
    const difference = subtract(given, expected).evaluate();
    const scale = Dense.of(expected).largest;
    expect(Dense.of(difference).largest).toBeLessThan(1e-14 * scale);
  };
  isClose(cut.slice(1), pinv(stack.slice(1)));
  for (const x of Object.values(layouts(stack))) {
    isClose(pinv(x).slice(1), pinv(stack.slice(1)));
    isClose(polar(x).u.slice(1), polar(stack.slice(1)).u);
  }
  for (const complex of [false, true]) {
    const h = randomHermitian(9, 3, complex);
    const { U, S, Vh } = svd(h, { hermitian: true });
    expect(factorRatio(h, U, Dense.diagonal(S), Vh)).toBeLessThan(THRESHOLD);
    expect(orthogonalityRatio(Vh)).toBeLessThan(THRESHOLD);
    const difference = subtract(pinv(h, { hermitian: true }), pinv(h)).evaluate();
    const [most, least] = [S.get(0), S.get(-1)];
    expect(Dense.of(difference).largest).toBeLessThan((1e-14 * most) / least ** 2);
    expectClose(svd(h, { hermitian: true, compute_uv: false }), S.tolist(), 1e-14, 'S', most);
  }
  expect(svd(zeros([2, 2]), { hermitian: true }).Vh.tolist()).not.toContainEqual([0, 0]);
  expect(pinv(asarray([[2]], { dtype: 'complex64' })).dtype).toBe('complex64');
  expect(polar([[2n]]).p.dtype).toBe('float64');
  expect(pinv(zeros([2, 0, 3])).shape).toEqual([2, 3, 0]);
  expect(null_space(zeros([0, 3])).shape).toEqual([3, 3]);
  expect(orth(zeros([3, 0])).shape).toEqual([3, 0]);
});

test('tolerances that are NaN', () => {
  const a = randomMatrix(3, 2);
  const message = (name: string) => `${name}: rcond is NaN, must be a number`;
  expect(() => lstsq(a, [1, 2, 3], { rcond: NaN })).toThrow(message('lstsq'));
  expect(() => null_space(a, { rcond: NaN })).toThrow(message('null_space'));
  expect(() => orth(a, { rcond: NaN })).toThrow(message('orth'));
  expect(() => lstsq(a, [1, 2, 3], { rcond: 'x' as never })).toThrow('lstsq: rcond is x, must be');
  expect(() => pinv(a, { rcond: NaN })).toThrow('pinv: a tolerance is NaN');
  expect(() => matrix_rank(a, { tol: NaN })).toThrow('matrix_rank: a tolerance is NaN');
});

test('lstsq of vectors, of nothing, of what does not fit', () => {
  const a = randomMatrix(6, 3);
  const b = randomMatrix(6, 1, 5).reshape([6]);
  const { x, residuals } = lstsq(a, b);
  expect([x.shape, residuals.shape]).toEqual([[3], [1]]);
  const rest = subtract(b, matmul(a, x)).evaluate();
  // The rest is orthogonal to the columns.
  expect(Dense.of(matmul(rest, a)).largest).toBeLessThan(1e-14);
  expect(residuals.item()).toBeCloseTo(Number(matmul(rest, rest).item()), 13);
  expect(lstsq(a, b, { rcond: 10 }).rank).toBe(0);
  expect(lstsq(a, b, { rcond: -1 }).rank).toBe(3);
  expect(lstsq(zeros([0, 3]), zeros([0])).x.tolist()).toEqual([0, 0, 0]);
  const none = lstsq(zeros([3, 0]), [1, 1, 1]);
  expect([none.x.shape, none.residuals.shape, none.rank]).toEqual([[0], [1], 0]);
  expect(none.residuals.item()).toBeCloseTo(3, 14);
  const single = lstsq(
    asarray([[1], [1]], { dtype: 'float32' }),
    asarray([1, 3], { dtype: 'float32' }),
  );
  expect([single.x.dtype, single.x.item()]).toEqual(['float32', 2]);
  expect(() => lstsq(a, [1, 2])).toThrow('lstsq: b has the shape (2,), must be 6 numbers');
  expect(() => lstsq(zeros([2, 2, 2]), [1, 2])).toThrow(LinAlgError);
  expect(() => lstsq([[NaN]], [1])).toThrow(LinAlgError);
  expect(() => null_space([[NaN]])).toThrow('null_space: A has NaN at');
  expect(() => orth(zeros([2, 2, 2]))).toThrow('orth: A has 3 axes, needs 2');
  expect(() => polar([[1]], { side: 'up' as 'left' })).toThrow("polar: side is up, must be 'left'");
});
