/** Angles without jumps. */
import { assertOptions, isdtype, normalizeAxis, result_type } from '@numloom/ndarray';
import { wrap } from '../expression/apply.ts';
import { mapNode } from '../expression/build.ts';
import type { Expression } from '../expression/expression.ts';
import { inNameOf } from '../expression/naming.ts';
import { type Input, type Operand, toNode } from '../expression/operand.ts';
import type { ComputedNode, Node } from '../graph/node.ts';
import { absolute, add, remainder, subtract } from '../operators/rows/arithmetic.ts';
import { equal, greater, less } from '../operators/rows/comparison.ts';
import { logical_and } from '../operators/rows/logic.ts';
import { copy, where } from '../operators/rows/selection.ts';
import { differenceNode } from '../reductions/difference.ts';
import { joinNode } from '../reductions/join.ts';
import { partOfNode } from '../reductions/parts.ts';
import { cumsum } from '../reductions/rows.ts';

/** Options of {@link unwrap}. */
export interface UnwrapOptions {
  /** The least jump that is taken away; half a period by default, and where it is less. */
  readonly discont?: number | null | undefined;
  /** The axis to go along; the last one by default. */
  readonly axis?: number | undefined;
  /** What values wrap around at; 2π by default. */
  readonly period?: number | undefined;
}

/**
 * Values that wrap around, as angles do, without the jumps: where neighbours differ by more than
 * half a period, multiples of the period are added to all from there on.
 *
 * @param p - an array of at least one axis; integers stay integers where the period is one
 * @param options - `discont`, `axis`, `period`
 * @returns an expression of the shape of `p`
 * @throws RangeError when the axis does not exist; TypeError for complex values, or when `discont` or
 *   `period` is no number
 * @example
 * ```ts
 * import { unwrap } from '@numloom/ufunc';
 * console.log(unwrap([0, 1, 2, 3, 0, 1], { period: 4 }).tolist()); // => [ 0, 1, 2, 3, 4, 5 ]
 * ```
 */
export function unwrap(p: Operand, options: UnwrapOptions = {}): Expression {
  assertOptions(options, ['discont', 'axis', 'period'], 'unwrap');
  const { axis = -1, period = 2 * Math.PI, discont } = options;
  for (const [name, value] of Object.entries({ period, discont })) {
    if (value !== undefined && value !== null && typeof value !== 'number') {
      throw new TypeError(`unwrap: ${name} is ${typeof value}, must be a number`);
    }
  }
  const node = toNode(p, 'unwrap');
  if (node.shape.length === 0) {
    throw new RangeError('unwrap: the operand has no axis; at least one is needed');
  }
  const along = normalizeAxis(axis, node.shape.length, 'unwrap');
  if (isdtype(node.dtype, 'complex floating')) {
    throw new TypeError('unwrap: the operand is complex, must be real');
  }
  const build = (): ComputedNode => unwrapped(node, along, period, discont ?? period / 2);
  return wrap(inNameOf('unwrap', build), [p], 'unwrap');
}

function unwrapped(p: Node, axis: number, period: number, discont: number): ComputedNode {
  const difference = differenceNode(p, { axis });
  const dtype = result_type(difference.dtype, period);
  const isInteger = isdtype(dtype, 'integral');
  const high = isInteger ? Math.floor(period / 2) : period / 2;
  const isAmbiguous = !isInteger || period % 2 === 0;
  // A whole period of floats is one of them.
  const number = (value: number): Input => ({ kind: 'weak', value, float: !isInteger });
  let jump: Node = mapNode(add, [
    mapNode(remainder, [mapNode(subtract, [difference, number(-high)]), number(period)]),
    number(-high),
  ]);
  if (isAmbiguous) {
    const isLow = mapNode(logical_and, [
      mapNode(equal, [jump, number(-high)]),
      mapNode(greater, [difference, number(0)]),
    ]);
    jump = mapNode(where, [isLow, number(high), jump]);
  }
  const correction = mapNode(subtract, [jump, difference]);
  const isSmall = mapNode(less, [
    mapNode(absolute, [difference]),
    { kind: 'weak', value: discont },
  ]);
  const corrections = mapNode(where, [isSmall, number(0), correction]);
  const n = p.shape[axis]!;
  const first = Math.min(1, n);
  const later = mapNode(add, [
    partOfNode(p, axis, first, n - first),
    cumsum.build(corrections, { axis }),
  ]);
  const start = partOfNode(p, axis, 0, first);
  return joinNode([mapNode(copy, [start]), later], axis, dtype, 'unwrap');
}
