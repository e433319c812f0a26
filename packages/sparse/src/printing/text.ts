/** Sparse arrays as text, as scipy.sparse prints them. */
import { asarray, formatShape, type NdArray } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import type { Held } from '../long/held.ts';
import type { Format, Parts } from '../parts/parts.ts';
import { storedIn } from '../convert/stored.ts';

const NAMES: Readonly<Record<Format, string>> = {
  bsr: 'Block Sparse Row',
  coo: 'COOrdinate',
  csc: 'Compressed Sparse Column',
  csr: 'Compressed Sparse Row',
  dia: 'DIAgonal',
  dok: 'Dictionary Of Keys',
  lil: 'List of Lists',
};

/** Entries that are shown of a matrix that has more: the first and the last ones. */
const SHOWN = 50;

/** What an array is, without its entries. */
function header(parts: Parts, shape: readonly number[]): string {
  const { format, dtype } = parts;
  const detail =
    format === 'dia'
      ? ` (${parts.offsets.size} diagonals)`
      : format === 'bsr'
        ? ` (blocksize=${parts.data.shape.slice(1).join('x')})`
        : '';
  const stored = `${storedIn(parts)} stored elements${detail}`;
  return `<${NAMES[format]} sparse array of dtype '${dtype}'\n\twith ${stored} and shape ${formatShape(shape)}>`;
}

/** The header and the entries by their places; of a matrix of one row the columns, where the shape has one axis. */
export function text({ parts, axes }: Held, shape: readonly number[]): string {
  const count = storedIn(parts);
  if (count === 0) return header(parts, shape);
  const { row, col, data } = convert(parts, 'coo');
  const { size } = data;
  const coords = [row, col].map((indices, at) => (k: number): number => {
    const number = indices.get(k);
    return axes?.[at]?.places[number] ?? number;
  });
  const place = (k: number): string => formatShape(coords.slice(-shape.length).map((at) => at(k)));
  const line = (k: number): string => `  ${place(k)}\t${element(data, k)}`;
  const lines = Array.from({ length: Math.min(size, SHOWN) }, (_, k) =>
    line(size > SHOWN && k >= SHOWN / 2 ? size - SHOWN + k : k),
  );
  if (size > SHOWN) lines.splice(SHOWN / 2, 0, '  :\t:');
  return [header(parts, shape), '  Coords\tValues', ...lines].join('\n');
}

/** An element with all its digits; a float32 is written as the float64 of the same value. */
function element(data: NdArray, k: number): string {
  return String(asarray(data.get(k)));
}
