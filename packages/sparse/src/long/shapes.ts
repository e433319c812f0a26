/** The same entries under other shapes. */
import { formatShape } from '@numloom/ndarray';
import { convert, inBlocks } from '../convert/convert.ts';
import { selected } from '../convert/select.ts';
import { checkShape } from '../parts/checks.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { Axes, Format, Shape, SparseDType } from '../parts/parts.ts';
import { isLong, LONGEST } from './axis.ts';
import { type Held, heldTriplets, shapeOf, tripletPlaces } from './held.ts';

/**
 * The elements in their order under another shape; as a matrix of one row, where that has one length.
 *
 * @param order - by rows ('C') or by columns ('F')
 * @param ndim - of how many axes errors tell the shape
 */
export function reshaped<D extends SparseDType>(
  held: Held<D, 'coo'>,
  wanted: readonly number[],
  order: 'C' | 'F',
  ndim: Axes,
): Held<D, 'coo'> {
  const shape = shapeOf(held);
  const size = shape[0] * shape[1];
  const to = inferred(wanted, size, shape.slice(2 - ndim));
  // Places are numbers that are told apart, the last one of them, too.
  if (size - 1 > LONGEST) {
    throw new RangeError(`reshape: ${formatShape(shape)} has more than 2 ** 53 elements`);
  }
  const [row, col] = tripletPlaces(held);
  const [majors, minors] = order === 'C' ? [row, col] : [col, row];
  const [from, length] = order === 'C' ? [shape[1], to[1]] : [shape[0], to[0]];
  for (let k = 0; k < majors.length; k++) {
    const place = majors[k]! * from + minors[k]!;
    majors[k] = Math.floor(place / length);
    minors[k] = place % length;
  }
  return heldTriplets(held.parts, to, [row, col]);
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
    checkShape(to, 'reshape', LONGEST);
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
  held: Held<D, F>,
  shape: Shape,
): Held<D, F> {
  const same: Held<D> = held;
  const { format } = same.parts;
  const blocks =
    same.parts.format === 'bsr' && ([...same.parts.data.shape.slice(1)] as [number, number]);
  if (blocks && shape.some((length, axis) => length % blocks[axis]! !== 0)) {
    throw new RangeError(
      `resize: blocks of ${blocks[0]}x${blocks[1]} do not divide the shape ${formatShape(shape)}`,
    );
  }
  const { axes } = same;
  const all = convert<D, 'coo'>(same.parts, 'coo');
  const [rows, columns] = axes
    ? tripletPlaces({ parts: all, axes })
    : [numbersOf(all.row), numbersOf(all.col)];
  const kept: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    if (rows[k]! < shape[0] && columns[k]! < shape[1]) kept.push(k);
  }
  const cut = kept.length === rows.length ? all : selected(all, kept);
  const triplets: Held<D, 'coo'> =
    axes || shape.some(isLong)
      ? heldTriplets(cut, shape, tripletPlaces({ parts: cut, axes }))
      : { parts: { ...cut, shape } };
  const parts = blocks
    ? inBlocks<D>(triplets.parts, blocks)
    : convert<D, Format>(triplets.parts, format);
  return { parts, axes: triplets.axes } as Held<D, F>;
}
