/** Diagonals of a matrix: read, written, added up. */
import { broadcastLayout, dtypes, type ElementOf, type NdArray } from '@numloom/ndarray';
import { arrayOf, newArray } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import { sum } from '@numloom/ufunc';
import { copyto } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { Parts, Shape, SparseDType } from '../parts/parts.ts';
import { overlaid } from './overlay.ts';
import { sampled } from './select.ts';

/** Where a diagonal begins, and how long it is. */
interface Diagonal {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

/** @throws RangeError when `k` is no whole number; of what lies outside there is nothing. */
function diagonalOf([rows, columns]: Shape, k: number, caller: string): Diagonal {
  if (!Number.isInteger(k)) throw new RangeError(`${caller}: k is ${k}, must be a whole number`);
  const [row, column] = [Math.max(0, -k), Math.max(0, k)];
  return { row, column, length: Math.max(0, Math.min(rows - row, columns - column)) };
}

/** Elements (i, i + k) as a dense array; of a diagonal that lies outside it is empty. */
export function diagonal<D extends SparseDType>(a: Parts<D>, k: number): NdArray<D> {
  const { row, column, length } = diagonalOf(a.shape, k, 'diagonal');
  const lines = a.format === 'csc' ? a : convert(a, 'csr');
  return sampled(
    lines,
    Int32Array.from({ length }, (_, i) => row + i),
    Int32Array.from({ length }, (_, i) => column + i),
  ) as NdArray<D>;
}

/** The sum of elements (i, i + k). */
export function trace<D extends SparseDType>(a: Parts<D>, k: number): ElementOf<D> {
  return sum(diagonal(a, k)).evaluate().item() as ElementOf<D>;
}

/**
 * The matrix with other elements (i, i + k): a number for all of them, or a list, as many as it has.
 * O(nnz + rows).
 */
export function withDiagonal<D extends SparseDType>(
  a: Parts<D>,
  values: Operand,
  k: number,
): Parts<D> {
  const [rows, columns] = a.shape;
  const { row, column, length } = diagonalOf(a.shape, k, 'setdiag');
  if (k <= -Math.max(rows, 1) || k >= Math.max(columns, 1)) {
    throw new RangeError(`setdiag: k is ${k}, must be in (-${rows}, ${columns})`);
  }
  const from = arrayOf(values, 'setdiag');
  if (from.ndim > 1) {
    throw new RangeError(`setdiag: values have ${from.ndim} axes, must be a number or a list`);
  }
  if (dtypes[from.dtype].components === 2 && a.dtype !== 'complex128') {
    throw new TypeError(`setdiag: values are complex, the matrix ${a.dtype}`);
  }
  const count = from.ndim === 0 ? length : Math.min(length, from.size);
  const packed = newArray(a.dtype, [count]);
  const source =
    from.ndim === 0 ? from.withLayout(broadcastLayout(from, [count], 'setdiag')) : from;
  copyto(packed, from.ndim === 0 ? source : from.slice(`:${count}`), { casting: 'unsafe' });
  return overlaid(a, (r, c) => c - r === k && r < row + count, {
    rows: Int32Array.from({ length: count }, (_, i) => row + i),
    columns: Int32Array.from({ length: count }, (_, i) => column + i),
    numbers: numbersOf(packed as NdArray<SparseDType>),
  });
}
