import { kernelsOf, view } from '@numloom/linalg/kernels';
import { multigrid } from '../kernels/generated/multigrid.ts';
import { type Axes, unknownsOf } from './coarsening.ts';
import { bytesOf, type Job, JOB_BYTES, writeJob, writeTable } from './jobs.ts';
import type { Room } from './room.ts';
import type { Table } from './tables.ts';
import {
  cubicPairs,
  cubicTable,
  gatherWeights,
  linearPairs,
  linearTable,
  restrictionTable,
} from './transfers.ts';

/** Room before a row, in elements. */
const MARGIN = 4;

/** Where an iterate is: unknowns with a layer around them. */
export interface Padded {
  /** Of the first unknown. */
  readonly address: number;
  readonly slabPitch: number;
  readonly rowPitch: number;
}

/** The equations that an iterate is to fulfil: an array of right sides, or one for all. */
export interface Equations {
  readonly iterate: Padded;
  readonly right: number;
  readonly constant?: number;
  /** Where the residual goes when it is asked for. */
  readonly residual?: number;
  /** Where restriction adds to; default the next grid's right side. */
  readonly coarseRight?: number;
}

/** One grid: what the kernels need to know of it, and room for what multigrid keeps on it. */
export class Level {
  readonly axes: Axes;
  readonly isSolid: boolean;
  readonly unknowns: number;
  /** Bytes of an iterate with its layer. */
  readonly paddedBytes: number;
  /** What is added to the finer grid's iterate, and its right side; the finest grid has them for preconditioning. */
  correction: Padded | undefined;
  right = 0;
  /** The solution on this grid and its right side, where it is asked for. */
  solution: Padded | undefined;
  source = 0;
  /** The right side of the solution, where it is the same everywhere. */
  constant: number | undefined;
  /** Bytes that say where values are given; 0 where none are. */
  mask = 0;
  readonly #tables: { readonly at: number; readonly write: (address: number) => void }[] = [];
  #transfer: Job = {};
  #base = 0;

  constructor(axes: Axes, isSolid: boolean) {
    this.axes = axes;
    this.isSolid = isSolid;
    this.unknowns = unknownsOf(axes);
    const { slabPitch } = this.#pitches();
    this.paddedBytes = slabPitch * (axes[0].count + 2);
  }

  /** Reserves an iterate. */
  reserveIterate(room: Room): Padded {
    const { slabPitch, rowPitch } = this.#pitches();
    const before = slabPitch + (this.isSolid ? rowPitch : 0) + 8;
    return { address: room.reserve(this.paddedBytes) + before, slabPitch, rowPitch };
  }

  reserveCorrection(room: Room): void {
    this.correction = this.reserveIterate(room);
    this.right = this.reserveField(room);
  }

  reserveSolution(room: Room): void {
    this.solution = this.reserveIterate(room);
    this.source = this.reserveField(room);
  }

  reserveMask(room: Room): void {
    this.mask = room.reserve(this.unknowns);
  }

  /** What the solution on this grid fulfils. */
  get equations(): { iterate: Padded | undefined; right: number; constant: number } {
    const { constant } = this;
    return {
      iterate: this.solution,
      right: constant === undefined ? this.source : 0,
      constant: constant ?? 0,
    };
  }

  /** Makes an iterate 0, and the layer around it. */
  clear(iterate: Padded): void {
    kernelsOf(multigrid).clear(this.#startOf(iterate), this.paddedBytes);
  }

  #startOf({ address, slabPitch, rowPitch }: Padded): number {
    return address - slabPitch - (this.isSolid ? rowPitch : 0) - 8;
  }

  /** Reserves an array without layers. */
  reserveField(room: Room): number {
    return room.reserve(this.unknowns * 8);
  }

  reserveJob(room: Room): number {
    return room.reserve(JOB_BYTES);
  }

