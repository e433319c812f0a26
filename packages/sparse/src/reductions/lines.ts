/** The lines that a reduction goes along. */
import { type DType, normalizeAxis } from '@numloom/ndarray';
import { checkOptions } from '../parts/options.ts';
import { canonical } from '../convert/canonical.ts';
import { convert } from '../convert/convert.ts';
import type { Axes, CompressedParts, Parts } from '../parts/parts.ts';

/** Options of a reduction. */
export interface AxisOptions {
  /** 0 for one result of each column, 1 for one of each row; all elements by default, as with one axis. */
  readonly axis?: number | null | undefined;
}

/** Options of sums and means. */
export interface SumOptions<D extends DType = DType> extends AxisOptions {
  /** The dtype of the result; that of the matrix by default. */
  readonly dtype?: D | undefined;
}

/** Options of extremes. */
export interface ExtremeOptions extends AxisOptions {
  /** Whether elements that are not stored are left out; false by default. */
  readonly explicit?: boolean | undefined;
}

/** Checks options; answers the axis, undefined for all elements, as for the only axis of an array. */
export function axisOf(
  options: AxisOptions,
  caller: string,
  ndim: Axes,
  known: readonly string[] = ['axis'],
): 0 | 1 | undefined {
  checkOptions(options, known, caller);
  const { axis } = options;
  if (axis === undefined || axis === null) return undefined;
  const along = normalizeAxis(axis, ndim, caller) as 0 | 1;
  return ndim === 1 ? undefined : along;
}

/** The rows, or for axis 0 the columns, indices increasing, none twice; and their elements. */
export function linesAlong<D extends Parts['dtype']>(
  a: Parts<D>,
  axis: 0 | 1,
): { readonly lines: CompressedParts<D>; readonly count: number; readonly length: number } {
  const lines = canonical<D, 'csc' | 'csr'>(convert(a, axis === 0 ? 'csc' : 'csr'));
  return { lines, count: a.shape[1 - axis]!, length: a.shape[axis] };
}
