/** Accumulators and stacks of folds in a kernel's scratch memory. */
import type { FoldMemory, FoldSlot } from '../../emit/emitter.ts';
import { LANES, STACK_DEPTH } from '../../kernel/fold.ts';
import { type Address, PARAMETERS } from './addressing.ts';
import type { FunctionCode } from './assembler.ts';
import { laneBytes, localType, machineOf } from './machine.ts';
import * as memory from './memory.ts';

/** Scratch memory of one fold: the accumulators of a part, those of a block, then the stack. */
const LANE_BYTES = 2 * 8 * LANES;
export const SLOT_BYTES = LANE_BYTES + 8 * STACK_DEPTH;

/** Locals: the stack grows upwards from `bottom`. */
interface Stack {
  readonly pointer: number;
  readonly bottom: number;
  readonly pushes: number;
}

export class WasmFoldMemory implements FoldMemory<number> {
  readonly #code: FunctionCode;
  readonly #lanes: number;
  /** Emits what combines two elements; answers the local with the result. */
  readonly #combine: (slot: FoldSlot, older: number, newer: number) => number;
  readonly #stacks: Stack[] = [];
  /** Counts elements that go to accumulators in memory. */
  #lane: number | undefined;
  #place: number | undefined;
  #packed: number | undefined;

  constructor(
    code: FunctionCode,
    lanes: number,
    combine: (slot: FoldSlot, older: number, newer: number) => number,
  ) {
    this.#code = code;
    this.#lanes = lanes;
    this.#combine = combine;
  }

  lanesToMemory(slot: FoldSlot, accumulators: readonly number[]): void {
    accumulators.forEach((accumulator, i) => {
      this.#storeLanes(slot, this.#address(slot, i), accumulator, this.#lanes > 1);
    });
  }

  lanesFromMemory(slot: FoldSlot, accumulators: readonly number[]): void {
    accumulators.forEach((accumulator, i) => {
      this.#pushLanes(slot, this.#address(slot, i), this.#lanes > 1);
      this.#code.set(accumulator);
    });
  }

  openLanes(): void {
    this.#lane ??= this.#code.local('i32');
    this.#code.constant('i32', 0).set(this.#lane);
  }

  /** Counts elements that are done. */
  step(elements: number): void {
    if (this.#lane === undefined) return;
    this.#code.get(this.#lane).constant('i32', elements).op('i32.add').set(this.#lane);
  }

  loadLane(slot: FoldSlot, vector: boolean, copy?: number): number {
    this.#pushLanes(slot, this.#lanesAt(slot, copy), vector);
    return this.#code.pop(localType(slot.dtype, vector));
  }

  storeLane(slot: FoldSlot, value: number, vector: boolean, copy?: number): void {
    this.#storeLanes(slot, this.#lanesAt(slot, copy), value, vector);
  }

  #lanesAt(slot: FoldSlot, copy: number | undefined): Address {
    return copy === undefined ? this.#nextLane(slot) : this.#address(slot, copy);
  }

  clearStack({ number }: FoldSlot): void {
    const code = this.#code;
    const stack = (this.#stacks[number] ??= {
      pointer: code.local('i32'),
      bottom: code.local('i32'),
      pushes: code.local('i64'),
    });
    code
      .get(PARAMETERS.scratch)
      .constant('i32', number * SLOT_BYTES + LANE_BYTES)
      .op('i32.add');
    code.set(stack.bottom).get(stack.bottom).set(stack.pointer);
    code.constant('i64', 0).set(stack.pushes);
  }

  push(slot: FoldSlot, value: number): void {
    const code = this.#code;
    const { pointer, pushes } = this.#stacks[slot.number]!;
    const { type } = machineOf(slot.dtype);
    const carried = code.local(type);
    const rest = code.local('i64');
    code.get(value).set(carried);
    code.get(pushes).constant('i64', 1).op('i64.add').set(pushes).get(pushes).set(rest);
    code.whileDo(
      () => code.get(rest).op('i32.wrap_i64').constant('i32', 1).op('i32.and').op('i32.eqz'),
      () => {
        this.#combineTop(slot, carried);
        code.get(rest).constant('i64', 1).op('i64.shr_u').set(rest);
      },
    );
    code.get(pointer).get(carried).memory(`${type}.store`, 0);
    code.get(pointer).constant('i32', 8).op('i32.add').set(pointer);
  }

  drain(slot: FoldSlot, target: number): void {
    const code = this.#code;
    const { pointer, bottom } = this.#stacks[slot.number]!;
    const isEmpty = () => code.get(pointer).get(bottom).op('i32.ne');
    isEmpty().when(() => {
      this.#pushTop(slot);
      code.set(target);
      code.whileDo(isEmpty, () => this.#combineTop(slot, target));
    });
  }

  /** Takes the top of the stack and combines it, as the older, with `target`. */
  #combineTop(slot: FoldSlot, target: number): void {
    this.#pushTop(slot);
    const older = this.#code.pop(machineOf(slot.dtype).type);
    this.#code.get(this.#combine(slot, older, target)).set(target);
  }

  #pushTop({ number, dtype }: FoldSlot): void {
    const { pointer } = this.#stacks[number]!;
    this.#code.get(pointer).constant('i32', 8).op('i32.sub').set(pointer);
    this.#code.get(pointer).memory(`${machineOf(dtype).type}.load`, 0);
  }

  /** Address of the accumulators that are kept in one variable. */
  #address({ number, dtype }: FoldSlot, variable: number): Address {
    const bytes = laneBytes(dtype, this.#lanes) * this.#lanes;
    return { local: PARAMETERS.scratch, offset: number * SLOT_BYTES + variable * bytes };
  }

  /** Address of the accumulator of the next elements. */
  #nextLane({ number, dtype }: FoldSlot): Address {
    const code = this.#code;
    const address = (this.#place ??= code.permanentLocal('i32'));
    code
      .get(this.#lane!)
      .constant('i32', LANES - 1)
      .op('i32.and');
    code.constant('i32', laneBytes(dtype, this.#lanes)).op('i32.mul');
    code.get(PARAMETERS.scratch).op('i32.add').set(address);
    return { local: address, offset: number * SLOT_BYTES };
  }

  #pushLanes({ dtype }: FoldSlot, at: Address, vector: boolean): void {
    if (vector) memory.pushVector(this.#code, dtype, this.#lanes, at);
    else memory.pushLoad(this.#code, dtype, at);
  }

  #storeLanes({ dtype }: FoldSlot, to: Address, value: number, vector: boolean): void {
    if (vector) {
      const packed = (this.#packed ??= this.#code.permanentLocal('v128'));
      memory.storeVector(this.#code, dtype, this.#lanes, to, value, packed);
    } else {
      memory.store(this.#code, dtype, to, value);
    }
  }
}
