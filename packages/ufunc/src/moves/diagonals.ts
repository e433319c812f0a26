/** The main diagonal: written, and its indices. */
import { assertOptions, copyto, NdArray } from '@numloom/ndarray';
import type { Operand } from '../expression/operand.ts';
import { checkCount } from '../expression/shown.ts';
import { indexArray } from '../order/rows.ts';
import { valuesFor } from './along.ts';
import { resize } from './resize.ts';

/** Option of {@link fill_diagonal}. */
export interface FillDiagonalOptions {
  /** Whether the diagonal of a tall matrix begins anew behind its end, one row left out. */
  readonly wrap?: boolean | undefined;
}

/**
 * Writes values to the main diagonal of an array, repeated as often as needed.
 *
 * @param a - an array of at least two axes, all of one length where there are more than two
 * @param val - a number, or values in C order, converted as by `astype`
 * @param options - `wrap`
 * @throws RangeError when the axes are not as said or there is no value; TypeError when `a` is no
 *   array, or for complex values of a real one; Error when `a` is disposed or a broadcast view
 * @example
 * ```ts
 * import { zeros } from '@numloom/ndarray';
 * import { fill_diagonal } from '@numloom/ufunc';
 * const a = zeros([3, 3]);
 * fill_diagonal(a, [1, 2]);
 * console.log(a.tolist()); // => [ [ 1, 0, 0 ], [ 0, 2, 0 ], [ 0, 0, 1 ] ]
 * ```
 */
export function fill_diagonal(a: NdArray, val: Operand, options: FillDiagonalOptions = {}): void {
  if (!(a instanceof NdArray)) {
    throw new TypeError('fill_diagonal: expected an NdArray to write to; make one with array(...)');
  }
  assertOptions(options, ['wrap'], 'fill_diagonal');
  const { shape, strides, offset } = a;
  if (shape.length < 2) {
    throw new RangeError(`fill_diagonal: the array has ${shape.length} axes, needs at least 2`);
  }
  if (shape.length > 2 && shape.some((length) => length !== shape[0])) {
    throw new RangeError(
      `fill_diagonal: the array has the shape (${shape.join(', ')}); more than two axes must be of one length`,
    );
  }
  a.assertWritable('fill_diagonal');
  const values = valuesFor(val, a, 'fill_diagonal');
  const columns = shape[1]!;
  const step = strides.reduce((sum, stride) => sum + stride, 0);
  const starts: number[] = [];
  if (columns > 0) {
    for (let row = 0; row < shape[0]!; row += columns + 1) {
      starts.push(row);
      if (options.wrap !== true || shape.length > 2) break;
    }
  }
  const lengths = starts.map((row) => Math.min(columns, shape[0]! - row));
  const count = lengths.reduce((sum, length) => sum + length, 0);
  if (count > 0 && values.size === 0) throw new RangeError('fill_diagonal: val has no element');
  // A copy, for it may be part of the array.
  const repeated = resize(values, count);
  let done = 0;
  starts.forEach((row, i) => {
    const length = lengths[i]!;
    const layout = { shape: [length], strides: [step], offset: offset + row * strides[0]! };
    copyto(a.withLayout(layout), repeated.slice(`${done}:${done + length}`));
    done += length;
  });
}

/** Option of {@link diag_indices}. */
export interface DiagIndicesOptions {
  /** The number of axes; 2 by default. */
  readonly ndim?: number | undefined;
}

/**
 * The indices of the main diagonal of an array whose axes have the length `n`: for each axis one
 * array, of int64.
 *
 * @throws RangeError when `n` or `ndim` is no whole number of at least 0
 * @example
 * ```ts
 * import { arange, indexed } from '@numloom/ndarray';
 * import { diag_indices } from '@numloom/ufunc';
 * console.log(indexed(arange(9).reshape([3, 3]), ...diag_indices(3)).tolist()); // => [ 0, 4, 8 ]
 * ```
 */
export function diag_indices(n: number, options: DiagIndicesOptions = {}): NdArray<'int64'>[] {
  assertOptions(options, ['ndim'], 'diag_indices');
  const { ndim = 2 } = options;
  checkCount(n, 'n', 'diag_indices');
  checkCount(ndim, 'ndim', 'diag_indices');
  const index = Uint32Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: ndim }, () => indexArray(index));
}
