/** Sweeps as they are asked for, and one after the other, without any hurry. */
import type { NdArray } from '@numloom/ndarray';
import { leafNode, newMapNode, type Node } from '../graph/node.ts';
import { copy } from '../operators/rows/selection.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { afresh } from './afresh.ts';
import { changeNode, type Norm, normOf } from './change.ts';

/** What is to be done, arguments checked and operands consumed. */
export interface Sweeps {
  readonly target: NdArray;
  /** A formula, to be read by way of `afresh`; broadcasts to the target. */
  readonly value: Node;
  readonly count: number;
  /** Stop after the first sweep whose change is this or less; then norms are of every sweep. */
  readonly tol: number | undefined;
  readonly ord: Norm;
  /** Of which sweeps the norm of the change is wanted. */
  readonly errors: 'every' | 'last' | 'none';
}

/** The value of a step in the dtype of its target. */
export function storedNode(value: Node, target: NdArray): Node {
  const { dtype } = target;
  return value.dtype === dtype ? value : newMapNode(copy, [value], dtype, dtype, value.shape);
}

/** Makes sweeps one after the other; answers the norms of changes that are wanted. */
export function repeat(
  { count, tol, errors }: Sweeps,
  sweep: (isMeasured: boolean) => number | undefined,
): number[] {
  const norms: number[] = [];
  for (let i = 0; i < count; i++) {
    const norm = sweep(errors === 'every' || (errors === 'last' && i === count - 1));
    if (norm === undefined) continue;
    norms.push(norm);
    if (tol !== undefined && norm <= tol) break;
  }
  return norms;
}

/** Sweeps each of which is an assignment. */
export function plainSweeps(sweeps: Sweeps): number[] {
  const { target, ord } = sweeps;
  return repeat(sweeps, (isMeasured) => {
    const value = afresh(sweeps.value);
    const assignments = [{ target, value }];
    if (!isMeasured) {
      evaluateNodes([], assignments, 'iterate');
      return undefined;
    }
    const folded = changeNode(leafNode(target), storedNode(value, target), ord);
    evaluateNodes([folded], assignments, 'iterate');
    const { array } = folded.result!;
    const norm = normOf(array.item() as number, ord);
    array.dispose();
    return norm;
  });
}

/** What `make` gives, or undefined where the heap has no room for it. */
export function withRoom<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
