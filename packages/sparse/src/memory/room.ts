/** Room for kernels, and results that turn out smaller than their room. */
import { heap, type NdArray } from '@numloom/ndarray';
import type { Frame } from '@numloom/linalg/kernels';
import type { CompressedParts, SparseDType } from '../parts/parts.ts';
import { addressOf } from './compressed.ts';

/** Address of so many bytes that are zero. */
export function zeroed(frame: Frame, byteLength: number): number {
  const address = frame.bytes(byteLength);
  new Uint8Array(heap.buffer).fill(0, address, address + byteLength);
  return address;
}

/** Arrays of a compressed matrix. */
export type LineArrays<D extends SparseDType = SparseDType> = Pick<
  CompressedParts<D>,
  'indptr' | 'indices' | 'data'
>;

/** Addresses of these arrays, to be read only, values of that dtype. */
export function addressesOf(
  { indptr, indices, data }: LineArrays,
  dtype: SparseDType,
  frame: Frame,
): { readonly starts: number; readonly indices: number; readonly values: number } {
  return {
    starts: addressOf(frame.reachable(indptr, 'int32')),
    indices: addressOf(frame.reachable(indices, 'int32')),
    values: addressOf(frame.reachable(data, dtype)),
  };
}

/** Room for entries, of which the first `count` become arrays when they are written. */
export class EntryRoom<D extends SparseDType> {
  readonly #indices: { readonly array: NdArray<'int32'>; readonly inside: NdArray<'int32'> };
  readonly #data: { readonly array: NdArray<D>; readonly inside: NdArray<D> };

  constructor(frame: Frame, dtype: D, entries: number) {
    this.#indices = frame.written('int32', [entries]);
    this.#data = frame.written(dtype, [entries]);
  }

  get indices(): number {
    return addressOf(this.#indices.inside);
  }

  get values(): number {
    return addressOf(this.#data.inside);
  }

  arrays(count: number): { readonly indices: NdArray<'int32'>; readonly data: NdArray<D> } {
    if (count === this.#indices.array.size) {
      return { indices: this.#indices.array, data: this.#data.array };
    }
    const indices = this.#indices.inside.slice(`:${count}`).copy();
    const data = this.#data.inside.slice(`:${count}`).copy();
    return { indices, data };
  }
}
