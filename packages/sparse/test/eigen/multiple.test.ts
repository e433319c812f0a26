/** Values that are there several times, of which a Krylov space has one vector only. */
import type { NdArray } from '@numloom/ndarray';
import { diags_array, eigsh, eye_array, kron, LinearOperator, svds } from '@numloom/sparse';
import { expect, test } from 'vitest';
import { generator } from '../direct/systems.ts';

const n = 32;
const line = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [n, n] });
const grid = kron(line, eye_array(n))
  .add(kron(eye_array(n), line))
  .tocsr();

/** The largest eigenvalues of the five-point Laplacian, descending: the second and the third are the same. */
const exact = Array.from({ length: n * n }, (_, i) => {
  const half = (k: number) => 4 * Math.sin((k * Math.PI) / (2 * (n + 1))) ** 2;
  return half(Math.floor(i / n) + 1) + half((i % n) + 1);
})
  .sort((a, b) => b - a)
  .slice(0, 3);

const numbers = (values: NdArray): number[] =>
  Array.from(values.real.values() as Iterable<number>, Number).sort((a, b) => b - a);

test.each(Array.from({ length: 16 }, (_, seed) => seed))('are all found, from start %i', (seed) => {
  const random = generator(seed + 1);
  const v0 = Float64Array.from({ length: n * n }, () => random() - 0.5);
  const found = {
    eigsh: numbers(eigsh(grid, { k: 3, which: 'LA', v0 }).eigenvalues),
    svds: numbers(svds(grid, { k: 3, v0 }).S),
  };
  for (const values of Object.values(found)) {
    values.forEach((value, i) => expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-12));
  }
});

const path = (length: number) =>
  diags_array([1, 1], { offsets: [-1, 1], shape: [length, length] }).tocsr();

test.each([
  [200, 21],
  [300, 15],
  [200, 7],
])('of a spectrum symmetric about 0, path of %i, %i values', (length, k) => {
  const values = numbers(eigsh(path(length), { k }).eigenvalues);
  const sizes = values.map(Math.abs).sort((a, b) => b - a);
  sizes.forEach((size, i) => {
    const expected = 2 * Math.cos(((Math.floor(i / 2) + 1) * Math.PI) / (length + 1));
    expect(Math.abs(size - expected)).toBeLessThan(1e-12);
  });
});

test('a loose tolerance takes fewer products than a tight one', () => {
  const a = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [600, 600] }).tocsr();
  const productsAt = (tol: number) => {
    let products = 0;
    const matvec = (x: NdArray) => {
      products++;
      return a.matmul(x) as NdArray;
    };
    const operator = new LinearOperator({
      shape: a.shape,
      dtype: 'float64',
      matvec,
      rmatvec: matvec,
    });
    eigsh(operator, { k: 6, tol });
    const ofEigsh = products;
    svds(operator, { k: 6, tol });
    return [ofEigsh, products - ofEigsh];
  };
  const [tight, loose, looser] = [1e-8, 1e-3, 1e-1].map(productsAt);
  for (const way of [0, 1]) {
    expect(loose![way]).toBeLessThan(tight![way]!);
    expect(looser![way]).toBeLessThan(loose![way]!);
  }
});

test('where all values are the same', () => {
  const same = diags_array([Float64Array.from({ length: 100 }, () => 3)], { offsets: [0] }).tocsr();
  for (const found of [eigsh(same, { k: 4 }).eigenvalues, svds(same, { k: 4 }).S]) {
    for (const value of numbers(found)) expect(Math.abs(value - 3)).toBeLessThan(1e-13);
  }
});
