/** Which steps are sweeps over planes in fronts, and their kernels. */
import type { NdArray } from '@numloom/ndarray';
import { leafNode, newMapNode, type Node } from '../graph/node.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { add, maximum } from '../operators/rows/arithmetic.ts';
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
 * A sweep of a step, as the stencil of a store, and of another one that adds up the change.
 *
 * @param sums - what it is added to, over the shape of the target; not added up if undefined
 */
export function measuredStencil(
  { target, ord }: Pick<Sweeps, 'target' | 'ord'>,
  value: Node,
  sums: NdArray | undefined,
): Stencil {
  const roots: Root[] = [{ kind: 'store', value, target }];
  if (sums !== undefined) {
    const { arg } = changeNode(leafNode(target), storedNode(value, target), ord, true);
    const args = [leafNode(sums), arg];
    const operator = ord === 2 ? add : maximum;
    const sum = newMapNode(operator, args, 'float64', 'float64', target.shape);
    roots.push({ kind: 'store', value: sum, target: sums });
  }
  const linear = linearize(roots);
  const { shape } = target;
  const arrays = linear.leaves.map(({ array }) => array);
  const targets = roots.map(({ target: array, kind }) => ({ array, role: kind }));
  const { accesses } = alignAxes(shape, [], arrays, targets);
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
  /** What the change of a row is added to. */
  | { readonly kind: 'sum' }
  /** The same for all elements. */
  | { readonly kind: 'still' };

/** The roles of a stencil's leaves. */
export function rolesOf({ linear, lowered, accesses, shifts }: Stencil): Role[] {
  const store = linear.leaves.length;
  const sums = accesses[store + 1]?.array.storage;
  return lowered.leaves.map(({ operand, component }) => {
    if (accesses[operand]!.array.storage === sums) return { kind: 'sum' };
    const distance = operand === store ? ([0, 0] as const) : distanceIn(shifts[operand] ?? 'apart');
    if (distance !== undefined) return { kind: 'written', component, distance };
    const isStill = accesses[operand]!.strides.every((stride) => stride === 0);
    return { kind: isStill ? 'still' : 'read' };
  });
}

/** The kernel over a front, whose elements follow one another in every ring. */
export interface FrontKernel {
  readonly kernel: Kernel;
  /** The leaves of the stencil's list that those of the kernel are. */
  readonly leaves: readonly number[];
}

/** The kernel of a stencil: a leaf that is read where it is written is one. */
export function frontKernel({ lowered }: Stencil, roles: readonly Role[]): FrontKernel {
  const places = roles.map((role, i) => {
    if (role.kind === 'sum') return role.kind;
    return role.kind === 'written' ? [role.component, ...role.distance].join() : i;
  });
  const first = places.map((place) => places.indexOf(place));
  const leaves = [...new Set(first)];
  const numberOf = (leaf: number): number => leaves.indexOf(first[leaf]!);
  const kernel: Kernel = {
    rank: 1,
    foldAxes: 0,
    leaves: leaves.map((leaf) => {
      const { dtype } = lowered.leaves[leaf]!;
      return { dtype, inner: roles[leaf]!.kind === 'still' ? 'broadcast' : 'unit' };
    }),
    scalars: lowered.scalars.map(({ dtype }) => dtype),
    body: lowered.body.map((one) =>
      one.op === 'load' ? { ...one, leaf: numberOf(one.leaf) } : one,
    ),
    outputs: lowered.outputs.map((one) => ({ ...one, leaf: numberOf(one.leaf) })),
  };
  return { kernel, leaves };
}
