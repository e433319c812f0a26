import { eigvalsh, matmul } from '@numloom/linalg';
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { type BoundaryConditions, eye_array, LaplacianNd } from '@numloom/sparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference, laplacian } from './systems.ts';

const flat = (a: NdArray): NdArray => a.reshape([-1]);

describe('LaplacianNd', () => {
  // As scipy.sparse.linalg.LaplacianNd has them.
  test.each<[BoundaryConditions, number[][], number[]]>([
    [
      'neumann',
      [
        [-2, 1, 0, 1, 0, 0],
        [1, -3, 1, 0, 1, 0],
        [0, 1, -2, 0, 0, 1],
        [1, 0, 0, -2, 1, 0],
        [0, 1, 0, 1, -3, 1],
        [0, 0, 1, 0, 1, -2],
      ],
      [-5, -3, -3, -2, -1, 0],
    ],
    [
      'dirichlet',
      [
        [-4, 1, 0, 1, 0, 0],
        [1, -4, 1, 0, 1, 0],
        [0, 1, -4, 0, 0, 1],
        [1, 0, 0, -4, 1, 0],
        [0, 1, 0, 1, -4, 1],
        [0, 0, 1, 0, 1, -4],
      ],
      [-6.414213562373095, -5, -4.414213562373095, -3.585786437626905, -3, -1.585786437626905],
    ],
    [
      'periodic',
      [
        [-4, 1, 1, 2, 0, 0],
        [1, -4, 1, 0, 2, 0],
        [1, 1, -4, 0, 0, 2],
        [2, 0, 0, -4, 1, 1],
        [0, 2, 0, 1, -4, 1],
        [0, 0, 2, 1, 1, -4],
      ],
      [-7, -7, -4, -3, -3, 0],
    ],
  ])('%s, as SciPy has it', (boundary_conditions, matrix, values) => {
    const of = LaplacianNd([2, 3], { boundary_conditions });
    expect(of.toarray().tolist()).toEqual(matrix);
    expect(difference(of.eigenvalues(), array(values))).toBeLessThan(1e-14);
    expect(of.tosparse().format).toBe('csr');
    expect(LaplacianNd([3], { boundary_conditions }).tosparse().format).toBe('dia');
  });

  test('products, matrices, eigenvalues and eigenvectors agree', () => {
    const grid = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
    const conditions = fc.constantFrom<BoundaryConditions>('neumann', 'dirichlet', 'periodic');
    fc.assert(
      fc.property(grid, conditions, fc.nat(300), (grid_shape, boundary_conditions, m) => {
        const of = LaplacianNd(grid_shape, { boundary_conditions });
        const [n] = of.shape;
        const matrix = of.toarray();
        const columns = of.matmat(eye_array(n).toarray());
        expect(columns.tolist()).toEqual(matrix.tolist());
        expect(of.rmatmat(eye_array(n).toarray()).tolist()).toEqual(matrix.tolist());
        const values = of.eigenvalues();
        expect(difference(values, eigvalsh(matrix))).toBeLessThan(1e-12);
        const count = Math.min(m, n);
        const some = of.eigenvalues(m);
        expect(some.tolist()).toEqual(values.slice(`${n - count}:`).tolist());
        const vectors = of.eigenvectors(m);
        expect(vectors.shape).toEqual([n, count]);
        if (count === 0) return;
        const images: NdArray = matmul(matrix, vectors);
        const wanted: NdArray = vectors;
        const scaled = array(
          (wanted.tolist() as number[][]).map((row) => row.map((x, j) => x * some.get(j))),
        );
        expect(difference(flat(images), flat(scaled))).toBeLessThan(1e-12);
        const products: NdArray = matmul(vectors.T, vectors);
        expect(difference(flat(products), flat(eye_array(count).toarray()))).toBeLessThan(1e-13);
      }),
      { numRuns: 60 },
    );
  });

  test("the first eigenvectors are SciPy's", () => {
    const line = LaplacianNd([5], { boundary_conditions: 'periodic' });
    const wanted = [
      [0.37174803, 0.51166727, 0.4472136],
      [0.60150096, -0.19543951, 0.4472136],
      [0, -0.63245553, 0.4472136],
      [-0.60150096, -0.19543951, 0.4472136],
      [-0.37174803, 0.51166727, 0.4472136],
    ];
    expect(difference(flat(line.eigenvectors(3)), flat(array(wanted)))).toBeLessThan(1e-8);
  });

  test('dtypes, complex vectors, a larger grid', () => {
    const of = LaplacianNd([12, 12], { boundary_conditions: 'dirichlet', dtype: 'float32' });
    expect([of.dtype, of.tosparse().dtype]).toEqual(['float32', 'float32']);
    const a = laplacian(12).multiply(-1);
    const x = array(Array.from({ length: 144 }, (_, i) => new Complex(Math.sin(i), i % 7)));
    expect(difference(of.matvec(x), a.matmul(x) as NdArray)).toBeLessThan(1e-13);
  });

  test('refuses what is no grid', () => {
    for (const shape of [[], [0], [2.5], [-1], 3, undefined, 10n, [2 ** 16, 2 ** 15]]) {
      expect(() => LaplacianNd(shape as number[])).toThrow(/^LaplacianNd: grid_shape is/);
    }
    expect(() => LaplacianNd([2 ** 20, 2 ** 10]).toarray()).toThrow(/^tosparse: \d+ entries/);
    expect(() => LaplacianNd([1000, 1000]).eigenvectors()).toThrow(/^zeros: .* bytes are more/);
    const wrong = { boundary_conditions: 'robin' } as never;
    expect(() => LaplacianNd([2], wrong)).toThrow(/^LaplacianNd: boundary_conditions is robin/);
    expect(() => LaplacianNd([2], { dtype: 'int8' as never })).toThrow(/^LaplacianNd: .*int8/);
    expect(() => LaplacianNd([2]).eigenvalues(-1)).toThrow(/^eigenvalues: m is -1/);
    expect(() => LaplacianNd([2]).eigenvectors(1.5)).toThrow(/^eigenvectors: m is 1.5/);
  });
});
