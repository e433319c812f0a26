/** Reductions that no fold of a kernel does, such as products of complex numbers. */
import { type NdArray, sizeOf } from '@numloom/ndarray';
import { leafNode, newMapNode, newRunNode, type Node, type RunNode } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { copy } from '../operators/rows/selection.ts';
import { reducedShape } from './options.ts';
import type { Steps } from '../threads/job.ts';
import { computeNode, newArray, partOfArray, partOfNode, writeNodes } from './parts.ts';

/**
 * Folds by an associative operator that has the identity 1: the second half of an axis is combined
 * with the first, until one place is left. The order depends on the shape alone. O(elements).
 */
export function halvingNode(
  name: string,
  operator: OperatorRow,
  arg: Node,
  axes: readonly number[],
  keepdims: boolean,
): RunNode {
  const shape = reducedShape(arg.shape, axes, keepdims);
  const { dtype } = arg;
  const run = function* ([operand]: readonly Node[]): Steps<NdArray> {
    if (sizeOf(arg.shape) === 0) return newArray(dtype, shape).fill(1);
    let node = operand!;
    for (const axis of axes) {
      while (node.shape[axis]! > 1) node = leafNode(yield* half(operator, node, axis));
    }
    const last = newMapNode(copy, [node], dtype, dtype, node.shape);
    return (yield* computeNode(last, name)).reshape(shape);
  };
  return newRunNode({ name: `${name} by halves`, run, dtype, shape }, [arg]);
}

/** An axis half as long: the middle element of an odd number meets none. */
function* half(operator: OperatorRow, node: Node, axis: number): Steps<NdArray> {
  const length = node.shape[axis]!;
  const { dtype } = node;
  const kept = length >> 1;
  const first = partOfNode(node, axis, 0, kept);
  const second = partOfNode(node, axis, length - kept, kept);
  const combined = newMapNode(operator, [first, second], dtype, dtype, first.shape);
  if (length % 2 === 0) return yield* computeNode(combined, operator.name);
  const middle = partOfNode(node, axis, kept, 1);
  const one = newMapNode(copy, [middle], dtype, dtype, middle.shape);
  const joined = newArray(
    dtype,
    node.shape.map((n, k) => (k === axis ? kept + 1 : n)),
  );
  yield* writeNodes(
    [
      { target: partOfArray(joined, axis, 0, kept), value: combined },
      { target: partOfArray(joined, axis, kept, 1), value: one },
    ],
    operator.name,
  );
  return joined;
}
