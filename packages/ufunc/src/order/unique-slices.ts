/** The distinct slices of an array along an axis. */
import { type DType, dtypes, moveaxis, type NdArray } from '@numloom/ndarray';
import { gather, newArray, packed, elementsOf } from './rows.ts';
import { IndexSorter } from './sorters.ts';
import type { Groups } from './groups.ts';

/** Sorts the slices of an array in groups of equal ones; those with a NaN are each their own. */
export function uniqueSlices<D extends DType>(array: NdArray<D>, axis: number): Groups<D> {
  const { dtype } = array;
  const slices = packed(moveaxis(array, axis, 0));
  const count = slices.shape[0]!;
  const width = count === 0 ? 0 : slices.size / count;
  const order = sortedSlices(slices, count, width);
  const data = elementsOf(slices) as Float64Array;
  const places = width * dtypes[dtype].components;
  const isSame = (a: number, b: number): boolean => {
    for (let k = 0; k < places; k++)
      if (data[a * places + k] !== data[b * places + k]) return false;
    return true;
  };
  const starts = Uint32Array.from(
    [...order.keys()].filter((i) => i === 0 || !isSame(order[i - 1]!, order[i]!)),
  );
  const values = newArray(dtype, [starts.length, ...slices.shape.slice(1)]);
  const [to, from] = [elementsOf(values), elementsOf(slices)];
  const { components } = dtypes[dtype];
  starts.forEach((start, i) => {
    const elements = Uint32Array.from({ length: width }, (_, k) => order[start]! * width + k);
    gather(to, i * width, from, 0, elements, components);
  });
  return { values: axis === 0 ? values : moveaxis(values, 0, axis).copy(), starts, order };
}

/** The order of the slices by their elements, the first of which decides first. */
function sortedSlices(slices: NdArray, count: number, width: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  // Column after column, the last one first.
  const columns = packed(slices.reshape([count, width]).T);
  const sorter = new IndexSorter(slices.dtype, elementsOf(columns), count, false, order);
  for (let k = width - 1; k >= 0; k--) sorter.sort(k * count, count, true);
  return order;
}
