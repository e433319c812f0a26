/**
 * Registers of the block machine: a run of values along the innermost axis. Operands in memory
 * whose elements need no widening are registers in place; so are scalars, with step 0.
 */
import { dtypes, type TypedArray } from '@numloom/ndarray';
import { BLOCK } from '../../kernel/fold.ts';
import type { RealDType } from '../../kernel/primitives.ts';

/** Elements that an instruction computes at a time: a few registers fit the first-level cache. */
export const WIDTH = 2 * BLOCK;

/** Values along the innermost axis: value i is `data[at + i * step]`. */
export interface Register<A = TypedArray> {
  data: A;
  at: number;
  step: number;
}

/**
 * Computes n values of `out` from as many of its operands. A loop reads the operands at an index
 * before it writes there, and goes upwards. All loops but the copying ones take `out` to have
 * step 1.
 */
export type Loop<Out = TypedArray, In = Out> = (
  n: number,
  out: Register<Out>,
  a: Register<In>,
  b: Register<In>,
  c: Register<In>,
) => void;

/** How values are represented: what a loop is written for. */
export type Representation = 'float' | 'integer' | 'bigint';

/** The representation of values of a dtype. */
export function representation(dtype: RealDType): Representation {
  const { kind, itemsize } = dtypes[dtype];
  if (kind === 'f') return 'float';
  return itemsize === 8 ? 'bigint' : 'integer';
}

/**
 * Whether values of a dtype are wider in a register than in memory: registers hold bool and
 * integers of up to 16 bits as int32, always in the range of their dtype.
 */
export function isNarrow(dtype: RealDType): boolean {
  return dtypes[dtype].itemsize < 4;
}

/** The dtype as which registers hold values of a dtype. */
export function registerDType(dtype: RealDType): RealDType {
  return isNarrow(dtype) ? 'int32' : dtype;
}

/** A typed array for values of a dtype in registers. */
export function registerData(dtype: RealDType, length: number): TypedArray {
  return new dtypes[registerDType(dtype)].TypedArray(length);
}

/** Memory of registers by dtype. */
export type Files = Partial<Record<RealDType, TypedArray[]>>;

/** That of all kernels that nobody can interrupt: only one runs at a time. */
const files: Files = {};

/** The memory of a register: number `slot` among those of its dtype. */
export function slotData(dtype: RealDType, slot: number, of = files): TypedArray {
  const file = (of[registerDType(dtype)] ??= []);
  return (file[slot] ??= registerData(dtype, WIDTH));
}
