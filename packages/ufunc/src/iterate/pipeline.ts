/** Sweeps over the fronts of a plane, each some fronts behind the one before it. */
import type { Storage } from '@numloom/ndarray';
import { FoldStack } from '../kernel/fold.ts';
import type { FoldPrimitive } from '../kernel/primitives.ts';
import type { CompiledKernel, Launch, Operand, Visits } from '../kernel/launch.ts';
import { combinerOf } from '../run/partials.ts';
import type { Copier } from './copier.ts';
import type { Ring, Slots } from './rings.ts';
import type { Distance, Skew } from './skew.ts';
import { scalarsOf, type Stencil } from './stencil.ts';
import { visitsOf, WHOLE } from './visits.ts';

/** Where a leaf of a kernel is: in a ring, at a distance, or at one place for the whole plane. */
export type FrontLeaf =
  | { readonly ring: Ring; readonly distance: Distance }
  | { readonly ring?: undefined; readonly operand: Operand };

/** A sweep's kernel, ready to run in every slot. */
export class Step {
  readonly visits: Visits;
  readonly #fold: FoldPrimitive | undefined;

  constructor(
    compiled: CompiledKernel,
    stencil: Stencil,
    leaves: readonly FrontLeaf[],
    slots: Slots,
  ) {
    const { factor } = slots.skew;
    const output = stencil.lowered.outputs.find(({ kind }) => kind === 'fold');
    this.#fold = output?.kind === 'fold' ? output.fold : undefined;
    const place = {
      lengths: [slots.width],
      segment: this.#fold === undefined ? 0 : WHOLE,
      scalars: scalarsOf(stencil),
    };
    const launches = Array.from({ length: slots.depth }, (_, slot): Launch => {
      const operands = leaves.map((leaf): Operand => {
        if (leaf.ring === undefined) return leaf.operand;
        const [rows, columns] = leaf.distance;
        const offset = slots.offset(slot, rows, factor * rows + columns);
        return { storage: leaf.ring.storage, offset, strides: [1] };
      });
      return { ...place, operands };
    });
    this.visits = visitsOf(compiled, launches, 0);
  }

  /** What combines the folds of fronts, if there are any. */
  stack(): FoldStack<number> | undefined {
    return this.#fold && new FoldStack(combinerOf(this.#fold, 'float64'));
  }

  dispose(): void {
    this.visits.dispose();
  }
}

/** The rings of a plane, and the order in which its fronts are visited. */
export class Pipeline {
  readonly #slots: Slots;
  readonly #lag: number;
  /** Of each front that is written: its slot, and the positions of its elements. */
  readonly #slot: Int32Array;
  readonly #begin: Int32Array;
  readonly #end: Int32Array;

  constructor(slots: Slots) {
    const { first, end } = slots.written;
    this.#slots = slots;
    this.#lag = lagOf(slots.skew);
    const each = (of: (front: number) => number): Int32Array =>
      Int32Array.from({ length: end - first }, (_, i) => of(first + i));
    this.#slot = each((front) => slots.slot(front));
    this.#begin = each((front) => slots.written.begin(front) - slots.top(front));
    this.#end = each((front) => slots.written.stop(front) - slots.top(front));
  }

  /**
   * Makes sweeps, each by its step; answers what each folds.
   *
   * @param result - where steps leave the partial result of a front
   */
  run(
    steps: readonly Step[],
    inputs: readonly Copier[],
    outputs: readonly Copier[],
    result: Storage,
  ): (number | undefined)[] {
    const { written, skew, group, first: start } = this.#slots;
    const { first, end } = written;
    const lag = this.#lag;
    const stacks = steps.map((step) => step.stack());
    const visits = steps.map((step) => step.visits);
    const partial = result.view('float64');
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
        visits[sweep]!.run(this.#slot[at]!, begin, stop);
        stacks[sweep]?.push(partial[0]!);
      }
      const ready = front - delay + 1;
      if (ready > done && ((ready - start) % group === 0 || ready === end)) {
        for (const output of outputs) output.copy(done, ready);
        done = ready;
      }
    }
    return stacks.map((stack) => stack?.drain());
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
