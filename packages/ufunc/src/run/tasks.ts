/** One round of an evaluation: roots that run over the same indices share a loop nest. */
import {
  allocate,
  broadcastLayout,
  convertScalar,
  type DType,
  dtypes,
  type Layout,
  NdArray,
  packedLayout,
  sameShape,
  shares_memory,
  sizeOf,
  type Storage,
} from '@numloom/ndarray';
import {
  type ComputedNode,
  type FoldNode,
  forgetHistory,
  leafNode,
  type MapNode,
  type Node,
  visitNodes,
  foldsOf,
  resultOf,
  settled,
} from '../graph/node.ts';
import { foldIdentity } from '../kernel/fold.ts';
import type { RealDType } from '../kernel/primitives.ts';
import { partOf } from '../operators/types.ts';
import type { Root } from '../plan/linearize.ts';
import { type Plan, planTask, stripPlans, type Task } from '../plan/plan.ts';
import { accumulateSteps } from './accumulate.ts';
import type { Steps } from '../threads/job.ts';
import { planSteps } from './execute.ts';

interface OpenTask {
  readonly shape: readonly number[];
  readonly foldedAxes: readonly number[];
  readonly roots: Root[];
}

/** An assignment that is not done yet. */
export interface Assignment {
  readonly value: Node;
  readonly target: NdArray;
}

/**
 * Whether an assignment is a fold that can write its target itself, in the nest that it shares
 * with stores.
 */
export function isFoldStore({ value, target }: Assignment): boolean {
  const fold = settled(value);
  if (fold.kind !== 'fold' || foldsNothing(fold) || foldsOf(fold.arg) > 0) return false;
  if (fold.dtype !== target.dtype || !sameShape(targetLayout(fold).shape, target.shape))
    return false;
  return !readsOf([fold]).has(target.storage.origin);
}

/** The nests of one round, and where its results will be. */
export interface Round {
  readonly tasks: readonly Task[];
  /** For each node the array that its values go to; none for those that are procedures. */
  readonly results: readonly (NdArray | undefined)[];
  /** Assignments whose values are computed to an array of their own first. */
  readonly late: readonly { readonly target: NdArray; readonly values: NdArray }[];
}

/** Makes an array for a result, its elements undefined. */
export type MakeArray = (dtype: DType, layout: Layout) => NdArray;

/**
 * Distributes nodes, whose operands are all there, and assignments over loop nests.
 */
export function planRound(
  nodes: readonly ComputedNode[],
  assignments: readonly Assignment[],
  caller: string,
  makeArray: MakeArray,
): Round {
  const tasks: OpenTask[] = [];
  const results = nodes.map((node) => {
    if (node.kind === 'run') return undefined;
    const array = makeArray(node.dtype, targetLayout(node));
    if (node.kind === 'fold' && foldsNothing(node)) {
      const target = array.reshape(node.arg.shape);
      addRoot(tasks, node.arg.shape, [], { kind: 'store', value: node.arg, target });
    } else if (node.kind === 'fold') {
      const root: Root = { kind: 'fold', fold: node.fold, value: node.arg, target: array };
      addRoot(tasks, node.arg.shape, node.axes, root);
    } else {
      addRoot(tasks, node.shape, [], { kind: 'store', value: node, target: array });
    }
    return array;
  });
  for (const assignment of assignments) {
    const { target } = assignment;
    const value = settled(assignment.value);
    if (value.kind === 'fold' && isFoldStore(assignment)) {
      const root: Root = { kind: 'fold', fold: value.fold, value: value.arg, target };
      addRoot(tasks, value.arg.shape, value.axes, root);
    } else {
      addRoot(tasks, target.shape, [], { kind: 'store', value, target });
    }
  }
  return { tasks, results, late: postponeStores(tasks, assignments, makeArray) };
}

/** Computes nodes whose operands are all there, and does assignments. */
export function* runRound(
  nodes: readonly ComputedNode[],
  assignments: readonly Assignment[],
  caller: string,
): Steps {
  const { tasks, results, late } = planRound(nodes, assignments, caller, newArray);
  const plans = tasks.filter(hasElements).map((task) => planTask(task, caller));
  const values: NdArray[] = [];
  for (const [i, node] of nodes.entries()) values.push(results[i] ?? (yield* procedureSteps(node)));
  for (const { target } of assignments) target.beginWrite(caller);
  for (const task of tasks) if (!hasElements(task)) fillIdentities(task);
  const held = heldStorages(plans);
  for (const storage of held) storage.hold();
  try {
    for (const plan of plans) {
      if (plan.folding === 'accumulate') yield* accumulateSteps(plan);
      else for (const part of stripPlans(plan)) yield* planSteps(part);
    }
  } finally {
    for (const storage of held) storage.letGo();
  }
  for (const { target, values: computed } of late) {
    const root: Root = { kind: 'store', value: leafNode(computed), target };
    yield* planSteps(planTask({ shape: target.shape, foldedAxes: [], roots: [root] }, caller));
    computed.dispose();
  }
  nodes.forEach((node, i) => {
    // Somebody else may have computed it while this evaluation waited for workers.
    if (resultOf(node) === undefined) setResult(node, values[i]!);
    forgetHistory(node);
  });
}

/** What functions of the program's could dispose of while kernels that call them run. */
function heldStorages(plans: readonly Plan[]): Storage[] {
  if (plans.every(({ linear }) => linear.functions.length === 0)) return [];
  return plans.flatMap(({ nest }) => nest.accesses.map(({ array }) => array.storage));
}

