/**
 * A copy of the rows that passes read and write, apart from each other as those of rings are. A pass
 * from the array to its copy, or back, leaves the state it starts at as it is, should sweeps have to
 * be made again from there.
 */
import { dtypes, heap, type Storage } from '@numloom/ndarray';
import type { Operand } from '../kernel/launch.ts';
import type { RowGeometry } from './row-geometry.ts';

export class RowCopy {
  readonly #geometry: RowGeometry;
  readonly #pitch: number;
  readonly #storage: Storage;
  #isFramed = false;

  constructor(geometry: RowGeometry, pitch: number, allocate: (byteLength: number) => Storage) {
    const { rows, before, ahead } = geometry;
    this.#geometry = geometry;
    this.#pitch = pitch;
    this.#storage = allocate((rows + before + ahead) * pitch);
  }

  /** Where row 0 is, the first one that is written. */
  get byteOffset(): number {
    const { pad, before } = this.#geometry;
    return this.#storage.byteOffset + pad + before * this.#pitch;
  }

  /** What is here where the array has an operand that is stored to, a component of its elements. */
  target({ strides }: Operand, component: number): Operand {
    const { before, pad, low, store } = this.#geometry;
    const { components, itemsize } = dtypes[store.array.dtype];
    const size = itemsize / components;
    const stride = this.#pitch / size;
    const offset = before * stride + pad / size - low * components + component;
    return { storage: this.#storage, offset, strides: [stride, ...strides.slice(1)] };
  }

  /** Copies what no sweep writes, unless it is there. */
  frame(): void {
    if (this.#isFramed) return;
    this.#isFramed = true;
    const { rows, before, ahead, width, head, tailAt, tail, left, right, store } = this.#geometry;
    const { itemsize } = store.array;
    const start = head + left * itemsize;
    const end = tailAt - right * itemsize;
    for (let row = -before; row < rows + ahead; row++) {
      const isWritten = row >= 0 && row < rows;
      this.#move(row, 0, isWritten ? start : width, 'copy');
      if (isWritten) this.#move(row, end, tail + right * itemsize, 'copy');
    }
  }

  /** Copies all rows that are written to the array. */
  settle(): void {
    const { rows, width } = this.#geometry;
    for (let row = 0; row < rows; row++) this.#move(row, 0, width, 'array');
  }

  /** Copies bytes of what is held of a row. */
  #move(row: number, from: number, length: number, to: 'array' | 'copy'): void {
    if (length <= 0) return;
    const { store, low } = this.#geometry;
    const { storage, itemsize } = store.array;
    const there = storage.byteOffset + (store.offset + low + row * store.strides[0]!) * itemsize;
    const here = this.byteOffset + row * this.#pitch;
    const [source, target] = to === 'copy' ? [there, here] : [here, there];
    const bytes = new Uint8Array(heap.buffer);
    bytes.copyWithin(target + from, source + from, source + from + length);
  }
}
