/** Filling arrays by kernels. */
import { heap, type NdArray } from '@numloom/ndarray';
import { type Source, STAGE_BYTES } from '../bits/source.ts';

/** Fills the bytes from one address of the heap to another with numbers. */
export type Filler = (source: Source, to: number, end: number) => void;

/** Fills an array by kernels, elements in the order of its memory. */
export function fillArray(source: Source, array: NdArray, fill: Filler): void {
  const { storage, offset, size, itemsize } = array;
  if (storage.inHeap) {
    const to = storage.byteOffset + offset * itemsize;
    fill(source, to, to + size * itemsize);
    return;
  }
  // What lies elsewhere is filled by way of the stage.
  const bytes = new Uint8Array(
    storage.region.buffer,
    storage.byteOffset + offset * itemsize,
    size * itemsize,
  );
  const { stage } = source;
  for (let at = 0; at < bytes.length; at += STAGE_BYTES) {
    const count = Math.min(STAGE_BYTES, bytes.length - at);
    fill(source, stage, stage + count);
    bytes.set(new Uint8Array(heap.buffer, stage, count), at);
  }
}
