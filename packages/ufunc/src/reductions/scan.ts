/** Running reductions along an axis: sums, products, extremes, logic; and differences. */
import { type DType, dtypes, type NdArray, normalizeAxis, sizeOf } from '@numloom/ndarray';
import { type ComputedNode, leafNode, newMapNode, newRunNode, type Node } from '../graph/node.ts';
import type { OperatorName } from '../operators/table.ts';
import { runRecurrence } from '../run/recurrence.ts';
import { converted } from './fold.ts';
import { memoryOf, newArray, partOfArray, partOfNode, writeNodes } from './parts.ts';
import { scanLoop } from './scan-loops.ts';

/** Elements of an expression that are computed at once: they stay in the second-level cache. */
const CHUNK = 65_536;

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
export type ScanOperator = Extract<
  OperatorName,
  | 'add'
  | 'multiply'
  | 'minimum'
  | 'maximum'
  | 'logical_and'
  | 'logical_or'
  | 'bitwise_and'
  | 'bitwise_or'
  | 'bitwise_xor'
>;

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
  const run = ([given]: readonly Node[]): NdArray => {
    const node = flat && length !== 1 ? flattened(given!, dtype) : given!;
    const result = newArray(dtype, shape);
    if (extra === 1) partOfArray(result, along, 0, 1).fill(before!);
    const target = partOfArray(result, along, extra, from[along]!);
    if (target.size > 0) scanInto(name, operator, node, along, target);
    return result;
  };
  const arg = converted(operand, dtype);
  return newRunNode({ name: `scan for ${name}`, run, dtype, shape }, [arg]);
}

/** The elements in one row, in C order. */
function flattened(node: Node, dtype: DType): Node {
  const values = newArray(dtype, node.shape);
  writeNodes([{ target: values, value: node }], 'scan');
  return leafNode(values.reshape([values.size]));
}

function scanInto(
  name: string,
  operator: ScanOperator,
  node: Node,
  axis: number,
  target: NdArray,
): void {
  const n = target.shape[axis]!;
  const { dtype, shape } = target;
  if (n > 1 && shape.some((length, k) => k !== axis && length > 1)) {
    writeNodes(
      [{ target: partOfArray(target, axis, 0, 1), value: partOfNode(node, axis, 0, 1) }],
      name,
    );
    const before = leafNode(partOfArray(target, axis, 0, n - 1));
    const others = partOfNode(node, axis, 1, n - 1);
    const value = newMapNode(operator, [before, others], dtype, dtype, others.shape);
    const rest = partOfArray(target, axis, 1, n - 1);
    if (runRecurrence(others.shape, axis, [{ kind: 'store', value, target: rest }], name)) return;
  }
  // Whole rows at a time, or parts of the only row.
  const outer = shape.findIndex((length, k) => k !== axis && length > 1);
  const cut = outer < 0 ? axis : outer;
  const step = Math.max(1, Math.floor((CHUNK * shape[cut]!) / sizeOf(shape)));
  const loop = scanLoop(operator, dtype);
  for (let from = 0; from < shape[cut]!; from += step) {
    const length = Math.min(step, shape[cut]! - from);
    const part = partOfArray(target, cut, from, length);
    writeNodes([{ target: part, value: partOfNode(node, cut, from, length) }], name);
    const continues = cut === axis && from > 0;
    runLoop(loop, part, axis, continues);
  }
}

/** Goes through an array in place; if it continues, from the element before its first. */
function runLoop(
  loop: ReturnType<typeof scanLoop>,
  array: NdArray,
  axis: number,
  continues: boolean,
): void {
  const { components } = dtypes[array.dtype];
  const memory = memoryOf(array);
  const stride = array.strides[axis]! * components;
  const n = array.shape[axis]!;
  const visit = (place: number, k: number): void => {
    if (k === array.ndim) {
      if (continues) loop(memory, place, n, stride);
      else loop(memory, place + stride, n - 1, stride);
    } else if (k === axis) visit(place, k + 1);
    else {
      for (let i = 0; i < array.shape[k]!; i++) {
        visit(place + i * array.strides[k]! * components, k + 1);
      }
    }
  };
  visit(array.offset * components, 0);
}
