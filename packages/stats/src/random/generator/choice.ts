/** Which places are chosen. */
import { arange, checkShape, empty, heap, type NdArray, sizeOf } from '@numloom/ndarray';
import { assertFlags } from '../../samples/options.ts';
import { packedValues } from '../../samples/slicewise.ts';
import type { Source } from '../bits/source.ts';
import { store } from './draw.ts';
import { parameterArray } from './parameters.ts';
import { shuffleArray } from './shuffle.ts';
import type { Parameter, SizeOptions } from './types.ts';
import type { UniformMethods } from './uniform.ts';

/** Options of `choice`. */
export interface ChoiceOptions extends SizeOptions {
  /** Whether an element may be taken more than once; true by default. */
  readonly replace?: boolean;
  /** Probabilities of the elements; by default all are equally likely. */
  readonly p?: Parameter;
  /** The axis along which slices are taken; 0 by default. */
  readonly axis?: number;
  /** Whether what is taken without replacement is in random order; true by default. */
  readonly shuffle?: boolean;
}

/** One place, or an array of them, of so many. */
export function chosenPlaces(
  rng: UniformMethods,
  count: number,
  options: ChoiceOptions,
): number | NdArray<'int64'> {
  assertFlags(options, ['replace', 'shuffle'], 'choice');
  const { size, replace = true, p, shuffle = true } = options;
  const shape = size === undefined || size === null ? undefined : checkShape(size, 'choice');
  const wanted = shape ? sizeOf(shape) : 1;
  if (!Number.isSafeInteger(count) || (count <= 0 && wanted > 0)) {
    throw new RangeError(`choice: a has ${count} elements to choose from, must have one or more`);
  }
  const chances = p === undefined ? undefined : checkedChances(p, count);
  if (replace && chances === undefined) {
    return shape === undefined ? rng.integers(0, count) : rng.integers(0, count, shape);
  }
  const source = (rng as unknown as { source(): Source }).source();
  let places: NdArray<'int64'> | Float64Array;
  if (replace) places = withChances(source, chances!, wanted);
  else {
    if (wanted > count) {
      throw new RangeError(
        `choice: size is ${wanted}, must be at most ${count} where replace is false`,
      );
    }
    places = chances
      ? withoutReplacement(source, chances, wanted)
      : subset(source, count, wanted, shuffle);
  }
  if (shape === undefined)
    return Number(places instanceof Float64Array ? places[0] : places.get(0));
  if (!(places instanceof Float64Array)) return places.reshape(shape);
  const values = places;
  const result = empty(shape, { dtype: 'int64' });
  store(result, (i) => values[i]!);
  return result;
}

/** @throws RangeError where these are no probabilities of so many elements */
function checkedChances(given: Parameter, count: number): Float64Array {
  const array = parameterArray(given, 'p', 'choice');
  if (array.ndim !== 1 || array.size !== count) {
    throw new RangeError(
      `choice: p has the shape [${array.shape.join(', ')}], must be [${count}] as there are ${count} elements`,
    );
  }
  const p = packedValues(array);
  const sum = p.reduce((total, chance) => total + chance, 0);
  const tolerance = array.dtype === 'float32' ? 3.4526698300124393e-4 : 1.4901161193847656e-8;
  if (!p.every((chance) => chance >= 0) || !(Math.abs(sum - 1) <= tolerance)) {
    throw new RangeError(`choice: p must be from 0 on with the sum 1, which is ${sum}`);
  }
  return p;
}

/** Running sums, divided by the last one. */
function cumulated(p: Float64Array): Float64Array {
  let sum = 0;
  const sums = p.map((chance) => (sum += chance));
  return sums.map((value) => value / sum);
}

/** How many elements are at most x. */
function placeIn(sums: Float64Array, x: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withChances(source: Source, p: Float64Array, wanted: number): Float64Array {
  const sums = cumulated(p);
  return Float64Array.from({ length: wanted }, () => placeIn(sums, source.double()));
}

/** Draws what is missing again and again, without what is there. */
function withoutReplacement(source: Source, given: Float64Array, wanted: number): Float64Array {
  const p = given.slice();
  const possible = p.reduce((total, chance) => total + Number(chance > 0), 0);
  if (possible < wanted) {
    throw new RangeError(
      `choice: size is ${wanted}, must be at most ${possible}, as other elements have the probability 0`,
    );
  }
  const found = new Set<number>();
  while (found.size < wanted) {
    for (const place of found) p[place] = 0;
    for (const place of withChances(source, p, wanted - found.size)) found.add(place);
  }
  return Float64Array.from(found);
}

/** A whole number from 0 to `most`, which may have more than 32 bits. */
function upTo({ kernels, stage }: Source, most: number): number {
  if (most <= 0xffffffff) return kernels.below32(most, 1) >>> 0;
  kernels.fillBounded64(stage, stage + 8, 0n, BigInt(most));
  return Number(new BigUint64Array(heap.buffer, stage, 1)[0]);
}

/** R. W. Floyd's subsets, or the end of a shuffle where much is taken of many. */
function subset(
  source: Source,
  count: number,
  wanted: number,
  isShuffled: boolean,
): NdArray<'int64'> {
  if (count > 10_000 && wanted > Math.floor(count / (isShuffled ? 50 : 20))) {
    const all = arange(0, count, 1, { dtype: 'int64' });
    shuffleArray(source, all as NdArray, Math.max(count - wanted, 1), false);
    return all.slice(`${count - wanted}:`).copy();
  }
  const taken = new Set<number>();
  for (let j = count - wanted; j < count; j++) {
    const place = upTo(source, j);
    taken.add(taken.has(place) ? j : place);
  }
  const values = Float64Array.from(taken);
  const result = empty(wanted, { dtype: 'int64' });
  store(result, (i) => values[i]!);
  if (isShuffled) shuffleArray(source, result as NdArray, 1, false);
  return result;
}
