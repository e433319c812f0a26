/** Emits the folds of a kernel, in the order that kernel/fold.ts defines. */
import { foldIdentity, LANES } from '../kernel/fold.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Emitter, FoldSlot, Place } from './emitter.ts';
import { isOrdered, type Schedule } from './schedule.ts';

/** One fold: what it folds, and its accumulators. */
interface Fold<V> extends FoldSlot {
  readonly value: number;
  readonly leaf: number;
  /** Whether blocks and lanes matter; if not, the accumulators run over the whole result. */
  readonly ordered: boolean;
  /** Whether a value is folded as soon as it is known. */
  readonly early: boolean;
  /** Whether the accumulators are in memory but at the ends of a block. */
  readonly inMemory: boolean;
  /** One accumulator per copy of the body in the main loop. */
  readonly accumulators: readonly V[];
  /** Where vectors are folded: that of single elements. */
  readonly single: V;
}

/** Where the accumulators of a block are: in variables, or in memory for parts of a group. */
export type Stage = 'variables' | 'memory';

/** The folds of one kernel. */
export class Folds<V> {
  readonly #emitter: Emitter<V>;
  readonly #folds: readonly Fold<V>[];

  constructor(kernel: Kernel, schedule: Schedule, emitter: Emitter<V>) {
    this.#emitter = emitter;
    const vector = emitter.lanes > 1;
    const copies = schedule.ordered ? LANES / emitter.lanes : Math.max(1, schedule.copies);
    const folds: Fold<V>[] = [];
    for (const output of kernel.outputs) {
      if (output.kind !== 'fold') continue;
      const { dtype } = kernel.body[output.value]!;
      const accumulators = Array.from({ length: copies }, () => emitter.variable(dtype, vector));
      const ordered = isOrdered(output.fold, dtype);
      folds.push({
        ...output,
        dtype,
        number: folds.length,
        ordered,
        early: output.when === 'early',
        inMemory: ordered && schedule.accumulatesInMemory,
        accumulators,
        single: vector ? emitter.variable(dtype, false) : accumulators[0]!,
      });
    }
    this.#folds = folds;
  }

  /** Before the first element of a result. */
  openResult(): void {
    for (const fold of this.#folds) {
      if (fold.ordered) this.#emitter.foldMemory.clearStack(fold);
      else this.#reset(fold);
    }
  }

  /** After the last element of a result. */
  closeResult(): void {
    const emitter = this.#emitter;
    for (const fold of this.#folds) {
      if (fold.ordered) {
        const result = emitter.variable(fold.dtype, false);
        emitter.assign(result, this.#identity(fold));
        emitter.foldMemory.drain(fold, result);
        emitter.storeResult(fold.leaf, result);
      } else {
        emitter.storeResult(fold.leaf, this.#reduce(fold));
      }
    }
  }

  openBlock(): void {
    for (const fold of this.#folds) {
      if (!fold.ordered) continue;
      this.#reset(fold);
      if (fold.inMemory) this.#emitter.foldMemory.lanesToMemory(fold, fold.accumulators);
    }
  }

  closeBlock(): void {
    for (const fold of this.#folds) {
      if (!fold.ordered) continue;
      if (fold.inMemory) this.#emitter.foldMemory.lanesFromMemory(fold, fold.accumulators);
      this.#emitter.foldMemory.push(fold, this.#tree(fold, this.#elements(fold)));
    }
  }

  /** Takes the accumulators of the block to memory, for elements that fill no group. */
  openRemainder(): void {
    for (const fold of this.#folds) {
      if (fold.ordered && !fold.inMemory) {
        this.#emitter.foldMemory.lanesToMemory(fold, fold.accumulators);
      }
    }
    this.#emitter.foldMemory.openLanes();
  }

  closeRemainder(): void {
    for (const fold of this.#folds) {
      if (fold.ordered && !fold.inMemory) {
        this.#emitter.foldMemory.lanesFromMemory(fold, fold.accumulators);
      }
    }
  }

  /**
   * Folds the values at one place.
   *
   * @param known - the value that has just become known, for folds that take it early; undefined
   * after the whole body, for the others
   */
  accumulate(values: readonly V[], place: Place, copy: number, stage: Stage, known?: number): void {
    const emitter = this.#emitter;
    const { vector } = place;
    for (const fold of this.#folds) {
      if (known === undefined ? fold.early : !fold.early || known !== fold.value) continue;
      const value = values[fold.value]!;
      if (fold.ordered && (stage === 'memory' || fold.inMemory)) {
        const which = stage === 'memory' ? undefined : copy;
        const lane = emitter.foldMemory.loadLane(fold, vector, which);
        const folded = this.#combine(fold, lane, value, vector);
        emitter.foldMemory.storeLane(fold, folded, vector, which);
      } else {
        const isSingle = emitter.lanes > 1 && !place.vector;
        const accumulator = isSingle ? fold.single : fold.accumulators[copy]!;
        emitter.assign(accumulator, this.#combine(fold, accumulator, value, place.vector));
      }
    }
  }

  /**
   * Finishes a copy of the body before the next begins: compilers put off what is not stored,
   * and then run out of registers for what all copies have loaded.
   */
  pin(place: Place, copy: number): void {
    for (const fold of this.#folds) {
      if (!fold.inMemory) this.#emitter.pin(fold, fold.accumulators[copy]!, place.vector);
    }
  }

  #combine({ fold, dtype }: FoldSlot, older: V, newer: V, vector: boolean): V {
    return this.#emitter.operation(fold, dtype, dtype, [older, newer], vector);
  }

  #identity({ fold, dtype }: FoldSlot): V {
    return this.#emitter.constant(dtype, foldIdentity(fold, dtype));
  }

  #reset(fold: Fold<V>): void {
    const emitter = this.#emitter;
    const identity = this.#identity(fold);
    const initial = emitter.lanes > 1 ? emitter.splat(fold.dtype, identity) : identity;
    for (const accumulator of fold.accumulators) emitter.assign(accumulator, initial);
    if (emitter.lanes > 1 && !fold.ordered) emitter.assign(fold.single, identity);
  }

  /** Everything in the accumulators, in no particular order. */
  #reduce(fold: Fold<V>): V {
    const emitter = this.#emitter;
    const vector = emitter.lanes > 1;
    const [first, ...others] = fold.accumulators as [V, ...V[]];
    const all = others.reduce((left, right) => this.#combine(fold, left, right, vector), first);
    if (!vector) return all;
    let result = fold.single;
    for (let lane = 0; lane < emitter.lanes; lane++) {
      const element = emitter.extract(fold.dtype, all, lane);
      result = this.#combine(fold, result, element, false);
    }
    return result;
  }

  #elements({ dtype, accumulators }: Fold<V>): V[] {
    const emitter = this.#emitter;
    return accumulators.flatMap((accumulator) =>
      Array.from({ length: emitter.lanes }, (_, lane) => emitter.extract(dtype, accumulator, lane)),
    );
  }

  /** Neighbours are combined until one is left. */
  #tree(fold: FoldSlot, values: readonly V[]): V {
    if (values.length === 1) return values[0]!;
    const halves: V[] = [];
    for (let i = 0; i < values.length; i += 2) {
      halves.push(this.#combine(fold, values[i]!, values[i + 1]!, false));
    }
    return this.#tree(fold, halves);
  }
}
