/**
 * A kernel that computes several rows side by side: the body once for each row, what rows have in
 * common once.
 */
import type { Storage } from '@numloom/ndarray';
import {
  type Instruction,
  instructionKey,
  isOperation,
  type Kernel,
  kernelKey,
  type Leaf,
  type Output,
} from '../kernel/kernel.ts';
import type { Operand } from '../kernel/launch.ts';
import type { StoreMethod } from '../plan/hazards.ts';
import type { Plan } from '../plan/plan.ts';
import { cachedKernel, compiledBy } from './backends.ts';
import type { Run } from './launches.ts';

type StoreTime = 'early' | 'late' | 'row' | undefined;

/** Puts such a kernel together, and the operands of its leaves. */
export class Together {
  readonly #rows: number;
  readonly #kernel: Kernel;
  readonly #leaves: Leaf[] = [];
  readonly #operands: Operand[] = [];
  readonly #body: Instruction[] = [];
  readonly #outputs: Output[] = [];
  readonly #known = new Map<string, number>();

  constructor(kernel: Kernel, rows: number) {
    this.#kernel = kernel;
    this.#rows = rows;
  }

  /** A row of an operand, and of every `rows`-th after it. */
  place({ storage, offset, strides }: Operand, row: number): Operand {
    return {
      storage,
      offset: offset + row * strides[0]!,
      strides: [this.#rows * strides[0]!, ...strides.slice(1)],
    };
  }

  /**
   * Adds the body for one row.
   *
   * @param operandOf - what a leaf of the kernel reads there
   * @returns the number that each value of the body has here
   */
  addBody(operandOf: (leaf: number) => Operand): number[] {
    const values: number[] = [];
    for (const instruction of this.#kernel.body) {
      if (isOperation(instruction)) {
        const args = instruction.args.map((arg) => values[arg]!);
        values.push(this.#add({ ...instruction, args }));
      } else if (instruction.op === 'load') {
        const { leaf } = instruction;
        values.push(this.addLoad(this.#kernel.leaves[leaf]!, operandOf(leaf)));
      } else {
        values.push(this.#add(instruction));
      }
    }
    return values;
  }

  /** The value of an operand, which is loaded once for all that read it. */
  addLoad(leaf: Leaf, operand: Operand): number {
    const same = this.#leaves.findIndex((other, i) => {
      const { storage, offset, strides } = this.#operands[i]!;
      return (
        other.dtype === leaf.dtype &&
        other.inner === leaf.inner &&
        storage === operand.storage &&
        offset === operand.offset &&
        strides.every((stride, axis) => stride === operand.strides[axis]) &&
        !this.#outputs.some((output) => output.leaf === i)
      );
    });
    const number = same >= 0 ? same : this.#addLeaf(leaf, operand);
    return this.#add({ op: 'load', dtype: leaf.dtype, leaf: number });
  }

  /** Adds an output of the kernel for a row whose body has such values. */
  addOutput(
    output: Output,
    values: readonly number[],
    leaf: Leaf,
    operand: Operand,
    when: StoreTime,
  ): void {
    const value = values[output.value]!;
    if (output.kind === 'store') return this.addStore(value, leaf, operand, when);
    const { kind, fold } = output;
    const folded = { kind, fold, value, leaf: this.#addLeaf(leaf, operand) } as const;
    this.#outputs.push(when === 'early' ? { ...folded, when } : folded);
  }

  /** Adds a store of a value. */
  addStore(value: number, leaf: Leaf, operand: Operand, when: StoreTime): void {
    const store = { kind: 'store', value, leaf: this.#addLeaf(leaf, operand) } as const;
    this.#outputs.push(when === undefined ? store : { ...store, when });
  }

  /** The kernel, as far as it is put together. */
  get kernel(): Kernel {
    const { rank, foldAxes, scalars } = this.#kernel;
    return {
      rank,
      foldAxes,
      leaves: this.#leaves,
      scalars,
      body: this.#body,
      outputs: this.#outputs,
    };
  }

  /** What was given for each of its leaves. */
  get operands(): readonly Operand[] {
    return this.#operands;
  }

  /** How the kernel is run over so many rows of each of its operands. */
  run(run: Run, count: number): Run {
    const { kernel } = this;
    return {
      ...run,
      kernel,
      compiled: compiledBy(
        cachedKernel(kernelKey(kernel), () => kernel),
        'wasm',
      ),
      lengths: [count, ...run.lengths.slice(1)],
      operands: this.#operands,
      weight: kernel.body.length,
    };
  }

  #addLeaf(leaf: Leaf, operand: Operand): number {
    this.#operands.push(operand);
    return this.#leaves.push(leaf) - 1;
  }

  #add(instruction: Instruction): number {
    const key = instructionKey(instruction);
    let place = this.#known.get(key);
    if (place === undefined) this.#known.set(key, (place = this.#body.push(instruction) - 1));
    return place;
  }
}

/** A run whose operands that lie in some storages begin further on. */
export function shifted(run: Run, storages: readonly Storage[], by: (i: number) => number): Run {
  const operands = run.operands.map((operand) => {
    const i = storages.indexOf(operand.storage);
    return i < 0 ? operand : { ...operand, offset: operand.offset + by(i) };
  });
  return { ...run, operands };
}

/** How the store to a leaf of a plan's kernel reaches its target. */
export function methodOf({ methods, lowered, linear }: Plan, leaf: number): StoreMethod {
  return methods[lowered.leaves[leaf]!.operand - linear.leaves.length]!;
}

/** Whether a plan reads anything of a storage. */
export function isRead({ lowered }: Plan, { operands }: Run, storage: Storage): boolean {
  return operands.some((other, i) => !lowered.leaves[i]!.written && other.storage === storage);
}

/** Whether two operands of one storage are at the same element at every index. */
export function isSameElement(a: Operand, b: Operand): boolean {
  return a.offset === b.offset && a.strides.every((stride, axis) => stride === b.strides[axis]);
}

/** Elements from the first of a row to one past its last. */
export function rowReach({ strides }: Operand, lengths: readonly number[]): number {
  let reach = 1;
  for (let axis = 1; axis < lengths.length; axis++) {
    reach += (lengths[axis]! - 1) * Math.abs(strides[axis]!);
  }
  return reach;
}
