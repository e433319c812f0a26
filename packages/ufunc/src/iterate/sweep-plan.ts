/** The plan of a sweep by itself. */
import { NdArray, packedLayout, type Storage } from '@numloom/ndarray';
import { isComputed, leafNode, type Node, visitNodes } from '../graph/node.ts';
import { hasCalls } from '../kernel/kernel.ts';
import type { Root } from '../plan/linearize.ts';
import { type Plan, planTask } from '../plan/plan.ts';
import { afresh } from './afresh.ts';
import { changeNode } from './change.ts';
import { storedNode, type Sweeps } from './sweeps.ts';

/**
 * The plan of a sweep, or undefined where it is more than one loop nest of primitives.
 *
 * @param cell - takes what the change folds; without it, the change is not measured
 */
export function sweepPlan({ target, value, ord }: Sweeps, cell?: Storage): Plan | undefined {
  const made = afresh(value);
  if (hasReductions(made)) return undefined;
  const roots: Root[] = [{ kind: 'store', value: made, target }];
  if (cell !== undefined) {
    const { arg, fold } = changeNode(leafNode(target), storedNode(made, target), ord);
    const folded = new NdArray('float64', packedLayout([]), cell);
    roots.push({ kind: 'fold', fold, value: arg, target: folded });
  }
  const foldedAxes = cell === undefined ? [] : target.shape.map((_, axis) => axis);
  const plan = planTask({ shape: target.shape, foldedAxes, roots }, 'iterate');
  return hasCalls(plan.kernel) ? undefined : plan;
}

function hasReductions(value: Node): boolean {
  let found = false;
  visitNodes([value], (node) => (found ||= isComputed(node) && node.kind !== 'map'));
  return found;
}
