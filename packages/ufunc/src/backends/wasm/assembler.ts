/** Bytes of WebAssembly: numbers, the code of one function, and the module around it. */
import { opcode } from './opcodes.ts';

/** Types of values. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

const TYPE_BYTE: Record<ValueType, number> = {
  i32: 0x7f,
  i64: 0x7e,
  f32: 0x7d,
  f64: 0x7c,
  v128: 0x7b,
};
const EMPTY_BLOCK = 0x40;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const LOCAL_TEE = 0x22;

/** LEB128 of an unsigned 32-bit number. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value >>> 0;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  bytes.push(rest);
  return bytes;
}

/** LEB128 of a signed number of up to 64 bits. */
function signed(value: number | bigint): number[] {
  const bytes: number[] = [];
  if (typeof value === 'number') {
    // Numbers are 32-bit ones, and by far the most.
    let rest = value | 0;
    for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest & 127);
    return bytes;
  }
  let rest = value;
  for (; rest < -64n || rest > 63n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest & 127n));
  return bytes;
}

/** The bytes of a value in memory. */
export function valueBytes(type: ValueType, value: number | bigint): number[] {
  const view = new DataView(new ArrayBuffer(type === 'f64' || type === 'i64' ? 8 : 4));
  if (type === 'f64') view.setFloat64(0, Number(value), true);
  else if (type === 'f32') view.setFloat32(0, Number(value), true);
  else if (type === 'i64') view.setBigInt64(0, BigInt(value), true);
  else view.setInt32(0, Number(value), true);
  return [...new Uint8Array(view.buffer)];
}

/** The locals and instructions of one function. */
export class FunctionCode {
  readonly parameters: readonly ValueType[];
  readonly bytes: number[] = [];
  readonly #locals: ValueType[] = [];
  readonly #free: Partial<Record<ValueType, number[]>> = {};
  #scope: [ValueType, number][] | undefined;
  /** Where the last `local.set` is in the bytes, and of which local. */
  #setFrom = -1;
  #setUntil = -1;
  #lastSet = -1;

  constructor(parameters: readonly ValueType[]) {
    this.parameters = parameters;
  }

