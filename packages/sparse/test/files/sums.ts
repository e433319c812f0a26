/** What tests compare matrices by. */
import type { NdArray } from '@numloom/ndarray';
import type { SparseArray } from '@numloom/sparse';

/** Sums that depend on each entry and on its place, as reference/make_files.py has them. */
export function checkSums(a: SparseArray): {
  shape: readonly number[];
  nnz: number;
  sums: number[][];
} {
  const { row, col, data, shape } = a.tocoo().parts;
  const [rows, columns] = [row.tolist() as number[], col.tolist() as number[]];
  const sums = [
    [0, 0],
    [0, 0],
  ];
  (Array.from((data as NdArray).values()) as (number | { re: number; im: number })[]).forEach(
    (value, k) => {
      const [re, im] = typeof value === 'number' ? [value, 0] : [value.re, value.im];
      const weight = (1 + rows[k]!) * Math.sqrt(2 + columns[k]!);
      sums[0]![0]! += re;
      sums[0]![1]! += im;
      sums[1]![0]! += re * weight;
      sums[1]![1]! += im * weight;
    },
  );
  return { shape, nnz: a.nnz, sums };
}
