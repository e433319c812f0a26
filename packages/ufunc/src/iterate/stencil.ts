/** One sweep of a step as a loop nest in the order of the target's axes, and what meets what. */
import { Complex, dtypes, type NdArray } from '@numloom/ndarray';
import type { Node } from '../graph/node.ts';
import type { Operand } from '../kernel/launch.ts';
import { type Access, alignAxes } from '../plan/axes.ts';
import { mayOverlap, startOf } from '../plan/hazards.ts';
import { type Linear, linearize } from '../plan/linearize.ts';
import { lower, type Lowered } from '../plan/lower.ts';

/** A step without reductions, in the order of its target's axes. */
export interface Stencil {
  readonly shape: readonly number[];
  readonly linear: Linear;
  readonly lowered: Lowered;
  /** Where the leaves of the list are along the axes of the target, and at the end the target. */
  readonly accesses: readonly Access[];
  /** For each leaf of the list how it meets what is written. */
  readonly shifts: readonly Shift[];
}

/**
 * How an operand meets the elements that a step writes: not at all (`apart`); each at an index that
 * is so far from that of the element, along each axis; or in another way (`crossed`).
 */
export type Shift = 'apart' | 'crossed' | readonly number[];

/** The analysis of a step. O(operands). */
export function stencilOf(target: NdArray, value: Node): Stencil {
  const roots = [{ kind: 'store', value, target }] as const;
  const linear = linearize(roots);
  const { shape } = target;
  const arrays = linear.leaves.map(({ array }) => array);
  const { accesses } = alignAxes(shape, [], arrays, [{ array: target, role: 'store' }]);
  const store = accesses.at(-1)!;
  const shifts = accesses.slice(0, -1).map((read) => shiftOf(shape, store, read));
  return { shape, linear, lowered: lower(linear, roots, false), accesses, shifts };
}

/** How a read meets a store. */
export function shiftOf(lengths: readonly number[], store: Access, read: Access): Shift {
  if (!mayOverlap(lengths, store, read)) return 'apart';
  const { itemsize, dtype } = store.array;
  const isAlike =
    read.array.dtype === dtype &&
    lengths.every((length, axis) => length === 1 || store.strides[axis] === read.strides[axis]);
  let rest = (startOf(read) - startOf(store)) / itemsize;
  if (!isAlike || !Number.isInteger(rest)) return 'crossed';
  const stride = (axis: number): number => store.strides[axis]!;
  const axes = lengths.map((_, axis) => axis).filter((axis) => lengths[axis]! > 1);
  axes.sort((a, b) => Math.abs(stride(a)) - Math.abs(stride(b)));
  // From the innermost axis on: elements from the first to one past the last.
  const reaches: number[] = [];
  let reach = 1;
  for (const axis of axes) {
    reaches.push(reach);
    reach += (lengths[axis]! - 1) * Math.abs(stride(axis));
  }
  const shift = lengths.map(() => 0);
  for (let i = axes.length - 1; i >= 0; i--) {
    const axis = axes[i]!;
    shift[axis] = Math.round(rest / stride(axis));
    rest -= shift[axis] * stride(axis);
    // What is read of a line of elements must lie apart from what is written of the next one.
    if (Math.abs(rest) + reaches[i]! > Math.abs(stride(axis))) return 'crossed';
  }
  return rest === 0 ? shift : 'crossed';
}

/** Where the leaves of the lowered list are, parts of complex numbers by themselves. */
export function operandsOf({
  lowered,
  accesses,
}: Pick<Stencil, 'lowered' | 'accesses'>): Operand[] {
  return lowered.leaves.map(({ operand, component }) => {
    const { array, offset, strides } = accesses[operand]!;
    const { components } = dtypes[array.dtype];
    return {
      storage: array.storage,
      offset: offset * components + component,
      strides: strides.map((stride) => stride * components),
    };
  });
}

/** The scalars of the lowered list, parts of complex numbers by themselves. */
export function scalarsOf({ lowered, linear }: Pick<Stencil, 'lowered' | 'linear'>) {
  return lowered.scalars.map(({ scalar, component }) => {
    const value = linear.scalars[scalar]!;
    if (!(value instanceof Complex)) return value;
    return component === 0 ? value.re : value.im;
  });
}