  /** A new local. In a scope, it may have been another one's before, and is again after. */
  local(type: ValueType): number {
    if (this.#scope === undefined) return this.permanentLocal(type);
    const local = this.#free[type]?.pop() ?? this.permanentLocal(type);
    this.#scope.push([type, local]);
    return local;
  }

  /** A new local that no scope ends. */
  permanentLocal(type: ValueType): number {
    return this.parameters.length + this.#locals.push(type) - 1;
  }

  /** Emits a part of the code whose locals are free afterwards. */
  scope(body: () => void): void {
    const outer = this.#scope;
    const scope: [ValueType, number][] = (this.#scope = []);
    body();
    this.#scope = outer;
    for (const [type, local] of scope.reverse()) (this.#free[type] ??= []).push(local);
  }

  /** An instruction with its immediates' bytes. */
  op(name: string, ...immediates: number[]): this {
    for (const byte of opcode(name)) this.bytes.push(byte);
    for (const byte of immediates) this.bytes.push(byte);
    return this;
  }

  get(local: number): this {
    if (this.#setUntil === this.bytes.length && this.#lastSet === local) {
      this.bytes[this.#setFrom] = LOCAL_TEE;
    } else {
      this.#local(LOCAL_GET, local);
    }
    this.#setUntil = -1;
    return this;
  }

  set(local: number): this {
    this.#setFrom = this.bytes.length;
    this.#local(LOCAL_SET, local);
    this.#setUntil = this.bytes.length;
    this.#lastSet = local;
    return this;
  }

  /** Moves the top of the stack to a new local. */
  pop(type: ValueType): number {
    const local = this.local(type);
    this.set(local);
    return local;
  }

  constant(type: ValueType, value: number | bigint): this {
    if (type === 'i32') this.op('i32.const', ...signed(Number(value)));
    else if (type === 'i64') this.op('i64.const', ...signed(BigInt.asIntN(64, BigInt(value))));
    else this.op(`${type}.const`, ...valueBytes(type, value));
    return this;
  }

  /** A load or store; the alignment is a mere hint, so it is given as 1. */
  memory(name: string, offset: number, ...immediates: number[]): this {
    return this.op(name, 0, ...unsigned(offset), ...immediates);
  }

  call(index: number): this {
    this.bytes.push(0x10, ...unsigned(index));
    return this;
  }

  /** Runs `body` if the i32 on the stack is not 0. */
  when(body: () => void): this {
    this.bytes.push(0x04, EMPTY_BLOCK);
    body();
    this.bytes.push(0x0b);
    return this;
  }

  /** Runs `body` again as long as it leaves an i32 other than 0. */
  doWhile(body: () => void): this {
    this.bytes.push(0x03, EMPTY_BLOCK);
    body();
    this.bytes.push(0x0d, 0, 0x0b);
    return this;
  }

  /** The same; `body` may leave the loop by {@link exitIf}, to where `exit` is run then. */
  doWhileUnless(body: () => void, exit: () => void): this {
    this.bytes.push(0x02, EMPTY_BLOCK, 0x02, EMPTY_BLOCK);
    this.doWhile(body);
    this.bytes.push(0x0c, 1, 0x0b);
    exit();
    this.bytes.push(0x0b);
    return this;
  }

  /** Leaves the loop around it if the i32 on the stack is not 0. */
  exitIf(): this {
    this.bytes.push(0x0d, 1);
    return this;
  }

  /** Runs `body` as long as `condition` leaves an i32 other than 0. */
  whileDo(condition: () => void, body: () => void): this {
    this.bytes.push(0x02, EMPTY_BLOCK, 0x03, EMPTY_BLOCK);
    condition();
    this.op('i32.eqz');
    this.bytes.push(0x0d, 1);
    body();
    this.bytes.push(0x0c, 0, 0x0b, 0x0b);
    return this;
  }

  /** What precedes the instructions in the code section: the types of the locals. */
  declarations(): number[] {
    const groups: [number, ValueType][] = [];
    for (const type of this.#locals) {
      const last = groups.at(-1);
      if (last?.[1] === type) last[0]++;
      else groups.push([1, type]);
    }
    return vector(groups.map(([count, type]) => [...unsigned(count), TYPE_BYTE[type]]));
  }

  #local(opcode: number, local: number): void {
    if (local < 128) this.bytes.push(opcode, local);
    else this.bytes.push(opcode, ...unsigned(local));
  }
}

/** A function that a module imports. */
export interface ImportedFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly result: ValueType;
}

/** A vector of what the format has vectors of; `concat` takes a tenth of the time of `flat`. */
const vector = (items: readonly (readonly number[])[]) => unsigned(items.length).concat(...items);
const section = (id: number, items: readonly (readonly number[])[]) => {
  const body = vector(items);
  return [id, ...unsigned(body.length), ...body];
};
const text = (name: string) => [...unsigned(name.length), ...new TextEncoder().encode(name)];
const signature = (parameters: readonly ValueType[], results: readonly ValueType[]) => [
  0x60,
  ...vector(parameters.map((type) => [TYPE_BYTE[type]])),
  ...vector(results.map((type) => [TYPE_BYTE[type]])),
];

/**
 * A module with one function, exported as `run`, which imports the memory `env.memory` and
 * `functions` from `env`. Calls name the functions by their place in the list.
 *
 * @param inner - functions that `run` calls, without results; their places follow those of `functions`
 */
export function assembleModule(
  code: FunctionCode,
  functions: readonly ImportedFunction[],
  shared: boolean,
  inner: readonly FunctionCode[] = [],
): Uint8Array<ArrayBuffer> {
  // The import's limits must hold the memory's: any size, up to 4 GiB.
  const memory = [...text('env'), ...text('memory'), 0x02, shared ? 3 : 1, 1, ...unsigned(65536)];
  const all = [...inner, code];
  const bodies = all.map((one) => {
    const declarations = one.declarations();
    const length = declarations.length + one.bytes.length + 1;
    return { head: [...unsigned(length), ...declarations], code: one.bytes };
  });
  const count = unsigned(all.length);
  const size = bodies.reduce((sum, { head, code }) => sum + head.length + code.length + 1, 0);
  const start = [
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [
      ...functions.map(({ parameters, result }) => signature(parameters, [result])),
      ...all.map(({ parameters }) => signature(parameters, [])),
    ]),
    ...section(2, [
      ...functions.map(({ name }, i) => [...text('env'), ...text(name), 0x00, ...unsigned(i)]),
      memory,
    ]),
    ...section(
      3,
      all.map((_, i) => unsigned(functions.length + i)),
    ),
    ...section(7, [[...text('run'), 0x00, ...unsigned(functions.length + inner.length)]]),
    // The code section.
    ...[10, ...unsigned(count.length + size), ...count],
  ];
  const bytes = new Uint8Array(start.length + size);
  bytes.set(start);
  let at = start.length;
  for (const { head, code: body } of bodies) {
    bytes.set(head, at);
    bytes.set(body, at + head.length);
    at += head.length + body.length;
    bytes[at++] = 0x0b;
  }
  return bytes;
}
