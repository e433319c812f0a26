/**
 * The plan of one loop nest: the kernel that computes its roots, where each operand lies, and
 * how stores reach their targets.
 */
import { dtypes } from '@numloom/ndarray';
import { assertFresh } from '../graph/node.ts';
import { type InnerStride, innerStrideOf, type Kernel, type Leaf } from '../kernel/kernel.ts';
import {
  alignAxes,
  type Access,
  dropUnitAxes,
  flipAxes,
  mergeAxes,
  type Nest,
  orderAxes,
} from './axes.ts';
import { DIRECT, type StoreMethod, storeMethod } from './hazards.ts';
import { extend, type Key } from './keys.ts';
import { type Linear, linearize, type Root } from './linearize.ts';
import { lower, type Lowered } from './lower.ts';
import { stripNests } from './strips.ts';

/** Roots that are computed in one loop nest. */
export interface Task {
  /** The indices that the nest runs over. */
  readonly shape: readonly number[];
  /** The axes that the fold roots of the task fold. */
  readonly foldedAxes: readonly number[];
  /**
   * The roots are stores that read what earlier indices along the folded axes have written: a
   * recurrence. To be run only if these axes turn out to lie outside (`folding` is `accumulate`).
   */
  readonly recurrence?: boolean;
  readonly roots: readonly Root[];
}

/** All that launching needs to know of a task. */
export interface Plan {
  readonly task: Task;
  readonly linear: Linear;
  readonly nest: Nest;
  readonly lowered: Lowered;
  readonly kernel: Kernel;
  /** How the folds are computed: none, in the innermost loops, or row by row into the target. */
  readonly folding: 'none' | 'inside' | 'accumulate';
  /** For each root how its values reach the target. */
  readonly methods: readonly StoreMethod[];
  /** Names the kernel: the expression's key and what the nest adds to it. */
  readonly key: Key;
}

/** Lowered expressions by key: the part of planning that does not depend on the arrays. */
const loweredByKey = /* @__PURE__ */ new Map<Key, Lowered>();
const MOST_LOWERED = 512;

/**
 * Plans a task; its loops are not empty.
 *
 * @throws StaleExpressionError when an operand was written since the expression was built.
 */
export function planTask(task: Task, caller: string): Plan {
  const linear = linearize(task.roots);
  for (const leaf of linear.leaves) assertFresh(leaf, caller);
  const nest = alignAxes(
    task.shape,
    task.foldedAxes,
    linear.leaves.map(({ array }) => array),
    task.roots.map(({ target, kind }) => ({ array: target, role: kind })),
  );
  dropUnitAxes(nest);
  flipAxes(nest);
  const inside = orderAxes(nest);
  mergeAxes(nest);
  const folding: Plan['folding'] = !nest.folded.includes(true)
    ? 'none'
    : inside
      ? 'inside'
      : 'accumulate';
  const targets = nest.accesses.slice(linear.leaves.length);
  const methods = targets.map((access) =>
    task.recurrence === true ? DIRECT : storeMethod(nest, access),
  );
  const lowered = lowerCached(linear, task.roots, folding === 'accumulate');
  const parts = { linear, lowered, folding, methods };
  return { task, nest, ...parts, ...kernelOf(parts, nest) };
}

/** The plans that together do what a plan does, in an order of the axes that caches like. */
export function stripPlans(plan: Plan): Plan[] {
  const nests = stripNests(plan.nest);
  if (nests[0] === plan.nest) return [plan];
  return nests.map((nest) => ({ ...plan, nest, ...kernelOf(plan, nest) }));
}

function lowerCached(linear: Linear, roots: readonly Root[], accumulate: boolean): Lowered {
  const key = extend(linear.key, accumulate ? 1 : 0);
  let lowered = loweredByKey.get(key);
  if (lowered === undefined) {
    lowered = lower(linear, roots, accumulate);
    if (loweredByKey.size >= MOST_LOWERED) loweredByKey.delete(loweredByKey.keys().next().value!);
    loweredByKey.set(key, lowered);
  }
  return lowered;
}

const FOLDINGS: readonly Plan['folding'][] = ['none', 'inside', 'accumulate'];
const INNERS: readonly InnerStride[] = ['unit', 'strided', 'broadcast'];

function kernelOf(
  { linear, lowered, folding, methods }: Pick<Plan, 'linear' | 'lowered' | 'folding' | 'methods'>,
  nest: Nest,
): Pick<Plan, 'kernel' | 'key'> {
  const rank = nest.lengths.length;
  const foldAxes = folding === 'inside' ? nest.folded.filter(Boolean).length : 0;
  const leaves: Leaf[] = lowered.leaves.map(({ operand, dtype, written }) => {
    const access = nest.accesses[operand]!;
    const method = methods[operand - linear.leaves.length];
    const waits = written && method !== undefined && method.kind !== 'direct';
    return { dtype, inner: waits ? 'unit' : innerStride(access, folding === 'inside') };
  });
  let key = extend(extend(linear.key, rank * 64 + foldAxes), FOLDINGS.indexOf(folding));
  for (const { inner } of leaves) key = extend(key, INNERS.indexOf(inner));
  const { body, outputs } = lowered;
  const scalars = lowered.scalars.map(({ dtype }) => dtype);
  return { kernel: { rank, foldAxes, leaves, scalars, body, outputs }, key };
}

function innerStride(access: Access, foldsInside: boolean): InnerStride {
  if (access.role === 'fold' && foldsInside) return 'broadcast';
  return innerStrideOf(access.strides.at(-1)! * dtypes[access.array.dtype].components);
}
