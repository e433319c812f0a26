/** Running reductions along an axis: sums, products, extremes, logic; and differences. */
import { type DType, dtypes, type NdArray, normalizeAxis, sizeOf } from '@numloom/ndarray';
import { type ComputedNode, leafNode, newMapNode, newRunNode, type Node } from '../graph/node.ts';
import type { add, maximum, minimum, multiply } from '../operators/rows/arithmetic.ts';
import type {
  bitwise_and,
  bitwise_or,
  bitwise_xor,
  logical_and,
  logical_or,
} from '../operators/rows/logic.ts';
import { recurrenceSteps } from '../run/recurrence.ts';
import { converted } from './fold.ts';
import {
  liesInside,
  memoryOf,
  newArray,
  offsetsOf,
  partOfArray,
  partOfNode,
  writeNodes,
} from './parts.ts';
import { pause, type Steps } from '../threads/job.ts';
import type { Root } from '../plan/linearize.ts';
import { type ScanLoop, scanLoop } from './scan-loops.ts';

/** Elements of an expression that are computed at once: they stay in the second-level cache. */
const CHUNK = 65_536;
/** Elements that a loop goes through before others get a turn. */
const LOOP = 262_144;

/** What a scan is told. */
export interface ScanOptions {
  /** The axis to go along; without one the operand is flattened, in C order. */
  readonly axis?: number | null | undefined;
  /** The dtype to compute in and to give. */
  readonly dtype: DType;
  /** A first element before the others, such as 0 of a sum. */
  readonly before?: number;
}

/** Operators that scans know. */
export type ScanOperator =
  | typeof add
  | typeof multiply
  | typeof minimum
  | typeof maximum
  | typeof logical_and
  | typeof logical_or
  | typeof bitwise_and
  | typeof bitwise_or
  | typeof bitwise_xor;

/**
 * Each element combined with all before it along an axis, one after the other, as NumPy does it:
 * the digits are those of a plain loop.
 *
 * Where the axis lies outside of others in memory, each row is computed from the row before, in
 * vectors. Where it is the innermost one, the elements are computed in chunks and gone through by
 * a loop, which can be no faster than one operation after the other is.
 *
 * @throws RangeError when the axis does not exist
 */
export function scanNode(
  name: string,
  operator: ScanOperator,
  operand: Node,
  { axis, dtype, before }: ScanOptions,
): ComputedNode {
  const flat = axis === undefined || axis === null;
  const { length } = operand.shape;
  const along = flat ? 0 : normalizeAxis(axis, length, name);
  const from = flat ? [sizeOf(operand.shape)] : operand.shape;
  const extra = before === undefined ? 0 : 1;
  const shape = from.map((n, k) => (k === along ? n + extra : n));
  const run = function* ([node]: readonly Node[]): Steps<NdArray> {
    const result = newArray(dtype, shape);
    if (extra === 1) partOfArray(result, along, 0, 1).fill(before!);
    const target = partOfArray(result, along, extra, from[along]!);
    if (target.size === 0) return result;
    if (flat) yield* scanFlat(name, operator, node!, target);
    else yield* scanAlong(name, operator, node!, along, target);
    return result;
  };
  const arg = converted(operand, dtype);
  return newRunNode({ name: `scan for ${name}`, run, dtype, shape }, [arg]);
}

/** Over all elements, in C order; `target` is one row. */
function* scanFlat(name: string, operator: ScanOperator, node: Node, target: NdArray): Steps {
  const { dtype } = target;
  const { shape } = node;
  const whole = target.reshape(shape);
  const cut = shape.findIndex((length) => length > 1);
  const length = shape[cut] ?? 1;
  const rowSize = target.size / length;
  const step = Math.max(1, Math.floor(CHUNK / rowSize));
  const loop = scanLoop(operator.name, dtype);
  for (let from = 0; from < length; from += step) {
    const rows = Math.min(step, length - from);
    const chunk =
      cut < 0
        ? { target: whole, value: node }
        : { target: partOfArray(whole, cut, from, rows), value: partOfNode(node, cut, from, rows) };
    yield* writeNodes([chunk], name);
    yield* runLoop(loop, partOfArray(target, 0, from * rowSize, rows * rowSize), 0, from > 0);
  }
}

function* scanAlong(
  name: string,
  operator: ScanOperator,
  node: Node,
  axis: number,
  target: NdArray,
): Steps {
  const { dtype, shape } = target;
  const n = shape[axis]!;
  if (n > 1 && !liesInside(node, axis) && shape.some((length, k) => k !== axis && length > 1)) {
    yield* writeNodes(
      [{ target: partOfArray(target, axis, 0, 1), value: partOfNode(node, axis, 0, 1) }],
      name,
    );
    const before = leafNode(partOfArray(target, axis, 0, n - 1));
    const others = partOfNode(node, axis, 1, n - 1);
    const value = newMapNode(operator, [before, others], dtype, dtype, others.shape);
    const rest = partOfArray(target, axis, 1, n - 1);
    const roots: readonly Root[] = [{ kind: 'store', value, target: rest }];
    if (yield* recurrenceSteps(others.shape, axis, roots, name)) return;
  }
  // Whole rows at a time, or parts of the only row.
  const outer = shape.findIndex((length, k) => k !== axis && length > 1);
  const cut = outer < 0 ? axis : outer;
  const step = Math.max(1, Math.floor((CHUNK * shape[cut]!) / sizeOf(shape)));
  const loop = scanLoop(operator.name, dtype);
  for (let from = 0; from < shape[cut]!; from += step) {
    const length = Math.min(step, shape[cut]! - from);
    const part = partOfArray(target, cut, from, length);
    yield* writeNodes([{ target: part, value: partOfNode(node, cut, from, length) }], name);
    yield* runLoop(loop, part, axis, cut === axis && from > 0);
  }
}

/**
 * Goes through the rows of an array in place, some elements of each at a time; if it continues,
 * from before their first element.
 */
function* runLoop(loop: ScanLoop, array: NdArray, axis: number, continues: boolean): Steps {
  const { components } = dtypes[array.dtype];
  const others = array.shape.map((_, k) => k).filter((k) => k !== axis);
  const rows = array.transpose([...others, axis]);
  const stride = array.strides[axis]! * components;
  const starts = offsetsOf(rows, others.length);
  const n = array.shape[axis]!;
  const step = Math.max(1, Math.floor(LOOP / starts.length));
  for (let from = continues ? 0 : 1; from < n; from += step) {
    const places = starts.map((start) => start * components + from * stride);
    loop(memoryOf(array), places, Math.min(step, n - from), stride);
    yield pause;
  }
}
