/** Hermitian matrices that factorisations are tested with: definite ones, and triangles of garbage. */
import { Complex, type NdArray, zeros } from '@numloom/ndarray';
import { Dense } from './dense.ts';
import { matrix, random, randomComplex, randomMatrix } from './matrices.ts';

/** A A^H + n I of a random matrix. */
export function randomDefinite(n: number, seed = 1, complex = false): NdArray {
  const a = complex ? randomComplex(n, n, seed) : randomMatrix(n, n, seed);
  const dense = Dense.of(a);
  const gram = dense.times(dense.adjoint);
  return build(n, complex, (i, j) => {
    const at = i * n + j;
    return [gram.re[at]! + (i === j ? n / 4 : 0), i === j ? 0 : gram.im[at]!];
  });
}

/** D A D with a diagonal D. */
function scaledBoth(a: NdArray, factor: (i: number) => number): NdArray {
  const n = a.shape[0]!;
  return build(n, false, (i, j) => [(a.get(i, j) as number) * factor(i) * factor(j), 0]);
}

export const definiteMatrices: Record<string, (n: number) => NdArray> = {
  random: (n) => randomDefinite(n, 3),
  complex: (n) => randomDefinite(n, 4, true),
  graded: (n) => scaledBoth(randomDefinite(n, 5), (i) => 10 ** ((-8 * i) / Math.max(n, 1))),
  'graded upwards': (n) =>
    scaledBoth(randomDefinite(n, 6), (i) => 10 ** ((8 * i) / Math.max(n, 1))),
  Hilbert: (n) => matrix(n, n, (i, j) => 1 / (i + j + 1) + Number(n > 8 && i === j) * 1e-12),
  minimum: (n) => matrix(n, n, (i, j) => Math.min(i, j) + 1),
  tridiagonal: (n) => matrix(n, n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
  'norm 1e-300': (n) => scaledBoth(randomDefinite(n, 7), () => 1e-150),
  'norm 1e300': (n) => scaledBoth(randomDefinite(n, 8), () => 1e149),
};

type Parts = readonly [re: number, im: number];

/** A matrix by the parts of its elements. */
export function build(
  n: number,
  complex: boolean,
  element: (i: number, j: number) => Parts,
): NdArray {
  const result: NdArray = zeros([n, n], { dtype: complex ? 'complex128' : 'float64' });
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const [re, im] = element(i, j);
      result.set(i, j, complex ? new Complex(re, im) : re);
    }
  }
  return result;
}

/** A copy with garbage, or what else is asked for, in the triangle that is not to be read. */
export function withGarbage(a: NdArray, lower: boolean, garbage = 1e9): NdArray {
  const result = a.copy();
  const n = a.shape.at(-1)!;
  const next = random(99);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (lower ? i < j : i > j) result.set(i, j, garbage * next());
  }
  return result;
}
