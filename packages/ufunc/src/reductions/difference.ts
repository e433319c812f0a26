/** Differences of neighbours along an axis. */
import {
  type DType,
  formatShape,
  normalizeAxis,
  promote_types,
  result_type,
} from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import { type Operand, strengthen, toInput } from '../expression/operand.ts';
import { type ComputedNode, isComputed, newMapNode, type Node } from '../graph/node.ts';
import { subtract } from '../operators/rows/arithmetic.ts';
import { not_equal } from '../operators/rows/comparison.ts';
import { copy } from '../operators/rows/selection.ts';
import { joinNode } from './join.ts';
import { partOfNode } from './parts.ts';

/** What `diff` is told. */
interface DifferenceOptions {
  readonly n?: number;
  readonly axis?: number;
  readonly prepend?: Operand;
  readonly append?: Operand;
}

/**
 * Differences, taken `n` times: an expression of views, or where something is prepended or
 * appended of the elements together, which are put side by side first.
 */
export function differenceNode(arg: Node, options: DifferenceOptions): ComputedNode {
  const { n = 1, axis = -1, prepend, append } = options;
  if (!Number.isInteger(n) || n < 0) {
    throw new RangeError(`diff: n is ${n}, must be a whole number that is not negative`);
  }
  const { length } = arg.shape;
  if (length === 0 && n > 0) {
    throw new RangeError('diff: the operand has no axis; at least one is needed');
  }
  // As in NumPy, which takes a single number where no differences are taken, and looks at no axis of it.
  const along = length === 0 ? 0 : normalizeAxis(axis, length, 'diff');
  const parts = [arg];
  // As in NumPy, which joins nothing where no differences are taken.
  if (prepend !== undefined && n > 0) parts.unshift(besides(prepend, arg, along, 'prepend'));
  if (append !== undefined && n > 0) parts.push(besides(append, arg, along, 'append'));
  let node = parts.length === 1 ? arg : joinNode(parts, along, dtypeOf(parts), 'diff');
  for (let i = 0; i < n; i++) {
    const rest = Math.max(0, node.shape[along]! - 1);
    const start = Math.min(1, node.shape[along]!);
    const [later, earlier] = [start, 0].map((from) => partOfNode(node, along, from, rest));
    node = mapNode(node.dtype === 'bool' ? not_equal : subtract, [later!, earlier!]);
  }
  return isComputed(node) ? node : newMapNode(copy, [node], node.dtype, node.dtype, node.shape);
}

/** What is to lie beside the operand; a single number does so everywhere. */
function besides(operand: Operand, arg: Node, axis: number, option: string): Node {
  const input = toInput(operand, `diff: ${option}`);
  const node =
    input.kind === 'weak' ? strengthen(input.value, result_type(arg.dtype, input.value)) : input;
  const shape =
    node.shape.length === 0 ? arg.shape.map((n, k) => (k === axis ? 1 : n)) : node.shape;
  const fits =
    shape.length === arg.shape.length && shape.every((n, k) => k === axis || n === arg.shape[k]);
  if (!fits) {
    throw new RangeError(
      `diff: ${option} has the shape ${formatShape(shape)}, which must be that of the operand, ${formatShape(arg.shape)}, but along axis ${axis}`,
    );
  }
  return newMapNode(copy, [node], node.dtype, node.dtype, shape);
}

function dtypeOf(parts: readonly Node[]): DType {
  return parts.map((part) => part.dtype).reduce((a, b) => promote_types(a, b));
}
