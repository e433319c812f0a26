/** The dtypes of results, as the compiler knows them and as they are. */
import { asarray, type NdArray, ones } from '@numloom/ndarray';
import {
  cho_factor,
  cholesky,
  det,
  inv,
  lstsq,
  lu_factor,
  lu_solve,
  pinv,
  qr,
  solve,
  solve_triangular,
  svd,
  svdvals,
} from '@numloom/linalg';
import { expect, expectTypeOf, test } from 'vitest';

const single = asarray(
  [
    [2, 1],
    [1, 3],
  ],
  { dtype: 'float32' },
);
const whole = asarray(
  [
    [2, 1],
    [1, 3],
  ],
  { dtype: 'int16' },
);
const complex = single.astype('complex64');

test('solutions have the dtype that the operands promote to, floats at least', () => {
  const x = solve(single, ones([2], { dtype: 'float32' }));
  expectTypeOf(x).toEqualTypeOf<NdArray<'float32'>>();
  expect(x.dtype).toBe('float32');
  const y = solve(whole, [1, 2]);
  expectTypeOf(y).toEqualTypeOf<NdArray<'float64'>>();
  expect(y.dtype).toBe('float64');
  const z = lu_solve(lu_factor(complex), single);
  expectTypeOf(z).toEqualTypeOf<NdArray<'complex64'>>();
  expect(z.dtype).toBe('complex64');
  expectTypeOf(solve_triangular(single, single)).toEqualTypeOf<NdArray<'float32'>>();
  expectTypeOf(lstsq(single, single).x).toEqualTypeOf<NdArray<'float32'>>();
});

test('factors have the dtype of the matrix, floats at least', () => {
  const { U, S } = svd(complex);
  expectTypeOf(U).toEqualTypeOf<NdArray<'complex64'>>();
  expectTypeOf(S).toEqualTypeOf<NdArray<'float32'>>();
  expect([U.dtype, S.dtype]).toEqual(['complex64', 'float32']);
  expectTypeOf(svdvals(whole)).toEqualTypeOf<NdArray<'float64'>>();
  expectTypeOf(qr(single, { mode: 'r' }).R).toEqualTypeOf<NdArray<'float32'>>();
  expectTypeOf(qr(whole).Q).toEqualTypeOf<NdArray<'float64'>>();
  expectTypeOf(cholesky(single)).toEqualTypeOf<NdArray<'float32'>>();
  expectTypeOf(cho_factor(complex).c).toEqualTypeOf<NdArray<'complex64'>>();
  for (const array of [inv(single), pinv(single), det(single)]) {
    expectTypeOf(array).toEqualTypeOf<NdArray<'float32'>>();
    expect(array.dtype).toBe('float32');
  }
});
