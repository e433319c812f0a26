/**
 * The kernel IR: one loop nest over strided operands with a straight-line body. It knows no
 * addresses, lengths, strides or scalar values: those come with each launch, so a kernel serves
 * every shape.
 *
 * The nest has `rank` axes, outermost first. The last `foldAxes` of them are folded: the body
 * runs for every index, and each fold output is written once per index of the axes before.
 * Where all axes are folded, the outermost one is cut into segments of `launch.segment` indices
 * and each segment writes its own partial result (see fold.ts for the order of summation).
 *
 * At each index the whole body runs before any output is stored, so an operand may be read and
 * written at the same element, unless an output says otherwise.
 */
import { type FoldPrimitive, type Primitive, primitiveInfo, type RealDType } from './primitives.ts';

/** How a leaf moves along the innermost axis: by 1, not at all, or by a stride of the launch. */
export type InnerStride = 'unit' | 'broadcast' | 'strided';

/** What a stride along the innermost axis, in elements of a leaf's dtype, is to a kernel. */
export function innerStrideOf(stride: number): InnerStride {
  if (stride === 1) return 'unit';
  return stride === 0 ? 'broadcast' : 'strided';
}

/** An operand in memory; its place comes with the launch. */
export interface Leaf {
  readonly dtype: RealDType;
  readonly inner: InnerStride;
}

/** One step of the body; `args` are numbers of earlier instructions. */
export type Instruction =
  | { readonly op: 'load'; readonly dtype: RealDType; readonly leaf: number }
  /** A value of the launch, the same at every index. */
  | { readonly op: 'scalar'; readonly dtype: RealDType; readonly scalar: number }
  | { readonly op: 'constant'; readonly dtype: RealDType; readonly value: number | bigint }
  | Operation;

/** A primitive applied to earlier values; `dtype` is that of the result. */
export interface Operation {
  readonly op: Primitive;
  readonly dtype: RealDType;
  readonly args: readonly number[];
  /** Of `call`: the number of the function among those of the launch. */
  readonly callee?: number;
}

/** Elements of a run that late stores keep back: parts of blocks of folds, as they are counted. */
export const LATE = 128;

/** What becomes of a value of the body; its leaf has the value's dtype. */
export type Output =
  | {
      readonly kind: 'store';
      readonly value: number;
      readonly leaf: number;
      /**
       * When a value is stored, if not after the whole body: `early`, as soon as it is known;
       * `late`, when the 128 elements after it in its run are computed, or all; `row`, once a run,
       * at its end, a value that no element changes. Only `wasm` stores `late` and `row`.
       */
      readonly when?: 'early' | 'late' | 'row';
    }
  | {
      readonly kind: 'fold';
      readonly fold: FoldPrimitive;
      readonly value: number;
      readonly leaf: number;
      readonly when?: 'early';
    };

/** A loop nest to be compiled. */
export interface Kernel {
  /** Number of axes, at least 1. */
  readonly rank: number;
  /** How many of the innermost axes are folded; 0 for an elementwise kernel. */
  readonly foldAxes: number;
  readonly leaves: readonly Leaf[];
  /** Dtypes of the launch's scalars. */
  readonly scalars: readonly RealDType[];
  readonly body: readonly Instruction[];
  readonly outputs: readonly Output[];
}

/** Whether an instruction is a primitive applied to values. */
export function isOperation(instruction: Instruction): instruction is Operation {
  return 'args' in instruction;
}

/** Whether a kernel looks up elements of the tables. */
export function looksUp({ body }: Pick<Kernel, 'body'>): boolean {
  return body.some((one) => isOperation(one) && primitiveInfo(one.op).column !== undefined);
}

/**
 * The kernel as a short text that says everything: equal keys mean equal kernels. It serves as
 * the cache key, and holds no sizes, addresses or scalar values.
 */
export function kernelKey(kernel: Kernel): string {
  const leaves = kernel.leaves.map(({ dtype, inner }) => `${dtype}:${inner[0]}`).join(' ');
  const body = kernel.body.map(instructionKey).join(',');
  const outputs = kernel.outputs.map((output) => {
    const { kind, leaf, value, when = '' } = output;
    return `${kind === 'store' ? '' : output.fold}>${leaf}=${value}${when}`;
  });
  return `${kernel.rank}.${kernel.foldAxes}|${leaves}|${kernel.scalars.join(' ')}|${body}|${outputs.join(',')}`;
}

/** Whether functions of the launch are called. */
export function hasCalls({ body }: Pick<Kernel, 'body'>): boolean {
  return body.some(({ op }) => op === 'call');
}

/** An instruction as a text that says everything. */
export function instructionKey(instruction: Instruction): string {
  if (isOperation(instruction)) {
    const { op, dtype, args, callee = '' } = instruction;
    return `${op}${callee}:${dtype} ${args.join(' ')}`;
  }
  if (instruction.op === 'load') return `L${instruction.leaf}`;
  if (instruction.op === 'scalar') return `S${instruction.scalar}`;
  return `${constantText(instruction.value)}:${instruction.dtype}`;
}

function constantText(value: number | bigint): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Whether all bits of a number are 0, as they are not of -0. */
export const isZero = (value: unknown): boolean => Object.is(value, 0) || value === 0n;
