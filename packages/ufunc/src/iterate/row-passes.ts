/**
 * Passes over the rows of an array, each of several sweeps: exact Jacobi sweeps by temporal blocking,
 * in place. See backends/wasm/walk.ts for how a pass goes; here is where everything lies.
 *
 * Several threads compute bands of rows. What they read of the rows of others is copied before, and
 * computed again by each: no result depends on how many bands there are.
 */
import { allocateScratch, dtypes, heap, type Storage } from '@numloom/ndarray';
import { type Band, BAND_BYTES, writeBand } from '../backends/wasm/bands.ts';
import { compileWalk, sharedLeaves, type Walk } from '../backends/wasm/walk.ts';
import { ParameterViews } from '../backends/wasm/parameters.ts';
import { kernelKey } from '../kernel/kernel.ts';
import type { Launch, Operand } from '../kernel/launch.ts';
import type { Plan } from '../plan/plan.ts';
import { combinePartials } from '../run/partials.ts';
import { shareWork } from '../threads/share-work.ts';
import { RowCopy } from './row-copy.ts';
import type { RowGeometry } from './row-geometry.ts';
import { pitchOf, rowKernel, type RowKernel } from './row-kernels.ts';
import { operandsOf, scalarsOf } from './stencil.ts';

const walks = /* @__PURE__ */ new Map<string, Walk>();
const MOST_WALKS = 64;
/** Rows of a ring that is not one, but holds all. */
const ENDLESS = 2 ** 30;

/** How passes are made. */
export interface PassSettings {
  /** Rows that are computed at once. */
  readonly group: number;
  /** Levels of a pass, at most. */
  readonly most: number;
  readonly bands: number;
  /** Whether there is a copy. */
  readonly copies: boolean;
}

/** How a pass is made: where from, and where to. */
export interface PassOptions {
  readonly levels: number;
  readonly from: Place;
  readonly to: Place;
}

/** Where rows are: in the array, or in a copy of them. */
export type Place = 'array' | 'copy';

export class RowPasses {
  readonly #plan: Plan;
  readonly #geometry: RowGeometry;
  readonly #group: number;
  /** Rows of a ring. */
  readonly #depth: number;
  /** First row of each band, and one past the last. */
  readonly #bounds: readonly number[];
  readonly #rings: readonly Storage[];
  /** Bytes from a row of a ring to the next. */
  readonly #pitch: number;
  readonly #kernels: readonly [RowKernel, RowKernel];
  readonly #walk: Walk;
  readonly #owned: Storage[] = [];
  readonly #partials: readonly Storage[];
  readonly #descriptors: Storage;
  /** Takes what the last level copies of columns that it does not write. */
  readonly #nowhere: Storage;
  /** For each band the rows above it and below it, as they are before a pass. */
  readonly #halos: readonly (readonly [above: Storage, below: Storage])[];
  readonly #tables = new Map<string, readonly [many: number, one: number]>();
  readonly #copy: RowCopy | undefined;

