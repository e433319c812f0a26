/** Weighted means. */
import {
  Complex,
  type NdArray,
  formatShape,
  normalizeAxis,
  promote_types,
  sameShape,
  type ScalarLike,
} from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import { strengthen } from '../expression/operand.ts';
import { viewNode } from '../expression/view.ts';
import { type ComputedNode, newMapNode, newRunNode, type Node } from '../graph/node.ts';
import { divide, multiply } from '../operators/rows/arithmetic.ts';
import { copy } from '../operators/rows/selection.ts';
import { converted, newFoldNode } from './fold.ts';
import { countOf, foldedAxes, type ReductionOptions } from './options.ts';
import type { Steps } from '../threads/job.ts';
import { valuesOf } from './parts.ts';
import { meanNode } from './statistics.ts';
import { meanDType } from './types.ts';

const NAME = 'average';

/** The weighted mean, and the sum of the weights of the same shape. */
export function averageNodes(
  arg: Node,
  weights: Node | undefined,
  options: ReductionOptions,
): [average: ComputedNode, weights: ComputedNode] {
  const { axis, keepdims = false } = options;
  const axes = foldedAxes(axis, arg.shape.length, NAME);
  if (weights === undefined) {
    const average = meanNode(NAME, arg, { axis, keepdims });
    const { dtype, shape } = average;
    const count = strengthen(countOf(arg, axes), dtype);
    return [average, newMapNode(copy, [count], dtype, dtype, shape)];
  }
  const aligned = alignWeights(arg, weights, options);
  // Products of integers may leave their dtype.
  const common = promote_types(arg.dtype, aligned.dtype);
  const dtype = promote_types(common, meanDType(arg.dtype));
  const factors = [converted(arg, dtype), converted(aligned, dtype)];
  const product = mapNode(multiply, factors);
  const spread = newMapNode(copy, [aligned], aligned.dtype, dtype, arg.shape);
  const total = newFoldNode('add', spread, axes, keepdims, dtype, NAME);
  const sums = newFoldNode('add', product, axes, keepdims, dtype, NAME);
  const checked = nonzero(total);
  return [mapNode(divide, [sums, checked]), checked];
}

/** Weights of one axis lie along that axis. */
function alignWeights(arg: Node, weights: Node, { axis }: ReductionOptions): Node {
  if (sameShape(arg.shape, weights.shape)) return weights;
  const { length } = arg.shape;
  if (typeof axis !== 'number' || weights.shape.length !== 1) {
    throw new RangeError(
      `${NAME}: weights have the shape ${formatShape(weights.shape)}, must have that of the operand, ${formatShape(arg.shape)}, or one dimension where axis is one axis`,
    );
  }
  const along = normalizeAxis(axis, length, NAME);
  if (weights.shape[0] !== arg.shape[along]) {
    throw new RangeError(
      `${NAME}: there are ${weights.shape[0]} weights for ${arg.shape[along]} places of axis ${along}`,
    );
  }
  return viewNode(weights, ({ shape, strides, offset }) => ({
    shape: arg.shape.map((_, k) => (k === along ? shape[0]! : 1)),
    strides: arg.shape.map((_, k) => (k === along ? strides[0]! : 0)),
    offset,
  }));
}

/** The sums of weights, of which none may be 0. */
function nonzero(total: ComputedNode): ComputedNode {
  const { dtype, shape } = total;
  const run = function* ([sums]: readonly Node[]): Steps<NdArray> {
    const array = (yield* valuesOf(sums!, NAME)).copy();
    for (const sum of array.values()) {
      if (isZero(sum)) throw new RangeError(`${NAME}: the weights sum to 0`);
    }
    return array;
  };
  return newRunNode({ name: `weights of ${NAME}`, run, dtype, shape }, [total]);
}

function isZero(sum: ScalarLike): boolean {
  return sum instanceof Complex ? sum.re === 0 && sum.im === 0 : sum == 0;
}
