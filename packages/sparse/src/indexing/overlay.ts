/** A matrix some of whose elements are replaced. */
import { dtypes, type NdArray } from '@numloom/ndarray';
import { newArray } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { int32Array, numbersOf } from '../parts/numbers.ts';
import type { Parts, SparseDType } from '../parts/parts.ts';

/** New elements: places, and values as packed numbers, complex ones as pairs. */
export interface Replacements {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly numbers: ArrayLike<number>;
}

/**
 * The matrix without the entries of places that are `replaced`, and with new ones there, none twice; zeros
 * among them are left out. O(nnz + replacements).
 */
export function overlaid<D extends SparseDType>(
  a: Parts<D>,
  replaced: (row: number, column: number) => boolean,
  { rows, columns, numbers }: Replacements,
): Parts<D> {
  const { dtype, shape, row, col, data } = convert(a, 'coo');
  const { components } = dtypes[dtype];
  const [i, j] = [numbersOf(row), numbersOf(col)];
  const values = numbersOf(data as NdArray<SparseDType>);
  const most = i.length + rows.length;
  const [toRows, toColumns] = [new Int32Array(most), new Int32Array(most)];
  const toValues = new Float64Array(most * components);
  let to = 0;
  const put = (r: number, c: number, from: ArrayLike<number>, k: number): void => {
    [toRows[to], toColumns[to]] = [r, c];
    for (let part = 0; part < components; part++) {
      toValues[to * components + part] = from[k * components + part]!;
    }
    to++;
  };
  for (let k = 0; k < i.length; k++) {
    if (!replaced(i[k]!, j[k]!)) put(i[k]!, j[k]!, values, k);
  }
  for (let k = 0; k < rows.length; k++) {
    const isNone = numbers[k * components] === 0 && (components === 1 || numbers[2 * k + 1] === 0);
    if (!isNone) put(rows[k]!, columns[k]!, numbers, k);
  }
  const kept = newArray(dtype, [to]);
  numbersOf(kept as NdArray<SparseDType>).set(toValues.subarray(0, to * components));
  const triplets = {
    format: 'coo',
    dtype,
    shape,
    data: kept,
    row: int32Array(toRows.subarray(0, to)),
    col: int32Array(toColumns.subarray(0, to)),
  } as Parts<D>;
  return convert(triplets, a.format);
}
