/** Differences of neighbours in a row, with values around. */
import { assertOptions, can_cast, result_type } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import { mapNode } from '../expression/build.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type DTypeOf, type Operand, strengthen, toInput, toNode } from '../expression/operand.ts';
import { leafNode, newMapNode, type Node } from '../graph/node.ts';
import { subtract } from '../operators/rows/arithmetic.ts';
import { copy } from '../operators/rows/selection.ts';
import { arrayOf, flat } from '../order/rows.ts';
import { joinNode } from '../reductions/join.ts';
import { partOfNode } from '../reductions/parts.ts';

/** Options of {@link ediff1d}. */
export interface Ediff1dOptions {
  /** What comes behind the differences. */
  readonly to_end?: Operand | null | undefined;
  /** What comes before them. */
  readonly to_begin?: Operand | null | undefined;
}

/**
 * The differences of neighbours among all elements in C order.
 *
 * @param ary - an array of any shape
 * @param options - `to_begin` and `to_end`, of dtypes that convert to that of `ary` within their kind
 * @returns an expression of one axis, of the dtype of `ary`
 * @throws TypeError for bool, or when values around do not fit the dtype; RangeError when a plain
 *   integer among them is out of its bounds
 * @example
 * ```ts
 * import { ediff1d } from '@numloom/ufunc';
 * console.log(ediff1d([[1, 2], [4, 7]], { to_begin: -9 }).tolist()); // => [ -9, 1, 2, 3 ]
 * ```
 */
export function ediff1d<A extends Operand>(
  ary: A,
  options: Ediff1dOptions = {},
): Expression<DTypeOf<A>> {
  assertOptions(options, ['to_end', 'to_begin'], 'ediff1d');
  const x = rowOf(ary, 'ediff1d');
  const { to_begin, to_end } = options;
  const around = [to_begin, to_end].map((operand, i) =>
    operand === null || operand === undefined
      ? undefined
      : besides(operand, x, `ediff1d: ${i === 0 ? 'to_begin' : 'to_end'}`),
  );
  const n = Math.max(1, x.shape[0]!);
  const rest = n - 1;
  const differences = inNameOf('ediff1d', () =>
    mapNode(subtract, [
      partOfNode(x, 0, Math.min(1, x.shape[0]!), rest),
      partOfNode(x, 0, 0, rest),
    ]),
  );
  const parts = [around[0], differences, around[1]].filter((part) => part !== undefined);
  const node = parts.length === 1 ? differences : joinNode(parts, 0, x.dtype, 'ediff1d');
  const operands = [ary, to_begin, to_end].filter((operand) => operand !== undefined);
  return wrap(node, operands as Operand[], 'ediff1d');
}

/** An operand with its elements in one row. */
function rowOf(operand: Operand, caller: string): Node {
  const node = toNode(operand, caller);
  return node.shape.length === 1 ? node : leafNode(flat(arrayOf(operand, caller)));
}

/** Values around, in the dtype of what they are beside. */
function besides(operand: Operand, { dtype }: Node, caller: string): Node {
  const input = toInput(operand, caller);
  const own =
    input.kind === 'weak' ? inNameOf(caller, () => result_type(dtype, input.value)) : input.dtype;
  if (!can_cast(own, dtype, 'same_kind')) {
    throw new TypeError(`${caller} is ${own}, which does not convert to ${dtype}`);
  }
  const node = input.kind === 'weak' ? strengthen(input.value, dtype) : rowOf(operand, caller);
  return newMapNode(copy, [node], dtype, dtype, input.kind === 'weak' ? [1] : node.shape);
}
