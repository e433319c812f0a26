/** From operands to reductions: what every public function of this family does. */
import {
  assertOptions,
  can_cast,
  type DType,
  formatShape,
  NdArray,
  sameShape,
} from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import type { Expression } from '../expression/expression.ts';
import { type Operand, toNode } from '../expression/operand.ts';
import type { ComputedNode, Node } from '../graph/node.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { assertAssignable } from '../run/tasks.ts';
import type { ReductionOptions } from './options.ts';
import type { ReductionRow } from './rows.ts';

/**
 * A reduction of a node.
 *
 * @throws TypeError when it has no such option; what the reduction throws.
 */
export function reduceNode(
  { name, build, options: known }: ReductionRow,
  arg: Node,
  options: Readonly<Record<string, unknown>>,
): ComputedNode {
  assertOptions(options, known, name);
  return build(arg, options);
}

/** A reduction applied to an operand; with `out` it is computed, and `out` the result. */
export function applyReduction<D extends DType>(
  row: ReductionRow,
  operand: Operand,
  given: ReductionOptions,
): Expression<D> {
  const { name, options: known } = row;
  assertOptions(given, [...known, 'out'], name);
  const { out, ...options } = given;
  const { where } = options;
  const node = reduceNode(row, toNode(operand, name), options);
  const operands = where === undefined ? [operand] : [operand, where];
  const expression = wrap<D>(node, operands, name);
  return out === undefined ? expression : (writeOut(out, expression, name) as never);
}

/**
 * Computes an expression into an array.
 *
 * @returns the array
 * @throws TypeError when it is no array, or its dtype can't take the values; RangeError when its
 *   shape is another one
 */
export function writeOut<D extends DType>(
  out: NdArray<D>,
  expression: Expression,
  caller: string,
): NdArray<D> {
  if (!(out instanceof NdArray)) throw new TypeError(`${caller}: out is no array`);
  const { shape, dtype } = expression;
  if (!sameShape(out.shape, shape)) {
    throw new RangeError(
      `${caller}: out has the shape ${formatShape(out.shape)}, must have ${formatShape(shape)}`,
    );
  }
  if (!can_cast(dtype, out.dtype, 'same_kind')) {
    throw new TypeError(`${caller}: out is ${out.dtype}, which can't take values of ${dtype}`);
  }
  const assignments = [{ target: out, value: expression.node }];
  assertAssignable(assignments, caller);
  expression.consume();
  evaluateNodes([], assignments, caller);
  return out;
}
