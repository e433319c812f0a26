/** What an index selects of a matrix. */
import type { NdArray } from '@numloom/ndarray';
import {
  broadcastLayout,
  broadcastShapes,
  type IndexPart as DensePart,
  isdtype,
  sliceLayout,
} from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import type { Shape } from '../parts/parts.ts';

/** A NumPy slice as text, a whole number, a list of them, or a mask. */
export type IndexPart = Exclude<DensePart, null>;

/** Places along an axis, in this order; `all` of them where it is so. */
export interface AxisPlaces {
  readonly places: Int32Array;
  readonly isAll: boolean;
}

/** Rows and columns, each with each. */
export interface Outer {
  readonly kind: 'outer';
  readonly shape: Shape;
  /** Whether NumPy would have one axis of it, along a column: a list of values is one, too. */
  readonly isColumn: boolean;
  readonly axes: readonly [rows: AxisPlaces, columns: AxisPlaces];
}

/** Single elements, by rows of the result. */
export interface Pairs {
  readonly kind: 'pairs';
  readonly shape: Shape;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * What an index selects. A number keeps its axis, with length 1. Two lists are broadcast together and select
 * single elements, a mask of the matrix's shape those where it is true: as one row, unless the lists have
 * two axes.
 *
 * @throws RangeError when an index is out of bounds or no whole number, a mask has another shape, there are
 *   too many parts, or lists do not broadcast together; SyntaxError when a string is no slice; TypeError
 *   when a part is none.
 */
export function resolve(shape: Shape, index: readonly IndexPart[], caller: string): Outer | Pairs {
  if (!Array.isArray(index)) {
    throw new TypeError(
      `${caller}: index is ${String(index)}, must be a list of parts, as ['1:', 0]`,
    );
  }
  const parts = withEllipsis((index as readonly IndexPart[]).flatMap(split), caller);
  const [first] = parts;
  if (parts.length > 2) {
    throw new RangeError(`${caller}: ${parts.length} indices for a matrix of 2 axes`);
  }
  if (parts.length === 1 && typeof first === 'object') {
    const mask = arrayOf(first, caller);
    if (mask.dtype === 'bool' && mask.ndim === 2) return masked(mask, shape, caller);
  }
  const lists = [0, 1].map((axis) => listOf(parts[axis], shape[axis]!, axis, caller));
  if (lists.every((list) => list !== undefined)) return pairs(lists, caller);
  const axes = [0, 1].map((axis): AxisPlaces => {
    const list = lists[axis];
    if (list === undefined) return sliced(parts[axis] ?? ':', shape[axis]!, axis, caller);
    if (list.shape.length < 2) return { places: list.places, isAll: false };
    throw new RangeError(`${caller}: a list of two axes beside a slice`);
  }) as [AxisPlaces, AxisPlaces];
  const isColumn = typeof parts[1] === 'number' && typeof parts[0] !== 'number';
  const lengths: Shape = [axes[0].places.length, axes[1].places.length];
  return { kind: 'outer', shape: lengths, isColumn, axes };
}

type Part = Exclude<IndexPart, never>;

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

function withEllipsis(parts: Part[], caller: string): Part[] {
  const at = parts.indexOf('...');
  if (at < 0) return parts;
  if (at !== parts.lastIndexOf('...')) {
    throw new SyntaxError(`${caller}: an index has at most one '...'`);
  }
  const fill = new Array<Part>(Math.max(0, 3 - parts.length)).fill(':');
  return [...parts.slice(0, at), ...fill, ...parts.slice(at + 1)];
}

/** The places of a slice or a number. */
function sliced(part: Part, length: number, axis: number, caller: string): AxisPlaces {
  if (typeof part === 'number') {
    return { places: Int32Array.of(bounded(part, length, axis, caller)), isAll: false };
  }
  if (typeof part !== 'string' || part === 'None' || part === 'newaxis') {
    throw new TypeError(`${caller}: index ${String(part)} is no slice, number or list`);
  }
  const line = { shape: [length], strides: [1], offset: 0 };
  const { shape, strides, offset } = sliceLayout(line, [part], caller);
  const places = new Int32Array(shape[0]!);
  for (let k = 0; k < places.length; k++) places[k] = offset + k * strides[0]!;
  return { places, isAll: places.length === length && (length < 2 || strides[0] === 1) };
}

function bounded(place: number, length: number, axis: number, caller: string): number {
  if (Number.isInteger(place) && place >= -length && place < length) {
    return place < 0 ? place + length : place;
  }
  throw new RangeError(
    `${caller}: index ${place} is out of bounds for axis ${axis} with length ${length}`,
  );
}

/** The list that a part is, undefined if it is none. */
function listOf(
  part: Part | undefined,
  length: number,
  axis: number,
  caller: string,
): List | undefined {
  if (part === undefined || typeof part === 'string' || typeof part === 'number') return undefined;
  const array = arrayOf(part, caller);
  if (array.ndim === 0) return listOf([Number(array.item())], length, axis, caller);
  if (array.ndim > 2)
    throw new RangeError(`${caller}: a list of ${array.ndim} axes, at most 2 fit`);
  if (array.dtype === 'bool') {
    if (array.ndim !== 1 || array.size !== length) {
      throw new RangeError(
        `${caller}: a mask of the shape (${array.shape.join(', ')}) for axis ${axis} with length ${length}`,
      );
    }
    const places = [...array.values()].flatMap((flag, place) => (flag ? [place] : []));
    return { shape: [places.length], places: Int32Array.from(places) };
  }
  if (!isdtype(array.dtype, ['integral', 'real floating'])) {
    throw new TypeError(`${caller}: a list of dtype ${array.dtype}, must be whole numbers`);
  }
  const places = Int32Array.from([...array.values()], (place) =>
    bounded(Number(place), length, axis, caller),
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
  const result: Shape = shape.length === 1 ? [1, shape[0]!] : [shape[0]!, shape[1]!];
  return { kind: 'pairs', shape: result, rows, columns };
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
    ...{ kind: 'pairs', shape: [1, found.length] },
    rows: Int32Array.from(found, (place) => Math.floor(place / shape[1])),
    columns: Int32Array.from(found, (place) => place % shape[1]),
  };
}
