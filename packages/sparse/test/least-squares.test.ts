import { array, Complex } from '@numloom/ndarray';
import { lstsq, norm, solve } from '@numloom/linalg';
import { aslinearoperator, csc_array, csr_array, lsmr, lsqr } from '@numloom/sparse';
import { describe, expect, test } from 'vitest';
import {
  dense,
  difference,
  gram,
  randomMatrix,
  randomNumbers,
  randomVector,
  vector,
} from './systems.ts';

const shapes = [
  [12, 7],
  [7, 12],
  [9, 9],
] as const;
const tight = { atol: 1e-14, btol: 1e-14, conlim: 0 };

describe.each([false, true])('complex: %s', (complex) => {
  test.each(shapes)('%i x %i', (m, n) => {
    const random = randomNumbers(100 * m + n);
    const rows = randomMatrix(m, n, random, { complex, shift: 3 });
    const b = vector(randomVector(m, random, complex));
    const expected = lstsq(dense(rows), b).x;
    for (const A of [csr_array(dense(rows)), csc_array(dense(rows)), dense(rows)]) {
      const first = lsqr(A, b, { ...tight, calc_var: true });
      expect(difference(first.x, expected)).toBeLessThan(1e-9);
      expect(first.istop).toBeGreaterThan(0);
      expect(first.istop).toBeLessThan(7);
      const second = lsmr(A, b, { ...tight, maxiter: 60 });
      expect(difference(second.x, expected)).toBeLessThan(1e-9);
      const residual = b.astype('complex128');
      const image = aslinearoperator(A).matvec(first.x).astype('complex128');
      const length = Math.hypot(
        ...(residual.tolist() as Complex[]).map(({ re, im }, i) =>
          Math.hypot(re - image.get(i).re, im - image.get(i).im),
        ),
      );
      expect(first.r1norm).toBeCloseTo(length, 8);
      expect(second.normr).toBeCloseTo(length, 8);
      expect(first.xnorm).toBeCloseTo(Number(norm(first.x)), 8);
      expect(second.normx).toBeCloseTo(Number(norm(second.x)), 8);
      expect(first.arnorm).toBeLessThan(1e-10);
    }
  });

  test('damping and x0', () => {
    const [m, n] = [10, 6];
    const random = randomNumbers(77);
    const rows = randomMatrix(m, n, random, { complex });
    const b = vector(randomVector(m, random, complex));
    const x0 = vector(randomVector(n, random, complex));
    const damp = 0.7;
    const A = aslinearoperator(dense(rows));
    const normal = dense(gram(rows, damp * damp));
    const plain = solve(normal, A.rmatvec(b));
    const residual = A.matvec(x0).astype('complex128');
    const rest = array(
      (b.astype('complex128').tolist() as Complex[]).map((value, i) => {
        const { re, im } = residual.get(i);
        return new Complex(value.re - re, value.im - im);
      }),
    );
    const correction = solve(normal, A.rmatvec(rest));
    const moved = array(
      (x0.astype('complex128').tolist() as Complex[]).map((value, i) => {
        const { re, im } = correction.get(i) as Complex;
        return new Complex(value.re + re, value.im + im);
      }),
    );
    for (const solver of [lsqr, lsmr]) {
      expect(difference(solver(A, b, { ...tight, damp }).x, plain)).toBeLessThan(1e-9);
      expect(difference(solver(A, b, { ...tight, damp, x0 }).x, moved)).toBeLessThan(1e-9);
    }
    const { r1norm, r2norm, xnorm } = lsqr(A, b, { ...tight, damp });
    expect(Math.hypot(r1norm, damp * xnorm)).toBeCloseTo(r2norm, 9);
  });
});

test('variances are the diagonal of the inverse of the normal equations', () => {
  const random = randomNumbers(5);
  const rows = randomMatrix(9, 4, random, { density: 1 });
  const b = randomVector(9, random);
  const { var: variances } = lsqr(dense(rows), vector(b), { ...tight, calc_var: true });
  const unit = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => +(i === j)));
  const inverse = solve(dense(gram(rows, 0)), unit);
  for (let i = 0; i < 4; i++) expect(variances.get(i)).toBeCloseTo(inverse.get(i, i) as number, 8);
});

test.each([lsqr, lsmr])('edges: %o', (solver) => {
  const A = csr_array([
    [1, 0],
    [1, 1],
    [0, 1],
  ]);
  const zero = solver(A, [0, 0, 0]);
  expect(zero).toMatchObject({ istop: 0, itn: 0 });
  expect(zero.x.tolist()).toEqual([0, 0]);
  const orthogonal = solver(A, [1, -1, 1]);
  expect(orthogonal).toMatchObject({ istop: 0, itn: 0 });
  const exact = solver(A, [2, 5, 3], { x0: [2, 3] });
  expect(exact).toMatchObject({ istop: 0, itn: 0 });
  expect(exact.x.tolist()).toEqual([2, 3]);
  expect(solver(A, [1, NaN, 2]).istop).toBe(-1);
  expect(solver([[1, Infinity]], [1]).istop).toBe(-1);
  expect(solver(A, [1, 2, 4], { callback: () => true })).toMatchObject({ istop: 7, itn: 1 });
  expect(solver(A, array([1, 0, -1], { dtype: 'float32' })).x.dtype).toBe('float64');
  const single = csr_array(A.toarray().astype('float32'));
  expect(solver(single, array([1, 0, -1], { dtype: 'float32' })).x.dtype).toBe('float32');
  expect(() => solver(A, [1, 2])).toThrow('b has the shape (2), needs (3,) or (3, 1)');
  expect(() => solver(A, [1, 2, 3], { atol: -1 })).toThrow(RangeError);
  expect(() => solver(A, [1, 2, 3], { tol: 1 } as never)).toThrow('unknown option "tol"');
});

test('the condition number is a limit', () => {
  const A = [
    [1, 0, 0],
    [0, 1e-6, 0],
    [0, 0, 1e-12],
  ];
  expect(lsqr(A, [1, 1, 1], { atol: 0, btol: 0, conlim: 1e4 }).istop).toBe(3);
  expect(lsmr(A, [1, 1, 1], { atol: 0, btol: 0, conlim: 1e4 }).istop).toBe(3);
});
