/** Other values in the same places. */
import { type ElementOf, type NdArray, zeros } from '@numloom/ndarray';
import type { Format, Parts, SparseDType } from '../parts/parts.ts';
import { fromElements } from './elements.ts';

/** The same matrix with values of another dtype; itself if it has that one. */
export function asDType<D extends SparseDType, F extends Format>(
  parts: Parts<SparseDType, F>,
  dtype: D,
): Parts<D, F> {
  if (parts.dtype === dtype) return parts as Parts<D, F>;
  return withValues(parts, dtype, (values) => values.astype(dtype));
}

/** The same matrix, no array of which belongs to another. */
export function copiedParts<D extends SparseDType, F extends Format>(
  parts: Parts<D, F>,
): Parts<D, F> {
  const same: Parts<D> = parts;
  switch (same.format) {
    case 'coo':
      return {
        ...same,
        row: same.row.copy(),
        col: same.col.copy(),
        data: same.data.copy(),
      } as Parts<D, F>;
    case 'dia':
      return { ...same, offsets: same.offsets.copy(), data: same.data.copy() } as Parts<D, F>;
    case 'dok':
      return { ...same, entries: new Map(same.entries) } as Parts<D, F>;
    case 'lil':
      return {
        ...same,
        rows: same.rows.map((row) => [...row]),
        values: same.values.map((row) => [...row]),
      } as Parts<D, F>;
    default:
      return {
        ...same,
        indptr: same.indptr.copy(),
        indices: same.indices.copy(),
        data: same.data.copy(),
      } as Parts<D, F>;
  }
}

/** The same places with what a function makes of the values; indices are shared. */
function withValues<D extends SparseDType, E extends SparseDType, F extends Format>(
  parts: Parts<D, F>,
  dtype: E,
  make: (values: NdArray<D>) => NdArray<E>,
): Parts<E, F> {
  const same: Parts<D> = parts;
  const each = (list: readonly ElementOf<D>[]): ElementOf<E>[] =>
    make(fromElements(same.dtype, list)).tolist() as ElementOf<E>[];
  switch (same.format) {
    case 'dok': {
      const values = each([...same.entries.values()]);
      const entries = new Map([...same.entries.keys()].map((place, k) => [place, values[k]!]));
      return { ...same, dtype, entries } as unknown as Parts<E, F>;
    }
    case 'lil': {
      const all = each(same.values.flat());
      let at = 0;
      const values = same.rows.map((row) => all.slice(at, (at += row.length)));
      return { ...same, dtype, rows: same.rows.map((row) => [...row]), values } as unknown as Parts<
        E,
        F
      >;
    }
    default:
      return { ...same, dtype, data: make(same.data) } as unknown as Parts<E, F>;
  }
}

/** The real or the imaginary parts in the same places. */
export function partOf<F extends Format>(
  parts: Parts<SparseDType, F>,
  part: 'imag' | 'real',
): Parts<SparseDType, F> {
  if (parts.dtype !== 'complex128') {
    if (part === 'real') return parts;
    return withValues(parts, parts.dtype, (values) => zeros(values.shape, { dtype: parts.dtype }));
  }
  return withValues(parts, 'float64', (values) => (values as NdArray<'complex128'>)[part].copy());
}

/** Complex conjugates in the same places. */
export function conjugated<D extends SparseDType, F extends Format>(
  parts: Parts<D, F>,
): Parts<D, F> {
  return withValues(parts, parts.dtype, (values) => {
    const turned = values.copy();
    const numbers = turned.storage.view(turned.dtype) as Float64Array;
    const end = 2 * (turned.offset + turned.size);
    for (let k = 2 * turned.offset + 1; k < end; k += 2) numbers[k] = -numbers[k]!;
    return turned;
  });
}
