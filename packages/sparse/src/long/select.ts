/** Indexing arrays with long axes: by what stands for the places that an index selects. */
import { asarray, formatShape, isdtype, type NdArray, sliceLayout } from '@numloom/ndarray';
import { arrayOf } from '@numloom/linalg/kernels';
import { convert } from '../convert/convert.ts';
import { bounded, type IndexPart, readIndex } from '../indexing/places.ts';
import { select } from '../indexing/select.ts';
import { numbersOf } from '../parts/numbers.ts';
import type { Axes, SparseDType } from '../parts/parts.ts';
import { firstFrom, type LongAxis, numberOf } from './axis.ts';
import { type Held, heldTriplets } from './held.ts';

/** A slice of a long axis: the elements that kernels see of it, unless it is all of them, and their places there. */
interface LongSlice {
  readonly length: number;
  readonly elements?: NdArray<'int32'>;
  readonly places: Float64Array;
}

/** An index along an axis, of elements that kernels see; all of them after a slice. */
interface Along {
  readonly part: IndexPart;
  readonly slice?: LongSlice;
}

/**
 * The elements that an index selects, as `select` of short axes; slices of long axes may be long. O(entries + what is
 * selected).
 */
export function selectHeld(
  held: Held,
  index: readonly IndexPart[],
  caller: string,
  ndim: Axes,
): { readonly held: Held; readonly ndim: number } {
  const { parts, axes } = held;
  const given = readIndex(index, ndim, caller);
  const along = given.concat(Array<IndexPart>(ndim - given.length).fill(':')).map((part, at) => {
    const axis = axes?.[2 - ndim + at];
    return axis ? alongAxis(part, axis, at, caller) : { part };
  });
  // Slices first, each by itself: two lists would select single elements.
  const cut = along.reduce((rest, { slice }, axis) => {
    const elements = slice?.elements;
    if (!elements) return rest;
    const index = along.map((_, k): IndexPart => (k === axis ? elements : ':'));
    return select(rest, index, caller, ndim).parts;
  }, parts);
  const indices = along.map(({ part }) => part);
  const selected = select(cut, indices, caller, ndim);
  const left = along.filter(({ part }) => typeof part !== 'number');
  if (selected.ndim === 0 || left.every(({ slice }) => !slice)) {
    return { held: { parts: selected.parts }, ndim: selected.ndim };
  }
  const slices = left.length === 1 ? [undefined, left[0]!.slice] : left.map(({ slice }) => slice);
  const triplets = convert<SparseDType, 'coo'>(selected.parts, 'coo');
  const lengthOf = (k: 0 | 1): number => slices[k]?.length ?? triplets.shape[k];
  const whole = heldTriplets(
    triplets,
    [lengthOf(0), lengthOf(1)],
    [placesIn(triplets.row, slices[0]), placesIn(triplets.col, slices[1])],
  );
  const same = convert(whole.parts, selected.parts.format);
  return { held: { parts: same, axes: whole.axes }, ndim: selected.ndim };
}

function placesIn(numbers: NdArray<'int32'>, slice: LongSlice | undefined): ArrayLike<number> {
  const list = numbersOf(numbers);
  return slice ? Float64Array.from(list, (k) => slice.places[k]!) : list;
}

function alongAxis(part: IndexPart, axis: LongAxis, name: number, caller: string): Along {
  const { length } = axis;
  const named = { length, name };
  if (typeof part === 'number') return { part: numberOf(axis, bounded(part, named, caller)) };
  if (typeof part === 'string') return { part: ':', slice: sliced(part, axis, caller) };
  const list = arrayOf(part, caller);
  if (list.dtype === 'bool') {
    throw new RangeError(
      `${caller}: a mask of the shape ${formatShape(list.shape)} for axis ${name} with length ${length}`,
    );
  }
  if (!isdtype(list.dtype, ['integral', 'real floating'])) {
    throw new TypeError(`${caller}: a list of dtype ${list.dtype}, must be whole numbers`);
  }
  const numbers = Int32Array.from([...list.values()], (place) =>
    numberOf(axis, bounded(Number(place), named, caller)),
  );
  return { part: asarray(numbers).reshape([...list.shape]) };
}

function sliced(text: string, axis: LongAxis, caller: string): LongSlice {
  if (text === 'None' || text === 'newaxis') {
    throw new TypeError(`${caller}: index ${text} is no slice, number or list`);
  }
  const line = { shape: [axis.length], strides: [1], offset: 0 };
  const { shape, strides, offset } = sliceLayout(line, [text], caller);
  const [length, step] = [shape[0]!, strides[0]!];
  // A single row takes no time for the entries of others.
  if (length === axis.length && step === 1) return { length, places: axis.places };
  const [low, high] = [offset, offset + (length - 1) * step].sort((a, b) => a - b) as [
    number,
    number,
  ];
  const kept: number[] = [];
  if (length > 0) {
    for (let k = firstFrom(axis.places, low); k < axis.places.length; k++) {
      const place = axis.places[k]!;
      if (place > high) break;
      if ((place - offset) % step === 0) kept.push(k);
    }
  }
  if (step < 0) kept.reverse();
  const places = Float64Array.from(kept, (k) => (axis.places[k]! - offset) / step);
  return { length, elements: asarray(Int32Array.from(kept)), places };
}
