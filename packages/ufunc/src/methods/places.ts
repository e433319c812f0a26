/** Places of an array, some of them perhaps more than once, and how they are taken in rounds. */
import { arange, copyto, indexed, type IndexPart, NdArray } from '@numloom/ndarray';

/** An index of one or several axes. */
export type Places = IndexPart | readonly IndexPart[];

/** The places that an index selects, their numbers, and the target's elements as one axis. */
export function placesIn(
  target: NdArray,
  indices: Places,
  caller: string,
): { places: NdArray; numbers: number[]; flat: NdArray } {
  if (!(target instanceof NdArray)) {
    throw new TypeError(`${caller}: target is ${typeof target}, must be an array`);
  }
  target.assertWritable(caller);
  const places = placesOf(target, isTuple(indices) ? indices : [indices], caller);
  const numbers = [...places.reshape(-1).values()].map(Number);
  return { places, numbers, flat: target.reshape(-1) };
}

/** Where the elements could not be seen as one axis, they are those of a copy. */
export function writeBack(target: NdArray, flat: NdArray): void {
  if (flat.storage !== target.storage) copyto(target, flat.reshape(target.shape));
}

interface Round {
  readonly at: number[];
  readonly from: number[];
}

/**
 * Places in rounds, none of which has a place twice, in the order of their repetitions; from `many`
 * repetitions on by place.
 */
export function distribute(
  places: readonly number[],
  many: number,
): { rounds: readonly Round[]; rest: ReadonlyMap<number, readonly number[]> } {
  const rounds: Round[] = [];
  const rest = new Map<number, number[]>();
  const counts = new Map<number, number>();
  places.forEach((place, i) => {
    const count = counts.get(place) ?? 0;
    counts.set(place, count + 1);
    if (count < many) {
      const round = (rounds[count] ??= { at: [], from: [] });
      round.at.push(place);
      round.from.push(i);
    } else {
      const list = rest.get(place);
      if (list) list.push(i);
      else rest.set(place, [i]);
    }
  });
  return { rounds, rest };
}

/** Whether an index is a list of parts, and not one list of numbers. */
function isTuple(indices: Places): indices is readonly IndexPart[] {
  return (
    Array.isArray(indices) &&
    indices.some((part) => typeof part === 'object' || typeof part === 'string')
  );
}

/** The selected elements' numbers in C order, in the shape of the selection. */
function placesOf(target: NdArray, parts: readonly IndexPart[], caller: string): NdArray {
  try {
    const numbers = arange(target.size).reshape(target.shape);
    return indexed(numbers, ...parts);
  } catch (error) {
    if (error instanceof Error) error.message = error.message.replace(/^indexed/, caller);
    throw error;
  }
}
