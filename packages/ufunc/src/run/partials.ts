/** Combining the partial results of a fold over all axes, in the order that fold.ts fixes. */
import type { Storage } from '@numloom/ndarray';
import { foldIdentity, FoldStack } from '../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../kernel/primitives.ts';

type Combine = (older: never, newer: never) => unknown;

const FLOAT64: Record<FoldPrimitive, (a: number, b: number) => number> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  min: Math.min,
  max: Math.max,
  and: (a, b) => a & b,
  or: (a, b) => a | b,
};

const INT64: Record<FoldPrimitive, (a: bigint, b: bigint) => bigint> = {
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  min: (a, b) => (a < b ? a : b),
  max: (a, b) => (a > b ? a : b),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
};

/** Combines `count` partial results in `partials` to one value, wrapped or rounded to the dtype. */
export function combinePartials(
  fold: FoldPrimitive,
  dtype: RealDType,
  partials: Storage,
  count: number,
): number | bigint {
  const view = partials.view(dtype);
  const stack = new FoldStack<unknown>(
    combiner(fold, dtype) as (a: unknown, b: unknown) => unknown,
  );
  for (let i = 0; i < count; i++) stack.push(view[i]);
  return (stack.drain() ?? foldIdentity(fold, dtype)) as number | bigint;
}

function combiner(fold: FoldPrimitive, dtype: RealDType): Combine {
  if (dtype === 'int64' || dtype === 'uint64') {
    const combine = INT64[fold];
    return dtype === 'int64'
      ? (a: bigint, b: bigint) => BigInt.asIntN(64, combine(a, b))
      : (a: bigint, b: bigint) => BigInt.asUintN(64, combine(a, b));
  }
  if (dtype === 'float64') return FLOAT64[fold];
  if (dtype === 'float32') return (a: number, b: number) => Math.fround(FLOAT64[fold](a, b));
  const cell = INTEGER_CELLS[dtype]();
  return (a: number, b: number) => {
    cell[0] = fold === 'mul' ? Math.imul(a, b) : FLOAT64[fold](a, b);
    return cell[0];
  };
}

/** A place of the dtype's width wraps what is written to it. */
const INTEGER_CELLS = {
  bool: () => new Uint8Array(1),
  int8: () => new Int8Array(1),
  int16: () => new Int16Array(1),
  int32: () => new Int32Array(1),
  uint8: () => new Uint8Array(1),
  uint16: () => new Uint16Array(1),
  uint32: () => new Uint32Array(1),
};
