/** How much a sweep changes its target. */
import { type DType, dtypes } from '@numloom/ndarray';
import { type FoldNode, newMapNode, type Node, scalarNode } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { absolute, add, square, subtract } from '../operators/rows/arithmetic.ts';
import { imag, real } from '../operators/rows/parts.ts';
import { converted, newFoldNode } from '../reductions/fold.ts';

/** Which norm: 2, the root of the sum of squares, or Infinity, the largest magnitude. */
export type Norm = number;

/**
 * What the norm of a change is made of, folded over all elements: the sum of its squares, or its
 * largest magnitude; in float64.
 *
 * @param after - in the dtype of `before`
 * @param isRough - changes that are nothing beside 2 ** -450 count as none, lest their squares be
 *   subnormal numbers, each of which takes a processor as long as a hundred others
 */
export function changeNode(before: Node, after: Node, ord: Norm, isRough = false): FoldNode {
  const dtype = dtypes[before.dtype].kind === 'c' ? 'complex128' : 'float64';
  const sides = [after, before].map((node) => converted(node, dtype));
  const change = newMapNode(subtract, sides, dtype, dtype, before.shape);
  const elements =
    ord === 2 ? squared(isRough ? rough(change) : change) : apply(absolute, [change], dtype);
  const axes = elements.shape.map((_, axis) => axis);
  return newFoldNode(ord === 2 ? 'add' : 'max', elements, axes, false, 'float64', 'iterate');
}

/** The norm of which {@link changeNode} has computed the value. */
export function normOf(folded: number, ord: Norm): number {
  return ord === 2 ? Math.sqrt(folded) : folded;
}

function rough(change: Node): Node {
  const { dtype, shape } = change;
  const small = scalarNode(2 ** -450, dtype);
  return [add, subtract].reduce(
    (sum, operator) => newMapNode(operator, [sum, small], dtype, dtype, shape),
    change,
  );
}

/** The squares of magnitudes. */
function squared(change: Node): Node {
  if (change.dtype === 'float64') return apply(square, [change], 'float64');
  const parts = [real, imag].map((part) =>
    apply(square, [apply(part, [change], 'complex128')], 'float64'),
  );
  return apply(add, parts, 'float64');
}

function apply(operator: OperatorRow, args: readonly Node[], compute: DType): Node {
  return newMapNode(operator, args, compute, 'float64', args[0]!.shape);
}
