/**
 * Copies between an array and a ring of its fronts. A front meets each row of the array at one
 * element, each of which may lie on a page of its own; so groups of fronts are copied by way of
 * tiles, in pieces of rows.
 */
import { allocateScratch, dtypes, type Storage } from '@numloom/ndarray';
import { innerStrideOf, type Kernel } from '../kernel/kernel.ts';
import type { Operand, Visits } from '../kernel/launch.ts';
import type { RealDType } from '../kernel/primitives.ts';
import { type BackendName, cachedKernel, compiledBy } from '../run/backends.ts';
import type { Slots } from './rings.ts';
import type { Rows } from './skew.ts';
import { visitsOf } from './visits.ts';

/** Rows of a tile, and elements between the pieces of two rows: not all in few sets of the cache. */
const TILE_ROWS = 256;
const PADDING = 8;

/** What is copied, and where to. */
export interface Copies {
  readonly slots: Slots;
  readonly ring: Storage;
  /** Over axes of which the last two are those of the plane. */
  readonly operand: Operand;
  readonly dtype: RealDType;
  /** Into the ring, or out of it. */
  readonly direction: 'in' | 'out';
  /** The rows of a front that are copied. */
  readonly rows: Rows;
  readonly backend: BackendName;
}

/** Copies fronts between an array and a ring. */
export class Copier {
  readonly #copies: Copies;
  readonly #rowStride: number;
  readonly #columnStride: number;
  #offset: number;
  /** Elements from a row of the tile to the next one. */
  readonly #pitch: number;
  readonly #tile: Storage | undefined;
  /** Between array and tile, tile and ring, array and ring. */
  readonly #pieces: Visits | undefined;
  readonly #turns: Visits | undefined;
  readonly #fronts: Visits;

  constructor(copies: Copies) {
    const { slots, operand, dtype, ring } = copies;
    const { depth, group, width, skew } = slots;
    const [down, along] = operand.strides.slice(-2) as [number, number];
    this.#copies = copies;
    this.#rowStride = down - skew.factor * along;
    this.#columnStride = along;
    this.#offset = operand.offset;
    this.#pitch = group + PADDING;
    const places = Array.from({ length: depth }, (_, slot): Operand => {
      return { storage: ring, offset: slot * width, strides: [1] };
    });
    const array = { ...operand, strides: [this.#rowStride] };
    this.#fronts = this.#visits(
      [width],
      places.map((place) => [array, place]),
    );
    if (Math.abs(along) > Math.abs(down)) return;
    const storage = allocateScratch(TILE_ROWS * this.#pitch * dtypes[dtype].itemsize);
    this.#tile = storage;
    const piece = { ...operand, strides: [this.#rowStride, along] };
    const tile = { storage, offset: 0, strides: [this.#pitch, 1] };
    this.#pieces = this.#visits([width, group], [[piece, tile]]);
    const turn = { ...tile, strides: [this.#pitch] };
    this.#turns = this.#visits(
      [width],
      places.map((place) => [turn, place]),
    );
  }

  /** Turns to the plane at an index of the axes before its own. */
  enter(index: readonly number[]): void {
    const { offset, strides } = this.#copies.operand;
    this.#offset = index.reduce((sum, at, axis) => sum + at * strides[axis]!, offset);
  }

  /** Copies the fronts from `begin` to `end`, all of one group. */
  copy(begin: number, end: number): void {
    const { slots, rows } = this.#copies;
    const isGroup = this.#pieces !== undefined && end - begin === slots.group;
    // The rows that all fronts meet; the others do one by one.
    const from = rows.begin(end - 1);
    const to = isGroup ? Math.max(from, rows.stop(begin)) : from;
    for (let row = from; row < to; row += TILE_ROWS) {
      this.#copyTile(begin, row, Math.min(row + TILE_ROWS, to));
    }
    for (let front = begin; front < end; front++) {
      const first = rows.begin(front);
      const last = rows.stop(front);
      this.#copyFront(front, first, Math.min(from, last));
      this.#copyFront(front, Math.max(first, to), last);
    }
  }

  dispose(): void {
    for (const one of [this.#pieces, this.#turns, this.#fronts, this.#tile]) one?.dispose();
  }

  /** Copies some rows of all fronts of a group. */
  #copyTile(begin: number, from: number, to: number): void {
    const { direction, slots } = this.#copies;
    const isIn = direction === 'in';
    const place = isIn ? 0 : 1;
    const pieces = this.#pieces!;
    const turns = this.#turns!;
    pieces.move(0, place, this.#start(begin, from));
    if (isIn) pieces.run(0, 0, to - from);
    for (let i = 0; i < slots.group; i++) {
      const slot = slots.slot(begin + i);
      const position = from - slots.top(begin + i);
      turns.move(slot, place, i - position * this.#pitch);
      turns.run(slot, position, position + to - from);
    }
    if (!isIn) pieces.run(0, 0, to - from);
  }

  /** Copies some rows of a front. */
  #copyFront(front: number, from: number, to: number): void {
    if (from >= to) return;
    const { slots, direction } = this.#copies;
    const slot = slots.slot(front);
    const top = slots.top(front);
    this.#fronts.move(slot, direction === 'in' ? 0 : 1, this.#start(front, top));
    this.#fronts.run(slot, from - top, to - top);
  }

  /** Where the array has the element of a front in a row. */
  #start(front: number, row: number): number {
    return this.#offset + front * this.#columnStride + row * this.#rowStride;
  }

  /** Visits that copy from the first of two operands to the second, or back. */
  #visits(lengths: readonly number[], places: readonly (readonly [Operand, Operand])[]): Visits {
    const { dtype, direction, backend } = this.#copies;
    const launches = places.map(([array, other]) => {
      const operands = direction === 'in' ? [array, other] : [other, array];
      return { lengths, segment: 0, operands, scalars: [] };
    });
    const inners = launches[0]!.operands.map(({ strides }) => innerStrideOf(strides.at(-1)!));
    const key = `copy ${lengths.length} ${dtype} ${inners.join(' ')}`;
    const entry = cachedKernel(key, (): Kernel => {
      return {
        rank: lengths.length,
        foldAxes: 0,
        leaves: inners.map((inner) => ({ dtype, inner })),
        scalars: [],
        body: [{ op: 'load', dtype, leaf: 0 }],
        outputs: [{ kind: 'store', value: 0, leaf: 1 }],
      };
    });
    return visitsOf(compiledBy(entry, backend), launches, 0);
  }
}
