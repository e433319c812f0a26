/** Matrices of one vector or two, whose diagonals are constant: as scipy.linalg makes them. */
import { concat, formatShape, type NdArray, sameShape, zeros } from '@numloom/ndarray';
import { conj } from '@numloom/ufunc';
import { arrayOf, type Operand } from '../arguments/operands.ts';

/**
 * The Toeplitz matrix of a first column `c` and a first row `r`, whose first element is not used; without
 * `r` that of the conjugate of `c`, a Hermitian matrix. Other axes than the last count matrices, of `c`
 * and of `r` alike.
 *
 * @returns a new array (…, c.length, r.length) of the dtype that both promote to
 * @throws RangeError when `c` or `r` is 0-d.
 *
 * @example
 * ```ts
 * import { toeplitz } from '@numloom/linalg';
 * console.log(toeplitz([1, 2], [1, 3, 4]).tolist()); // => [ [ 1, 3, 4 ], [ 2, 1, 3 ] ]
 * ```
 */
export function toeplitz(c: Operand, r?: Operand): NdArray {
  const column = vectorsOf(c, 'toeplitz', 'c');
  const row = r === undefined ? conjugateOf(column) : rowsOf(r, column, 'toeplitz');
  const down = column.slice('...', '::-1');
  const values = concat([down, row.slice('...', '1:')], { axis: -1 });
  return spread(values, column.shape.at(-1)!, row.shape.at(-1)!, -1);
}

/**
 * The Hankel matrix of a first column `c` and a last row `r`, whose first element is not used; zeros
 * without `r`. Its elements depend on i + j only.
 *
 * @returns a new array (…, c.length, r.length) of the dtype that both promote to
 * @throws RangeError when `c` or `r` is 0-d.
 *
 * @example
 * ```ts
 * import { hankel } from '@numloom/linalg';
 * console.log(hankel([1, 2], [2, 7, 8]).tolist()); // => [ [ 1, 2, 7 ], [ 2, 7, 8 ] ]
 * ```
 */
export function hankel(c: Operand, r?: Operand): NdArray {
  const column = vectorsOf(c, 'hankel', 'c');
  const { shape, dtype } = column;
  const row = r === undefined ? zeros(shape, { dtype }) : rowsOf(r, column, 'hankel');
  const values = concat([column, row.slice('...', '1:')], { axis: -1 });
  return spread(values, shape.at(-1)!, row.shape.at(-1)!, 1);
}

/**
 * The circulant matrix of a first column: each column is the one before, rotated by one element.
 *
 * @throws RangeError when `c` is 0-d.
 *
 * @example
 * ```ts
 * import { circulant } from '@numloom/linalg';
 * console.log(circulant([1, 2, 3]).tolist()); // => [ [ 1, 3, 2 ], [ 2, 1, 3 ], [ 3, 2, 1 ] ]
 * ```
 */
export function circulant(c: Operand): NdArray {
  const column = vectorsOf(c, 'circulant', 'c');
  const down = column.slice('...', '::-1');
  const n = column.shape.at(-1)!;
  return spread(concat([down, down.slice('...', ':-1')], { axis: -1 }), n, n, -1);
}

/** Rows that each start one element after the one before, or before it: a copy. */
function spread(values: NdArray, rows: number, columns: number, step: 1 | -1): NdArray {
  const { strides, offset } = values;
  const outer = values.shape.slice(0, -1);
  const stride = strides.at(-1)!;
  const shape = [...outer, rows, columns];
  if (rows === 0 || columns === 0) return zeros(shape, { dtype: values.dtype });
  return values
    .withLayout({
      shape,
      strides: [...strides.slice(0, -1), step * stride, stride],
      offset: offset + (step < 0 ? (rows - 1) * stride : 0),
    })
    .copy();
}

function vectorsOf(operand: Operand, caller: string, name: string): NdArray {
  const array = arrayOf(operand, caller);
  if (array.ndim > 0) return array;
  throw new RangeError(`${caller}: ${name} is 0-d, needs at least one axis`);
}

function rowsOf(r: Operand, column: NdArray, caller: string): NdArray {
  const row = vectorsOf(r, caller, 'r');
  if (sameShape(row.shape.slice(0, -1), column.shape.slice(0, -1))) return row;
  throw new RangeError(
    `${caller}: c has the shape ${formatShape(column.shape)}, r ${formatShape(row.shape)}; all but ` +
      'their last axes must be the same',
  );
}

function conjugateOf(array: NdArray): NdArray {
  return array.dtype.startsWith('complex') ? conj(array).evaluate() : array;
}
