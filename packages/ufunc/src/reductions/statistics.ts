/** Means, variances and ranges: folds, and what is made of them. */
import { type DType, dtypes, type Layout, type NdArray, sizeOf } from '@numloom/ndarray';
import { mapNode } from '../expression/build.ts';
import { strengthen } from '../expression/operand.ts';
import { viewNode } from '../expression/view.ts';
import {
  type ComputedNode,
  type FoldNode,
  newMapNode,
  newRunNode,
  type Node,
  type RunNode,
} from '../graph/node.ts';
import {
  add,
  divide,
  fmax,
  fmin,
  maximum,
  minimum,
  multiply,
  square,
  subtract,
} from '../operators/rows/arithmetic.ts';
import { greater } from '../operators/rows/comparison.ts';
import { sqrt } from '../operators/rows/exponential.ts';
import { imag, real } from '../operators/rows/parts.ts';
import { copy, where } from '../operators/rows/selection.ts';
import { partOf } from '../operators/types.ts';
import { bothHold, converted, foldingNode, masked, newFoldNode, validNode } from './fold.ts';
import {
  chosenDType,
  countOf,
  foldedAxes,
  foldedAxesOfAny,
  maskNode,
  reducedShape,
  type ReductionOptions,
} from './options.ts';
import type { Steps } from '../threads/job.ts';
import { computeNode, memoryOf } from './parts.ts';
import { meanDType, sameDType } from './types.ts';

/** What a statistic folds. */
interface Sample {
  readonly name: string;
  /** In the dtype of the computation. */
  readonly arg: Node;
  readonly axes: readonly number[];
  readonly keepdims: boolean;
  /** Which elements count; all without. */
  readonly mask: Node | undefined;
}

function sampleOf(
  name: string,
  operand: Node,
  options: ReductionOptions,
  skipsNaN: boolean,
): Sample {
  const axes = foldedAxes(options.axis, operand.shape.length, name);
  const arg = converted(operand, chosenDType(options, meanDType(operand.dtype), name));
  const mask = bothHold(
    maskNode(options.where, operand, name),
    skipsNaN ? validNode(operand) : undefined,
  );
  return { name, arg, axes, keepdims: options.keepdims ?? false, mask };
}

function sumOf({ name, axes, keepdims }: Sample, arg: Node): FoldNode {
  const fold = arg.dtype === 'bool' ? 'or' : 'add';
  return newFoldNode(fold, arg, axes, keepdims, arg.dtype, name);
}

/** The number of elements that count. */
function countedOf({ name, arg, axes, keepdims, mask }: Sample): Node {
  if (mask === undefined) return strengthen(countOf(arg, axes), 'float64');
  const ones = [mask, strengthen(1, 'float64'), strengthen(0, 'float64')];
  const each = newMapNode(where, ones, 'float64', 'float64', arg.shape);
  return newFoldNode('add', each, axes, keepdims, 'float64', name);
}

/** A quotient in the dtype of the dividend. */
function quotient(dividend: Node, divisor: Node): ComputedNode {
  const { dtype, shape } = dividend;
  const result = mapNode(divide, [dividend, divisor]);
  return result.dtype === dtype ? result : newMapNode(copy, [result], dtype, dtype, shape);
}

/** Arithmetic mean of the elements that count; NaN where none does. */
export function meanNode(
  name: string,
  operand: Node,
  options: ReductionOptions,
  skipsNaN = false,
): ComputedNode {
  const sample = sampleOf(name, operand, options, skipsNaN);
  return meanOf(sample);
}

function meanOf(sample: Sample): ComputedNode {
  return quotient(sumOf(sample, masked(sample.arg, sample.mask, 0)), countedOf(sample));
}

/**
 * Variance of the elements that count, in one pass: with d = x - c, it is
 * (sum of d^2 - (sum of d)^2 / n) / (n - ddof), which does not cancel if c is near the data (Chan,
 * Golub and LeVeque 1983, "Algorithms for computing the sample variance", The American
 * Statistician 37). c is the median of three elements, so that one outlier does not become it. As
 * any element is at most sqrt(n) standard deviations off the mean, the relative error is below
 * some (log2 n) eps (1 + (mean - c)^2 / variance), which is a few (log2 n) eps for data without
 * order, and never more than about n (log2 n) eps. Complex numbers have the variance of both parts
 * together.
 */
export function varianceNode(
  name: string,
  operand: Node,
  options: ReductionOptions,
  skipsNaN = false,
): ComputedNode {
  const sample = sampleOf(name, operand, options, skipsNaN);
  const { arg } = sample;
  const count = countedOf(sample);
  const ddof = degreesTaken(name, options);
  if (dtypes[arg.dtype].kind !== 'c') return spread(sample, count, ddof, skipsNaN);
  const parts = [real, imag].map((part) => {
    const float = partOf(arg.dtype);
    const values = newMapNode(part, [arg], arg.dtype, float, arg.shape);
    return spread({ ...sample, arg: values }, count, ddof, skipsNaN);
  });
  return mapNode(add, parts);
}

