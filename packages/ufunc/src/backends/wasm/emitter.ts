/** Spells a loop nest as a WebAssembly function. */
import type { Emitter, Place } from '../../emit/emitter.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../kernel/primitives.ts';
import { type Address, Addressing, PARAMETERS } from './addressing.ts';
import { FunctionCode, type ValueType } from './assembler.ts';
import { WasmFoldMemory } from './fold-memory.ts';
import { ImportedFunctions } from './functions.ts';
import { keepingRow, rowOf, wrapOf } from './lowering.ts';
import { localType, machineOf } from './machine.ts';
import { lateStores, type WasmLateStores } from './late-stores.ts';
import { emitLookUps } from './look-ups.ts';
import * as memory from './memory.ts';
import type { Overlap } from './overlaps.ts';
import type { ParameterLayout } from './parameters.ts';
import { emitRow, pushConstant } from './rows.ts';
import { SharedLoads } from './shared-loads.ts';

/** More turns of a loop than engines do at a time. */
const APART = 64;

/** Values, counters and addresses are locals, named by their index. */
export class WasmEmitter implements Emitter<number> {
  readonly lanes: number;
  readonly code = new FunctionCode(['i32', 'i32', 'i32', 'i32']);
  readonly foldMemory: WasmFoldMemory;
  readonly functions: ImportedFunctions;
  readonly late: WasmLateStores | undefined;
  readonly #kernel: Kernel;
  readonly #layout: ParameterLayout;
  readonly #addressing: Addressing;
  readonly #temporaries = new Map<string, number>();
  readonly #sharedLoads: SharedLoads;
  /** Numbers that say where masks are true, by their local: the local of the mask, which is minus that. */
  readonly #masks = new Map<number, number>();
  /** What the innermost loop counts down. */
  #counter: number | undefined;
  #impossible = 0;
  /** Values that are pinned in a main loop. */
  readonly #pinned = new Map<number, ValueType>();

  constructor(
    kernel: Kernel,
    layout: ParameterLayout,
    lanes: number,
    overlaps: readonly Overlap[] = [],
    functions: ImportedFunctions = new ImportedFunctions(),
  ) {
    this.lanes = lanes;
    this.functions = functions;
    this.#kernel = kernel;
    this.#layout = layout;
    this.#addressing = new Addressing(kernel, this.code, layout);
    this.late = lateStores(kernel, this.code, this.#addressing);
    this.foldMemory = new WasmFoldMemory(this.code, lanes, ({ step, dtype }, older, newer) =>
      this.operation(step, dtype, dtype, [older, newer], false),
    );
    this.#sharedLoads = new SharedLoads(overlaps, lanes, this.code, (leaf, at) => {
      const { dtype } = kernel.leaves[leaf]!;
      memory.pushVector(this.code, dtype, lanes, this.#addressing.element(leaf, at));
    });
  }

  outerCount(): number {
    this.code.get(PARAMETERS.end).get(PARAMETERS.begin).op('i32.sub');
    return this.code.pop('i32');
  }

  length(axis: number): number {
    return this.#parameter('i32', 'i32.load', this.#layout.length(axis));
  }

  segment(): number {
    return this.#parameter('i32', 'i32.load', this.#layout.segment);
  }

  fixed(count: number): number {
    this.code.constant('i32', count);
    return this.code.pop('i32');
  }

  divide(count: number, by: number): [number, number] {
    this.code.get(count).constant('i32', Math.log2(by)).op('i32.shr_u');
    const quotient = this.code.pop('i32');
    this.code
      .get(count)
      .constant('i32', by - 1)
      .op('i32.and');
    return [quotient, this.code.pop('i32')];
  }

  repeat(count: number, body: () => void): void {
    this.unlessZero(count, () => this.code.doWhile(this.#counted(count, body)));
  }

  repeatGroups(count: number, elements: number, body: () => void): void {
    this.unlessZero(count, () => {
      this.#sharedLoads.open(elements);
      this.#addressing.forget();
      this.#pinned.clear();
      this.code.doWhileUnless(this.#counted(count, body), () => {
        for (const [value, type] of this.#pinned) {
          this.code.get(PARAMETERS.scratch).get(value).memory(`${type}.store`, 0);
        }
      });
      this.#sharedLoads.close();
    });
  }

  /** The body of a loop that counts down. */
  #counted(count: number, body: () => void): () => void {
    const { code } = this;
    code.get(count);
    const left = code.pop('i32');
    return () => {
      this.#counter = left;
      body();
      code.get(left).constant('i32', 1).op('i32.sub').set(left).get(left);
    };
  }

  pieces(count: number, most: number, body: (count: number) => void): void {
    const { code } = this;
    code.get(count);
    const left = this.code.pop('i32');
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
    this.#masks.clear();
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
    this.foldMemory.step(elements);
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
    return this.code.pop(localType(dtype, vector));
  }

