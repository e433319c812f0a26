/** Giving the values of a body places in the register files, a place again after its last use. */
import { isOperation, type Kernel } from '../../kernel/kernel.ts';
import type { RealDType } from '../../kernel/primitives.ts';
import { type Files, type Register, registerDType, slotData } from './register.ts';

/** Hands out registers for the values of one kernel, in the order of its body. */
export class Slots {
  /** For each value the last instruction that reads it; outputs read at the very end. */
  readonly #lastUse: number[];
  readonly #slotOf: (number | undefined)[] = [];
  /** Places whose value is not needed any more, and how many there are, by dtype. */
  readonly #free: Partial<Record<RealDType, number[]>> = {};
  readonly #count: Partial<Record<RealDType, number>> = {};

  readonly #files: Files | undefined;

  /** @param files - memory that only this kernel uses */
  constructor({ body, outputs }: Kernel, files?: Files) {
    this.#files = files;
    const last = (this.#lastUse = body.map((_, index) => index));
    body.forEach((instruction, index) => {
      if (isOperation(instruction)) for (const arg of instruction.args) last[arg] = index;
    });
    for (const { value } of outputs) last[value] = Infinity;
  }

  /** A register for value `index`. */
  take(index: number, dtype: RealDType): Register {
    const kind = registerDType(dtype);
    let slot = this.#free[kind]?.pop();
    if (slot === undefined) {
      slot = this.#count[kind] ?? 0;
      this.#count[kind] = slot + 1;
    }
    this.#slotOf[index] = slot;
    return { data: slotData(dtype, slot, this.#files), at: 0, step: 1 };
  }

  /** Gives the place of value `arg` back if instruction `index` is the last to read it. */
  release(arg: number, dtype: RealDType, index: number): void {
    const slot = this.#slotOf[arg];
    if (slot === undefined || this.#lastUse[arg] !== index) return;
    this.#slotOf[arg] = undefined;
    (this.#free[registerDType(dtype)] ??= []).push(slot);
  }
}
