/** Matrices that factorisations are tested with, those of Higham's "Accuracy and Stability" among them. */
import { asarray, Complex, type NdArray, zeros } from '@numloom/ndarray';

/** Numbers in [-1, 1) that depend on the seed only (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

type Element = (i: number, j: number) => number;

/** A float64 matrix by its elements. */
export function matrix(rows: number, columns: number, element: Element): NdArray<'float64'> {
  const data = new Float64Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) data[at++] = element(i, j);
  }
  return asarray(data).reshape([rows, columns]).copy();
}

export function randomMatrix(rows: number, columns: number, seed = 1): NdArray<'float64'> {
  const next = random(seed);
  return matrix(rows, columns, next);
}

export function randomComplex(rows: number, columns: number, seed = 1): NdArray<'complex128'> {
  const next = random(seed);
  const result = zeros([rows, columns], { dtype: 'complex128' });
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) result.set(i, j, new Complex(next(), next()));
  }
  return result;
}

/** A + A^T, or its complex counterpart: A + A^H. */
export function randomHermitian(n: number, seed = 1, complex = false): NdArray {
  const a = complex ? randomComplex(n, n, seed) : randomMatrix(n, n, seed);
  const result = a.copy() as NdArray;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const x = a.get(i, j);
      const y = a.get(j, i);
      const sum =
        x instanceof Complex
          ? new Complex(x.re + (y as Complex).re, x.im - (y as Complex).im)
          : x + (y as number);
      result.set(i, j, sum);
    }
  }
  return result;
}

/** Named square matrices of size n, the difficult ones among them. */
export const squareMatrices: Record<string, (n: number) => NdArray<'float64'>> = {
  random: (n) => randomMatrix(n, n, 7),
  'graded rows': (n) => {
    const next = random(11);
    return matrix(n, n, (i) => next() * 10 ** (-i * (16 / Math.max(n, 1))));
  },
  'graded columns': (n) => {
    const next = random(12);
    return matrix(n, n, (_, j) => next() * 10 ** (j * (12 / Math.max(n, 1))));
  },
  'nearly singular': (n) => {
    const next = random(13);
    const u = Array.from({ length: n }, next);
    const v = Array.from({ length: n }, next);
    return matrix(n, n, (i, j) => u[i]! * v[j]! + 1e-13 * next());
  },
  Hilbert: (n) => matrix(n, n, (i, j) => 1 / (i + j + 1)),
  /** Pivots grow as 2^(n-1). */
  Wilkinson: (n) => matrix(n, n, (i, j) => (j === n - 1 || i === j ? 1 : i > j ? -1 : 0)),
  Frank: (n) => matrix(n, n, (i, j) => (j < i - 1 ? 0 : n - Math.max(i, j))),
  Kahan: (n) =>
    matrix(n, n, (i, j) => (j < i ? 0 : Math.sin(1.2) ** i * (i === j ? 1 : -Math.cos(1.2)))),
  companion: (n) => {
    const next = random(14);
    const first = Array.from({ length: n }, next);
    return matrix(n, n, (i, j) => (i === 0 ? first[j]! : i === j + 1 ? 1 : 0));
  },
  /** One Jordan block. */
  defective: (n) => matrix(n, n, (i, j) => (i === j ? 2 : j === i + 1 ? 1 : 0)),
  /** Symmetric, tridiagonal, with pairs of eigenvalues that are nearly equal. */
  'Wilkinson W+': (n) =>
    matrix(n, n, (i, j) => (i === j ? Math.abs((n - 1) / 2 - i) : Math.abs(i - j) === 1 ? 1 : 0)),
  identity: (n) => matrix(n, n, (i, j) => Number(i === j)),
  zero: (n) => matrix(n, n, () => 0),
  'rotation of axes': (n) => matrix(n, n, (i, j) => Number((i + 1) % n === j)),
  'norm 1e-300': (n) => {
    const next = random(15);
    return matrix(n, n, () => next() * 1e-300);
  },
  'norm 1e300': (n) => {
    const next = random(16);
    return matrix(n, n, () => next() * 1e300);
  },
};

/** Sizes around those where algorithms change. */
export const sizes = [0, 1, 2, 3, 5, 8, 17, 33, 70] as const;

/** The same values in other layouts: transposed, reversed, with gaps, on memory of the user's. */
export function layouts(a: NdArray): Record<string, NdArray> {
  const { dtype, shape } = a;
  const ndim = a.ndim;
  const byColumns = a.mT.copy().mT;
  const reversed = a.slice('...', '::-1', '::-1').copy().slice('...', '::-1', '::-1');
  const wide = zeros([...shape.slice(0, -1), 2 * shape.at(-1)!], { dtype });
  const gaps = wide.slice(...Array.from({ length: ndim - 1 }, () => ':'), '::2');
  const result: Record<string, NdArray> = { contiguous: a.copy(), byColumns, reversed };
  let at = 0;
  const places = a.size > 0 ? [...indices(shape)] : [];
  for (const value of a.values()) gaps.set(...([...places[at++]!, value] as unknown as [number]));
  result['gaps'] = gaps;
  return result;
}

function* indices(shape: readonly number[]): Generator<number[]> {
  const place = shape.map(() => 0);
  for (;;) {
    yield [...place];
    let axis = shape.length - 1;
    for (; axis >= 0 && ++place[axis]! === shape[axis]; axis--) place[axis] = 0;
    if (axis < 0) return;
  }
}
