/** Operators as solvers see them: what turns vectors in the heap into others. */
import { dtypes, heap, type NdArray } from '@numloom/ndarray';
import { arrayOf, type Frame, newArray, type Scalar } from '@numloom/linalg/kernels';
import type { Operand } from '@numloom/linalg';
import type { Side } from '../direct/factors.ts';

/** y = A x of packed vectors at addresses; they do not overlap. Nothing is allocated. */
export interface Action {
  (x: number, y: number): void;
  /** The same in one pass with the dot product of x and y, where that is known how; of real vectors. */
  readonly withDot?: (x: number, y: number) => number;
}

/**
 * Makes ready, in a frame, for applications of A, Aᵀ or Aᴴ to vectors of a dtype; `scalar` is complex128
 * where A is complex.
 */
export type ActionMaker = (side: Side, scalar: Scalar, frame: Frame) => Action;

/** The real numbers at an address, of `count` elements; stale when the heap grows. */
export function numbersAt(scalar: Scalar, address: number, count: number): Float64Array {
  return new Float64Array(heap.buffer, address, count * dtypes[scalar].components);
}

/** Copies packed elements from one address to another. */
export function copyElements(scalar: Scalar, from: number, to: number, count: number): void {
  const bytes = count * dtypes[scalar].itemsize;
  new Uint8Array(heap.buffer).copyWithin(to, from, from + bytes);
}

/** The elements of an array, in its order by rows, to an address. */
export function storeArray(array: NdArray, scalar: Scalar, address: number): void {
  const { components } = dtypes[scalar];
  const isReady = array.dtype === scalar && array.isContiguous();
  const { storage, offset, size } = isReady ? array : array.astype(scalar).copy();
  const numbers = storage.view(scalar);
  numbersAt(scalar, address, size).set(
    numbers.subarray(offset * components, (offset + size) * components),
  );
}

/** Elements at an address, to a packed array. */
function loadArray(array: NdArray<Scalar>, address: number): void {
  const { dtype, storage, offset, size } = array;
  array.beginWrite('matvec');
  const numbers = storage.view(dtype);
  numbers.set(numbersAt(dtype, address, size), offset * dtypes[dtype].components);
}

/** What a function of arrays does, as an action: of `from` elements to `to` elements. */
export function actionOf(
  apply: (x: NdArray<Scalar>) => Operand,
  [to, from]: readonly [number, number],
  scalar: Scalar,
  caller: string,
): Action {
  const argument = newArray(scalar, [from]);
  return (x, y) => {
    loadArray(argument, x);
    const result = arrayOf(apply(argument), caller);
    if (result.size !== to || result.ndim > 2) {
      throw new RangeError(`${caller}: the result has ${result.size} elements, needs ${to}`);
    }
    if (scalar === 'float64' && result.dtype.startsWith('complex')) {
      throw new TypeError(
        `${caller}: the result is ${result.dtype}, but the operator's dtype is real: give it a complex dtype`,
      );
    }
    storeArray(result, scalar, y);
  };
}
