/** Spells a loop nest as JavaScript; a value is the name of its variable. */
import type { Emitter, FoldMemory, FoldSlot, Place } from '../../emit/emitter.ts';
import { calledFunction, type ScalarFunction } from '../../kernel/functions.ts';
import { LANES } from '../../kernel/fold.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../../kernel/primitives.ts';
import { constantText, conversionText, operationText, roundText } from './operations.ts';

/**
 * Writes the body of a function of `lengths, segment, data, offsets, strides, scalars, begin, end`
 * and of the helpers and called functions by name. No text of a user's gets into it.
 */
export class JsEmitter implements Emitter<string>, FoldMemory<string> {
  readonly lanes = 1;
  readonly foldMemory = this;
  /** The primitives that are called, by the name that the text calls them by. */
  readonly functions: Record<string, ScalarFunction> = {};
  /** How many functions of the launch there are; the text calls them `call0`, `call1`, and so on. */
  calls = 0;
  readonly #lines: string[] = [];
  readonly #kernel: Kernel;
  /** Leaves that only take results of folds. */
  readonly #results: ReadonlySet<number>;
  #names = 0;
  #lane: string | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    const folds = kernel.outputs.filter(({ kind }) => kind === 'fold');
    this.#results = new Set(folds.map(({ leaf }) => leaf));
    kernel.leaves.forEach((_, leaf) => {
      this.#line(`const data${leaf}=data[${leaf}];let run${leaf}=0;`);
      for (let axis = 0; axis < kernel.rank; axis++) {
        this.#line(
          `const stride${leaf}_${axis}=strides[${leaf}][${axis}];let at${leaf}_${axis}=0;`,
        );
      }
    });
    folds.forEach((_, number) => {
      this.#line(`const lanes${number}=[],stack${number}=[];let pushes${number}=0;`);
    });
  }

  /** The text written so far. */
  get text(): string {
    return this.#lines.join('\n');
  }

  outerCount(): string {
    return this.#define('end-begin');
  }

  length(axis: number): string {
    return this.#define(`lengths[${axis}]`);
  }

  segment(): string {
    return 'segment';
  }

  fixed(count: number): string {
    return String(count);
  }

  divide(count: string, by: number): [string, string] {
    const quotient = this.#define(`Math.floor(${count}/${by})`);
    return [quotient, this.#define(`${count}-${quotient}*${by}`)];
  }

  repeat(count: string, body: () => void): void {
    const left = this.#name();
    this.#block(`for(let ${left}=${count};${left}>0;${left}--)`, body);
  }

  repeatGroups(count: string, _elements: number, body: () => void): void {
    this.repeat(count, body);
  }

  pieces(count: string, most: string, body: (count: string) => void): void {
    const left = this.#name();
    this.#block(`for(let ${left}=${count};${left}>0;)`, () => {
      const piece = this.#define(`Math.min(${left},${most})`);
      body(piece);
      this.#line(`${left}-=${piece};`);
    });
  }

  unlessZero(count: string, body: () => void): void {
    this.#block(`if(${count}!==0)`, body);
  }

  scope(body: () => void): void {
    this.#block('', body);
  }

  enter(axis: number): void {
    this.#kernel.leaves.forEach((_, leaf) => {
      if (axis > 0) {
        this.#line(`at${leaf}_${axis}=at${leaf}_${axis - 1};`);
        return;
      }
      const first = this.#movesOn(leaf, 0) ? 'begin' : 'begin/segment';
      this.#line(`at${leaf}_0=offsets[${leaf}]+${first}*stride${leaf}_0;`);
    });
  }

  advance(axis: number): void {
    this.#kernel.leaves.forEach((_, leaf) => {
      if (this.#movesOn(leaf, axis)) this.#line(`at${leaf}_${axis}+=stride${leaf}_${axis};`);
    });
  }

  advanceSegment(): void {
    for (const leaf of this.#results) this.#line(`at${leaf}_0+=stride${leaf}_0;`);
  }

  openRun(): void {
    const last = this.#kernel.rank - 1;
    this.#kernel.leaves.forEach((_, leaf) => this.#line(`run${leaf}=at${leaf}_${last};`));
  }

  step(elements: number): void {
    this.#kernel.leaves.forEach(({ inner }, leaf) => {
      if (inner === 'broadcast' || this.#results.has(leaf)) return;
      this.#line(`run${leaf}+=${this.#along(leaf, elements)};`);
    });
    if (this.#lane !== undefined) this.#line(`${this.#lane}+=${elements};`);
  }

  load(leaf: number, { at }: Place): string {
    return this.#loadAt(leaf, at === 0 ? `run${leaf}` : `run${leaf}+${this.#along(leaf, at)}`);
  }

  loadBroadcast(leaf: number): string {
    return this.#loadAt(leaf, `run${leaf}`);
  }

  scalar(index: number): string {
    return this.#define(`scalars[${index}]`);
  }

  constant(dtype: RealDType, value: number | bigint): string {
    return this.#define(constantText(dtype, value));
  }

  splat(_: RealDType, value: string): string {
    return value;
  }

  operation(op: Primitive, from: RealDType, to: RealDType, args: readonly string[]): string {
    if (op === 'convert') return this.#define(conversionText(from, to, args[0]!));
    const name = `${op}_${from}_${to}`;
    const call = calledFunction(op, from, to);
    if (call === undefined) return this.#define(operationText(op, from, args));
    this.functions[name] ??= call;
    if (primitiveInfo(op).guardedCall) {
      return this.#define(`${args[0]}?${name}(${args[1]}):${args[2]}`);
    }
    return this.#define(roundText(to, `${name}(${args.join(',')})`));
  }

  /** What is no number is made one. */
  call(callee: number, args: readonly string[]): string {
    this.calls = Math.max(this.calls, callee + 1);
    return this.#define(`+call${callee}(${args.join(',')})`);
  }

  guardedCalls(
    ops: readonly Primitive[],
    condition: string,
    x: string,
    others: readonly string[],
  ): string[] {
    return ops.map((op, i) => this.operation(op, 'float64', 'float64', [condition, x, others[i]!]));
  }

  lookUps(ops: readonly Primitive[], index: string): string[] {
    return ops.map((op) => this.operation(op, 'float64', 'float64', [index]));
  }

  unlessAll(conditions: readonly string[], _: boolean, body: () => void): void {
    this.#block(`if(!(${conditions.join('&&')}))`, body);
  }

  store(leaf: number, value: string, { at }: Place): void {
    const place = at === 0 ? `run${leaf}` : `run${leaf}+${this.#along(leaf, at)}`;
    this.#line(`data${leaf}[${place}]=${value};`);
  }

  variable(dtype: RealDType): string {
    const name = this.#name();
    this.#line(`let ${name}=${constantText(dtype, 0)};`);
    return name;
  }

  assign(target: string, value: string): void {
    this.#line(`${target}=${value};`);
  }

  pin(): void {
    // Engines keep the order of the text.
  }

  extract(_: RealDType, value: string): string {
    return value;
  }

  storeResult(leaf: number, value: string): void {
    const { rank, foldAxes } = this.#kernel;
    this.#line(`data${leaf}[at${leaf}_${Math.max(0, rank - foldAxes - 1)}]=${value};`);
  }

  lanesToMemory({ number }: FoldSlot, lanes: readonly string[]): void {
    lanes.forEach((lane, i) => this.#line(`lanes${number}[${i}]=${lane};`));
  }

  lanesFromMemory({ number }: FoldSlot, lanes: readonly string[]): void {
    lanes.forEach((lane, i) => this.#line(`${lane}=lanes${number}[${i}];`));
  }

  openLanes(): void {
    if (this.#lane === undefined) {
      this.#lane = this.#name();
      this.#lines.unshift(`let ${this.#lane}=0;`);
    }
    this.#line(`${this.#lane}=0;`);
  }

  loadLane({ number }: FoldSlot): string {
    return this.#define(`lanes${number}[${this.#lane}&${LANES - 1}]`);
  }

  storeLane({ number }: FoldSlot, value: string): void {
    this.#line(`lanes${number}[${this.#lane}&${LANES - 1}]=${value};`);
  }

  clearStack({ number }: FoldSlot): void {
    this.#line(`stack${number}.length=0;pushes${number}=0;`);
  }

  push(slot: FoldSlot, value: string): void {
    const { number } = slot;
    const carried = this.#name();
    const rest = this.#name();
    this.#line(`let ${carried}=${value};pushes${number}++;`);
    this.#block(`for(let ${rest}=pushes${number};${rest}%2===0;${rest}/=2)`, () =>
      this.#combineTop(slot, carried),
    );
    this.#line(`stack${number}.push(${carried});`);
  }

  drain(slot: FoldSlot, target: string): void {
    const stack = `stack${slot.number}`;
    this.#block(`if(${stack}.length>0)`, () => {
      this.#line(`${target}=${stack}.pop();`);
      this.#block(`while(${stack}.length>0)`, () => this.#combineTop(slot, target));
    });
  }

  /** Takes the top of the stack and combines it, as the older, with `target`. */
  #combineTop({ number, step, dtype }: FoldSlot, target: string): void {
    const older = this.#define(`stack${number}.pop()`);
    this.assign(target, this.operation(step, dtype, dtype, [older, target]));
  }

  #loadAt(leaf: number, place: string): string {
    const element = `data${leaf}[${place}]`;
    // A foreign buffer may hold any byte.
    const isBool = this.#kernel.leaves[leaf]!.dtype === 'bool';
    return this.#define(isBool ? `(${element}!==0?1:0)` : element);
  }

  /** How far so many elements of the run are. */
  #along(leaf: number, elements: number): string {
    const { inner } = this.#kernel.leaves[leaf]!;
    if (inner === 'broadcast') return '0';
    return inner === 'unit' ? `${elements}` : `${elements}*stride${leaf}_${this.#kernel.rank - 1}`;
  }

  /** Results stay where they are along folded axes. */
  #movesOn(leaf: number, axis: number): boolean {
    const { rank, foldAxes } = this.#kernel;
    return axis < rank - foldAxes || !this.#results.has(leaf);
  }

  #define(text: string): string {
    const name = this.#name();
    this.#line(`const ${name}=${text};`);
    return name;
  }

  #name(): string {
    return `v${this.#names++}`;
  }

  #line(text: string): void {
    this.#lines.push(text);
  }

  #block(head: string, body: () => void): void {
    this.#line(`${head}{`);
    body();
    this.#line('}');
  }
}
