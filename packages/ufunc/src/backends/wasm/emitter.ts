/** Spells a loop nest as a WebAssembly function. */
import type { Emitter, FoldSlot, Place } from '../../emit/emitter.ts';
import { LANES, STACK_DEPTH } from '../../kernel/fold.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../kernel/primitives.ts';
import { type Address, Addressing, PARAMETERS } from './addressing.ts';
import { FunctionCode, type ValueType } from './assembler.ts';
import { ImportedFunctions } from './functions.ts';
import { conversionOf, loweringOf, wrapOf } from './lowering.ts';
import { laneBytes, localType, machineOf } from './machine.ts';
import * as memory from './memory.ts';
import type { Overlap } from './overlaps.ts';
import type { ParameterLayout } from './parameters.ts';
import { emitRow, pushConstant } from './rows.ts';
import { SharedLoads } from './shared-loads.ts';

/** Scratch memory of one fold: the accumulators of a block, then the stack. */
const LANE_BYTES = 8 * LANES;
const SLOT_BYTES = LANE_BYTES + 8 * STACK_DEPTH;

/** Scratch memory that a kernel needs. */
export function scratchBytes(kernel: Kernel): number {
  return SLOT_BYTES * kernel.outputs.length;
}

interface Stack {
  readonly pointer: number;
  readonly bottom: number;
  readonly pushes: number;
}

/** Values, counters and addresses are locals, named by their index. */
export class WasmEmitter implements Emitter<number> {
  readonly lanes: number;
  readonly code = new FunctionCode(['i32', 'i32', 'i32', 'i32']);
  readonly functions = new ImportedFunctions();
  readonly #kernel: Kernel;
  readonly #layout: ParameterLayout;
  readonly #addressing: Addressing;
  readonly #temporaries = new Map<string, number>();
  readonly #stacks: Stack[] = [];
  readonly #sharedLoads: SharedLoads;
  /** What the innermost loop counts down. */
  #counter: number | undefined;
  #impossible = 0;
  /** Counts elements that go to accumulators in memory. */
  #lane: number | undefined;

