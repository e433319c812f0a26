/** From a kernel to registers and steps: what the machine needs to run it. */
import { dtypes, type TypedArray } from '@numloom/ndarray';
import type { Callee } from '../../kernel/callee.ts';
import {
  hasCalls,
  type Instruction,
  isOperation,
  type Kernel,
  type Operation,
} from '../../kernel/kernel.ts';
import type { RealDType } from '../../kernel/primitives.ts';
import { Folding } from './folding.ts';
import { WRAPPING, wrapLoops } from './integer-loops.ts';
import { convertLoop, copyLoop, loadNarrow, primitiveLoop } from './loops.ts';
import { isNarrow, type Loop, type Register, registerData } from './register.ts';
import { Slots } from './slots.ts';

/** One loop and its operands. */
export interface Step {
  readonly loop: Loop;
  readonly out: Register;
  readonly a: Register;
  readonly b: Register;
  readonly c: Register;
  /** Whether the result is the same all along the innermost axis, and so computed once. */
  readonly uniform: boolean;
}

/** A leaf as a register in place: where it is at the present index, and how it moves. */
export interface LeafRegister extends Register {
  readonly dtype: RealDType;
  strides: readonly number[];
}

/** A kernel, translated. */
export interface Program {
  readonly leaves: readonly LeafRegister[];
  readonly scalars: readonly Register[];
  /** The functions that are called, while the program runs. */
  functions: readonly Callee[];
  readonly steps: readonly Step[];
  readonly foldings: readonly Folding[];
  /** To be run after the foldings have taken their values, for these may lie in place. */
  readonly stores: readonly Step[];
}

/** Translates a kernel that is well-formed. */
export function translate(kernel: Kernel): Program {
  const { body, outputs } = kernel;
  const leaves = kernel.leaves.map((leaf): LeafRegister => {
    return { data: noData(leaf.dtype), at: 0, step: 0, dtype: leaf.dtype, strides: [] };
  });
  const scalars = kernel.scalars.map(uniformRegister);
  const steps: Step[] = [];
  const foldings: Folding[] = [];
  const stores: Step[] = [];
  const registers: Register[] = [];
  const uniform: boolean[] = [];
  // A function that is called may have another kernel run, or this one.
  const slots = new Slots(kernel, hasCalls(kernel) ? {} : undefined);
  const program: Program = { leaves, scalars, functions: [], steps, foldings, stores };
  const direct = directTarget(kernel);

  const emit = (loop: Loop, index: number, args: readonly Register[]): Register => {
    const { dtype } = body[index]!;
    const isLast = index === body.length - 1;
    const out = uniform[index]
      ? uniformRegister(dtype)
      : isLast && direct !== undefined
        ? leaves[direct]!
        : slots.take(index, dtype);
    steps.push(makeStep(loop, out, args, uniform[index]!));
    return out;
  };

  const load = (leaf: number, index: number): Register => {
    const { dtype, inner } = kernel.leaves[leaf]!;
    uniform[index] = inner === 'broadcast';
    if (isNarrow(dtype)) return emit(loadNarrow, index, [leaves[leaf]!]);
    // A value that is an output itself must not change when another output is stored.
    const isOutput = outputs.length > 1 && outputs.some(({ value }) => value === index);
    return isOutput ? emit(copyLoop(dtype, false), index, [leaves[leaf]!]) : leaves[leaf]!;
  };

  const operation = ({ op, dtype, args, callee }: Operation, index: number): Register => {
    uniform[index] = args.every((arg) => uniform[arg]);
    const from = body[args.at(-1)!]!.dtype;
    const operands = args.map((arg) => registers[arg]!) as [Register, ...Register[]];
    const loop: Loop =
      callee !== undefined
        ? (n, result) => program.functions[callee]!.loop(n, result, operands)
        : op === 'convert'
          ? convertLoop(from, dtype)
          : primitiveLoop(op, from, dtype);
    const out = emit(loop, index, operands);
    const wrap = WRAPPING.has(op) ? wrapLoops[dtype] : undefined;
    if (wrap) steps.push(makeStep(wrap as unknown as Loop, out, [out], uniform[index]));
    for (const arg of args) slots.release(arg, body[arg]!.dtype, index);
    return out;
  };

  const value = (instruction: Instruction, index: number): Register => {
    if (isOperation(instruction)) return operation(instruction, index);
    if (instruction.op === 'load') return load(instruction.leaf, index);
    uniform[index] = true;
    if (instruction.op === 'scalar') return scalars[instruction.scalar]!;
    const register = uniformRegister(instruction.dtype);
    register.data[0] = instruction.value;
    return register;
  };

  for (let index = 0; index < body.length; index++) registers.push(value(body[index]!, index));

  for (const output of outputs) {
    const { dtype } = body[output.value]!;
    const from = registers[output.value]!;
    const leaf = leaves[output.leaf]!;
    if (output.kind === 'fold') foldings.push(new Folding(output.fold, dtype, from, leaf));
    else if (from !== leaf) stores.push(makeStep(copyLoop(dtype, true), leaf, [from], false));
  }
  return program;
}

/** The leaf that the last operation can write in place: that of a kernel's only output. */
function directTarget({ body, outputs, leaves }: Kernel): number | undefined {
  const output = outputs[0];
  if (outputs.length !== 1 || output?.kind !== 'store') return undefined;
  const { dtype, inner } = leaves[output.leaf]!;
  const isLast = output.value === body.length - 1 && isOperation(body[output.value]!);
  return isLast && inner === 'unit' && !isNarrow(dtype) ? output.leaf : undefined;
}

function makeStep(loop: Loop, out: Register, args: readonly Register[], uniform: boolean): Step {
  const [a = out, b = a, c = b] = args;
  return { loop, out, a, b, c, uniform };
}

function uniformRegister(dtype: RealDType): Register {
  return { data: registerData(dtype, 1), at: 0, step: 0 };
}

const empty: Partial<Record<RealDType, TypedArray>> = {};

/** Stands for a leaf's memory between runs, so that kernels keep no memory alive. */
export function noData(dtype: RealDType): TypedArray {
  return (empty[dtype] ??= new dtypes[dtype].TypedArray(0));
}