/** Standard deviation: the square root of the variance. */
export function deviationNode(
  name: string,
  operand: Node,
  options: ReductionOptions,
  skipsNaN = false,
): ComputedNode {
  return mapNode(sqrt, [varianceNode(name, operand, options, skipsNaN)]);
}

function degreesTaken(name: string, { ddof, correction }: ReductionOptions): number {
  if (ddof !== undefined && correction !== undefined) {
    throw new TypeError(`${name}: ddof and correction are the same; give one of them`);
  }
  const taken = ddof ?? correction ?? 0;
  if (typeof taken !== 'number' || Number.isNaN(taken)) {
    throw new TypeError(
      `${name}: ${ddof === undefined ? 'correction' : 'ddof'} is ${String(taken)}, must be a number`,
    );
  }
  return taken;
}

function spread(sample: Sample, count: Node, ddof: number, skipsNaN: boolean): ComputedNode {
  const { arg, mask } = sample;
  const { dtype } = arg;
  const centre = middleOf(sample);
  const off = newMapNode(subtract, [arg, centre], dtype, dtype, arg.shape);
  const from = masked(off, mask, 0);
  const first = sumOf(sample, from);
  const second = sumOf(sample, mapNode(square, [from]));
  const taken = mapNode(multiply, [first, quotient(first, count)]);
  // Rounding must not make a variance negative; a NaN stays.
  const squares = mapNode(maximum, [mapNode(subtract, [second, taken]), strengthen(0, dtype)]);
  return quotient(squares, degreesLeft(count, ddof, skipsNaN ? NaN : 0));
}

/** What is divided by: what is left of the count, or `none` where nothing is. */
function degreesLeft(count: Node, ddof: number, none: number): Node {
  if (count.kind === 'scalar') {
    const left = (count.value as number) - ddof;
    return strengthen(left > 0 ? left : none, 'float64');
  }
  const left = mapNode(subtract, [count, strengthen(ddof, 'float64')]);
  const isLeft = mapNode(greater, [left, strengthen(0, 'float64')]);
  return mapNode(where, [isLeft, left, strengthen(none, 'float64')]);
}

/**
 * The median of the first, the middle and the last element, for each result; of those of them that
 * count. Where none of them does, the means of all results are taken, at the price of a pass more.
 */
function middleOf({ name, arg, axes, mask }: Sample): RunNode | Node {
  const { dtype } = arg;
  const shape = reducedShape(arg.shape, axes, true);
  if (sizeOf(arg.shape) === 0) return strengthen(0, dtype);
  const run = function* ([operand]: readonly Node[]): Steps<NdArray> {
    const [a, b, c] = [0, 0.5, 1].map((part) => viewNode(operand!, (layout) => at(layout, part)));
    const [less, more] = mask === undefined ? [minimum, maximum] : [fmin, fmax];
    const low = mapNode(less, [a!, b!]);
    const high = mapNode(more, [a!, b!]);
    const middle = mapNode(more, [low, mapNode(less, [high, c!])]);
    const found = yield* computeNode(newMapNode(copy, [middle], dtype, dtype, shape), name);
    const values = memoryOf(found).subarray(found.offset, found.offset + found.size);
    if (mask === undefined || values.every((value) => value === value)) return found;
    found.dispose();
    const valid = validNode(operand!);
    const mean = meanOf({ name, arg: operand!, axes, keepdims: true, mask: valid });
    return yield* computeNode(mean, name);
  };
  const at = (layout: Layout, part: number): Layout => {
    let { offset } = layout;
    for (const axis of axes) {
      offset += Math.floor(part * (layout.shape[axis]! - 1)) * layout.strides[axis]!;
    }
    return { shape, strides: layout.strides, offset };
  };
  return newRunNode({ name: `median of three for ${name}`, run, early: true, dtype, shape }, [
    masked(arg, mask, NaN),
  ]);
}

/** The largest less the smallest element. */
export function rangeNode(name: string, arg: Node, options: ReductionOptions): ComputedNode {
  const folding = { types: sameDType, identity: false };
  return mapNode(subtract, [
    foldingNode(name, { ...folding, operator: maximum }, arg, options),
    foldingNode(name, { ...folding, operator: minimum }, arg, options),
  ]);
}

/** How many elements are not zero. */
export function nonzeroNode(name: string, arg: Node, options: ReductionOptions): ComputedNode {
  const { axis, keepdims = false } = options;
  const axes = foldedAxesOfAny(axis, arg.shape.length, name);
  const dtype: DType = 'int64';
  return newFoldNode('add', converted(arg, 'bool'), axes, keepdims, dtype, name);
}
