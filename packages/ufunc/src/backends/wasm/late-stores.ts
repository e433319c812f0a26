/**
 * Stores that wait in scratch memory: a piece of a run is kept in one half of a buffer while the
 * next one is computed into the other, and then copied to its target.
 */
import type { LateStores } from '../../emit/emitter.ts';
import { type Kernel, LATE } from '../../kernel/kernel.ts';
import { type Addressing, PARAMETERS } from './addressing.ts';
import type { FunctionCode } from './assembler.ts';
import { SLOT_BYTES } from './fold-memory.ts';
import { machineOf } from './machine.ts';

/** Bytes of one half of an output's buffer. */
const HALF = 8 * LATE;
/** Vectors that one turn of the copying loop moves, and their bytes. */
const VECTORS = 4;
const TURN = 16 * VECTORS;

/** The outputs of a kernel that are stored late, by leaf. */
function lateLeaves({ outputs }: Kernel): number[] {
  return outputs.flatMap(({ when, leaf }) => (when === 'late' ? [leaf] : []));
}

/** Scratch memory that a kernel needs, for folds and late stores. */
export function scratchBytes(kernel: Kernel): number {
  return SLOT_BYTES * kernel.outputs.length + 2 * HALF * lateLeaves(kernel).length;
}

/** What is known of a late output while a run goes on. */
interface Waiting {
  readonly leaf: number;
  readonly itemsize: number;
  /** Offset of its buffer in scratch memory. */
  readonly buffer: number;
  /** Local: bytes of the run before the piece that is computed. */
  readonly done: number;
  /** Local: where the piece that waits goes. */
  readonly target: number;
}

/** The late stores of a kernel, if it has any. */
export function lateStores(
  kernel: Kernel,
  code: FunctionCode,
  addressing: Addressing,
): WasmLateStores | undefined {
  return lateLeaves(kernel).length > 0 ? new WasmLateStores(kernel, code, addressing) : undefined;
}

export class WasmLateStores implements LateStores<number> {
  readonly #code: FunctionCode;
  readonly #addressing: Addressing;
  readonly #all: readonly Waiting[];
  /** Locals: offset of the half in use, and how many elements wait in the other. */
  readonly #half: number;
  readonly #count: number;
  readonly #from: number;
  readonly #to: number;
  readonly #left: number;

  constructor(kernel: Kernel, code: FunctionCode, addressing: Addressing) {
    this.#code = code;
    this.#addressing = addressing;
    this.#all = lateLeaves(kernel).map((leaf, k) => ({
      leaf,
      itemsize: machineOf(kernel.leaves[leaf]!.dtype).itemsize,
      buffer: SLOT_BYTES * kernel.outputs.length + 2 * HALF * k,
      done: code.permanentLocal('i32'),
      target: code.permanentLocal('i32'),
    }));
    const [half, count, from, to, left] = Array.from({ length: 5 }, () =>
      code.permanentLocal('i32'),
    ) as [number, number, number, number, number];
    this.#half = half;
    this.#count = count;
    this.#from = from;
    this.#to = to;
    this.#left = left;
    for (const { leaf } of this.#all) addressing.moving(leaf);
  }

  open(): void {
    this.#code.constant('i32', 0).set(this.#count).constant('i32', 0).set(this.#half);
    for (const { done } of this.#all) this.#code.constant('i32', 0).set(done);
    this.#use();
  }

  turn(count: number): void {
    const code = this.#code;
    this.#store();
    for (const { leaf, target, done, itemsize } of this.#all) {
      code.get(this.#addressing.runPlace(leaf)).get(done).op('i32.add').set(target);
      code.get(count).constant('i32', itemsize).op('i32.mul').get(done).op('i32.add').set(done);
    }
    code.get(count).set(this.#count);
    code.constant('i32', HALF).get(this.#half).op('i32.sub').set(this.#half);
    this.#use();
  }

  close(): void {
    this.#store();
  }

  /** Has the next elements go to the half in use. */
  #use(): void {
    const code = this.#code;
    for (const { leaf, buffer } of this.#all) {
      code.get(PARAMETERS.scratch).get(this.#half).op('i32.add');
      code.constant('i32', buffer).op('i32.add').set(this.#addressing.moving(leaf));
    }
  }

  /** Copies what waits, in the half that is not in use, to its targets. */
  #store(): void {
    const code = this.#code;
    for (const { buffer, target, itemsize } of this.#all) {
      code.get(PARAMETERS.scratch).constant('i32', buffer + HALF);
      code.op('i32.add').get(this.#half).op('i32.sub').set(this.#from);
      code.get(target).set(this.#to);
      code.get(this.#count).constant('i32', itemsize).op('i32.mul').set(this.#left);
      this.#copy(TURN, () => {
        for (let i = 0; i < VECTORS; i++) {
          code.get(this.#to).get(this.#from);
          code.memory('v128.load', 16 * i).memory('v128.store', 16 * i);
        }
      });
      this.#copy(8, () => {
        code.get(this.#to).get(this.#from).memory('i64.load', 0).memory('i64.store', 0);
      });
      if (itemsize === 8) continue;
      this.#copy(1, () => {
        code.get(this.#to).get(this.#from).memory('i32.load8_u', 0).memory('i32.store8', 0);
      });
    }
  }

  #copy(bytes: number, body: () => void): void {
    const code = this.#code;
    code.whileDo(
      () => code.get(this.#left).constant('i32', bytes).op('i32.ge_u'),
      () => {
        body();
        for (const [local, op] of [
          [this.#from, 'i32.add'],
          [this.#to, 'i32.add'],
          [this.#left, 'i32.sub'],
        ] as const) {
          code.get(local).constant('i32', bytes).op(op).set(local);
        }
      },
    );
  }
}
