import { asarray, Complex, type NdArray, stack, zeros } from '@numloom/ndarray';
import { ldl, LinAlgError } from '@numloom/linalg';
import { describe, expect, test } from 'vitest';
import { build, definiteMatrices, withGarbage } from './definite-matrices.ts';
import { Dense } from './dense.ts';
import { layouts, randomComplex, randomHermitian, squareMatrices } from './matrices.ts';
import { factorRatio, THRESHOLD } from './ratios.ts';
import reference from './reference/definite.json' with { type: 'json' };
import { arrayOfReference, closeTo } from './reference-arrays.ts';

/** A + A^T of the named matrices, which keeps what is difficult about them. */
function symmetric(name: string, n: number): NdArray {
  const a = squareMatrices[name]!(n);
  const { re } = Dense.of(a);
  return build(n, false, (i, j) => [re[i * n + j]! / 2 + re[j * n + i]! / 2, 0]);
}

function complexSymmetric(n: number, seed: number): NdArray {
  const a = Dense.of(randomComplex(n, n, seed));
  return build(n, true, (i, j) => {
    const at = Math.max(i, j) * n + Math.min(i, j);
    return [a.re[at]!, a.im[at]!];
  });
}

/** Checks all that the factors promise. */
function check(a: NdArray, lower: boolean, hermitian = true): void {
  const n = a.shape[0]!;
  const { lu, d, perm } = ldl(withGarbage(a, lower), { lower, hermitian });
  expect([lu.dtype, d.dtype, perm.dtype]).toEqual([a.dtype, a.dtype, 'int64']);
  const left = Dense.of(lu);
  const right = left.adjoint;
  if (!hermitian) right.im.forEach((x, i) => void (right.im[i] = -x));
  expect(factorRatio(a, left, d, right)).toBeLessThan(THRESHOLD);
  const rows = Array.from(perm.values(), Number);
  expect([...rows].sort((x, y) => x - y)).toEqual(Array.from({ length: n }, (_, i) => i));
  // Rows in order are a triangle with ones, and the blocks are of order one and two.
  const blocks = Dense.of(d);
  const size = ({ re, im }: Dense, i: number, j: number) =>
    Math.abs(re[i * n + j]!) + Math.abs(im[i * n + j]!);
  const wrong: string[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const element = size(left, rows[i]!, j);
      if (i === j ? element !== 1 : (lower ? i < j : i > j) && element !== 0)
        wrong.push(`lu ${i} ${j}`);
      if (Math.abs(i - j) > 1 && size(blocks, i, j) !== 0) wrong.push(`d ${i} ${j}`);
    }
    const isPair = (k: number) => k >= 0 && k + 1 < n && size(blocks, k, k + 1) !== 0;
    if (isPair(i) && isPair(i - 1)) wrong.push(`block ${i}`);
  }
  expect(wrong).toEqual([]);
}

describe.each(Object.keys(squareMatrices))('%s', (name) => {
  test.each([0, 1, 2, 3, 8, 33, 48])('n = %d', (n) => {
    for (const lower of [true, false]) check(symmetric(name, n), lower);
  });
});

test.each([0, 1, 2, 3, 8, 17, 40])('complex matrices of order %d', (n) => {
  for (const lower of [true, false]) {
    check(randomHermitian(n, 31, true), lower);
    check(complexSymmetric(n, 32), lower, false);
    check(definiteMatrices['complex']!(n), lower);
  }
});

test.each(reference.ldl.map((row, i) => [i, row] as const))('as SciPy: %d', (_, row) => {
  const { lower, hermitian } = row;
  const { lu, d, perm } = ldl(arrayOfReference(row.a), { lower, hermitian });
  expect(Array.from(perm.values(), Number)).toEqual(row.perm);
  closeTo(lu, arrayOfReference(row.lu));
  closeTo(d, arrayOfReference(row.d));
});

test('stacks, layouts and dtypes', () => {
  const all = [1, 2, 3].map((seed) => randomHermitian(5, seed, true));
  const { lu, d, perm } = ldl(stack(all), { lower: false });
  expect([lu.shape, d.shape, perm.shape]).toEqual([
    [3, 5, 5],
    [3, 5, 5],
    [3, 5],
  ]);
  all.forEach((a, i) => {
    const one = ldl(a, { lower: false });
    expect(lu.slice(i).tolist()).toEqual(one.lu.tolist());
    expect(d.slice(i).tolist()).toEqual(one.d.tolist());
    expect(perm.slice(i).tolist()).toEqual(one.perm.tolist());
    for (const other of Object.values(layouts(a))) {
      expect(ldl(other, { lower: false }).lu.tolist()).toEqual(one.lu.tolist());
    }
  });
  const single = randomHermitian(40, 4).astype('float32');
  const factors = ldl(single);
  expect(factors.lu.dtype).toBe('float32');
  expect(factorRatio(single, factors.lu, factors.d, factors.lu.mT)).toBeLessThan(THRESHOLD);
  expect(
    ldl([
      [0, 1],
      [1, 0],
    ]).d.tolist(),
  ).toEqual([
    [0, 1],
    [1, 0],
  ]);
  expect(ldl(zeros([0, 0])).perm.shape).toEqual([0]);
  expect(ldl(zeros([3, 0, 0])).lu.shape).toEqual([3, 0, 0]);
});

test('the diagonal of Hermitian matrices is taken as real', () => {
  const a = asarray([
    [new Complex(2, 7), 0],
    [new Complex(0, 1), new Complex(3, -9)],
  ]);
  expect(ldl(a).d.tolist()).toEqual([
    [new Complex(2, 0), new Complex(0, 0)],
    [new Complex(0, 0), new Complex(2.5, 0)],
  ]);
});

test('bad input', () => {
  expect(() => ldl(zeros([2, 3]))).toThrow(LinAlgError);
  expect(() =>
    ldl([
      [1, NaN],
      [NaN, 1],
    ]),
  ).toThrow(RangeError);
  for (const n of [2, 5, 50]) {
    const a = zeros([n, n]);
    a.fill(NaN);
    expect(ldl(a, { check_finite: false }).d.get(0, 0)).toBeNaN();
  }
});
