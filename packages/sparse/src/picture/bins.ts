/** A matrix as a grid of shades: its entries, or how many of them lie in each part of it. */
import { dtypes } from '@numloom/ndarray';
import type { CooParts } from '../parts/parts.ts';

/** Shades that are told apart; 0 is nothing. */
export const SHADES = 8;

/** Cells by rows. */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  /** 0 to {@link SHADES}. */
  readonly shades: Uint8Array;
  /** Entries that count. */
  readonly entries: number;
}

/**
 * At most `most` cells along the longer side. A cell of several elements is the darker the more entries
 * it has, by the logarithm: single entries are seen beside dense blocks.
 *
 * @param precision - entries of larger absolute value count, of 'present' all
 */
export function binned(
  { shape, dtype, row, col, data }: CooParts,
  most: number,
  precision: number | 'present',
): Grid {
  const scale = Math.min(1, most / Math.max(...shape, 1));
  const [rows, columns] = shape.map((length) => Math.ceil(length * scale)) as [number, number];
  const { components } = dtypes[dtype];
  const at = (array: typeof row): Int32Array =>
    array.storage.view('int32').subarray(array.offset, array.offset + array.size);
  const [i, j] = [at(row), at(col)];
  const start = data.offset * components;
  const values = data.storage.view(dtype) as Float64Array;
  const counts = new Uint32Array(rows * columns);
  let entries = 0;
  for (let k = 0; k < i.length; k++) {
    if (precision !== 'present') {
      const place = start + components * k;
      const size =
        components === 2
          ? Math.hypot(values[place]!, values[place + 1]!)
          : Math.abs(values[place]!);
      // NaN counts.
      if (size <= precision) continue;
    }
    entries++;
    counts[Math.floor(i[k]! * scale) * columns + Math.floor(j[k]! * scale)]!++;
  }
  return { rows, columns, shades: shaded(counts, scale === 1), entries };
}

function shaded(counts: Uint32Array, isWhole: boolean): Uint8Array {
  const largest = counts.reduce((most, count) => Math.max(most, count), 1);
  const factor = largest === 1 ? 0 : (SHADES - 3) / Math.log(largest);
  const shadeOf = (count: number): number => {
    if (count === 0) return 0;
    // One entry has a third of the ink, so that it is seen.
    return isWhole || largest === 1 ? SHADES : 3 + Math.round(factor * Math.log(count));
  };
  return Uint8Array.from(counts, shadeOf);
}
