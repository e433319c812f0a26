/** Sweeps over the fronts of a plane, each some fronts behind the one before it. */
import type { CompiledKernel, Launch, Operand, Visits } from '../kernel/launch.ts';
import type { Copier } from './copier.ts';
import type { Ring, Slots } from './rings.ts';
import type { Distance, Skew } from './skew.ts';
import { scalarsOf, type Stencil } from './stencil.ts';
import type { Sums } from './sums.ts';
import { visitsOf } from './visits.ts';

/**
 * Where a leaf of a kernel is: in a ring, at a distance; or at one place for the whole plane, or
 * where the sums of rows are.
 */
export type FrontLeaf =
  | { readonly ring: Ring; readonly distance: Distance }
  | { readonly ring?: undefined; readonly operand: Operand; readonly isSum: boolean };

/** A sweep's kernel, ready to run in every slot. */
export class Step {
  readonly visits: Visits;
  /** The leaves that are what changes are added to. */
  readonly sums: readonly number[];

  constructor(
    compiled: CompiledKernel,
    stencil: Stencil,
    leaves: readonly FrontLeaf[],
    slots: Slots,
  ) {
    const { factor } = slots.skew;
    const launches = Array.from({ length: slots.depth }, (_, slot): Launch => {
      const operands = leaves.map((leaf): Operand => {
        if (leaf.ring === undefined) return leaf.operand;
        const [rows, columns] = leaf.distance;
        const offset = slots.offset(slot, rows, factor * rows + columns);
        return { storage: leaf.ring.storage, offset, strides: [1] };
      });
      return { lengths: [slots.width], segment: 0, operands, scalars: scalarsOf(stencil) };
    });
    this.visits = visitsOf(compiled, launches, 0);
    this.sums = leaves.flatMap((leaf, i) => (leaf.ring === undefined && leaf.isSum ? [i] : []));
  }

  dispose(): void {
    this.visits.dispose();
  }
}

/** The rings of a plane, and the order in which its fronts are visited. */
export class Pipeline {
  readonly #slots: Slots;
  readonly #lag: number;
  /** Of each front that is written: its slot, its row at position 0, positions of its elements. */
  readonly #slot: Int32Array;
  readonly #top: Int32Array;
  readonly #begin: Int32Array;
  readonly #end: Int32Array;

  constructor(slots: Slots) {
    const { first, end } = slots.written;
    this.#slots = slots;
    this.#lag = lagOf(slots.skew);
    const each = (of: (front: number) => number): Int32Array =>
      Int32Array.from({ length: end - first }, (_, i) => of(first + i));
    this.#slot = each((front) => slots.slot(front));
    this.#top = each((front) => slots.top(front));
    this.#begin = each((front) => slots.written.begin(front) - slots.top(front));
    this.#end = each((front) => slots.written.stop(front) - slots.top(front));
  }

  /**
   * Makes sweeps, each by its step; answers what the change of each amounts to, if its step adds
   * that up.
   */
  run(
    steps: readonly Step[],
    inputs: readonly Copier[],
    outputs: readonly Copier[],
    sums: Sums,
  ): (number | undefined)[] {
    const { written, skew, group, first: start } = this.#slots;
    const { first, end } = written;
    const lag = this.#lag;
    sums.clear();
    const delay = (steps.length - 1) * lag;
    const last = end + skew.ahead;
    let read = first - skew.behind;
    let done = first;
    for (let front = first; front < end + delay; front++) {
      while (read < last && read <= front + skew.ahead) {
        const until = Math.min(read + group, last);
        for (const input of inputs) input.copy(read, until);
        read = until;
      }
      const from = Math.max(0, Math.ceil((front - end + 1) / lag));
      const until = Math.min(steps.length, Math.floor((front - first) / lag) + 1);
      for (let sweep = from; sweep < until; sweep++) {
        const at = front - first - sweep * lag;
        const begin = this.#begin[at]!;
        const stop = this.#end[at]!;
        if (begin >= stop) continue;
        const { visits, sums: leaves } = steps[sweep]!;
        const slot = this.#slot[at]!;
        for (let i = 0; i < leaves.length; i++) {
          visits.move(slot, leaves[i]!, sums.start(sweep) + this.#top[at]!);
        }
        visits.run(slot, begin, stop);
      }
      const ready = front - delay + 1;
      if (ready > done && ((ready - start) % group === 0 || ready === end)) {
        for (const output of outputs) output.copy(done, ready);
        done = ready;
      }
    }
    return steps.map((step, i) => (step.sums.length > 0 ? sums.total(i) : undefined));
  }

  /** Copies all fronts that copiers copy. */
  copy(copiers: readonly Copier[]): void {
    const { first, group, written, skew } = this.#slots;
    const last = written.end + skew.ahead;
    for (let front = first; front < last; front += group) {
      for (const copier of copiers) copier.copy(front, Math.min(front + group, last));
    }
  }
}

/** By how many fronts a sweep is behind the one before it. */
function lagOf({ behind, ahead }: Skew): number {
  return Math.max(1, behind, ahead);
}

/** The fronts that so many sweeps at once need. */
export function liveFronts(skew: Skew, sweeps: number): number {
  return (sweeps - 1) * lagOf(skew) + skew.behind + skew.ahead + 1;
}
