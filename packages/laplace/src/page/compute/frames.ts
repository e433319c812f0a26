import { writeColours } from './colours.ts';
import type { Send } from './computation.ts';

/**
 * Frames for the page: one whenever it wants one and something has changed. Where memory can be
 * shared they are written into two buffers by turns, so that the page can still read the last one
 * while the next is written; elsewhere a buffer travels to and fro.
 */
export class Frames {
  /** Values of the points, row after row. */
  values: Float64Array = new Float64Array(0);
  table: Uint32Array = new Uint32Array(0);
  readonly #send: Send;
  #size = 0;
  #shared: readonly Uint32Array[] = [];
  #next = 0;
  #own: ArrayBuffer | undefined;
  #isWanted = false;
  #isChanged = false;

  constructor(send: Send) {
    this.#send = send;
  }

  /** The page has a picture of another size, or other buffers. */
  setup(size: number, table: Uint32Array, buffers: readonly SharedArrayBuffer[] = []): void {
    this.#size = size;
    this.table = table;
    this.#shared = buffers.map((buffer) => new Uint32Array(buffer));
    this.#own = undefined;
  }

  /** The page wants the next frame. */
  wanted(buffer: ArrayBuffer | undefined): void {
    if (buffer !== undefined) this.#own = buffer;
    this.#isWanted = true;
    this.#give();
  }

  /** Values are not as they were. */
  changed(): void {
    this.#isChanged = true;
    this.#give();
  }

  #give(): void {
    const size = this.#size;
    if (!this.#isWanted || !this.#isChanged || this.values.length !== size * size) return;
    this.#isWanted = this.#isChanged = false;
    const shared = this.#shared[this.#next];
    if (shared) {
      writeColours(shared, this.values, this.table);
      this.#send({ kind: 'frame', size, pixels: this.#next });
      this.#next = 1 - this.#next;
      return;
    }
    const bytes = 4 * size * size;
    const pixels = this.#own?.byteLength === bytes ? this.#own : new ArrayBuffer(bytes);
    this.#own = undefined;
    writeColours(new Uint32Array(pixels), this.values, this.table);
    this.#send({ kind: 'frame', size, pixels }, [pixels]);
  }
}
