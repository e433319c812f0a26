/** The same entries under other shapes. */
import { array, formatShape, type NdArray } from '@numloom/ndarray';
import { checkShape } from '../parts/checks.ts';
import type { CooParts, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import { convert, inBlocks } from './convert.ts';
import { selected } from './select.ts';

/** Elements are numbered by their places: more than these cannot be told apart. */
const MOST_PLACES = 2 ** 53;

/**
 * The elements in their order under another shape; as a matrix of one row, where that has one length.
 *
 * @param order - by rows ('C') or by columns ('F')
 * @param own - the shape as errors tell it
 */
export function reshaped<D extends SparseDType>(
  parts: CooParts<D>,
  wanted: readonly number[],
  order: 'C' | 'F',
  own: readonly number[] = parts.shape,
): CooParts<D> {
  const { shape, row, col, data, dtype } = parts;
  const size = shape[0] * shape[1];
  const to = inferred(wanted, size, own);
  if (size > MOST_PLACES) {
    throw new RangeError(`reshape: ${formatShape(shape)} has more than 2 ** 53 elements`);
  }
  const [major, minor] = order === 'C' ? [row, col] : [col, row];
  const [from, length] = order === 'C' ? [shape[1], to[1]] : [shape[0], to[0]];
  const [majors, minors] = [listOf(major), listOf(minor)];
  const outer = new Int32Array(majors.length);
  const inner = new Int32Array(majors.length);
  for (let k = 0; k < majors.length; k++) {
    const place = majors[k]! * from + minors[k]!;
    outer[k] = Math.floor(place / length);
    inner[k] = place % length;
  }
  const [rows, columns] = order === 'C' ? [outer, inner] : [inner, outer];
  return { format: 'coo', dtype, shape: to, row: array(rows), col: array(columns), data };
}

/** A shape of as many elements, one length of which may be -1; with one length, of one row. */
function inferred(wanted: readonly number[], size: number, own: readonly number[]): Shape {
  const isShape = Array.isArray(wanted) && (wanted.length === 1 || wanted.length === 2);
  const given: readonly number[] = isShape ? wanted : [-1, -1];
  const [rows, columns] = (given.length === 1 ? [1, given[0]] : given) as [number, number];
  const known = rows === -1 ? columns : rows;
  const missing = known === 0 ? 0 : size / known;
  const to: Shape = [rows === -1 ? missing : rows, columns === -1 ? missing : columns];
  if (to[0] * to[1] === size && !(rows === -1 && columns === -1)) {
    checkShape(to, 'reshape');
    return to;
  }
  const what = own.length === 1 ? 'an array' : 'a matrix';
  const text = isShape ? formatShape(wanted) : String(wanted);
  throw new RangeError(
    `reshape: ${what} of the shape ${formatShape(own)} cannot have the shape ${text}`,
  );
}

/** The entries that lie within another shape. */
export function resized<D extends SparseDType, F extends Format>(
  parts: Parts<D, F>,
  shape: Shape,
): Parts<D, F> {
  const same: Parts<D> = parts;
  const blocks = same.format === 'bsr' && ([...same.data.shape.slice(1)] as [number, number]);
  if (blocks && shape.some((length, axis) => length % blocks[axis]! !== 0)) {
    throw new RangeError(
      `resize: blocks of ${blocks[0]}x${blocks[1]} do not divide the shape ${formatShape(shape)}`,
    );
  }
  const triplets = convert(same, 'coo');
  const [rows, columns] = [listOf(triplets.row), listOf(triplets.col)];
  const kept: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    if (rows[k]! < shape[0] && columns[k]! < shape[1]) kept.push(k);
  }
  const isAll = kept.length === rows.length;
  const cut: CooParts<D> = { ...(isAll ? triplets : selected(triplets, kept)), shape };
  return (blocks ? inBlocks<D>(cut, blocks) : convert<D, F>(cut, same.format as F)) as Parts<D, F>;
}

/** The numbers of a packed array. */
function listOf({ storage, offset, size }: NdArray<'int32'>): Int32Array {
  return storage.view('int32').subarray(offset, offset + size);
}
