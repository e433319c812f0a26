/** Showing what an evaluation would do, stage by stage, without doing it. */
import {
  type DType,
  dtypes,
  formatShape,
  type Layout,
  NdArray,
  packedLayout,
  type Region,
  sizeOf,
  Storage,
} from '@numloom/ndarray';
import { type ComputedNode, settled } from './graph/node.ts';
import { formatKernel } from './kernel/format.ts';
import type { StoreMethod } from './plan/hazards.ts';
import { type Plan, planTask, stripPlans } from './plan/plan.ts';
import { type EvaluateRoot, requestOf, Store } from './roots.ts';
import { chosenBackend } from './run/execute.ts';
import { nextRound } from './run/rounds.ts';
import {
  type Assignment,
  assertAssignable,
  hasElements,
  planRound,
  setResult,
} from './run/tasks.ts';

/**
 * What `evaluate` would do with these roots: the rounds, the loop nests of each with the strides
 * of its operands, how stores reach their targets, and the kernel. Computes and allocates nothing.
 *
 * @param roots - an expression, a `store`, or several of them, as for `evaluate`
 * @returns text to read; its form may change
 * @throws StaleExpressionError when an operand was written since the expression was consumed
 * @example
 * ```ts
 * import { zeros } from '@numloom/ndarray';
 * import { explain, nd } from '@numloom/ufunc';
 * const u = zeros([100, 100]);
 * console.log(explain(nd`${u}[1:] + ${u}[:-1]`).includes('add.float64')); // => true
 * ```
 */
export function explain(roots: EvaluateRoot | readonly EvaluateRoot[]): string {
  const list: readonly EvaluateRoot[] = Array.isArray(roots)
    ? (roots as readonly EvaluateRoot[])
    : [roots as EvaluateRoot];
  const { nodes: all, assignments } = requestOf(list, 'explain');
  const nodes = all.filter((_, i) => !(list[i] instanceof Store));
  assertAssignable(assignments, 'explain');
  const computed: ComputedNode[] = [];
  const lines: string[] = [];
  try {
    let open: readonly Assignment[] = assignments;
    for (let number = 1; ; number++) {
      const round = nextRound(nodes.map(settled), open);
      if (round === undefined) break;
      const { tasks, results, late } = planRound(
        round.nodes,
        round.assignments,
        'explain',
        standIn,
      );
      lines.push(`round ${number}`);
      for (const task of tasks) {
        if (hasElements(task)) {
          for (const plan of stripPlans(planTask(task, 'explain'))) lines.push(...formatPlan(plan));
        } else lines.push(`  nest over ${formatShape(task.shape)}: no element`);
      }
      for (const { target } of late)
        lines.push(`  then copy to the array of shape ${formatShape(target.shape)}`);
      round.nodes.forEach((node, i) => {
        if (node.kind === 'run') lines.push(`  ${node.name} to ${formatShape(node.shape)}`);
        setResult(node, results[i] ?? standIn(node.dtype, packedLayout(node.shape)));
        computed.push(node);
      });
      if (round.assignments.length > 0) open = [];
    }
  } finally {
    for (const node of computed) node.result = undefined;
  }
  return lines.length === 0 ? 'nothing to compute' : lines.join('\n');
}

function formatPlan(plan: Plan): string[] {
  const { nest, task, linear } = plan;
  const axes = nest.lengths.map((length, axis) => `${length}${nest.folded[axis] ? ' folded' : ''}`);
  const lines = [
    `  nest over ${formatShape(task.shape)}, run as ${axes.join(' x ')}, by the ${chosenBackend(plan)} backend`,
  ];
  nest.accesses.forEach((access, i) => {
    const method = plan.methods[i - linear.leaves.length];
    const how = method === undefined || access.role === 'fold' ? '' : `, ${formatMethod(method)}`;
    lines.push(
      `    ${access.role} ${access.array.dtype}, strides [${access.strides.join(', ')}]${how}`,
    );
  });
  linear.functions.forEach(({ name }, i) => lines.push(`    function ${i}: ${name}`));
  if (plan.folding === 'accumulate') lines.push('    folds accumulate row by row');
  lines.push(
    ...formatKernel(plan.kernel)
      .split('\n')
      .map((line) => `    ${line}`),
  );
  return lines;
}

function formatMethod(method: StoreMethod): string {
  if (method.kind === 'direct') return 'written directly';
  if (method.kind === 'temporary') return 'written from a temporary';
  return `written ${method.rows} rows behind`;
}

/** An array of which only dtype and layout are ever looked at. */
function standIn(dtype: DType, layout: Layout): NdArray {
  // A buffer of its own: two results never overlap.
  const region: Region = {
    buffer: new ArrayBuffer(0),
    inHeap: true,
    release: () => undefined,
  };
  const storage = new Storage(region, 0, sizeOf(layout.shape) * dtypes[dtype].itemsize);
  return new NdArray(dtype, layout, storage);
}
