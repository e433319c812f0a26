/** Diagonals, as views. */
import { namedOptions } from '../options.ts';
import { checkWhole } from '../creation/checks.ts';
import type { NdArray } from '../array/ndarray.ts';
import { type NdArrayLike, toArray } from '../creation/input.ts';
import type { DType } from '../dtype/dtypes.ts';
import { normalizeAxes } from '../layout/layout.ts';

/** Options of {@link diagonal}. */
export interface DiagonalOptions {
  /** How far above the main diagonal; negative below. */
  readonly offset?: number | undefined;
  /** Axis of the rows, 0 unless told otherwise. */
  readonly axis1?: number | undefined;
  /** Axis of the columns, 1 unless told otherwise. */
  readonly axis2?: number | undefined;
}

/**
 * A diagonal of the matrices in two axes: a view without these axes and with the diagonal's as
 * its last. Unlike in NumPy, writing to it writes to `a`.
 *
 * @throws RangeError when an axis does not exist or both are the same.
 *
 * @example
 * ```ts
 * import { arange, diagonal } from '@numloom/ndarray';
 * console.log(diagonal(arange(6).reshape([2, 3]), { offset: 1 }).tolist()); // => [ 1, 5 ]
 * ```
 */
export function diagonal<D extends DType = 'float64'>(
  a: NdArrayLike<D>,
  options: DiagonalOptions = {},
): NdArray<D> {
  const {
    offset = 0,
    axis1 = 0,
    axis2 = 1,
  } = namedOptions(options, ['offset', 'axis1', 'axis2'], 'diagonal');
  const x = toArray(a, 'diagonal');
  const [row, column] = normalizeAxes([axis1, axis2], x.ndim, 'diagonal') as [number, number];
  checkWhole(offset, 'the offset', 'diagonal');
  const [down, right] = [Math.max(0, -offset), Math.max(0, offset)];
  const length = Math.max(0, Math.min(x.shape[row]! - down, x.shape[column]! - right));
  const others = <T>(list: readonly T[]) =>
    list.filter((_, axis) => axis !== row && axis !== column);
  const [s1, s2] = [x.strides[row]!, x.strides[column]!];
  return x.withLayout({
    shape: [...others(x.shape), length],
    strides: [...others(x.strides), s1 + s2],
    offset: x.offset + (length > 0 ? down * s1 + right * s2 : 0),
  });
}
