/** Matrices and right-hand sides for tests of solvers. */
import { array, Complex, type NdArray } from '@numloom/ndarray';
import { csr_array, type SparseArray } from '@numloom/sparse';

/** Numbers between -1 and 1, the same for a seed (Park and Miller 1988). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (2 * state) / 2_147_483_647 - 1;
  };
}

/** The five-point Laplacian on a grid of side x side points. */
export function laplacian(side: number): SparseArray {
  const n = side * side;
  const rows = Array.from({ length: n }, (_, i) => {
    const row = new Array<number>(n).fill(0);
    row[i] = 4;
    if (i % side > 0) row[i - 1] = -1;
    if (i % side < side - 1) row[i + 1] = -1;
    if (i >= side) row[i - side] = -1;
    if (i < n - side) row[i + side] = -1;
    return row;
  });
  return csr_array(rows);
}

export type Element = number | Complex;

/** A random matrix, a part of whose elements are not zero; `shift` is added to its diagonal. */
export function randomMatrix(
  rows: number,
  columns: number,
  random: () => number,
  { complex = false, shift = 0, density = 0.5 } = {},
): Element[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (__, j) => {
      const isThere = random() < 2 * density - 1 || i === j;
      const re = isThere ? random() + (i === j ? shift : 0) : 0;
      return complex ? new Complex(re, isThere ? random() : 0) : re;
    }),
  );
}

export function randomVector(n: number, random: () => number, complex = false): Element[] {
  return Array.from({ length: n }, () => (complex ? new Complex(random(), random()) : random()));
}

const complexOf = (x: Element): Complex => (x instanceof Complex ? x : new Complex(x));

/** Aᴴ A + shift I, Hermitian. */
export function gram(a: readonly (readonly Element[])[], shift: number): Element[][] {
  const columns = a[0]!.length;
  const isComplex = a[0]![0] instanceof Complex;
  return Array.from({ length: columns }, (_, i) =>
    Array.from({ length: columns }, (__, j) => {
      let [re, im] = [i === j ? shift : 0, 0];
      for (const row of a) {
        const [x, y] = [complexOf(row[i]!), complexOf(row[j]!)];
        re += x.re * y.re + x.im * y.im;
        im += x.re * y.im - x.im * y.re;
      }
      return isComplex ? new Complex(re, im) : re;
    }),
  );
}

/** Largest difference of elements. */
export function difference(x: NdArray, y: NdArray): number {
  const [a, b] = [x, y].map((one) => one.astype('complex128').copy().tolist() as Complex[]) as [
    Complex[],
    Complex[],
  ];
  if (a.length !== b.length) return Infinity;
  return Math.max(0, ...a.map((value, i) => Math.hypot(value.re - b[i]!.re, value.im - b[i]!.im)));
}

export function dense(rows: Element[][]): NdArray {
  return array(rows as number[][]);
}

export function vector(elements: Element[]): NdArray {
  return array(elements as number[]);
}
