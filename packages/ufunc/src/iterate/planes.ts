/** Which steps are sweeps over planes in fronts, and their kernels. */
import type { NdArray } from '@numloom/ndarray';
import { leafNode, type Node } from '../graph/node.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { alignAxes } from '../plan/axes.ts';
import { linearize, type Root } from '../plan/linearize.ts';
import { lower } from '../plan/lower.ts';
import { changeNode } from './change.ts';
import { type Distance, type Skew, skewOf } from './skew.ts';
import { type Shift, shiftOf, type Stencil } from './stencil.ts';
import { storedNode, type Sweeps } from './sweeps.ts';

/** Elements of a front, on average, from which fronts are worth their calls. */
const SHORT = 4;

/**
 * A sweep of a step, as the stencil of a store; with the fold of its change behind it where that is
 * given.
 *
 * @param folded - takes the fold of the change
 */
export function measuredStencil(
  { target, ord }: Pick<Sweeps, 'target' | 'ord'>,
  value: Node,
  folded: NdArray | undefined,
): Stencil {
  const roots: Root[] = [{ kind: 'store', value, target }];
  if (folded !== undefined) {
    const { arg, fold } = changeNode(leafNode(target), storedNode(value, target), ord, true);
    roots.push({ kind: 'fold', fold, value: arg, target: folded });
  }
  const linear = linearize(roots);
  const { shape } = target;
  const arrays = linear.leaves.map(({ array }) => array);
  const targets = roots.map(({ target: array, kind }) => ({ array, role: kind }));
  const { accesses } = alignAxes(shape, [...shape.keys()], arrays, targets);
  const store = accesses[arrays.length]!;
  const shifts = arrays.map((_, i) => shiftOf(shape, store, accesses[i]!));
  return { shape, linear, lowered: lower(linear, roots, false), accesses, shifts };
}

/** How far away an element is read that the sweep of a plane writes; undefined for any other. */
export function distanceIn(shift: Shift): Distance | undefined {
  if (typeof shift === 'string' || shift.slice(0, -2).some((distance) => distance !== 0)) {
    return undefined;
  }
  return [shift.at(-2)!, shift.at(-1)!];
}

/** The skew of the planes of a stencil, or undefined where fronts do not serve. */
export function planeSkew(target: NdArray, { shape, linear, shifts }: Stencil): Skew | undefined {
  if (linear.functions.length > 0 || shifts.includes('crossed')) return undefined;
  const skew = skewOf(shifts.map(distanceIn).filter((distance) => distance !== undefined));
  const { factor, above, below, left, right } = skew;
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!];
  if (rows * columns < SHORT * (factor * (rows - 1) + columns)) return undefined;
  // What lies around a plane is copied with it, so it has to exist.
  let low = target.offset;
  let high = target.offset;
  target.strides.forEach((stride, axis) => {
    const [before, after] = { 1: [left, right], 2: [above, below] }[shape.length - axis] ?? [0, 0];
    const ends = [-before! * stride, (shape[axis]! - 1 + after!) * stride];
    low += Math.min(...ends);
    high += Math.max(...ends);
  });
  return low >= 0 && (high + 1) * target.itemsize <= target.storage.byteLength ? skew : undefined;
}

/** What a leaf of a stencil's list is to the sweep of a plane. */
export type Role =
  /** A part of what is written, or read of it at a distance. */
  | { readonly kind: 'written'; readonly component: number; readonly distance: Distance }
  /** Read at the index that is written. */
  | { readonly kind: 'read' }
  /** The same for all elements. */
  | { readonly kind: 'still' };

/** The roles of a stencil's leaves. */
export function rolesOf({ linear, lowered, accesses, shifts }: Stencil): Role[] {
  const store = linear.leaves.length;
  return lowered.leaves.map(({ operand, component }) => {
    const distance = operand === store ? ([0, 0] as const) : distanceIn(shifts[operand] ?? 'apart');
    if (distance !== undefined) return { kind: 'written', component, distance };
    const isStill = accesses[operand]!.strides.every((stride) => stride === 0);
    return { kind: isStill ? 'still' : 'read' };
  });
}

/** The kernel over a front, whose elements follow one another in every ring. */
export function frontKernel({ lowered }: Stencil, roles: readonly Role[]): Kernel {
  return {
    rank: 1,
    foldAxes: lowered.outputs.some(({ kind }) => kind === 'fold') ? 1 : 0,
    leaves: lowered.leaves.map(({ dtype }, i) => {
      return { dtype, inner: roles[i]!.kind === 'still' ? 'broadcast' : 'unit' };
    }),
    scalars: lowered.scalars.map(({ dtype }) => dtype),
    body: lowered.body,
    outputs: lowered.outputs,
  };
}