function procedureSteps(node: ComputedNode): Steps<NdArray> {
  if (node.kind !== 'run') throw new Error('evaluate: a node has no place for its values');
  return node.run(node.args.map(settled));
}

/** Remembers what a node computed. */
export function setResult(node: ComputedNode, array: NdArray): void {
  node.result = leafNode(sameShape(array.shape, node.shape) ? array : array.reshape(node.shape));
}

/** Roots of one nest: kernels have room for so many operands only, and V8 compiles them in time. */
const MOST_ROOTS = 32;

/**
 * Puts a root into the task with its indices. A fold over all axes shares the nest of stores; a
 * fold over some axes only that of folds over the same.
 */
function addRoot(
  tasks: OpenTask[],
  shape: readonly number[],
  axes: readonly number[],
  root: Root,
): void {
  const partial = axes.length > 0 && axes.length < shape.length;
  let task = tasks.find(
    (open) =>
      open.roots.length < MOST_ROOTS &&
      sameShape(open.shape, shape) &&
      (partial ? sameShape(open.foldedAxes, axes) : !isPartial(open)),
  );
  if (task === undefined) {
    task = { shape, foldedAxes: axes, roots: [] };
    tasks.push(task);
  } else if (axes.length > task.foldedAxes.length) {
    tasks[tasks.indexOf(task)] = task = { ...task, foldedAxes: axes };
  }
  task.roots.push(root);
}

function isPartial({ foldedAxes, shape }: OpenTask): boolean {
  return foldedAxes.length > 0 && foldedAxes.length < shape.length;
}

/** Whether some axes are kept and those that are folded have one place: every element is its own fold. */
function foldsNothing({ axes, arg: { shape } }: FoldNode): boolean {
  return axes.length < shape.length && axes.every((axis) => shape[axis] === 1);
}

/** Whether a task has an index to run over. */
export function hasElements(task: Task): boolean {
  return sizeOf(task.shape) > 0;
}

/** Where the values of a node lie: without the axes that are folded. */
function targetLayout(node: MapNode | FoldNode): Layout {
  if (node.kind === 'map') return packedLayout(node.shape, orderOf(node));
  return packedLayout(node.arg.shape.filter((_, axis) => !node.axes.includes(axis)));
}

function newArray(dtype: DType, layout: Layout): NdArray {
  const storage = allocate(sizeOf(layout.shape) * dtypes[dtype].itemsize, false);
  return new NdArray(dtype, layout, storage);
}

/** Column-major where all operands of full shape are, so that the loops stay contiguous. */
function orderOf(node: MapNode): 'C' | 'F' {
  if (node.shape.length < 2) return 'C';
  let columns = false;
  let rows = false;
  visitNodes([node], (part) => {
    if (part.kind !== 'leaf' || !sameShape(part.shape, node.shape)) return;
    if (!part.array.isContiguous('C') && part.array.isContiguous('F')) columns = true;
    else rows = true;
  });
  return columns && !rows ? 'F' : 'C';
}

/** What a fold over no element gives. */
function fillIdentities(task: Task): void {
  for (const root of task.roots) {
    if (root.kind !== 'fold') continue;
    const { dtype } = root.target;
    root.target.fill(convertScalar(foldIdentity(root.fold, partOf(dtype) as RealDType), dtype));
  }
}

/**
 * To be called before anything is computed or consumed: a refused assignment changes nothing.
 *
 * @throws RangeError when a value does not broadcast to its target, or two assignments of one
 *   evaluation write the same element; Error when a target is disposed or is a broadcast view.
 */
export function assertAssignable(assignments: readonly Assignment[], caller: string): void {
  assignments.forEach(({ target, value: { shape } }, i) => {
    target.assertWritable(caller);
    broadcastLayout({ shape, strides: shape, offset: 0 }, target.shape, caller);
    if (assignments.slice(i + 1).some((other) => shares_memory(target, other.target))) {
      throw new RangeError(`${caller}: two assignments write overlapping parts of one array`);
    }
  });
}

/** Stores whose target another nest reads write an array of their own first, copied at the end. */
function postponeStores(
  tasks: OpenTask[],
  assignments: readonly Assignment[],
  makeArray: MakeArray,
): { target: NdArray; values: NdArray }[] {
  if (tasks.length < 2 || assignments.length === 0) return [];
  const reads = tasks.map(({ roots }) => readsOf(roots.map(({ value }) => value)));
  const targets = new Set(assignments.map(({ target }) => target));
  const late: { target: NdArray; values: NdArray }[] = [];
  tasks.forEach((task, i) => {
    task.roots.forEach((root, place) => {
      const { target } = root;
      const conflict = reads.some(
        (storages, other) => other !== i && storages.has(target.storage.origin),
      );
      if (!targets.has(target) || !conflict) return;
      const values = makeArray(target.dtype, packedLayout(target.shape));
      task.roots[place] = { ...root, target: values };
      late.push({ target, values });
    });
  });
  return late;
}

/** The storages that nodes read. */
function readsOf(nodes: readonly Node[]): Set<Storage> {
  const storages = new Set<Storage>();
  visitNodes(nodes, (node) => {
    if (node.kind === 'leaf') storages.add(node.array.storage.origin);
  });
  return storages;
}
