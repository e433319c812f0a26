/** Folding an array along an axis in the order of its elements, for operators of any kind. */
import type { NdArray } from '@numloom/ndarray';
import {
  broadcastLayout,
  copyto,
  type DType,
  empty,
  type Layout,
  type ScalarLike,
} from '@numloom/ndarray';
import { newMapNode } from '../graph/node.ts';
import type { OperatorRow } from '../operators/row.ts';
import { where as choose } from '../operators/rows/selection.ts';
import { type Rows, runInOrder } from '../run/ordered.ts';

/** An array with one axis taken out: the steps along it, and along all the others. */
function rowsOf(array: NdArray, layout: Layout, axis: number, from = 0): Rows {
  const strides = [...layout.strides];
  const [step] = strides.splice(axis, 1);
  return { array, offset: layout.offset + from * step!, strides: [step!, ...strides] };
}

function lengthsOf(shape: readonly number[], axis: number, length: number): number[] {
  return [length, ...shape.filter((_, k) => k !== axis)];
}

/** The same array along an axis that it has not. */
const still = (array: NdArray): Rows => ({
  array,
  offset: array.offset,
  strides: [0, ...array.strides],
});

/** What a fold does. */
export interface Fold {
  readonly operator: OperatorRow;
  /** The dtype of the elements and of the result. */
  readonly dtype: DType;
  readonly axis: number;
  /** What it starts with instead of the first element. */
  readonly initial?: ScalarLike | undefined;
  /** A mask of the operand's shape; there are no elements where it is false. */
  readonly where?: NdArray | undefined;
}

/** Folds an axis, which has an element or an initial value, into a new array without that axis. */
export function foldInOrder(x: NdArray, fold: Fold): NdArray {
  const { operator, dtype, axis, initial, where } = fold;
  const shape = x.shape.filter((_, k) => k !== axis);
  const total = empty(shape, { dtype });
  if (initial === undefined) copyto(total, x.withLayout(firstOf(x, axis)));
  else total.fill(initial);
  const from = initial === undefined ? 1 : 0;
  const lengths = lengthsOf(x.shape, axis, x.shape[axis]! - from);
  const reads = [still(total), rowsOf(x, x, axis, from)];
  if (where !== undefined) {
    reads.push(rowsOf(where, broadcastLayout(where, x.shape, operator.name), axis, from));
  }
  runInOrder(lengths, reads, still(total), ([before, element, mask]) => {
    const next = newMapNode(operator, [before!, element!], dtype, dtype, element!.shape);
    if (mask === undefined) return next;
    return newMapNode(choose, [mask, next, before!], dtype, dtype, element!.shape);
  });
  return total;
}

/** All steps of a fold along an axis, in a new array of the operand's shape. */
export function scanInOrder(x: NdArray, { operator, dtype, axis }: Fold): NdArray {
  const result = empty(x.shape, { dtype });
  if (x.shape[axis] === 0) return result;
  copyto(result.withLayout(firstOf(result, axis)), x.withLayout(firstOf(x, axis)));
  const lengths = lengthsOf(x.shape, axis, x.shape[axis]! - 1);
  const reads = [rowsOf(result, result, axis), rowsOf(x, x, axis, 1)];
  runInOrder(lengths, reads, rowsOf(result, result, axis, 1), ([before, element]) =>
    newMapNode(operator, [before!, element!], dtype, dtype, element!.shape),
  );
  return result;
}

function firstOf({ shape, strides, offset }: Layout, axis: number): Layout {
  const others = (values: readonly number[]): number[] => values.filter((_, k) => k !== axis);
  return { shape: others(shape), strides: others(strides), offset };
}