  loadBroadcast(leaf: number): number {
    const { dtype } = this.#kernel.leaves[leaf]!;
    memory.pushLoad(this.code, dtype, this.#addressing.element(leaf, 0));
    return this.code.pop(localType(dtype, false));
  }

  scalar(index: number): number {
    const { type } = machineOf(this.#kernel.scalars[index]!);
    return this.#parameter(type, `${type}.load`, this.#layout.scalar(index));
  }

  constant(dtype: RealDType, value: number | bigint): number {
    const { type } = machineOf(dtype);
    pushConstant(this.code, type, value);
    return this.code.pop(type);
  }

  splat(dtype: RealDType, value: number): number {
    const isMask = dtype === 'bool';
    if (isMask) this.code.constant('i32', 0);
    this.code.get(value);
    if (isMask) this.code.op('i32.sub');
    this.code.op(`${machineOf(dtype).shape}.splat`);
    return this.code.pop('v128');
  }

  operation(
    op: Primitive,
    from: RealDType,
    to: RealDType,
    args: readonly number[],
    vector: boolean,
    zero = 0,
  ): number {
    const { scalarCall, guardedCall, column } = primitiveInfo(op);
    if (column) return this.lookUps([op], args[0]!, vector)[0]!;
    if (guardedCall) {
      const [condition, x, other] = args as [number, number, number];
      return this.guardedCalls([op], condition, x, [other], vector)[0]!;
    }
    const mask = vector && op === 'add' ? this.#masks.get(args[1]!) : undefined;
    if (scalarCall) {
      this.functions.pushCall(this.code, op, from, args);
    } else if (mask !== undefined) {
      this.code
        .get(args[0]!)
        .get(mask)
        .op(`${machineOf(to).shape}.sub`);
    } else {
      const lanes = vector ? this.lanes : 1;
      const row = rowOf(op, from, to, lanes);
      if (row === undefined) throw new Error(`wasm: no lowering of ${op} for ${from}`);
      emitRow(this.code, vector && op === 'select' && zero > 0 ? keepingRow(row, zero) : row, {
        machine: machineOf(from),
        lanes,
        wrap: wrapOf(to, lanes),
        operands: args,
        temporary: (name, type) => this.#temporary(name, type),
      });
    }
    const result = this.code.pop(localType(to, vector));
    const counts =
      op === 'convert' && from === 'bool' && machineOf(to).itemsize * this.lanes === 16;
    if (vector && counts && machineOf(to).sign !== '') this.#masks.set(result, args[0]!);
    return result;
  }

  /** Vectors ask whether the condition holds anywhere, then element by element. */
  guardedCalls(
    ops: readonly Primitive[],
    condition: number,
    x: number,
    others: readonly number[],
    vector: boolean,
  ): number[] {
    const { code } = this;
    const type = localType('float64', vector);
    const results = others.map((other) => {
      const result = code.local(type);
      code.get(other).set(result);
      return result;
    });
    code.get(condition);
    if (!vector) {
      code.when(() => {
        ops.forEach((op, i) => {
          this.functions.pushCall(code, op, 'float64', [x]);
          code.set(results[i]!);
        });
      });
      return results;
    }
    const element = this.#temporary('x', 'f64');
    code.op('v128.any_true').when(() => {
      for (let lane = 0; lane < 2; lane++) {
        code.get(condition).op('i32x4.extract_lane', 2 * lane);
        code.when(() => {
          code.get(x).op('f64x2.extract_lane', lane).set(element);
          ops.forEach((op, i) => {
            code.get(results[i]!);
            this.functions.pushCall(code, op, 'float64', [element]);
            code.op('f64x2.replace_lane', lane).set(results[i]!);
          });
        });
      }
    });
    return results;
  }

  lookUps(ops: readonly Primitive[], index: number, vector: boolean): number[] {
    return emitLookUps(this.code, ops, index, vector);
  }

  unlessAll(conditions: readonly number[], vector: boolean, body: () => void): void {
    const { code } = this;
    conditions.forEach((condition, i) => {
      code.get(condition);
      if (i > 0) code.op(vector ? 'v128.and' : 'i32.and');
    });
    if (vector) code.op('v128.not').op('v128.any_true');
    else code.op('i32.eqz');
    code.when(body);
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

  pin(values: readonly number[], dtypes: readonly RealDType[], vector: boolean): void {
    values.forEach((value, i) => this.#pinned.set(value, localType(dtypes[i]!, vector)));
    // Never so: a counter is not that large, which the engine does not know. It would test one number
    // for all once, and numbers beside one another once where it does several turns of a loop at a time.
    this.#impossible -= APART;
    this.code.get(this.#counter!).constant('i32', this.#impossible).op('i32.eq').exitIf();
  }

  extract(dtype: RealDType, value: number, lane: number): number {
    if (this.lanes === 1) return value;
    const { shape } = machineOf(dtype);
    const isMask = dtype === 'bool';
    this.code.get(value);
    this.code.op(`${shape}.extract_lane`, isMask ? (lane * 4) / this.lanes : lane);
    if (isMask) this.code.constant('i32', 1).op('i32.and');
    return this.code.pop(localType(dtype, false));
  }

  storeResult(leaf: number, value: number): void {
    const { dtype } = this.#kernel.leaves[leaf]!;
    memory.store(this.code, dtype, this.#addressing.result(leaf), value);
  }

  #elements(leaf: number, at: number): Address[] {
    return Array.from({ length: this.lanes }, (_, lane) =>
      this.#addressing.element(leaf, at + lane),
    );
  }

  #parameter(type: ValueType, load: string, offset: number): number {
    this.code.get(PARAMETERS.block).memory(load, offset);
    return this.code.pop(type);
  }

  #temporary(name: string, type: ValueType): number {
    const key = name + type;
    let local = this.#temporaries.get(key);
    if (local === undefined) this.#temporaries.set(key, (local = this.code.permanentLocal(type)));
    return local;
  }
}