  constructor(plan: Plan, geometry: RowGeometry, { group, most, bands, copies }: PassSettings) {
    const { rows, before, ahead } = geometry;
    this.#plan = plan;
    this.#geometry = geometry;
    this.#group = group;
    this.#depth = group + before + ahead;
    this.#bounds = Array.from({ length: bands + 1 }, (_, i) => Math.floor((i * rows) / bands));
    const operands = this.#operands();
    this.#kernels = [
      rowKernel(plan, geometry, operands, group),
      rowKernel(plan, geometry, operands, 1),
    ];
    const pitch = pitchOf(geometry);
    this.#pitch = pitch;
    this.#rings = Array.from({ length: bands }, () => this.#allocate(most * this.#depth * pitch));
    this.#nowhere = this.#allocate(8);
    this.#partials = Array.from({ length: most }, () => this.#allocate(8 * rows));
    this.#descriptors = this.#allocate(3 * bands * BAND_BYTES);
    this.#halos = this.#rings.map((_, i) => [
      this.#allocate(i === 0 ? 0 : most * before * pitch),
      this.#allocate(i === bands - 1 ? 0 : most * ahead * pitch),
    ]);
    if (copies) {
      this.#copy = new RowCopy(geometry, pitch, (byteLength) => this.#allocate(byteLength));
    }
    this.#walk = this.#compile();
  }

  dispose(): void {
    for (const storage of this.#owned.splice(0)) storage.dispose();
  }

  /** Makes a pass; answers what each of its sweeps folds, if the plan does. */
  run({ levels, from, to }: PassOptions): number[] {
    const bands = this.#bounds.length - 1;
    const words = this.#descriptors.view('int32');
    if (to === 'copy') this.#copy!.frame();
    if (from === to) this.#copyHalos(levels, from, words);
    for (let band = 0; band < bands; band++) {
      writeBand(words, (band * BAND_BYTES) / 4, this.#band(band, levels, from, to));
    }
    const { byteOffset } = this.#descriptors;
    const { code } = this.#walk;
    const parameters = new Uint8Array(heap.buffer, byteOffset, bands * BAND_BYTES);
    const isShared =
      bands > 1 && shareWork({ code, parameters, items: bands, isRepeatable: from !== to });
    if (!isShared) code.run(byteOffset, heap.workspace.address, 0, bands);
    const output = this.#plan.kernel.outputs.find(({ kind }) => kind === 'fold');
    if (output?.kind !== 'fold') return [];
    return this.#partials
      .slice(0, levels)
      .map((of) => combinePartials(output.fold, 'float64', of, this.#geometry.rows) as number);
  }

  /** Takes the rows of the copy to the array. */
  settle(): void {
    this.#copy!.settle();
  }

  /** @throws RangeError when the heap has no room; then nothing is kept of what it gave. */
  #allocate(byteLength: number): Storage {
    try {
      const storage = allocateScratch(Math.max(8, byteLength));
      this.#owned.push(storage);
      return storage;
    } catch (error) {
      this.dispose();
      throw error;
    }
  }

  /** The operands of the plan. */
  #operands(): Operand[] {
    return operandsOf({ lowered: this.#plan.lowered, accesses: this.#plan.nest.accesses });
  }

  #compile(): Walk {
    const [many, one] = this.#kernels.map(({ kernel }) => kernel) as [
      RowKernel['kernel'],
      RowKernel['kernel'],
    ];
    const launch = this.#launch(this.#kernels[0], 0, 1, 0, 'array');
    const overlaps = sharedLeaves(many, launch);
    const key = [kernelKey(many), kernelKey(one), JSON.stringify(overlaps)].join('\n');
    let walk = walks.get(key);
    if (walk === undefined) {
      if (walks.size >= MOST_WALKS) walks.delete(walks.keys().next().value!);
      walks.set(key, (walk = compileWalk(many, one, overlaps)));
    }
    return walk;
  }

  /**
   * The launch of a kernel whose first row is in a slot.
   *
   * @param level - counts from 1
   * @param to - where the last level writes; undefined for others, which write their ring
   */
  #launch(
    { kernel, leaves }: RowKernel,
    band: number,
    level: number,
    slot: number,
    to: Place | undefined,
  ): Launch {
    const pitch = this.#pitch;
    const { nest, lowered } = this.#plan;
    const ring = this.#rings[band]!;
    const depth = this.#depth;
    const all = this.#operands();
    const stores = lowered.leaves.flatMap((leaf, i) =>
      leaf.written && nest.accesses[leaf.operand]!.role === 'store' ? [i] : [],
    );
    const operands = leaves.map((leaf, i): Operand => {
      if (leaf.kind === 'other') return leaf.operand;
      const { row } = leaf;
      if (leaf.kind === 'fold') {
        const strides = nest.lengths.map((_, axis) => (axis === 0 ? 1 : 0));
        return { storage: this.#partials[level - 1]!, offset: row, strides };
      }
      const { itemsize } = dtypes[kernel.leaves[i]!.dtype];
      const isBefore = leaf.kind === 'before';
      if (to !== undefined && leaf.kind === 'beside') {
        return { storage: this.#nowhere, offset: 0, strides: nest.lengths.map(() => 0) };
      }
      if (to !== undefined && !isBefore) {
        const places = stores.map((k) => all[k]!);
        const component = places.length === 1 ? 0 : this.#component(leaf.at, itemsize);
        const target =
          to === 'array' ? places[component]! : this.#copy!.target(places[component]!, component);
        return { ...target, offset: target.offset + row * target.strides[0]! };
      }
      const ringRow = (isBefore ? level - 1 : level) * depth + ((slot + row + depth) % depth);
      return {
        storage: ring,
        offset: (ringRow * pitch) / itemsize + leaf.at,
        strides: [0, ...leaf.strides],
      };
    });
    return {
      lengths: nest.lengths,
      segment: kernel.foldAxes > 0 ? 1 : 0,
      operands,
      scalars: scalarsOf(this.#plan),
    };
  }

  /** Which part of a complex number is at a place of a row. */
  #component(at: number, itemsize: number): number {
    const { low, pad, store } = this.#geometry;
    const { components } = dtypes[store.array.dtype];
    return at - pad / itemsize + low * components;
  }

  /** Addresses of the parameters of a level, for each slot of its first row. */
  #table(band: number, level: number, to?: Place): readonly [many: number, one: number] {
    const key = `${band} ${level} ${to}`;
    let addresses = this.#tables.get(key);
    if (addresses === undefined) {
      const { many, one } = this.#walk;
      addresses = [many, one].map(({ writer, blockBytes }, k) => {
        const storage = this.#allocate(this.#depth * blockBytes);
        const { byteOffset, byteLength } = storage;
        const views = new ParameterViews(heap.buffer, byteOffset, byteLength);
        for (let slot = 0; slot < this.#depth; slot++) {
          const launch = this.#launch(this.#kernels[k]!, band, level, slot, to);
          writer.write(launch, views, (slot * blockBytes) / 8);
        }
        return byteOffset;
      }) as [number, number];
      this.#tables.set(key, addresses);
    }
    return addresses;
  }

  #band(band: number, levels: number, from: Place, to: Place): Band {
    const pitch = this.#pitch;
    const { rows, before, ahead, pad, width, head, tailAt, tail, store, low } = this.#geometry;
    const depth = this.#depth;
    const bands = this.#bounds.length - 1;
    const [begin, end] = [this.#bounds[band]!, this.#bounds[band + 1]!];
    const ring = this.#rings[band]!.byteOffset + pad;
    const lowOf = (level: number): number => Math.max(-before, begin - (levels - level) * before);
    const highOf = (level: number): number =>
      Math.min(rows + ahead, end + (levels - level) * ahead);
    const each = Array.from({ length: levels }, (_, i) => {
      const level = i + 1;
      const isLast = level === levels;
      const [many, one] = this.#table(band, level, isLast ? to : undefined);
      return {
        low: isLast ? begin : lowOf(level),
        high: isLast ? end : highOf(level),
        many,
        one,
        ring: isLast ? 0 : ring + level * depth * pitch,
        before: ring + (level - 1) * depth * pitch,
      };
    });
    const [above, below] = this.#halos[band]!;
    const { storage, itemsize } = store.array;
    // What is not written where it is read is there for all bands.
    const isWhole = from !== to;
    return {
      first: lowOf(0),
      stop: end + levels * ahead,
      group: this.#group,
      lag: ahead,
      levels,
      rows,
      depth,
      pitch,
      bias: Math.ceil(before / depth) * depth,
      width,
      head,
      tailAt,
      tail,
      low: lowOf(0),
      high: highOf(0),
      own: isWhole || band === 0 ? lowOf(0) : begin,
      other: isWhole || band === bands - 1 ? highOf(0) : end,
      above: above.byteOffset + pad - (begin - levels * before) * pitch,
      array:
        from === 'array'
          ? storage.byteOffset + (store.offset + low) * itemsize
          : this.#copy!.byteOffset,
      below: below.byteOffset + pad - end * pitch,
      stride: from === 'array' ? store.strides[0]! * itemsize : pitch,
      ring,
      each,
    };
  }

  /** Copies the rows that bands read of others. */
  #copyHalos(levels: number, from: Place, words: Int32Array): void {
    const { before, ahead, rows } = this.#geometry;
    const bands = this.#bounds.length - 1;
    let count = 0;
    const copy = (to: Storage, low: number, high: number): void => {
      if (low >= high) return;
      const all = this.#band(0, levels, from, from);
      const band: Band = {
        ...all,
        first: low,
        stop: high,
        group: high - low,
        levels: 0,
        depth: ENDLESS,
        bias: -low,
        low,
        high,
        own: low,
        other: high,
        ring: to.byteOffset + this.#geometry.pad,
        each: [],
      };
      writeBand(words, (count++ * BAND_BYTES) / 4, band);
    };
    for (let band = 0; band < bands; band++) {
      const [above, below] = this.#halos[band]!;
      const [begin, end] = [this.#bounds[band]!, this.#bounds[band + 1]!];
      if (band > 0) copy(above, begin - levels * before, begin);
      if (band < bands - 1) copy(below, end, Math.min(rows + ahead, end + levels * ahead));
    }
    if (count > 0) {
      const { byteOffset } = this.#descriptors;
      this.#walk.code.run(byteOffset, heap.workspace.address, 0, count);
    }
  }
}
