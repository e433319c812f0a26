/** Parts side by side along an axis, each computed where it belongs. */
import type { DType, NdArray } from '@numloom/ndarray';
import { type ComputedNode, newRunNode, type Node } from '../graph/node.ts';
import type { Steps } from '../threads/job.ts';
import { newArray, partOfArray, writeNodes } from './parts.ts';

/** Converts to a dtype; the parts have the same shape but along the axis. */
export function joinNode(
  parts: readonly Node[],
  axis: number,
  dtype: DType,
  caller: string,
): ComputedNode {
  const total = parts.reduce((sum, { shape }) => sum + shape[axis]!, 0);
  const shape = parts[0]!.shape.map((n, k) => (k === axis ? total : n));
  const run = function* (nodes: readonly Node[]): Steps<NdArray> {
    const array = newArray(dtype, shape);
    let from = 0;
    const assignments = nodes.map((value) => {
      const length = value.shape[axis]!;
      const target = partOfArray(array, axis, from, length);
      from += length;
      return { target, value };
    });
    yield* writeNodes(assignments, caller);
    return array;
  };
  return newRunNode({ name: `join for ${caller}`, run, dtype, shape }, parts);
}
