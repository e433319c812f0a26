/**
 * Fronts in memory: the last ones of a plane, each in one of the slots of a ring, where its elements
 * lie row after row. At every front the neighbours of an element are at constant distances, so that
 * loops over a front are those over an ordinary array.
 */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import type { Operand } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import type { BackendName } from '../run/backends.ts';
import { Copier } from './copier.ts';
import { Rows, type Skew } from './skew.ts';

/** Fronts that are copied together, so long are the pieces of rows that are read: of large planes. */
const GROUP = 32;
const SMALL_GROUP = 8;
/** Fronts from which a plane is large. */
const LARGE = 512;
/** Bytes that slots are apart from a multiple of a page, lest stores seem to meet loads. */
const PAGE = 4096;
const APART = 256;

/**
 * Where a plane's fronts are in memory: in a ring of so many slots, or all of them one after the
 * other. An element's place is told by a slot and a position in it, which counts rows.
 */
export class Slots {
  readonly skew: Skew;
  /** What is written, from row and column 0 on, and what is read. */
  readonly written: Rows;
  readonly read: Rows;
  /** How many slots there are, and elements from one to the next. */
  readonly depth: number;
  readonly width: number;
  /** Elements altogether. */
  readonly size: number;
  /** Fronts that are copied together. */
  readonly group: number;
  /** The first front that is read. */
  readonly first: number;
  /** The row that position 0 has, by how many that goes on a turn, or back a front. */
  readonly #top: number;
  readonly #turn: number;
  readonly #pitch: number;

  /** @param live - how many fronts are needed at once; if undefined, all are kept in one slot */
  constructor(rows: number, columns: number, skew: Skew, live: number | undefined) {
    const { above, below, left, right, behind, ahead } = skew;
    this.skew = skew;
    const around = { top: -above, bottom: rows + below, left: -left, right: columns + right };
    this.written = new Rows(skew.factor, { top: 0, bottom: rows, left: 0, right: columns });
    this.read = new Rows(skew.factor, around);
    const fronts = this.written.end - this.written.first + behind + ahead;
    this.first = this.written.first - behind;
    this.group = fronts < LARGE ? SMALL_GROUP : GROUP;
    const all = above + rows + below;
    // Fronts that are no columns may not meet all rows, if there are few columns.
    const { factor } = skew;
    const most =
      factor === 0 ? all : Math.ceil((left + columns + right) / factor) + above + below + 1;
    if (live === undefined) {
      this.width = apart(Math.min(all, most));
      this.depth = 1;
      this.size = fronts * this.width + all;
      this.#top = -above;
      this.#turn = 0;
      this.#pitch = this.width;
      return;
    }
    const depth = this.group * Math.ceil(live / this.group + 2);
    const turn = this.group * Math.ceil(depth / this.group / factor);
    // Positions follow the rows then: those of a turn come after those of the one before.
    const turns = factor > 0 && most + turn + 2 < all;
    this.#turn = turns ? turn : 0;
    this.#top = turns ? Math.floor((this.first - columns - right + 1) / factor) : -above;
    this.#pitch = 0;
    this.depth = turns ? turn * factor : depth;
    const last = Math.floor((left + this.first) / factor) + turn;
    this.width = apart(turns ? last - this.#top + 2 : all);
    this.size = this.depth * this.width;
  }

  slot(front: number): number {
    return (front - this.first) % this.depth;
  }

  /** The row of the plane that is at position 0 of a front's slot. */
  top(front: number): number {
    const at = front - this.first;
    return this.#top + this.#turn * Math.floor(at / this.depth) - this.#pitch * at;
  }

  /**
   * Where position 0 of a slot reads: that of the element so many rows further, and so many fronts.
   */
  offset(slot: number, rows: number, fronts: number): number {
    if (this.#pitch > 0) return fronts * this.#pitch + rows;
    const turns = Math.floor((slot + fronts) / this.depth);
    const other = slot + fronts - turns * this.depth;
    return other * this.width + rows - turns * this.#turn;
  }
}

function apart(width: number): number {
  // Whatever the itemsize, this many elements are no multiple of a page, or nearly one.
  const padded = (width + 7) & -8;
  const off = (8 * padded) % PAGE;
  return off < APART || off > PAGE - APART ? padded + APART / 4 : padded;
}

/** A ring of the fronts of one operand. */
export class Ring {
  readonly storage: Storage;
  readonly dtype: RealDType;
  readonly #slots: Slots;

  constructor(slots: Slots, dtype: RealDType) {
    this.storage = allocateScratch(slots.size * dtypes[dtype].itemsize);
    this.dtype = dtype;
    this.#slots = slots;
  }

  /** What copies fronts of an array to the ring, or back: the rows that are read or written. */
  copier(
    operand: Operand,
    direction: 'in' | 'out',
    backend: BackendName,
    rows: Rows = this.#slots.written,
  ): Copier {
    const { storage: ring, dtype } = this;
    return new Copier({ slots: this.#slots, ring, operand, dtype, direction, rows, backend });
  }

  dispose(): void {
    this.storage.dispose();
  }
}
