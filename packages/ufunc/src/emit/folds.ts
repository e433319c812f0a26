/** Emits the folds of a kernel, in the order that kernel/fold.ts defines. */
import { type FoldStep, foldStep, LANES } from '../kernel/fold.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Emitter, FoldSlot, Place } from './emitter.ts';
import { isOrdered, type Schedule } from './schedule.ts';

/** One fold: what it folds, and its accumulators. */
interface Fold<V> extends FoldSlot, FoldStep {
  readonly value: number;
  readonly leaf: number;
  /** Whether blocks and lanes matter; if not, the accumulators run over the whole result. */
  readonly ordered: boolean;
  /** Whether a value is folded as soon as it is known. */
  readonly early: boolean;
  /** Whether all accumulators are in memory: those of a part, then those of its block. */
  readonly inMemory: boolean;
  /** One accumulator per copy of the body in the main loop, or for all; none where they are in memory. */
  readonly accumulators: readonly V[];
  /** Where parts of blocks matter: what their accumulators are combined into. */
  readonly blocks: readonly V[];
  /** Where vectors are folded: that of single elements. */
  readonly single: V;
  /** Where NaN is seen to at the end: whether there was one, or a number; of single elements last. */
  readonly seen: readonly V[];
}

/** Where the accumulators of a block are: in variables, or in memory for parts of a group. */
export type Stage = 'variables' | 'memory';

/** The folds of one kernel. */
export class Folds<V> {
  readonly #emitter: Emitter<V>;
  readonly #copies: readonly number[];
  readonly #folds: readonly Fold<V>[];

  constructor(kernel: Kernel, schedule: Schedule, emitter: Emitter<V>) {
    this.#emitter = emitter;
    const vector = emitter.lanes > 1;
    const copies = schedule.ordered ? LANES / emitter.lanes : Math.max(1, schedule.copies);
    this.#copies = Array.from({ length: copies }, (_, i) => i);
    const folds: Fold<V>[] = [];
    for (const output of kernel.outputs) {
      if (output.kind !== 'fold') continue;
      const { dtype } = kernel.body[output.value]!;
      const ordered = isOrdered(dtype);
      const variables = (count: number) =>
        Array.from({ length: count }, () => emitter.variable(dtype, vector));
      const inMemory = ordered && schedule.accumulatesInMemory;
      // Where others need registers, one will do for what can be added up in any order.
      const count = inMemory ? 0 : schedule.ordered && !ordered ? 1 : copies;
      const accumulators = variables(count);
      const step = foldStep(output.fold, dtype);
      folds.push({
        ...output,
        ...step,
        dtype,
        number: folds.length,
        ordered,
        early: output.when === 'early',
        inMemory,
        accumulators,
        blocks: ordered && !inMemory ? variables(copies) : [],
        single: vector && !ordered ? emitter.variable(dtype, false) : accumulators[0]!,
        seen: step.nan ? [vector, vector, false].map((one) => emitter.variable('bool', one)) : [],
      });
    }
    this.#folds = folds;
  }

  /** Before the first element of a result. */
  openResult(): void {
    const emitter = this.#emitter;
    for (const fold of this.#folds) {
      if (fold.ordered) emitter.foldMemory.clearStack(fold);
      else this.#reset(fold);
      if (fold.nan === undefined) continue;
      const none = emitter.constant('bool', 0);
      const nowhere = emitter.lanes > 1 ? emitter.splat('bool', none) : none;
      fold.seen.forEach((seen, i) => emitter.assign(seen, i < 2 ? nowhere : none));
    }
  }

  /** After the last element of a result. */
  closeResult(): void {
    const emitter = this.#emitter;
    for (const fold of this.#folds) {
      const { dtype, leaf } = fold;
      if (fold.ordered) {
        const result = emitter.variable(dtype, false);
        emitter.assign(result, this.#start(fold));
        emitter.foldMemory.drain(fold, result);
        emitter.storeResult(leaf, fold.nan === undefined ? result : this.#settled(fold, result));
      } else {
        emitter.storeResult(leaf, this.#reduce(fold));
      }
    }
  }

  /** The extreme, or NaN. */
  #settled({ dtype, nan, seen }: Fold<V>, extreme: V): V {
    const emitter = this.#emitter;
    const { lanes } = emitter;
    const either = (a: V, b: V, vector = false) =>
      emitter.operation('or', 'bool', 'bool', [a, b], vector);
    const [first, second, single] = seen as [V, V, V];
    const both = either(first, second, lanes > 1);
    let any = single;
    for (let lane = 0; lane < lanes; lane++) any = either(any, emitter.extract('bool', both, lane));
    const values = [extreme, emitter.constant(dtype, NaN)];
    if (nan === 'any') values.reverse();
    return emitter.operation('select', dtype, dtype, [any, ...values], false);
  }

  openBlock(): void {
    this.#eachOrdered((fold) => {
      this.#initialise(fold, fold.blocks);
      if (fold.inMemory) this.#initialiseMemory(fold, this.#copies.length);
    });
  }

