/** Eigenvalues that are small beside the largest one, asked for without shift. */
import { diags_array, eigs, eigsh, eye_array, kron } from '@numloom/sparse';
import { expect, test } from 'vitest';

const n = 32;
const line = diags_array([-1, 2, -1], { offsets: [-1, 0, 1], shape: [n, n] });
const grid = kron(line, eye_array(n))
  .add(kron(eye_array(n), line))
  .tocsr();

/** The eigenvalues of the five-point Laplacian, ascending. */
const exact = Array.from({ length: n * n }, (_, i) => {
  const [p, q] = [Math.floor(i / n) + 1, (i % n) + 1];
  const half = (k: number) => 4 * Math.sin((k * Math.PI) / (2 * (n + 1))) ** 2;
  return half(p) + half(q);
}).sort((a, b) => a - b);

test.each(['SA', 'SM'] as const)(
  '%s converges where errors cannot be as small as values',
  (which) => {
    const { eigenvalues } = eigsh(grid, { k: 4, which });
    const found = Array.from(eigenvalues.values() as Iterable<number>);
    found.forEach((value, i) => expect(Math.abs(value - exact[i]!)).toBeLessThan(1e-13));
  },
);

test('eigs finds both ends', () => {
  const { eigenvalues } = eigs(grid, { k: 3, which: 'LR' });
  const found = Array.from(eigenvalues.values() as Iterable<number | { re: number }>, (value) =>
    typeof value === 'number' ? value : value.re,
  ).sort((a, b) => b - a);
  found.forEach((value, i) => expect(Math.abs(value - exact.at(-1 - i)!)).toBeLessThan(1e-13));
});
