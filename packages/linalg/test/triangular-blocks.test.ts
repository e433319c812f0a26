import { Complex, type NdArray, zeros } from '@numloom/ndarray';
import { expect, test } from 'vitest';
import { newArray, withFrame } from '../src/memory/frame.ts';
import { type Matrix, transposed } from '../src/memory/matrix.ts';
import { Stack } from '../src/memory/stack.ts';
import {
  invertTriangular,
  solveTriangular,
  solveTriangularRight,
  type Triangle,
} from '../src/triangular/solve.ts';
import { Dense } from './dense.ts';
import { randomComplex, randomMatrix } from './matrices.ts';

/** A well conditioned matrix, both triangles full, the diagonal too. */
function full(n: number, complex: boolean): NdArray {
  const a: NdArray = complex ? randomComplex(n, n, 3) : randomMatrix(n, n, 3);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const value = a.get(i, j);
      const [re, im] = value instanceof Complex ? [value.re, value.im] : [Number(value), 0];
      const factor = i === j ? 0.3 : 1 / n;
      const shifted = re * factor + Number(i === j);
      a.set(i, j, complex ? new Complex(shifted, im * factor) : shifted);
    }
  }
  return a;
}

/** The triangle that is meant, of a full matrix. */
function triangleOf(a: NdArray, { lower, unit = false, conjugate = false }: Triangle): Dense {
  const dense = Dense.of(a);
  const n = dense.rows;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const at = i * n + j;
      if (lower ? j > i : j < i) dense.re[at] = dense.im[at] = 0;
      if (unit && i === j) [dense.re[at], dense.im[at]] = [1, 0];
      if (conjugate) dense.im[at] = -dense.im[at]!;
    }
  }
  return dense;
}

/** A copy in the heap whose rows and columns are as far apart as told. */
function placed(a: NdArray, layout: string): { array: NdArray<'float64'>; matrix: Matrix } {
  const dtype = a.dtype as 'float64';
  const [m, n] = a.shape as [number, number];
  let array: NdArray<'float64'>;
  if (layout === 'byRows') array = newArray(dtype, [m, n]);
  else if (layout === 'byColumns') array = newArray(dtype, [n, m]).T;
  else if (layout === 'gaps') array = zeros([2 * m, 3 * n], { dtype }).slice('::2', '::3');
  else array = zeros([m, n], { dtype }).slice('::-1', '::-1');
  for (let i = 0; i < m; i++)
    for (let j = 0; j < n; j++) {
      array.set(i, j, a.get(i, j));
    }
  return { array, matrix: new Stack(array).matrix(0) };
}

const triangles: Triangle[] = [true, false].flatMap((lower) =>
  [true, false].flatMap((unit) => [true, false].map((conjugate) => ({ lower, unit, conjugate }))),
);
const layoutNames = ['byRows', 'byColumns', 'gaps', 'reversed'];

test.each(
  [false, true].flatMap((complex) =>
    [
      [0, 3],
      [1, 1],
      [2, 9],
      [5, 8],
      [7, 5],
      [33, 2],
      [66, 1],
      [66, 11],
    ].map(([n, columns]) => [complex ? 'complex' : 'real', n!, columns!] as const),
  ),
)('%s systems of order %d with %d right-hand sides', (kind, n, columns) => {
  const complex = kind === 'complex';
  const t = full(n, complex);
  const b: NdArray = complex ? randomComplex(n, columns, 8) : randomMatrix(n, columns, 8);
  for (const [turn, triangle] of triangles.entries()) {
    if (!complex && triangle.conjugate) continue;
    const meant = triangleOf(t, triangle);
    for (const [k, layout] of layoutNames.entries()) {
      // Each layout with some of the triangles where systems are large.
      if (n > 8 && (turn >> 1) % 4 !== k) continue;
      const system = placed(t, layoutNames[(k + 1) % 4]!);
      const before = system.array.tolist();
      const left = placed(b, layout);
      solveTriangular(system.matrix, left.matrix, triangle);
      expect(meant.times(Dense.of(left.array)).minus(Dense.of(b)).largest).toBeLessThan(1e-13);
      const right = placed(b.T.copy(), layout);
      solveTriangularRight(system.matrix, right.matrix, triangle);
      const product = Dense.of(right.array).times(meant);
      expect(product.minus(Dense.of(b.T)).largest).toBeLessThan(1e-13);
      const flipped = { ...triangle, lower: !triangle.lower };
      const across = placed(b, layout);
      solveTriangular(transposed(system.matrix), across.matrix, flipped);
      const turned = triangleOf(t.T, flipped);
      expect(turned.times(Dense.of(across.array)).minus(Dense.of(b)).largest).toBeLessThan(1e-13);
      expect(system.array.tolist()).toEqual(before);
    }
  }
});

test.each(['float64', 'complex128'])('inverses of %s', (dtype) => {
  for (const n of [0, 1, 2, 31, 33, 100]) {
    const t = full(n, dtype === 'complex128');
    for (const triangle of triangles) {
      if (triangle.conjugate) continue;
      const { array, matrix } = placed(t, triangle.unit ? 'byRows' : 'byColumns');
      invertTriangular(matrix, triangle);
      const product = triangleOf(array, triangle).times(triangleOf(t, triangle));
      expect(product.minus(Dense.identity(n)).largest).toBeLessThan(1e-13);
      const kept = (x: NdArray) => Dense.of(x).minus(triangleOf(x, { ...triangle, unit: false }));
      expect(kept(array).minus(kept(t)).largest).toBe(0);
    }
  }
});

test('what is not in the triangle is never read', () => {
  const t = full(40, false);
  for (let i = 0; i < 40; i++) for (let j = i; j < 40; j++) t.set(i, j, NaN);
  withFrame((frame) => {
    const b = frame.copied(randomMatrix(40, 20), 'float64');
    const { matrix } = placed(t, 'byRows');
    solveTriangular(matrix, b.matrix(0), { lower: true, unit: true });
    expect(Dense.of(b.array).largest).toBeLessThan(10);
  });
});
