/** What an index selects of a matrix. */
import {
  broadcastLayout,
  broadcastShapes,
  type IndexPart as DensePart,
  isdtype,
  NdArray,
  sliceLayout,
} from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Axes, Shape } from '../parts/parts.ts';

/** A NumPy slice as text, a whole number, a list of them, or a mask. */
export type IndexPart = Exclude<DensePart, null>;

/** Places along an axis, in this order; `all` of them where it is so. */
export interface AxisPlaces {
  readonly places: Int32Array;
  readonly isAll: boolean;
}

interface Selection {
  /** Rows and columns of what is selected. */
  readonly shape: Shape;
  /** The shape that NumPy has for it: a number takes its axis away. */
  readonly result: readonly number[];
  /** Whether the only axis of the result goes down a column. */
  readonly isColumn: boolean;
}

/** Rows and columns, each with each. */
export interface Outer extends Selection {
  readonly kind: 'outer';
  readonly axes: readonly [rows: AxisPlaces, columns: AxisPlaces];
}

/** Single elements, by rows of the result. */
export interface Pairs extends Selection {
  readonly kind: 'pairs';
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * What an index selects. Two lists are broadcast together and select single elements, and so do a number and
 * a list of two axes; a mask of the matrix's shape selects those where it is true.
 *
 * @param ndim - 1 where the matrix is the only row of an array of one axis, which the index is of
 * @throws RangeError when an index is out of bounds or no whole number, a mask has another shape, there are
 *   too many parts, or lists do not broadcast together; SyntaxError when a string is no slice; TypeError
 *   when a part is none.
 */
export function resolve(
  shape: Shape,
  index: readonly IndexPart[],
  caller: string,
  ndim: Axes = 2,
): Outer | Pairs {
  const given = readIndex(index, ndim, caller);
  const [first] = given;
  if (ndim === 2 && given.length === 1 && typeof first === 'object') {
    const mask = arrayOf(first, caller);
    if (mask.dtype === 'bool' && mask.ndim === 2) return masked(mask, shape, caller);
  }
  const parts = ndim === 1 ? [0, first] : given;
  const named = [0, 1].map((axis): Axis => ({ length: shape[axis]!, name: axis - 2 + ndim }));
  const lists = [0, 1].map((axis) => listOf(parts[axis], named[axis]!, caller));
  const isNumber = [0, 1].map((axis) => typeof parts[axis] === 'number');
  const isWide = lists.some((list) => list?.shape.length === 2);
  const points = lists.map(
    (list, axis) =>
      list ??
      (isWide && isNumber[axis] ? pointOf(parts[axis] as number, named[axis]!, caller) : undefined),
  );
  if (points.every((list) => list !== undefined)) return pairs(points, caller);
  const axes = [0, 1].map((axis): AxisPlaces => {
    const list = lists[axis];
    if (list === undefined) return sliced(parts[axis] ?? ':', named[axis]!, caller);
    if (list.shape.length < 2) return { places: list.places, isAll: false };
    throw new RangeError(`${caller}: a list of two axes beside a slice`);
  }) as [AxisPlaces, AxisPlaces];
  const lengths: Shape = [axes[0].places.length, axes[1].places.length];
  const result = lengths.filter((_, axis) => !isNumber[axis]);
  return { kind: 'outer', shape: lengths, result, isColumn: !isNumber[0] && isNumber[1]!, axes };
}

type Part = Exclude<IndexPart, never>;

/**
 * The parts of an index, at most one for each axis; numbers are numbers.
 *
 * @throws RangeError, SyntaxError, TypeError naming `caller` when there are too many, or it is no list.
 */
export function readIndex(index: readonly IndexPart[], ndim: Axes, caller: string): Part[] {
  if (!Array.isArray(index)) {
    throw new TypeError(
      `${caller}: index is ${String(index)}, must be a list of parts, as ['1:', 0]`,
    );
  }
  const list = (index as readonly IndexPart[]).flatMap(split).map(asNumber);
  const given = withEllipsis(list, ndim, caller);
  if (given.length <= ndim) return given;
  const what = ndim === 1 ? 'an array of 1 axis' : 'a matrix of 2 axes';
  throw new RangeError(`${caller}: ${given.length} indices for ${what}`);
}

/** An axis, and what it is called in errors. */
interface Axis {
  readonly length: number;
  readonly name: number;
}

interface List {
  readonly shape: readonly number[];
  readonly places: Int32Array;
}

const WHOLE = /^[+-]?\d+$/;

function split(part: Part): Part[] {
  if (typeof part !== 'string') return [part];
  const texts = part.split(',').map((text) => text.trim());
  return texts.map((text) => (WHOLE.test(text) ? Number(text) : text));
}

/** Whole numbers of other kinds as numbers; other parts are themselves. */
function asNumber(part: Part): Part {
  const isPoint = typeof part === 'bigint' || (part instanceof NdArray && part.ndim === 0);
  return isPoint ? Number(typeof part === 'bigint' ? part : part.item()) : part;
}

function withEllipsis(parts: Part[], ndim: Axes, caller: string): Part[] {
  const at = parts.indexOf('...');
  if (at < 0) return parts;
  if (at !== parts.lastIndexOf('...')) {
    throw new SyntaxError(`${caller}: an index has at most one '...'`);
  }
  const fill = new Array<Part>(Math.max(0, ndim + 1 - parts.length)).fill(':');
  return [...parts.slice(0, at), ...fill, ...parts.slice(at + 1)];
}

/** The places of a slice or a number. */
function sliced(part: Part, axis: Axis, caller: string): AxisPlaces {
  if (typeof part === 'number') {
    return { places: Int32Array.of(bounded(part, axis, caller)), isAll: false };
  }
  const { length } = axis;
  if (typeof part !== 'string' || part === 'None' || part === 'newaxis') {
    throw new TypeError(`${caller}: index ${String(part)} is no slice, number or list`);
  }
  const line = { shape: [length], strides: [1], offset: 0 };
  const { shape, strides, offset } = sliceLayout(line, [part], caller);
  const places = new Int32Array(shape[0]!);
  for (let k = 0; k < places.length; k++) places[k] = offset + k * strides[0]!;
  return { places, isAll: places.length === length && (length < 2 || strides[0] === 1) };
}

/** A place, counted from the start. @throws RangeError naming `caller` when it is out of bounds. */
export function bounded(place: number, { length, name }: Axis, caller: string): number {
  if (Number.isInteger(place) && place >= -length && place < length) {
    return place < 0 ? place + length : place;
  }
  throw new RangeError(
    `${caller}: index ${place} is out of bounds for axis ${name} with length ${length}`,
  );
}

/** A number as a list of no axes. */
function pointOf(place: number, axis: Axis, caller: string): List {
  return { shape: [], places: Int32Array.of(bounded(place, axis, caller)) };
}

/** The list that a part is, undefined if it is none. */
function listOf(part: Part | undefined, axis: Axis, caller: string): List | undefined {
  if (part === undefined || typeof part === 'string' || typeof part === 'number') return undefined;
  const array = arrayOf(part, caller);
  if (array.ndim === 0) return listOf([Number(array.item())], axis, caller);
  if (array.ndim > 2)
    throw new RangeError(`${caller}: a list of ${array.ndim} axes, at most 2 fit`);
  if (array.dtype === 'bool') {
    const { length, name } = axis;
    if (array.ndim !== 1 || array.size !== length) {
      throw new RangeError(
        `${caller}: a mask of the shape (${array.shape.join(', ')}) for axis ${name} with length ${length}`,
      );
    }
    const places = [...array.values()].flatMap((flag, place) => (flag ? [place] : []));
    return { shape: [places.length], places: Int32Array.from(places) };
  }
  if (!isdtype(array.dtype, ['integral', 'real floating'])) {
    throw new TypeError(`${caller}: a list of dtype ${array.dtype}, must be whole numbers`);
  }
  const places = Int32Array.from([...array.values()], (place) =>
    bounded(Number(place), axis, caller),
  );
  return { shape: array.shape, places };
}

/** Lists broadcast together. */
function pairs([left, right]: readonly List[], caller: string): Pairs {
  const shape = broadcastShapes([left!.shape, right!.shape], caller);
  const [rows, columns] = [left!, right!].map(({ shape: own, places }) => {
    const { strides } = broadcastLayout(packed(own), shape, caller);
    const [outer, inner] = shape.length === 1 ? [0, strides[0]!] : (strides as [number, number]);
    const width = shape.at(-1)!;
    const count = shape.reduce((product, length) => product * length, 1);
    return Int32Array.from({ length: count }, (_, k) => {
      return places[Math.floor(k / width) * outer + (k % width) * inner]!;
    });
  }) as [Int32Array, Int32Array];
  const lengths: Shape = shape.length === 1 ? [1, shape[0]!] : [shape[0]!, shape[1]!];
  return { kind: 'pairs', shape: lengths, result: shape, isColumn: false, rows, columns };
}

function packed(shape: readonly number[]) {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
  return { shape, strides, offset: 0 };
}

/** The places where a mask of the matrix's shape is true. */
function masked(mask: NdArray, shape: Shape, caller: string): Pairs {
  if (mask.shape[0] !== shape[0] || mask.shape[1] !== shape[1]) {
    throw new RangeError(
      `${caller}: a mask of the shape (${mask.shape.join(', ')}) for a matrix of (${shape.join(', ')})`,
    );
  }
  const found = [...mask.values()].flatMap((flag, place) => (flag ? [place] : []));
  return {
    kind: 'pairs',
    shape: [1, found.length],
    result: [found.length],
    isColumn: false,
    rows: Int32Array.from(found, (place) => Math.floor(place / shape[1])),
    columns: Int32Array.from(found, (place) => place % shape[1]),
  };
}
