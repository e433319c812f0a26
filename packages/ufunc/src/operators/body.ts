/** Writing the body of a kernel: what the lowerings of the operator table are given. */
import type { Callee } from '../kernel/callee.ts';
import type { Instruction } from '../kernel/kernel.ts';
import { type Primitive, primitiveInfo, type RealDType } from '../kernel/primitives.ts';

/** The number of an instruction of the body. */
export type Value = number;

/** A complex value: two values of one float dtype. */
export interface ComplexValue {
  readonly re: Value;
  readonly im: Value;
}

/** The body under construction. Equal instructions are written once. */
export class Body {
  readonly instructions: Instruction[] = [];
  readonly #known = new Map<string, Value>();
  readonly #functions: readonly Callee[];

  /** @param functions - those of the launch */
  constructor(functions: readonly Callee[] = []) {
    this.#functions = functions;
  }

  /** Reads leaf number `leaf`. */
  load(leaf: number, dtype: RealDType): Value {
    return this.#add({ op: 'load', dtype, leaf }, `L${leaf}`);
  }

  /** The launch's scalar number `scalar`. */
  scalar(scalar: number, dtype: RealDType): Value {
    return this.#add({ op: 'scalar', dtype, scalar }, `S${scalar}`);
  }

  /** A number known when the kernel is made. */
  constant(value: number, dtype: RealDType): Value {
    const exact = dtype === 'int64' || dtype === 'uint64' ? BigInt(value) : value;
    const text = Object.is(value, -0) ? '-0' : String(value);
    return this.#add({ op: 'constant', dtype, value: exact }, `C${text}:${dtype}`);
  }

  /** A primitive applied to values. */
  apply(op: Exclude<Primitive, 'convert' | 'reinterpret' | 'call'>, ...args: Value[]): Value {
    const { result } = primitiveInfo(op);
    const dtype = result === 'bool' ? 'bool' : this.dtypeOf(args.at(-1)!);
    return this.#add({ op, dtype, args }, `${op} ${args.join(' ')}`);
  }

  /** One of the launch's functions applied to float64 values. */
  call(callee: Callee, args: readonly Value[]): Value {
    const number = this.#functions.indexOf(callee);
    const instruction = { op: 'call', dtype: 'float64', args, callee: number } as const;
    return this.#add(instruction, `call ${number} ${args.join(' ')}`);
  }

  /** A value as `dtype`; itself where it already is. */
  convert(value: Value, dtype: RealDType): Value {
    if (this.dtypeOf(value) === dtype) return value;
    return this.#add({ op: 'convert', dtype, args: [value] }, `convert ${value} ${dtype}`);
  }

  /** The bytes of a value as another dtype of the same size. */
  reinterpret(value: Value, dtype: RealDType): Value {
    const instruction = { op: 'reinterpret', dtype, args: [value] } as const;
    return this.#add(instruction, `reinterpret ${value} ${dtype}`);
  }

  dtypeOf(value: Value): RealDType {
    return this.instructions[value]!.dtype;
  }

  #add(instruction: Instruction, key: string): Value {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = this.instructions.push(instruction) - 1;
    this.#known.set(key, value);
    return value;
  }
}
