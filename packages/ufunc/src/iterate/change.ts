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
  const elements = ord === 2 ? squared(change, isRough) : apply(absolute, [change], dtype);
  const axes = elements.shape.map((_, axis) => axis);
  return newFoldNode(ord === 2 ? 'add' : 'max', elements, axes, false, 'float64', 'iterate');
}

/** The norm of which {@link changeNode} has computed the value. */
export function normOf(folded: number, ord: Norm): number {
  return ord === 2 ? Math.sqrt(folded) : folded;
}

/** The squares of magnitudes. */
function squared(change: Node, isRough: boolean): Node {
  const squareOf = (part: Node): Node =>
    apply(square, [isRough ? withoutTiny(part) : part], 'float64');
  if (change.dtype === 'float64') return squareOf(change);
  const parts = [real, imag].map((part) => squareOf(apply(part, [change], 'complex128')));
  return apply(add, parts, 'float64');
}

/** Real numbers, those of them 0 that are nothing beside 2 ** -450. */
function withoutTiny(part: Node): Node {
  const tiny = scalarNode(2 ** -450, 'float64');
  return apply(subtract, [apply(add, [part, tiny], 'float64'), tiny], 'float64');
}

function apply(operator: OperatorRow, args: readonly Node[], compute: DType): Node {
  return newMapNode(operator, args, compute, 'float64', args[0]!.shape);
}
