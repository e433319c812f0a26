/** Values that are there several times, of which a Krylov space has one vector only. */
import type { NdArray } from '@numloom/ndarray';
import { diags_array, eigs, eigsh, eye_array, kron, svds } from '@numloom/sparse';
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
    eigs: numbers(eigs(grid, { k: 3, which: 'LM', v0 }).eigenvalues),
    svds: numbers(svds(grid, { k: 3, v0 }).S),
  };
  for (const values of Object.values(found)) {
    values.forEach((value, i) => expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-12));
  }
});
