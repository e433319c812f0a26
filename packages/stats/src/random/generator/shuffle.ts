/** Shuffling in place, as NumPy does: from the last place down, each with one of those before or itself. */
import { dtypes, type NdArray, type TypedArray } from '@numloom/ndarray';
import type { Source } from '../bits/source.ts';

/** Most items that 32 bits choose among. */
const MOST = 2 ** 32;

/** Shuffles a list. */
export function shuffleItems({ kernels }: Source, items: unknown[]): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = kernels.masked(i) >>> 0;
    const kept = items[i];
    items[i] = items[j];
    items[j] = kept;
  }
}

/** Shuffles an array of one axis, from its end to `first`; `isMasked` says how numbers are drawn. */
export function shuffleArray(source: Source, array: NdArray, first = 1, isMasked = true): void {
  const { kernels } = source;
  const { storage, itemsize, offset, dtype, size } = array;
  if (size > MOST) throw new RangeError(`shuffle: ${size} elements are too many`);
  const stride = array.strides[0]!;
  if (storage.inHeap && stride === 1 && itemsize <= 8) {
    kernels.shuffle(storage.byteOffset + offset * itemsize, size, first, itemsize, isMasked);
    return;
  }
  const data = storage.view(dtype) as TypedArray as Float64Array;
  const { components } = dtypes[dtype];
  for (let i = size - 1; i >= first; i--) {
    const j = (isMasked ? kernels.masked(i) : kernels.below32(i, 1)) >>> 0;
    for (let part = 0; part < components; part++) {
      const a = (offset + i * stride) * components + part;
      const b = (offset + j * stride) * components + part;
      const kept = data[a]!;
      data[a] = data[b]!;
      data[b] = kept;
    }
  }
}
