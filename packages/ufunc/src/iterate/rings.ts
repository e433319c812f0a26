/**
 * Fronts in memory: the last ones of a plane, each in one of the slots of a ring, where its elements
 * lie row after row. At every front the neighbours of an element are at constant distances, so that
 * loops over a front are those over an ordinary array.
 */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { innerStrideOf, type Kernel } from '../kernel/kernel.ts';
import type { Operand, Visits } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import { type BackendName, cachedKernel, compiledBy } from '../run/backends.ts';
import { type Box, Rows, type Skew } from './skew.ts';
import { visitsOf } from './visits.ts';

/** Rows that are copied of a front before those of the next one: they share lines of the cache. */
const ROWS_AT_ONCE = 256;
/** Bytes that slots are apart from a multiple of a page, lest stores seem to meet loads. */
const PAGE = 4096;
const APART = 256;

/** Where a plane's fronts are in rings of so many slots. */
export class Slots {
  readonly skew: Skew;
  /** What is written, from row and column 0 on, and what is read. */
  readonly written: Rows;
  readonly read: Rows;
  /** Elements of a slot. */
  readonly width: number;
  readonly depth: number;
  /** The front that slot 0 has first. */
  readonly first: number;
  /** By how many rows slots have gone on when the ring has turned. */
  readonly #turn: number;
  /** The row that position 0 has, at the first turn. */
  readonly #top: number;

  constructor(rows: number, columns: number, skew: Skew, depth: number) {
    const { factor, above, below, left, right, behind } = skew;
    this.skew = skew;
    const box: Box = { top: 0, bottom: rows, left: 0, right: columns };
    this.written = new Rows(factor, box);
    const around = {
      top: -above,
      bottom: rows + below,
      left: -left,
      right: columns + right,
    };
    this.read = new Rows(factor, around);
    this.first = -behind;
    // Where columns are few, positions follow the rows that fronts meet.
    const turning = Math.ceil(depth / Math.max(1, factor));
    const start = Math.floor((this.first - columns - right + 1) / Math.max(1, factor));
    const widthTurning = Math.floor((left + this.first) / Math.max(1, factor)) + turning;
    const turns = factor > 0 && widthTurning - start + 2 < rows + above + below;
    this.#turn = turns ? turning : 0;
    this.#top = turns ? start : -above;
    this.depth = turns ? turning * factor : depth;
    this.width = apart(turns ? widthTurning - start + 2 : rows + above + below);
  }

  slot(front: number): number {
    return (front - this.first) % this.depth;
  }

  /** The row of the plane that is at position 0 of a front's slot. */
  top(front: number): number {
    return this.#top + this.#turn * Math.floor((front - this.first) / this.depth);
  }

  /**
   * Where position 0 of a slot reads: that of the element so many rows further, and so many fronts.
   */
  offset(slot: number, rows: number, fronts: number): number {
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
  readonly #backend: BackendName;

  constructor(slots: Slots, dtype: RealDType, backend: BackendName) {
    this.storage = allocateScratch(slots.width * slots.depth * dtypes[dtype].itemsize);
    this.dtype = dtype;
    this.#slots = slots;
    this.#backend = backend;
  }

  /** What copies fronts of an array to the ring, or back: the rows that are read or written. */
  copier(operand: Operand, direction: 'in' | 'out', rows: Rows = this.#slots.written): Copier {
    return new Copier(this.#slots, this, operand, direction, rows, this.#backend);
  }

  dispose(): void {
    this.storage.dispose();
  }
}

/** Copies fronts between an array of two axes and a ring. */
export class Copier {
  readonly #slots: Slots;
  readonly #visits: Visits;
  readonly #place: number;
  readonly #rows: Rows;
  readonly #rowStride: number;
  readonly #columnStride: number;
  readonly #operand: Operand;
  #offset: number;

  constructor(
    slots: Slots,
    { storage, dtype }: Ring,
    operand: Operand,
    direction: 'in' | 'out',
    rows: Rows,
    backend: BackendName,
  ) {
    const { depth, width, skew } = slots;
    this.#slots = slots;
    this.#operand = operand;
    this.#offset = operand.offset;
    const [down, right] = operand.strides.slice(-2) as [number, number];
    const stride = down - skew.factor * right;
    this.#rowStride = stride;
    this.#columnStride = right;
    this.#rows = rows;
    this.#place = direction === 'in' ? 0 : 1;
    const inner = innerStrideOf(stride);
    const leaves = [
      { dtype, inner },
      { dtype, inner: 'unit' },
    ] as const;
    const kernel: Kernel = {
      rank: 1,
      foldAxes: 0,
      leaves: direction === 'in' ? leaves : [...leaves].reverse(),
      scalars: [],
      body: [{ op: 'load', dtype, leaf: 0 }],
      outputs: [{ kind: 'store', value: 0, leaf: 1 }],
    };
    const entry = cachedKernel(`front ${direction} ${dtype} ${inner}`, () => kernel);
    const launches = Array.from({ length: depth }, (_, slot) => {
      const operands: Operand[] = [
        { storage: operand.storage, offset: operand.offset, strides: [stride] },
        { storage, offset: slot * width, strides: [1] },
      ];
      if (direction === 'out') operands.reverse();
      return { lengths: [width], segment: 0, operands, scalars: [] };
    });
    this.#visits = visitsOf(compiledBy(entry, backend), launches, 0);
  }

  /** Turns to the plane at an index of the axes before its own. */
  enter(index: readonly number[]): void {
    const { offset, strides } = this.#operand;
    this.#offset = index.reduce((sum, at, axis) => sum + at * strides[axis]!, offset);
  }

  /** Copies the fronts from `begin` to `end`. */
  copy(begin: number, end: number): void {
    const slots = this.#slots;
    const rows = this.#rows;
    let top = Infinity;
    let bottom = -Infinity;
    for (let front = begin; front < end; front++) {
      top = Math.min(top, rows.begin(front));
      bottom = Math.max(bottom, rows.stop(front));
      const offset = this.#offset + front * this.#columnStride + slots.top(front) * this.#rowStride;
      this.#visits.move(slots.slot(front), this.#place, offset);
    }
    for (let row = top; row < bottom; row += ROWS_AT_ONCE) {
      for (let front = begin; front < end; front++) {
        const from = Math.max(row, rows.begin(front));
        const to = Math.min(row + ROWS_AT_ONCE, rows.stop(front));
        const position = slots.top(front);
        if (from < to) this.#visits.run(slots.slot(front), from - position, to - position);
      }
    }
  }

  dispose(): void {
    this.#visits.dispose();
  }
}
