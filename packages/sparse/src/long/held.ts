/** Parts of arrays with long axes, on the places that have entries. */
import { formatShape } from '@numloom/ndarray';
import { convert } from '../convert/convert.ts';
import { int32Array, numbersOf } from '../parts/numbers.ts';
import type { CooParts, Format, Parts, Shape, SparseDType } from '../parts/parts.ts';
import {
  heldLength,
  isLong,
  type LongAxes,
  type LongAxis,
  numbered,
  placesOf,
  union,
} from './axis.ts';

/** What an array consists of: parts, and which of their axes stand for long ones. */
export interface Held<D extends SparseDType = SparseDType, F extends Format = Format> {
  readonly parts: Parts<D, F>;
  /** Undefined where no axis is long. */
  readonly axes?: LongAxes | undefined;
}

/** The formats of arrays with long axes. */
const FORMATS: readonly Format[] = ['coo', 'csr', 'csc'];

/** The shape that parts stand for. */
export function shapeOf({ parts: { shape }, axes }: Held): Shape {
  return [axes?.[0]?.length ?? shape[0], axes?.[1]?.length ?? shape[1]];
}

/** Both axes, or undefined if neither is long. */
export function axesOf(rows: LongAxis | undefined, columns: LongAxis | undefined) {
  return rows || columns ? ([rows, columns] as const) : undefined;
}

/** @throws RangeError naming `caller` where a function does not take arrays with long axes. */
export function needShort(shape: readonly number[], caller: string, name = 'the array'): void {
  if (!shape.some(isLong)) return;
  throw new RangeError(
    `${caller}: ${name} has the shape ${formatShape(shape)}, must have lengths below 2 ** 31 here`,
  );
}

/** @throws RangeError naming `caller` when arrays with long axes have no such format. */
export function checkLongFormat(format: Format, shape: readonly number[], caller: string): void {
  if (!shape.some(isLong) || FORMATS.includes(format)) return;
  throw new RangeError(
    `${caller}: an array of the shape ${formatShape(shape)} cannot have the format ${format}, only ${FORMATS.join(', ')}: it has a length of 2 ** 31 or more`,
  );
}

/** Triplets at places that lie within the shape, which may be long. */
export function heldTriplets<D extends SparseDType>(
  { dtype, data }: Pick<CooParts<D>, 'dtype' | 'data'>,
  shape: Shape,
  places: readonly [rows: ArrayLike<number>, columns: ArrayLike<number>],
): Held<D, 'coo'> {
  const along = places.map((list, axis) => {
    const length = shape[axis]!;
    return isLong(length) ? numbered(list, length) : { axis: undefined, numbers: list };
  });
  const [rows, columns] = along as [(typeof along)[0], (typeof along)[0]];
  const axes = axesOf(rows.axis, columns.axis);
  return {
    parts: {
      ...({ format: 'coo', dtype, data } as const),
      shape: heldShape(shape, axes),
      row: int32Array(rows.numbers),
      col: int32Array(columns.numbers),
    },
    axes,
  };
}

/** The shape of the parts that stand for one. */
export function heldShape(shape: Shape, axes: LongAxes | undefined): Shape {
  const [rows, columns] = axes ?? [];
  return [rows ? heldLength(rows) : shape[0], columns ? heldLength(columns) : shape[1]];
}

/** The places of triplets along both axes. */
export function tripletPlaces({
  parts,
  axes,
}: Held<SparseDType, 'coo'>): readonly [rows: Float64Array, columns: Float64Array] {
  return [placesOf(parts.row, axes?.[0]), placesOf(parts.col, axes?.[1])];
}

/**
 * Two arrays, axis `k` of the one and axis `l` of the other of which are long and equally so, on the same elements
 * there. Entries stay in their order.
 */
export function aligned(
  left: Held,
  k: 0 | 1,
  right: Held,
  l: 0 | 1,
): readonly [left: Held, right: Held] {
  const [one, other] = [left.axes![k]!, right.axes![l]!];
  if (one === other) return [left, right];
  const { axis, maps } = union(one, other);
  return [renumbered(left, k, axis, maps[0]), renumbered(right, l, axis, maps[1])];
}

/** The same array where `map` tells, increasing, what its elements along an axis become. */
function renumbered({ parts, axes }: Held, along: 0 | 1, axis: LongAxis, map: Int32Array): Held {
  const [rows, columns] = along === 0 ? [axis, axes?.[1]] : [axes?.[0], axis];
  const shape = heldShape(parts.shape, axesOf(rows, columns));
  return { parts: { ...moved(parts, along, map, heldLength(axis)), shape }, axes: [rows, columns] };
}

function moved(parts: Parts, along: 0 | 1, map: Int32Array, length: number): Parts {
  const mapped = (numbers: Int32Array) => int32Array(numbers.map((k) => map[k]!));
  if (parts.format === 'csr' || parts.format === 'csc') {
    const isMajor = (parts.format === 'csr') === (along === 0);
    if (!isMajor) return { ...parts, indices: mapped(numbersOf(parts.indices)) };
    const from = numbersOf(parts.indptr);
    const starts = new Int32Array(length + 1);
    map.forEach((line, k) => (starts[line + 1] = from[k + 1]! - from[k]!));
    for (let line = 0; line < length; line++) starts[line + 1]! += starts[line]!;
    return { ...parts, indptr: int32Array(starts) };
  }
  const triplets = convert<SparseDType, 'coo'>(parts, 'coo');
  const name = along === 0 ? 'row' : 'col';
  return { ...triplets, [name]: mapped(numbersOf(triplets[name])) };
}
