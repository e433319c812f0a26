/** One array in every layout that functions have to cope with. */
import type { NdArray } from '@numloom/ndarray';
import {
  convertScalar,
  type DType,
  dtypes,
  type ElementOf,
  frombuffer,
  packedLayout,
  zeros,
} from '@numloom/ndarray';

/** An array of these elements, given in C order. */
export function arrayOf<D extends DType>(
  dtype: D,
  shape: readonly number[],
  elements: readonly ElementOf<D>[],
): NdArray<D> {
  const flat = zeros(elements.length, { dtype });
  elements.forEach((element, i) => flat.set(i, element));
  return flat.withLayout(packedLayout(shape));
}

/** The same elements in other places; writing to one does not change the others. */
export const layouts: Record<string, <D extends DType>(a: NdArray<D>) => NdArray<D>> = {
  packed: (a) => a.copy(),
  'first axis fastest': (a) => a.copy('F'),
  strided: (a) => written(inLarger(a, 3), a),
  reversed: (a) => written(flipped(inLarger(a, 2)), a),
  foreign: (a) => {
    const buffer = new ArrayBuffer(a.nbytes + 16);
    const offset = 16;
    const flat = frombuffer(buffer, { dtype: a.dtype, offset, count: a.size });
    return written(flat.withLayout(packedLayout(a.shape)), a);
  },
};

/** Every `step`-th place along each axis of a larger array, from the second on. */
function inLarger<D extends DType>(a: NdArray<D>, step: number): NdArray<D> {
  const lengths = a.shape.map((length) => length * step + 1);
  const whole = zeros(lengths, { dtype: a.dtype });
  return whole.slice(...lengths.map((length) => `1:${length}:${step}`));
}

function flipped<D extends DType>(a: NdArray<D>): NdArray<D> {
  return a.slice(...a.shape.map(() => '::-1'));
}

/** Element by element, so that it relies on nothing that is under test. */
function written<D extends DType>(to: NdArray<D>, from: NdArray<D>): NdArray<D> {
  forEachIndex(from.shape, (index) => to.set(...index, from.get(...index)));
  return to;
}

/** Calls `visit` with each index of a shape, in C order. */
export function forEachIndex(shape: readonly number[], visit: (index: number[]) => void): void {
  const go = (index: number[]): void => {
    if (index.length === shape.length) return visit(index);
    for (let i = 0; i < shape[index.length]!; i++) go([...index, i]);
  };
  go([]);
}

/** Elements in C order, read one by one. */
export function elementsIn<D extends DType>(a: NdArray<D>): ElementOf<D>[] {
  const elements: ElementOf<D>[] = [];
  forEachIndex(a.shape, (index) => elements.push(a.get(...index)));
  return elements;
}

/** The elements 0, 1, 2, … of any dtype. */
export function counted<D extends DType>(dtype: D, shape: readonly number[]): NdArray<D> {
  const size = shape.reduce((product, length) => product * length, 1);
  const elements = Array.from({ length: size }, (_, i) => convertScalar(i, dtype));
  return arrayOf(dtype, shape, elements);
}

export const allDTypes = Object.keys(dtypes) as DType[];
