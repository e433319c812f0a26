/**
 * What a call needs of the heap: its operands where kernels can reach them, room to work in, and
 * its results.
 */
import {
  allocate,
  copyto,
  type DType,
  dtypes,
  heap,
  type Layout,
  NdArray,
  packedLayout,
  sizeOf,
  type TypedArrayOf,
} from '@numloom/ndarray';
import { convertArray } from './convert.ts';
import type { InexactDType, Matrix } from './matrix.ts';
import { Pieces } from './pieces.ts';
import { Stack } from './stack.ts';

/** The scratch memory of one call; {@link withFrame} gives it back. */
export class Frame {
  readonly #pieces = new Pieces();
  /** Results that lie outside of the heap, and where they are computed. */
  readonly #outside: { readonly result: NdArray; readonly inside: NdArray }[] = [];

  /** Room for so many bytes, 64-byte aligned; its bytes may be anything. */
  bytes(byteLength: number): number {
    return this.#pieces.bytes(byteLength);
  }

  /** Room for so many elements. */
  elements(dtype: InexactDType, count: number): number {
    return this.bytes(count * dtypes[dtype].itemsize);
  }

  /**
   * The matrices of an array, to be read only: where they are, if they lie in the heap and have
   * that dtype, else as a packed copy.
   */
  readable(array: NdArray, dtype: InexactDType): Stack {
    const isThere = array.dtype === dtype && array.storage.inHeap;
    return isThere ? new Stack(array as NdArray<InexactDType>) : this.copied(array, dtype);
  }

  /** An array to be read only: itself, if it lies in the heap and has that dtype, else a copy. */
  reachable<D extends DType>(array: NdArray, dtype: D): NdArray<D> {
    if (array.dtype === dtype && array.storage.inHeap) return array as NdArray<D>;
    const copy = this.#array(dtype, packedLayout(array.shape));
    copyto(copy, array, { casting: 'unsafe' });
    return copy;
  }

  /**
   * A copy of the matrices of an array, one after the other, each by rows ('C') or by columns ('F').
   */
  copied(array: NdArray, dtype: InexactDType, order: 'C' | 'F' = 'C'): Stack {
    const { shape } = array;
    const copy = this.#array(dtype, orderedLayout(shape, order));
    convertArray(array, copy);
    return new Stack(copy);
  }

  /** Room for a stack of matrices, one after the other, each by rows ('C') or by columns ('F'). */
  stack(dtype: InexactDType, shape: readonly number[], order: 'C' | 'F' = 'C'): Stack {
    return new Stack(this.#array(dtype, orderedLayout(shape, order)));
  }

  /**
   * A new array for a result, and its matrices for kernels to write. Where the heap has no room for
   * it, they are copied to it in the end.
   */
  result<D extends InexactDType>(
    dtype: D,
    shape: readonly number[],
  ): { readonly array: NdArray<D>; readonly stack: Stack } {
    const { array, inside } = this.written(dtype, shape);
    return { array, stack: new Stack(inside) };
  }

  /** A new array for a result, and the packed array in the heap that is to be written. */
  written<D extends DType>(
    dtype: D,
    shape: readonly number[],
  ): { readonly array: NdArray<D>; readonly inside: NdArray<D> } {
    const array = newArray(dtype, shape);
    if (array.storage.inHeap) return { array, inside: array };
    const inside = this.#array(dtype, packedLayout(shape));
    this.#outside.push({ result: array, inside });
    return { array, inside };
  }

  /** A new array with the values of a stack, rounded to `dtype`. */
  delivered<D extends InexactDType>(stack: Stack, dtype: D, shape = stack.array.shape): NdArray<D> {
    const array = newArray(dtype, shape);
    convertArray(stack.array.reshape(shape) as NdArray, array);
    return array;
  }

  /** @internal */
  finish(): void {
    for (const { result, inside } of this.#outside) copyto(result, inside);
  }

  /** @internal */
  dispose(): void {
    this.#pieces.dispose();
  }

  #array<D extends DType>(dtype: D, layout: Layout): NdArray<D> {
    const storage = this.#pieces.storage(sizeOf(layout.shape) * dtypes[dtype].itemsize);
    return new NdArray(dtype, layout, storage);
  }
}

/** Runs a call with scratch memory, which is given back when it is over. */
export function withFrame<Result>(run: (frame: Frame) => Result): Result {
  const frame = new Frame();
  try {
    const result = run(frame);
    frame.finish();
    return result;
  } finally {
    frame.dispose();
  }
}

/** A new packed array, to be written. */
export function newArray<D extends DType>(dtype: D, shape: readonly number[]): NdArray<D> {
  const storage = allocate(sizeOf(shape) * dtypes[dtype].itemsize, false);
  return new NdArray(dtype, packedLayout(shape), storage);
}

/** Numbers in the heap as they are now; to be asked for again after anything is allocated. */
export function view<D extends 'float64' | 'int32'>(
  dtype: D,
  address: number,
  length: number,
): TypedArrayOf<D> {
  const { TypedArray } = dtypes[dtype];
  return new TypedArray(heap.buffer, address, length);
}

/** The numbers of a real matrix by columns, from its first to its last element; see {@link view}. */
export function viewOf({ address, rows, columns, columnStride }: Matrix): Float64Array {
  const length = rows === 0 || columns === 0 ? 0 : (columns - 1) * columnStride + rows;
  return new Float64Array(heap.buffer, address, length);
}

function orderedLayout(shape: readonly number[], order: 'C' | 'F'): Layout {
  if (order === 'C' || shape.length < 2) return packedLayout(shape);
  const exchanged = [...shape.slice(0, -2), shape.at(-1)!, shape.at(-2)!];
  const { strides, offset } = packedLayout(exchanged);
  return { shape, strides: [...strides.slice(0, -2), strides.at(-1)!, strides.at(-2)!], offset };
}
