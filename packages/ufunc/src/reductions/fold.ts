/** Reductions that are one fold: sums, products, extremes, tests. */
import { type DType, dtypes, type ScalarLike } from '@numloom/ndarray';
import { mapNode, MOST_WEIGHT } from '../expression/build.ts';
import { inNameOf } from '../expression/naming.ts';
import { strengthen } from '../expression/operand.ts';
import {
  type ComputedNode,
  foldsOf,
  type FoldNode,
  type MapNode,
  newMapNode,
  type Node,
  settled,
  weightOf,
} from '../graph/node.ts';
import { foldIdentity } from '../kernel/fold.ts';
import type { FoldPrimitive, RealDType } from '../kernel/primitives.ts';
import type { OperatorRow } from '../operators/row.ts';
import { maximum, minimum } from '../operators/rows/arithmetic.ts';
import { equal } from '../operators/rows/comparison.ts';
import { logical_and } from '../operators/rows/logic.ts';
import { copy, where } from '../operators/rows/selection.ts';
import { evaluateNodes } from '../run/rounds.ts';
import { halvingNode } from './halving.ts';
import {
  chosenDType,
  foldedAxesOfAny,
  maskNode,
  reducedShape,
  type ReductionOptions,
  refuseComplex,
  requireElements,
} from './options.ts';
import type { ReductionTypes } from './types.ts';

/** What a reduction folds with, and how. */
export interface Folding {
  /** The operator whose reduction it is. */
  readonly operator: OperatorRow;
  readonly types: ReductionTypes;
  /** Whether folding no element has a value. */
  readonly identity: boolean;
}

/** The fold of an operator over elements of a dtype, undefined where there is none. */
function foldOf(operator: OperatorRow, dtype: DType): FoldPrimitive | undefined {
  const fold = operator.folds?.[dtype === 'bool' ? 0 : 1];
  return dtypes[dtype].kind === 'c' && fold !== 'add' ? undefined : fold;
}

/** A fold of `operand` over axes, its values converted to `dtype` before. */
export function newFoldNode(
  fold: FoldPrimitive,
  operand: Node,
  axes: readonly number[],
  keepdims: boolean,
  dtype: DType,
  caller: string,
): FoldNode {
  // A fold of a fold of a fold: neither the stack nor the time that rounds take may grow with it.
  if (foldsOf(operand) > MOST_WEIGHT) evaluateNodes([operand], [], caller);
  const arg = settled(operand);
  const shape = reducedShape(arg.shape, axes, keepdims);
  const folds = 1 + weightOf(arg) + foldsOf(arg);
  return { kind: 'fold', fold, arg, axes, dtype, shape, folds, result: undefined };
}

/** A node in another dtype. */
export function converted(node: Node, dtype: DType): Node {
  return node.dtype === dtype ? node : newMapNode(copy, [node], dtype, dtype, node.shape);
}

/** `node` where `mask` holds, else a number; of the shape of `node`. */
export function masked(node: Node, mask: Node | undefined, otherwise: number | bigint): Node {
  if (mask === undefined) return node;
  const { dtype, shape } = node;
  return newMapNode(where, [mask, node, strengthen(otherwise, dtype)], dtype, dtype, shape);
}

/** Where a float is a number; undefined where all are, because the dtype has no NaN. */
export function validNode(node: Node): MapNode | undefined {
  if (!'fc'.includes(dtypes[node.dtype].kind)) return undefined;
  return newMapNode(equal, [node, node], node.dtype, 'bool', node.shape);
}

/** Two masks that both hold. */
export function bothHold(a: Node | undefined, b: Node | undefined): Node | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return mapNode(logical_and, [a, b]);
}

/**
 * A reduction that is one fold.
 *
 * @param skipsNaN - whether NaN is left out
 * @throws RangeError when an axis does not exist, or no element is folded by a reduction that has
 *   no identity; TypeError for an unknown dtype or one that the reduction has no meaning for.
 */
export function foldingNode(
  name: string,
  { operator, types, identity }: Folding,
  arg: Node,
  options: ReductionOptions,
  skipsNaN = false,
): ComputedNode {
  const { axis, keepdims = false, initial } = options;
  const axes = foldedAxesOfAny(axis, arg.shape.length, name);
  const dtype = chosenDType(options, types(arg.dtype), name);
  const ordered = operator === minimum || operator === maximum;
  if (ordered) refuseComplex(name, arg.dtype);
  if (!identity && initial === undefined) {
    requireElements(arg, axes, name);
    if (options.where !== undefined) {
      throw new RangeError(`${name}: where may leave no element, so it needs initial`);
    }
  }
  const mask = bothHold(
    maskNode(options.where, arg, name),
    skipsNaN && !ordered ? validNode(arg) : undefined,
  );
  const fold = foldOf(operator, dtype);
  const neutral = identityOf(operator, dtype === 'bool' ? dtype : arg.dtype);
  const elements = masked(arg, mask, neutral);
  const result =
    fold === undefined
      ? halvingNode(name, operator, converted(elements, dtype), axes, keepdims)
      : newFoldNode(
          ordered && skipsNaN ? withoutNaN(fold, dtype) : fold,
          elements,
          axes,
          keepdims,
          dtype,
          name,
        );
  if (initial === undefined) return result;
  const start = inNameOf(`${name}: initial`, () => {
    if (dtypes[dtype].kind === 'i' || dtypes[dtype].kind === 'u') checkInteger(initial, dtype);
    return strengthen(initial, dtype);
  });
  const started = newMapNode(operator, [start, result], dtype, dtype, result.shape);
  if (!ordered || !skipsNaN) return started;
  return newMapNode(
    where,
    [validNode(result) ?? strengthen(1, 'bool'), started, start],
    dtype,
    dtype,
    result.shape,
  );
}

/** @throws RangeError for a number that the integers of a dtype don't reach. */
function checkInteger(value: ScalarLike, dtype: DType): void {
  if (typeof value !== 'number' && typeof value !== 'bigint') return;
  const [least, most] = [identityOf(maximum, dtype), identityOf(minimum, dtype)];
  if (value >= least && value <= most) return;
  throw new RangeError(`initial: ${value} is out of bounds for ${dtype}, from ${least} to ${most}`);
}

/** The fold that ignores NaN. */
function withoutNaN(fold: FoldPrimitive, dtype: DType): FoldPrimitive {
  if (dtypes[dtype].kind !== 'f') return fold;
  return fold === 'min' ? 'fmin' : 'fmax';
}

/** What changes nothing, as an element of a dtype. */
function identityOf(operator: OperatorRow, dtype: DType): number | bigint {
  const { identity } = operator;
  if (dtypes[dtype].kind === 'c' || typeof identity === 'boolean') return Number(identity ?? 0);
  return foldIdentity(foldOf(operator, dtype)!, dtype as RealDType);
}
