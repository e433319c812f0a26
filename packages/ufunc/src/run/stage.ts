/** The part of staging memory that one window has, and the copies to it and back. */
import type { Storage } from '@numloom/ndarray';
import type { Kernel } from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import {
  type Bytes,
  bytesOf,
  isWritten,
  itemsizeOf,
  rangeOf,
  usedBytes,
  type Window,
  type Work,
} from './windows.ts';

/** Bytes that take as long to copy as it takes to start copying. */
export const START = 2048;
/** Bytes between rows up to which they are brought along, to copy all rows back at once. */
const NARROW = 512;
/** Where staged bytes begin; vectors may lie anywhere, elements may not. */
export const ALIGNMENT = 16;

/**
 * What is brought before rows are computed: everything, each row, only what lies between rows that
 * are written altogether, or nothing.
 */
type Manner = 'all' | 'rows' | 'between' | 'nothing';

export class Stage {
  readonly #window: Window;
  readonly #kernel: Kernel;
  readonly #work: Work;
  readonly #storage: Storage;
  /** Offset from the start of that storage. */
  readonly #start: number;
  readonly #source: Uint8Array;
  readonly #bytes: Uint8Array;
  readonly #written: readonly number[];
  /** The bytes of row 0. */
  readonly #first: Bytes;
  readonly #row: number;
  readonly #step: number;
  /** Whether rows are taken back one by one. */
  readonly #apart: boolean;
  readonly #manner: Manner;
  /** What was brought last, and where it is. */
  #shown: Bytes = { low: 0, high: 0 };
  #at = 0;

  constructor(kernel: Kernel, work: Work, window: Window, storage: Storage, start: number) {
    this.#window = window;
    this.#kernel = kernel;
    this.#work = work;
    this.#storage = storage;
    this.#start = start;
    this.#source = new Uint8Array(window.storage.region.buffer);
    this.#bytes = storage.view('uint8');
    this.#written = window.leaves.filter((leaf) => isWritten(kernel, leaf));
    this.#first = rangeOf(kernel, work, window, 0, 1);
    this.#row = this.#first.high - this.#first.low;
    this.#step = Math.abs(window.step);
    const isRead = kernel.body.some((one) => one.op === 'load' && window.leaves.includes(one.leaf));
    const gap = this.#step - this.#row;
    // Of elements that do not meet, so many fill the row.
    const isDense = !isRead && gap >= 0 && usedBytes(kernel, work, window) === this.#row;
    this.#apart =
      gap > (isDense ? NARROW : START) && (!window.written || (isDense && this.#row > START / 4));
    if (this.#apart) this.#manner = isDense ? 'nothing' : 'rows';
    else if (!isDense) this.#manner = 'all';
    else this.#manner = gap === 0 ? 'nothing' : this.#row > gap ? 'between' : 'all';
  }

  /** Brings what the rows from `begin` to `end` need, and puts the window's operands there. */
  bring(begin: number, end: number, operands: Operand[]): void {
    const range = this.#rangeOf(begin, end);
    const { low, high } = range;
    const at = this.#start + (low % ALIGNMENT);
    if (this.#manner === 'all') this.#slide(range, at);
    this.#shown = range;
    this.#at = at;
    if (this.#manner === 'rows') {
      for (let row = low; row < high; row += this.#step) this.#copyIn(row, row + this.#row);
    }
    if (this.#manner === 'between') this.#bringBetween();
    for (const leaf of this.#window.leaves) {
      const operand = this.#work.operands[leaf]!;
      const moved = at - low + operand.storage.byteOffset;
      const offset = operand.offset + moved / itemsizeOf(this.#kernel, leaf);
      operands[leaf] = { ...operand, storage: this.#storage, offset };
    }
  }

  /** Takes back what the rows from `begin` to `end` have written. */
  takeBack(begin: number, end: number): void {
    if (this.#written.length === 0) return;
    const isAll = this.#written.length === this.#window.leaves.length;
    const { low, high } = isAll
      ? this.#shown
      : bytesOf(this.#kernel, this.#work, this.#written, begin, end);
    if (!this.#apart) return this.#copyOut(low, high);
    for (let row = low; row < high; row += this.#step) this.#copyOut(row, row + this.#row);
  }

  #rangeOf(begin: number, end: number): Bytes {
    const { step } = this.#window;
    if (Number.isNaN(step)) {
      return rangeOf(this.#kernel, this.#work, this.#window, begin, end);
    }
    const [from, to] = step < 0 ? [end - 1, begin] : [begin, end - 1];
    return { low: this.#first.low + from * step, high: this.#first.high + to * step };
  }

  /** Keeps what was shown already. */
  #slide({ low, high }: Bytes, at: number): void {
    const { low: from, high: to } = this.#shown;
    const keptLow = Math.max(low, from);
    const keptHigh = Math.min(high, to);
    const keeps = keptLow < keptHigh;
    if (keeps) {
      const kept = this.#at + keptLow - from;
      this.#bytes.copyWithin(at + keptLow - low, kept, kept + keptHigh - keptLow);
    }
    this.#shown = { low, high };
    this.#at = at;
    if (!keeps) return this.#copyIn(low, high);
    if (low < keptLow) this.#copyIn(low, keptLow);
    if (keptHigh < high) this.#copyIn(keptHigh, high);
  }

  /** Words are the largest units that no engine changes on the way, and that elements consist of. */
  #bringBetween(): void {
    const { low, high } = this.#shown;
    const itemsize = Math.min(4, itemsizeOf(this.#kernel, this.#window.leaves[0]!));
    const Words = itemsize === 4 ? Int32Array : itemsize === 2 ? Int16Array : Int8Array;
    const words = (bytes: Uint8Array) =>
      new Words(bytes.buffer as ArrayBuffer, bytes.byteOffset, Math.floor(bytes.length / itemsize));
    const source = words(this.#source);
    const target = words(this.#bytes);
    const moved = (this.#at - low) / itemsize;
    for (let row = low + this.#row; row < high; row += this.#step) {
      const end = (row + this.#step - this.#row) / itemsize;
      for (let i = row / itemsize; i < end; i++) target[i + moved] = source[i]!;
    }
  }

  #copyIn(low: number, high: number): void {
    this.#bytes.set(this.#source.subarray(low, high), this.#at + low - this.#shown.low);
  }

  #copyOut(low: number, high: number): void {
    const at = this.#at + low - this.#shown.low;
    this.#source.set(this.#bytes.subarray(at, at + high - low), low);
  }
}
