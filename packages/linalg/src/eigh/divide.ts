/**
 * Eigenvalues and eigenvectors of real symmetric tridiagonal matrices by divide and conquer: halves
 * that are joined by a matrix of rank one (Cuppen 1981), what they have in common deflated, vectors
 * made of roots by Löwner's formula (Gu and Eisenstat 1995). At most 4/3 n³ operations, nearly all
 * in products of matrices; far fewer where much deflates.
 */
import { eigh } from '../kernels/generated/eigh.ts';
import { secular } from '../kernels/generated/secular.ts';
import { kernelsOf } from '../kernels/load.ts';
import { type Frame, view } from '../memory/frame.ts';
import { byColumns, type Matrix } from '../memory/matrix.ts';
import { Merging } from './merging.ts';

/** Largest size that the QL method solves. */
const SMALL = 32;

/**
 * Eigenvalues, ascending, replace the diagonal `d`; `e`, the subdiagonal, is destroyed (addresses of
 * float64). The eigenvectors become the columns of `z` (n x n, by columns). Answers how many
 * eigenvalues were not found.
 */
export function tridiagonalPairs(d: number, e: number, z: Matrix, frame: Frame): number {
  const n = z.rows;
  const { setColumns, tridiagonalVectors } = kernelsOf(eigh);
  const base = (start: number, size: number, to: Matrix) =>
    tridiagonalVectors(
      ...([size, d + 8 * start, e + 8 * start, size] as const),
      ...([to.address + 8 * start * (1 + to.columnStride), to.columnStride] as const),
    );
  if (n <= SMALL) {
    setColumns(n, z.address, z.columnStride);
    return base(0, n, z);
  }
  const factor = scaled(d, e, n);
  const work = byColumns('float64', frame.elements('float64', n * n), n, n);
  setColumns(n, work.address, n);
  const merging = new Merging(d, work, frame);
  let missing = 0;
  /** Answers the order of the eigenvalues of a part. */
  const solve = (start: number, size: number): Int32Array => {
    if (size <= SMALL) {
      missing += base(start, size, work);
      return Int32Array.from({ length: size }, (_, i) => i);
    }
    const half = size >> 1;
    const diagonal = view('float64', d + 8 * start, size);
    const joint = view('float64', e + 8 * (start + half - 1), 1)[0]!;
    diagonal[half - 1]! -= Math.abs(joint);
    diagonal[half]! -= Math.abs(joint);
    const first = solve(start, half);
    const second = solve(start + half, size - half);
    if (missing > 0) return first;
    const order = merging.merge(start, half, size, joint, first, second);
    missing += merging.missing;
    return order;
  };
  const order = solve(0, n);
  if (missing > 0) return missing;
  const index = frame.bytes(4 * n);
  view('int32', index, n).set(order);
  kernelsOf(secular).gatherColumns(n, n, work.address, n, index, z.address, z.columnStride);
  const values = view('float64', d, n);
  values.set(Float64Array.from(order, (i) => values[i]! / factor));
  return 0;
}

/** Scales d and e by the power of two, which it answers, that brings the largest element near 1. */
function scaled(d: number, e: number, n: number): number {
  const parts = [view('float64', d, n), view('float64', e, n - 1)];
  let largest = 0;
  for (const part of parts) for (const x of part) largest = Math.max(largest, Math.abs(x));
  if (largest === 0) return 1;
  const factor = 2 ** Math.max(-1000, Math.min(1000, -Math.floor(Math.log2(largest))));
  for (const part of parts) for (let i = 0; i < part.length; i++) part[i]! *= factor;
  return factor;
}