  closeBlock(): void {
    this.#eachOrdered((fold) => {
      this.#emitter.foldMemory.push(fold, this.#blockValue(fold));
    });
  }

  openPart(): void {
    this.#eachOrdered((fold) => {
      this.#initialise(fold, fold.accumulators);
      if (fold.inMemory) this.#initialiseMemory(fold, 0);
    });
  }

  closePart(): void {
    const emitter = this.#emitter;
    this.#eachOrdered((fold) => {
      if (fold.inMemory) {
        const { foldMemory } = emitter;
        for (const i of this.#copies) {
          const block = this.#copies.length + i;
          const older = foldMemory.loadLane(fold, true, block);
          const all = this.#combine(fold, older, foldMemory.loadLane(fold, true, i), true);
          foldMemory.storeLane(fold, all, true, block);
        }
      }
      fold.blocks.forEach((block, i) => {
        const part = fold.accumulators[i]!;
        emitter.assign(block, this.#combine(fold, block, part, emitter.lanes > 1));
      });
    });
  }

  /** Takes the accumulators of the part to memory, for elements that fill no group. */
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
    const isSingle = emitter.lanes > 1 && !vector;
    for (const fold of this.#folds) {
      if (known === undefined ? fold.early : !fold.early || known !== fold.value) continue;
      const value = values[fold.value]!;
      if (fold.nan !== undefined)
        this.#look(fold, value, vector, fold.seen[isSingle ? 2 : copy % 2]!);
      if (fold.ordered && (stage === 'memory' || fold.inMemory)) {
        const which = stage === 'memory' ? undefined : copy;
        const lane = emitter.foldMemory.loadLane(fold, vector, which);
        const folded = this.#combine(fold, lane, value, vector);
        emitter.foldMemory.storeLane(fold, folded, vector, which);
      } else {
        const accumulator = isSingle
          ? fold.single
          : fold.accumulators[copy % fold.accumulators.length]!;
        emitter.assign(accumulator, this.#combine(fold, accumulator, value, vector));
      }
    }
  }

  /** Remembers whether an element is NaN, or is none. */
  #look({ dtype, nan }: Fold<V>, value: V, vector: boolean, seen: V): void {
    const emitter = this.#emitter;
    const test = nan === 'any' ? 'ne' : 'eq';
    const found = emitter.operation(test, dtype, 'bool', [value, value], vector);
    emitter.assign(seen, emitter.operation('or', 'bool', 'bool', [seen, found], vector));
  }

  /**
   * Finishes a copy of the body before the next begins: compilers put off what is not stored,
   * and then run out of registers for what all copies have loaded.
   */
  pin(copies: readonly number[], vector: boolean): void {
    const folds = this.#folds.filter(({ accumulators }) => accumulators.length > 1);
    const pinned = copies.flatMap((copy) => folds.map((fold) => [fold, copy] as const));
    if (pinned.length === 0) return;
    const values = pinned.map(([{ accumulators }, copy]) => accumulators[copy]!);
    const dtypes = pinned.map(([{ dtype }]) => dtype);
    this.#emitter.pin(values, dtypes, vector);
  }

  #combine({ step, dtype }: FoldSlot, older: V, newer: V, vector: boolean): V {
    return this.#emitter.operation(step, dtype, dtype, [older, newer], vector);
  }

  #start({ start, dtype }: Fold<V>): V {
    return this.#emitter.constant(dtype, start);
  }

  #eachOrdered(body: (fold: Fold<V>) => void): void {
    for (const fold of this.#folds) if (fold.ordered) body(fold);
  }

  #initialise(fold: Fold<V>, accumulators: readonly V[]): void {
    const emitter = this.#emitter;
    const start = this.#start(fold);
    const initial = emitter.lanes > 1 ? emitter.splat(fold.dtype, start) : start;
    for (const accumulator of accumulators) emitter.assign(accumulator, initial);
  }

  /** The same in memory, from an accumulator on. */
  #initialiseMemory(fold: Fold<V>, first: number): void {
    const emitter = this.#emitter;
    const start = emitter.splat(fold.dtype, this.#start(fold));
    for (const i of this.#copies) emitter.foldMemory.storeLane(fold, start, true, first + i);
  }

  /** Before the elements of a result, where their order does not matter. */
  #reset(fold: Fold<V>): void {
    this.#initialise(fold, fold.accumulators);
    if (this.#emitter.lanes > 1) this.#emitter.assign(fold.single, this.#start(fold));
  }

  /** Everything in the accumulators, in no particular order. */
  #reduce(fold: Fold<V>): V {
    const emitter = this.#emitter;
    const { dtype, accumulators, single } = fold;
    const { lanes } = emitter;
    if (lanes === 1) return this.#combineHalves(fold, accumulators);
    const all = this.#combineVectors(fold, accumulators);
    let result = single;
    for (let lane = 0; lane < lanes; lane++) {
      result = this.#combine(fold, result, emitter.extract(dtype, all, lane), false);
    }
    return result;
  }

  /** Combines the first half with the second until one element is left. */
  #combineHalves(fold: FoldSlot, elements: readonly V[], vector = false): V {
    const half = elements.length / 2;
    if (half < 1) return elements[0]!;
    const halves = elements
      .slice(0, half)
      .map((element, i) => this.#combine(fold, element, elements[half + i]!, vector));
    return this.#combineHalves(fold, halves, vector);
  }

  #combineVectors(fold: FoldSlot, vectors: readonly V[]): V {
    return this.#combineHalves(fold, vectors, true);
  }

  /** What the lanes of a block come to. */
  #blockValue(fold: Fold<V>): V {
    const { lanes } = this.#emitter;
    if (lanes === 1) return this.#combineHalves(fold, fold.blocks);
    const { foldMemory } = this.#emitter;
    const blocks = fold.inMemory
      ? this.#copies.map((i) => foldMemory.loadLane(fold, true, this.#copies.length + i))
      : fold.blocks;
    const all = this.#combineVectors(fold, blocks);
    const elements = Array.from({ length: lanes }, (_, lane) =>
      this.#emitter.extract(fold.dtype, all, lane),
    );
    return this.#combineHalves(fold, elements);
  }
}