  /** Reserves the tables of transfers from and to the next grid. */
  reserveTransfers(room: Room, coarse: Level): void {
    const [outer, mid, inner] = this.axes;
    const [coarseOuter, coarseMid, coarseInner] = coarse.axes;
    const table = (entries: Table): number =>
      this.#table(room, bytesOf(entries), (address) => writeTable(address, entries));
    const numbers = (weights: Float64Array): number =>
      this.#table(room, weights.byteLength, (address) => {
        view('float64', address, weights.length).set(weights);
      });
    const isCoarsened = inner !== coarseInner;
    this.#transfer = {
      ...this.#transfer,
      coarseInner: coarseInner.count,
      coarseLow: coarseInner.low,
      coarseHigh: coarseInner.high,
      coarseIntervals: coarseInner.intervals,
      outerRestriction: table(restrictionTable(outer, coarseOuter)),
      midRestriction: table(restrictionTable(mid, coarseMid)),
      outerLinear: table(linearTable(outer, coarseOuter)),
      midLinear: table(linearTable(mid, coarseMid)),
      outerCubic: table(cubicTable(outer, coarseOuter)),
      midCubic: table(cubicTable(mid, coarseMid)),
      ...(isCoarsened && {
        gather: numbers(gatherWeights(inner, coarseInner)),
        linearPairs: numbers(linearPairs(inner, coarseInner)),
        cubicPairs: numbers(cubicPairs(inner, coarseInner)),
      }),
      coarseRoom: room.reserve((coarseInner.count + 2 * MARGIN) * 8) + MARGIN * 8,
      slabRoom: room.reserve(coarse.isSolid ? coarse.#pitches().slabPitch : 0),
    };
  }

  /** Reserves room that passes need in any case. */
  reserveRows(room: Room): void {
    const bytes = (this.axes[2].count + 2 * MARGIN) * 8;
    this.#transfer = {
      ...this.#transfer,
      fineRoom: room.reserve(bytes) + MARGIN * 8,
      moreRoom: room.reserve(bytes) + MARGIN * 8,
    };
  }

  /** After memory was taken at `base`: where all is from now on. */
  place(base: number): void {
    this.#base = base;
    for (const { at, write } of this.#tables) write(base + at);
    if (this.correction) this.correction = moved(this.correction, base);
    if (this.solution) this.solution = moved(this.solution, base);
    if (this.right) this.right += base;
    if (this.source) this.source += base;
    if (this.mask) this.mask += base;
    for (const iterate of [this.correction, this.solution]) if (iterate) this.clear(iterate);
    this.#transfer = Object.fromEntries(
      Object.entries(this.#transfer).map(([name, value]) => {
        return [name, NOT_PLACED.has(name) ? value : value + base];
      }),
    );
  }

  /** Writes a job: the grid, an iterate on it, and how it goes to the next grid and back. */
  writeJob(
    at: number,
    { iterate, right, constant = 0, residual = 0, coarseRight }: Equations,
    next?: Level,
  ): number {
    const [outer, mid, inner] = this.axes;
    const row = inner.count * 8;
    const address = this.#base + at;
    writeJob(address, {
      outerWeight: outer.weight,
      midWeight: mid.weight,
      innerWeight: inner.weight,
      diagonal: 2 * (outer.weight + mid.weight + inner.weight),
      constant,
      outer: outer.count,
      mid: mid.count,
      inner: inner.count,
      isSolid: Number(this.isSolid),
      u: iterate.address,
      slabPitch: iterate.slabPitch,
      rowPitch: iterate.rowPitch,
      f: right,
      fSlab: row * mid.count,
      fRow: row,
      mask: this.mask,
      parity: (outer.offset + mid.offset + inner.offset) % 2,
      outerLow: outer.low,
      outerHigh: outer.high,
      midLow: mid.low,
      midHigh: mid.high,
      innerLow: inner.low,
      innerHigh: inner.high,
      residual,
      residualSlab: row * mid.count,
      residualRow: row,
      ...(next ? next.#asCoarse() : {}),
      ...(coarseRight !== undefined && { coarseRight }),
      ...this.#transfer,
    });
    return address;
  }

  /** The number of unknowns that belong to each slab. */
  get slab(): number {
    return this.unknowns / this.axes[0].count;
  }

  #asCoarse(): Job {
    const [, mid, inner] = this.axes;
    const { slabPitch, rowPitch } = this.#pitches();
    return {
      coarseRight: this.right,
      coarseRightSlab: inner.count * mid.count * 8,
      coarseRightRow: inner.count * 8,
      correction: this.correction!.address,
      coarseSolution: this.solution?.address ?? 0,
      coarseSlab: slabPitch,
      coarseRow: rowPitch,
    };
  }

  #table(room: Room, bytes: number, write: (address: number) => void): number {
    const at = room.reserve(bytes);
    this.#tables.push({ at, write });
    return at;
  }

  #pitches(): { slabPitch: number; rowPitch: number } {
    const [, mid, inner] = this.axes;
    const rowPitch = (inner.count + 2) * 8;
    return { rowPitch, slabPitch: this.isSolid ? rowPitch * (mid.count + 2) : rowPitch };
  }
}

/** An iterate by so many bytes further on. */
export function moved({ address, ...pitches }: Padded, bytes: number): Padded {
  return { address: address + bytes, ...pitches };
}

/** Fields of a transfer that are no addresses. */
const NOT_PLACED = /* @__PURE__ */ new Set([
  'coarseInner',
  'coarseLow',
  'coarseHigh',
  'coarseIntervals',
]);
