/** Differences of samples over distances, as expressions. */
import { type DType, dtypes, NdArray } from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import type { Input } from '../expression/operand.ts';
import { type ComputedNode, leafNode, type Node } from '../graph/node.ts';
import { add, divide, multiply, subtract } from '../operators/rows/arithmetic.ts';
import { elementsOf, newArray } from '../order/rows.ts';
import { joinNode } from '../reductions/join.ts';
import { partOfNode } from '../reductions/parts.ts';
import type { Spacing } from './spacing.ts';

/** Factors of three neighbouring samples. */
type Weights<T = number> = readonly [T, T, T];

/** The derivative of samples along an axis. */
export function derivativeNode(
  f: Node,
  axis: number,
  spacing: Spacing,
  edgeOrder: 1 | 2,
): ComputedNode {
  const n = f.shape[axis]!;
  const { distance, operand } = spacing;
  const samples = (from: number, length = 1): Node => partOfNode(f, axis, from, length);
  const quotient = (later: Node, earlier: Node, step: number): Node =>
    mapNode(divide, [mapNode(subtract, [later, earlier]), operand(step)]);
  const stepAt = (place: number): number =>
    typeof distance === 'number' ? distance : distance.at(place)!;

  const inside = (): Node => {
    if (typeof distance === 'number') {
      return quotient(samples(2, n - 2), samples(0, n - 2), spacing.round(2 * distance));
    }
    const weights = unevenWeights(distance, spacing, axis, f.shape.length);
    return weighted(weights, [samples(0, n - 2), samples(1, n - 2), samples(2, n - 2)]);
  };
  const end = (isLast: boolean): Node => {
    if (edgeOrder === 1) {
      const from = isLast ? n - 2 : 0;
      return quotient(samples(from + 1), samples(from), stepAt(isLast ? -1 : 0));
    }
    const weights =
      typeof distance === 'number'
        ? evenEnd(distance, isLast, spacing.round)
        : unevenEnd(stepAt(isLast ? -2 : 0), stepAt(isLast ? -1 : 1), isLast, spacing.round);
    const from = isLast ? n - 3 : 0;
    return weighted(weights.map(operand) as unknown as Weights<Input>, [
      samples(from),
      samples(from + 1),
      samples(from + 2),
    ]);
  };
  const dtype: DType = 'fc'.includes(dtypes[f.dtype].kind) ? f.dtype : 'float64';
  return joinNode([end(false), inside(), end(true)], axis, dtype, 'gradient');
}

function weighted(weights: Weights<Input>, samples: Weights<Node>): Node {
  const [a, b, c] = weights.map((weight, i) => mapNode(multiply, [weight, samples[i]!]));
  return mapNode(add, [mapNode(add, [a!, b!]), c!]);
}

/** The weights of the samples before, at and behind each place between the ends, along an axis. */
function unevenWeights(
  distances: Float64Array,
  { round: r }: Spacing,
  axis: number,
  ndim: number,
): Weights<Node> {
  const count = distances.length - 1;
  const dtype = r === Math.fround ? 'float32' : 'float64';
  const arrays = [0, 1, 2].map(() => newArray(dtype, [count]));
  const [before, here, behind] = arrays.map((array) => elementsOf(array) as Float64Array);
  for (let i = 0; i < count; i++) {
    const [a, b] = [distances[i]!, distances[i + 1]!];
    const both = r(a + b);
    before![i] = -b / r(a * both);
    here![i] = r(b - a) / r(a * b);
    behind![i] = a / r(b * both);
  }
  const nodes = arrays.map(({ storage }) => {
    const shape = Array.from({ length: ndim }, (_, k) => (k === axis ? count : 1));
    const strides = shape.map((_, k) => (k === axis ? 1 : 0));
    return leafNode(new NdArray(dtype, { shape, strides, offset: 0 }, storage));
  });
  return nodes as unknown as Weights<Node>;
}

/** The weights of three samples of one distance at an end. */
function evenEnd(step: number, isLast: boolean, round: Spacing['round']): Weights {
  const weights = isLast ? [0.5, -2, 1.5] : [-1.5, 2, -0.5];
  return weights.map((weight) => round(weight / step)) as unknown as Weights;
}

/** The same of three samples with the distances `a` and `b`. */
function unevenEnd(a: number, b: number, isLast: boolean, r: Spacing['round']): Weights {
  const both = r(a + b);
  const outer = isLast ? b : a;
  const far = r(r(r(2 * outer) + (isLast ? a : b)) / r(outer * both));
  const middle = r(both / r(a * b));
  const near = r((isLast ? b : a) / r((isLast ? a : b) * both));
  return isLast ? [near, -middle, far] : [-far, middle, -near];
}