  constructor(
    kernel: Kernel,
    layout: ParameterLayout,
    lanes: number,
    overlaps: readonly Overlap[] = [],
  ) {
    this.lanes = lanes;
    this.#kernel = kernel;
    this.#layout = layout;
    this.#addressing = new Addressing(kernel, this.code, layout);
    this.#sharedLoads = new SharedLoads(overlaps, lanes, this.code, (leaf, at) => {
      const { dtype } = kernel.leaves[leaf]!;
      memory.pushVector(this.code, dtype, lanes, this.#addressing.element(leaf, at));
    });
  }

  outerCount(): number {
    this.code.get(PARAMETERS.end).get(PARAMETERS.begin).op('i32.sub');
    return this.#pop('i32');
  }

  length(axis: number): number {
    return this.#parameter('i32', 'i32.load', this.#layout.length(axis));
  }

  segment(): number {
    return this.#parameter('i32', 'i32.load', this.#layout.segment);
  }

  fixed(count: number): number {
    this.code.constant('i32', count);
    return this.#pop('i32');
  }

  divide(count: number, by: number): [number, number] {
    this.code.get(count).constant('i32', Math.log2(by)).op('i32.shr_u');
    const quotient = this.#pop('i32');
    this.code
      .get(count)
      .constant('i32', by - 1)
      .op('i32.and');
    return [quotient, this.#pop('i32')];
  }

  repeat(count: number, body: () => void): void {
    const { code } = this;
    this.unlessZero(count, () => {
      code.get(count);
      const left = this.#pop('i32');
      this.#counter = left;
      code.doWhile(() => {
        body();
        code.get(left).constant('i32', 1).op('i32.sub').set(left).get(left);
      });
    });
  }

  repeatGroups(count: number, elements: number, body: () => void): void {
    this.unlessZero(count, () => {
      this.#sharedLoads.open(elements);
      this.#addressing.forget();
      this.repeat(count, body);
      this.#sharedLoads.close();
    });
  }

  pieces(count: number, most: number, body: (count: number) => void): void {
    const { code } = this;
    code.get(count);
    const left = this.#pop('i32');
    const piece = code.local('i32');
    code.whileDo(
      () => code.get(left),
      () => {
        code.get(left).get(most).get(left).get(most).op('i32.lt_u').op('select').set(piece);
        body(piece);
        code.get(left).get(piece).op('i32.sub').set(left);
      },
    );
  }

  unlessZero(count: number, body: () => void): void {
    this.code.get(count).when(body);
  }

  scope(body: () => void): void {
    this.code.scope(body);
  }

  enter(axis: number): void {
    this.#addressing.enter(axis);
  }

  advance(axis: number): void {
    this.#addressing.advance(axis);
  }

  advanceSegment(): void {
    this.#addressing.advanceSegment();
  }

  openRun(): void {
    this.#addressing.openRun();
  }

  step(elements: number): void {
    this.#sharedLoads.step(elements);
    this.#addressing.step(elements);
    if (this.#lane === undefined) return;
    this.code.get(this.#lane).constant('i32', elements).op('i32.add').set(this.#lane);
  }

  load(leaf: number, { vector, at }: Place): number {
    const { dtype, inner } = this.#kernel.leaves[leaf]!;
    if (!vector) {
      memory.pushLoad(this.code, dtype, this.#addressing.element(leaf, at));
    } else if (this.#sharedLoads.has(leaf)) {
      return this.#sharedLoads.load(leaf, at);
    } else if (inner === 'unit') {
      memory.pushVector(this.code, dtype, this.lanes, this.#addressing.element(leaf, at));
    } else {
      const elements = this.#elements(leaf, at);
      memory.pushGathered(this.code, dtype, this.lanes, elements, this.#temporary('v', 'v128'));
    }
    return this.#pop(localType(dtype, vector));
  }

  loadBroadcast(leaf: number): number {
    const { dtype } = this.#kernel.leaves[leaf]!;
    memory.pushLoad(this.code, dtype, this.#addressing.element(leaf, 0));
    return this.#pop(localType(dtype, false));
  }

  scalar(index: number): number {
    const { type } = machineOf(this.#kernel.scalars[index]!);
    return this.#parameter(type, `${type}.load`, this.#layout.scalar(index));
  }

  constant(dtype: RealDType, value: number | bigint): number {
    const { type } = machineOf(dtype);
    pushConstant(this.code, type, value);
    return this.#pop(type);
  }

  splat(dtype: RealDType, value: number): number {
    const isMask = dtype === 'bool';
    if (isMask) this.code.constant('i32', 0);
    this.code.get(value);
    if (isMask) this.code.op('i32.sub');
    this.code.op(`${machineOf(dtype).shape}.splat`);
    return this.#pop('v128');
  }

  operation(
    op: Primitive,
    from: RealDType,
    to: RealDType,
    args: readonly number[],
    vector: boolean,
  ): number {
    if (primitiveInfo(op).scalarCall) {
      this.functions.pushCall(this.code, op, from, args);
    } else {
      const lanes = vector ? this.lanes : 1;
      const row = op === 'convert' ? conversionOf(from, to, lanes) : loweringOf(op, from, lanes);
      if (row === undefined) throw new Error(`wasm: no lowering of ${op} for ${from}`);
      emitRow(this.code, row, {
        machine: machineOf(from),
        lanes,
        wrap: wrapOf(to, lanes),
        operands: args,
        temporary: (name, type) => this.#temporary(name, type),
      });
    }
    return this.#pop(localType(to, vector));
  }

  store(leaf: number, value: number, { vector, at }: Place): void {
    const { dtype, inner } = this.#kernel.leaves[leaf]!;
    if (!vector) {
      memory.store(this.code, dtype, this.#addressing.element(leaf, at), value);
      return;
    }
    const packed = this.#temporary('v', 'v128');
    if (inner === 'unit') {
      const to = this.#addressing.element(leaf, at);
      memory.storeVector(this.code, dtype, this.lanes, to, value, packed);
    } else {
      const elements = this.#elements(leaf, at);
      memory.scatter(this.code, dtype, this.lanes, elements, value, packed);
    }
  }

  variable(dtype: RealDType, vector: boolean): number {
    return this.code.local(localType(dtype, vector));
  }

  assign(target: number, value: number): void {
    this.code.get(value).set(target);
  }

  pin({ number, dtype }: FoldSlot, value: number, vector: boolean): void {
    const type = localType(dtype, vector);
    // Never so: a counter is not that large, which the engine does not know. One value for all
    // would be tested once, and its outcome kept in memory.
    this.code
      .get(this.#counter!)
      .constant('i32', --this.#impossible)
      .op('i32.eq')
      .when(() => {
        this.code
          .get(PARAMETERS.scratch)
          .get(value)
          .memory(`${type}.store`, number * SLOT_BYTES);
      });
  }

  extract(dtype: RealDType, value: number, lane: number): number {
    if (this.lanes === 1) return value;
    const { shape } = machineOf(dtype);
    const isMask = dtype === 'bool';
    this.code.get(value);
    this.code.op(`${shape}.extract_lane`, isMask ? (lane * 4) / this.lanes : lane);
    if (isMask) this.code.constant('i32', 1).op('i32.and');
    return this.#pop(localType(dtype, false));
  }

  storeResult(leaf: number, value: number): void {
    const { dtype } = this.#kernel.leaves[leaf]!;
    memory.store(this.code, dtype, this.#addressing.result(leaf), value);
  }

  lanesToMemory(slot: FoldSlot, accumulators: readonly number[]): void {
    accumulators.forEach((accumulator, i) => {
      this.#storeLanes(slot, this.#lanes(slot, i), accumulator, this.lanes > 1);
    });
  }

  lanesFromMemory(slot: FoldSlot, accumulators: readonly number[]): void {
    accumulators.forEach((accumulator, i) => {
      this.#pushLanes(slot, this.#lanes(slot, i), this.lanes > 1);
      this.code.set(accumulator);
    });
  }

  openLanes(): void {
    this.#lane ??= this.code.local('i32');
    this.code.constant('i32', 0).set(this.#lane);
  }

  loadLane(slot: FoldSlot, vector: boolean): number {
    this.#pushLanes(slot, this.#nextLane(slot), vector);
    return this.#pop(localType(slot.dtype, vector));
  }

  storeLane(slot: FoldSlot, value: number, vector: boolean): void {
    this.#storeLanes(slot, this.#nextLane(slot), value, vector);
  }

  clearStack({ number }: FoldSlot): void {
    const { code } = this;
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
    const { code } = this;
    const { pointer, pushes } = this.#stacks[slot.number]!;
    const { type } = machineOf(slot.dtype);
    const carried = code.local(type);
    const rest = code.local('i64');
    this.assign(carried, value);
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
    const { code } = this;
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
    const older = this.#pop(machineOf(slot.dtype).type);
    this.assign(target, this.operation(slot.fold, slot.dtype, slot.dtype, [older, target], false));
  }

  #pushTop({ number, dtype }: FoldSlot): void {
    const { pointer } = this.#stacks[number]!;
    this.code.get(pointer).constant('i32', 8).op('i32.sub').set(pointer);
    this.code.get(pointer).memory(`${machineOf(dtype).type}.load`, 0);
  }

  /** Address of the accumulators that are kept in one variable. */
  #lanes({ number, dtype }: FoldSlot, variable: number): Address {
    const bytes = laneBytes(dtype, this.lanes) * this.lanes;
    return { local: PARAMETERS.scratch, offset: number * SLOT_BYTES + variable * bytes };
  }

  /** Address of the accumulator of the next elements. */
  #nextLane({ number, dtype }: FoldSlot): Address {
    const { code } = this;
    const address = this.#temporary('lane', 'i32');
    code
      .get(this.#lane!)
      .constant('i32', LANES - 1)
      .op('i32.and');
    code.constant('i32', laneBytes(dtype, this.lanes)).op('i32.mul');
    code.get(PARAMETERS.scratch).op('i32.add').set(address);
    return { local: address, offset: number * SLOT_BYTES };
  }

  #pushLanes({ dtype }: FoldSlot, at: Address, vector: boolean): void {
    if (vector) memory.pushVector(this.code, dtype, this.lanes, at);
    else memory.pushLoad(this.code, dtype, at);
  }

  #storeLanes({ dtype }: FoldSlot, to: Address, value: number, vector: boolean): void {
    const packed = this.#temporary('v', 'v128');
    if (vector) memory.storeVector(this.code, dtype, this.lanes, to, value, packed);
    else memory.store(this.code, dtype, to, value);
  }

  #elements(leaf: number, at: number): Address[] {
    return Array.from({ length: this.lanes }, (_, lane) =>
      this.#addressing.element(leaf, at + lane),
    );
  }

  #parameter(type: ValueType, load: string, offset: number): number {
    this.code.get(PARAMETERS.block).memory(load, offset);
    return this.#pop(type);
  }

  /** Moves the top of the machine's stack to a new local. */
  #pop(type: ValueType): number {
    const local = this.code.local(type);
    this.code.set(local);
    return local;
  }

  #temporary(name: string, type: ValueType): number {
    const key = name + type;
    let local = this.#temporaries.get(key);
    if (local === undefined) this.#temporaries.set(key, (local = this.code.permanentLocal(type)));
    return local;
  }
}
